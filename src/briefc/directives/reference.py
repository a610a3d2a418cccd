"""The reference page of the directives, from what each declares of itself."""

from __future__ import annotations

from datetime import date

from briefc.directives.dateline_styles import STYLES, Given, Style, write
from briefc.directives.table import DIRECTIVES
from briefc.markup.directive import Directive, Option, declared
from briefc.model.facts import Place

EXAMPLES: dict[str, str] = {
    "dateline": """\
.. dateline:: Beijing
   :date: 2024-05-16

The talks opened on Thursday.
""",
    "quote": """\
.. quote:: Amina Yusuf, delegation spokesperson
   :source: press briefing
   :date: 2024-05-16

   We will deliver.
""",
    "pull-quote": """\
They said: “We will deliver, and soon.”

.. pull-quote:: Amina Yusuf

   We will deliver
""",
    "embed-tweet": """\
.. embed-tweet:: https://x.com/MFA_Example/status/1791000000000000000
   :author: Foreign Ministry
   :lang: en
   :archived: https://web.archive.org/web/2024/https://x.com/MFA_Example/status/1791000000000000000
   :retrieved: 2024-05-16

   The two sides should take the 75th anniversary as an opportunity.
""",
    "key-points": """\
.. key-points::

   * The talks opened in Beijing.
   * No date is set for their end.
""",
    "factbox": """\
.. factbox:: The visit in brief

   * **Two days** of talks
   * **Harbin** is the second stop
""",
    "correction": """\
.. correction::
   :date: 2024-05-17

   An earlier version gave the number of meetings as 40. It is 42.
""",
    "editor-note": """\
.. editor-note::

   Names in this story are changed.
""",
    "articles": """\
.. articles::

   talks-open
   talks-*

.. articles::
   :section: Asia
   :since: 2024-05-01
   :limit: 5
   :optional:
""",
}
"""One use of each directive, as the page shows it."""


def directives_page(introduction: str) -> str:
    """The reference page in Markdown: the introduction, then each directive with an example and its options."""
    lines = ["# Directives", "", introduction.strip(), ""]
    for directive in DIRECTIVES:
        lines += _section(directive)
    return "\n".join([*lines, *_styles()]) + "\n"


def _section(directive: Directive) -> list[str]:
    lines = [f"## `{directive.name}`", "", directive.doc, ""]
    if directive.aliases:
        also = " and ".join(f"`{alias}`" for alias in directive.aliases)
        lines += [f"Also under the names {also}.", ""]
    lines += ["```rst", EXAMPLES[directive.name].rstrip(), "```", ""]
    first = next(other for other in DIRECTIVES if other.node is directive.node)
    if first is not directive:
        return [*lines, f"Argument, body and options are those of [`{first.name}`](#{first.name}).", ""]
    fields = declared(directive.node)
    lines += ["| part | meaning |", "|---|---|"]
    order = {"argument": 0, "body": 1, "option": 2}
    for name, one in sorted(fields.items(), key=lambda item: order[item[1].part]):
        meaning = one.doc.replace("|", "\\|")
        lines.append(f"| {_part(name, one)} | {meaning}{' Required.' if one.required else ''} |")
    return [*lines, ""]


def _part(name: str, one: Option) -> str:
    if one.part != "option":
        return "after the name" if one.part == "argument" else "body"
    return f"`:{one.name or name.replace('_', '-')}:`{' (no value)' if one.flag else ''}"


def _styles() -> list[str]:
    """The table of dateline styles, each written by itself."""
    lines = [
        "## Dateline styles",
        "",
        "Written on May 16, 2024; the last column is a dateline of September 1, 2023.",
        "",
    ]
    lines += ["| style | a city that stands alone | a city that does not | another year |", "|---|---|---|---|"]
    for style in STYLES:
        cells = (
            _written(style, Place("Beijing", country="China", country_code="CN"), "2024-05-16" if style.dated else ""),
            _written(style, Place("Knoxville", "Tennessee", "United States", country_code="US"), "2024-05-16"),
            _written(style, Place("Grosseto", country="Italy", country_code="IT"), "2023-09-01"),
        )
        lines.append(f"| `{style.name}` | {' | '.join(f'`{cell}`' for cell in cells)} |")
    return lines


def _written(style: Style, place: Place, day: str) -> str:
    return write(style, Given((place,), day, "", "en", date(2024, 5, 16).year)).text
