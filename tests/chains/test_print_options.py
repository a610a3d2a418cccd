"""What may be set of print, from the settings and the metadata to the PDF, and back again when it changes."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageCms

from tests.chains.newsroom import CONFIG, Newsroom
from tests.formats.pdf.printing import text_of

BRIEFING = """\
=====
Brief
=====

:type: briefing
:date: 2024-05-16
:summary: All of it.
{fields}

.. articles::

   alpha
"""
BODY = """\
Said in the chamber, see `the minutes <https://council.example/minutes>`_.

.. quote::
   :by: Ruth Achterberg
   :role: chair

   We will publish every page of the report.
"""
MM = 72 / 25.4


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path, CONFIG).article("alpha", BODY)


def brief(newsroom: Newsroom, fields: str = "", settings: str = "") -> Path:
    """The briefing printed with some fields and settings."""
    newsroom.write("briefc.yaml", f"{CONFIG}pdf:\n{settings}" if settings else CONFIG)
    newsroom.write("sources/brief.rst", BRIEFING.format(fields=fields))
    run = newsroom.build(formats="pdf")
    assert run.code == 0, run.err
    printed = newsroom.root / "build" / "pdf" / "brief.pdf"
    kept = newsroom.root.parent / f"{len(list(newsroom.root.parent.iterdir()))}.pdf"
    kept.write_bytes(printed.read_bytes())
    return kept


def sizes(pdf: Path, box: str) -> list[tuple[int, int]]:
    """Width and height of a box of every page, in whole points."""
    with pikepdf.open(pdf) as opened:
        found = [[float(side) for side in page.obj.get(box, page.mediabox)] for page in opened.pages]
    return [(round(right - left), round(top - bottom)) for left, bottom, right, top in found]


@pytest.mark.parametrize(("fields", "settings"), [(":pdf-page: Letter", ""), ("", "  page: Letter\n")])
def test_the_paper_is_as_asked(newsroom: Newsroom, fields: str, settings: str) -> None:
    assert set(sizes(brief(newsroom), "/MediaBox")) == {(595, 842)}
    assert set(sizes(brief(newsroom, fields, settings), "/MediaBox")) == {(612, 792)}


def test_bleed_and_marks_lie_outside_the_page(newsroom: Newsroom) -> None:
    bare = brief(newsroom)
    drawn = brief(newsroom, ":pdf-bleed: 3mm\n:pdf-marks: true")
    assert set(sizes(drawn, "/TrimBox")) == set(sizes(bare, "/MediaBox"))
    (media,), (bleed,) = set(sizes(drawn, "/MediaBox")), set(sizes(drawn, "/BleedBox"))
    assert bleed == (round(595.28 + 6 * MM), round(841.89 + 6 * MM))
    assert media[0] >= bleed[0]
    with pikepdf.open(bare) as plain, pikepdf.open(drawn) as marked:
        assert len(marked.pages) == len(plain.pages)


def test_two_sided_print_begins_what_begins_on_the_right(newsroom: Newsroom) -> None:
    one, two = brief(newsroom), brief(newsroom, ":pdf-duplex: true")
    with pikepdf.open(one) as plain, pikepdf.open(two) as sided:
        assert len(sided.pages) > len(plain.pages)
    pages = text_of(two, "-layout").split("\f")[:-1]
    (first,) = [number for number, page in enumerate(pages, 1) if "Said in the chamber" in page]
    assert first % 2 == 1


def test_label_and_marking_stand_on_every_page(newsroom: Newsroom) -> None:
    pdf = brief(newsroom, ":classification: Official – Sensitive\n:tlp: amber+strict")
    for page in text_of(pdf, "-layout").split("\f")[:-1]:
        assert page.upper().count("OFFICIAL – SENSITIVE") >= 2
        assert page.count("TLP:AMBER+STRICT") >= 2
    assert "Official – Sensitive" in str(metadata_of(pdf))


def metadata_of(pdf: Path) -> str:
    with pikepdf.open(pdf) as opened:
        return bytes(opened.Root.Metadata.read_bytes()).decode()


def test_an_article_takes_the_label_of_the_project(newsroom: Newsroom) -> None:
    brief(newsroom, settings="  articles: true\n  tlp: TLP:RED\n")
    for page in text_of(newsroom.root / "build/pdf/alpha.pdf", "-layout").split("\f")[:-1]:
        assert page.count("TLP:RED") >= 2


def test_parts_may_be_left_out(newsroom: Newsroom) -> None:
    whole = " ".join(text_of(brief(newsroom)).split())
    assert whole.count("Contents") > 1  # the title beside the cover's list of what it holds
    assert "Index of speakers" in whole
    assert "https://council.example/minutes" in whole
    bare = " ".join(text_of(brief(newsroom, ":pdf-contents: false\n:pdf-index: false\n:pdf-sources: false")).split())
    assert bare.count("Contents") == 1
    assert "Index of speakers" not in bare
    assert "https://council.example/minutes" not in bare


def test_a_conformance_is_claimed_as_asked(newsroom: Newsroom) -> None:
    said = {name: metadata_of(brief(newsroom, f":pdf-conformance: {name}")) for name in ("a-3a", "ua-1")}
    assert "pdfaid" in said["a-3a"]
    assert "pdfuaid" in said["a-3a"]
    assert "pdfaid" not in said["ua-1"]
    assert "pdfuaid" in said["ua-1"]


def test_a_changed_profile_prints_anew_and_a_missing_one_is_named(newsroom: Newsroom) -> None:
    settings = "  conformance: a-3a\n  intent: press.icc\n"
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    newsroom.write("press.icc", srgb)
    newsroom.write("briefc.yaml", f"{CONFIG}pdf:\n{settings}").write("sources/brief.rst", BRIEFING.format(fields=""))
    newsroom.build(formats="pdf")
    assert rendered(newsroom) == 0
    newsroom.write("press.icc", srgb + b"\0" * 4)
    assert rendered(newsroom) == 1
    newsroom.remove("press.icc")
    run = newsroom.build(formats="pdf")
    assert run.code == 1
    assert "pdf.profile" in run.out + run.err


def rendered(newsroom: Newsroom) -> int:
    """How many items a build has to render anew."""
    return int(newsroom.build(formats="pdf").json["ran"].get("pdf", 0))


# --- themes ----------------------------------------------------------------------------------------------------------


def test_an_item_is_printed_in_the_theme_it_names(newsroom: Newsroom) -> None:
    newsroom.write("themes/loud/theme.yaml", "extends: default\n")
    newsroom.write("themes/loud/print.css", '@import "default/print.css";\n@page { size: A3 }\n')
    assert set(sizes(brief(newsroom, ":pdf-theme: loud"), "/MediaBox")) == {(842, 1191)}
    assert set(sizes(brief(newsroom), "/MediaBox")) == {(595, 842)}
    assert set(sizes(brief(newsroom, settings="  theme: loud\n"), "/MediaBox")) == {(842, 1191)}


def test_the_site_keeps_its_theme(newsroom: Newsroom) -> None:
    newsroom.write("themes/loud/theme.yaml", "extends: default\n")
    newsroom.write("themes/loud/screen.css", "body { color: red }\n")
    newsroom.write("briefc.yaml", f"{CONFIG}pdf:\n  theme: loud\n")
    assert newsroom.build(formats="html").code == 0
    assert not any(b"color: red" in sheet.read_bytes() for sheet in newsroom.root.glob("build/html/**/*.css"))


def test_an_edit_of_a_print_theme_prints_what_wears_it(newsroom: Newsroom) -> None:
    newsroom.write("themes/loud/theme.yaml", "extends: default\n")
    newsroom.write("themes/loud/print.css", '@import "default/print.css";\n')
    brief(newsroom, ":pdf-theme: loud", "  articles: true\n")
    assert rendered(newsroom) == 0
    newsroom.write("themes/loud/print.css", '@import "default/print.css";\nbody { color: #111 }\n')
    assert rendered(newsroom) == 1


def test_a_theme_that_there_is_not_is_named_at_the_field(newsroom: Newsroom) -> None:
    newsroom.write("sources/brief.rst", BRIEFING.format(fields=":pdf-theme: dispach"))
    run = newsroom.run("build", "--format", "pdf", "-j1", "--output-format", "json")
    (found,) = [one for one in map(json.loads, run.out.splitlines()) if one.get("code") == "config.theme-unknown"]
    assert (found["path"], found["line"], found["column"]) == ("sources/brief.rst", 8, 13)
    assert "dispatch" in json.dumps(found)
    assert run.code == 1


def test_a_theme_of_the_settings_that_there_is_not_is_named_there(newsroom: Newsroom) -> None:
    newsroom.write("briefc.yaml", f"{CONFIG}pdf:\n  theme: dispach\n")
    run = newsroom.run("check")
    assert run.code == 1
    assert "briefc.yaml:9:3: error[config.theme-unknown]" in run.out + run.err


def test_a_retired_label_is_told_what_took_its_place(newsroom: Newsroom) -> None:
    newsroom.write("sources/brief.rst", BRIEFING.format(fields=":tlp: TLP:WHITE"))
    said = newsroom.run("check")
    assert 'did you mean "TLP:CLEAR"?' in said.out + said.err
    newsroom.write("briefc.yaml", f"{CONFIG}pdf:\n  tlp: WHITE\n")
    said = newsroom.run("check")
    assert 'did you mean "CLEAR"?' in said.out + said.err


def test_an_article_that_may_be_passed_on_less_is_named(newsroom: Newsroom) -> None:
    newsroom.article("alpha", BODY, fields=":tlp: AMBER")
    newsroom.write("sources/brief.rst", BRIEFING.format(fields=":tlp: GREEN"))
    said = newsroom.run("build", "--format", "pdf", "-j1", "sources/brief.rst")
    assert "warning[pdf.label]" in said.err
    newsroom.write("sources/brief.rst", BRIEFING.format(fields=":tlp: RED"))
    assert "pdf.label" not in newsroom.run("build", "--format", "pdf", "-j1", "sources/brief.rst").err
