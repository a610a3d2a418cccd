"""`briefc import newsml`: files and folders, where sources go, what is overwritten, what it says and exits with."""

from __future__ import annotations

import json
import os
import resource
from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom
from tests.ingest.taking import item

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xfa\xcf\xf0\xbf"
    b"\x1e\0\x06\x82\x02\x7f\xa5\xb2\xb1\xcf\0\0\0\0IEND\xaeB`\x82"
)


@pytest.fixture
def empty(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def sources(newsroom: Newsroom) -> list[str]:
    folder = newsroom.root / "sources"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_becomes_a_source_of_the_project_that_builds(empty: Newsroom) -> None:
    empty.write("in.xml", item("<p>Ships wait.</p>"))
    run = empty.run("import", "newsml", "in.xml")
    assert (run.code, run.out) == (0, "")
    assert run.err == "wrote 1 source from 1 file, 0 errors, 0 warnings\n"
    assert sources(empty) == ["a-port-reopens.rst"]
    assert empty.run("check", "-j1", "--strict").code == 0


def test_what_was_left_out_is_counted_and_shown_on_request(empty: Newsroom) -> None:
    empty.article("talks", "They met.").build(formats="newsml")
    run = empty.run("import", "newsml", "build/newsml", "-o", "new", "--dry-run")
    assert "; 1 remark on what was left out, shown by `briefc -v import newsml`\n" in run.err
    told = empty.run("-v", "import", "newsml", "build/newsml", "-o", "new", "--dry-run")
    assert "import.payload" in told.err
    assert "shown by" not in told.err


def test_a_folder_is_searched_and_one_bad_file_stops_no_other(empty: Newsroom) -> None:
    empty.write("in/deep/a.xml", item("<p>One.</p>"))
    empty.write("in/b.xml", "<newsItem>").write("in/c.xml", "<rss/>").write("in/d.txt", "no").write("in/.e.xml", "no")
    run = empty.run("import", "newsml", "in", "--output-format", "json")
    assert run.code == 1
    assert [(one["code"], one["path"]) for one in run.json_lines] == [
        ("import.syntax", "in/b.xml"),
        ("import.root", "in/c.xml"),
    ]
    assert sources(empty) == ["a-port-reopens.rst"]


def test_dry_run_writes_nothing_and_says_what_would_be(empty: Newsroom) -> None:
    empty.write("in.xml", item())
    run = empty.run("import", "newsml", "in.xml", "--dry-run", "-o", "new")
    assert run.code == 0
    assert run.out == "in.xml → new/a-port-reopens.rst\n"
    assert "would write 1 source" in run.err
    assert not (empty.root / "new").exists()


def test_a_folder_without_news_is_a_mistake(empty: Newsroom) -> None:
    (empty.root / "in").mkdir()
    run = empty.run("import", "newsml", "in")
    assert run.code == 2
    assert "there is nothing to take in: no .xml" in run.err


def test_many_files_make_one_document_of_findings(empty: Newsroom) -> None:
    for name in ("a", "b", "c"):
        empty.write(f"in/{name}.xml", "<a>")
    run = empty.run("import", "newsml", "in", "nowhere", "--output-format", "sarif")
    assert run.code == 1
    assert len(json.loads(run.out)["runs"][0]["results"]) == 4


def test_a_source_that_is_there_is_kept_unless_forced(empty: Newsroom) -> None:
    empty.write("in.xml", item("<p>One.</p>"))
    assert empty.run("import", "newsml", "in.xml").code == 0
    assert empty.run("import", "newsml", "in.xml").code == 0
    empty.edit("sources/a-port-reopens.rst", "One.", "The desk's words.")
    run = empty.run("import", "newsml", "in.xml")
    assert run.code == 1
    assert "error[import.exists]" in run.err
    assert "The desk's words." in (empty.root / "sources/a-port-reopens.rst").read_text()
    assert empty.run("import", "newsml", "in.xml", "--force").code == 0
    assert "One." in (empty.root / "sources/a-port-reopens.rst").read_text()
    assert sources(empty) == ["a-port-reopens.rst"]


def test_an_item_keeps_the_name_that_its_source_was_given(empty: Newsroom) -> None:
    empty.write("in.xml", item("<p>One.</p>"))
    assert empty.run("import", "newsml", "in.xml").code == 0
    (empty.root / "sources/a-port-reopens.rst").rename(empty.root / "sources/port.rst")
    empty.write("in.xml", item("<p>Two.</p>").replace("A port reopens", "A port closes"))
    assert empty.run("import", "newsml", "in.xml", "--force").code == 0
    assert sources(empty) == ["port.rst"]


def test_another_item_of_the_same_name_is_numbered(empty: Newsroom) -> None:
    empty.write("1.xml", item()).write("2.xml", item().replace("urn:wire:1", "urn:wire:2"))
    assert empty.run("import", "newsml", "1.xml", "2.xml").code == 0
    assert sources(empty) == ["a-port-reopens-2.rst", "a-port-reopens.rst"]


def test_pictures_beside_a_file_are_copied_and_no_others(empty: Newsroom) -> None:
    empty.write("in/a.xml", item('<p>x</p><img src="pics/one.png" alt="One"/><img src="../secret.png" alt="Two"/>'))
    empty.write("in/pics/one.png", PNG).write("secret.png", PNG)
    run = empty.run("import", "newsml", "in")
    assert run.code == 0
    assert "warning[import.picture] the picture ../secret.png is not at hand" in run.err
    assert sources(empty) == ["a-port-reopens.rst", "images/a-port-reopens-1.png"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_links_to_pictures_are_not_followed(empty: Newsroom) -> None:
    empty.write("in/a.xml", item('<img src="one.png" alt="One"/>')).write("secret.png", PNG)
    (empty.root / "in/one.png").symlink_to(empty.root / "secret.png")
    empty.run("import", "newsml", "in")
    assert sources(empty) == ["a-port-reopens.rst"]


def test_without_pictures_the_source_builds(empty: Newsroom) -> None:
    body = (
        '<p>x</p><figure><img src="https://w.example/1.jpg" alt="One"/><figcaption>What it shows.</figcaption></figure>'
    )
    empty.write("in.xml", item(body))
    assert empty.run("import", "newsml", "in.xml", "--without-pictures").code == 0
    text = (empty.root / "sources/a-port-reopens.rst").read_text()
    assert text.rstrip().endswith("What it shows.")
    assert ".. figure" not in text
    assert empty.run("check", "-j1").code == 0


def test_outside_a_project_the_folder_must_be_named(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    (newsroom.root / "briefc.yaml").unlink()
    newsroom.write("in.xml", item())
    run = newsroom.run("import", "newsml", "in.xml")
    assert run.code == 2
    assert "-o DIR" in run.err
    assert newsroom.run("import", "newsml", "in.xml", "-o", "out").code == 0
    assert (newsroom.root / "out/a-port-reopens.rst").is_file()


def test_strictness_is_that_of_all_commands(empty: Newsroom) -> None:
    empty.write("in.xml", item('<p><a href="javascript:x">x</a></p>'))
    assert empty.run("import", "newsml", "in.xml").code == 0
    assert empty.run("import", "newsml", "in.xml", "--strict").code == 1
    assert empty.run("import", "newsml", "in.xml", "--fail-on", "warning").code == 1
    assert empty.run("import", "newsml", "gone.xml").code == 1
    assert empty.run("import", "newsm", "in.xml").code == 2


def test_a_newer_version_in_another_file_wins(empty: Newsroom) -> None:
    newer = item("<p>Two.</p>").replace('version="1"', 'version="2"')
    empty.write("in/1.xml", newer).write("in/2.xml", item("<p>One.</p>"))
    run = empty.run("import", "newsml", "in", "--output-format", "json")
    assert [one["code"] for one in run.json_lines] == ["import.version"]
    assert "Two." in (empty.root / "sources/a-port-reopens.rst").read_text()


def test_our_own_build_is_taken_whichever_formats_it_holds(empty: Newsroom) -> None:
    empty.article("alpha", "Words.").article("beta", "More, see :doc:`alpha`.")
    assert empty.run("build", "--format", "newsml,nitf", "--message", "-j1").code == 0
    run = empty.run("import", "newsml", "build", "-o", "back", "--output-format", "json")
    assert run.code == 0
    assert {one["code"] for one in run.json_lines} == {"import.payload", "import.version"}
    assert sorted(path.name for path in (empty.root / "back").iterdir()) == ["alpha.rst", "beta.rst"]
    assert ":doc:`Alpha <alpha>`" in (empty.root / "back/beta.rst").read_text()
    assert ":source:" not in (empty.root / "back/alpha.rst").read_text()


def test_a_full_disk_leaves_nothing_behind(empty: Newsroom) -> None:
    empty.write("in.xml", item("<p>Ships wait.</p>"))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))  # bytes; root is held to it too
    try:
        run = empty.run("import", "newsml", "in.xml")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert run.code == 1
    assert "import.unwritable" in run.err
    assert sources(empty) == []
