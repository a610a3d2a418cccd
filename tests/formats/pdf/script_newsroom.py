"""The newsroom that writes in many scripts (`scripts/`), printed: for tests of scripts, and of validity.

Its briefings: `briefing-ar` (right to left, with two articles), `briefing-zh` (Chinese, likewise), `briefing-mixed`
(English, with articles in nine languages) and `briefing-turned` (Arabic, with an English article).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.chains.newsroom import Newsroom

FOLDER = Path(__file__).parent / "scripts"
BRIEFINGS = ("briefing-ar", "briefing-zh", "briefing-mixed", "briefing-turned")


def script_newsroom(folder: Path) -> Newsroom:
    """A copy of the newsroom in a folder of its own."""
    newsroom = Newsroom(folder, (FOLDER / "briefc.yaml").read_text("utf-8"))
    shutil.copytree(FOLDER / "sources", newsroom.root / "sources", dirs_exist_ok=True)
    return newsroom


def printed_scripts(folder: Path, *slugs: str) -> Path:
    """The folder with the PDFs of some items of the newsroom (of all, without `slugs`), by name `SLUG.pdf`."""
    newsroom = script_newsroom(folder)
    run = newsroom.build(*(f"sources/{slug}.rst" for slug in slugs), formats="pdf")
    assert run.code == 0, run.err
    return newsroom.root / "build" / "pdf"
