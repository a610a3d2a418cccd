"""schema add, list, remove; validate and doctor with what was added; topics."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom

G2 = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{}"><xs:element name="{}"/>{}</xs:schema>'
NEWSML = G2.format("http://iptc.org/std/nar/2006-10-01/", "newsItem", "")
NITF = G2.format("http://iptc.org/std/NITF/2006-10-18/", "nitf", "")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "briefc" / "schemas"


@pytest.fixture
def official(tmp_path: Path, shared: Path) -> Path:
    """IPTC's schemas, in a folder that a test may change."""
    folder = tmp_path / "official"
    folder.mkdir()
    for file in (shared / "newsml-g2").glob("*.xsd"):
        shutil.copy(file, folder)
    return folder


def schemas(folder: Path, newsml: str = NEWSML, nitf: str = NITF) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "NewsML-G2_2.35-spec-All-Power.xsd").write_text(newsml)
    (folder / "nitf-3-6.xsd").write_text(nitf)
    return folder


def test_official_schemas_are_added_listed_used_and_removed(newsroom: Newsroom, official: Path, data: Path) -> None:
    before = newsroom.run("build", "--format", "newsml,nitf", "--no-fsync")
    assert "no schemas here" in before.err
    assert before.err.count("no schemas here") == 1
    added = newsroom.run("schema", "add", str(official))
    assert added.code == 0, added.err
    assert added.err == f"added 4 schemas to {data}: NewsML-G2_2.35\n"
    listed = newsroom.run("schema", "list")
    assert listed.out.count("sha256") == 4
    assert str(official) in listed.out
    after = newsroom.run("build", "--format", "newsml,nitf", "--no-fsync")
    assert after.code == 0
    assert "no schemas here" not in after.err
    # What was checked by the rules alone is checked again; what the schemas have seen is not.
    assert "2 rendered, 0 cached" in after.err
    assert "0 rendered, 2 cached" in newsroom.run("build", "--format", "newsml,nitf", "--no-fsync").err
    assert "no schemas" not in newsroom.run("validate", "build").err
    assert f"schemas in {data}: NewsML-G2_2.35" in newsroom.run("doctor").out
    assert newsroom.run("schema", "remove").err == "removed 4 schemas\n"
    assert newsroom.run("schema", "remove").err == "no schema was added\n"
    assert "no schema was added" in newsroom.run("schema", "list").err


def test_a_build_says_what_the_schemas_refuse_and_keeps_the_item_back(newsroom: Newsroom, tmp_path: Path) -> None:
    strict = NEWSML.replace('<xs:element name="newsItem"/>', '<xs:element name="newsItem" type="xs:date"/>')
    newsroom.run("schema", "add", str(schemas(tmp_path / "strict", strict)))
    run = newsroom.run("build", "--format", "newsml", "--no-fsync")
    assert run.code == 1
    assert "error[newsml.schema]" in run.err
    assert "newsml/alpha.xml" not in newsroom.tree()
    newsroom.run("schema", "remove")
    assert newsroom.run("build", "--format", "newsml", "--no-fsync").code == 0
    assert "newsml/alpha.xml" in newsroom.tree()


def test_html_alone_needs_no_schemas(newsroom: Newsroom) -> None:
    assert "schemas" not in newsroom.run("check").err
    assert "schemas" not in newsroom.run("-q", "build", "--format", "newsml", "--no-fsync").err


