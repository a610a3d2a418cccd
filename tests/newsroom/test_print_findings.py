"""What is wrong in print is an error of the command line, with the file and the line of the source that it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom

TALKS = """\
=====
Talks
=====

:date: 2024-05-16
:summary: They meet.

.. |later| replace:: later

The talks begin.

{}
"""
BODY = 12
"""The line on which a body begins."""

BRIEFING = """\
=======
The day
=======

:type: briefing
:date: 2024-05-17
:summary: The day.

Its own text{}.

Talks
=====

.. articles::

   other
   talks
"""

THEME = ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n")
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>{}</svg>'
WORD = "0123456789abcdef" * 9
SECRET = "what the machine keeps to itself"  # noqa: S105 - no password


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A project that is printed without a finding: a briefing of two articles."""
    made = Newsroom(tmp_path).write("sources/day.rst", BRIEFING.format(""))
    made.article("other", "Another text.")
    return made.write("sources/talks.rst", TALKS.format(""))


def findings(newsroom: Newsroom, source: str) -> list[str]:
    """The errors and warnings of a printed source as `code path:line`; with an error there is no PDF."""
    run = newsroom.run("build", "--no-fsync", "--format", "pdf", "-j1", "--output-format", "json", source)
    found = [one for one in run.json_lines if one["severity"] != "info"]
    failed = any(one["severity"] == "error" for one in found)
    assert run.code == int(failed), run.err
    name = Path(source).with_suffix(".pdf").name
    assert (newsroom.root / "build" / "pdf" / name).exists() != failed
    return [f"{one['code']} {one['path']}:{one['line']}" for one in found]


def with_template(newsroom: Newsroom, added: str, head: str = "") -> Newsroom:
    """The project with a theme whose printed articles have something more at their end, and in their head."""
    newsroom.write(*THEME)
    base = '{% extends "briefc:default/print/article.html" %}\n{% block main %}\n{{ super() }}\n'
    if head:
        text = (Path(__file__).parents[2] / "themes/default/templates/print/base.html").read_text("utf-8")
        newsroom.write("themes/default/templates/print/base.html", text.replace("</head>", f"{head}\n</head>"))
    return newsroom.write("themes/default/templates/print/article.html", f"{base}{added}\n{{% endblock %}}\n")


def with_style(newsroom: Newsroom, style: str) -> Newsroom:
    """The project with a theme that has a style sheet of its own for print."""
    return newsroom.write(*THEME).write("themes/default/print.css", style)


def test_the_project_itself_is_printed_without_a_finding(newsroom: Newsroom) -> None:
    assert findings(newsroom, "sources/day.rst") == []
    assert findings(newsroom, "sources/talks.rst") == []


# --- the author's: in an article alone, and in a briefing, where the article's file is named -----------------------------

BODIES = (
    ("First.\n\nThen\nan odd {} sign.\n", 2),
    ("- one\n- two\n\n  - three\n  - an odd {} sign\n", 4),
    ("term\n   An odd {} sign.\n", 1),
    ("First.\n\nan odd {} term\n   What it means.\n", 2),
    ("==== ====\nOne  Two\n==== ====\na    b\nc    {}\n==== ====\n", 4),
    (".. quote:: Maria Brunner\n\n   Fine.\n\n   An odd {} sign.\n", 4),
    ("Text.\n\n.. quote:: Maria {} Brunner\n\n   Fine.\n", 2),
    ("Noted [#]_.\n\nMore.\n\n.. [#] An odd {} note.\n", 4),
    (".. figure:: dot.svg\n   :alt: A dot\n\n   An odd {} caption.\n", 0),
    ("Text::\n\n   a\n   {}\n", 2),
    ("| one\n| two {}\n", 0),
    ("Text.\n\n.. |odd| replace:: the {} sign\n\nAn |odd|.\n", 4),
    (".. factbox:: Facts\n\n   - one\n   - an odd {} fact\n", 3),
    ("Text.\n\nOdd {} part\n------------\n\nText.\n", 2),
    ("Text.\n\n============\nOdd {} part\n============\n\nText.\n", 3),
)
"""Bodies with a character that no typeface has, and the line of the block that it stands in, counted from the first."""


