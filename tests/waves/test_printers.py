"""A printer gets ready before anybody knows that there is work, if a source is younger than the store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefc.build.crew import Crew
from briefc.build.jobs import Task
from briefc.model.printers import PrintSample
from briefc.model.project import Project, default_project
from briefc.waves.printers import foresee_printing


class Noting(Crew):
    """A crew that notes for what somebody would be hired, and hires nobody."""

    def __init__(self, count: int) -> None:
        super().__init__(count, Task("", None))
        self.samples: list[PrintSample] = []

    def hire(self, sample: PrintSample | None = None) -> None:
        assert sample is not None
        self.samples.append(sample)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "sources").mkdir()
    for number, name in enumerate(("a", "b", "c")):
        path = tmp_path / "sources" / f"{name}.rst"
        path.write_text(name)
        os.utime(path, (100 + number, 100 + number))
    return default_project()


@pytest.mark.parametrize(
    ("stored", "path"), [(0, "sources/c.rst"), (101, "sources/c.rst"), (102, None), (500, None)], ids=str
)
def test_only_a_source_written_since_the_store_was_used_is_foreseen(
    tmp_path: Path, project: Project, stored: float, path: str | None
) -> None:
    crew = Noting(2)
    foresee_printing(crew, tmp_path, project, stored)
    assert [one.path for one in crew.samples] == ([path] if path else [])


def test_one_process_is_one_process(tmp_path: Path, project: Project) -> None:
    crew = Noting(1)
    foresee_printing(crew, tmp_path, project, 0)
    assert not crew.samples
