"""Whatever an author writes, reading gives an outcome: findings or an article, never an exception."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefc.model.outcome import Outcome
from briefc.model.pack import Codec
from briefc.rst.read import card_of
from tests.rst.directives import BOX, LINES, RUN_IN, SAID
from tests.rst.reading import HEAD, TESTS, read, table_of

TABLE = table_of(BOX, SAID, LINES, RUN_IN)
CODEC = Codec(directive.node for directive in TABLE.values())
PIECES = [
    *(
        "*",
        "**",
        "`",
        "``",
        "|",
        "_",
        "__",
        "[1]_",
        "[#]_",
        "[#a]_",
        "[*]_",
        "[C]_",
        "_`",
        "<",
        ">",
        "\\",
        ":",
        "::",
        ".. ",
    ),
    *(
        "- ",
        "1. ",
        "(a) ",
        "#. ",
        ":a: ",
        "-x ",
        "| ",
        ">>> ",
        "+--+",
        "====",
        "----",
        "~~~~",
        "=== ===",
        "\n",
        "\n\n",
        " ",
    ),
    *(
        "   ",
        "    ",
        ".. box:: ",
        ".. said:: ",
        ".. lines::",
        ".. run-in:: ",
        ":by: ",
        ":name: a\n",
        ":class: b\n",
        "word",
    ),
    *(
        ".. note:: ",
        ".. figure:: x.png",
        ".. image:: cases/images/flag.png",
        ":alt: x",
        ".. table:: ",
        ".. csv-table::",
    ),
    *(
        ".. list-table::",
        ".. include:: case.rst",
        ".. |s| replace:: ",
        ".. |s| image:: x",
        "|s|",
        ".. _a: ",
        ".. _a:",
        "a_",
    ),
    *(
        ".. [1] ",
        ".. [#] ",
        ".. [#a] ",
        ".. [*] ",
        ".. [C] ",
        "__ x\n",
        ".. class:: c",
        ".. role:: r",
        ".. role:: r(code)",
    ),
    *(
        ":r:`x`",
        ":q:`x <y>`",
        ":lang:`x <zh>`",
        ":math:`x^2`",
        ":ref:`a`",
        ":doc:`b <c>`",
        ".. contents::",
        ".. sectnum::",
    ),
    *(
        ".. code:: python",
        ".. math:: x",
        ".. raw:: html",
        '.. end of inclusion from "x"\n\n',
        "é",
        "华",
        "\u202e",
        "a" * 70,
    ),
    *(
        ".. parsed-literal::",
        ".. topic:: t",
        ".. sidebar:: s",
        ".. compound::",
        ".. container:: c",
        ".. rubric:: r",
        "..\n",
    ),
    *(
        ".. epigraph::",
        "   -- x",
        ".. unknown:: y",
        ":unknown:`z`",
        "https://a.example/b",
        "x@example.org",
        "javascript:x",
    ),
    *(
        "``x``",
        "*x*",
        "**x**",
        "`x`",
        "`x`_",
        "`x <y>`_",
        "`x <y>`__",
        "x__",
        ".. admonition:: ",
        ".. math::",
        "\\frac",
    ),
    *(
        ".. meta::",
        ".. date::",
        ".. |d| date::",
        ".. unicode:: 0x08",
        ".. |u| unicode:: 0x08",
        "|u|",
        ".. line-block::",
    ),
    *(
        ":file: x.csv",
        ":widths: 1 2",
        ":header-rows: 1",
        ":width: x",
        ":target: a_",
        ":number-lines:",
        "   - x\n   - y\n",
    ),
]


def _whole(outcome: Outcome[object], text: str = "") -> None:
    assert outcome.value is not None or outcome.diagnostics
    lines = text.split("\n")
    for span in (finding.span for finding in outcome.diagnostics if text):
        assert 0 <= span.line <= len(lines)
        if span.line:
            assert 1 <= span.column <= span.end_column or not span.end_column
            assert span.column <= len(lines[span.line - 1]) + 1
            assert span.end_line in {0, span.line}
            assert span.end_column <= len(lines[span.line - 1]) + 1
    if outcome.value is not None:
        data = CODEC.pack(outcome.value)
        assert data == CODEC.pack(CODEC.unpack(data))
        card_of(outcome.value, TABLE)  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example('.. end of inclusion from "x"\n\n')
@example(".. csv-table::\n   :delim:\n\n   a\n")
@example(".. figure:: x.png\n\n   .. role:: r\n")
@example(".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|")
@example(".. _a: b_\n.. _b: a_\n\na_")
def test_reading_pieces_of_markup_gives_an_outcome(text: str) -> None:
    _whole(read(HEAD + text, table=TABLE), HEAD + text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_reading_any_characters_gives_an_outcome(text: str) -> None:
    _whole(read(HEAD + text, table=TABLE))
    _whole(read(text, table=TABLE))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted((TESTS / "rst" / "cases").glob("*.rst"))),
    st.integers(0, 2000),
    st.integers(0, 60),
    st.sampled_from(PIECES),
)
def test_reading_a_damaged_case_gives_an_outcome(case: object, start: int, length: int, piece: str) -> None:
    text = case.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    _whole(read(text[:start] + piece + text[start + length :], table=TABLE))
