"""The outside judges really judge: each passes a right page or file, and names what is wrong with a wrong one."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.tools.axe import axe_faults
from tests.tools.nu import nu_errors
from tests.tools.screenshot import screenshot
from tests.tools.verapdf import verapdf

RIGHT = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Right</title>
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; background: #fff; color: #111 }
@media (prefers-color-scheme: dark) { :root { background: #111; color: #eee } }
</style></head>
<body><main><h1>Right</h1><p>Words.</p></main></body></html>
"""


@pytest.fixture
def right(tmp_path: Path) -> Path:
    page = tmp_path / "right.html"
    page.write_text(RIGHT)
    return page


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    page = tmp_path / "wrong.html"
    body = '<p style="width: 40em">Wide.</p><img src="data:,"><img alt="" src="http://127.0.0.1:9/x.png">'
    page.write_text(RIGHT.replace("<p>Words.</p>", body).replace("color: #eee", "color: #222"))
    return page


def test_axe_and_the_browser_find_each_fault_where_it_shows(right, wrong, need_tool) -> None:
    need_tool("chromium")
    need_tool("axe")
    assert axe_faults([right]) == []
    found = axe_faults([wrong])
    assert any("wrong.html 360 light: overflow" in fault for fault in found)
    assert not any("1280" in fault and "overflow" in fault for fault in found)
    assert any("1280 light: axe: image-alt" in fault for fault in found)
    assert any("dark: axe: color-contrast" in fault for fault in found)
    assert not any("light: axe: color-contrast" in fault for fault in found)
    assert any("request: http://127.0.0.1:9/x.png" in fault for fault in found)


def test_a_screenshot_has_the_width_asked_for_and_the_scheme(right, tmp_path, need_tool) -> None:
    need_tool("chromium")
    from PIL import Image

    screenshot(right, tmp_path / "dark.png", 360, "dark")
    with Image.open(tmp_path / "dark.png") as picture:
        assert picture.width == 360
        assert picture.convert("RGB").getpixel((350, 300)) == (0x11, 0x11, 0x11)


def test_the_nu_checker_names_the_line(right, wrong, need_tool) -> None:
    need_tool("java")
    need_tool("vnu")
    assert nu_errors([right]) == []
    found = nu_errors([right, wrong])
    assert found
    assert all(error.startswith("wrong.html:") for error in found)
    assert any("alt" in error for error in found)


def test_verapdf_passes_a_tagged_file_and_names_the_broken_rule(tmp_path, need_tool) -> None:
    need_tool("java")
    need_tool("verapdf")
    import weasyprint

    page = weasyprint.HTML(string='<html lang="en"><title>Empty</title><body></body></html>')
    page.write_pdf(tmp_path / "right.pdf", pdf_variant="pdf/ua-1")
    assert verapdf(tmp_path / "right.pdf", "ua1") == []
    with pikepdf.open(tmp_path / "right.pdf") as pdf:
        del pdf.Root.Lang
        del pdf.Root.ViewerPreferences
        pdf.save(tmp_path / "wrong.pdf")
    assert any(fault.startswith("ua1 7.1-10 ") for fault in verapdf(tmp_path / "wrong.pdf", "ua1"))
    (tmp_path / "none.pdf").write_text("no PDF at all")
    assert len(verapdf(tmp_path / "none.pdf", "ua1")) == 1
