"""Media Topics by words, in any of their languages: whole words, their beginnings, misspelt ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from briefc.vocabulary.topics import Topic, all_topics, path_of, topic

LIKENESS = 0.8
"""Least likeness (difflib's ratio) of a misspelt word to the one that is meant."""

_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Letters that Unicode does not take apart into a letter and an accent."""

_WORDS = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Match:
    """A topic that was found, and the name (language tag, name) that the words are in."""

    topic: Topic
    name: tuple[str, str]
    score: float


def search(words: str, language: str = "", most: int = 20) -> tuple[Match, ...]:
    """The topics that words may mean, the best first, each once; at most `most` of them.

    `words` may be a topic's code (with `medtop:` or without), a Subject Code (`subj:` and eight digits) or a Wikidata
    entity (`Q…`). Otherwise every word has to occur in one name of the topic: as it is, as a beginning, or, when
    nothing is found so, misspelt. Case and accents do not count. With a `language` only names in it are looked at.
    """
    coded = _by_code(words.strip())
    if coded is not None:
        return (Match(coded, coded.name(language or "en-GB"), 1.0),)
    wanted = _folded_words(words)
    if not wanted:
        return ()
    for fuzzy in (False, True):
        found = sorted(
            _matches(wanted, language.lower(), fuzzy=fuzzy),
            key=lambda one: (bool(one.topic.retired), -one.score, len(path_of(one.topic)), one.topic.code),
        )
        if found:
            return tuple(found[:most])
    return ()


def fold(text: str) -> str:
    """A text without case and accents: what counts as the same letter in a search."""
    split = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _folded_words(text: str) -> tuple[str, ...]:
    words: list[str] = []
    for word in _WORDS.findall(fold(text)):
        # Chinese has no spaces: its signs are looked for one by one, wherever they stand.
        words += list(word) if _UNSPACED.search(word) else [word]
    return tuple(words)


def _matches(wanted: tuple[str, ...], language: str, *, fuzzy: bool) -> Iterator[Match]:
    for made, names in _index():
        best: tuple[float, tuple[str, str]] | None = None
        for tag, name, words in names:
            if language and not _spoken(tag.lower(), language):
                continue
            score = _score(wanted, words, fuzzy=fuzzy)
            if score and (best is None or score > best[0]):
                best = (score, (tag, name))
        if best:
            yield Match(made, best[1], best[0])


def _spoken(tag: str, language: str) -> bool:
    return tag == language or tag.partition("-")[0] == language.partition("-")[0]


def _score(wanted: tuple[str, ...], words: tuple[str, ...], *, fuzzy: bool) -> float:
    """How well the words of a name match: 0 when one that is wanted is missing; 1 for the very words and no other."""
    total = 0.0
    for one in wanted:
        best = max((_likeness(one, word, fuzzy=fuzzy) for word in words), default=0.0)
        if not best:
            return 0.0
        total += best
    return total / max(len(wanted), len(words))


def _likeness(wanted: str, word: str, *, fuzzy: bool) -> float:
    if word == wanted:
        return 1.0
    if word.startswith(wanted) and len(wanted) >= 2:
        return 0.7
    if not fuzzy or len(wanted) < 4 or abs(len(wanted) - len(word)) > 3:
        return 0.0
    matcher = SequenceMatcher(None, wanted, word, autojunk=False)
    if matcher.real_quick_ratio() < LIKENESS or matcher.quick_ratio() < LIKENESS:
        return 0.0
    ratio = matcher.ratio()
    return ratio / 2 if ratio >= LIKENESS else 0.0


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[Topic, tuple[tuple[str, str, tuple[str, ...]], ...]], ...]:
    return tuple((made, tuple((tag, name, _folded_words(name)) for tag, name in made.names)) for made in all_topics())


def _by_code(text: str) -> Topic | None:
    if re.fullmatch(r"(medtop:)?\d{8}", text, re.IGNORECASE):
        return topic(text)
    twin = text.removeprefix("subj:")
    if twin != text or re.fullmatch(r"Q\d+", text):
        return next((one for one in all_topics() if text == one.wikidata or twin == one.subjectcode != ""), None)
    return None
