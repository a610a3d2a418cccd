"""What a printed document carries: its NewsML items, rendered for it also where nobody asks for NewsML."""

from __future__ import annotations

from dataclasses import replace

from briefc import stages
from briefc.model.artifact import Artifact, Attached
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.span import Span
from briefc.waves.desk import Desk, Request

CARRIED = "newsml"
"""The format of what is carried."""

_FOLDER = "newsml/"


def carries(request: Request) -> bool:
    """Whether what a build prints carries NewsML."""
    return "pdf" in request.formats and request.project.pdf.attach == CARRIED


def add_carried(desk: Desk, payloads: dict[str, stages.RenderPayload]) -> frozenset[str]:
    """Add to what is rendered the NewsML of all that is printed: of a document itself and of a briefing's articles.

    What a PDF prints is what it carries. Given back are the paths of those whose NewsML nobody asked for otherwise.
    """
    if not carries(desk.request):
        return frozenset()
    places = {card.slug: path for path, card in desk.cards.items() if card is not None}
    beside = set()
    for path in [path for path, payload in payloads.items() if "pdf" in payload.formats]:
        desk.carries[path] = (path, *(places[slug] for slug in desk.members.get(path, ())))
        for one in desk.carries[path]:
            payload = payloads.get(one) or stages.RenderPayload(desk.articles[one], ())
            if CARRIED not in payload.formats:
                payloads[one] = replace(payload, formats=(*payload.formats, CARRIED))
                beside.add(one)
    return frozenset(beside)


def attachments(desk: Desk, path: str) -> tuple[Attached, ...] | None:
    """The files that the PDF of a document carries; None, after saying so, when one of them could not be made.

    Code: `print.attach`.
    """
    carried: list[Attached] = []
    for one in desk.carries.get(path, ()):
        given = desk.carried.get(one) or desk.answers.get((one, CARRIED))
        card = desk.cards[one]
        if given is None or given.failed or card is None:
            desk.say([_not_made(path, one)])
            return None
        modified = card.modified.iso if card.modified else ""
        carried.extend(
            Attached(file.path.removeprefix(_FOLDER), file.media_type, file.data, f"NewsML-G2: {card.title}", modified)
            for file in given.files
            if isinstance(file, Artifact) and file.path.startswith(_FOLDER)
        )
    return tuple(carried)


def _not_made(path: str, one: str) -> Diagnostic:
    what = "its NewsML, which it carries," if one == path else f"the NewsML of {one}, which it carries,"
    message = f"not printed: {what} could not be made"
    return error("print.attach", Span(path), message, "`pdf.attach: none` in briefc.yaml prints without NewsML")
