"""The text of a post: verbatim, its line breaks kept, web addresses in it made links."""

from __future__ import annotations

import re

from briefc.model.content import Blocks, Break, Inline, Inlines, Link, Paragraph, Phrase, Text

_PART = re.compile(
    r"`(?P<words>[^`<\n]{1,200}) <(?P<target>https?://[^\s<>`]{1,500})>`__?"
    r"|(?P<address>https?://[^\s<>\"“”«»]{1,500})"
    r"|(?P<short>\b(?:pic\.twitter\.com|t\.co)/[A-Za-z0-9]{1,40})"
)
_AFTER = re.compile(r"[.,;:!?…)\]'’]+$")


def post_paragraphs(text: str, lang: str = "", classes: tuple[str, ...] = ()) -> Blocks:
    """The paragraphs (parted by blank lines) of a post's text."""
    return tuple(
        Paragraph(_lines(part.strip("\n").split("\n")), lang=lang, classes=classes)
        for part in re.split(r"\n[ \t]*\n", text.strip())
        if part.strip()
    )


def _lines(lines: list[str]) -> Inlines:
    out: list[Inline] = []
    for line in lines:
        if out:
            out.append(Break())
        out.extend(_linked(line.strip()))
    return tuple(out)


def _linked(line: str) -> Inlines:
    """A line with its addresses as links. Short ones that nobody can follow any more are only set apart."""
    out: list[Inline] = []
    at = 0
    for match in _PART.finditer(line):
        words, target, end = match["words"], match["target"], match.end()
        if match["address"]:
            target = _AFTER.sub("", match["address"])
            words, end = target, match.start() + len(target)
        if match.start() > at:
            out.append(Text(line[at : match.start()]))
        if match["short"]:
            out.append(Phrase((Text(match["short"]),), classes=("address",)))
        else:
            out.append(Link((Text(words),), target))
        at = end
    if at < len(line):
        out.append(Text(line[at:]))
    return tuple(out)
