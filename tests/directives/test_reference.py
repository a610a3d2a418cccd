"""The reference pages of metadata and directives are current; `make accept` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefc.directives.reference import EXAMPLES, directives_page
from briefc.directives.table import DIRECTIVES
from briefc.model.diagnostic import Severity
from briefc.rst.metadata_page import metadata_page
from tests.directives.using import outcome_of

METADATA = """
<!-- Generated from src/briefc/rst/metadata_fields.py; tests/directives/test_reference.py compares, `make accept` writes. -->

A source is one `.rst` file: a title, if wanted a subtitle, a field list of metadata, then the text.

```rst
=======================================================
Putin visits China to meet Xi, bolster partnership
=======================================================

The Kremlin seeks closer ties with Beijing
------------------------------------------

:date: 2024-05-16T09:40+08:00
:section: Asia-Pacific; Diplomacy
:byline: Foreign staff
:summary: Vladimir Putin arrived in Beijing for a state visit of two days.
:keywords: China, Russia, state visit
:subjects: 20000638; diplomacy

The text begins here.
```

**Where it stands.** The first heading is the title. A heading between the title and the metadata is the subtitle, and
every later one is a section, whatever its line looks like. The metadata is the first field list, above all text and
directives; comments may stand anywhere. A long value goes on in indented lines and is folded to one.

**How it is read.** As plain text: `A. Smith`, `(c) 2024 Agency`, `asia_` and `1990. The year` arrive as they are, with
no markup in them. Names are in lower case. An unknown field, one that stands twice, and a value that cannot be read are
errors, each with line, column and, where one is near, a suggestion.

**Dates** are ISO 8601: `2024-05-16`, or `2024-05-16T09:40` with `Z` or an offset such as `+02:00`. Without an offset
the project's `timezone` holds. A bare date begins at 00:00 and is shown as a date. briefc never takes a date from the
clock.

**Lists** are parted by `;`, and `keywords` by commas, since names of subjects and sections hold commas.

**People** are names, or `@code` of an entry in the [registers](registers.md), each with a role in brackets if wanted:
`Anna Gruber (correspondent); @bli`. Roles that IPTC has a code for (author, correspondent, editor, fact-checker,
photographer, producer …) go out as that code and in your words, any other as a code of the newsroom's own. The byline
heads the article; contributors stand in a line below its text.

**Machines.** `digital-source` says how the text came about. When generative AI created or edited it or parts of it, or
a program wrote it, a sentence below the text tells readers, on the page, in print and in every rendition of NewsML.

**Identifiers.** The slug makes paths, links and ids: 1 to 100 of `a-z`, `0-9` and `-`, not beginning with `-`, unique in
the project. The guid identifies the item for good and is made of the agency's domain, the date and the slug; before one
of these changes in an item that went out, write its guid into the source.

**Standfirst.** The subtitle, else the summary. Indexes and descriptions show the summary, else the first sentence.
"""

DIRECTIVE = """
<!-- Generated from src/briefc/directives/; tests/directives/test_reference.py compares, `make accept` writes. -->

briefc's own directives, beside those of docutils. Each of them takes `:name:` (a label that `:ref:` finds) and `:class:`
as well. What each becomes in NewsML, on pages and in print: [constructs](constructs.md). All findings:
[diagnostics](diagnostics.md). How to add one: [a directive](../how-to/directive.md).

In the line, the role `q` marks somebody's words: ``:q:`right way forward <Xi Jinping>` ``; words of several people name
them all, `<A; B>`. Quotation marks are put in by the language of the article. A date is an ISO date (`2024-05-16`), a language a BCP 47 tag (`zh-Hans`).
"""

PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/metadata.md": lambda: metadata_page(METADATA),
    "docs/reference/directives.md": lambda: directives_page(DIRECTIVE),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(root: Path, name: str) -> None:
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        (root / name).write_text(PAGES[name](), "utf-8")
    assert (root / name).read_text("utf-8") == PAGES[name](), f"{name} is out of date: `make accept`"


@pytest.mark.parametrize("name", [one.name for one in DIRECTIVES])
def test_the_example_of_a_directive_is_right(name: str) -> None:
    fields = {"articles": ":type: briefing\n", "correction": ":version: 2\n:updated: 2024-05-17\n"}.get(name, "")

    found = outcome_of(EXAMPLES[name], fields=fields).diagnostics

    assert [d for d in found if d.severity > Severity.INFO] == []
    assert f".. {name}::" in EXAMPLES[name]
