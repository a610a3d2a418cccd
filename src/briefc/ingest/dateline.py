"""The dateline of a foreign item to briefc's directive, and its repetition taken off the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from briefc.ingest.about import About
from briefc.ingest.call import call
from briefc.ingest.concepts import identity, name_of
from briefc.ingest.dates import moment_of
from briefc.ingest.told import Told
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.model.content import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Phrase,
    Strong,
    Text,
)
from briefc.model.facts import Place

LONGEST = 200
"""Characters of a dateline: what is longer is none."""

_STYLES = {
    ("AP", "—"): "ap",
    ("Reuters", "-"): "reuters",
    ("AFP", "-"): "afp",
    ("Xinhua", "--"): "xinhua",
    ("dpa", "-"): "dpa",
    ("EFE", ".-"): "efe",
}
_GEO = re.compile(r"(?:geonames:\d{1,12}|wikidata:Q\d{1,12})")
_POINT = re.compile(r"-?\d{1,2}(?:\.\d{1,8})?,-?\d{1,3}(?:\.\d{1,8})?")
_AFTER = re.compile(r"^[\s\u00a0]*(?:[—–―-]{1,3}|\.-)?[\s\u00a0]*")


class Made(Protocol):
    """What is made out of a dateline's text."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Where."""

    @property
    def day(self) -> str:
        """The ISO day, "" for none."""

    @property
    def agency(self) -> str:
        """The agency in brackets."""

    @property
    def weekday(self) -> bool:
        """Whether a weekday stood in place of the date."""


ReadDateline = Callable[[str, date | None], Any]
"""A dateline's text and the article's day to a `Made`; ValueError for a day that is not in the calendar."""


def with_dateline(blocks: Blocks, about: About, say: Told, read: ReadDateline) -> Blocks:
    """The blocks with the dateline as a directive before them. Code: `import.dateline`."""
    blocks, marked = _marked(blocks)
    text = (about.datelines[0] if about.datelines else "") or marked
    for other in about.datelines[1:]:
        say.info("import.metadata", None, f'a further dateline is not kept: "{other}"')
    if not text:
        return blocks
    made = _directive(text, about, say, read)
    if made is None:
        say.info("import.dateline", None, f'the dateline "{text[:80]}" names no place; it is kept as text')
        return blocks if _repeated(blocks, text) is not None else (Paragraph((Text(text),)), *blocks)
    rest = _repeated(blocks, text)
    if rest is None and about.own:
        options = (*made.node.options, ("hide", ""))
        made = call("dateline", options=options)
    return (made, *(blocks if rest is None else rest))


def _directive(text: str, about: About, say: Told, read: ReadDateline) -> Any:
    if len(text) > LONGEST:
        return None
    moment = moment_of(about.date) if about.date else None
    try:
        made: Made = read(text, moment.at.date() if moment else None)
    except ValueError:
        return None
    known = [_place(one, say) for one in about.places if name_of(one, say)]
    named = known if about.own else [one for one in known if one[0].casefold() in text.casefold()]
    named = [one for one in named if one[1]]
    places = [full for _, full, _ in named]
    if not places:
        places = [full for one in made.places if (full := _joined(one.city, one.region, one.country))]
    if not places or any(len(place) > LONGEST for place in places):
        return None
    options = [("place", "; ".join(places))]
    day = made.day or about.dateline_day
    if day:
        options.append(("date", day))
    if made.weekday:
        options.append(("day", ""))
    agency = made.agency.strip()
    style = next((name for (who, end), name in _STYLES.items() if who == agency and text.endswith(end)), "")
    if about.own and style:
        options.append(("style", style))
    elif agency:
        options.append(("agency", " ".join(agency.split())))
    codes = [_geo(one, about) for _, _, one in named] if named else []
    if any(codes):
        options.append(("geo", "; ".join(codes)))
    return call("dateline", options=tuple(options))


def _place(tag: Tag, say: Told) -> tuple[str, str, Tag]:
    city = name_of(tag, say)
    above = [name_of(one, say) for one in tag.tags("broader")]
    return city, _joined(city, *above[:2]), tag


def _joined(*parts: str) -> str:
    """The parts of a place as the directive takes them; "" when the first, the city, is no name."""
    city, *above = (" ".join(re.sub(r"[,;，@]+", " ", part).split()) for part in parts)
    return ", ".join((city, *filter(None, above))) if any(char.isalpha() for char in city) else ""


def _geo(tag: Tag, about: About) -> str:
    known = identity(tag)
    if _GEO.fullmatch(known):
        return known
    point = about.positions.get(known, "").replace(" ", "")
    return point if _POINT.fullmatch(point) else ""


# --- in the text -----------------------------------------------------------------------------------------------------


def _marked(blocks: Blocks) -> tuple[Blocks, str]:
    """The blocks without the marks of datelines, and the text of the one that begins the first paragraph."""
    text = ""
    out: list[Block] = []
    first = True
    for block in blocks:
        if isinstance(block, Paragraph):
            if first and block.content and _is_mark(block.content[0]):
                text = " ".join(words_of((block.content[0],)).split())
            first = False
            if any(_is_mark(node) for node in block.content):
                block = replace(block, content=_unmarked(block.content))  # noqa: PLW2901 - the same block without marks
        out.append(block)
    return tuple(out), text


def _is_mark(node: Inline) -> bool:
    return isinstance(node, Phrase) and node.classes == ("dateline",)


def _unmarked(content: Inlines) -> Inlines:
    return tuple(
        one for node in content for one in (node.content if isinstance(node, Phrase) and _is_mark(node) else (node,))
    )


def _repeated(blocks: Blocks, text: str) -> Blocks | None:
    """The blocks without the dateline at the start of the first paragraph; None when it does not stand there."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        rest = cut_prefix(block.content, text)
        if rest is None:
            return None
        left = (replace(block, content=rest),) if words_of(rest).strip() else ()
        return (*blocks[:index], *left, *blocks[index + 1 :])
    return None


def cut_prefix(content: Inlines, prefix: str) -> Inlines | None:
    """Content without the characters of `prefix` at its start, case and blanks aside; None when it begins otherwise."""
    wanted = _folded(prefix.rstrip(" —–―-"))
    said = words_of(content)
    length = _length(said, wanted)
    if not length:
        return None
    left = _AFTER.match(said[length:])
    length += left.end() if left else 0
    return _cut_front(content, length)


def _cut_front(content: Inlines, length: int) -> Inlines:
    """Content without its first characters, so many of those that `words_of` gives."""
    nodes = list(content)
    while nodes and length:
        first = nodes[0]
        size = len(words_of((first,)))
        if size <= length:
            nodes.pop(0)
            length -= size
            continue
        if isinstance(first, Text):
            nodes[0] = Text(first.text[length:])
        elif isinstance(first, Emphasis | Strong | Phrase | Link):
            nodes[0] = replace(first, content=_cut_front(first.content, length))
        break
    return tuple(nodes)


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()


def _length(said: str, wanted: str) -> int:
    """How many characters of a text make up `wanted`, blanks aside; 0 when the text begins otherwise."""
    if not wanted:
        return 0
    folded = ""
    for index, char in enumerate(said):
        folded += _folded(char)
        if folded == wanted:
            return index + 1
        if not wanted.startswith(folded):
            return 0
    return 0
