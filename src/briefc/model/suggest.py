"""The nearest known word to a mistyped one, for every "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

CUTOFF = 0.62
"""Least likeness (difflib's ratio, 0 to 1) at which a suggestion helps more than it misleads."""

LONGEST_WORD = 80
"""Words beyond this length are not misspelt, they are something else; comparing them would only cost time."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The member of `known` that is most like `word`, or None when nothing is near.

    Case, `_` against `-` and spaces do not count as differences. Of two equally near words the first by code point
    wins, so that messages are the same whatever the order of `known`.
    """
    folded = _fold(word)
    if not folded or len(folded) > LONGEST_WORD:
        return None
    best: tuple[float, str] | None = None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(folded)
    for candidate in sorted(set(known)):
        matcher.set_seq1(_fold(candidate))
        if matcher.real_quick_ratio() < CUTOFF or matcher.quick_ratio() < CUTOFF:
            continue
        likeness = matcher.ratio()
        if likeness >= CUTOFF and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best[1] if best else None


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """The help lines for an unknown `word`: one `did you mean "…"?`, or none."""
    found = nearest(word, known)
    return () if found is None else (f'did you mean "{found}"?',)


def _fold(word: str) -> str:
    return word.casefold().strip().replace("_", "-").replace(" ", "-")
