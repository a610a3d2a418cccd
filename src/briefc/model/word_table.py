"""Tables of words as plain text: `name = words`, a line each."""

from __future__ import annotations


def table(text: str) -> dict[str, str]:
    """The words of one language by their names.

    A low line at the beginning stands for a space. What stands on further lines goes on after a space, or where they
    begin with a plus, without one.
    """
    found: dict[str, str] = {}
    last = ""
    for line in text.strip().splitlines():
        name, sign, words = line.strip().partition(" = ")
        if sign:
            last = name
            found[name] = f" {words[1:]}" if words.startswith("_") else words
        else:
            found[last] += name[1:] if name.startswith("+") else f" {name}"
    return found
