"""What printers are told before their first work."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.model.project import Project


@dataclass(frozen=True, slots=True)
class PrintShared:
    """What all print jobs share: the folder for cured fonts, and that for temporary files."""

    cache: str
    scratch: str = ""


@dataclass(frozen=True, slots=True)
class PrintSample:
    """What is likely to be printed: sources of a project, such as the one at `path` ("" where nobody can say)."""

    root: str
    project: Project
    path: str = ""
