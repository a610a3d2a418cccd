"""`briefc issue` as data flow: read and check as a build does, raise versions, write identifiers, record in the ledger.

The sources are written before the ledger: killed in between, briefc finds identifiers and raised versions that nobody
was told of, and goes on with them; the other way round the ledger would know versions that no source has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC
from pathlib import Path
from types import MappingProxyType

from briefc import pipeline
from briefc.ledger.digest import members_digest
from briefc.ledger.file import open_ledger, read_ledger
from briefc.ledger.raising import Raise, raises
from briefc.ledger.records import Issued
from briefc.ledger.rules import Standing, brings_others, judge, outgrown, same_text, standing, vanished
from briefc.ledger.turn import only_issuing
from briefc.model.article import Card
from briefc.model.diagnostic import Diagnostic, Severity, error, warning
from briefc.model.moment import fixed, zone_named
from briefc.model.span import Span
from briefc.rst.head_edit import has_field, lines_moved, with_fields
from briefc.source.discovery import read_source
from briefc.source.rewriting import ChangedError, rewrite


@dataclass(frozen=True, slots=True)
class IssuedRun:
    """What came of issuing: all items read, what was recorded (or would be), versions raised, everything to say.

    `same` counts the items that were issued before just as they are.
    """

    items: tuple[pipeline.Item, ...]
    issued: tuple[Issued, ...]
    raised: tuple[Raise, ...]
    same: int
    diagnostics: tuple[Diagnostic, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording items: the versions that are new in the ledger, how many were there, what went wrong.

    `refused` are the identifiers of items that were not recorded, and must not go out. `moved` says by source which
    lines were pushed down by an identifier, and by how many (`after_writing`).
    """

    issued: tuple[Issued, ...]
    same: int
    refused: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]
    moved: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def issue(request: pipeline.Request, *, bump: bool, dry_run: bool) -> IssuedRun:
    """Issue the items of a project that are out, those of `request.only` if it names any.

    Nothing is written to the output. With `bump` the versions of changed texts are raised in their sources; `dry_run`
    writes nothing at all. Raises LedgerError for a ledger that cannot be used, OSError when the disk refuses.
    """
    path = request.root / request.project.ledger.path
    with nullcontext() if dry_run else only_issuing(path.parent):
        return _issue(request, path, bump=bump, dry_run=dry_run)


def _issue(request: pipeline.Request, path: Path, *, bump: bool, dry_run: bool) -> IssuedRun:
    before = last_issued(path)
    request = replace(request, formats=("newsml",), held=frozenset(before), raising=bump)
    built, made = pipeline.make(request)
    due, found = _all_raises(request, built, made, before) if bump else ((), [])
    without = lost(request, built)
    begun = (warning("ledger.lost", Span(""), f"{without}; this begins a new one", *_FOUND_AGAIN),) if without else ()
    digests = {item.path: item.digest for item in built.items}
    raised = []
    for one in due:
        fields = {"version": str(one.after), "updated": one.updated}
        changed = None if dry_run else _rewritten(request, one.path, digests[one.path], fields)
        if changed is None:
            raised.append(one)
        else:
            found.append(changed)
    if raised and not dry_run:
        request = replace(request, raising=False)
        built, made = pipeline.make(request)
    refused = {one.span.path for one in found}
    cards = [item.card for item in made if item.card.path not in refused]
    if dry_run:
        fresh = tuple(_fresh(request, built, cards, before, {one.path: one for one in raised}))
        recorded = Recorded(fresh, len(cards) - len(fresh), frozenset(), ())
    else:
        recorded = record(request, built, cards)
    diagnostics = (*begun, *after_writing(built.diagnostics, recorded.moved), *found, *recorded.diagnostics)
    diagnostics = (*diagnostics, *gone(built, path))
    return IssuedRun(built.items, recorded.issued, tuple(raised), recorded.same, diagnostics, built.notices)


def last_issued(path: Path) -> dict[str, Issued]:
    """By identifier the last issued version of each item, from the ledger at `path`, which is only read."""
    ledger = read_ledger(path)
    if ledger is None:
        return {}
    with ledger:
        return {one.guid: one for one in ledger.all_issued()}  # lower versions first


