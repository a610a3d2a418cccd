"""An item that is a text to the draft of a source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefc.ingest.about import About
from briefc.ingest.album import Album
from briefc.ingest.call import call
from briefc.ingest.dateline import ReadDateline, with_dateline
from briefc.ingest.dates import moment_of
from briefc.ingest.found import TEXT_SUFFIX, Known
from briefc.ingest.g2_metadata import g2_metadata
from briefc.ingest.nitf_metadata import nitf_metadata
from briefc.ingest.payload import blocks_of, chosen, nitf_blocks
from briefc.ingest.reading import Reading
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.ingest.write_source import Draft, text_title
from briefc.model.content import Blocks, Extension, Figure, Image, Inlines, Notes, Paragraph, Rubric, Section, Text
from briefc.model.credit import contributors_text
from briefc.model.digital_source import disclosure
from briefc.model.walk import find

LONGEST_TITLE = 300
"""Characters of a headline: the rest of a longer one becomes the first paragraph."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the reading of an item may know besides: the newsroom's domain, the names of all items that become sources.

    `slugs` are by guid; `read_dateline` makes out the parts of a dateline's text. `page(address)` is the name of the
    source whose page has an address, "" for none.
    """

    domain: str
    slugs: dict[str, str]
    read_dateline: ReadDateline
    page: Callable[[str], str]


def article_draft(tag: Tag, item: Known, around: Surroundings, album: Album, say: Told) -> Draft | None:
    """A newsItem or a standalone NITF document to a draft; None (and an error) for one that cannot be dated."""
    about, body = read_text(tag, item, around, album, say)
    return draft_of(about, body, around, say, tag, kind="article")


def read_text(tag: Tag, item: Known, around: Surroundings, album: Album, say: Told) -> tuple[About, Blocks]:
    """The metadata and the body of an item. Codes: `import.empty`, and those of the readers."""
    if item.kind == "nitf":
        about = About(version=item.version)
        nitf_metadata(tag, about, say, alone=True)
        about.date = about.date or item.sent
        reading = _reading(about, around, album, say)
        return about, _finished(nitf_blocks(tag, reading), about, around, say)
    about = g2_metadata(tag, say, around.domain, item.sent)
    content = tag.first("contentSet")
    reading = _reading(about, around, album, say)
    payload = chosen(content, reading)
    if payload is None:
        say.warning("import.empty", content or tag, "the item holds no text")
        return about, _pictures(content, (), about, album)
    if payload.kind == "nitf" and payload.root is not None:
        nitf_metadata(payload.root, about, say, alone=False)
    reading.language = about.language or "en"
    if about.own and payload.root is not None:
        # A briefing's own text has no field for related items beside the links in it.
        by_name = item.guid.endswith(TEXT_SUFFIX) or not _has_places(payload.root, around)
        reading.page = around.page if by_name else reading.page
    blocks = _pictures(content, blocks_of(payload, reading), about, album)
    return about, _finished(blocks, about, around, say)


def _has_places(root: Tag, around: Surroundings) -> bool:
    """Whether a text links to places on pages of our own, for whose labels there is no name.

    Items linked to are listed in the order of the text, so either all links become references by name, or none does.
    """
    addresses = (one.get("href").partition("#") for one in root.every("a"))
    return any(place and around.page(page) for page, _, place in addresses if page)


def _reading(about: About, around: Surroundings, album: Album, say: Told) -> Reading:
    return Reading(
        say,
        own=about.own,
        language=about.language or "en",
        slugs=around.slugs,
        voices=about.voices,
        posted=about.posted,
        picture=album.asset,
    )


def _finished(blocks: Blocks, about: About, around: Surroundings, say: Told) -> Blocks:
    return with_dateline(_without_closing(_without_headline(blocks, about), about), about, say, around.read_dateline)


def _without_closing(blocks: Blocks, about: About) -> Blocks:
    """The body without the lines at its end that briefc makes of metadata: contributors, a machine's part.

    NITF's sections are flat, so they stand in the last one; notes and corrections stand after them.
    """
    language = about.language or "en"
    made = {contributors_text(about.contributors, language), disclosure(about.digital_source, language)} - {""}
    return _without(blocks, made) if about.own and made else blocks


def _without(blocks: Blocks, texts: set[str]) -> Blocks:
    out = list(blocks)
    for index in range(len(out) - 1, -1, -1):
        block = out[index]
        if isinstance(block, Section):
            out[index] = replace(block, body=_without(block.body, texts))
            break
        if isinstance(block, Paragraph):
            if " ".join(words_of(block.content).split()) not in texts:
                break
            del out[index]
        elif not isinstance(block, Notes | Extension):
            break
    return tuple(out)


def _without_headline(blocks: Blocks, about: About) -> Blocks:
    """The body without a heading at its start that repeats the headline or the subtitle."""
    said = {" ".join(text.split()).casefold() for text in (about.headline, about.subtitle) if text}
    out = list(blocks)
    while out and isinstance(out[0], Section | Rubric):
        first = out[0]
        title = first.title if isinstance(first, Section) else first.content
        if " ".join(words_of(title).split()).casefold() not in said:
            break
        out[0:1] = first.body if isinstance(first, Section) else ()
    return tuple(out)


def _pictures(content: Tag | None, blocks: Blocks, about: About, album: Album) -> Blocks:
    """The blocks with the item's own pictures at the end, when the text shows none."""
    if content is None or about.own or any(find(blocks, Image)):
        return blocks
    remote = [one for one in content.tags("remoteContent") if one.get("contenttype").startswith("image/")]
    remote = [one for one in remote if one.get("href") or one.get("residref")]
    if not remote:
        return blocks
    best = max(remote, key=lambda one: int(one.get("width")) if one.get("width").isdigit() else 0)
    reference = best.get("residref") or best.get("href")
    shot = album.shots.get(reference)
    asset = album.asset(reference, best, best.get("contenttype"))
    if asset is None:
        return blocks
    caption: Inlines = (Text(shot.caption),) if shot and shot.caption else ()
    return (*blocks, Figure(Image(asset, ""), caption, credit=shot.credit if shot else ""))


