"""The wave that prints: every print page to a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefc.build.crew import Errand
from briefc.build.memo import Action
from briefc.model.artifact import Artifact, PrintPage
from briefc.model.diagnostic import Diagnostic
from briefc.model.pack import digest_bytes
from briefc.waves.carrying import attachments
from briefc.waves.desk import Desk
from briefc.waves.print_run import PrintRun, Sheet


def print_pages(desk: Desk) -> dict[str, tuple[str, Artifact]]:
    """Print every page that was rendered for print: by output path the source's path and the PDF."""
    sheets = [Sheet(path, page, Action("link", digest_bytes(desk.codec.pack(page)))) for path, page in _pages(desk)]
    known = desk.memo.recall([sheet.action for sheet in sheets])
    printed: dict[str, tuple[str, Artifact]] = {}

    def done(sheet: Sheet, data: bytes | None, found: tuple[Diagnostic, ...]) -> None:
        desk.say(found)
        if data is None:
            desk.failed.add(sheet.path)
        else:
            printed[sheet.page.path] = (sheet.path, Artifact(sheet.page.path, "application/pdf", data))

    for sheet in sheets:
        if sheet.action in known:
            done(sheet, *desk.codec.unpack(known[sheet.action]))
    missing = [sheet for sheet in sheets if sheet.action not in known]
    if missing:
        _print(desk, missing, done)
    return printed


def _pages(desk: Desk) -> Iterator[tuple[str, PrintPage]]:
    """Every page to be printed with what it carries, by the path of its source."""
    for (path, _), given in desk.answers.items():
        for page in given.files:
            if not isinstance(page, PrintPage) or path in desk.failed:
                continue
            carried = attachments(desk, path)
            if carried is None:
                desk.failed.add(path)
            else:
                yield path, replace(page, attachments=carried)


def _print(
    desk: Desk, sheets: list[Sheet], done: Callable[[Sheet, bytes | None, tuple[Diagnostic, ...]], None]
) -> None:
    """Print what the memo does not know."""
    request = desk.request
    # A part and a link each; parts that are laid out again come on top, and are not shown.
    total = sum(max(1, sheet.page.html.count("<!--briefc:part ")) + 1 for sheet in sheets)
    over = 0

    def tick() -> None:
        nonlocal over
        over = min(over + 1, total)
        request.progress("print", over, total)

    run = PrintRun(desk, done, tick)
    request.progress("print", 0, total)
    desk.printers.work(_errands(run, sheets))


def _errands(run: PrintRun, sheets: list[Sheet]) -> Iterator[Errand]:
    """The longest document first, since its end is awaited; each is looked into only when somebody is free for it."""
    for sheet in sorted(sheets, key=lambda sheet: -len(sheet.page.html)):
        yield from run.begin(sheet)
