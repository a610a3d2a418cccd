"""What a PDF carries: the NewsML of what it prints, byte for byte as it is written by itself."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tests.chains.newsroom import CONFIG, Newsroom

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
BRIEFING = """\
========
Briefing
========

:type: briefing
:date: 2024-05-16
:summary: All of it.

Words of its own.

.. articles::

"""


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.article("alpha", "Words.\n\n.. figure:: images/dot.svg\n   :alt: A dot\n   :credit: Desk\n\n   A dot.")
    room.article("beta", "More words.")
    room.article("gamma", "Words that no briefing holds.")
    room.write("sources/images/dot.svg", PICTURE)
    room.write("sources/brief.rst", f"{BRIEFING}   alpha\n   beta\n")
    return room


def carried(newsroom: Newsroom, name: str = "brief") -> dict[str, bytes]:
    """The attachments of a PDF by name."""
    with pikepdf.open(io.BytesIO(newsroom.output(f"pdf/{name}.pdf"))) as pdf:
        return {key: bytes(file.get_file().read_bytes()) for key, file in pdf.attachments.items()}


def written(newsroom: Newsroom, *slugs: str) -> dict[str, bytes]:
    """The NewsML that a build for NewsML writes of the given items, by name, in another output folder."""
    run = newsroom.build("-o", str(newsroom.root / "elsewhere"), formats="newsml")
    assert run.code == 0, run.err
    folder = newsroom.root / "elsewhere" / "newsml"
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name.partition(".")[0] in slugs}


def test_a_briefing_carries_the_items_of_what_it_prints(newsroom: Newsroom) -> None:
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    inside = carried(newsroom)
    assert {"brief.xml", "brief.text.xml", "alpha.xml", "beta.xml"} < set(inside)
    assert any(name.startswith("alpha.") and name != "alpha.xml" for name in inside), "the picture's item"
    assert inside == written(newsroom, "brief", "alpha", "beta")
    assert not (newsroom.root / "build" / "newsml").exists()


def test_it_does_so_when_it_alone_is_built_and_when_newsml_is_written_as_well(newsroom: Newsroom) -> None:
    assert newsroom.build("sources/brief.rst", formats="pdf").code == 0
    alone = newsroom.output("pdf/brief.pdf")
    newsroom.forget()
    run = newsroom.build(formats="newsml,pdf")
    assert run.code == 0, run.err
    assert newsroom.output("pdf/brief.pdf") == alone
    assert carried(newsroom)["beta.xml"] == newsroom.output("newsml/beta.xml")


def test_an_article_carries_its_own_item(newsroom: Newsroom) -> None:
    assert newsroom.build("sources/beta.rst", formats="pdf").code == 0
    assert carried(newsroom, "beta") == written(newsroom, "beta")


def test_what_is_rendered_for_the_pdf_is_known_when_newsml_is_asked_for(newsroom: Newsroom) -> None:
    assert newsroom.build(formats="pdf").json["ran"]["newsml"] == 3
    assert newsroom.build(formats="newsml").json["ran"]["newsml"] == 1
    assert "newsml" not in newsroom.build(formats="pdf").json["ran"]


def test_what_is_not_printed_is_not_carried(newsroom: Newsroom) -> None:
    newsroom.article("draft", "Not yet.", fields=":status: draft").edit(
        "sources/brief.rst", "   beta\n", "   *eta\n   d*\n"
    )
    assert newsroom.build(formats="pdf").code == 0
    assert "draft.xml" not in carried(newsroom)
    assert newsroom.build("--drafts", formats="pdf").code == 0
    assert "draft.xml" in carried(newsroom)


def test_a_withdrawn_article_is_carried_as_its_notice(newsroom: Newsroom) -> None:
    newsroom.article(
        "beta", "Words that nobody may use.", fields=":status: canceled\n:version: 2\n:updated: 2024-05-17"
    )
    assert newsroom.build(formats="pdf").code == 0
    inside = carried(newsroom)
    assert b"stat:canceled" in inside["beta.xml"]
    assert b"nobody may use" not in inside["beta.xml"]


def test_nothing_is_carried_when_the_project_says_so(newsroom: Newsroom) -> None:
    newsroom.write("briefc.yaml", CONFIG + "pdf:\n  attach: none\n")
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    assert "newsml" not in run.json["ran"]
    assert carried(newsroom) == {}


def test_newsml_that_cannot_be_made_keeps_its_pdf_back_and_says_how_to_print_without(newsroom: Newsroom) -> None:
    newsroom.edit("briefc.yaml", "  domain: desk.example\n", "")
    for _ in ("cold", "warm"):
        run = newsroom.build(formats="pdf")
        assert run.code == 1
        assert "config.domain" in run.err
        assert "sources/brief.rst: error[print.attach]" in run.err
        assert "pdf.attach: none" in run.err
        assert not (newsroom.root / "build" / "pdf").exists()
    newsroom.edit("briefc.yaml", "agency:", "pdf:\n  attach: none\nagency:")
    assert newsroom.build(formats="pdf").code == 0


def test_warnings_of_newsml_are_told_once_when_it_is_only_carried(newsroom: Newsroom) -> None:
    newsroom.article("beta", "Words.\n\n.. correction::\n   :date: 2024-05-17\n\n   It is 42, not 40.")
    run = newsroom.build(formats="pdf")
    assert run.err.count("newsml.correction-version") == 1
    assert newsroom.build(formats="newsml").err.count("newsml.correction-version") == 1
