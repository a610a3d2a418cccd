"""Where reading stops, so that one bad source costs itself alone."""

from __future__ import annotations

import dataclasses

import pytest

from briefc.model.content import Paragraph, Quotation, plain
from briefc.model.diagnostic import Severity
from briefc.model.project import Limits, Project
from tests.rst.reading import HEAD, PROJECT, read


def limited(**limits: int) -> Project:
    """A project with other limits."""
    return dataclasses.replace(PROJECT, limits=Limits(**limits))


def quotations(depth: int) -> str:
    """Quotations inside one another."""
    return "Text.\n\n" + "\n\n".join(f"{'  ' * level}level {level}" for level in range(1, depth + 1)) + "\n"


def test_nesting_to_the_limit_is_fine_and_beyond_it_reported_once() -> None:
    assert read(HEAD + quotations(8), project=limited(nesting=8)).diagnostics == ()

    outcome = read(HEAD + quotations(11), project=limited(nesting=8))

    (finding,) = outcome.diagnostics
    assert (finding.code, finding.span.line) == ("limit.nesting", 25)
    assert outcome.value is not None


def test_the_deepest_nesting_that_a_project_may_allow_is_read() -> None:
    outcome = read(HEAD + quotations(64), project=limited(nesting=64))

    assert outcome.diagnostics == ()
    block = outcome.value.body[1] if outcome.value else None
    for _ in range(63):
        assert isinstance(block, Quotation)
        block = block.body[-1]
    assert isinstance(block, Quotation)


@pytest.mark.parametrize(
    "text",
    [
        quotations(400),
        "- " * 600 + "x\n",
        "Text.\n\n" + "\n".join(f".. |s{n}| replace:: |s{n + 1}|" for n in range(3000)) + "\n\n|s0|\n",
        "Text http://" + "a." * 6000 + "\n",
    ],
    ids=["quotations", "bullets on a line", "substitutions", "an address of many parts"],
)
def test_what_defeats_the_parser_is_a_finding(text: str) -> None:
    outcome = read(HEAD + text)

    assert outcome.value is not None or {"limit.recursion"} & {d.code for d in outcome.diagnostics}


def test_a_paragraph_beyond_the_limit_is_kept_without_its_markup() -> None:
    project = limited(paragraph_bytes=100)
    assert read(HEAD + "*é* " * 20, project=project).diagnostics == ()

    outcome = read(HEAD + "Before.\n\n" + "*é* " * 21, project=project)

    (finding,) = outcome.diagnostics
    assert (finding.code, finding.span.line) == ("limit.paragraph", 9)
    assert outcome.value is not None
    paragraph = outcome.value.body[1]
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.content).startswith("*é* *é*")


@pytest.mark.parametrize("start", ["*a ", "**a ", "`a ", "|a ", "``a ", "_`a "])
def test_many_unclosed_starts_in_a_paragraph_are_looked_for_once(start: str) -> None:
    outcome = read(HEAD + start * 3000)

    assert 100 < len(outcome.diagnostics) < 103


def test_findings_beyond_the_limit_are_counted() -> None:
    outcome = read(HEAD + "*a\n\n" * 30 + ".. nosuch::\n", project=limited(findings=10))

    assert len(outcome.diagnostics) == 11
    last = outcome.diagnostics[-1]
    assert (last.code, last.severity) == ("limit.findings", Severity.ERROR)
    assert last.message == "… and 21 more findings in this source"


def test_a_table_has_a_most_of_rows_and_of_spans() -> None:
    rows = "\n".join(f"{n:3}  x" for n in range(30))
    outcome = read(HEAD + f"===  =\n{rows}\n===  =\n", project=limited(table_rows=29))
    assert [d.code for d in outcome.diagnostics] == ["limit.table-rows"]

    width = "+".join(["-"] * 12)
    grid = f"+{width}+\n|{'x'.ljust(23)}|\n+{width}+\n|{'|'.join('x' * 12)}|\n+{width}+\n"
    outcome = read(HEAD + grid, project=limited(table_spans=11))
    assert [d.code for d in outcome.diagnostics] == ["limit.table-spans"]


def test_substitutions_that_double_are_stopped() -> None:
    text = "".join(f".. |s{n}| replace:: |s{n + 1}| |s{n + 1}|\n" for n in range(16)) + ".. |s16| replace:: x\n\n|s0|\n"
    outcome = read(HEAD + text)

    assert {"rst.substitution"} == {d.code for d in outcome.diagnostics}


def test_includes_have_a_most_of_files_and_of_depth() -> None:
    text = ".. include:: files/item.rst\n\n" * 4
    assert read(HEAD + text, project=limited(include_count=4)).diagnostics == ()
    assert [d.code for d in read(HEAD + text, project=limited(include_count=3)).diagnostics] == ["include.count"]
    assert [d.code for d in read(HEAD + text, project=limited(include_depth=0)).diagnostics][:1] == ["include.depth"]
