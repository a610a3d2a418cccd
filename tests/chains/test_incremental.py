"""Build, edit, build: what runs again is exactly what the edit concerns, and the result equals a clean build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom

BODY = "The council met on Thursday.\n\nIt will meet again."
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="10"><title>A square</title><rect width="9" height="9"/></svg>'


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.article("alpha", BODY + "\n\n.. include:: ../shared/box.txt")
    room.article(
        "beta", BODY + "\n\nMore in :doc:`alpha`.\n\n.. image:: images/square.svg\n   :alt: A square\n   :width: 40px"
    )
    room.article("gamma", BODY)
    room.write("shared/box.txt", "Shared words.\n")
    room.write("sources/images/square.svg", SVG.format(10))
    room.write(
        "sources/brief.rst",
        "=====\nBrief\n=====\n\n:type: briefing\n:date: 2024-05-16\n:summary: All of it.\n\n"
        ".. key-points::\n\n   * One point.\n\nFirst part\n==========\n\nWords.\n\n.. articles::\n\n   alpha\n   gamma\n",
    )
    return room


def rendered(newsroom: Newsroom, formats: str = "html,newsml") -> dict[str, int]:
    """How often each stage ran in a build that must succeed."""
    run = newsroom.build(formats=formats)
    assert run.code == 0, run.err
    ran: dict[str, int] = run.json["ran"]
    return ran


def test_a_second_build_runs_nothing_and_writes_nothing(newsroom: Newsroom) -> None:
    assert rendered(newsroom)["read"] == 4
    run = newsroom.build()
    assert run.json["ran"] == {}
    assert run.json["recalled"]["read"] == 4
    assert run.json["written"] == []


def test_a_body_edit_renders_its_article_and_its_briefing_only(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.edit("sources/gamma.rst", "meet again", "meet once more")
    run = newsroom.build()
    assert run.json["ran"] == {"read": 1, "resolve": 2, "html": 2, "newsml": 2}
    assert run.json["written"] == ["html/gamma.html", "newsml/gamma.xml"]


def test_a_title_edit_reaches_those_who_show_the_title(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.edit("sources/alpha.rst", "Alpha", "Omega")
    run = newsroom.build()
    assert {"html/alpha.html", "html/beta.html", "html/brief.html", "html/index.html"} <= set(run.json["written"])
    assert "html/gamma.html" not in run.json["written"]


def test_an_edited_include_renders_its_user_only(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.write("shared/box.txt", "Other words.\n")
    run = newsroom.build()
    assert run.json["ran"]["read"] == 1
    assert "html/alpha.html" in run.json["written"]
    assert "html/beta.html" not in run.json["written"]
    assert b"Other words" in newsroom.output("html/alpha.html")


def test_an_edited_picture_renders_its_user_only_and_the_old_one_goes(newsroom: Newsroom) -> None:
    rendered(newsroom)
    before = [path for path in newsroom.tree() if path.startswith("media/")]
    newsroom.write("sources/images/square.svg", SVG.format(20))
    run = newsroom.build()
    assert run.json["ran"]["read"] == 1
    assert run.json["removed"] == before
    assert "html/gamma.html" not in run.json["written"]


def test_an_edited_template_renders_its_users_only(newsroom: Newsroom, root: Path) -> None:
    shutil.copytree(root / "themes" / "default", newsroom.root / "themes" / "default")
    rendered(newsroom)
    newsroom.edit("themes/default/templates/article.html", '<div class="body">', '<div class="body edited">')
    run = newsroom.build()
    assert {"html/alpha.html", "html/beta.html", "html/gamma.html"} <= set(run.json["written"])
    assert "html/brief.html" not in run.json["written"]
    assert "newsml" not in run.json["ran"]


def test_an_edited_setting_renders_its_users_only(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.edit("briefc.yaml", "copyright-holder: Test Desk", "copyright-holder: Another Holder")
    run = newsroom.build()
    assert "html" not in run.json["ran"]
    assert "read" not in run.json["ran"]
    assert run.json["ran"]["newsml"] == 4
    assert b"Another Holder" in newsroom.output("newsml/alpha.xml")


def test_an_unrelated_setting_renders_nothing(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.edit("briefc.yaml", "agency:", "ledger:\n  path: other.sqlite\nagency:")
    assert newsroom.build().json["ran"] == {}


def test_a_removed_source_loses_its_outputs_and_its_links(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.remove("sources/gamma.rst").edit("sources/brief.rst", "   gamma\n", "")
    run = newsroom.build()
    assert run.code == 0, run.err
    assert set(run.json["removed"]) == {"html/gamma.html", "newsml/gamma.xml"}


def test_incremental_equals_clean_after_a_chain_of_edits(newsroom: Newsroom) -> None:
    rendered(newsroom)
    newsroom.edit("sources/gamma.rst", "meet again", "part for good")
    rendered(newsroom)
    newsroom.article("delta", BODY + "\n\nSee :doc:`gamma`.")
    rendered(newsroom)
    newsroom.edit("sources/delta.rst", "Delta", "Epsilon").write("shared/box.txt", "Third words.\n")
    rendered(newsroom)
    incremental = newsroom.tree()
    shutil.rmtree(newsroom.root / "build")
    newsroom.forget()
    rendered(newsroom)
    assert newsroom.tree() == incremental


def test_one_and_two_processes_give_the_same_bytes(newsroom: Newsroom) -> None:
    one = newsroom.build("-j1")
    first = newsroom.tree()
    shutil.rmtree(newsroom.root / "build")
    newsroom.forget()
    two = newsroom.build("-j2")
    assert newsroom.tree() == first
    assert two.err == one.err


def test_all_formats_are_the_same_bytes_in_another_folder_zone_and_seed(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = "html,newsml,pdf"
    assert newsroom.build(formats=every).code == 0
    elsewhere = Newsroom(tmp_path / "else where")
    shutil.copytree(newsroom.root / "sources", elsewhere.root / "sources", dirs_exist_ok=True)
    shutil.copytree(newsroom.root / "shared", elsewhere.root / "shared")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    place = ["-C", str(elsewhere.root), "--cache-dir", str(elsewhere.cache)]
    command = [sys.executable, "-m", "briefc", *place, "build", "-j2", "--format", every]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert elsewhere.tree() == newsroom.tree()


def test_findings_are_repeated_on_a_warm_build(newsroom: Newsroom) -> None:
    newsroom.article("warned", "Words.\n\n.. quote::\n\n   Nobody said this.")
    cold = newsroom.build()
    warm = newsroom.build()
    assert "quote.unattributed" in cold.err
    assert warm.err == cold.err
    assert warm.json["ran"] == {}


def test_a_broken_article_costs_itself_alone_and_keeps_its_last_good_files(newsroom: Newsroom) -> None:
    rendered(newsroom)
    good = newsroom.output("html/gamma.html")
    newsroom.edit("sources/gamma.rst", "It will", ".. qoute:: X\n\n   y\n\nIt will")
    run = newsroom.build()
    assert run.code == 1
    assert "sources/gamma.rst:" in run.err
    assert 'did you mean "quote"' in run.err
    assert newsroom.output("html/gamma.html") == good
    assert b"gamma.html" in newsroom.output("html/index.html")
    assert b'"stale": true' in newsroom.output("briefc-manifest.json")
    # Its briefing is not built either, and says why; everything else is.
    assert "articles.member-failed" in run.err
    newsroom.edit("sources/gamma.rst", ".. qoute:: X\n\n   y\n\nIt will", "It will")
    assert newsroom.build().code == 0
    assert b"stale" not in newsroom.output("briefc-manifest.json")


def test_building_one_path_leaves_the_files_of_the_others(newsroom: Newsroom) -> None:
    rendered(newsroom)
    before = newsroom.tree()
    newsroom.edit("sources/alpha.rst", "It will", "They will").edit("sources/gamma.rst", "It will", "We will")
    run = newsroom.build("sources/alpha.rst")
    assert run.code == 0, run.err
    assert set(run.json["written"]) == {"html/alpha.html", "newsml/alpha.xml"}
    after = newsroom.tree()
    assert set(after) == set(before)
    assert after["html/gamma.html"] == before["html/gamma.html"]


def test_a_broken_front_template_keeps_the_last_good_front(newsroom: Newsroom, root: Path) -> None:
    shutil.copytree(root / "themes" / "default", newsroom.root / "themes" / "default")
    rendered(newsroom)
    before = newsroom.tree()
    newsroom.edit("themes/default/templates/index.html", "{% block", "{% blok")
    for _ in ("cold", "warm"):
        run = newsroom.build()
        assert run.code == 1
        assert "theme.template" in run.err
        assert run.json["removed"] == []
        after = newsroom.tree()
        assert after["html/index.html"] == before["html/index.html"]
        assert after["html/assets/screen.css"] == before["html/assets/screen.css"]
