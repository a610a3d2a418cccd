"""Where a command works, with which settings, and when."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefc.cli.main import main
from tests.chains.newsroom import Newsroom
from tests.cli import shell

LATER = ":embargo: 2024-06-01T06:00:00+00:00"


def test_overrides_reach_the_settings_and_the_output(newsroom: Newsroom) -> None:
    shown = yaml.safe_load(
        newsroom.run("-D", "site.title=Evening News", "-D", "formats=html,pdf", "config", "show").out
    )
    assert shown["site"]["title"] == "Evening News"
    assert shown["formats"] == ["html", "pdf"]
    newsroom.run("-D", "site.title=Evening News", "-D", "output=out", "build", "--format", "html", "--no-fsync")
    assert "Evening News" in (newsroom.root / "out/html/index.html").read_text("utf-8")


def test_a_wrong_override_says_which(newsroom: Newsroom) -> None:
    run = newsroom.run("-D", "site.ulr=https://news.example", "config", "show")
    assert run.code == 2
    assert '-D site.ulr: error[config.override] unknown key "ulr" in site' in run.err
    assert 'did you mean "url"?' in run.err


def test_the_settings_shown_load_to_the_same_settings(newsroom: Newsroom) -> None:
    shown = newsroom.run("config", "show").out
    newsroom.write("briefc.yaml", shown)
    assert newsroom.run("config", "show").out == shown


def test_the_schema_is_json_schema(newsroom: Newsroom) -> None:
    schema = newsroom.run("config", "schema").json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["agency"]["properties"]["domain"]["description"]


def test_the_project_is_found_from_a_folder_inside_it(newsroom: Newsroom) -> None:
    inside = newsroom.root / "sources"
    done = shell.run(inside, "-q", "build", "--format", "html", "alpha.rst")
    assert done.returncode == 0, done.stderr
    assert (newsroom.root / "build/html/alpha.html").is_file()


def test_c_works_as_if_started_there(newsroom: Newsroom, tmp_path: Path) -> None:
    done = shell.run(tmp_path, "-q", "-C", "newsroom", "build", "--format", "html", "sources/alpha.rst", "-o", "here")
    assert done.returncode == 0, done.stderr
    assert (newsroom.root / "here/html/alpha.html").is_file()
    missing = shell.run(tmp_path, "-C", "nowhere", "build")
    assert missing.returncode == 2
    assert "there is no folder nowhere" in missing.stderr


def test_another_project_file_may_be_named(newsroom: Newsroom) -> None:
    newsroom.write("evening.yaml", "agency:\n  name: Evening\n  domain: evening.example\n  rights: © Evening\n")
    assert "name: Evening" in newsroom.run("--config", "evening.yaml", "config", "show").out


def slugs_out(newsroom: Newsroom, *arguments: str) -> set[str]:
    run = newsroom.build(*arguments, formats="html")
    assert run.code == 0, run.err
    return {item["slug"] for item in run.json["items"] if item["built"]}


def test_the_clock_says_what_is_out(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom.article("gamma", "Later words.", fields=LATER)
    assert "gamma" not in slugs_out(newsroom, "--clock", "2024-06-01T05:59:59Z")
    assert "gamma" in slugs_out(newsroom, "--clock", "2024-06-01T08:00+02:00")
    assert "gamma" in slugs_out(newsroom)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "gamma" not in slugs_out(newsroom)
    assert "gamma" in slugs_out(newsroom, "--clock", "2024-06-02")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    run = newsroom.build(formats="html")
    assert run.code == 2
    assert 'SOURCE_DATE_EPOCH must be a number of seconds, not "tomorrow"' in run.err


def test_formats_repeat_or_take_commas(newsroom: Newsroom) -> None:
    newsroom.run("build", "--no-fsync", "--format", "html,newsml")
    both = newsroom.tree()
    newsroom.run("clean")
    newsroom.run("build", "--no-fsync", "--format", "newsml", "--format", "html")
    assert newsroom.tree() == both


def test_a_misspelt_source_folder_takes_no_page_off_the_site(newsroom: Newsroom) -> None:
    newsroom.build(formats="html")
    before = newsroom.tree()
    run = newsroom.run("-D", "sources=suorces", "build", "--no-fsync", "--format", "html")
    assert run.code == 1
    assert "suorces: error[source.missing-folder]" in run.err
    assert {"html/alpha.html", "html/beta.html"} <= set(newsroom.tree())
    newsroom.build(formats="html")
    assert newsroom.tree() == before


def test_a_path_may_be_a_folder(newsroom: Newsroom) -> None:
    newsroom.write("sources/inner/gamma.rst", (newsroom.root / "sources/alpha.rst").read_bytes())
    newsroom.build("sources/inner", formats="html")
    assert {path for path in newsroom.tree() if path.startswith("html/") and path.endswith(".html")} == {
        "html/gamma.html"
    }
    newsroom.build("sources", formats="html")
    assert {"html/alpha.html", "html/beta.html", "html/gamma.html"} <= set(newsroom.tree())


def test_the_cache_lies_where_it_is_wanted(newsroom: Newsroom, tmp_path: Path) -> None:
    chosen = tmp_path / "elsewhere"
    with pytest.raises(SystemExit):
        main(["-C", str(newsroom.root), "-q", "--cache-dir", str(chosen), "build", "--no-fsync", "--format", "newsml"])
    assert (chosen / "outcomes.sqlite").is_file()
    assert chosen.stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_costs_a_notice_only(newsroom: Newsroom) -> None:
    newsroom.cache = newsroom.write("blocked", "a file where a folder should be").root / "blocked"
    run = newsroom.run("build", "--no-fsync", "--format", "newsml")
    assert run.code == 0
    assert "is not writable: using" in run.err
