"""Today's answers to the questions that stored outcomes asked when they were made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefc import stages
from briefc.build.tracking import ABSENT, file_answer, setting_digest, setting_named, whole_digest
from briefc.model.outcome import Read
from briefc.model.theme import Theme
from briefc.source.files import Files
from briefc.waves.desk import Desk


def answer(desk: Desk, read: Read) -> str:
    """The digest of today's answer to a question that a stored outcome asked."""
    request = desk.request
    match read.kind:
        case "text" | "image":
            return file_answer(Files(request.root, request.project.limits), read)
        case "setting":
            try:
                return setting_digest(setting_named(request.project, read.name))
            except AttributeError:
                return ABSENT
        case "card":
            return _digest_of(desk.index.cards, read.name, stages.card_digest)
        case "cards":
            return whole_digest(desk.index.cards, stages.card_digest)
        case "label":
            return _digest_of(desk.index.labels, read.name, stages.label_digest)
        case "labels":
            return whole_digest(desk.index.labels, stages.label_digest)
        case "bytes":
            files = Files(request.root, request.project.limits)
            return stages.bytes_digest(files.read(read.name, request.project.limits.image_bytes))
        case "schemas":
            return desk.schemas.digest
        case _:
            named, _, kind = read.kind.rpartition("/")
            theme = desk.print_themes.get(named, Theme("")) if named else desk.theme
            answered = stages.theme_answer(theme, kind, read.name)
            if answered is not None:
                return answered
            if read not in desk.register_digests:
                # One question is asked by many outcomes; a whole register is not digested for each.
                desk.register_digests[read] = stages.register_answer(desk.registers, read) or ABSENT
            return desk.register_digests[read]


def _digest_of(values: Mapping[str, Any], name: str, digest: Callable[[Any], str]) -> str:
    return digest(values[name]) if name in values else ABSENT
