"""`briefc extract` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom
from tests.cli.shell import run
from tests.formats.pdf.bare_file import XML, bare_pdf, page_of


@pytest.fixture
def pdf(newsroom: Newsroom) -> Newsroom:
    return newsroom.write("harbour.pdf", bare_pdf(page_of()))


def test_all_files_come_out_byte_for_byte(pdf: Newsroom) -> None:
    done = pdf.run("extract", "harbour.pdf", "-o", "out")
    assert (done.code, done.out, done.err) == (0, "", "took out 2 files of 2, 0 errors, 0 warnings\n")
    assert {path.name: path.read_bytes() for path in (pdf.root / "out").iterdir()} == {
        "ansage.xml": XML * 2,
        "harbour.xml": XML,
    }


def test_those_named_come_out_alone_and_a_misspelt_one_gets_a_suggestion(pdf: Newsroom) -> None:
    assert pdf.run("extract", "harbour.pdf", "harbour.xml").code == 0
    assert (pdf.root / "harbour.xml").is_file()
    assert not (pdf.root / "ansage.xml").exists()
    wrong = pdf.run("extract", "harbour.pdf", "habour.xml")
    assert wrong.code == 2
    assert 'did you mean "harbour.xml"?' in wrong.err


def test_a_list_goes_to_standard_output_and_writes_nothing(pdf: Newsroom) -> None:
    done = pdf.run("extract", "harbour.pdf", "--list")
    assert done.code == 0
    assert done.out.splitlines()[1].split(maxsplit=5) == [
        "harbour.xml",
        "34",
        "bytes",
        "Source",
        "application/vnd.iptc.g2.packageitem+xml",
        "package",
    ]
    told = pdf.run("extract", "harbour.pdf", "ansage.xml", "--json")
    assert told.json == [
        {
            "name": "ansage.xml",
            "written": "ansage.xml",
            "bytes": 68,
            "mediaType": "application/vnd.iptc.g2.newsitem+xml",
            "relationship": "Source",
            "description": "text",
            "trouble": "",
        }
    ]
    assert not (pdf.root / "ansage.xml").exists()


def test_findings_are_for_programs_when_asked(pdf: Newsroom) -> None:
    pdf.write("ansage.xml", "other").write("bad.pdf", "words")
    kept = pdf.run("extract", "harbour.pdf", "--output-format", "json")
    assert kept.code == 1
    assert [found["code"] for found in kept.json_lines] == ["extract.exists"]
    assert (pdf.root / "harbour.xml").is_file()
    bad = pdf.run("extract", "bad.pdf", "--output-format", "json")
    assert (bad.code, [found["code"] for found in bad.json_lines]) == (1, ["extract.unreadable"])
    assert pdf.run("extract", "nowhere.pdf").code == 1


def test_it_needs_no_project(tmp_path: Path) -> None:
    (tmp_path / "harbour.pdf").write_bytes(bare_pdf(page_of()))
    done = run(tmp_path, "extract", "harbour.pdf")
    assert (done.returncode, done.stderr) == (0, "took out 2 files of 2, 0 errors, 0 warnings\n")
