"""A briefing printed in parts: what an edit lays out again, and that the result equals a build from nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefc import stages
from briefc.model.printed import PrintPart
from briefc.model.printers import PrintShared
from tests.chains.newsroom import CONFIG, Newsroom

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="10"><title>A square</title><rect width="9" height="9"/></svg>'
BODY = """\
The council met on Thursday.

.. quote::
   :by: Ruth Achterberg
   :role: chair

   We will publish every page of the report.

It will meet again.
"""
BRIEFING = """\
=====
Brief
=====

:type: briefing
:date: 2024-05-16
:summary: All of it.

.. key-points::

   * One point.
   * Another point.

First part
==========

Words.

.. articles::

   alpha
   beta
   gamma

Second part
===========

.. articles::

   delta
"""
PARTS = 9
"""Cover, contents, key points, four articles, speakers; sources and colophon together."""


def written(folder: Path) -> Newsroom:
    """The project of these tests, not yet built."""
    room = Newsroom(folder)
    room.article("alpha", BODY)
    room.article("beta", BODY + "\n.. image:: images/square.svg\n   :alt: A square\n   :width: 40px")
    room.article("gamma", BODY + "\nMore in :doc:`alpha`.")
    room.article("delta", BODY)
    room.write("sources/images/square.svg", SVG.format(10))
    return room.write("sources/brief.rst", BRIEFING)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """The project, built once with two workers; nobody changes it."""
    room = written(tmp_path_factory.mktemp("printed"))
    run = room.build("-j2", formats="pdf")
    assert run.code == 0, run.err
    assert run.json["ran"]["print-part"] == PARTS
    assert run.json["ran"]["link"] == 1
    return room


@pytest.fixture
def newsroom(printed: Newsroom, tmp_path: Path) -> Newsroom:
    """A copy of the printed project with all that its build left."""
    copy = Newsroom(tmp_path)
    for name in ("sources", "build"):
        shutil.copytree(printed.root / name, copy.root / name, dirs_exist_ok=True)
    for file in printed.cache.glob("outcomes.sqlite*"):
        shutil.copy(file, copy.cache)
    return copy


def from_nothing(newsroom: Newsroom) -> bytes:
    """The briefing's PDF as a build without any memory makes it."""
    shutil.rmtree(newsroom.root / "build")
    run = newsroom.forget().build("-j2", formats="pdf")
    assert run.code == 0, run.err
    return newsroom.output("pdf/brief.pdf")


def test_a_second_build_prints_nothing(newsroom: Newsroom) -> None:
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    assert run.json["ran"] == {}
    assert run.json["written"] == []


def edit_text(room: Newsroom) -> None:
    room.edit("sources/beta.rst", "meet again", "meet once more")


def edit_many_words(room: Newsroom) -> None:
    room.edit("sources/alpha.rst", "It will meet again.", "\n\n".join(["It will meet again and again. " * 30] * 20))


def edit_digits(room: Newsroom) -> None:
    """Fill many pages with little, so that a guess at a page number inside a sentence has a digit too few."""
    room.edit("sources/alpha.rst", "It will meet again.", "\n\n".join(["Yes."] * 350))
    room.edit("sources/gamma.rst", ":doc:`alpha`", ":doc:`delta`")


def edit_order(room: Newsroom) -> None:
    room.edit("sources/brief.rst", "   beta\n   gamma\n", "   gamma\n   beta\n")


def edit_place(room: Newsroom) -> None:
    room.edit("sources/brief.rst", "   gamma\n", "").edit("sources/brief.rst", "   delta\n", "   delta\n   gamma\n")


def edit_title(room: Newsroom) -> None:
    room.edit("sources/alpha.rst", "\nAlpha\n", "\nOmega\n")


def edit_picture(room: Newsroom) -> None:
    room.write("sources/images/square.svg", SVG.format(20))


def edit_paper(room: Newsroom) -> None:
    room.write("briefc.yaml", CONFIG + "pdf:\n  page: Letter\n")


def edit_rights(room: Newsroom) -> None:
    room.edit("briefc.yaml", "rights: © Test Desk", "rights: © The Test Desk")


