"""The head of an NITF document to plain values: all there is of a standalone one, and what NewsML-G2 left unsaid."""

from __future__ import annotations

from briefc.ingest.about import About
from briefc.ingest.concepts import line, media_topic
from briefc.ingest.dates import iso_of
from briefc.ingest.g2_metadata import STATUSES, authors, is_guid, person_name
from briefc.ingest.read_inlines import inlines
from briefc.ingest.reading import LANGUAGE, Reading
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of

_QUIET = frozenset(["doc-id", "date.issue", "date.release", "urgency", "key-list", "du-key", "doc.copyright", "ed-msg"])


def nitf_metadata(nitf: Tag, about: About, say: Told, *, alone: bool) -> None:
    """Fill `about` from a document's head. `alone` means that there is no NewsML-G2 round it, which comes first."""
    head, top = nitf.first("head"), nitf.first("body", "body.head")
    docdata = head.first("docdata") if head is not None else None
    if docdata is not None:
        _docdata(docdata, about, say, alone=alone)
    if head is not None and not about.subjects:
        for one in head.every("tobject.subject"):
            code = media_topic(one.get("tobject.subject.refnum"))
            if code and code not in about.subjects:
                about.subjects.append(code)
    body = nitf.first("body")
    tag = body.get("xml:lang") if body is not None else ""
    if not about.language and LANGUAGE.fullmatch(tag):
        about.language = tag
    if top is not None:
        _body_head(top, about, say)
    if not about.headline and head is not None:
        about.headline = line(head.text_at("title"), say, head)


def _docdata(docdata: Tag, about: About, say: Told, *, alone: bool) -> None:
    status = docdata.get("management-status")
    for one in docdata.tags():
        match one.name:
            case "doc-id":
                guid = one.get("id-string")
                about.guid = about.guid or (guid if is_guid(guid) else "")
            case "du-key":
                about.key = one.get("key")
                version = one.get("version")
                if alone and version.isascii() and version.isdigit() and int(version[:9]) > 0:
                    about.version = int(version)
            case "urgency" if not about.urgency and one.get("ed-urg") in set("123456789"):
                about.urgency = one.get("ed-urg")
            case "date.issue":
                issued = iso_of(one.get("norm"))
                about.date = about.date or issued
                if alone and about.version > 1:
                    about.updated = issued
            case "date.release" if alone and status == "embargoed":
                about.embargo = iso_of(one.get("norm"))
            case "ed-msg" if alone and one.get("info"):
                about.notes.append(line(one.get("info"), say, one))
            case "doc.copyright" if not about.rights and not about.own:
                holder = line(one.get("holder"), say, one)
                about.rights = " ".join(part for part in ("©", one.get("year"), holder) if part) if holder else ""
            case "key-list" if not about.keywords:
                found = (line(key.get("key"), say, key) for key in one.tags("keyword"))
                about.keywords.extend(dict.fromkeys(text for text in found if text))
            case name if name not in _QUIET and not about.own:
                shown = one.text or " ".join(one.attributes.values())
                say.info("import.metadata", one, f"{name} is not kept{f': {shown[:120]}' if shown else ''}")
    if alone and status in STATUSES:
        about.status = status
    if about.version > 1 and not about.updated:
        about.updated = about.date


def _letters(text: str) -> str:
    """What two spellings of one headline share: letters and digits, without quotation marks and blanks."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _body_head(top: Tag, about: About, say: Told) -> None:
    reading = Reading(say, own=about.own, language=about.language or "en")
    for name in ("hl1", "hl2"):
        found = next(iter(top.every(name)), None)
        content = inlines(found.children, reading, found) if found is not None else ()
        words = " ".join(words_of(content).split())
        if not words:
            continue
        said = _letters(found.text) if found is not None else ""
        if name == "hl1" and (about.own or not about.headline or said == _letters(about.headline)):
            about.headline, about.headline_content = words, content
        elif name == "hl2" and (about.own or not about.subtitle or said == _letters(about.subtitle)):
            about.subtitle, about.subtitle_content = words, content
    byline = top.first("byline")
    if byline is not None and not about.byline:
        people = [person_name(line(one.raw, say, one)) for one in byline.every("person")]
        title = byline.first("byttl")
        loose = line("".join(one for one in byline.children if isinstance(one, str)), say, byline)
        about.byline.extend(name for name in people if name)
        if not about.byline:
            about.byline.extend(authors(loose))
        if title is not None and not about.source:
            about.source = line(title.raw, say, title)
    for one in top.tags("dateline"):
        text = line(one.raw, say, one)
        if text and text not in about.datelines:
            about.datelines.append(text)
        day = one.first("story.date")
        if day is not None and not about.dateline_day:
            about.dateline_day = iso_of(day.get("norm"))[:10]
    abstract = top.first("abstract")
    if abstract is not None and not about.summary and not about.own:
        about.summary = line(abstract.raw, say, abstract)
    for one in top.tags("note", "rights", "distributor", "series"):
        text = line(one.raw, say, one)
        if text and one.name == "note":
            about.notes.append(text)
        elif text and not about.own:
            say.info("import.metadata", one, f"{one.name} is not kept: {text[:120]}")