def test_a_character_without_a_glyph_is_named_at_its_line(newsroom: Newsroom) -> None:
    newsroom.write("sources/dot.svg", DOT.format("<title>A dot</title>"))
    text, wanted = TALKS.format(""), []
    for number, (body, line) in enumerate(BODIES):
        text = f"{text.rstrip()}\n\n"
        wanted.append(f"font.glyph sources/talks.rst:{text.count(chr(10)) + 1 + line}")
        text += body.format(chr(0x13000 + number))
    newsroom.write("sources/talks.rst", text)
    assert findings(newsroom, "sources/talks.rst") == wanted


def test_a_finding_in_a_briefing_names_the_file_that_it_comes_from(newsroom: Newsroom) -> None:
    newsroom.write("sources/part.txt", "First.\n\nAn odd 𓀀 sign.\n")
    newsroom.write("sources/talks.rst", TALKS.format(f"An odd 𓀁 sign.\n\nThe key {WORD}.\n\n.. include:: part.txt\n"))
    newsroom.write("sources/day.rst", BRIEFING.format(" with an odd 𓀂 sign"))
    assert sorted(findings(newsroom, "sources/day.rst")) == [
        "font.glyph sources/day.rst:9",
        "font.glyph sources/part.txt:3",
        f"font.glyph sources/talks.rst:{BODY}",
        f"pdf.overflow sources/talks.rst:{BODY + 2}",
    ]


def test_a_title_that_stands_in_many_places_is_named_once(newsroom: Newsroom) -> None:
    newsroom.edit("sources/talks.rst", "=====\nTalks\n=====", "=========\nTalks 𓀀\n=========")
    assert findings(newsroom, "sources/day.rst") == ["font.glyph sources/talks.rst:2"]
    assert findings(newsroom, "sources/talks.rst") == ["font.glyph sources/talks.rst:2"]


def test_what_runs_over_the_edge_is_named_at_its_line(newsroom: Newsroom) -> None:
    rule, head, row = (" ".join([f"{mark}" * 18] * 9) for mark in ("=", "w", "v"))
    bodies = (f"First [#]_.\n\nThe key {WORD} opens it.\n", f"- one\n- the key {WORD}\n", f".. [#] {WORD}\n")
    table = f"\n{rule}\n{head}\n{rule}\n{row}\n{rule}\n"
    newsroom.write("sources/talks.rst", TALKS.format("\n".join((*bodies, table))))
    assert findings(newsroom, "sources/talks.rst") == [
        f"pdf.overflow sources/talks.rst:{BODY + line}" for line in (2, 5, 7, 10)
    ]


# --- the theme's ------------------------------------------------------------------------------------------------------


def test_a_picture_of_the_theme_without_a_text_is_an_error(newsroom: Newsroom) -> None:
    with_template(newsroom, "")
    newsroom.write("sources/dot.svg", DOT.format("<title>A dot</title>"))
    newsroom.write("sources/talks.rst", TALKS.format(".. image:: dot.svg\n   :alt: A dot\n"))
    newsroom.edit(
        "themes/default/templates/print/article.html",
        "{{ super() }}",
        "{{ article | replace(' alt=\"A dot\"' | safe, '') }}",
    )
    assert findings(newsroom, "sources/talks.rst") == [f"pdf.alt sources/talks.rst:{BODY}"]


def test_a_link_of_the_theme_that_leads_nowhere_is_an_error(newsroom: Newsroom) -> None:
    with_template(newsroom, '<p data-at="3"><a href="#nowhere">See there.</a></p>')
    assert findings(newsroom, "sources/talks.rst") == ["pdf.link sources/talks.rst:3"]
    with_template(newsroom, '<p data-at="4">Page <span data-ref="#nowhere"></span></p>')
    assert findings(newsroom, "sources/talks.rst") == ["pdf.link sources/talks.rst:4"]


def test_two_files_for_one_face_are_an_error(newsroom: Newsroom) -> None:
    face = "  - {{ family: Ours, file: Spectral-{}.ttf, package: fontpkg-spectral }}\n"
    newsroom.write(THEME[0], THEME[1] + "fonts:\n" + face.format("Regular") + face.format("Light"))
    assert "font.duplicate sources/talks.rst:0" in findings(newsroom, "sources/talks.rst")


