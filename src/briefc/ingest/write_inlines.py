"""Inline content to reST. Markup that reST cannot nest is flattened, and the sheet is told."""

from __future__ import annotations

import re
from typing import assert_never

from briefc.ingest.escaping import SOFT, begun, ended, escaped, one_line, soft
from briefc.ingest.sheet import Sheet
from briefc.model.content import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    InlineMath,
    Inlines,
    Link,
    NoteCall,
    Phrase,
    Quote,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Target,
    Term,
    Text,
    Time,
    Title,
    Token,
)

_BEFORE = frozenset("([{\"'“‘„«‹-–—/:¡¿")
"""Characters after which markup may begin at once, when it begins with a letter or digit itself."""

_AFTER = frozenset(".,;!?)]}\"'”’»›-–—/")
"""Characters before which markup may end at once."""

_LITERAL_END = re.compile(r"``(?!`)")


def inline_markup(content: Inlines, sheet: Sheet, *, nested: bool = False) -> str:
    """Inline content to markup with soft blanks. `nested` means inside a role whose text is read again as markup."""
    return _joined(_pieces(_merged(content), sheet, nested=nested))


def block_markup(content: Inlines, sheet: Sheet) -> str:
    """Inline content to markup as it may begin and end a block; "" when there is nothing to be seen."""
    pieces = _pieces(_merged(content), sheet, nested=False)
    markup = _joined(pieces).strip(f" {SOFT}")
    first = next((piece for piece in pieces if piece.text.strip(f" {SOFT}")), None)
    return ended(begun(markup, plain=not first.meant)) if first is not None else ""


def title_markup(content: Inlines, sheet: Sheet) -> str:
    """The markup of something that stands on one line: a title, the argument of a directive."""
    return one_line(block_markup(content, sheet))


def words_of(content: Inlines) -> str:
    """The characters of content, without its markup."""
    out = []
    for node in content:
        match node:
            case Text(text) | Time(text):
                out.append(text)
            case Code():
                out.append(node.text)
            case InlineMath(tex):
                out.append(tex)
            case Image():
                out.append(node.alt)
            case NoteCall():
                out.append(f"[{node.label}]")
            case Break():
                out.append(" ")
            case Target():
                pass
            case _:
                out.append(words_of(node.content))
    return "".join(out)


class _Piece:
    """A stretch of markup: characters of others, or markup that is meant. `role`: a colon after it would be read."""

    __slots__ = ("first", "meant", "role", "text")

    def __init__(self, text: str, *, meant: bool = True, role: bool = False, first: str = "") -> None:
        self.text = text
        self.meant = meant
        self.role = role
        self.first = first


def _joined(pieces: list[_Piece]) -> str:
    out = ""
    last: _Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if piece.meant:
            if last is not None and (last.meant or not _may_begin(out[-1], piece.first)):
                out += "\\ "
        elif last is not None and last.meant and not _may_end(piece.text[0], last):
            out += "\\ "
        out += piece.text
        last = piece
    return out


def _may_begin(before: str, first: str) -> bool:
    return before in {" ", SOFT} or (before in _BEFORE and first.isalnum())


def _may_end(after: str, last: _Piece) -> bool:
    return after in {" ", SOFT, "\\"} or after in _AFTER or (after == ":" and not last.role)


def _merged(content: Inlines) -> list[Inline]:
    """The content with neighbouring texts as one, and blanks moved out of markup, at whose edges none may stand."""
    out: list[Inline] = []
    for node in content:
        bare = isinstance(node, Phrase) and not node.classes and not node.lang
        for one in _merged(node.content) if isinstance(node, Phrase) and bare else _without_edges(node):
            if isinstance(one, Time | Break):
                one = Text(one.text if isinstance(one, Time) else " ")  # noqa: PLW2901 - the same node as text
            if out and isinstance(one, Text) and isinstance(out[-1], Text):
                out[-1] = Text(out[-1].text + one.text)
            else:
                out.append(one)
    return out


