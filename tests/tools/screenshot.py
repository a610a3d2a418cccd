"""A picture of a page as somebody with that screen sees it.

usage: python -m tests.tools.screenshot PAGE OUT.png [--width 1280] [--scheme light|dark] [--window]
"""

from __future__ import annotations

import argparse
import base64
from pathlib import Path
from typing import get_args

from tests.tools.chromium import Scheme, opened, running

TALLEST = 16000
"""CSS pixels; the browser's textures end a little above."""


def screenshot(page: Path | str, out: Path, width: int = 1280, scheme: Scheme = "light", *, whole: bool = True) -> None:
    """Write a PNG of `page` (a file or an address): the whole page, or with `whole=False` the first window."""
    with running() as browser, opened(browser, page, width, scheme) as shown:
        size = browser.command("Page.getLayoutMetrics", shown.session)["cssContentSize"]
        tall = min(size["height"], TALLEST) if whole else 900
        clip = {"x": 0, "y": 0, "width": max(size["width"], width) if whole else width, "height": tall, "scale": 1}
        answer = browser.command("Page.captureScreenshot", shown.session, captureBeyondViewport=whole, clip=clip)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(base64.b64decode(answer["data"]))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Write a PNG of a page.")
    parser.add_argument("page", help="an HTML file, or an address")
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--width", type=int, default=1280, help="of the window, in CSS pixels")
    parser.add_argument("--scheme", choices=get_args(Scheme), default="light")
    parser.add_argument("--window", action="store_true", help="only what shows without scrolling")
    given = parser.parse_args()
    page = given.page if "://" in given.page else Path(given.page)
    screenshot(page, given.out, given.width, given.scheme, whole=not given.window)


if __name__ == "__main__":
    main()
