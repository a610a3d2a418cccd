"""The metadata of a newsItem or packageItem of NewsML-G2 to plain values; what has no place in a source is told."""

from __future__ import annotations

import re

from briefc.ingest.about import About
from briefc.ingest.concepts import add_new, code_in, identity, line, name_of, people, subjects
from briefc.ingest.dates import iso_of
from briefc.ingest.reading import LANGUAGE
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.model.digital_source import NAMES
from briefc.model.project import TLP_LABELS
from briefc.vocabulary.genres import genre

_GUID = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]{1,480}")

GENERATOR = "briefc"
STATUSES = frozenset({"usable", "withheld", "canceled"})

_QUIET_ITEM_WORDS = """
itemClass provider versionCreated firstCreated embargoed pubStatus generator profile service title edNote signal
link fileName
"""
_QUIET_ITEM = frozenset(_QUIET_ITEM_WORDS.split())
_QUIET_CONTENT_WORDS = """
urgency contentCreated contentModified digitalSourceType located infoSource creator contributor language genre
keyword subject slugline headline dateline by creditline description audience altId
"""
_QUIET_CONTENT = frozenset(_QUIET_CONTENT_WORDS.split())


def g2_metadata(item: Tag, say: Told, domain: str, sent: str = "") -> About:
    """The metadata of an item. `domain` is the newsroom's own; `sent` the time of the message (ISO) it came in."""
    about = About()
    meta, content = item.first("itemMeta"), item.first("contentMeta")
    about.guid = _guid(item, say)
    version = item.get("version")
    about.version = int(version) if version.isascii() and version.isdigit() and int(version[:9]) > 0 else 1
    if meta is not None:
        provider = meta.first("provider")
        ours = any(one.text == GENERATOR for one in meta.tags("generator"))
        about.own = bool(ours and domain and provider is not None and provider.get("literal") == domain)
        about.status = _status(meta, say)
    about.language = _language(item, content, say)
    people(item, about, say)
    _dates(about, meta, content, say, sent)
    if meta is not None:
        _item_meta(meta, about, say)
    if content is not None:
        _content_meta(content, about, say)
    _rights(item, about, say)
    return about


def guid_of(item: Tag) -> str:
    """The guid of an item, "" for one that is no identifier."""
    guid = item.get("guid")
    return guid if is_guid(guid) else ""


def is_guid(text: str) -> bool:
    """Whether a text is an identifier that sources take: an IRI, nothing in it that cannot be seen."""
    return bool(_GUID.fullmatch(text)) and text.isprintable()


def _guid(item: Tag, say: Told) -> str:
    guid = guid_of(item)
    if not guid:
        say.warning("import.value", item, f'"{item.get("guid")}" is no permanent identifier; the item gets one of ours')
    return guid


def _status(meta: Tag, say: Told) -> str:
    found = meta.first("pubStatus")
    if found is None:
        return "usable"
    code = code_in(found, "stat") or identity(found).rpartition(":")[2]
    code = {"cancelled": "canceled"}.get(code.lower(), code.lower())
    if code in STATUSES:
        return code
    say.warning("import.value", found, f'"{identity(found)}" is no status; the item is withheld')
    return "withheld"


def _language(item: Tag, content: Tag | None, say: Told) -> str:
    named = [one.get("tag") for one in content.tags("language")] if content is not None else []
    bodies = [one.get("xml:lang") for one in item.every("inlineXML", "inlineData")]
    for tag in (*named, item.get("xml:lang"), *bodies):
        if tag and LANGUAGE.fullmatch(tag):
            return tag
        if tag:
            say.info("import.value", content or item, f'"{tag}" is no language tag')
    return ""


