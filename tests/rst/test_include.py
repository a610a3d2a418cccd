"""Included files: through the one door, with the true lines of each, and never past the limits."""

from __future__ import annotations

from pathlib import Path

from briefc.model.article import Article
from briefc.model.outcome import Outcome
from briefc.rst.read import read_article
from briefc.source.files import Files
from tests.rst.reading import HEAD, PROJECT
from tests.rst.show import show


def read(root: Path, text: str, **files: bytes | str) -> Outcome[Article]:
    """The outcome of a source in a project that holds the given files (`_` in a name is a full stop)."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (root / name.replace("_", ".")).write_bytes(data)
    return read_article("case.rst", HEAD + text, PROJECT, Files(root), {})


def places(outcome: Outcome[Article]) -> list[str]:
    """Code, place and way of each finding."""
    return [" < ".join([f"{d.code} {d.span}", *(str(span) for span in reversed(d.trace))]) for d in outcome.diagnostics]


def body(outcome: Outcome[Article]) -> str:
    """The content as text."""
    assert outcome.value is not None
    return show(outcome.value.body)


def test_a_fault_in_an_included_file_names_it_and_the_way_to_it(tmp_path: Path) -> None:
    outcome = read(
        tmp_path,
        "- item\n\n  .. include:: a.txt\n\nAfter *it.\n",
        a_txt="One.\n\n.. include:: b.txt\n",
        b_txt="\nTwo `x.\n",
    )

    assert places(outcome) == [
        "rst.inline-start b.txt:2:5 < a.txt:3:14 < case.rst:9:16",
        "rst.inline-start case.rst:11:7",
    ]
    assert "paragraph: Two `x." in body(outcome)


def test_a_path_is_relative_to_the_file_that_holds_it(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "deeper.txt").write_text("Deeper.\n")
    (tmp_path / "parts" / "part.txt").write_text(".. include:: deeper.txt\n")

    outcome = read(tmp_path, ".. include:: parts/part.txt\n")

    assert outcome.diagnostics == ()
    assert body(outcome) == "paragraph: Deeper."


def test_a_file_in_another_encoding_is_read_when_it_is_named(tmp_path: Path) -> None:
    data = "Łódź, café\n".encode("iso-8859-2", "replace")

    outcome = read(tmp_path, ".. include:: a.txt\n   :encoding: iso-8859-2\n", a_txt=data)

    assert outcome.diagnostics == ()
    assert body(outcome) == "paragraph: Łódź, café"
    assert places(read(tmp_path, ".. include:: a.txt\n"))[0].startswith("source.encoding a.txt:1:1 < ")


def test_a_file_may_be_included_twice_and_not_by_itself(tmp_path: Path) -> None:
    twice = read(tmp_path, ".. include:: a.txt\n\n.. include:: a.txt\n", a_txt="One.\n")
    assert (twice.diagnostics, body(twice)) == ((), "paragraph: One.\nparagraph: One.")

    circle = read(tmp_path, ".. include:: a.txt\n", a_txt=".. include:: b.txt\n", b_txt=".. include:: a.txt\n")
    assert places(circle) == ["include.circle b.txt:1:14 < a.txt:1:14 < case.rst:7:14"]

    itself = read(tmp_path, ".. include:: case.rst\n", case_rst="")
    assert places(itself) == ["include.circle case.rst:7:14"]


def test_nobody_can_write_the_mark_that_ends_an_included_file(tmp_path: Path) -> None:
    mark = '.. end of inclusion from "a.txt"\n\n'
    outcome = read(tmp_path, f"{mark}.. include:: a.txt\n\nAfter.\n", a_txt=f"One.\n\n{mark}.. include:: a.txt\n")

    assert [place.split(" ")[0] for place in places(outcome)] == ["include.circle"]


def test_a_clipped_file_keeps_its_own_line_numbers(tmp_path: Path) -> None:
    text = "one\n\ntwo *x\n\n.. mark\n\nthree *y\n\nend\n\nfour *z\n"

    first = read(tmp_path, ".. include:: a.txt\n   :start-line: 2\n   :end-line: 4\n", a_txt=text)
    assert places(first) == ["rst.inline-start a.txt:3:5 < case.rst:7:14"]

    second = read(tmp_path, ".. include:: a.txt\n   :start-after: .. mark\n   :end-before: end\n", a_txt=text)
    assert places(second) == ["rst.inline-start a.txt:7:7 < case.rst:7:14"]
    assert body(second) == "paragraph: three *y"


def test_a_csv_file_names_its_own_lines(tmp_path: Path) -> None:
    outcome = read(tmp_path, ".. csv-table::\n   :file: a.csv\n", a_csv='Place,Tonnes\nŁódź,*120\n"two\nlines",`x\n')

    assert [place.split(" < ")[0] for place in places(outcome)] == [
        "rst.inline-start a.csv:2:6",
        "rst.inline-start a.csv:4:8",
    ]


def test_a_csv_table_is_either_a_file_or_text(tmp_path: Path) -> None:
    both = read(tmp_path, ".. csv-table::\n   :file: a.csv\n\n   a, b\n", a_csv="a,b\n")
    assert len(both.diagnostics) == 1
    assert "directive.option-unknown case.rst:8:4" in places(
        read(tmp_path, ".. csv-table::\n   :url: https://example.org/a.csv\n")
    )
    assert places(read(tmp_path, ".. csv-table::\n   :delim: ab\n\n   a\n"))[0].startswith("directive.value")
