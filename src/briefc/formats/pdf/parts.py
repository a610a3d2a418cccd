"""A print page to its parts: each a document of its own, with nothing in it that another part alone makes use of."""

from __future__ import annotations

import re
from dataclasses import replace

from briefc.formats.pdf.fonts import ADDRESS
from briefc.model.artifact import PrintPage
from briefc.model.printed import PrintPart
from briefc.model.span import Span

_MARK = re.compile(r"<!--briefc:part ([^\s>]+?)-->")
_BODY = re.compile(r"<body\b[^>]*>")
_END = re.compile(r"</body>\s*</html>\s*\Z")
_ID = re.compile(r'(\sid=)"([^"]*)"')

_INLINE = re.compile(r'<[a-z]+\b(?=[^>]*\sclass="(?:[^"]*\s)?inline-page(?:\s[^"]*)?")[^>]*\sdata-ref="#([^"]+)"')
"""A page number inside a sentence."""

_PAGEFUL = 4000
"""Characters of HTML that make a page of an article, about."""

WHOLE = "whole"
"""The name of the only part of a document that is laid out in one run."""

FREE = "free page"
"""The name of the part that free pages are made of."""


def parts_of(page: PrintPage) -> tuple[PrintPart, ...]:
    """The parts of a page in order; of one that is not parted, or has less than two parts, one that is whole.

    A part has the page's head, its body element and what stands before the first mark, the latter without ids after
    the first part: an id is in one place. It has those resources and origins that it names, so that it stays the same
    whatever changes in others. Raises ValueError when two parts have one name.
    """
    marks = list(_MARK.finditer(page.html))
    if not page.parted or len(marks) < 2:
        return _guessed([_part(page, WHOLE, page.html, page.origins, whole=True)])
    names = [mark[1] for mark in marks]
    if len(set(names)) < len(names):
        raise ValueError(f"two parts of one name: {sorted(names)}")
    body, end = _BODY.search(page.html), _END.search(page.html)
    start = body.end() if body else 0
    head, prologue = page.html[:start], page.html[start : marks[0].start()]
    stop = end.start() if end else len(page.html)
    origins: dict[str, list[int]] = {}
    for number, (identifier, _) in enumerate(page.origins):
        origins.setdefault(identifier, []).append(number)
    parts = []
    for at, mark in enumerate(marks):
        following = marks[at + 1].start() if at + 1 < len(marks) else stop
        html = f"{head}{prologue}{page.html[mark.end() : following].strip()}\n{page.html[stop:]}"
        ids = {match[2] for match in _ID.finditer(html)}
        own = sorted(number for identifier in ids for number in origins.get(identifier, ()))
        parts.append(_part(page, mark[1], html, tuple(page.origins[number] for number in own), whole=False))
        prologue = _ID.sub("", prologue) if at == 0 else prologue
    return _guessed(parts)


def _guessed(parts: list[PrintPart]) -> tuple[PrintPart, ...]:
    """The parts with a guess at the digits of page numbers inside sentences: a right one spares a second layout."""
    if not any("inline-page" in part.html and _INLINE.search(part.html) for part in parts):
        return tuple(parts)
    pages: dict[str, int] = {}
    first = 1
    for part in parts:
        pages |= {match[2]: first + match.start() // _PAGEFUL for match in _ID.finditer(part.html)}
        first += 1 + len(part.html) // _PAGEFUL
    return tuple(
        replace(part, digits=tuple((target, len(str(pages[target]))) for target in targets if target in pages))
        for part in parts
        for targets in [sorted(set(_INLINE.findall(part.html)))]
    )


def free_page(page: PrintPage) -> PrintPart:
    """The part without text whose page is left free before a part that begins on a right-hand page, heads and all."""
    body, end = _BODY.search(page.html), _END.search(page.html)
    first = _MARK.search(page.html)
    start = body.end() if body else 0
    stop = end.start() if end else len(page.html)
    prologue = page.html[start : first.start()] if first else ""
    return _part(page, FREE, page.html[:start] + _ID.sub("", prologue) + page.html[stop:], (), whole=False)


def _part(page: PrintPage, name: str, html: str, origins: tuple[tuple[str, Span], ...], *, whole: bool) -> PrintPart:
    used = {address for address, _, _ in page.resources if address.startswith(ADDRESS)}
    waiting = len(used) < len(page.resources)
    named = "\n".join((html, *page.styles)) if waiting else ""
    while waiting:
        waiting = False
        for address, kind, data in page.resources:
            if address not in used and address in named:
                used.add(address)
                waiting = True
                if "svg" in kind or "css" in kind:
                    named += data.decode("utf-8", "replace")
    return PrintPart(
        name=name,
        html=html,
        styles=page.styles,
        resources=tuple(resource for resource in page.resources if resource[0] in used),
        language=page.language,
        origins=origins,
        source=page.source,
        fonts=page.fonts,
        whole=whole,
        conformance=page.conformance,
        duplex=page.duplex,
    )