def _dates(about: About, meta: Tag | None, content: Tag | None, say: Told, sent: str) -> None:
    def at(holder: Tag | None, name: str) -> str:
        found = holder.first(name) if holder is not None else None
        if found is None or not found.text:
            return ""
        iso = iso_of(found.text)
        if not iso:
            say.warning("import.value", found, f'"{found.text}" is no date')
        return iso

    version, first = at(meta, "versionCreated"), at(meta, "firstCreated")
    created, modified = at(content, "contentCreated"), at(content, "contentModified")
    about.date = first or created or version or sent
    about.updated = modified if about.own else (version or modified)
    if about.own and about.version > 1:
        about.updated = about.updated or version
    embargoed = meta.first("embargoed") if meta is not None else None
    if embargoed is not None:
        about.embargo = at(meta, "embargoed")
        if not about.embargo:
            say.warning("import.value", embargoed, "an embargo without an end: the item is withheld")
            about.status = "withheld" if about.status == "usable" else about.status


def _item_meta(meta: Tag, about: About, say: Told) -> None:
    for one in meta.tags():
        match one.name:
            case "service":
                add_new(about.sections, name_of(one, say, about.language))
            case "title" if not about.headline:
                about.headline = line(one.raw, say, one)
            case "edNote":
                _note(one, about, say)
            case "link":
                _link(one, about, say)
            case "provider" if not about.own:
                about.source = name_of(one, say)
            case _:
                if one.name not in _QUIET_ITEM:
                    _unkept(one, say)


def _note(one: Tag, about: About, say: Told) -> None:
    role = one.get("role").rpartition(":")[2]
    if about.own and role in {"correction", "kill", "hold"} and about.status == "usable":
        return
    add_new(about.notes, line(one.raw, say, one))


def _link(one: Tag, about: About, say: Told) -> None:
    relation = one.get("rel").rpartition(":")[2] or one.get("rel")
    target = one.get("residref")
    if relation == "previousVersion" or (about.own and relation == "associatedWith"):
        return
    if target and relation in {"derivedFrom", "translatedFrom"} and not about.translates:
        about.translates = target
    elif target and relation in {"evolvedFrom", "supersedes"} and not about.supersedes:
        about.supersedes = target
    elif target and relation == "seeAlso":
        add_new(about.related, target)
    elif about.own:
        # Of a post: whose it is and when it was made.
        about.posted[one.get("href")] = one.text_at("title").rpartition(", ")[2]
    else:
        where = target or one.get("href")
        say.info("import.metadata", one, f'the link "{one.get("rel")}" to {where} is not kept')


def _content_meta(content: Tag, about: About, say: Told) -> None:
    spare: list[str] = []
    for one in content.tags():
        match one.name:
            case "urgency":
                if one.text in set("123456789"):
                    about.urgency = one.text
            case "digitalSourceType":
                code = code_in(one, "digsrctype")
                if code in NAMES:
                    about.digital_source = code
                else:
                    _unkept(one, say)
            case "located":
                about.places.append(one)
            case "infoSource":
                about.source = name_of(one, say, about.language)
            case "creator" | "contributor":
                _maker(one, about, say)
            case "genre":
                about.genre = about.genre or _genre(one, about, say)
            case "keyword":
                add_new(about.keywords, line(one.raw, say, one))
            case "slugline" if not about.slugline:
                about.slugline = line(one.raw, say, one)
            case "headline":
                _headline(one, about, spare, say)
            case "dateline":
                add_new(about.datelines, line(one.raw, say, one))
            case "by" if not any(content.tags("creator")):
                about.byline.extend(authors(line(one.raw, say, one)))
            case "description":
                _description(one, about, say)
            case "audience" if about.own:
                about.audience = name_of(one, say)
            case "altId" if about.own:
                about.reference = line(one.raw, say, one)
            case "contentMetaExtProperty" if about.own and one.get("rel").endswith(":closed"):
                about.closing = iso_of(one.get("value"))
            case "audience" | "altId":
                _unkept(one, say)
            case _:
                if one.name not in _QUIET_CONTENT:
                    _unkept(one, say)
    if about.own and not any(content.tags("infoSource")):
        about.source = ""
    subjects(list(content.tags("subject")), about, say)


