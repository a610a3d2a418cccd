"""What axe-core and the browser find wrong with pages, at phone and desk width, in both colour schemes.

usage: python -m tests.tools.axe PAGE…    exit 1 when there is a finding
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from tests.tools.chromium import Page, Scheme, opened, running

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 1280)

RUN = """axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.flatMap(rule =>
    rule.nodes.map(node => `${rule.id} (${rule.impact}) at ${node.target.join(' ')}: `
        + node.failureSummary.replace(/\\s+/g, ' '))))"""

# An element is named only when it is the innermost one that sticks out, and not inside a box that scrolls by itself.
WIDE = """(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const out = element => element.getBoundingClientRect().right > room + 0.5;
    const scrolls = element => element && (getComputedStyle(element).overflowX !== 'visible'
        || scrolls(element.parentElement));
    const guilty = [...document.body.querySelectorAll('*')].filter(element =>
        out(element) && !scrolls(element.parentElement) && ![...element.children].some(out));
    return guilty.length ? guilty.map(element => `${document.documentElement.scrollWidth} px wide at `
        + element.tagName.toLowerCase() + (element.id && '#' + element.id)
        + [...element.classList].map(name => '.' + name).join('')) :
        [`${document.documentElement.scrollWidth} px wide`];
})()"""


def faults(page: Page, own: str) -> Iterator[str]:
    """What is wrong with an open page: overflow, requests that leave `own`, console errors, axe's violations."""
    yield from (f"overflow: {wide}" for wide in page.evaluate(WIDE))
    for sent in page.told("Network.requestWillBeSent"):
        url = sent["request"]["url"]
        if not url.startswith((own, "data:", "about:")):
            yield f"request: {url}"
    for failed in page.told("Network.loadingFailed"):
        yield f"not loaded: {failed['type']} {failed['errorText']}"
    for entry in page.told("Log.entryAdded"):
        yield f"console: {entry['entry']['text']}"
    for thrown in page.told("Runtime.exceptionThrown"):
        yield f"script: {thrown['exceptionDetails']['text']}"
    page.evaluate(AXE.read_text(encoding="utf-8") + "; true")
    yield from (f"axe: {violation}" for violation in page.evaluate(RUN))


def axe_faults(
    pages: Iterable[Path | str],
    widths: Iterable[int] = WIDTHS,
    schemes: Iterable[Scheme] = get_args(Scheme),
) -> list[str]:
    """Findings as `PAGE WIDTH SCHEME: KIND: …`, empty when all pages (files or addresses) are right.

    Kinds are `axe` (a violation), `overflow` (the page scrolls sideways), `request` (something asked of another host,
    or for a file page of anything that is no file), `not loaded`, `console` and `script`.
    """
    found: list[str] = []
    looks = [(width, scheme) for width in widths for scheme in schemes]
    with running() as browser:
        for page in pages:
            own = "file:" if isinstance(page, Path) else "/".join(page.split("/")[:3]) + "/"
            name = page.name if isinstance(page, Path) else page
            for width, scheme in looks:
                with opened(browser, page, width, scheme) as shown:
                    found += [f"{name} {width} {scheme}: {fault}" for fault in faults(shown, own)]
    return found


def main() -> None:
    """Check the pages that the command line names."""
    found = axe_faults([page if "://" in page else Path(page) for page in sys.argv[1:]])
    print(*found or ["nothing found"], sep="\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