def _without_edges(node: Inline) -> Inlines:
    match node:
        case Emphasis() | Strong() | Title() | Subscript() | Superscript() | Phrase() | Link() | Quote() | Term():
            before, content, after = _trimmed(node.content)
            if not content:
                return (Text(before + after),) if before or after else ()
            made: Inline = type(node)(**{**{name: getattr(node, name) for name in node.__slots__}, "content": content})
            return (*((Text(before),) if before else ()), made, *((Text(after),) if after else ()))
        case Code():
            text = node.text
            bare = text.strip()
            before, _, after = text.partition(bare) if bare else (text, "", "")
            return tuple(one for one in (Text(before), Code((Token("", bare),)), Text(after)) if words_of((one,)))
        case _:
            return (node,)


def _trimmed(content: Inlines) -> tuple[str, Inlines, str]:
    """Content without the blanks at its edges, and these blanks."""
    nodes = list(content)
    before = after = ""
    while nodes and isinstance(nodes[0], Text):
        text = nodes[0].text
        bare = text.lstrip()
        before += text[: len(text) - len(bare)]
        if bare:
            nodes[0] = Text(bare)
            break
        nodes.pop(0)
    while nodes and isinstance(nodes[-1], Text):
        text = nodes[-1].text
        bare = text.rstrip()
        after = text[len(bare) :] + after
        if bare:
            nodes[-1] = Text(bare)
            break
        nodes.pop()
    return before, tuple(nodes), after


def _pieces(content: list[Inline], sheet: Sheet, *, nested: bool) -> list[_Piece]:
    out: list[_Piece] = []
    waiting: Target | None = None
    for node in content:
        if isinstance(node, Target):
            waiting = node if sheet.is_pointed(node.id) and waiting is None else waiting
            continue
        if waiting is not None and isinstance(node, Text) and not nested:
            out.extend(_targeted(waiting, node, sheet))
            waiting = None
            continue
        if isinstance(node, Text):
            out.append(_text(node.text, alone=len(content) == 1))
            continue
        piece = _piece(node, sheet)
        if nested and isinstance(
            node, Code | Link | Title | Subscript | Superscript | Term | Phrase | Quote | Reference
        ):
            # A backquote inside a role would end it; a substitution has none.
            piece = _Piece(f"|{sheet.substitution('replace:: ' + one_line(piece.text))}|") if piece.text else piece
        out.append(piece)
    if waiting is not None:
        sheet.lost_target()
    return out


def _text(text: str, *, alone: bool) -> _Piece:
    return _Piece(soft(escaped(text, alone=alone)), meant=False)


def _targeted(target: Target, node: Text, sheet: Sheet) -> list[_Piece]:
    """A place in the line to an inline target round the word that follows it."""
    found = re.match(r"(\s*)([^\W_][\w-]*)", node.text)
    name = found[2].lower() if found else ""
    if found is None or not sheet.name_inline(target.id, name):
        sheet.lost_target()
        return [_text(node.text, alone=False)]
    rest = node.text[found.end() :]
    out = [_text(found[1], alone=False)] if found[1] else []
    out.append(_Piece(f"_`{escaped(found[2], implicit=False)}`", role=True, first="_"))
    if rest:
        out.append(_text(rest, alone=False))
    return out


