"""The desk of one source that is being written: names that were given, definitions that wait, what was lost."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

_ROLE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_KNOWN_WORDS = """
abbr abbreviation ac acronym anonymous-reference citation-reference code doc emphasis footnote-reference i index
lang literal math named-reference pep pep-reference q raw ref rfc rfc-reference strong sub subscript
substitution-reference sup superscript t target title title-reference uri uri-reference
"""
_KNOWN = frozenset(_KNOWN_WORDS.split())
"""Roles that there are already: a class of that name gets a role of another."""

SYMBOLS = frozenset("*†‡§¶#♠♥♦♣")
"""Labels of footnotes that docutils gives out by itself, in this order and then doubled."""

_LABEL = re.compile(r"(?:(?!_)\w)+(?:[-._+:](?:(?!_)\w)+)*")


@dataclass(slots=True)
class Sheet:
    """What the writing of one source has to remember.

    Links may lead forward, so a source is written more than once: `known` holds what the pass before learnt, by id:
    the names of places that are written, and the labels of notes.
    """

    known: dict[str, str] = field(default_factory=dict)
    wanted: frozenset[str] = frozenset()
    asked: set[str] = field(default_factory=set)
    placed: dict[str, str] = field(default_factory=dict)
    losses: Counter[str] = field(default_factory=Counter)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    substitutions: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    # --- places ------------------------------------------------------------------------------------------------------

    def is_pointed(self, id: str) -> bool:
        """Whether a link leads to the place."""
        return id in self.wanted

    def label(self, id: str) -> str:
        """The name by which a link finds a place; "" when it is nowhere written."""
        self.asked.add(id)
        return self.known.get(id, "")

    def place(self, id: str) -> str:
        """A name for a place that is written now."""
        return self.placed.setdefault(id, f"place-{len(self.placed) + 1}")

    def name_inline(self, id: str, name: str) -> bool:
        """Take a word as the name of a place in the line; False when another place has it."""
        if not name or name in self.names or name.startswith("place-"):
            return False
        self.names.add(name)
        self.placed[id] = name
        return True

    def note(self, id: str, label: str, *, citation: bool) -> str:
        """The label under which a note is written."""
        if citation:
            fits = _LABEL.fullmatch(label) and not label.isdigit()
            shown = label if fits else f"note-{len(self.placed) + 1}"
        elif label and set(label) <= SYMBOLS:
            shown = "*"
        else:
            shown = label if label.isascii() and label.isdigit() else "#"
        self.placed[id] = shown
        return shown

    def note_label(self, id: str) -> str:
        """The label of a note that is called; "" when it is nowhere written."""
        self.asked.add(id)
        return self.known.get(id, "")

    # --- definitions -------------------------------------------------------------------------------------------------

    def role(self, classes: tuple[str, ...]) -> str:
        """The name of a role that carries classes; it is declared at the top."""
        name = "-".join(classes)
        if len(classes) > 1 or name in _KNOWN:
            name = f"as-{name}"
        if not _ROLE.fullmatch(name):
            name = f"class-{len(self.roles) + 1}"
        self.roles[name] = classes
        return name

    def substitution(self, definition: str, kind: str = "part") -> str:
        """The name of a substitution; it is defined at the end."""
        for name, known in self.substitutions.items():
            if known == definition:
                return name
        name = f"{kind}-{len(self.substitutions) + 1}"
        self.substitutions[name] = definition
        return name

    # --- losses ------------------------------------------------------------------------------------------------------

    def flattened(self) -> None:
        """Remember that markup inside markup was written as its words."""
        self.losses["nested"] += 1

    def lost_target(self) -> None:
        """Remember that a place in the line could not be named."""
        self.losses["target"] += 1

    def lost(self, what: str) -> None:
        """Remember a loss of a kind."""
        self.losses[what] += 1

    def next_pass(self) -> Sheet:
        """The sheet for writing the same source once more, with what was learnt."""
        return Sheet(known=dict(self.placed), wanted=frozenset(self.asked))

    @property
    def settled(self) -> bool:
        """Whether another pass would write the same."""
        return self.asked <= self.wanted and self.known == self.placed
