"""What a printer does before its first work serves that work: the press that it makes is the one that is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefc import stages
from briefc.build.store import shared_folder
from briefc.formats.pdf.engine import press
from briefc.formats.pdf.fonts import font_shelf
from briefc.formats.pdf.layout import lay_out
from briefc.model.printers import PrintSample
from briefc.source.project_file import load_project
from tests.formats.pdf.test_print_page import Print, printing, story

__all__ = ["printing"]

PATH = "sources/a.rst"


@pytest.mark.parametrize("body", ["Plain words.\n", "Words and 新闻稿.\n"])
def test_the_press_of_a_sample_is_that_of_the_article(body: str, printing: Print, tmp_path: Path) -> None:
    page = printing("a", {PATH: story("A", body)}, "pdf:\n  duplex: true\n").value
    project = load_project(tmp_path).value
    assert page is not None
    assert project is not None
    shelf = font_shelf(shared_folder())
    press._presses.clear()
    stages._practise(PrintSample(str(tmp_path), project, PATH), shelf)
    assert len(press._presses) == 1
    for part in stages.parts_of(page):
        assert lay_out(part, shelf).value is not None
    assert len(press._presses) == 1


def test_a_sample_that_cannot_be_had_keeps_nobody_from_getting_ready(printing: Print, tmp_path: Path) -> None:
    printing("a", {PATH: story("A", "Plain words.\n")})
    project = load_project(tmp_path).value
    assert project is not None
    press._presses.clear()
    stages._practise(PrintSample(str(tmp_path), project), font_shelf(shared_folder()))
    assert len(press._presses) == 1
