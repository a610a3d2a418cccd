"""What a receiver leaves out of a sound item: asked for by `briefc validate --losses`, and information only.

Source: the fields that superdesk's reader of NewsML-G2 takes, and those of python-newsmlg2 1.1
(docs/reference/validate.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefc.formats.newsml.fault import G2, NITF, XHTML, Fault, Node, local, noted
from briefc.formats.newsml.receivers import story_of

_ONCE = ("headline", "slugline", "by", "urgency")
_NEVER = ("dateline", "located", "keyword", "contributor", "creditline")
_FLATTENED = ("hl2", "bq", "table", "media", "q")
_DROPPED = ("blockquote", "ul", "ol", "table", "figure", "section")


def losses(root: Node) -> Iterator[Fault]:
    """What of a document reaches superdesk or python-newsmlg2 changed or not at all: code `newsml.lost`."""
    for message, element in _losses(root):
        yield noted("newsml.lost", message, element)


def _losses(root: Node) -> Iterator[tuple[str, Node]]:
    if root.tag == f"{G2}newsMessage":
        yield "python-newsmlg2 does not keep the items of a message when it writes it again", root
    for item in root.iter(f"{G2}newsItem", f"{G2}packageItem"):
        meta = item.find(f"{G2}contentMeta")
        if meta is not None:
            yield from _of_metadata(item, meta)
        for note in item.findall(f"{G2}itemMeta/{G2}edNote")[1:]:
            yield "superdesk takes the first edNote only", note
        for notice in item.findall(f"{G2}rightsInfo/{G2}copyrightNotice"):
            yield "superdesk takes usageTerms and no copyrightNotice", notice
        for link in item.findall(f"{G2}itemMeta/{G2}link"):
            yield "superdesk takes no links", link
        for assertion in item.iterfind(f"{G2}assert"):
            yield "superdesk takes no assert", assertion
        for reference in item.iterfind(f"{G2}inlineRef"):
            yield "superdesk takes no inlineRef", reference
        yield from _of_payloads(item)


def _of_metadata(item: Node, meta: Node) -> Iterator[tuple[str, Node]]:
    for name in _ONCE:
        for further in meta.findall(f"{G2}{name}")[1:]:
            yield f"superdesk takes the first {name} only", further
    for name in _NEVER:
        for element in meta.findall(f"{G2}{name}"):
            yield f"superdesk takes no {name}", element
    for creator in meta.findall(f"{G2}creator"):
        if creator.find(f"{G2}name") is None:
            yield "superdesk takes a creator as an author only with a name", creator
    language = meta.find(f"{G2}language")
    if language is None or not language.get("tag"):
        yield "superdesk takes the language from contentMeta/language/@tag, not from xml:lang", meta
    subjects = meta.findall(f"{G2}subject")
    if subjects and not any(subject.get("qcode", "").startswith("subj:") for subject in subjects):
        yield "superdesk takes subjects with the alias subj only", subjects[0]
    if meta.find(f"{G2}located") is not None and not any(one.get("type") == "cptType:5" for one in subjects):
        yield 'superdesk takes places from subjects with type="cptType:5" only', meta
    for genre in meta.findall(f"{G2}genre"):
        names = genre.findall(f"{G2}name")
        if not any(name.get("{http://www.w3.org/XML/1998/namespace}lang", "").startswith("en") for name in names):
            yield "superdesk takes a genre by its English name only", genre
    for source in meta.findall(f"{G2}infoSource"):
        if source.get("role") != "cRole:source" or not source.get("literal"):
            yield 'superdesk takes a source from infoSource role="cRole:source" literal=… only', source
    picture = item.find(f"{G2}itemMeta/{G2}itemClass")
    if picture is not None and picture.get("qcode") == "ninat:text":
        for description in meta.findall(f"{G2}description"):
            yield "superdesk takes no description of a text", description


def _of_payloads(item: Node) -> Iterator[tuple[str, Node]]:
    content = item.find(f"{G2}contentSet")
    story = story_of(content) if content is not None else None
    if story is None or story.tag == f"{G2}inlineData":
        return
    for body in story.iter(f"{NITF}body.content"):
        for name in _FLATTENED:
            for element in body.iter(f"{NITF}{name}"):
                yield f"superdesk flattens {local(element)} of an NITF body to text", element
    for body in story.iter(f"{XHTML}body"):
        for paragraph in body.iter(f"{XHTML}p"):
            if len(paragraph):
                yield f"superdesk cuts an XHTML paragraph after its first {local(paragraph[0])}", paragraph
        for name in _DROPPED:
            for element in body.iter(f"{XHTML}{name}"):
                yield f"superdesk drops {local(element)} of an XHTML body", element