@pytest.mark.parametrize(
    ("break_it", "words"),
    [
        (lambda folder: (folder / "nitf-3-6.xsd").unlink(), "nitf-3-6.xsd is not there"),
        (lambda folder: (folder / "xml.xsd").unlink(), "xml.xsd, which it imports, is not there"),
        (lambda folder: (folder / "nitf-3-6.xsd").write_text("<xs:schema"), "nitf-3-6.xsd"),
        (lambda folder: (folder / "nitf-3-6.xsd").write_text("<a/>"), "nitf-3-6.xsd"),
        (
            lambda folder: (folder / "nitf-3-6.xsd").write_text(f"<!DOCTYPE a [<!ENTITY x 'y'>]>{NITF}"),
            "document type",
        ),
        *(
            (
                lambda folder, place=place: (folder / "nitf-3-6.xsd").write_text(
                    G2.format("urn:x", "nitf", "").replace(
                        "<xs:element", f'<xs:include schemaLocation="{place}"/><xs:element'
                    )
                ),
                "must lie beside it",
            )
            for place in ("/etc/passwd", "../nitf.xsd", "https://agency.example/x.xsd", "file:///etc/passwd", "..")
        ),
    ],
)
def test_what_is_no_set_of_schemas_is_not_added(
    newsroom: Newsroom, official: Path, data: Path, break_it, words
) -> None:
    break_it(official)
    run = newsroom.run("schema", "add", str(official))
    assert run.code == 2
    assert words in run.err
    assert not data.exists()


def test_a_bad_set_leaves_the_good_one(newsroom: Newsroom, tmp_path: Path, data: Path) -> None:
    newsroom.run("schema", "add", str(schemas(tmp_path / "good")))
    before = sorted(data.iterdir())
    assert newsroom.run("schema", "add", str(schemas(tmp_path / "bad", "<a/>"))).code == 2
    assert sorted(data.iterdir()) == before


def test_schemas_may_come_from_several_places(newsroom: Newsroom, tmp_path: Path) -> None:
    folder = schemas(tmp_path / "two")
    one, two = sorted(folder.iterdir())
    assert newsroom.run("schema", "add", str(one)).code == 2
    assert newsroom.run("schema", "add", str(one), str(two)).code == 0


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("nowhere", "there is no file nowhere"),
        ("sources", "no schema (.xsd) in sources"),
        ("briefc.yaml", "no schema"),
        ("http://agency.example/", "only https"),
        ("https://agency.example/page.html", "neither a schema"),
        ("file:///etc/", "only https"),
    ],
)
def test_what_is_no_source_of_schemas(newsroom: Newsroom, source: str, words: str) -> None:
    run = newsroom.run("schema", "add", source)
    assert run.code in {1, 2}
    assert words in run.err


def test_schemas_that_changed_are_noticed(newsroom: Newsroom, tmp_path: Path, data: Path) -> None:
    newsroom.run("schema", "add", str(schemas(tmp_path / "good")))
    (data / "nitf-3-6.xsd").write_text(NITF + " ")
    run = newsroom.run("schema", "list")
    assert run.code == 1
    assert "CHANGED" in run.out
    assert "nitf-3-6.xsd" in run.err
    doctor = newsroom.run("doctor")
    assert doctor.code == 1
    assert "not as they were added: nitf-3-6.xsd" in doctor.out


def test_a_folder_of_the_project_without_schemas_is_an_error_said_once(newsroom: Newsroom) -> None:
    newsroom.edit("briefc.yaml", "site:", "schemas: schemas\nsite:").write("schemas/README", "none")
    run = newsroom.run("build", "--format", "newsml", "--no-fsync")
    assert run.code == 1
    assert run.err.count("error[schema.unusable]") == 1
    assert "newsml/alpha.xml" in newsroom.tree()
    assert "FAIL" in newsroom.run("doctor").out


# --- validate -----------------------------------------------------------------------------------------------------------


def test_validate_takes_folders_messages_and_nitf(newsroom: Newsroom) -> None:
    newsroom.run("build", "--format", "newsml,nitf", "--no-fsync")
    run = newsroom.run("validate", "build", "build/newsml/alpha.xml")
    assert run.code == 0, run.err
    assert "validated 4 files, 0 errors, 0 warnings" in run.err
    assert newsroom.run("validate", "sources").code == 2


