"""Content as compact text: what the cases of this room are written in.

A block is a line, `name#id.class@lang attribute=value: inlines`, and what it holds is indented below it. Inline content is
text with `name(…)` round what is marked up. Spans are not shown.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from briefc.model.asset import Asset
from briefc.model.content import (
    Code,
    Image,
    InlineMath,
    Link,
    NoteCall,
    Phrase,
    Quote,
    Reference,
    Target,
    Term,
    Text,
    Time,
    Token,
)
from briefc.model.span import Span

_PLACED = {"id", "classes", "lang", "span", "also"}


def show(value: Any) -> str:
    """Blocks, inlines or an article's parts as text, one block a line."""
    return "\n".join(_lines(value, 0))


def inline(content: Any) -> str:
    """Inline content on one line."""
    return "".join(_one(node) for node in content)


def _one(node: Any) -> str:
    match node:
        case Text(text):
            return text.replace("\n", "\\n")
        case Code():
            return f"code{_bracket(node.language)}({_tokens(node.tokens)})"
        case InlineMath(tex, mathml):
            return f"math({tex}{'' if mathml.startswith('<math') else ' NO MATHML'})"
        case Time(text, iso):
            return f"time[{iso}]({text})"
        case Link():
            return f"link[{node.href}]({inline(node.content)})"
        case Reference():
            return f"reference[{node.kind} {node.target}]({inline(node.content)})"
        case NoteCall():
            return f"call[{node.id} > {node.note} {node.kind}]({node.label})"
        case Image():
            return f"image[{_attributes(node, {'asset', 'alt', 'span'})}{_asset(node.asset)}]({node.alt})"
        case Quote():
            return f"quote#{node.id}[{node.speaker}]({inline(node.content)})"
        case Target(identity):
            return f"target[{identity}]"
        case Phrase():
            return f"phrase{_classes(node.classes)}{_lang(node.lang)}({inline(node.content)})"
        case Term():
            return f"term{_bracket(node.expansion)}({inline(node.content)})"
        case _:
            name = type(node).__name__.lower()
            return f"{name}({inline(node.content)})" if hasattr(node, "content") else f"{name}()"


def _tokens(tokens: tuple[Token, ...]) -> str:
    return "".join(f"{token.kind}‹{token.text}›" if token.kind else token.text for token in tokens).replace("\n", "\\n")


def _bracket(text: str) -> str:
    return f"[{text}]" if text else ""


def _classes(names: tuple[str, ...]) -> str:
    return "".join(f".{name}" for name in names)


def _lang(tag: str) -> str:
    return f"@{tag}" if tag else ""


def _asset(asset: Asset | None) -> str:
    return f"{asset.path} {asset.width}x{asset.height}" if asset else "NONE"


def _attributes(node: Any, without: set[str]) -> str:
    out = []
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if field.name in without or isinstance(value, Span) or value in ("", (), 0, None, False):
            continue
        if field.default is not dataclasses.MISSING and value == field.default:
            continue
        if isinstance(value, str | int | bool):
            out.append(f"{field.name}={value}")
    return " ".join(out) + (" " if out else "")


def _head(node: Any) -> str:
    identity = getattr(node, "id", "")
    return (
        type(node).__name__.lower()
        + (f"#{identity}" if identity else "")
        + _classes(getattr(node, "classes", ()))
        + _lang(getattr(node, "lang", ""))
    )


def _lines(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, tuple):
        for item in value:
            if isinstance(item, tuple) and _is_inlines(item):
                yield f"{pad}{inline(item)}"
            elif isinstance(item, tuple):
                yield f"{pad}row"
                yield from _lines(item, depth + 1)
            else:
                yield from _lines(item, depth)
        return
    if not dataclasses.is_dataclass(value):
        yield f"{pad}{value!r}"
        return
    skipped = {*_PLACED}
    inner: list[tuple[str, Any]] = []
    told: list[str] = []
    for field in dataclasses.fields(value):
        part = getattr(value, field.name)
        if field.name in skipped or part in ((), None):
            continue
        if field.name == "tokens":
            told.append(f"{field.name}: {_tokens(part)}")
        elif isinstance(part, Image):
            told.append(_one(part))
        elif isinstance(part, tuple) and _is_inlines(part):
            told.append(f"{field.name}: {inline(part)}" if field.name != "content" else f": {inline(part)}")
        elif isinstance(part, tuple) and all(isinstance(item, str | int) for item in part):
            told.append(f"{field.name}={','.join(map(str, part))}")
        elif field.name == "mathml":
            told.append("mathml" if str(part).startswith("<math") else "NO MATHML")
        elif isinstance(part, tuple) or (dataclasses.is_dataclass(part) and not isinstance(part, Span)):
            inner.append((field.name, part))
    skipped |= {name for name, _ in inner} | {"tokens", "image", "mathml"}
    line = f"{pad}{_head(value)} {_attributes(value, skipped)}{' '.join(told)}".rstrip()
    yield line.replace(" : ", ": ", 1) if " : " in line else line
    for name, part in inner:
        if name in {"body", "items", "lines", "notes", "entries", "node"}:
            yield from _lines(part, depth + 1)
        else:
            yield f"{pad}  {name}:"
            yield from _lines(part, depth + 2)


def _is_inlines(value: tuple[Any, ...]) -> bool:
    return all(dataclasses.is_dataclass(item) and type(item).__name__ in _INLINE for item in value)


_INLINE = {
    "Text", "Emphasis", "Strong", "Code", "Title", "Subscript", "Superscript", "Term", "Phrase", "Time", "Link",
    "Reference", "NoteCall", "InlineMath", "Image", "Quote", "Target", "Break",
}  # fmt: skip