@pytest.mark.parametrize(
    ("edit", "parts"),
    [
        (edit_text, 1),
        (edit_many_words, 1),
        (edit_digits, 3),  # one article, and twice that which has the page number
        (edit_order, 3),  # contents, speakers, colophon: none of the articles
        (edit_place, 5),  # and the article, and whose section is now on another line
        (edit_title, 5),  # and the article, and who names it by its title
        (edit_picture, 1),
        (edit_paper, PARTS),
        (edit_rights, 1),  # the colophon
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_edit_lays_out_what_it_concerns_and_gives_the_bytes_of_a_build_from_nothing(
    newsroom: Newsroom, edit: Callable[[Newsroom], None], parts: int
) -> None:
    before = newsroom.output("pdf/brief.pdf")
    edit(newsroom)
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    assert run.json["ran"]["link"] == 1
    assert run.json["ran"]["print-part"] == parts
    after = newsroom.output("pdf/brief.pdf")
    assert after != before
    assert from_nothing(newsroom) == after


def test_an_edit_of_the_themes_print_sheet_prints_everything_anew(newsroom: Newsroom, root: Path) -> None:
    shutil.copytree(root / "themes" / "default", newsroom.root / "themes" / "default")
    sheet = newsroom.root / "themes" / "default" / "print.css"
    sheet.write_text(sheet.read_text("utf-8") + "\np { letter-spacing: 0.01em }\n", "utf-8")
    run = newsroom.build("-j2", formats="pdf")
    assert run.code == 0, run.err
    assert run.json["ran"]["print-part"] == PARTS
    after = newsroom.output("pdf/brief.pdf")
    assert from_nothing(newsroom) == after


def test_an_article_taken_out_and_put_back_is_known(newsroom: Newsroom) -> None:
    before = newsroom.output("pdf/brief.pdf")
    newsroom.edit("sources/brief.rst", "   beta\n", "")
    assert newsroom.build(formats="pdf").code == 0
    assert newsroom.output("pdf/brief.pdf") != before
    newsroom.edit("sources/brief.rst", "   alpha\n", "   alpha\n   beta\n")
    run = newsroom.build(formats="pdf")
    assert run.json["ran"].keys() == {"read"} or "print-part" not in run.json["ran"]
    assert newsroom.output("pdf/brief.pdf") == before


def test_the_pdf_is_the_same_in_another_folder_zone_locale_and_seed_and_by_one_worker(
    printed: Newsroom, tmp_path: Path
) -> None:
    elsewhere = written(tmp_path / "else where")
    place = ["-C", str(elsewhere.root), "--cache-dir", str(elsewhere.cache)]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Kathmandu",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "briefc", *place, "build", "-j1", "--format", "pdf"]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert elsewhere.output("pdf/brief.pdf") == printed.output("pdf/brief.pdf")


def test_a_part_with_an_error_keeps_its_briefing_back_alone_until_it_is_mended(newsroom: Newsroom) -> None:
    good = newsroom.output("pdf/brief.pdf")
    newsroom.write("sources/other.rst", BRIEFING.replace("   beta\n", "").replace("Brief", "Other"))
    newsroom.edit("sources/beta.rst", "meet again", "meet \U00013080 again")  # an eye that no face has
    for _ in ("cold", "warm"):
        run = newsroom.build(formats="pdf")
        assert run.code == 1
        assert "sources/beta.rst" in run.err
        assert "font.glyph" in run.err
        assert newsroom.output("pdf/brief.pdf") == good, "the last good file stays"
        assert newsroom.output("pdf/other.pdf")
    newsroom.edit("sources/beta.rst", "meet \U00013080 again", "meet once more")
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    assert run.json["ran"]["print-part"] == 1
    after = newsroom.output("pdf/brief.pdf")
    assert from_nothing(newsroom) == after


def test_a_killed_worker_costs_one_briefing_and_names_the_article_it_was_at(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = newsroom.output("pdf/brief.pdf")
    newsroom.write("sources/other.rst", BRIEFING.replace("   beta\n", "").replace("Brief", "Other"))
    edit_text(newsroom)
    print_piece = stages.print_piece

    def deadly(shared: PrintShared, piece: PrintPart | stages.LinkOrder) -> stages.LaidOut | stages.Linked:
        if isinstance(piece, PrintPart) and "meet once more" in piece.html:
            os.kill(os.getpid(), signal.SIGKILL)
        return print_piece(shared, piece)

    # Workers are forked from this process, so they find the deadly function under the task's address.
    monkeypatch.setattr(stages, "print_piece", deadly)
    run = newsroom.build("-j2", formats="pdf")
    assert run.code == 1
    assert "sources/beta.rst" in run.err
    assert "error[build.lost] lost while briefc printed it in sources/brief.rst" in run.err
    assert "SIGKILL" in run.err
    assert newsroom.output("pdf/brief.pdf") == good
    assert newsroom.output("pdf/other.pdf")
    monkeypatch.undo()
    run = newsroom.build("-j2", formats="pdf")
    assert run.code == 0, run.err
    assert run.json["ran"]["print-part"] == 1
    after = newsroom.output("pdf/brief.pdf")
    assert from_nothing(newsroom) == after


def test_an_article_that_takes_too_long_to_print_is_stopped_and_named(newsroom: Newsroom) -> None:
    groups = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 30))
    drawing = f'<defs><g id="g0"><rect width="9" height="9"/></g>{groups}</defs><use href="#g29"/>'
    newsroom.edit("sources/images/square.svg", '<rect width="9" height="9"/>', drawing)  # 536 million squares
    newsroom.write("briefc.yaml", CONFIG + "limits:\n  seconds: 10\n")
    run = newsroom.build("-j2", formats="pdf")
    assert run.code == 1
    assert "sources/beta.rst" in run.err
    assert "printed it in sources/brief.rst: it took longer than 10 seconds" in run.err
    newsroom.write("sources/images/square.svg", SVG.format(10))
    assert newsroom.build("-j2", formats="pdf").code == 0


def test_an_article_that_takes_too_much_memory_to_print_is_stopped_and_named(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_text(newsroom)
    print_piece = stages.print_piece

    def greedy(shared: PrintShared, piece: PrintPart | stages.LinkOrder) -> stages.LaidOut | stages.Linked:
        if isinstance(piece, PrintPart) and "meet once more" in piece.html:
            assert "x" * 8_000_000_000
        return print_piece(shared, piece)

    monkeypatch.setattr(stages, "print_piece", greedy)
    newsroom.write("briefc.yaml", CONFIG + "limits:\n  worker-memory: 2000000000\n")
    run = newsroom.build("-j2", formats="pdf")
    assert run.code == 1
    assert "sources/beta.rst" in run.err
    assert "printed it in sources/brief.rst: it ran out of memory" in run.err


def test_a_bug_that_all_parts_meet_is_told_once_and_names_the_first(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def buggy(shared: PrintShared, piece: PrintPart | stages.LinkOrder) -> stages.LaidOut | stages.Linked:
        raise ZeroDivisionError("our bug")

    monkeypatch.setattr(stages, "print_piece", buggy)
    edit_paper(newsroom)
    run = newsroom.build("-j2", formats="pdf")
    assert run.code == 1
    assert run.err.count("error[build.bug]") == 1
    assert (
        'sources/brief.rst:2:1: error[build.bug] briefc failed while it printed this source (the part "cover")'
        in run.err
    )