# --- the draft -------------------------------------------------------------------------------------------------------


def draft_of(about: About, body: Blocks, around: Surroundings, say: Told, at: Tag, *, kind: str) -> Draft | None:
    """Metadata and body as a draft. Codes: `import.date`, `import.headline`, `import.related`."""
    moment = moment_of(about.date) if about.date else None
    if moment is None:
        say.error("import.date", at, "the item has no date, and no source may be without one")
        return None
    title = about.headline_content or text_title(about.headline)
    if not words_of(title).strip():
        title = text_title(about.slugline or _first_words(body) or about.guid or "Untitled")
        say.warning("import.headline", at, "the item has no headline; another text stands in its place")
    if len(words_of(title)) > LONGEST_TITLE:
        say.warning("import.headline", at, f"the headline has more than {LONGEST_TITLE} characters and is cut")
        whole = words_of(title)
        body = (Paragraph((Text(whole),)), *body)
        title = text_title(whole[:LONGEST_TITLE].rpartition(" ")[0] or whole[:LONGEST_TITLE])
    subtitle = about.subtitle_content or text_title(about.subtitle)
    first, *rest = about.notes or [""]
    notes = tuple(call("editor-note", options=(("desk", ""),), body=(Paragraph((Text(one),)),)) for one in rest)
    return Draft(title, subtitle, _fields(about, around, say, at, kind, first), (*body, *notes))


def _first_words(body: Blocks) -> str:
    for block in body:
        if isinstance(block, Paragraph):
            words = words_of(block.content).split()
            return " ".join(words[:12])
    return ""


def _fields(
    about: About, around: Surroundings, say: Told, at: Tag, kind: str, note: str
) -> tuple[tuple[str, str], ...]:
    updated = about.updated if _is_later(about.updated, about.date) or about.version > 1 else ""
    if about.version > 1 and not _is_later(updated, about.date):
        updated = about.date
    related = []
    for guid in about.related:
        slug = around.slugs.get(guid)
        if slug:
            related.append(slug)
        else:
            say.info("import.related", at, f"the related item {guid} is not here and is left out")
    pairs = (
        ("type", "briefing" if kind == "briefing" else ""),
        ("guid", about.guid),
        ("date", about.date),
        ("updated", updated),
        ("embargo", about.embargo),
        ("version", str(about.version) if about.version > 1 else ""),
        ("status", about.status if about.status != "usable" else ""),
        ("section", _list(about.sections, ";")),
        ("byline", _list(about.byline, ";")),
        ("contributors", _list(about.contributors, ";")),
        ("summary", about.summary),
        ("keywords", _list(about.keywords, ",")),
        ("subjects", _list(about.subjects, ";")),
        ("language", about.language),
        ("translation-of", around.slugs.get(about.translates, "")),
        ("genre", about.genre),
        ("urgency", about.urgency),
        ("slugline", about.slugline),
        ("editor-note", note),
        ("rights", about.rights),
        ("source", about.source),
        ("digital-source", about.digital_source),
        ("related", "; ".join(dict.fromkeys(related))),
        ("reference", about.reference),
        ("audience", about.audience),
        ("closing", about.closing),
        ("supersedes", around.slugs.get(about.supersedes, "") if kind == "briefing" else ""),
        ("tlp", about.tlp if kind == "briefing" else ""),
        ("issuer", about.issuer),
    )
    briefing = {"reference", "audience", "closing", "issuer"}
    return tuple((name, value) for name, value in pairs if value and (kind == "briefing" or name not in briefing))


def _is_later(one: str, other: str) -> bool:
    first, second = moment_of(one) if one else None, moment_of(other) if other else None
    return first is not None and (second is None or first.at > second.at)


def _list(texts: list[str], separator: str) -> str:
    """Texts as the value of a list field; the separator inside one becomes another sign."""
    other = {";": ",", ",": " "}[separator]
    bare = (re.sub(r"\s+", " ", text.replace(separator, other)).strip() for text in texts)
    return f"{separator} ".join(dict.fromkeys(one for one in bare if one))
