"""The data flow on one page: discover → read → index → resolve, assemble, render → print → emit.

A build is a few waves of jobs with one barrier, the index. For each wave the memo is asked first; only what it does not
know runs. Everything above `emit` is values; the edges that touch the disk are `source` and `build.emit`. What each
wave does stands in `briefc.waves`, a module a wave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext

from briefc import stages
from briefc.build.crew import Crew
from briefc.build.emit import Written, check_output, locked
from briefc.build.executors import executor_for
from briefc.build.memo import Memo
from briefc.build.store import Store
from briefc.build.toolchain import toolchain_digest
from briefc.model.diagnostic import Diagnostic
from briefc.model.theme import Theme
from briefc.source.discovery import SourceFile, discover
from briefc.source.schemas import schema_folder
from briefc.source.themes import load_theme
from briefc.waves.answering import answer
from briefc.waves.carrying import carries
from briefc.waves.desk import Built, Desk, Item, MadeItem, Request
from briefc.waves.emitting import NOTHING_WRITTEN, write_out
from briefc.waves.handing import hand_over
from briefc.waves.print_themes import load_own_themes, load_print_theme
from briefc.waves.printers import printers
from briefc.waves.printing import print_pages
from briefc.waves.reading import index_cards, judge_versions, read_registers, read_sources
from briefc.waves.rendering import render_items, render_registers
from briefc.waves.site import render_site
from briefc.waves.states import is_out

__all__ = ["Built", "Item", "MadeItem", "Request", "build", "make"]


def build(request: Request) -> Built:
    """Build a project: every wave in order, then everything to disk. Raises OSError and RefusedOutputError at the edge.

    The author's trouble is in `Built.diagnostics`; whether it fails the build is the caller's decision.
    """
    if request.formats:
        check_output(request.output, request.root, [request.root / folder for folder in request.project.sources])

    def to_disk(desk: Desk, files: Sequence[SourceFile]) -> Written:
        printed = print_pages(desk)
        extra = render_site(desk, files) if "html" in request.formats and not request.only else {}
        if "newsml" in request.formats and not request.only:
            render_registers(desk)
        if not request.formats:
            return NOTHING_WRITTEN
        with locked(request.output):
            return write_out(desk, files, printed, extra)

    return _waves(request, to_disk)


def make(request: Request) -> tuple[Built, tuple[MadeItem, ...]]:
    """Read and render a project as `build` does, and hand over what came of it instead of writing it.

    The items are those that came out whole, in the order of their sources. Nothing is printed: ask for no PDF.
    """
    made: list[MadeItem] = []

    def to_hand(desk: Desk, files: Sequence[SourceFile]) -> Written:
        made.extend(hand_over(desk, files))
        return NOTHING_WRITTEN

    return _waves(request, to_hand), tuple(made)


def _waves(request: Request, finish: Callable[[Desk, Sequence[SourceFile]], Written]) -> Built:
    """Every wave up to rendering, then `finish` with what they made; the store is open all the while."""
    sources = discover(request.root, request.project)
    theme = load_theme(request.root, request.project)
    equipment = stages.equip(request.project.extensions)
    with Store(request.cache) as store, _printers(request) as crew:
        memo = Memo(store, toolchain_digest(equipment.digests), stages.CODEC, lambda read: answer(desk, read))
        desk = Desk(request, executor_for(request.jobs), memo, theme.value or Theme(""), crew)
        if stages.XML_FORMATS & set(request.formats) or carries(request):
            desk.schemas = schema_folder(request.root, request.project)
        desk.say(sources.diagnostics)
        desk.unsearched = sources.failed
        desk.say(theme.diagnostics)
        files = sources.value or ()
        load_print_theme(desk)
        read_registers(desk)
        read_sources(desk, files)
        index_cards(desk, files)
        judge_versions(desk, files)
        load_own_themes(desk, files)
        items = render_items(desk, files) if theme.value is not None else {}
        written = finish(desk, files) if theme.value is not None else NOTHING_WRITTEN
        store.save()
        notices = tuple(notice for notice in (store.notice, _unschooled(desk)) if notice)
    whole = {path: anew for path, anew in items.items() if path not in desk.failed}
    return Built(
        items=tuple(_item(desk, source.path) for source in files),
        diagnostics=_in_order(desk.diagnostics),
        written=written,
        ran=dict(memo.misses),
        recalled=dict(memo.hits),
        whole=tuple(whole),
        changed=sum(whole.values()),
        notices=notices,
    )


def _printers(request: Request) -> AbstractContextManager[Crew]:
    if request.printers is not None:
        return nullcontext(request.printers)
    return printers(request.shared_cache, request.project.limits, request.jobs)


def _unschooled(desk: Desk) -> str:
    """What is said once a build that wrote XML without the official schemas; "" when it had them."""
    if desk.schemas.path or not stages.XML_FORMATS & set(desk.request.formats):
        return ""
    return "no schemas here, so XML is checked by rules alone (see `briefc schema add --help`)"


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics by place, each once: the same whatever ran the jobs."""
    ordered = sorted(dict.fromkeys(found), key=lambda d: (d.span.path, d.span.line, d.span.column, d.code, d.message))
    return tuple(ordered)


def _item(desk: Desk, path: str) -> Item:
    card = desk.cards.get(path)
    return Item(
        path,
        card,
        out=card is not None and is_out(card, desk.request),
        failed=path in desk.failed,
        written=desk.written.get(path, ""),
        digest=desk.digests.get(path, ""),
        members=desk.members.get(path, ()),
    )
