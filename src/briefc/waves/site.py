"""The waves that make what belongs to the whole site: the front, and the files that all pages share."""

from __future__ import annotations

from collections.abc import Sequence

from briefc import stages
from briefc.build.emit import read_manifest
from briefc.build.jobs import Job, Task
from briefc.build.memo import Action
from briefc.build.tracking import whole_digest
from briefc.model.address import page_path
from briefc.model.artifact import Artifact
from briefc.model.pack import digest_bytes, digest_text
from briefc.source.discovery import SourceFile
from briefc.waves.desk import Desk, storable


def render_site(desk: Desk, files: Sequence[SourceFile]) -> dict[str, Artifact]:
    """The index, and the files that all pages share."""
    codec = desk.codec
    order = [card for source in files if (card := desk.cards.get(source.path)) is not None]
    # A failed source keeps its last good page, so it stays on the front as well.
    pages = read_manifest(desk.request.output).files
    shown = {
        card.slug: desk.index.cards[card.slug]
        for card in order
        if card.slug in desk.index.cards and (card.path not in desk.failed or page_path(card.slug) in pages)
    }
    theme = desk.theme
    shared = stages.FrontShared(desk.request.project, theme, shown)
    look = digest_text(
        whole_digest(theme.styles, stages.text_digest), whole_digest(theme.files, digest_bytes), repr(theme.fonts)
    )
    waves = {
        "front": (Action("front", whole_digest(shown, stages.card_digest)), Task("briefc.stages:front", shared)),
        "site": (
            Action("site", look),
            Task("briefc.stages:site_files", stages.SiteShared(theme, str(desk.request.shared_cache))),
        ),
    }
    made: dict[str, Artifact] = {}
    for stage, (action, task) in waves.items():
        known = desk.memo.recall([action])
        if action in known:
            stored, _, found, failed = codec.unpack(known[action])
        else:
            (given,) = desk.wave(stage, task, [Job("index", None)])
            if given is None:
                desk.front_failed = True
                continue
            desk.memo.remember(action, given.reads, codec.pack(storable(given)))
            stored, found, failed = given.files, given.diagnostics, given.failed
        desk.front_failed = desk.front_failed or failed
        desk.say(found)
        made.update((file.path, file) for file in stored)
    return made
