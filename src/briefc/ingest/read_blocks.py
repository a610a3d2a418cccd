"""The body of anybody's NITF or HTML to blocks. One reader for both: agencies mix them, and the names hardly clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefc.ingest.read_inlines import DROPPED, INLINE, inlines, raw_inlines
from briefc.ingest.read_media import figure, media
from briefc.ingest.read_notes import gathered_notes, note
from briefc.ingest.read_quotes import quotation
from briefc.ingest.read_special import special
from briefc.ingest.read_tables import table
from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.model.content import (
    Aside,
    Block,
    Blocks,
    Break,
    Code,
    Definition,
    Definitions,
    Figure,
    Group,
    Image,
    Inline,
    Inlines,
    Line,
    LineBlock,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Phrase,
    Preformatted,
    Rubric,
    Rule,
    Section,
    Strong,
    Target,
    Text,
    Token,
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
            return [_list(tag, reading, inner)]
        case "dl":
            return _definitions(tag, reading, inner)
        case "table":
            return list(table(tag, reading, inner))
        case "pre" | "listing" | "xmp":
            return _preformatted(tag, reading)
        case "hr":
            return [Rule(), *_pieces(tag.children, reading, depth + 1)]
        case "bq" | "blockquote":
            return list(quotation(tag, reading, inner))
        case "media":
            return list(media(tag, reading, inner))
        case "figure" | "picture":
            return list(figure(tag, reading, inner))
        case "note" | "aside":
            return list(_aside(tag, reading, inner))
        case "fn":
            note(tag, reading, inner)
            return []
        case "li" | "dt" | "dd" | "td" | "th" | "tr" | "caption" | "figcaption" | "thead" | "tbody" | "tfoot":
            reading.say.warning("import.element", tag, f"the element {name} stands where it means nothing")
        case _ if name not in _THROUGH and name not in INLINE:
            reading.say.info("import.element", tag, f"the element {name} is read as what is in it")
    return _pieces(tag.children, reading, depth + 1)


def _placed(tag: Tag, reading: Reading, *without: str) -> dict[str, object]:
    """Id, classes and language of an element: classes only where they are our own."""
    classes = tuple(one for one in tag.classes if one not in without) if reading.own else ()
    return {"id": tag.get("id"), "classes": classes, "lang": reading.lang(tag)}


# --- paragraphs ------------------------------------------------------------------------------------------------------


def _p(tag: Tag, reading: Reading, depth: int) -> list[Piece]:
    classes = tag.classes
    if reading.own and "parsed-literal" in classes:
        return [Preformatted(content=_parsed(tag, reading), kind="parsed", **_placed(tag, reading, "parsed-literal"))]  # type: ignore[arg-type]
    if reading.own and "line-block" in classes:
        content = inlines(tag.children, reading, tag)
        return [LineBlock(_lines(content), **_placed(tag, reading, "line-block"))]  # type: ignore[arg-type]
    if reading.own and "rubric" in classes:
        content = inlines(tag.children, reading, tag)
        bare = content[0].content if len(content) == 1 and isinstance(content[0], Strong) else content
        return [Rubric(bare, **_placed(tag, reading, "rubric"))]  # type: ignore[arg-type]
    if any(not isinstance(child, str) and not _is_inline(child) for child in tag.children):
        return _pieces(tag.children, reading, depth + 1)
    content = inlines(tag.children, reading, tag)
    return list(_paragraphs(content, Paragraph((), **_placed(tag, reading))))  # type: ignore[arg-type]


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


def _lines(content: Inlines) -> tuple[Line, ...]:
    """The lines between breaks; em spaces at the start of a line are its level."""
    lines: list[list[Inline]] = [[]]
    for node in content:
        if isinstance(node, Break):
            lines.append([])
        else:
            lines[-1].append(node)
    out = []
    for line in lines:
        level = 0
        if line and isinstance(line[0], Text):
            text = line[0].text
            level = len(text) - len(text.lstrip("\u2003"))
            line[0] = Text(text[level:])
        out.append(Line(tuple(line), level))
    return tuple(out)


def _parsed(tag: Tag, reading: Reading) -> Inlines:
    """Our own parsed literal: breaks are line ends, hard spaces at the start of a line plain ones."""
    out: list[Inline] = []
    for node in raw_inlines(tag.children, reading, tag):
        if isinstance(node, Break):
            out.append(Text("\n"))
        elif isinstance(node, Text):
            out.append(Text(node.text.replace("\u00a0", " ")))
        else:
            out.append(node)
    return tuple(out)


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


# --- lists -----------------------------------------------------------------------------------------------------------

_TYPES = {"a": "loweralpha", "A": "upperalpha", "i": "lowerroman", "I": "upperroman"}
_KINDS = frozenset({"loweralpha", "upperalpha", "lowerroman", "upperroman", "arabic"})


def _list(tag: Tag, reading: Reading, inner: Inner) -> Block:
    items: list[ListItem] = []
    for child in tag.children:
        if isinstance(child, str):
            if child.strip():
                items.append(ListItem(inner([child])))
        elif child.name == "li":
            items.append(_item(child, reading, inner))
        elif child.name in {"ul", "ol"} and items:
            # A list beside the items, as word processors write it, belongs to the item before it.
            items[-1] = replace(items[-1], body=(*items[-1].body, *inner([child])))
        else:
            items.append(ListItem(inner([child])))
    kind = next((one for one in tag.classes if one in _KINDS), _TYPES.get(tag.get("type"), "arabic"))
    start = tag.get("seqnum") or tag.get("start")
    placed = _placed(tag, reading, *_KINDS)
    return List(
        tuple(items),
        kind if tag.name == "ol" else "",  # type: ignore[arg-type] # one of the kinds
        int(start) if start.isascii() and start.isdigit() and len(start) < 7 and int(start) else 1,
        **placed,  # type: ignore[arg-type]
    )


def _item(tag: Tag, reading: Reading, inner: Inner) -> ListItem:
    body = inner(tag.children)
    if body and tag.get("id") and isinstance(body[0], Paragraph) and not body[0].id:
        body = (replace(body[0], id=tag.get("id")), *body[1:])
    if body and reading.own and tag.classes and len(body) == 1 and isinstance(body[0], Paragraph):
        body = (replace(body[0], classes=tag.classes),)
    return ListItem(body)


def _definitions(tag: Tag, reading: Reading, inner: Inner) -> list[Piece]:
    classes = tag.classes
    kind = "field" if "field-list" in classes else "option" if "option-list" in classes else "definition"
    items: list[Definition] = []
    for row in _rows_of(tag):
        if isinstance(row, Tag) and row.name == "dt":
            items.append(_term(row, reading, option=kind == "option"))
            continue
        body = inner(row.children if isinstance(row, Tag) and row.name == "dd" else [row])
        if items and body:
            items[-1] = replace(items[-1], body=(*items[-1].body, *body))
        elif body:
            items.append(Definition((), body))
    if not items:
        return []
    return [Definitions(tuple(items), kind, **_placed(tag, reading, "field-list", "option-list"))]  # type: ignore[arg-type]


def _rows_of(tag: Tag) -> list[Tag | str]:
    """The terms and definitions of a list, groups of them opened, and whatever else stands there."""
    out: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "div":
            out.extend(_rows_of(child))
        else:
            out.append(child)
    return out


def _term(tag: Tag, reading: Reading, *, option: bool) -> Definition:
    if option:
        return Definition((Code((Token("", reading.line(tag.raw, tag)),)),), ())
    classifiers = tuple(inlines(one.children, reading, one) for one in tag.tags("classifier"))
    if not classifiers or not reading.own:
        return Definition(inlines(tag.children, reading, tag), ())
    before: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "classifier":
            break
        before.append(child)
    if before and isinstance(before[-1], str):
        before[-1] = before[-1].rstrip().removesuffix("(")
    return Definition(inlines(before, reading, tag), (), classifiers)


# --- the rest --------------------------------------------------------------------------------------------------------


def _preformatted(tag: Tag, reading: Reading) -> list[Piece]:
    text = reading.text(tag.raw, tag).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return []
    classes = tag.classes
    if reading.own and "math" in classes:
        return [MathBlock(text, "", **_placed(tag, reading, "math"))]  # type: ignore[arg-type]
    inner = tag.first("code")
    named = [*classes, *(inner.classes if inner is not None else ())]
    language = next((one.removeprefix("language-") for one in named if one.startswith("language-")), "")
    kind = "literal"
    if reading.own and classes[:1] == ("code",):
        rest = list(classes[1:])
        kind = next((one for one in ("literal", "doctest") if one in rest), "code")
        rest = [one for one in rest if one != kind]
        language = rest.pop(0) if rest and kind in {"code", "doctest"} else ""
        placed = {"id": tag.get("id"), "classes": tuple(rest), "lang": reading.lang(tag)}
        return [Preformatted((Token("", text),), language=language, kind=kind, **placed)]  # type: ignore[arg-type]
    if language and language.isascii() and language.replace("+", "").replace("-", "").isalnum():
        kind = "code"
    return [Preformatted((Token("", text),), language=language if kind == "code" else "", kind=kind, id=tag.get("id"))]  # type: ignore[arg-type]


_NOTE_KINDS = frozenset(["attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"])


def _aside(tag: Tag, reading: Reading, inner: Inner) -> Blocks:
    classes = tag.classes
    content = _content_of(tag)
    title: Inlines = ()
    subtitle: Inlines = ()
    rest: list[Tag | str] = []
    for child in content:
        if isinstance(child, Tag) and child.name in _HEADINGS and not title and not _has_words(rest):
            title = inlines(child.children, reading, child)
        elif isinstance(child, Tag) and "subtitle" in child.classes and title and not _has_words(rest):
            subtitle = inlines(child.children, reading, child)
        else:
            rest.append(child)
    body = inner(rest)
    if not body and not title:
        return ()
    kind = "sidebar"
    if "admonition" in classes:
        kind = next((one for one in classes if one in _NOTE_KINDS and reading.own), "admonition")
    elif "topic" in classes:
        kind = "topic"
    placed = _placed(tag, reading, "admonition", "topic", "sidebar", kind)
    if not title:
        return (Group(body, **placed),)  # type: ignore[arg-type]
    return (Aside(kind, title, body, subtitle, **placed),)  # type: ignore[arg-type]


def _content_of(tag: Tag) -> list[Tag | str]:
    """What is in an element, with NITF's `body.content` and `block` opened."""
    out: list[Tag | str] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name in {"body.content", "block"}:
            out.extend(_content_of(child))
        else:
            out.append(child)
    return out


def _has_words(children: list[Tag | str]) -> bool:
    return any(child.strip() if isinstance(child, str) else True for child in children)


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
