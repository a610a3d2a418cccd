"""The table of the reference page is that of the code; `make accept` writes it anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

from briefc.formats.ninjs.properties import table

TABLE = re.compile(r"(?<=make accept` -->\n).*?(?=<!-- end of table -->)", re.DOTALL)


def test_the_table_on_the_page_is_current(root: Path) -> None:
    page = root / "docs" / "reference" / "ninjs.md"
    text = page.read_text("utf-8")
    current = TABLE.sub(lambda _: f"\n{table()}\n", text)
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        page.write_text(current, "utf-8")
        text = current
    assert text == current, "docs/reference/ninjs.md is out of date: `make accept`"
