"""How one document is printed: its parts laid out, again where page numbers got longer, and linked to one PDF.

Every part and every PDF is asked of the memo first. What a document still needs are errands for a crew, so that the
parts of all documents keep all workers busy, and one that is complete is linked at once and lets its records go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from briefc import stages
from briefc.build.crew import Errand
from briefc.build.jobs import Job, Loss
from briefc.build.memo import Action
from briefc.model.artifact import PrintPage
from briefc.model.diagnostic import Diagnostic, each_once, error
from briefc.model.pack import digest_bytes
from briefc.model.printed import PrintPart
from briefc.model.span import Span
from briefc.waves.desk import Desk, lost

_ROUNDS = 4
"""How often parts are laid out again for longer page numbers; what then still does not fit is linked as it is."""


@dataclass(slots=True)
class Sheet:
    """A document under way: its source's path, its page, and the action that its PDF is stored under.

    `laid` and `lost` hold by name of a part what came of it; "" is the name of linking. `open` counts the parts that
    somebody is at, `rounds` how often some were laid out again.
    """

    path: str
    page: PrintPage
    action: Action
    parts: tuple[PrintPart, ...] = ()
    laid: dict[str, stages.LaidOut] = field(default_factory=dict)
    open: int = 0
    rounds: int = 0
    lost: dict[str, Loss] = field(default_factory=dict)


class PrintRun:
    """The documents of a build on their way through print; `done` takes each one's PDF, None when it has errors."""

    def __init__(
        self,
        desk: Desk,
        done: Callable[[Sheet, bytes | None, tuple[Diagnostic, ...]], None],
        tick: Callable[[], None],
    ) -> None:
        """A run that has printed nothing; `tick` hears of every part and every PDF that is done."""
        self._desk = desk
        self._done = done
        self._tick = tick
        self._styles: dict[tuple[str, ...], str] = {}

    def begin(self, sheet: Sheet) -> Iterable[Errand]:
        """What is to be done first for a document."""
        try:
            sheet.parts = stages.parts_of(sheet.page)
        except ValueError as reason:
            message = f"the print templates do not part the page as they should: {reason}"
            hint = "each <!--briefc:part NAME--> needs a name that no other has"
            self._finish(sheet, None, (error("print.parts", Span(sheet.path), message, hint),))
            return ()
        return self._ask(sheet, sheet.parts)

    def _ask(self, sheet: Sheet, parts: Iterable[PrintPart]) -> Iterable[Errand]:
        """Errands for those of some parts that the memo does not know, the longest first."""
        desk = self._desk
        actions = {part.name: Action("print-part", self._digest(part)) for part in parts}
        known = desk.memo.recall(list(actions.values()))
        missing = []
        for part in parts:
            if actions[part.name] in known:
                sheet.laid[part.name] = stages.LaidOut(*desk.codec.unpack(known[actions[part.name]]))
                self._tick()
            else:
                missing.append(part)
        sheet.open = len(missing)
        if not missing:
            return self._complete(sheet)
        missing.sort(key=lambda part: -len(part.html))
        return [Errand(Job(sheet.path, part), partial(self._take, sheet, part, actions[part.name])) for part in missing]

    def _digest(self, part: PrintPart) -> str:
        """The digest of a part. Its style sheets, four times as long as the rest, are digested once for all parts."""
        codec = self._desk.codec
        if part.styles not in self._styles:
            self._styles[part.styles] = digest_bytes(codec.pack(part.styles))
        return digest_bytes(codec.pack(replace(part, styles=())), self._styles[part.styles].encode())

    def _take(self, sheet: Sheet, part: PrintPart, action: Action, result: stages.LaidOut | Loss) -> Iterable[Errand]:
        sheet.open -= 1
        self._tick()
        if isinstance(result, Loss):
            sheet.lost[part.name] = result
        else:
            sheet.laid[part.name] = result
            packed = self._desk.codec.pack((result.record, result.diagnostics))
            self._desk.memo.remember(action, (), packed)
        return () if sheet.open else self._complete(sheet)

    def _complete(self, sheet: Sheet) -> Iterable[Errand]:
        """The errand of linking, once all parts are laid out; none when one of them could not be."""
        laid = [sheet.laid[part.name] for part in sheet.parts if part.name in sheet.laid]
        found = each_once(one for each in laid for one in each.diagnostics)
        if sheet.lost or not all(one.record for one in laid):
            self._finish(sheet, None, found)
            return ()
        order = stages.LinkOrder(sheet.page, tuple(one.record for one in laid), settled=sheet.rounds == _ROUNDS)
        return [Errand(Job(sheet.path, order), partial(self._link, sheet, found))]

    def _link(self, sheet: Sheet, found: tuple[Diagnostic, ...], result: stages.Linked | Loss) -> Iterable[Errand]:
        if isinstance(result, Loss):
            sheet.lost[""] = result
            self._finish(sheet, None, found)
            return ()
        if result.digits:
            sheet.rounds += 1
            changed = {
                part.name: _with_digits(part, result.digits[part.name], grow=sheet.rounds > 1)
                for part in sheet.parts
                if part.name in result.digits
            }
            sheet.parts = tuple(changed.get(part.name, part) for part in sheet.parts)
            return self._ask(sheet, changed.values())
        self._finish(sheet, result.data, each_once((*found, *result.diagnostics)))
        return ()

    def _finish(self, sheet: Sheet, data: bytes | None, found: tuple[Diagnostic, ...]) -> None:
        """Let go of what a document needed, and hand its PDF over; what was lost is no outcome to remember."""
        sheet.laid.clear()
        self._tick()
        self._desk.say(_losses(sheet))
        if not sheet.lost:
            self._desk.memo.remember(sheet.action, (), self._desk.codec.pack((data, found)))
        self._done(sheet, data, found)


def _with_digits(part: PrintPart, wanted: Mapping[str, int], *, grow: bool) -> PrintPart:
    """The part with other numbers of digits, which only `grow` after the first time: so they come to rest."""
    digits = dict(part.digits)
    for target, number in wanted.items():
        digits[target] = max(number, digits.get(target, 0)) if grow else number
    return replace(part, digits=tuple(sorted(digits.items())))


def _losses(sheet: Sheet) -> Iterator[Diagnostic]:
    """What was lost of a document, in the order of its parts; a bug that many of them met is told once."""
    told: set[str] = set()
    places = {"": (Span(sheet.path), ""), **{part.name: _place(sheet, part) for part in sheet.parts}}
    for name, (place, inside) in places.items():
        loss = sheet.lost.get(name)
        if loss is not None and not (loss.detail and loss.reason in told):
            told.add(loss.reason)
            yield lost("print", place, loss, inside)


def _place(sheet: Sheet, part: PrintPart) -> tuple[Span, str]:
    """The place in the sources that a part is made of, and in words what of it was printed.

    An article's part may begin with the heading of its section, which is the briefing's.
    """
    places = [span for _, span in part.origins if span.path]
    article = next((span for span in places if span.path != sheet.path), None)
    if article is not None:
        return article, f" in {sheet.path}"
    if len(sheet.parts) == 1:
        return Span(sheet.path), ""
    return (places[0] if places else Span(sheet.path)), f' (the part "{part.name}")'