def record(request: pipeline.Request, built: pipeline.Built, cards: Iterable[Card]) -> Recorded:
    """Record items that a `pipeline.make` of `request` made as issued: identifiers into the sources, then the ledger.

    `cards` are those of the items that go out, `built` what the pipeline said of all. Nothing is written when all of
    them were issued before. What another process issued meanwhile is judged once more. Codes: those of `ledger.rules`,
    and `ledger.changed`. Raises LedgerError and OSError as `open_ledger` does.
    """
    path = request.root / request.project.ledger.path
    chosen = list(cards)
    before = last_issued(path)
    fresh = list(_fresh(request, built, chosen, before, {}))
    new = {one.guid for one in fresh}
    # A delivery ahead of an embargo brings what others do not get yet, so it is not compared.
    grown = [
        brings_others(stands.path, before[stands.guid])
        for stands in _standings(built, chosen)
        if stands.guid not in new and not request.ahead and outgrown(stands, before[stands.guid])
    ]
    if not fresh:
        return Recorded((), len(chosen), frozenset(), tuple(grown))
    here = {item.card.guid for item in built.items if item.card is not None}
    digests = {item.path: item.digest for item in built.items}
    found = [*grown]
    ready = []
    # There is a ledger before the first identifier is written, so that sources with identifiers and no ledger mean that
    # it was lost; and one that cannot be written leaves the sources alone.
    open_ledger(path).close()
    # Before the ledger is locked, for each source takes the disk's time. An identifier written in vain does no harm.
    moved: dict[str, tuple[int, int]] = {}
    for one in fresh:
        changed = _rewritten(request, one.path, digests[one.path], {"guid": one.guid}, lacking=True, moved=moved)
        if changed is None:
            ready.append(one)
        else:
            found.append(changed)
    with open_ledger(path) as ledger, ledger.writing():
        said = [
            wrong for wrong in judge(map(_as_standing, ready), here, ledger, _top) if wrong.severity >= Severity.ERROR
        ]
        wrong_paths = {one.span.path for one in said}
        issued = tuple(one for one in ready if one.path not in wrong_paths)
        for one in issued:
            ledger.issue(one)
    refused = frozenset(new - {one.guid for one in issued})
    return Recorded(issued, len(chosen) - len(fresh), refused, (*found, *said), moved)


def _rewritten(
    request: pipeline.Request,
    path: str,
    digest: str,
    values: Mapping[str, str],
    *,
    lacking: bool = False,
    moved: dict[str, tuple[int, int]] | None = None,
) -> Diagnostic | None:
    """Fields written into a source (`lacking`: only those it does not have); an error if it is not what was read.

    `moved` takes in which of its lines are elsewhere now.
    """

    def edit(text: str) -> str:
        new = with_fields(text, {k: v for k, v in values.items() if not (lacking and has_field(text, k))})
        if moved is not None:
            moved[path] = lines_moved(text, new)
        return new

    try:
        rewrite(request.root, path, digest, edit, request.project.limits)
    except ChangedError as reason:
        message = f"not issued, for the source is not what was checked: {reason}"
        return error("ledger.changed", Span(path), message, "run `briefc issue` again")
    return None


def after_writing(found: Iterable[Diagnostic], moved: Mapping[str, tuple[int, int]]) -> tuple[Diagnostic, ...]:
    """Findings of before identifiers were written into sources, at the lines where what they speak of stands now."""

    def now_at(span: Span) -> Span:
        return span.moved(*moved[span.path]) if span.path in moved else span

    return tuple(replace(one, span=now_at(one.span), trace=tuple(map(now_at, one.trace))) for one in found)


def _all_raises(
    request: pipeline.Request,
    built: pipeline.Built,
    made: Iterable[pipeline.MadeItem],
    before: Mapping[str, Issued],
) -> tuple[tuple[Raise, ...], list[Diagnostic]]:
    """The versions to raise, and why some cannot be: of changed items, then of the briefings that bring them."""
    now = fixed(request.now.replace(microsecond=0).astimezone(zone_named(request.project.timezone)))
    cards = [item.card for item in made]
    raised: dict[str, Raise] = {}
    while True:
        found: list[Diagnostic] = []
        known = len(raised)
        for one in raises(_standings(built, cards, raised), before, now):
            if isinstance(one, Raise):
                raised[one.path] = one
            else:
                found.append(one)
        if len(raised) == known:
            return tuple(raised.values()), found


