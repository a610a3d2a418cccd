"""What was made, to disk: every file with its owners, and what earlier builds wrote that stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefc.build.emit import Record, Written, emit, read_manifest
from briefc.model.article import Card
from briefc.model.artifact import Artifact
from briefc.model.diagnostic import error
from briefc.model.span import Span
from briefc.outputs import message
from briefc.source.discovery import SourceFile
from briefc.source.files import Files
from briefc.waves.desk import Desk, digest_plain
from briefc.waves.handing import add_picture
from briefc.waves.states import is_out


def write_out(
    desk: Desk, files: Sequence[SourceFile], printed: Mapping[str, tuple[str, Artifact]], extra: Mapping[str, Artifact]
) -> Written:
    """Everything on the desk to the output folder, with `printed` PDFs and the site's `extra` files.

    Codes: `build.collision`, `build.picture`. Raises OSError when the disk refuses.
    """
    request = desk.request
    made: dict[str, tuple[Artifact, Record]] = {}

    def add(artifact: Artifact, owner: str, fmt: str) -> None:
        digest = digest_plain(artifact.data)
        owners = (owner,) if owner else ()
        if artifact.path in made:
            before = made[artifact.path][1]
            if before.digest != digest:
                desk.say([error("build.collision", Span(owner), f"{artifact.path} is also made by {before.owners[0]}")])
                return
            owners = tuple(sorted({*before.owners, *owners}))
        made[artifact.path] = (artifact, Record(digest, owners, fmt))

    pictures = Files(request.root, request.project.limits)
    for (path, name), given in desk.answers.items():
        if path in desk.failed:
            continue
        for file in given.files:
            if isinstance(file, Artifact):
                add(file, path, name)
        for asset in given.pictures:
            add_picture(desk, pictures, asset, path, add)
    for path, artifact in printed.values():
        if path not in desk.failed:
            add(artifact, path, "pdf")
    for artifact in extra.values():
        add(artifact, "", "html")
    if request.message:
        for artifact in _message(desk, files):
            add(artifact, "", MESSAGE)
    keep = _kept(desk, {*(source.path for source in files), *(one.path for one in desk.listed), *desk.failed})
    return emit(
        request.output, made.values(), {path: r for path, r in keep.items() if path not in made}, sync=request.sync
    )


MESSAGE = "message"
"""The format, in the manifest, of the newsMessage that a build writes."""


def _message(desk: Desk, files: Sequence[SourceFile]) -> Iterator[Artifact]:
    """One newsMessage of all NewsML items that came out whole; none when there is no item."""
    items: list[bytes] = []
    cards: list[Card] = []
    for source in files:
        card = desk.cards.get(source.path)
        given = desk.answers.get((source.path, "newsml"))
        if card is None or given is None or source.path in desk.failed:
            continue
        items.extend(f.data for f in given.files if isinstance(f, Artifact) and f.path.startswith("newsml/"))
        cards.append(card)
    if items:
        yield message(items, cards, desk.request.project)


def _kept(desk: Desk, present: set[str]) -> dict[str, Record]:
    """The files of earlier builds that this build leaves alone (docs/decisions, 12 and 23)."""
    request = desk.request
    kept: dict[str, Record] = {}
    for path, record in read_manifest(request.output).files.items():
        if not record.owners:
            # Files of the whole site are made by full builds of HTML; all others leave them as they are.
            if record.format == MESSAGE:
                # It belongs to the build that asked for it; the items it held may have changed since.
                continue
            if record.format not in request.formats or request.only:
                kept[path] = record
            elif desk.front_failed:
                kept[path] = replace(record, stale=True)
            continue
        owners = [owner for owner in record.owners if _stays(desk, owner, record.format, present)]
        if owners:
            stale = any(owner in desk.failed for owner in owners)
            kept[path] = Record(record.digest, tuple(owners), record.format, stale)
    return kept


def _stays(desk: Desk, owner: str, fmt: str, present: set[str]) -> bool:
    request = desk.request
    if request.only and owner not in request.only:
        return True
    if owner not in present:
        # Gone, and its files with it; unless the folders could not all be searched, for then nobody knows.
        return desk.unsearched
    card = desk.cards.get(owner)
    if owner not in desk.failed and any(owner == one.path for one in desk.listed):
        return fmt not in request.formats
    if owner in desk.failed:
        # The last good files stay, unless what can be read of the metadata says that they must go.
        return card is None or (card.status not in {"canceled", "withheld"} and is_out(card, request))
    if card is None or not is_out(card, request):
        return False
    return fmt not in request.formats and not (fmt == "media" and "html" in request.formats)


NOTHING_WRITTEN = Written((), (), ())
"""What emitting gives when there is nothing to emit."""
