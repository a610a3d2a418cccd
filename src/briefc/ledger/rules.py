"""What may not happen to an item once it was issued: the project's items against the ledger.

Receivers tell versions of an item apart by its identifier and its number alone (NewsML-G2: guid, version), so the same
number never stands for two texts, numbers never fall, identifiers never change, and what was withdrawn stays withdrawn.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from briefc.ledger.ledger import Ledger
from briefc.ledger.records import Issued, instant
from briefc.model.article import Card
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import Span


@dataclass(frozen=True, slots=True)
class Standing:
    """An item as it stands in the project now, in the ledger's terms.

    `digest` is that of what its author wrote; `first_created` and `version_created` are ISO 8601 instants; `members` is
    the digest of what a briefing brings, "" when it is not known. `embargo` is the instant before which the item is in
    no output, "" when it is out.
    """

    path: str
    slug: str
    guid: str
    version: int
    status: str
    digest: str
    first_created: str
    version_created: str
    members: str = ""
    embargo: str = ""


def standing(card: Card, digest: str, members: str = "", *, waiting: bool = False) -> Standing | None:
    """An item of the project from its card and the digest of what its author wrote; None for what is never issued.

    That is a page, and what has no identifier because it has no date or the agency no domain. `waiting`: its embargo
    still holds it back.
    """
    if card.type == "page" or not card.guid or card.date is None:
        return None
    made = card.modified or card.date
    embargo = card.embargo.iso if waiting and card.embargo is not None else ""
    return Standing(
        card.path, card.slug, card.guid, card.version, card.status, digest, card.date.iso, made.iso, members, embargo
    )


Place = Callable[[str, str], Span]
"""Where a field of a source stands: from the source's path and the field's name; the title where it has none."""


def judge(items: Iterable[Standing], here: Container[str], ledger: Ledger, place: Place) -> Iterator[Diagnostic]:
    """What is wrong with the items, given what was issued: at most one finding each, in their order.

    `here` are the identifiers of all items of the project, those that cannot be judged included.
    Codes: `ledger.guid`, `ledger.killed`, `ledger.lower`, `ledger.unraised`, `ledger.updated`, `ledger.date`.
    """
    history = _History(ledger.all_issued())
    for item in items:
        last = history.last.get(item.guid)
        found = _renamed(item, history, here, place) if last is None else _followed(item, last, place)
        if found is not None:
            yield found


def vanished(here: Container[str], unread: Container[str], ledger: Ledger) -> Iterator[Diagnostic]:
    """A warning (`ledger.vanished`) for each item that was issued, was not withdrawn, and has no source any more.

    `here` are the identifiers of all items of the project, `unread` the paths of sources that could not be read.
    """
    for guid, last in _History(ledger.all_issued()).last.items():
        if guid not in here and last.path not in unread and last.state != "canceled":
            yield warning(
                "ledger.vanished",
                Span(last.path),
                f'the source of "{last.slug}" is gone, and receivers still have its version {last.version}',
                "bring it back, withdraw it and issue that: "
                f":status: canceled, :version: {last.version + 1}, :updated:, :guid: {guid}",
            )


class _History:
    """The last issued version of each item: by its guid, and the guid by path and slug it was last known by."""

    def __init__(self, issued: Iterable[Issued]) -> None:
        self.last = {one.guid: one for one in issued}  # lower versions first
        self.by_path = {one.path: one for one in self.last.values()}
        self.by_slug = {one.slug: one for one in self.last.values()}


def _renamed(item: Standing, history: _History, here: Container[str], place: Place) -> Diagnostic | None:
    """An item that was never issued under its guid, but was under another that is nobody else's now."""
    for known in (history.by_path.get(item.path), history.by_slug.get(item.slug)):
        # What was withdrawn is closed: its path and its slug may serve for something new.
        if known is not None and known.guid not in here and known.state != "canceled":
            return error(
                "ledger.guid",
                place(item.path, "guid"),
                f"version {known.version} of this item was issued as {known.guid}; "
                "under another identifier receivers take it for another item",
                f"write :guid: {known.guid}",
                "if it is another item, bring the first one's source back and withdraw it (:status: canceled)",
            )
    return None


def _followed(item: Standing, last: Issued, place: Place) -> Diagnostic | None:
    """An item against the last version of it that was issued."""
    number, day = last.version, shown(last.at)
    if last.state == "canceled" and item.status != "canceled":
        return error(
            "ledger.killed",
            place(item.path, "status"),
            f"this item was withdrawn on {day} (version {number}), and receivers will not take it back",
            "publish it as a new item: in a file and under a slug of its own, without :guid:",
            "and leave this one :status: canceled, as it was issued",
        )
    if item.version < number:
        return error(
            "ledger.lower",
            place(item.path, "version"),
            f"version {number} was issued on {day}, so receivers take no version {item.version}",
            f"write :version: {number + 1}, and the time of this version as :updated:",
        )
    if item.version == number:
        if same_text(item, last):
            return None
        return error(
            "ledger.unraised",
            place(item.path, "version"),
            f"version {number} was issued on {day} with another text",
            *_ways_on(item, number),
        )
    if last.version_created and instant(item.version_created) <= instant(last.version_created):
        return error(
            "ledger.updated",
            place(item.path, "updated"),
            f"version {item.version} was made no later than version {number} ({last.version_created})",
            "give the time of this version as :updated:",
        )
    if last.first_created and instant(item.first_created) != instant(last.first_created):
        return warning(
            "ledger.date",
            place(item.path, "date"),
            f"the item was issued with the date {last.first_created}, and this is another one",
            f"the date is when the item was first made and stays: write :date: {last.first_created}",
            "the time of this version is :updated:",
        )
    return None


def passed_over(item: Standing) -> bool:
    """Whether `briefc issue` passes an item over, so that `--bump` does not raise its version either."""
    return item.status == "draft" or bool(item.embargo)


def _ways_on(item: Standing, number: int) -> tuple[str, ...]:
    """What to do about a text that changed under the number it was issued with."""
    by_hand = f"write :version: {number + 1} and :updated: yourself"
    taken_back = "to take it back from those who have it: :status: withheld or canceled, and `briefc issue --bump`"
    if item.status == "draft":
        return (f"to go on with its next version as a draft, {by_hand}", taken_back)
    if item.embargo:
        return (
            f"`briefc issue` passes it over until {shown(item.embargo)}: {by_hand}, or take the change back",
            f"an embargo takes back nothing; {taken_back}",
        )
    return (
        f"`briefc issue --bump` raises it to {number + 1} and sets :updated:",
        f"or {by_hand}, or take the change back",
    )


def same_text(stands: Standing, last: Issued) -> bool:
    """Whether the item is what was issued: the same words in the same state."""
    return (stands.digest, stands.status) == (last.digest, last.state)


def outgrown(stands: Standing, last: Issued) -> bool:
    """Whether a briefing brings other articles, or other versions of them, than when its version was issued."""
    return bool(stands.members and last.members) and stands.members != last.members


def brings_others(path: str, last: Issued) -> Diagnostic:
    """The warning for a briefing whose articles are others, or of other versions, under a version that was issued."""
    return warning(
        "ledger.members",
        Span(path),
        f"its articles are not those with which version {last.version} was issued on {shown(last.at)}",
        f"`briefc issue --bump` raises it to {last.version + 1}: receivers take no change under the same number",
    )


def shown(at: str) -> str:
    """An instant for people: `2024-05-16 10:00 UTC`, or with its offset."""
    moment = instant(at)
    return f"{moment:%Y-%m-%d %H:%M} {'UTC' if not moment.utcoffset() else f'{moment:%z}'}"
