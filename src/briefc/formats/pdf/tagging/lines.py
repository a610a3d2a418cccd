"""How a line goes on in the next: by a hyphen that hyphenation put there, over a space taken away, or as it is.

WeasyPrint's text boxes hold what is drawn. The source says what of that is its own: the words around the end of a line
are looked up in the text of their element.
"""

from __future__ import annotations

import re
from typing import Any, Literal

End = Literal["hyphen", "space", ""]

_GLUED = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
"""Characters of scripts that are written without spaces and break anywhere."""

_HYPHENS = frozenset("-‐–—/")
_SPACES = re.compile(r"[ \t\n\r\f]+")

_BREAK = "\x00"
"""Stands for an element inside the text, which may hold or hide anything."""


def own_text(element: Any) -> str:
    """The text of an element without that of those in it, its spaces made one."""
    parts = [element.text or ""]
    for child in element:
        parts.extend(("" if child.tag == "wbr" else _BREAK, child.tail or ""))
    return _SPACES.sub(" ", "".join(parts))


def end_of_line(box: Any, following: Any, own: str) -> End:
    """What a line's last text box ends in, given the first box of the next line and the own text of its element."""
    sign = box.style["hyphenate_character"]
    same = box.element is following.element and box.element_tag == following.element_tag
    before, after = box.text, following.text
    if same and sign and before.endswith(sign) and _is_soft(before.removesuffix(sign), sign, after, own):
        return "hyphen"
    if before[-1:].isspace() or after[:1].isspace():
        return ""
    if same:
        head, tail = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
        if _holds(own, f"{head} {tail}"):
            return "space"
        if _holds(own, head + tail):
            return ""
    if _GLUED.match(before[-1:]) or _GLUED.match(after[:1]):
        return ""
    # Between two elements a line breaks at a space, at `br`, or behind a hyphen that nothing follows.
    return "" if before[-1:] in _HYPHENS and f"{before.rsplit(maxsplit=1)[-1]}{_BREAK}" in own + _BREAK else "space"


def _is_soft(before: str, sign: str, after: str, own: str) -> bool:
    if before.endswith("\xad"):
        return True
    head, tail = before.rsplit(" ", maxsplit=1)[-1], after.split(" ", maxsplit=1)[0]
    if not head or not tail:
        return False
    return not _holds(own, head + sign + tail) and not _holds(own, f"{head}{sign} {tail}") and _holds(own, head + tail)


def _holds(own: str, words: str) -> bool:
    """Whether words are in a text, however they are capitalised."""
    return words in own or words.casefold() in own.casefold()


def as_written(box: Any, own: str) -> str:
    """The text of a box as the source has it, where the style sheet made capitals of it; else nothing.

    Screen readers may spell words in capitals, and searching wants what was written.
    """
    folded, shown = own.casefold(), box.text.casefold()
    at = folded.find(shown)
    if box.text in own or at < 0 or len(folded) != len(own):
        return ""
    return own[at : at + len(shown)]


def is_number(text: str) -> bool:
    """Whether a text holds a page number that is not known yet; it is marked by variation selectors."""
    return any("\U000e0100" <= character <= "\U000e01ef" for character in text)
