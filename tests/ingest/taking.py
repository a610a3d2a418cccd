"""How this room's tests take in a file: from its bytes, without a folder."""

from __future__ import annotations

from briefc.directives.dateline_text import read_dateline
from briefc.ingest.take_in import Door, Taken, take_in
from briefc.model.diagnostic import Diagnostic

G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
DOMAIN = "newsroom.example"


def door(
    files: dict[str, bytes],
    *,
    pictures: frozenset[str] = frozenset(),
    there: dict[str, str] | None = None,
    domain: str = DOMAIN,
    named: bool = True,
) -> Door:
    """A door to files in memory; `there` are guids by slug of sources that exist."""
    slugs = {guid: slug for slug, guid in (there or {}).items()}

    def read(path: str) -> bytes | Diagnostic:
        return files[path]

    return Door(
        read=read,
        picture=lambda _path, reference: reference if reference in pictures else "",
        there=(there or {}).get,
        slug_of=lambda guid: slugs.get(guid, ""),
        domain=domain,
        read_dateline=read_dateline,
        pictures=named,
    )


def taken(text: str | bytes, **options) -> Taken:
    """What becomes of one file."""
    data = text.encode() if isinstance(text, str) else text
    (made,) = take_in(["in.xml"], door({"in.xml": data}, **options))
    return made


def source_of(text: str | bytes, **options) -> str:
    """The text of the one source that a file becomes."""
    made = taken(text, **options)
    assert len(made.sources) == 1, made.diagnostics
    return made.sources[0].text


def codes_of(text: str | bytes, **options) -> list[str]:
    """The codes of the findings of a file."""
    return [one.code for one in taken(text, **options).diagnostics]


def item(body: str = "", *, meta: str = "", content: str = "", extra: str = "", kind: str = "html") -> str:
    """A foreign item with a body in HTML (as XML) or, of kind `nitf`, in NITF."""
    inner = (
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
        if kind == "html"
        else f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><block>{body}</block>'
        "</body.content></body></nitf>"
    )
    return (
        f'<newsItem {G2} guid="urn:wire:1" version="1" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>'
        f'<provider literal="wire"/><versionCreated>2026-03-04T10:00:00Z</versionCreated>{meta}</itemMeta>'
        f"<contentMeta><headline>A port reopens</headline>{content}</contentMeta>{extra}"
        f"<contentSet><inlineXML>{inner}</inlineXML></contentSet></newsItem>"
    )