def test_letters_of_a_typeface_that_nobody_asked_for_are_an_error(newsroom: Newsroom) -> None:
    with_style(newsroom, "body { font-family: Spectral } h1 { font-family: Georgia, serif }")
    assert findings(newsroom, "sources/talks.rst") == [
        "font.unknown sources/talks.rst:0",
        "font.undeclared sources/talks.rst:2",
    ]


def test_a_face_that_is_not_there_is_an_error(newsroom: Newsroom) -> None:
    newsroom.write(THEME[0], THEME[1] + "fonts:\n  - { family: Ours, file: Ours.ttf, package: fontpkg-spectral }\n")
    assert "font.load sources/talks.rst:0" in findings(newsroom, "sources/talks.rst")


# --- nothing from outside the project -------------------------------------------------------------------------------------


def addresses(folder: Path, number: int = 0) -> dict[str, str]:
    """Addresses of what must not get in, by scheme, other ones for each number; the file is there."""
    folder.mkdir(exist_ok=True)
    name = f"secret{number}.svg"
    (folder / name).write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>')
    return {
        "file": (folder / name).as_uri(),
        "http": f"http://127.0.0.1:9/{name}",
        "data": f"data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20width=%22{number}%22/%3E",
    }


def test_a_template_gets_nothing_from_outside(newsroom: Newsroom, tmp_path: Path) -> None:
    places = (
        '<p data-at="{}"><img alt="x" src="{}"></p>',
        '<p data-at="{}" style="background: url({})">x</p>',
        '<p data-at="{}" style="list-style-image: url({}); display: list-item">x</p>',
        '<p data-at="{}"><object data="{}">x</object></p>',
        '<p data-at="{}"><embed src="{}"></p>',
        '<p data-at="{}"><svg width="9" height="9"><title>x</title><image href="{}" width="9" height="9"/></svg></p>',
    )
    for scheme in addresses(tmp_path / "out"):
        lines = [place.format(at, addresses(tmp_path / "out", at)[scheme]) for at, place in enumerate(places, 5)]
        with_template(newsroom, "\n".join(lines))
        found = findings(newsroom, "sources/talks.rst")
        assert set(found) == {f"pdf.resource sources/talks.rst:{at}" for at in range(5, 11)}, scheme


def test_a_style_sheet_gets_nothing_from_outside(newsroom: Newsroom, tmp_path: Path) -> None:
    for scheme, address in addresses(tmp_path / "out").items():
        for style in (
            f'p {{ background: url("{address}") }}',
            f'p::before {{ content: url("{address}") }}',
            f'@page {{ background: url("{address}") }}',
            f'@import url("{address}"); p {{ color: red }}',
            f'@font-face {{ font-family: X; src: url("{address}") }} p {{ font-family: X }}',
        ):
            with_style(newsroom, style)
            found = findings(newsroom, "sources/talks.rst")
            assert {one.partition(" ")[0] for one in found} & {"pdf.resource", "font.load", "theme.style"}, scheme


def test_nothing_is_attached_by_a_template(newsroom: Newsroom, tmp_path: Path) -> None:
    address = addresses(tmp_path / "out")["file"]
    link = f'<link rel="attachment" href="{address}">'
    with_template(newsroom, f'<p><a rel="attachment" href="{address}">x</a></p>', link)
    run = newsroom.run("build", "--no-fsync", "--format", "pdf", "-j1", "sources/talks.rst")
    assert run.code == 1 or SECRET not in contents(newsroom.root / "build/pdf/talks.pdf")


def contents(pdf: Path) -> str:
    """Every stream of a PDF, decoded as far as it can be."""
    import pikepdf

    with pikepdf.open(pdf) as opened:
        streams = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    return b"\n".join(streams).decode("latin-1")


def test_a_picture_of_the_project_brings_nothing_from_outside(newsroom: Newsroom, tmp_path: Path) -> None:
    address = addresses(tmp_path / "out")["file"]
    inside = f'<image href="{address}" width="9" height="9"/>'
    newsroom.write("sources/dot.svg", DOT.format(f"<title>A dot</title>{inside}"))
    newsroom.write("sources/talks.rst", TALKS.format(".. image:: dot.svg\n   :alt: A dot\n"))
    found = findings(newsroom, "sources/talks.rst")
    assert found == [] or {one.partition(" ")[0] for one in found} <= {"pdf.resource", "image.svg"}, found
    made = newsroom.root / "build/pdf/talks.pdf"
    assert not made.exists() or SECRET not in contents(made)
