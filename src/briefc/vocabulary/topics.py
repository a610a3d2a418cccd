"""IPTC's Media Topics: a code, or a name in any of thirteen languages, to a topic.

The table (`data/mediatopics.tsv`, CC BY 4.0, IPTC) stays one text: a lookup searches it and splits the lines it finds,
which costs a fraction of making objects of all 1,387 topics. It is read from the package on the first lookup.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import lru_cache

from briefc.model.language import primary
from briefc.model.suggest import nearest

_FIXED = 5
"""Columns before the names: code, parent, retired, subjectcode, wikidata."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One Media Topic.

    `code` has eight digits; `parent` is the code above, "" at the top. `retired` is the ISO date of retirement, "" when
    in use. `subjectcode` (eight digits) and `wikidata` (`Q…`) are its twins, "" without one. `names` are (language tag,
    name) pairs; each topic has one in `en-GB`.
    """

    code: str
    parent: str
    retired: str
    subjectcode: str
    wikidata: str
    names: tuple[tuple[str, str], ...]

    def name(self, language: str = "en-GB") -> tuple[str, str]:
        """The name in a language (BCP 47) as (tag of the name, name): the nearest variant, else British English."""
        wanted = language.lower()
        first = wanted.partition("-")[0]
        exact = [pair for pair in self.names if pair[0].lower() == wanted]
        near = [pair for pair in self.names if primary(pair[0]) == first]
        return (*exact, *near, *(pair for pair in self.names if pair[0] == "en-GB"))[0]


def topic(text: str, language: str = "en-GB") -> Topic | None:
    """A Media Topic from its code (eight digits, `medtop:` before it or not) or its name; None when there is none.

    Case and runs of spaces do not count. Of several topics with the name: one so named in `language`, then one in use,
    then the highest in the tree.
    """
    found = topics_named(text, language)
    return found[0] if found else None


@lru_cache(maxsize=1024)
def topics_named(text: str, language: str = "en-GB") -> tuple[Topic, ...]:
    """All topics that a code or a name may mean, the best first (see `topic`); more than one is ambiguous.

    Topics named so in other languages count only when there is none in `language`.
    """
    wanted = " ".join(text.split()).casefold()
    if _CODE.fullmatch(wanted):
        row = _by_code(wanted.removeprefix("medtop:"))
        return (row,) if row else ()
    if not wanted:
        return ()
    table = _table()
    # Names of a language's variants stand in columns of their own; a topic is often named the same in several.
    native = {number for number, tag in enumerate(table.languages, _FIXED) if primary(tag) == primary(language)}
    ranked: dict[int, tuple[bool, bool, int, int]] = {}
    for line, column in _find(table, f"\t{wanted}\t", f"\t{wanted}\n"):
        made = _row(line)
        rank = (column not in native, bool(made.retired), _depth(made), line)
        ranked[line] = min(ranked.get(line, rank), rank)
    best = sorted(ranked.values())
    return tuple(_row(rank[3]) for rank in best if rank[0] == best[0][0])


def suggestion(text: str, language: str = "en-GB") -> str | None:
    """The name, in `language` or English, of a topic in use that is nearest to a mistyped one."""
    table = _table()
    rows = [line.split("\t") for line in table.lines if line]
    columns = [
        number for number, tag in enumerate(table.languages, _FIXED) if primary(tag) in {primary(language), "en"}
    ]
    return nearest(text, {row[column] for row in rows if not row[2] for column in columns if row[column]})


def languages() -> tuple[str, ...]:
    """The tags of the languages that topics are named in."""
    return _table().languages


def all_topics() -> tuple[Topic, ...]:
    """All topics, retired ones too, in the order of the table."""
    return tuple(_row(number) for number, line in enumerate(_table().lines) if line)


def path_of(made: Topic) -> tuple[Topic, ...]:
    """The topics above one, from the top of the tree down."""
    above: list[Topic] = []
    next_up = _by_code(made.parent) if made.parent else None
    while next_up is not None:
        above.append(next_up)
        next_up = _by_code(next_up.parent) if next_up.parent else None
    return tuple(reversed(above))


def instead_of(made: Topic) -> Topic | None:
    """What to use for a retired topic: one in use of the same English name, else the nearest above that is in use.

    IPTC's table names no replacements. None when the topic is in use, or nothing above it is.
    """
    if not made.retired:
        return None
    same = [one for one in topics_named(made.name()[1]) if not one.retired]
    return next(iter(same), None) or next((one for one in reversed(path_of(made)) if not one.retired), None)


# --- the table -------------------------------------------------------------------------------------------------------

_CODE = re.compile(r"(medtop:)?\d{8}")


@dataclass(frozen=True, slots=True)
class _Table:
    languages: tuple[str, ...]
    lines: tuple[str, ...]
    folded: str


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = pkgutil.get_data("briefc.vocabulary", "data/mediatopics.tsv")
    if data is None:
        raise FileNotFoundError("the table of Media Topics is not in the package")
    text = data.decode()
    head, _, body = text.partition("\n")
    languages = tuple(name.removeprefix("name_") for name in head.split("\t")[_FIXED:])
    # The line breaks stand at the same places in both, which is how a line of one is found in the other.
    return _Table(languages, tuple(body.split("\n")), "\n" + body.casefold().replace("  ", " "))


def _find(table: _Table, *patterns: str) -> list[tuple[int, int]]:
    """Where any of the patterns occurs: (line, column) pairs."""
    out = []
    for pattern in patterns:
        start = table.folded.find(pattern)
        while start >= 0:
            line_start = table.folded.rfind("\n", 0, start + 1)
            line = table.folded.count("\n", 0, start + 1) - 1
            column = table.folded.count("\t", line_start, start + 1)
            if column >= _FIXED:
                out.append((line, column))
            start = table.folded.find(pattern, start + 1)
    return out


def _by_code(code: str) -> Topic | None:
    table = _table()
    start = table.folded.find(f"\n{code}\t")
    return _row(table.folded.count("\n", 0, start + 1) - 1) if start >= 0 else None


@lru_cache(maxsize=512)
def _row(line: int) -> Topic:
    table = _table()
    code, parent, retired, subjectcode, wikidata, *names = table.lines[line].split("\t")
    pairs = tuple((tag, name) for tag, name in zip(table.languages, names, strict=True) if name)
    return Topic(code, parent, retired, subjectcode, wikidata, pairs)


def _depth(made: Topic) -> int:
    return len(path_of(made))