def _maker(one: Tag, about: About, say: Told) -> None:
    name = person_name(name_of(one, say, about.language))
    if not name:
        return
    if about.own and one.get("role").endswith(":issuer"):
        about.issuer = name
        return
    said = next((r for r in one.tags("related") if r.get("rel").rpartition(":")[2] in {"isA", "isa"}), None)
    role = line(said.text_at("name") or said.get("literal"), say, said) if said is not None else ""
    code = one.get("role").removeprefix("cpprole:") if one.get("role").startswith("cpprole:") else ""
    if not role and code != "author":
        role = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code).lower()
    role = re.sub(r"[()（）;]", " ", role).strip()
    shown = f"{re.sub('[()（）]', '', name)} ({role})" if role else name
    add_new(about.byline if one.name == "creator" else about.contributors, shown)


def person_name(text: str) -> str:
    """A name as a source may list it: no semicolon, no @ at its start, which would mean a code of the registers."""
    return text.replace(";", ",").lstrip("@ ").strip(" ,")


def authors(text: str) -> list[str]:
    """The names in a byline as printed: "By A. Smith and Bo Li" gives two."""
    bare = re.sub(r"^\s*(?:by|von|par|por|di|door|av|af)\s+", "", text, flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:,|;|/|\band\b|\bund\b|\bet\b|\by\b)\s*", bare)
    return [name for part in parts if (name := person_name(part))]


def _genre(one: Tag, about: About, say: Told) -> str:
    code = code_in(one, "genre")
    english = next((n.text for n in one.tags("name") if n.get("xml:lang").lower().startswith("en")), "")
    known = next((found.english for text in (code, english) if text and (found := genre(text))), "")
    return known or name_of(one, say, about.language)


def _headline(one: Tag, about: About, spare: list[str], say: Told) -> None:
    text = line(one.raw, say, one)
    role = one.get("role").rpartition(":")[2].lower()
    if not text:
        return
    if "sub" in role and not about.subtitle:
        about.subtitle = text
    elif not spare:
        about.headline = text
        spare.append(text)
    elif text not in spare:
        say.info("import.metadata", one, f'a further headline is not kept: "{text}"')


def _description(one: Tag, about: About, say: Told) -> None:
    role = one.get("role").rpartition(":")[2]
    text = line(" ".join(_lines(one)), say, one)
    if about.own and any(one.tags("br")):
        # Made of the key points, which the text holds.
        return
    if role == "summary" or (not role and not about.summary):
        about.summary = text
    elif text not in {about.summary, about.subtitle}:
        if not about.summary and role in {"teaser", "abstract", "lead"}:
            about.summary = text
        else:
            _unkept(one, say)


def _lines(tag: Tag) -> list[str]:
    return [child if isinstance(child, str) else child.raw for child in tag.children]


def _rights(item: Tag, about: About, say: Told) -> None:
    notices, holders, terms = [], [], []
    for info in item.tags("rightsInfo"):
        for one in info.tags():
            text = line(one.raw, say, one)
            match one.name:
                case "copyrightNotice" if text:
                    notices.append(text)
                case "copyrightHolder":
                    holders.append(name_of(one, say))
                case "usageTerms" if text:
                    terms.append(text)
                case "dataMining" | "accountable" if about.own:
                    pass
                case _:
                    _unkept(one, say)
    about.rights = " ".join(notices) or (f"© {holders[0]}" if holders and holders[0] and not about.own else "")
    for text in terms:
        tlp = re.match(r"TLP:([A-Z+]+)(?:\s|$)", text) if about.own else None
        if tlp and tlp[1] in TLP_LABELS:
            about.tlp = f"TLP:{tlp[1]}"
        if not about.own:
            add_new(about.notes, f"Terms of use: {text}")


def _unkept(one: Tag, say: Told) -> None:
    shown = one.text or identity(one) or one.get("href")
    say.info("import.metadata", one, f"{one.name} is not kept{f': {shown[:120]}' if shown else ''}")
