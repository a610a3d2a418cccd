"""A reader of NewsML-G2 as strict and as forgetful as superdesk's, written after its rules as the research lists them.

It raises where that reader stops at a whole document, and leaves out what that reader leaves out. None of its code is
here. Source: research, section 4.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class StopsError(Exception):
    """The reader stops at a document, which schemas may well accept."""


@dataclass
class Shown:
    """What is left of an item for its users."""

    guid: str
    version: str
    type: str
    pubstatus: str
    versioncreated: str
    firstcreated: str = ""
    ednote: str = ""
    signals: list[str] = field(default_factory=list)
    embargoed: str = ""
    headline: str = ""
    slugline: str = ""
    byline: str = ""
    urgency: str = ""
    authors: list[str] = field(default_factory=list)
    language: str = ""
    subjects: list[str] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    genre: str = ""
    source: str = ""
    usageterms: str = ""
    word_count: str = ""
    bodies: list[Any] = field(default_factory=list)
    groups: list[tuple[str, str, list[dict[str, str]]]] = field(default_factory=list)

    @property
    def body(self) -> Any:
        """The body: of several texts the last one."""
        return self.bodies[-1] if self.bodies else None


def read(data: bytes) -> Shown:
    """What the reader shows of a newsItem or packageItem. Raises StopsError."""
    root = etree.fromstring(data)
    item, meta = _must(root, "itemMeta"), _must(root, "contentMeta")
    status = _must(item, "pubStatus")
    kind = _must(item, "itemClass").get("qcode", "")
    shown = Shown(
        guid=_attribute(root, "guid"),
        version=_attribute(root, "version"),
        type=kind.split(":")[1],
        pubstatus=_attribute(status, "qcode").split(":")[1],
        versioncreated=_must(item, "versionCreated").text,
        firstcreated=_text(item, "firstCreated"),
        ednote=_text(item, "edNote"),
        signals=[one.get("qcode") for one in item.findall(f"{G2}signal") if one.get("qcode")],
        embargoed=_text(item, "embargoed"),
        headline=_text(meta, "headline"),
        slugline=_text(meta, "slugline"),
        byline=_text(meta, "by"),
        urgency=_text(meta, "urgency"),
        authors=[_text(one, "name") for one in meta.findall(f"{G2}creator") if one.find(f"{G2}name") is not None],
        usageterms=_text(root, "rightsInfo/usageTerms"),
    )
    language = meta.find(f"{G2}language")
    shown.language = language.get("tag", "") if language is not None else ""
    for subject in meta.findall(f"{G2}subject"):
        if subject.get("qcode", "").startswith("subj:"):
            shown.subjects.append(subject.get("qcode").split(":")[1])
        if subject.get("type") == "cptType:5":
            shown.places.append((_text(subject, "name"), _text(subject, "broader/name")))
    for name in meta.findall(f"{G2}genre/{G2}name"):
        if name.get(LANG, "").startswith("en"):
            shown.genre = shown.genre or name.text
    for source in meta.findall(f"{G2}infoSource"):
        if source.get("role") == "cRole:source":
            shown.source = source.get("literal")
    if root.tag == f"{G2}packageItem":
        shown.groups = [_group(group) for group in _must(root, "groupSet")]
    else:
        _content(_must(root, "contentSet"), shown)
    return shown


def _must(parent: Any, name: str) -> Any:
    found = parent.find(f"{G2}{name}")
    if found is None:
        raise StopsError(f"no {name}")
    return found


def _attribute(element: Any, name: str) -> str:
    if element.get(name) is None:
        raise StopsError(f"no @{name}")
    return str(element.get(name))


def _text(parent: Any, path: str) -> str:
    found = parent.find("/".join(f"{G2}{step}" for step in path.split("/")))
    return (found.text or "") if found is not None else ""


def _code(parent: Any, name: str) -> str:
    found = parent.find(f"{G2}{name}")
    return str(found.get("qcode", "")) if found is not None else ""


def _content(content: Any, shown: Shown) -> None:
    if any(True for _ in content.iter(etree.Comment)):
        raise StopsError("a comment in contentSet")
    for entry in content:
        match str(entry.tag).removeprefix(G2):
            case "remoteContent":
                _attribute(entry, "rendition")
            case "inlineData":
                shown.bodies.append(entry.text or "")
                shown.word_count = entry.get("wordcount", "")
            case "inlineXML":
                shown.word_count = entry.get("wordcount", "")
                shown.bodies.append(_nitf(entry[0]) if entry[0].tag == f"{NITF}nitf" else "")
            case _:
                pass


def _nitf(root: Any) -> str:
    """Paragraphs and lists of the blocks right below the content; everything else as the text of a `div`."""
    out = []
    for child in root.findall(f"{NITF}body/{NITF}body.content/{NITF}block/*"):
        name = str(child.tag).removeprefix(NITF)
        text = "".join(child.itertext())
        out.append(f"<{name if name in {'p', 'ul', 'ol'} and not child.prefix else 'div'}>{text}</…>")
    return "\n".join(out)


def _group(group: Any) -> tuple[str, str, list[dict[str, str]]]:
    references = []
    for child in group:
        if child.tag == f"{G2}groupRef":
            references.append({"id": _attribute(child, "idref")})
        elif child.tag == f"{G2}itemRef":
            references.append(
                {
                    "guid": f"{_attribute(child, 'residref')}:{child.get('version', '')}",
                    "contenttype": _attribute(child, "contenttype"),
                    "type": _attribute(_must(child, "itemClass"), "qcode"),
                    "headline": _text(child, "headline"),
                    "pubstatus": _code(child, "pubStatus"),
                }
            )
        else:
            raise StopsError(
                f"<{etree.QName(child).localname if isinstance(child.tag, str) else 'comment'}> in a group"
            )
    return _attribute(group, "id"), _attribute(group, "role"), references