def test_validate_reports_in_every_form_and_by_its_fail_level(newsroom: Newsroom) -> None:
    newsroom.run("build", "--format", "newsml", "--no-fsync")
    text = newsroom.output("newsml/alpha.xml").decode()
    newsroom.write("theirs.xml", text.replace("<headline>", '<subject qcode="medtop:20000261"/><headline>', 1))
    assert newsroom.run("validate", "theirs.xml").code == 0
    assert newsroom.run("validate", "--strict", "theirs.xml").code == 1
    assert newsroom.run("validate", "--fail-on", "warning", "theirs.xml").code == 1
    (one,) = newsroom.run("validate", "--output-format", "json", "theirs.xml").json_lines
    assert one["code"] == "newsml.code-retired"
    assert one["path"] == "theirs.xml"
    assert "::warning file=theirs.xml" in newsroom.run("validate", "--output-format", "github", "theirs.xml").out
    assert json.loads(newsroom.run("validate", "--output-format", "sarif", "theirs.xml").out)["runs"]


def test_validate_says_what_is_lost_only_when_asked(newsroom: Newsroom) -> None:
    newsroom.run("build", "--format", "newsml", "--no-fsync")
    assert "newsml.lost" not in newsroom.run("-v", "validate", "build").err
    run = newsroom.run("validate", "--losses", "build")
    assert run.code == 0
    assert "info[newsml.lost]" in run.err


def test_a_folder_without_schemas_is_said_once_for_all_files(newsroom: Newsroom) -> None:
    newsroom.build()
    run = newsroom.run("validate", "--schema", "sources", "build")
    assert run.code == 1
    assert run.err.count("newsml.schema-missing") == 1


def test_json_is_told_from_broken_xml(newsroom: Newsroom) -> None:
    newsroom.write("item.json", '{"uri": "urn:x"}')
    run = newsroom.run("validate", "item.json")
    assert run.code == 1
    assert "help: this looks like JSON" in run.err
    assert "line 1, column" not in run.err


# --- topics -------------------------------------------------------------------------------------------------------------


def test_topics_shows_code_name_path_twin_and_credit(newsroom: Newsroom) -> None:
    run = newsroom.run("topics", "Diplomatie", "--language", "de")
    assert run.code == 0
    assert run.out.splitlines() == [
        "20000639  Diplomatie  [diplomacy]",
        "          Politik › Internationale Beziehung; subj:11002000, wikidata:Q1889",
    ]
    assert "CC BY 4.0" in run.err


def test_topics_marks_retired_ones_with_what_to_use(newsroom: Newsroom) -> None:
    run = newsroom.run("topics", "20000261")
    assert "retired on 2019-07-25; use 20000256 energy and resource" in run.out


def test_topics_as_json(newsroom: Newsroom) -> None:
    (one,) = newsroom.run("topics", "--json", "--language", "fr", "diplomatie").json
    assert (one["code"], one["name"], one["subjectcode"]) == ("20000639", "Diplomatie", "11002000")
    assert [up["code"] for up in one["path"]] == ["11000000", "20000638"]
    assert one["names"]["zh-Hans"] == "外交"
    assert newsroom.run("topics", "--json", "xyzzyq").json == []


def test_topics_without_a_match_or_in_no_language(newsroom: Newsroom) -> None:
    run = newsroom.run("topics", "xyzzyq")
    assert (run.code, run.out) == (1, "")
    assert newsroom.run("topics", "x", "--language", "tlh").code == 2


def test_topics_shows_the_best_twenty_unless_asked_for_all(newsroom: Newsroom) -> None:
    few, all_ = newsroom.run("topics", "--json", "sport").json, newsroom.run("topics", "--json", "--all", "sport").json
    assert len(few) == 20
    assert len(all_) > 20
    assert all_[:20] == few


def test_topics_works_without_a_project(newsroom: Newsroom, tmp_path: Path) -> None:
    assert newsroom.run("-C", str(tmp_path), "topics", "diplomacy").code == 0
