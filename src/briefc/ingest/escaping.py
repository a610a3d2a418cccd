"""Characters of others to reStructuredText that says the same characters and nothing else.

Everything an importer writes goes through here: no text of theirs becomes a role, a directive, a target, a reference,
a substitution, a field or a link (research: reliability, T10). The rules are those of docutils' specification of
reStructuredText: "Inline markup recognition rules" and the start of each body element.
"""

from __future__ import annotations

import re
import unicodedata

SOFT = "\x1f"
"""A blank at which a line may be broken. Texts of others hold no control characters: they were taken out."""

JOINT = "\x1e"
"""A place without a blank at which an overlong run of characters may be broken, and is joined again when read."""

LONGEST_RUN = 2_000
"""Characters without a blank after which a joint is put in."""

_SPECIAL = re.compile(r"[\\*`|]|_(?![^\W_])|::")
_SCHEME = re.compile(r"(?<![^\W_])([A-Za-z][A-Za-z0-9.+-]*):(?=\S)")
_AT = re.compile(r"(?<=\S)@(?=\S)")
_OPEN_SCHEME = re.compile(r"(?<=[A-Za-z0-9.+-]):$")
_OPEN_AT = re.compile(r"^@(?=\S)|(?<=\S)@$")
_ENUMERATOR = re.compile(r"\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)](?:[ \x1f\x1e]|$)")
_BEGINNING = frozenset("-+*:/|>._=•‣⁃—–")
"""Characters that may begin a list, a field, an option, a table, an attribution, or explicit markup."""


def escaped(text: str, *, implicit: bool = True, angles: bool = False, alone: bool = True) -> str:
    """Characters to inline reST that reads as exactly them.

    `implicit` is False inside markup where docutils looks for no bare addresses. `angles` escapes `<` and `>` too,
    which mean something inside links and some roles. `alone` is False where more stands right before or behind, which
    could make an address of the two.
    """
    out = _SPECIAL.sub(_backslashed, text.replace("\n", " "))
    if implicit:
        out = _SCHEME.sub(r"\1\\:", out)
        out = _AT.sub(r"\\@", out)
        if not alone:
            out = _OPEN_SCHEME.sub(r"\\:", out)
            out = _OPEN_AT.sub(r"\\@", out)
    if angles:
        out = out.replace("<", r"\<").replace(">", r"\>")
    return out


def _backslashed(found: re.Match[str]) -> str:
    return r":\:" if found.group() == "::" else "\\" + found.group()


def soft(text: str) -> str:
    """The same with its blanks as places where a line may end, and joints in runs that are far too long."""
    words = text.split(" ")
    return SOFT.join(_jointed(word) if len(word) > LONGEST_RUN else word for word in words)


def _jointed(word: str) -> str:
    parts = []
    while len(word) > LONGEST_RUN:
        at = LONGEST_RUN
        while word[at - 1] == "\\":
            # Never between a backslash and what it escapes.
            at -= 1
        parts.append(word[:at])
        word = word[at:]
        if not word[0].isalnum() and word[0] != "\\":
            word = "\\" + word
    return JOINT.join((*parts, word))


def begun(markup: str, *, plain: bool) -> str:
    """Inline markup as the start of a block: a backslash before what would begin some other construct.

    `plain` tells whether it begins with characters of others (and not with markup that is meant).
    """
    if not markup:
        return markup
    first = markup[0]
    if first.isspace() and first not in " \x1f\x1e":
        return "\\ " + markup
    if not markup.strip("\\\x1e\x1f"):
        # A line of nothing but backslashes would be the line below a heading.
        return "\\ " + markup
    if not plain or first == "\\":
        return markup
    adorned = first.isascii() and not first.isalnum() and not markup.strip(first)
    if first in _BEGINNING or adorned or _ENUMERATOR.match(markup):
        return "\\" + markup
    return markup


def ended(markup: str) -> str:
    """Inline markup as the end of a block: blanks that docutils would strip are kept by a backslash after them."""
    return f"{markup}\\" if markup and markup[-1].isspace() and markup[-1] not in " \x1f\x1e" else markup


def one_line(markup: str) -> str:
    """Markup with its soft blanks as blanks and its joints gone: for what must stand on one line."""
    return markup.replace(SOFT, " ").replace(JOINT, "")


def lines_of(markup: str, width: int = 110) -> list[str]:
    """Markup to lines of about `width` characters, broken only where that reads the same."""
    lines: list[str] = []
    line = ""
    for number, run in enumerate(markup.split(SOFT)):
        first, *joined = run.split(JOINT)
        if number and line and len(line) + 1 + len(first) > width and _may_break(line, first):
            lines.append(line)
            line = first
        else:
            line = f"{line} {first}" if number else first
        for part in joined:
            lines.append(line + "\\")
            line = part
    return [*lines, line]


def _may_break(before: str, after: str) -> bool:
    """Whether a blank between two runs may be a line end: the reader makes it one blank again."""
    return (
        bool(after)
        and after[0].isalnum()
        and not before[-1].isspace()
        and before[-1] != "\\"
        and not (_wide(before[-1]) and _wide(after[0]))
    )


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
