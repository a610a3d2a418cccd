"""Names for what is taken in: short, safe as file names, none twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
"""A slug (docs/decisions, 6)."""

LONGEST = 60
"""Characters of a slug made of a headline; the next whole word no longer fits."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)", re.ASCII)


def slug_of(texts: Iterable[str]) -> str:
    """The slug of the first text that has letters or digits for one; "item" when none has."""
    for text in texts:
        bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
        words = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")
        # A few Latin letters in a text of another script name nothing.
        if len(words.replace("-", "")) * 2 < sum(one.isalnum() for one in text):
            continue
        if len(words) > LONGEST:
            cut = words[: LONGEST + 1].rpartition("-")[0]
            words = cut or words[:LONGEST]
        if words:
            return f"item-{words}" if _RESERVED.fullmatch(words) else words
    return "item"


@dataclass(slots=True)
class Names:
    """The names that were given out; `numbers` are the next to be tried, by the name that was wanted."""

    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)

    def give(self, wanted: str, elsewhere: Callable[[str], bool]) -> str:
        """The wanted name, with a number behind it when another item has it, here or elsewhere."""
        name = wanted
        while name in self.taken or elsewhere(name):
            self.numbers[wanted] = self.numbers.get(wanted, 1) + 1
            name = f"{wanted[:90]}-{self.numbers[wanted]}"
        self.taken.add(name)
        return name
