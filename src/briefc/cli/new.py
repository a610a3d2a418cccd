"""`briefc new`: a project to begin with."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from briefc.cli.session import Session, SessionError
from briefc.source.config_text import commented_yaml

NAME = "Example Newsroom"
GIVEN = {
    "agency": {
        "name": NAME,
        "domain": "newsroom.example",
        "rights": f"© {NAME}",
        "copyright-holder": NAME,
        "usage-terms": "For the newsroom's clients.",
        "language": "en",
    },
    "site": {"title": NAME},
    "timezone": "UTC",
}
"""What a new project file says; all else stands there as a comment, with its default."""


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def command(session: Session, /, *, folder: Path) -> None:
    """Begin a project in FOLDER: briefc.yaml, an article, a briefing."""
    target = session.folder / folder
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise SessionError(f"{folder} exists and is not empty", "choose another folder")
    scaffold = resources.files("briefc.cli") / "scaffold"
    files = {
        "briefc.yaml": commented_yaml(GIVEN),
        ".gitignore": (scaffold / "gitignore.txt").read_text("utf-8"),
        **{
            f"sources/{name}": (scaffold / "sources" / name).read_text("utf-8")
            for name in ("first-story.rst", "first-briefing.rst")
        },
    }
    for path, text in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, encoding="utf-8")
    session.remark(f"new project in {folder}: {', '.join(files)}")
    session.remark(
        f"next: put your newsroom's name and domain into {folder}/briefc.yaml, then `briefc -C {folder} build`"
    )
