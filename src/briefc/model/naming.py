"""A name, or the `@code` of a register's entry, as an author writes it: whom it stands for, and how it is shown.

These are pure functions over `Registers`; what is to be said to the author comes back as remarks, for the caller knows
the place. A name that no register holds stays what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from briefc.model.countries import COUNTRIES, folded
from briefc.model.diagnostic import Severity
from briefc.model.facts import Person, Place
from briefc.model.register import Entry, Kind, Registers, above, all_names, folded_name
from briefc.model.suggest import LONGEST_WORD, did_you_mean

NEAR = 0.88
"""Least likeness (difflib's ratio) at which a name passes for another one misspelt; names are more alike than words."""

_REGISTER = {"person": "people", "organisation": "organisations", "place": "places"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say to the author about a name, at the name's place."""

    severity: Severity
    code: str
    message: str
    hints: tuple[str, ...] = ()


Remarks = tuple[Remark, ...]


def entry_of(
    registers: Registers, kind: Kind, text: str, unknown: str = "register.unknown"
) -> tuple[Entry | None, Remarks]:
    """The entry that a name or `@code` stands for; None for a name that no register holds.

    `unknown` is the code of the error for an `@code` that there is not. Further codes: `register.near-name` (the name
    is nearly that of an entry), `register.ambiguous` (two entries bear it).
    """
    if text.startswith("@"):
        code = text[1:].strip().casefold()
        found = registers.entry(kind, code)
        return (found, ()) if found else (None, (_unknown(registers, kind, code, unknown),))
    key = folded_name(text)
    if not key:
        return None, ()
    known = registers.names[kind].get(key)
    if known is None:
        near = _near(key, registers.names[kind])
        if not near:
            return None, ()
        name, code = registers.names[kind][near][:2]
        remark = Remark(
            Severity.WARNING,
            "register.near-name",
            f'"{text}" is not in the registers, but "{name}" is',
            (f'did you mean "{name}"?', f"for somebody else or another spelling, add an entry, or an alias to {code}"),
        )
        return None, (remark,)
    if len(known) > 2:
        codes = ", ".join(f"@{code}" for code in known[1:])
        message = f'"{text}" is the name of {len(known) - 1} entries of the registers'
        return None, (Remark(Severity.WARNING, "register.ambiguous", message, (f"write which is meant: {codes}",)),)
    return registers.entry(kind, known[1]), ()


def person_of(
    registers: Registers, text: str, language: str, role: str = "", organisation: str = "", *, speaks: bool = True
) -> tuple[Person, Remarks]:
    """A person by name or `@code`, to be shown in a language, with role and organisation as the author gave them.

    A name is shown as written. `@code` is shown as the entry's name; where the author gives neither role nor
    organisation, as the entry's too. `speaks`: the person's words are quoted, which decides the code of an unknown one.
    """
    found, remarks = entry_of(registers, "person", text, "quote.person-unknown" if speaks else "register.unknown")
    by_code = text.startswith("@")
    shown = text.removeprefix("@").strip() if by_code else text
    if found is not None and by_code:
        shown = found.name_in(language)
        if not role and not organisation:
            role = found.role_in(language)
            organisation = f"@{found.organisation}" if _is_code(registers, found.organisation) else found.organisation
    name, code, further = organisation_of(registers, organisation, language)
    return Person(shown, role, name, found.code if found else "", code), (*remarks, *further)


def person_with_handle(registers: Registers, handle: str) -> Entry | None:
    """The one person of the registers who posts under a handle."""
    codes = registers.handles.get(handle.removeprefix("@").casefold(), ()) if handle else ()
    return registers.entry("person", codes[0]) if len(codes) == 1 else None


def organisation_of(registers: Registers, text: str, language: str) -> tuple[str, str, Remarks]:
    """An organisation by name or `@code` to (name as shown, code or "", remarks)."""
    if not text:
        return "", "", ()
    found, remarks = entry_of(registers, "organisation", text)
    if text.startswith("@"):
        return (found.name_in(language) if found else text[1:].strip()), (found.code if found else ""), remarks
    return text, found.code if found else "", remarks


def place_of(registers: Registers, place: Place, language: str) -> tuple[Place, Entry | None, Remarks]:
    """A place whose city is a name or `@code`, with what the registers know: code, region, country, geographic code.

    What the author gave stays. A name whose country or region is another than the entry's is not that entry.
    """
    by_code = place.city.startswith("@")
    found, remarks = entry_of(registers, "place", place.city)
    if found is None:
        return (replace(place, city=place.city.removeprefix("@").strip()) if by_code else place), None, remarks
    upper = above(found, registers.entries)
    country = next((one.country for one in (found, *upper) if one.country), "")
    if not by_code and place.country and country and country != place.country_code:
        return place, None, remarks
    inside = [one for one in upper if country and one.country == country]
    top = inside[-1] if inside else None
    region = upper[0] if top is not None and upper[0] is not top else None
    if not by_code and place.region and region and folded(place.region) not in map(folded, all_names(region)):
        return place, None, remarks
    english = COUNTRIES.get(country, "")
    itself = folded(english) in map(folded, all_names(found)) if english else False
    country_name = "" if itself else top.name_in(language) if top else english
    return (
        replace(
            place,
            city=found.name_in(language) if by_code else place.city,
            region=place.region or (region.name_in(language) if region else ""),
            country=place.country or country_name,
            country_code=place.country_code or country,
            geo=place.geo or _geo(found),
            code=found.code,
        ),
        found,
        remarks,
    )


def _geo(entry: Entry) -> str:
    if entry.geonames:
        return f"geonames:{entry.geonames}"
    return f"wikidata:{entry.wikidata}" if entry.wikidata else entry.position


def _is_code(registers: Registers, text: str) -> bool:
    return bool(text) and registers.entry("organisation", text) is not None


def _unknown(registers: Registers, kind: Kind, code: str, finding: str) -> Remark:
    if not registers.entries:
        hints: tuple[str, ...] = (
            f"the project has no register; write one, such as sources/{_REGISTER[kind]}.yaml",
            "or write the name as it is to be printed",
        )
    else:
        other = next((found for found in registers.entries.values() if found.code == code), None)
        codes = [key.partition(":")[2] for key in registers.entries if key.startswith(f"{kind}:")]
        hints = did_you_mean(code, codes)
        if other is not None:
            hints = (f'"{code}" is the code of {"an" if other.kind[0] == "o" else "a"} {other.kind}', *hints)
        hints = hints or (f"add it under {_REGISTER[kind]}: in a register, or write the name as it is to be printed",)
    return Remark(Severity.ERROR, finding, f'there is no {kind} "@{code}" in the registers', hints)


def _near(key: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """The folded name that is most like `key` and near enough; "" for none. Equally near: the first by code point."""
    if not 1 < len(key) <= LONGEST_WORD:
        return ""
    by_pair = _by_pair(tuple(names))
    shared: Counter[str] = Counter()
    for pair in (pairs := set(_pairs(key))):
        shared.update(by_pair.get(pair, ()))
    # What is 0.88 alike is 0.78 to 1 / 0.78 as long; so at most 0.22 of the letters differ, each in two pairs at most.
    least, shortest, longest = len(pairs) - 0.44 * len(key) - 1, 0.78 * len(key), len(key) / 0.78
    likely = [name for name, count in shared.items() if count >= least and shortest <= len(name) <= longest]
    best: tuple[float, str] = (0.0, "")
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for name in sorted(likely):
        matcher.set_seq1(name)
        likeness = matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0
        if likeness >= NEAR and likeness > best[0]:
            best = (likeness, name)
    return best[1]


def _pairs(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(len(text) - 1)]


@lru_cache(maxsize=8)
def _by_pair(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Which names hold which pair of neighbouring letters: a register of thousands is searched in a millisecond."""
    found: dict[str, list[str]] = {}
    for name in names:
        for pair in set(_pairs(name)):
            found.setdefault(pair, []).append(name)
    return {pair: tuple(bearers) for pair, bearers in found.items()}
