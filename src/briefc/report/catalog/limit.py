"""Codes of the limits at which reading stops; each can be set under `limits` in briefc.yaml."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_HEAD = "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n"
_AGENCY = "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\n"


def _article(text: str, limits: str = "") -> tuple[tuple[str, str], ...]:
    project = (("briefc.yaml", f"{_AGENCY}limits:\n  {limits}\n"),) if limits else ()
    return (*project, ("sources/bridge.rst", _HEAD + text))


CODES: tuple[Explanation, ...] = (
    Explanation(
        "limit.findings",
        "more findings than are shown",
        "Only so many findings of one source are shown (limits.findings); the rest are counted. Often one early "
        "mistake is behind most of them.",
        _article("*one\n\n*two\n\n*three\n", "findings: 1"),
        "Mend what is shown and build again, or raise limits.findings.",
    ),
    Explanation(
        "limit.nesting",
        "blocks inside blocks inside blocks",
        "Quotations, lists and other blocks lie inside one another deeper than limits.nesting allows. What is deeper "
        "is left out: no output could show it well, and some could not show it at all.",
        _article("- one\n\n  - two\n\n    - three\n\n      - four\n\n        - five\n", "nesting: 4"),
        "Take some of the levels out, or raise limits.nesting.",
    ),
    Explanation(
        "limit.paragraph",
        "a paragraph that is too long",
        "The time to find emphasis, links and the like grows faster than a paragraph does; beyond "
        "limits.paragraph-bytes they are not looked for. The text is kept.",
        _article("The bridge is open to all. " * 5 + "\n", "paragraph-bytes: 80"),
        "Part it by blank lines, or raise limits.paragraph-bytes.",
    ),
    Explanation(
        "limit.recursion",
        "the source is nested too deeply to be read",
        "So many blocks lie inside one another that reading had to be given up.",
        _article("- " * 1200 + "x\n"),
        "Look for a line of many bullets or colons, or quotations that lie inside one another by mistake.",
    ),
    Explanation(
        "limit.table-rows",
        "a table of too many rows",
        "The table has more rows than limits.table-rows allows; printing it would take long.",
        _article("===  ===\na    b\nc    d\ne    f\n===  ===\n", "table-rows: 2"),
        "Part the table, leave rows out, or raise limits.table-rows.",
    ),
    Explanation(
        "limit.table-spans",
        "a cell that covers too many rows or columns",
        "The cell reaches over more rows or columns than limits.table-spans allows.",
        _article("===  ===  ===\nall three\n-------------\na    b    c\n===  ===  ===\n", "table-spans: 2"),
        "Make the table narrower, or raise limits.table-spans.",
    ),
)
