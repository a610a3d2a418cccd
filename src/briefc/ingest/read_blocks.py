"""The body of anybody's NITF or HTML to blocks. One reader for both: agencies mix them, and the names hardly clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefc.ingest.read_asides import aside
from briefc.ingest.read_inlines import DROPPED, INLINE, inlines
from briefc.ingest.read_lists import definitions, listed
from briefc.ingest.read_media import figure, media
from briefc.ingest.read_notes import gathered_notes, note
from briefc.ingest.read_quotes import quotation
from briefc.ingest.read_special import special
from briefc.ingest.read_tables import table
from briefc.ingest.read_verbatim import lines_of_verse, parsed_literal, placing, preformatted
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.model.content import (
    Block,
    Blocks,
    Break,
    Figure,
    Image,
    Inline,
    Inlines,
    LineBlock,
    Paragraph,
    Phrase,
    Preformatted,
    Rubric,
    Rule,
    Section,
    Strong,
    Target,
    Text,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading met on the way: sections are made of headings when all blocks are there."""

    level: int
    title: Inlines
    id: str
    classes: tuple[str, ...] = ()


Piece: TypeAlias = Block | Heading
Inner = Callable[[Iterable[Tag | str]], Blocks]

_THROUGH_WORDS = """
abstract address article bibliography block body body.content body.end body.head byline center content dateline details
dir distributor div footer header hedline hgroup html main menu nav section summary tagline title
"""
_THROUGH = frozenset(_THROUGH_WORDS.split())
_HEADINGS = {"hl2": 2, **{f"h{level}": level for level in range(1, 7)}}
_SILENT = frozenset({"head", "col", "colgroup"})
_DEEPEST = 40


def body_blocks(tag: Tag, reading: Reading) -> Blocks:
    """The blocks of a body, sections nested, notes gathered at the end."""
    pieces = _pieces(tag.children, reading, 0)
    return (*_sectioned(pieces), *gathered_notes(reading))


def _nested(children: Iterable[Tag | str], reading: Reading, depth: int) -> Blocks:
    """Blocks inside a block, where a heading is no section."""
    return tuple(
        Rubric(piece.title, id=piece.id) if isinstance(piece, Heading) else piece
        for piece in _pieces(children, reading, depth)
    )


def _pieces(children: Iterable[Tag | str], reading: Reading, depth: int) -> list[Piece]:
    out: list[Piece] = []
    run: list[Tag | str] = []

    def flush() -> None:
        if run:
            out.extend(_paragraphs(inlines(run, reading), Paragraph(())))
            run.clear()

    for child in children:
        if isinstance(child, str) or _is_inline(child):
            run.append(child)
        else:
            flush()
            out.extend(_block(child, reading, depth))
    flush()
    return _with_pictures(out)


def _is_inline(tag: Tag) -> bool:
    """Whether an element is running text: by its name, and by having no block in it."""
    if tag.name in DROPPED:
        return True
    inside = any(_known_block(one) for one in tag.every())
    return not inside and (tag.name in INLINE or not _known_block(tag))


def _known_block(tag: Tag) -> bool:
    return tag.name in _THROUGH or tag.name in _HEADINGS or tag.name in _BLOCKS or tag.name in _SILENT


_BLOCKS_WORDS = """
p ul ol dl li dt dd table pre listing xmp hr bq blockquote figure media note aside fn nitf-table tr td th thead
tbody tfoot caption figcaption picture
"""
_BLOCKS = frozenset(_BLOCKS_WORDS.split())


def _block(tag: Tag, reading: Reading, depth: int) -> list[Piece]:
    if depth > _DEEPEST:
        reading.say.warning("import.form", tag, "what is nested more deeply is one paragraph of words")
        text = reading.line(tag.raw, tag)
        return [Paragraph((Text(text),))] if text else []

    def inner(children: Iterable[Tag | str]) -> Blocks:
        return _nested(children, reading, depth + 1)

    name = tag.name
    if name in _SILENT:
        return []
    made = special(tag, reading, inner)
    if made is not None:
        return list(made)
    if name in _HEADINGS:
        return _heading(tag, reading, depth)
    match name:
        case "p":
            return _p(tag, reading, depth)
        case "ul" | "ol" | "dir" | "menu":
            return [listed(tag, reading, inner)]
        case "dl":
            return list(definitions(tag, reading, inner))
        case "table":
            return list(table(tag, reading, inner))
        case "pre" | "listing" | "xmp":
            return list(preformatted(tag, reading))
        case "hr":
            return [Rule(), *_pieces(tag.children, reading, depth + 1)]
        case "bq" | "blockquote":
            return list(quotation(tag, reading, inner))
        case "media":
            return list(media(tag, reading, inner))
        case "figure" | "picture":
            return list(figure(tag, reading, inner))
        case "note" | "aside":
            return list(aside(tag, reading, inner))
        case "fn":
            note(tag, reading, inner)
            return []
        case "li" | "dt" | "dd" | "td" | "th" | "tr" | "caption" | "figcaption" | "thead" | "tbody" | "tfoot":
            reading.say.warning("import.element", tag, f"the element {name} stands where it means nothing")
        case _ if name not in _THROUGH and name not in INLINE:
            reading.say.info("import.element", tag, f"the element {name} is read as what is in it")
    return _pieces(tag.children, reading, depth + 1)


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _p(tag: Tag, reading: Reading, depth: int) -> list[Piece]:
    classes = tag.classes
    if reading.own and "parsed-literal" in classes:
        return [
            Preformatted(content=parsed_literal(tag, reading), kind="parsed", **placing(tag, reading, "parsed-literal"))
        ]
    if reading.own and "line-block" in classes:
        content = inlines(tag.children, reading, tag)
        return [LineBlock(lines_of_verse(content), **placing(tag, reading, "line-block"))]
    if reading.own and "rubric" in classes:
        content = inlines(tag.children, reading, tag)
        bare = content[0].content if len(content) == 1 and isinstance(content[0], Strong) else content
        return [Rubric(bare, **placing(tag, reading, "rubric"))]
    if any(not isinstance(child, str) and not _is_inline(child) for child in tag.children):
        return _pieces(tag.children, reading, depth + 1)
    content = inlines(tag.children, reading, tag)
    return list(_paragraphs(content, Paragraph((), **placing(tag, reading))))


