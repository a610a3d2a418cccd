"""A qualified code of an IPTC vocabulary to what is wrong with it: unknown, retired, misspelt."""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from briefc.model.suggest import nearest
from briefc.vocabulary.codes import SCHEMES, Scheme
from briefc.vocabulary.languages import language_fault
from briefc.vocabulary.territories import is_territory
from briefc.vocabulary.topics import instead_of, topic

EDITION = "2025-03"
"""The month of the table of Media Topics."""


@dataclass(frozen=True, slots=True)
class CodeFault:
    """What is wrong with a code: `certain` when the vocabulary cannot have it, else it may be newer than our list."""

    kind: Literal["unknown", "retired"]
    message: str
    hints: tuple[str, ...] = ()
    certain: bool = True


@lru_cache(maxsize=8192)
def code_fault(alias: str, code: str) -> CodeFault | None:
    """What is wrong with `alias:code`, where the alias stands for IPTC's vocabulary of that name; None: nothing known.

    Vocabularies without a list, and codes outside a partial one that look like no slip, are never at fault.
    """
    match alias:
        case "medtop":
            return _topic(code)
        case "subj":
            return _subject(code)
        case "iso3166-1a2":
            return _territory(code)
        case "bcp47":
            fault = language_fault(code)
            return CodeFault("unknown", fault.message, fault.hints, certain=fault.certain) if fault else None
        case "wikidata":
            good = re.fullmatch(r"[QPL][1-9]\d*", code)
            return None if good else CodeFault("unknown", "Wikidata's codes are Q and a number")
        case "geonames" | "geonameshttps":
            good = re.fullmatch(r"[1-9]\d*/?", code)
            return None if good else CodeFault("unknown", "GeoNames' codes are numbers")
        case _:
            scheme = SCHEMES.get(alias)
            return None if scheme is None or code in scheme.codes else _listed(scheme, code)


def _listed(scheme: Scheme, code: str) -> CodeFault | None:
    if code in scheme.retired:
        instead = scheme.retired[code]
        hints = (f"use {instead}",) if instead else ()
        return CodeFault("retired", "IPTC has retired this code", hints)
    near = nearest(code, scheme.codes)
    hints = (f'did you mean "{scheme.alias}:{near}"?',) if near else ()
    match scheme.reach:
        case "closed":
            every = ", ".join(sorted(scheme.codes))
            return CodeFault("unknown", "the vocabulary has no such code", hints or (f"its codes are {every}",))
        case "dated":
            return CodeFault("unknown", f"the vocabulary of {scheme.date} has no such code", hints, certain=False)
        case "partial":
            # Only what differs by its case or by a letter is more likely a slip than a code unknown here.
            if near is not None and _slip(code, near):
                return CodeFault("unknown", "no such code is known", hints, certain=False)
            return None


def _slip(code: str, near: str) -> bool:
    """Whether two different codes are one but for case, or for a letter more, less, other or swapped."""
    first, second = code.casefold(), near.casefold()
    if first == second:
        return True
    if min(len(first), len(second)) < 5:
        return False
    if len(first) == len(second):
        differing = [place for place in range(len(first)) if first[place] != second[place]]
        swapped = len(differing) == 2 and first[differing[0]] == second[differing[1]]
        return len(differing) == 1 or (swapped and differing[1] == differing[0] + 1)
    shorter, longer = sorted((first, second), key=len)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _topic(code: str) -> CodeFault | None:
    found = topic(code) if re.fullmatch(r"\d{8}", code) else None
    if found is None:
        named = topic(code.replace("_", " "))
        near = named.code if named else None
        hints = (f'"{code}" is the name of medtop:{near}',) if near else ()
        if not re.fullmatch(r"\d{8}", code):
            return CodeFault("unknown", "a Media Topic's code has eight digits", hints)
        return CodeFault("unknown", f"the Media Topics of {EDITION} lack this code", hints, certain=False)
    if found.retired:
        better = instead_of(found)
        hints = (f'use medtop:{better.code} "{better.name()[1]}"',) if better else ()
        message = f'the Media Topic "{found.name()[1]}" was retired on {found.retired}'
        return CodeFault("retired", message, hints)
    return None


def _subject(code: str) -> CodeFault | None:
    if code in _subject_codes():
        return None
    hints = (f"it is a Media Topic: write medtop:{code}",) if topic(code) else ()
    return CodeFault("unknown", "IPTC's Subject Codes lack this code", hints)


@lru_cache(maxsize=1)
def _subject_codes() -> frozenset[str]:
    data = pkgutil.get_data("briefc.vocabulary", "data/subjectcodes.txt")
    if data is None:
        raise FileNotFoundError("the list of Subject Codes is not in the package")
    return frozenset(data.decode("ascii").split())


def _territory(code: str) -> CodeFault | None:
    if is_territory(code):
        return None
    upper = code.upper()
    hints = (f'did you mean "iso3166-1a2:{upper}"?',) if is_territory(upper) else ()
    return CodeFault("unknown", "ISO 3166-1 has no such country code", hints)
