"""Blocks to lines of reST. What reST cannot say where it stands is said in the nearest way, and the sheet is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from briefc.ingest.call import Call
from briefc.ingest.escaping import LONGEST_RUN, begun, ended, lines_of, one_line
from briefc.ingest.sheet import Sheet
from briefc.ingest.write_inlines import block_markup, inline_markup, title_markup, words_of
from briefc.ingest.write_lists import Inner, definition_lines, list_lines
from briefc.ingest.write_tables import table_lines
from briefc.ingest.write_verbatim import LONGEST_LINE, indented, verbatim_lines
from briefc.model.content import (
    Aside,
    Block,
    Blocks,
    Break,
    Contents,
    Definitions,
    Extension,
    Figure,
    Group,
    Image,
    Inlines,
    Line,
    LineBlock,
    List,
    MathBlock,
    Notes,
    Paragraph,
    Preformatted,
    Quotation,
    Rubric,
    Rule,
    Section,
    Strong,
    Table,
    Target,
    Text,
)

ADORNMENTS = "=-~^\"'+#"
"""The lines below headings, by depth."""

LONGEST_PARAGRAPH = 15_000
"""Bytes after which a paragraph is parted in two: the reader takes 20,000."""

_ADMONITIONS = frozenset(["attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"])
_DEEPEST = 16


def block_lines(blocks: Blocks, sheet: Sheet, *, depth: int = 0, level: int = 0, width: int = 100) -> list[str]:
    """Blocks to lines, a blank line between each two.

    `depth` counts the blocks around (0 = the article itself, where sections may be), `level` the sections around.
    """
    out: list[str] = []
    before: Block | None = None
    laid = [block for block in _laid(blocks, depth) if not _is_empty(block)]
    for index, block in enumerate(laid):
        if isinstance(block, Rule) and (depth or not _rule_fits(laid, index)):
            sheet.lost("rule")
            continue
        made = _placed_lines(block, before, sheet, depth=depth, level=level, width=width)
        if not made:
            continue
        if out:
            out.append("")
        out.extend(made)
        before = block
    return out


def _laid(blocks: Blocks, depth: int) -> Iterator[Block]:
    """The blocks with those opened that have no form of their own, and paragraphs of lines as line blocks."""
    for block in blocks:
        match block:
            case Group(body) if not block.classes and not block.id:
                yield from _laid(body, depth)
            case Paragraph(content) if any(isinstance(node, Break) for node in content):
                yield LineBlock(_lines(content), id=block.id, classes=block.classes, lang=block.lang)
            case Section() if depth:
                yield Rubric(block.title, id=block.id)
                yield from _laid(block.body, depth)
            case _:
                yield block


def _lines(content: Inlines) -> tuple[Line, ...]:
    lines: list[list[object]] = [[]]
    for node in content:
        if isinstance(node, Break):
            lines.append([])
        else:
            lines[-1].append(node)
    return tuple(Line(tuple(line)) for line in lines)  # type: ignore[arg-type] # all are inlines


def _is_empty(block: Block) -> bool:
    match block:
        case Paragraph(content) | Rubric(content):
            return not words_of(content).strip() and not any(isinstance(node, Image | Target) for node in content)
        case Preformatted():
            return not (block.text or words_of(block.content)).strip()
        case List(items) | Definitions(items):
            return not items
        case Table():
            return not any(block.head) and not any(block.body)
        case Contents():
            return True
        case Quotation(body) | Group(body):
            return all(_is_empty(one) for one in body)
        case _:
            return False


def _rule_fits(blocks: list[Block], index: int) -> bool:
    """Whether a transition may stand there: not first, not last, not beside another, not beside a heading."""
    return (
        0 < index < len(blocks) - 1
        and not isinstance(blocks[index - 1], Rule | Section)
        and not isinstance(blocks[index + 1], Rule | Notes)
    )


def _placed_lines(block: Block, before: Block | None, sheet: Sheet, *, depth: int, level: int, width: int) -> list[str]:
    made = _block(block, sheet, depth=depth, level=level, width=width)
    if not any(made):
        return []
    out: list[str] = []
    classes = (*block.classes, *((f"language-{block.lang}",) if block.lang and _names_its_language(block) else ()))
    if classes and not isinstance(block, Notes | Extension):
        out += [f".. class:: {' '.join(classes)}", ""]
    if _needs_comment(block, before, classed=bool(classes)):
        out += ["..", ""]
    for id in (block.id, *block.also):
        if id and sheet.is_pointed(id):
            out += [f".. _{sheet.place(id)}:", ""]
    return [*out, *made]


def _names_its_language(block: Block) -> bool:
    return not isinstance(block, Extension | Notes)


def _needs_comment(block: Block, before: Block | None, *, classed: bool) -> bool:
    """Whether an empty comment must part a block from what stands before it, which would take it in."""
    if isinstance(block, Quotation) and not block.kind:
        return classed or not isinstance(before, Paragraph)
    if isinstance(block, List) and isinstance(before, List):
        return True
    return isinstance(block, Definitions) and isinstance(before, Definitions)


def _block(block: Block, sheet: Sheet, *, depth: int, level: int, width: int) -> list[str]:
    def inner(blocks: Blocks, less: int = 3) -> list[str]:
        if depth >= _DEEPEST:
            sheet.lost("depth")
            words = " ".join(_characters(blocks).split())
            return block_lines((Paragraph((Text(words),)),), sheet, depth=1) if words and depth == _DEEPEST else []
        return block_lines(blocks, sheet, depth=depth + 1, width=max(width - less, 40))

    match block:
        case Paragraph(content):
            return paragraph_lines(content, sheet, width)
        case Section():
            return _section(block, sheet, level=level, width=width)
        case List():
            return list_lines(block, inner)
        case Definitions():
            return definition_lines(block, sheet, inner)
        case Table():
            return table_lines(block, sheet, inner)
        case Figure():
            return _figure(block, sheet, inner)
        case Preformatted():
            return verbatim_lines(block, sheet)
        case LineBlock(lines):
            return [_line(line, sheet) for line in lines]
        case Quotation():
            return _quotation(block, sheet, inner)
        case Aside():
            return _aside(block, sheet, inner, depth=depth)
        case Rubric(content):
            return [f".. rubric:: {title_markup(content, sheet)}"]
        case MathBlock(tex):
            return [".. math::", "", *indented(tex.strip("\n").split("\n"))]
        case Notes():
            return _notes(block, sheet, inner)
        case Rule():
            return ["-----"]
        case Group(body):
            return block_lines(body, sheet, depth=depth, level=level, width=width)
        case Contents():
            return []
        case Extension(directive, node):
            assert isinstance(node, Call)  # noqa: S101 - the importer makes no other
            return _call(directive, node, sheet, inner)
        case _:
            assert_never(block)


def paragraph_lines(content: Inlines, sheet: Sheet, width: int = 100) -> list[str]:
    """Running text to the lines of one paragraph; of several, when it is longer than the reader takes."""
    out: list[str] = []
    lines = lines_of(block_markup(content, sheet), width)
    size = 0
    for line in lines:
        size += len(line.encode()) + 1
        if out and size > LONGEST_PARAGRAPH:
            sheet.lost("paragraph")
            if len(out[-1]) > LONGEST_RUN:
                out[-1] = out[-1].removesuffix("\\")
            out += ["", begun(line, plain=True)]
            size = len(line.encode())
        else:
            out.append(line)
    return out


def _section(block: Section, sheet: Sheet, *, level: int, width: int) -> list[str]:
    title = (Text(f"{block.number} "), *block.title) if block.number else block.title
    markup = title_markup(title, sheet)
    body = block_lines(block.body, sheet, level=level + 1, width=width)
    if not markup:
        return body
    if level >= len(ADORNMENTS):
        return [f".. rubric:: {markup}", "", *body]
    line = ADORNMENTS[level] * max(columns(markup), 4)
    return [markup, line, *(["", *body] if body else [])]


def columns(markup: str) -> int:
    """Columns enough for the line below a heading."""
    return sum(1 if ord(char) < 0x300 else 2 for char in markup)


def _line(line: Line, sheet: Sheet) -> str:
    markup = one_line(inline_markup(line.content, sheet)).strip(" ")
    if markup[:1].isspace():
        markup = "\\ " + markup
    return f"| {'  ' * line.level}{ended(markup)}".rstrip(" ")


def _quotation(block: Quotation, sheet: Sheet, inner: Inner) -> list[str]:
    by = 3 if block.kind else 4
    lines = inner(block.body, by)
    who = one_line(inline_markup(block.attribution, sheet)).strip(" ")
    if who:
        lines += ["", f"-- {ended(begun(who, plain=False))}"]
    made = indented(lines, by)
    return [f".. {block.kind}::", "", *made] if block.kind in {"epigraph", "highlights"} else made


def _aside(block: Aside, sheet: Sheet, inner: Inner, *, depth: int) -> list[str]:
    title = title_markup(block.title, sheet)
    below = block.body
    if block.subtitle and (block.kind != "sidebar" or depth):
        below = (Paragraph((Strong(block.subtitle),)), *below)
    body = indented(inner(below))
    if block.kind in _ADMONITIONS:
        return [f".. {block.kind}::", "", *body] if body else []
    kind = block.kind
    if not title:
        kind = "container"
        head = [".. container:: aside"]
    elif kind in {"topic", "sidebar"} and not depth:
        head = [f".. {kind}:: {title}"]
        if block.subtitle and kind == "sidebar":
            head.append(f"   :subtitle: {option_text(words_of(block.subtitle))}")
    else:
        head = [f".. admonition:: {title}"]
    return [*head, "", *(body or ["   .."])]


def _figure(block: Figure, sheet: Sheet, inner: Inner) -> list[str]:
    image = block.image
    if image.asset is None:
        # A picture that is nowhere: its caption stays.
        credit = (Paragraph((Text(block.credit),)),) if block.credit else ()
        return inner((*((Paragraph(block.caption),) if block.caption else ()), *block.legend, *credit), 0)
    caption = paragraph_lines(block.caption, sheet, 97) if block.caption else []
    legend = inner(block.legend)
    plain = not (caption or legend or block.credit) and block.align == "image"
    lines = [f".. {'image' if plain else 'figure'}:: {image.asset.path}", f"   :alt: {option_text(image.alt)}".rstrip()]
    if block.credit:
        lines.append(f"   :credit: {option_text(block.credit)}")
    if image.href:
        lines.extend(_picture_link(image.href, sheet))
    if legend and not caption:
        caption = [".."]
    for part in (caption, legend):
        if part:
            lines += ["", *indented(part)]
    return lines


def _picture_link(href: str, sheet: Sheet) -> list[str]:
    if not href.startswith("#"):
        return [f"   :target: {''.join(href.split())}"] if not href.endswith("_") else []
    label = sheet.label(href[1:])
    return [f"   :target: {label}_"] if label else []


def _notes(block: Notes, sheet: Sheet, inner: Inner) -> list[str]:
    out: list[str] = []
    for note in block.notes:
        label = sheet.note(note.id, note.label, citation=block.kind == "citation")
        lines = inner(note.body)
        if out:
            out.append("")
        if lines and isinstance(note.body[0], Paragraph):
            out += [f".. [{label}] {lines[0]}", *indented(lines[1:])]
        else:
            out += [f".. [{label}]", *([""] if lines else []), *indented(lines)]
    return out


def _call(name: str, node: Call, sheet: Sheet, inner: Inner) -> list[str]:
    argument = node.argument if isinstance(node.argument, str) else title_markup(node.argument, sheet)
    lines = [f".. {name}:: {argument}".rstrip(" ")]
    for key, value in node.options:
        shown = option_text(value) if key == "handle" else without_codes(option_text(value))
        if shown or not value:
            lines.append(f"   :{key}: {shown}".rstrip(" "))
    body = [line.rstrip() for line in node.text.split("\n")] if node.text.strip() else inner(node.body)
    while body and not body[0]:
        body.pop(0)
    if node.body and not body:
        return []
    return [*lines, *(["", *indented(body)] if body else [])]


def without_codes(text: str) -> str:
    """A text without the signs that would make it, or a part of it, the code of an entry of the registers."""
    return _CODE.sub(r"\1", text).strip()


_CODE = re.compile(r"(^|[;,(]\s*)@[@\s]*")


def option_text(text: str) -> str:
    """A text as the value of an option: on one line; no markup is read there."""
    return " ".join(text.split())[:LONGEST_LINE]


def _characters(blocks: Blocks) -> str:
    out = []
    for block in blocks:
        match block:
            case Paragraph(content) | Rubric(content):
                out.append(words_of(content))
            case Section() | Quotation() | Aside() | Group():
                out.append(_characters(block.body))
            case List(items):
                out.extend(_characters(item.body) for item in items)
            case Definitions(items):
                out.extend(f"{words_of(item.term)} {_characters(item.body)}" for item in items)
            case Table():
                out.extend(_characters(cell.body) for row in (*block.head, *block.body) for cell in row)
            case Preformatted():
                out.append(block.text or words_of(block.content))
            case LineBlock(lines):
                out.extend(words_of(line.content) for line in lines)
            case Figure():
                out += [words_of(block.caption), _characters(block.legend)]
            case Extension(_, node):
                out += [_characters(node.body), node.text]
            case _:
                pass
    return " ".join(out)
