"""The generated pages of the reference are current; `make accept` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefc.cli.reference import commands_page
from briefc.report.codes import diagnostics_page

COMMANDS = """
<!-- Generated from the commands by briefc.cli.reference; tests/docs/test_reference.py compares, `make accept` writes. -->

`briefc` alone prints its help. A misspelt command, option, format, field or directive gets a suggestion.

**Streams.** Results go to the standard output: lists, JSON, settings, and findings in a form for programs
(`--output-format json`, `github`, `sarif`). Everything for people goes to the standard error: findings, the summary,
progress. So `briefc list --json | jq` and `briefc build 2> findings.txt` do what one hopes.

**Progress** is one line that is written over, on a terminal only: never in CI (`CI` is set), nor with `--no-progress`
or `-q`. **Colour** is used on a terminal; `NO_COLOR` forbids and `FORCE_COLOR` wants it, `--color` outranks both. It
never carries a meaning alone.

**Now** is `--clock`, else the environment's `SOURCE_DATE_EPOCH` (seconds), else the system's clock; it only decides
which embargoed items are out. **The cache** lies in `--cache-dir`, else below `$XDG_CACHE_HOME` (or `~/.cache`); it
may be deleted at any time.
"""

DIAGNOSTICS = """
<!-- Generated from src/briefc/report/catalog/; tests/docs/test_reference.py compares, `make accept` writes. -->

Every finding has a code, `area.condition`. `briefc explain CODE` prints what stands here. The examples are files of a
small project; a test builds each of them and sees it provoke its code. Errors cost the item they stand in; warnings
fail a build only with `--strict`; information is shown with `-v`.
"""

PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/commands.md": lambda: commands_page(COMMANDS),
    "docs/reference/diagnostics.md": lambda: diagnostics_page(DIAGNOSTICS),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(root: Path, name: str) -> None:
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        (root / name).write_text(PAGES[name](), "utf-8")
    assert (root / name).read_text("utf-8") == PAGES[name](), f"{name} is out of date: `make accept`"
