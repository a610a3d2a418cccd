"""What was made, in hand: the files and pictures of each item, for whoever sends them on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefc import stages
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset
from briefc.model.diagnostic import warning
from briefc.model.span import Span
from briefc.source.discovery import SourceFile
from briefc.source.files import Files
from briefc.waves.desk import Desk, MadeItem


def hand_over(desk: Desk, files: Sequence[SourceFile]) -> Iterator[MadeItem]:
    """What each source became: its files of all formats asked for, and the pictures they name."""
    pictures = Files(desk.request.root, desk.request.project.limits)
    answers: dict[str, list[stages.RenderAnswer]] = {}
    for (path, _), given in desk.answers.items():
        answers.setdefault(path, []).append(given)
    for source in files:
        card = desk.cards.get(source.path)
        if card is None or source.path in desk.failed or source.path not in answers:
            continue
        shown: dict[str, Artifact] = {}

        def add(artifact: Artifact, _owner: str, _format: str, shown: dict[str, Artifact] = shown) -> None:
            shown[artifact.path] = artifact

        for given in answers[source.path]:
            for asset in given.pictures:
                add_picture(desk, pictures, asset, source.path, add)
        made = [file for given in answers[source.path] for file in given.files if isinstance(file, Artifact)]
        shown.update((file.path, file) for file in made if file.path.startswith("media/"))
        texts = tuple(file for file in made if not file.path.startswith("media/"))
        if texts:
            yield MadeItem(card, texts, tuple(shown.values()))


def add_picture(
    desk: Desk, pictures: Files, asset: Asset, path: str, add: Callable[[Artifact, str, str], None]
) -> None:
    """Hand a picture of the project, as it is published, to `add` (file, source, format). Code: `build.picture`."""
    try:
        desk.say(pictures.cleaned(asset))
        data = pictures.published(asset)
    except OSError as reason:
        desk.say([warning("build.picture", Span(path), f"{asset.path} went away during the build: {reason}")])
        return
    add(Artifact(asset.output_path, asset.media_type, data), path, "media")