def _paragraphs(content: Inlines, model: Paragraph) -> list[Block]:
    """A paragraph; several where two line breaks part them, and the pictures of the line after it."""
    parts: list[list[Inline]] = [[]]
    breaks = 0
    pictures: list[Image] = []
    for node in content:
        if isinstance(node, Break):
            breaks += 1
            continue
        if isinstance(node, Image):
            pictures.append(node)
            continue
        if breaks and isinstance(node, Text) and not node.text.strip(" "):
            continue
        if breaks >= 2:
            parts.append([])
        elif breaks and parts[-1]:
            parts[-1].append(Break())
        breaks = 0
        parts[-1].append(node)
    out: list[Block] = []
    for part in parts:
        if words_of(tuple(part)).strip() or any(isinstance(node, Target) for node in part):
            out.append(replace(model, content=tuple(part), id="" if out else model.id))
    alone = not out
    out.extend(Figure(one, id=model.id if alone else "", align="image") for one in pictures)
    return out


def _heading(tag: Tag, reading: Reading, depth: int) -> list[Piece]:
    content = inlines(tag.children, reading, tag)
    pictures = [Figure(node, align="image") for node in content if isinstance(node, Image)]
    title = tuple(Text(" ") if isinstance(node, Break) else node for node in content if not isinstance(node, Image))
    if not words_of(title).strip():
        return [*pictures]
    if any(not isinstance(child, str) and not _is_inline(child) for child in tag.children):
        return _pieces(tag.children, reading, depth + 1)
    level = _HEADINGS[tag.name]
    classes: list[str] = []
    for one in tag.classes:
        if one.startswith("level-") and one[6:].isdigit() and tag.name == "hl2":
            level = int(one[6:])
        elif reading.own:
            classes.append(one)
    return [Heading(level, title, tag.get("id"), tuple(classes)), *pictures]


def _sectioned(pieces: list[Piece]) -> Blocks:
    """Blocks with each heading and what follows it as a section; deeper levels inside higher ones."""
    out: list[Block] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if not isinstance(piece, Heading):
            out.append(piece)
            at += 1
            continue
        end = at + 1
        while end < len(pieces):
            other = pieces[end]
            if isinstance(other, Heading) and other.level <= piece.level:
                break
            end += 1
        body = _sectioned(pieces[at + 1 : end])
        out.append(Section(piece.title, body, id=piece.id, classes=piece.classes))
        at = end
    return tuple(out)


def _with_pictures(pieces: list[Piece]) -> list[Piece]:
    """Our own pictures of a line, put back where their words stand: NITF has them after the paragraph."""
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Figure) and "inline" in piece.classes and out:
            before = out[-1]
            filled = _filled(before, piece.image) if isinstance(before, Paragraph) else None
            if filled is not None:
                out[-1] = filled
                continue
            piece = replace(piece, classes=tuple(one for one in piece.classes if one != "inline"))  # noqa: PLW2901
        out.append(piece)
    return [_without_image_marks(piece) for piece in out]


def _filled(paragraph: Paragraph, image: Image) -> Paragraph | None:
    for index, node in enumerate(paragraph.content):
        if isinstance(node, Phrase) and node.classes == ("image",) and words_of(node.content) == image.alt:
            content = (*paragraph.content[:index], image, *paragraph.content[index + 1 :])
            return replace(paragraph, content=content)
    return None


def _without_image_marks(piece: Piece) -> Piece:
    if isinstance(piece, Paragraph) and any(isinstance(n, Phrase) and n.classes == ("image",) for n in piece.content):
        content = tuple(
            one
            for node in piece.content
            for one in (node.content if isinstance(node, Phrase) and node.classes == ("image",) else (node,))
        )
        return replace(piece, content=content)
    return piece
