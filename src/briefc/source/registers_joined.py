"""The registers of a project joined: each entry once, and what entries refer to found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.outcome import Outcome
from briefc.model.register import Entry, Listed, Register, above, all_names, folded_name
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.source.register_fields import CODE
from briefc.source.typed import Report


def joined(listed: Sequence[Listed]) -> Outcome[tuple[Register, ...]]:
    """All registers with the references between their entries settled, each entry once.

    Codes: `register.duplicate-code`, `register.duplicate-name`, `register.organisation`, `register.broader`.
    """
    findings: list[Diagnostic] = []
    places: dict[str, Span] = {}
    first: dict[str, Entry] = {}
    for one in listed:
        where = dict(one.places)
        for entry in one.register.entries:
            if entry.key in first:
                message = f'the {entry.kind} "{entry.code}" stands here a second time'
                said = _first_at(places[entry.key])
                findings.append(error("register.duplicate-code", where[entry.key], message, said, "keep one of them"))
            else:
                first[entry.key], places[entry.key] = entry, where[entry.key]
    _check_names(first.values(), places, findings)
    named: dict[str, list[str]] = {}
    for entry in first.values():
        if entry.kind == "organisation":
            for name in {folded_name(entry.code), *map(folded_name, all_names(entry))}:
                named.setdefault(name, []).append(entry.code)
    settled = {key: _settled(entry, first, named, places[key], findings.append) for key, entry in first.items()}
    registers = []
    for one in listed:
        kept = tuple(settled[entry.key] for entry in one.register.entries if first[entry.key] is entry)
        registers.append(replace(one.register, entries=kept))
    return Outcome(tuple(registers), tuple(findings))


def _first_at(span: Span) -> str:
    return f"the first is in {span.path}, line {span.line}"


def _check_names(entries: Iterable[Entry], places: Mapping[str, Span], findings: list[Diagnostic]) -> None:
    """Warn of a name that two entries of a kind bear: texts that use it cannot say which they mean."""
    bearers: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for name in dict.fromkeys(map(folded_name, all_names(entry))):
            before = bearers.setdefault((entry.kind, name), entry)
            if before is entry:
                continue
            shown = next(one for one in all_names(entry) if folded_name(one) == name)
            findings.append(
                warning(
                    "register.duplicate-name",
                    places[entry.key],
                    f'"{shown}" is the name of {before.code} and of {entry.code}',
                    f"{_first_at(places[before.key])}; texts must write @{before.code} or @{entry.code}",
                )
            )


def _settled(
    entry: Entry, entries: Mapping[str, Entry], named: Mapping[str, Sequence[str]], span: Span, report: Report
) -> Entry:
    """The entry with what it refers to found, and without what cannot be; `named` are organisations by folded name."""
    if entry.organisation and f"organisation:{entry.organisation}" not in entries:
        entry = replace(entry, organisation=_organisation(entry, named, span, report))
    if entry.broader and f"place:{entry.broader}" not in entries:
        codes = [one.code for one in entries.values() if one.kind == "place"]
        message = f'{entry.code} lies in a place "{entry.broader}" that no register holds'
        hints = did_you_mean(entry.broader, codes) or ("add it under places:",)
        report(error("register.broader", span, message, *hints))
        return replace(entry, broader="")
    if entry.broader:
        way = above(entry, entries)
        if entry.broader == entry.code or (way and way[-1].broader == entry.code):
            chain = " in ".join((entry.code, *(one.code for one in way), entry.code))
            report(
                error("register.broader", span, f"a place lies in itself: {chain}", "correct broader: in one of them")
            )
            return replace(entry, broader="")
    return entry


def _organisation(entry: Entry, named: Mapping[str, Sequence[str]], span: Span, report: Report) -> str:
    """The code of a person's organisation by its name; what no register holds stays as it is."""
    text = entry.organisation
    found = named.get(folded_name(text), ())
    if len(found) == 1:
        return found[0]
    near = did_you_mean(text, {code for codes in named.values() for code in codes}) if re.search(CODE, text) else ()
    if near:
        message = f'{entry.code} is of an organisation "{text}" that no register holds'
        report(warning("register.organisation", span, message, *near))
    return text
