"""The wave that prints: every print page to a PDF."""

from __future__ import annotations

from dataclasses import replace

from briefc import stages
from briefc.build.executors import Processes
from briefc.build.jobs import Job, Task
from briefc.build.memo import Action
from briefc.model.artifact import Artifact, PrintPage
from briefc.model.diagnostic import Diagnostic
from briefc.model.pack import digest_bytes
from briefc.waves.carrying import attachments
from briefc.waves.desk import Desk


def print_pages(desk: Desk) -> dict[str, tuple[str, Artifact]]:
    """Print every page that was rendered for print: by output path the source's path and the PDF."""
    codec = desk.codec
    pages: dict[str, tuple[str, PrintPage]] = {}
    for (path, _), given in desk.answers.items():
        for file in given.files:
            if isinstance(file, PrintPage) and path not in desk.failed:
                carried = attachments(desk, path)
                if carried is None:
                    desk.failed.add(path)
                else:
                    pages[file.path] = (path, replace(file, attachments=carried))
    actions = {target: Action("print", digest_bytes(codec.pack(page))) for target, (_, page) in pages.items()}
    known = desk.memo.recall(list(actions.values()))
    jobs = [Job(pages[target][0], pages[target][1]) for target in pages if actions[target] not in known]
    limits = desk.request.project.limits
    task = Task(
        "briefc.stages:print_one",
        stages.PrintShared(str(desk.request.shared_cache)),
        limits.seconds,
        limits.worker_memory,
    )
    # Always in a process of its own: Pango is native code, and a page may be made to exhaust it.
    printed: dict[str, tuple[str, Artifact]] = {}
    for job, outcome in zip(jobs, desk.wave("print", task, jobs, Processes(desk.request.jobs)), strict=True):
        if outcome is None:
            continue
        target = job.payload.path
        desk.memo.remember(actions[target], (), codec.pack((outcome.value, outcome.diagnostics, outcome.failed)))
        _take_print(desk, printed, pages[target][0], target, outcome.value, outcome.diagnostics, outcome.failed)
    for target, (path, _) in pages.items():
        if actions[target] in known:
            _take_print(desk, printed, path, target, *codec.unpack(known[actions[target]]))
    return printed


def _take_print(
    desk: Desk,
    printed: dict[str, tuple[str, Artifact]],
    path: str,
    target: str,
    data: bytes | None,
    found: tuple[Diagnostic, ...],
    failed: bool,  # noqa: FBT001 - the stored outcome is laid out by place
) -> None:
    desk.say(found)
    if failed or data is None:
        desk.failed.add(path)
        return
    printed[target] = (path, Artifact(target, "application/pdf", data))