def _fresh(
    request: pipeline.Request,
    built: pipeline.Built,
    cards: Iterable[Card],
    before: Mapping[str, Issued],
    raised: Mapping[str, Raise],
) -> Iterator[Issued]:
    """The records to add for the items; `raised` are versions that a dry run did not write into their sources."""
    at = request.now.astimezone(UTC).isoformat(timespec="seconds")
    for stands in _standings(built, cards, raised):
        last = before.get(stands.guid)
        due = raised.get(stands.path)
        if due is None and last is not None and last.version == stands.version and same_text(stands, last):
            continue
        version, created = (due.after, due.updated) if due else (stands.version, stands.version_created)
        yield Issued(
            guid=stands.guid,
            version=version,
            digest=stands.digest,
            state=stands.status,
            slug=stands.slug,
            path=stands.path,
            at=at,
            first_created=stands.first_created,
            version_created=created,
            members="" if request.ahead else stands.members,
        )


def _standings(
    built: pipeline.Built, cards: Iterable[Card], raised: Mapping[str, Raise] = MappingProxyType({})
) -> Iterator[Standing]:
    """The items in the ledger's terms; the articles of briefings count with the versions of `raised`."""
    items = {item.path: item for item in built.items}
    known = {item.card.slug: item.card for item in built.items if item.card is not None}
    for card in cards:
        item = items[card.path]
        members = members_digest(_member(known[slug], raised) for slug in item.members if slug in known)
        stands = standing(card, item.written, members)
        if stands is not None:
            yield stands


def _member(card: Card, raised: Mapping[str, Raise]) -> tuple[str, int, str]:
    return (card.guid, raised[card.path].after if card.path in raised else card.version, card.status)


def _as_standing(one: Issued) -> Standing:
    return Standing(
        one.path,
        one.slug,
        one.guid,
        one.version,
        one.state,
        one.digest,
        one.first_created,
        one.version_created,
        one.members,
    )


def _top(path: str, _: str) -> Span:
    return Span(path)


_FOUND_AGAIN = (
    "if it was lost, bring it back, or rebuild it from its export: briefc ledger import FILE",
    "without it `briefc deliver` sends everything again, and tells nobody of what is held",
)


def lost(request: pipeline.Request, built: pipeline.Built) -> str:
    """A sentence if there is no ledger, and sources bear identifiers as issuing writes them; "" when all is well."""
    path = request.root / request.project.ledger.path
    ledger = read_ledger(path)
    if ledger is not None:
        ledger.close()
        return ""
    bearing = [item.path for item in built.items if item.card is not None and _bears_guid(request, item.path)]
    if not bearing:
        return ""
    several = f"{bearing[0]} and {len(bearing) - 1} more sources bear identifiers" if len(bearing) > 1 else ""
    return (
        f"there is no ledger at {request.project.ledger.path}, and {several or f'{bearing[0]} bears an identifier'} "
        "as issuing writes it"
    )


def _bears_guid(request: pipeline.Request, path: str) -> bool:
    try:
        text = read_source(request.root, path, request.project.limits).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return has_field(text, "guid")


def gone(built: pipeline.Built, path: Path) -> tuple[Diagnostic, ...]:
    """Warnings for items that were issued and whose sources are gone; none when not all sources could be searched."""
    if any(found.code in {"source.missing-folder", "source.unreadable"} for found in built.diagnostics):
        return ()
    ledger = read_ledger(path)
    if ledger is None:
        return ()
    with ledger:
        here = {item.card.guid for item in built.items if item.card is not None}
        unread = {item.path for item in built.items if item.card is None}
        # Where an item has another identifier now, `ledger.guid` says all there is to say.
        renamed = {found.span.path for found in built.diagnostics if found.code == "ledger.guid"}
        slugs = {item.card.slug for item in built.items if item.card is not None and item.path in renamed}
        known = {one.guid for one in ledger.all_issued() if one.slug in slugs}
        return tuple(vanished(here | known, unread | renamed, ledger))
