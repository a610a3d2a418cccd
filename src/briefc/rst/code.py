"""The `code` directive, and the highlighting of code by Pygments."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst.directives import body
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES
from pygments.util import ClassNotFound

from briefc.model.content import Token


class Code(body.CodeBlock):
    """`.. code:: LANGUAGE`: the lines as they are; the language and the numbering are noted for later."""

    def run(self) -> list[Any]:
        """One literal block with the attributes `language` and, when lines are numbered, `first`."""
        self.assert_has_content()
        text = "\n".join(self.content)
        language = self.arguments[0] if self.arguments else ""
        node = nodes.literal_block(text, text, classes=["code", *self.options.get("class", [])])
        node["language"] = "" if language.lower() in {"none", "text"} else language
        if "number-lines" in self.options:
            node["first"] = 1 if self.options["number-lines"] is None else int(self.options["number-lines"])
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        self.add_name(node)
        return [node]


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


def is_known(language: str) -> bool:
    """True when Pygments can read the language."""
    return _lexer(language) is not None


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """The text in pieces, each with Pygments' short class; one plain piece without a (known) language.

    The pieces put together are always the whole text.
    """
    lexer = _lexer(language) if language else None
    if lexer is None or not text:
        return (Token("", text),) if text else ()
    pieces: list[Token] = []
    for kind, value in lexer.get_tokens(text):
        short = _short(kind)
        if pieces and pieces[-1].kind == short:
            pieces[-1] = Token(short, pieces[-1].text + value)
        elif value:
            pieces.append(Token(short, value))
    # The lexer was given a line end that the text may not have.
    if pieces and not text.endswith("\n") and pieces[-1].text.endswith("\n"):
        last = pieces.pop()
        if last.text != "\n":
            pieces.append(Token(last.kind, last.text[:-1]))
    if "".join(piece.text for piece in pieces) != text:
        return (Token("", text),)
    return tuple(pieces)


def numbered(pieces: tuple[Token, ...], first: int) -> tuple[Token, ...]:
    """The pieces with a number, as a token of kind `ln`, at the start of each line."""
    text = "".join(piece.text for piece in pieces)
    width = len(str(first + text.count("\n")))
    out: list[Token] = [Token("ln", f"{first:>{width}} ")]
    number = first
    for piece in pieces:
        lines = piece.text.split("\n")
        for line in lines[:-1]:
            number += 1
            out += [Token(piece.kind, f"{line}\n"), Token("ln", f"{number:>{width}} ")]
        if lines[-1]:
            out.append(Token(piece.kind, lines[-1]))
    return tuple(out)


def _short(kind: Any) -> str:
    while kind not in STANDARD_TYPES:
        kind = kind.parent
    name: str = STANDARD_TYPES[kind]
    return "" if name in {"w", "p"} else name
