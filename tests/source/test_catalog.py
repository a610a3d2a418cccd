"""The examples of this room's codes, provoked in this room: what a build would ask of files is asked here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefc.model.asset import Asset
from briefc.model.diagnostic import Diagnostic
from briefc.model.files import Found, Refused
from briefc.report.catalog import config, source
from briefc.source.characters import check_text
from briefc.source.discovery import discover, read_source
from briefc.source.files import Files
from briefc.source.project_file import check_project, load_project
from briefc.source.themes import load_theme

ELSEWHERE = {"config.example-domain"}
"""Codes of the area that another room emits."""

MINIMAL = {
    "briefc.yaml": "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\n",
    "sources/minimal.rst": "Minimal\n=======\n\n:date: 2024-05-16\n\nText.\n",
}
SAID = re.compile(r'(?:error|warning|info|Refused|refuse)\(\s*"((?:config|source)\.[a-z-]+)"')


def codes_said(root: Path, arguments: tuple[str, ...]) -> set[str]:
    overrides = dict(arguments[i + 1].split("=", 1) for i, word in enumerate(arguments) if word == "-D")
    loaded = load_project(root, overrides=overrides)
    found: list[Diagnostic | Refused] = [*loaded.diagnostics]
    if loaded.value is None:
        return {one.code for one in found}
    project = loaded.value
    found += check_project(project, project.formats, root)
    found += load_theme(root, project).diagnostics
    sources = discover(root, project)
    found += sources.diagnostics
    files = Files(root, project.limits)
    for one in sources.value or ():
        text, odd = check_text(one.path, read_source(root, one.path, project.limits), project.limits)
        found += odd
        for directive, reference, _, encoding in re.findall(
            r"\.\. (include|image):: (.*)\n(   :encoding: (.*))?", text
        ):
            answer = (
                files.image(one.path, reference)
                if directive == "image"
                else files.text(one.path, reference, encoding or "utf-8")
            )
            found += files.cleaned(answer) if isinstance(answer, Asset) else ()
            found += (
                [answer] if isinstance(answer, Refused) else answer.diagnostics if isinstance(answer, Found) else ()
            )
    return {one.code for one in found}


@pytest.mark.parametrize(
    "one", [one for one in (*config.CODES, *source.CODES) if one.code not in ELSEWHERE], ids=lambda one: one.code
)
def test_the_example_provokes_the_code(lay, one):
    root = lay({**MINIMAL, **{path: text.encode("utf-8", "surrogateescape") for path, text in one.example}})
    assert one.code in codes_said(root, one.arguments)


def test_the_minimal_project_says_nothing(lay):
    said = codes_said(lay(MINIMAL), ())
    assert said <= {"config.theme-unknown"}  # as long as there is no default theme


def test_every_code_of_this_room_is_explained_and_every_explained_code_is_said(root):
    files = sorted((root / "src" / "briefc" / "source").glob("*.py"))
    said = {code for file in files for code in SAID.findall(file.read_text("utf-8"))}
    assert said == {one.code for one in (*config.CODES, *source.CODES)} - ELSEWHERE