def _piece(node: Inline, sheet: Sheet) -> _Piece:
    match node:
        case Text() | Time() | Break() | Target():
            return _Piece("", meant=False)
        case Emphasis(content):
            return _wrapped("*", _flat(content, sheet), "*")
        case Strong(content):
            return _wrapped("**", _flat(content, sheet), "**")
        case Code():
            return _code(node.text.replace("\n", " "))
        case Title(content):
            return _role("", _flat(content, sheet))
        case Subscript(content):
            return _role("sub", _flat(content, sheet))
        case Superscript(content):
            return _role("sup", _flat(content, sheet))
        case Term(content, expansion):
            words = _flat(content, sheet)
            return _role("abbr", f"{words} ({escaped(expansion, implicit=False)})" if expansion else words)
        case Phrase(content, classes, lang):
            if lang:
                return _role("lang", f"{_deep(content, sheet)} <{lang}>")
            return _role(sheet.role(classes), _flat(content, sheet))
        case Link():
            return _link(node, sheet)
        case Reference():
            words = _flat(node.content, sheet)
            return _role(node.kind, f"{words} <{node.target}>" if words else node.target)
        case NoteCall():
            return _note_call(node, sheet)
        case InlineMath(tex):
            tex = " ".join(tex.split())
            return _code(tex) if "`" in tex or tex[-1:] == "\\" else _Piece(f":math:`{tex}`", role=True)
        case Image():
            return _picture(node, sheet)
        case Quote():
            words = _deep(node.content, sheet)
            speaker = re.sub(r"(^|;\s*)@[@\s]*", r"\1", re.sub(r"[<>\s]+", " ", node.speaker)).strip()
            return _role("q", f"{words} <{escaped(speaker, implicit=False)}>" if speaker else words)
        case _:
            assert_never(node)


def _flat(content: Inlines, sheet: Sheet) -> str:
    """Content as escaped characters alone, for markup that takes nothing inside."""
    if any(not isinstance(node, Text | Time | Break) for node in content):
        sheet.flattened()
    return ended(escaped(words_of(content).strip(), implicit=False, angles=True))


def _deep(content: Inlines, sheet: Sheet) -> str:
    """Content with its markup, for the roles whose text is read again."""
    made = one_line(inline_markup(content, sheet, nested=True)).strip()
    return re.sub(r"(?<!\\)([<>])", r"\\\1", made)


def _wrapped(mark: str, words: str, end: str) -> _Piece:
    return _Piece(f"{mark}{words}{end}" if words else "", first=words[:1])


def _role(name: str, words: str) -> _Piece:
    if not words:
        return _Piece("")
    return _Piece(f":{name}:`{words}`" if name else f"`{words}`", role=True, first=words[:1] if not name else "x")


def _code(text: str) -> _Piece:
    if not text:
        return _Piece("")
    fits = not text.endswith("\\") and not text.startswith("`")
    if fits and not _LITERAL_END.search(text) and not text.endswith("`"):
        return _Piece(f"``{text}``", first=text[:1])
    return _role("literal", escaped(text, implicit=False))


def _link(node: Link, sheet: Sheet) -> _Piece:
    words = _flat(node.content, sheet)
    if node.href.startswith("#"):
        label = sheet.label(node.href[1:])
        if not label or not words:
            return _text(words_of(node.content), alone=False)
        return _Piece(f"`{words} <{label}_>`__", role=True, first=words[:1])
    address = safe_address(node.href)
    words = words or escaped(address, implicit=False, angles=True)
    return _Piece(f"`{words} <{address}>`__", role=True, first=words[:1])


def _plain(words: str) -> _Piece:
    return _Piece(words, meant=False)


def safe_address(address: str) -> str:
    """An address as it may stand between angle brackets: blanks, brackets, backquotes, backslashes as percent codes."""
    found = re.sub(r"[\s<>`\\]", lambda one: "".join(f"%{byte:02X}" for byte in one.group().encode()), address)
    return f"{found[:-1]}\\_" if found.endswith("_") else found


def _note_call(node: NoteCall, sheet: Sheet) -> _Piece:
    label = sheet.note_label(node.note)
    return _Piece(f"[{label}]_", role=True, first="[") if label else _plain(escaped(f"[{node.label}]"))


def _picture(node: Image, sheet: Sheet) -> _Piece:
    if node.asset is None:
        return _plain(soft(escaped(node.alt)))
    alt = f"\n   :alt: {' '.join(node.alt.split())}" if node.alt.strip() else "\n   :alt:"
    return _Piece(f"|{sheet.substitution(f'image:: {node.asset.path}{alt}', 'image')}|", first="|")
