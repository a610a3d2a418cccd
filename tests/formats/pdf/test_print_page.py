"""The page to be printed: what an article and a briefing become before the printer sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import cssselect2  # type: ignore[import-untyped] # comes with WeasyPrint
import pytest
from lxml import html

from briefc import stages
from briefc.build.tracking import Recorder, track_settings
from briefc.formats.html.print_ending import with_ending
from briefc.formats.html.print_page import print_page
from briefc.formats.html.print_speakers import first_words, split_name
from briefc.formats.html.print_text import bound, fit_for_print
from briefc.formats.html.print_words import counted, print_words, tlp_label, tlp_meaning
from briefc.formats.pdf.math import draw_math
from briefc.link.assemble import assemble, plan
from briefc.link.index import build_index
from briefc.link.resolve import resolve
from briefc.markup.element import Node, element
from briefc.markup.html import to_html
from briefc.model.article import Article, Card
from briefc.model.artifact import PrintPage
from briefc.model.format import Rendering
from briefc.model.outcome import Outcome
from briefc.source.files import Files
from briefc.source.project_file import load_project
from briefc.source.themes import load_theme

CONFIG = "agency:\n  name: Desk\n  domain: desk.example\n  rights: © Desk\nsite:\n  url: https://desk.example\n"
HEAD = "{bar}\n{title}\n{bar}\n\n:date: 2024-05-16\n:summary: Summary of {title}.\n{fields}\n"

Print = Callable[..., Outcome[PrintPage]]


def story(title: str, body: str, fields: str = "") -> str:
    return HEAD.format(bar="=" * 3 * len(title), title=title, fields=fields) + body


@pytest.fixture
def printing(tmp_path: Path) -> Print:
    """A function (slug, sources by path, settings) to the print page of one item."""

    def run(slug: str, sources: Mapping[str, str | bytes], config: str = "") -> Outcome[PrintPage]:
        for path, text in {"briefc.yaml": CONFIG + config, **sources}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(text if isinstance(text, bytes) else text.encode())
        project = load_project(tmp_path).value
        assert project is not None
        theme = load_theme(tmp_path, project).value
        assert theme is not None
        equipment = stages.equip(())
        articles: dict[str, Article] = {}
        cards: list[Card] = []
        for path in sorted(path for path in sources if path.endswith(".rst")):
            given = stages.read(stages.ReadShared(str(tmp_path), project), (path, (tmp_path / path).read_bytes()))
            assert given.card is not None, given.diagnostics
            cards.append(given.card)
            articles[given.card.slug] = equipment.codec.unpack(given.article)
        index = build_index(cards).value
        assert index is not None
        resolved = {name: resolve(one, index.cards, index.labels).value for name, one in articles.items()}
        document = resolved[slug]
        assert document is not None
        files = Files(tmp_path, project.limits)
        tracked = track_settings(project, Recorder())
        rendering = Rendering(
            tracked,
            theme,
            index.cards,
            equipment.directives,
            files.published,
            picture=lambda path: files.image("", path),
        )
        if document.metadata.type != "briefing":
            return print_page(document, rendering, draw_math)
        chapters = plan(articles[slug], index.cards, lambda _: True).value or ()
        members = {name: one for name, one in resolved.items() if one is not None}
        whole = assemble(document, tuple((one.id, one.title, one.slugs) for one in chapters), members, index.cards)
        return print_page(whole, rendering, draw_math)

    return run


def tree(outcome: Outcome[PrintPage]) -> html.HtmlElement:
    assert outcome.value is not None, outcome.diagnostics
    return html.document_fromstring(outcome.value.html)


def pick(page: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """The elements that a CSS selector finds, in their order."""
    found = cssselect2.ElementWrapper.from_html_root(page).query_all(selector)
    return [wrapper.etree_element for wrapper in found]


def words(found: html.HtmlElement) -> str:
    return " ".join("".join(found.itertext()).split())


BRIEFING = story(
    "The visit",
    ".. key-points::\n\n   - One rests on :q:`warm words <Xi Jinping>` said there.\n   - Two rests on :doc:`other`.\n"
    "   - Three rests on nothing named.\n\nThe first part\n==============\n\nIts own words.\n\n.. articles::\n\n   talks\n\n"
    "The second part\n===============\n\n.. articles::\n\n   other\n",
    ":type: briefing\n:tlp: TLP:GREEN\n:reference: D-1\n:audience: Readers\n",
)
TALKS = story(
    "Talks in Beijing",
    "They spoke :q:`warm words <Xi Jinping>` there, see :doc:`other` and `a page <https://example.org/a>`_. [#n]_\n\n"
    ".. quote::\n   :by: Hua Chunying 华春莹\n   :role: spokesperson\n\n   We will go on.\n\n"
    ".. list-table:: Who spoke\n   :header-rows: 1\n\n   - - Name\n   - - Xi\n\n.. [#n] Noted here.\n",
    ":byline: Amina Yusuf\n:section: World\n:genre: Current\n",
)
OTHER = story("Another story", "Text with :math:`E = mc^2` in it.\n\nA part\n------\n\nMore text.\n")
SOURCES = {"sources/visit.rst": BRIEFING, "sources/talks.rst": TALKS, "sources/other.rst": OTHER}


def test_a_briefing_has_its_parts_in_order(printing: Print) -> None:
    page = tree(printing("visit", SOURCES))
    headings = [(found.tag, words(found)) for found in page.iter("h1", "h2", "h3", "h4")]
    assert headings == [
        ("h1", "The visit"),
        ("h2", "Contents"),
        ("h2", "Key points"),
        ("h2", "The first part"),
        ("h3", "Talks in Beijing"),
        ("h2", "The second part"),
        ("h3", "Another story"),
        ("h4", "A part"),
        ("h2", "Index of speakers"),
        ("h3", "Hua Chunying"),
        ("h3", "Xi Jinping"),
        ("h2", "Sources"),
        ("h2", "About this briefing"),
    ]


def test_every_reference_to_a_page_and_every_link_inside_has_a_target(printing: Print) -> None:
    page = tree(printing("visit", SOURCES))
    ids = [found.get("id") for found in page.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    inside = [found.get("data-ref") for found in page.iter() if found.get("data-ref")]
    inside += [found.get("href") for found in page.iter("a") if found.get("href", "").startswith("#")]
    assert len(inside) > 15
    assert {target.removeprefix("#") for target in inside} <= set(ids)


def test_page_numbers_stand_outside_of_links(printing: Print) -> None:
    page = tree(printing("visit", SOURCES))
    assert not [found for found in page.iter("a") if any(inner.get("data-ref") for inner in found.iter())]


def test_a_key_point_names_the_page_of_what_it_quotes_or_refers_to(printing: Print) -> None:
    page = tree(printing("visit", SOURCES))
    points = pick(page, "ol.points > li")
    targets = [[found.get("data-ref") for found in pick(point, "[data-ref]")] for point in points]
    assert targets == [["#q1-talks"], ["#top-other"], []]


def test_the_cover_says_what_it_holds_and_who_speaks(printing: Print) -> None:
    cover = words(pick(tree(printing("visit", SOURCES)), "section.cover")[0])
    for said in ("Desk", "TLP:GREEN", "D-1", "Readers", "Two articles, two quotations", "Hua Chunying, Xi Jinping"):
        assert said in cover
    assert "not through publicly accessible channels" in cover


def test_the_index_gives_the_name_in_its_own_script(printing: Print) -> None:
    group = pick(tree(printing("visit", SOURCES)), "section.speakers section.group")[0]
    assert words(pick(group, "h3")[0]) == "Hua Chunying"
    assert words(pick(group, ".script")[0]) == "华春莹"
    assert pick(group, ".script span")[0].get("lang") == "zh"
    assert "“We will go on.”" in words(group)


def test_a_note_stands_right_behind_its_call(printing: Print) -> None:
    page = tree(printing("visit", SOURCES))
    (note,) = pick(page, "span.footnote")
    assert words(note) == "1Noted here."
    (call,) = pick(page, "a.note-call")
    assert call.get("href") == f"#{note.get('id')}"
    assert note.getprevious().tag == "sup"
    assert not pick(page, ".notes")


def test_notes_that_cannot_float_are_gathered_at_the_end(printing: Print) -> None:
    body = (
        "A list in it [#l]_.\n\n.. list-table::\n\n   - - Cell [#t]_\n\nPlain [#p]_.\n\n"
        ".. [#l] A list:\n\n   - one\n\n.. [#t] Called from a table.\n.. [#p] Plain.\n.. [#o] Never called.\n"
    )
    page = tree(printing("a", {"sources/a.rst": story("A", body)}))
    assert [words(found) for found in pick(page, "span.footnote")] == ["3Plain."]
    gathered = [words(found) for found in pick(page, ".notes li[id]")]
    assert len(gathered) == 3
    targets = {found.get("href") for found in pick(page, "a.note-call")}
    assert targets <= {f"#{found.get('id')}" for found in page.iter() if found.get("id")}


def test_a_reference_leads_inside_or_to_the_site_or_nowhere(printing: Print) -> None:
    inside = pick(tree(printing("visit", SOURCES)), "article p a[href='#top-other']")
    assert [words(found) for found in inside] == ["Another story"]
    alone = tree(printing("talks", SOURCES))
    assert pick(alone, "a[href='https://desk.example/html/other.html']")
    offline = tree(printing("talks", {**SOURCES, "briefc.yaml": CONFIG.replace("  url: https://desk.example\n", "")}))
    assert not [found for found in offline.iter("a") if "other" in found.get("href", "")]
    assert "see Another story and" in words(offline)


def test_addresses_are_listed_once_with_their_page(printing: Print) -> None:
    alone = tree(printing("talks", SOURCES))
    (entry,) = pick(alone, "ol.sources > li")
    assert "https://example.org/a" in words(entry).replace("\u200b", "")  # it may break behind slashes
    assert pick(entry, "[data-ref]")[0].get("data-ref") == "#top-talks"


def test_an_article_alone_has_no_cover(printing: Print) -> None:
    outcome = printing("talks", SOURCES)
    page = tree(outcome)
    assert [found.tag for found in page.iter("h1", "h2")] == ["h1", "h2"]
    assert not pick(page, ".cover")
    assert words(pick(page, "dl.record")[0]) == "By Amina Yusuf Published 16 May 2024" or words(
        pick(page, "dl.record")[0]
    ).startswith("By")
    value = outcome.value
    assert value is not None
    assert value.path == "pdf/talks.pdf"
    assert value.title == "Talks in Beijing"
    assert value.authors == ("Amina Yusuf",)
    assert value.created == value.modified == "2024-05-16T00:00:00+00:00"


def test_pictures_come_along_and_formulas_are_drawn(printing: Print, root: Path) -> None:
    flag = (root / "tests/cases/images/flag.png").read_bytes()
    body = ".. image:: flag.png\n   :alt: A flag\n\n.. image:: flag.png\n   :alt:\n\nFormula :math:`x^2`.\n"
    outcome = printing("a", {"sources/a.rst": story("A", body), "sources/flag.png": flag})
    assert outcome.value is not None
    (resource,) = outcome.value.resources
    assert resource[0].startswith("briefc-asset:media/")
    assert resource[1:] == ("image/png", flag)
    shown, decoration = tree(outcome).iter("img")
    assert (shown.get("alt"), shown.get("role")) == ("A flag", None)
    assert (decoration.get("alt"), decoration.get("role")) == ("", "presentation")
    assert "<title>x^2</title>" in outcome.value.html


def test_a_formula_that_cannot_be_drawn_is_named_with_its_line(printing: Print) -> None:
    outcome = printing("a", {"sources/a.rst": story("A", "Text.\n\nWith :math:`x = \\text{汉}` in it.\n")})
    (found,) = outcome.diagnostics
    assert (found.code, found.span.path) == ("math.draw", "sources/a.rst")
    assert found.span.line == 10
    assert words(pick(tree(outcome), "code.math")[0]) == "x = \\text{汉}"


def test_a_template_that_fails_is_an_error(printing: Print) -> None:
    theme = {
        "themes/default/theme.yaml": "name: Ours\nextends: briefc:default\n",
        "themes/default/templates/print/article.html": "{{ nothing.there }}",
    }
    outcome = printing("other", {**SOURCES, **theme})
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["theme.template"]


def test_a_theme_s_print_style_may_build_on_the_default_one(printing: Print) -> None:
    theme = {
        "themes/default/theme.yaml": "name: Ours\nextends: briefc:default\n",
        "themes/default/print.css": '@import "briefc:default/print.css";\n:root { --speech: #000 }\n',
    }
    value = printing("other", {**SOURCES, **theme}).value
    assert value is not None
    assert "@import" not in value.styles[0]
    assert ".headline" in value.styles[0]
    assert value.styles[0].endswith(":root { --speech: #000 }\n")


def test_the_origin_of_ids_is_known(printing: Print) -> None:
    value = printing("visit", SOURCES).value
    assert value is not None
    origins = dict(value.origins)
    assert origins["top-talks"].path == "sources/talks.rst"
    assert origins["q2-talks"].line > 5
    assert set(origins) <= set(re.findall(r'id="([^"]+)"', value.html)) | {
        name for name in origins if name.startswith(("top-", "k", "a", "fr", "s"))
    }


def test_the_paper_follows_the_project(printing: Print) -> None:
    a4, letter = printing("other", SOURCES).value, printing("other", SOURCES, "pdf:\n  page: Letter\n").value
    assert a4 is not None
    assert letter is not None
    assert len(a4.styles) == 1
    assert "8.5in" in letter.styles[1]


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru", "zh-Hans"])
def test_a_document_speaks_its_own_language(printing: Print, language: str) -> None:
    sources = {path: text.replace("\n:summary", f"\n:language: {language}\n:summary") for path, text in SOURCES.items()}
    page = tree(printing("visit", sources))
    said = words(page)
    own = print_words(language)
    assert page.get("lang") == language
    for word in (own.speakers, own.about, own.sources, own.basis_text):
        assert word in said
    for english in ("Index of speakers", "Contents", "Key points"):
        assert english not in said


# --- parts -----------------------------------------------------------------------------------------------------------

SEASON = story(
    "The season",
    "An opening.\n\nOuter\n=====\n\nOuter words, of :ref:`a place <a-place>`.\n\nInner\n-----\n\n.. articles::\n\n   talks\n   other\n\n"
    "Words after them.\n\nNext\n----\n\n.. articles::\n\n   third\n\nEmpty\n=====\n\n.. articles:: none-such-*\n"
    "   :optional:\n\nThe end.\n",
    ":type: briefing\n",
)
POSTED = story(
    "Third",
    ".. embed-tweet:: https://x.com/minfin/status/1791000000000000000\n   :author: Ministry 财政部\n"
    "   :archived: https://archive.example/1\n\n   We are here.\n\nSee :ref:`the place <a-place>`.\n\n"
    ".. _a-place:\n\nA place\n-------\n\nIn it.\n",
)
SEASONED = {
    "sources/season.rst": SEASON,
    "sources/talks.rst": TALKS,
    "sources/other.rst": OTHER,
    "sources/third.rst": POSTED,
}
MARKER = re.compile(r"<!--briefc:part ([\w-]+)-->")


def parts(outcome: Outcome[PrintPage]) -> dict[str, html.HtmlElement]:
    """The parts of a page by name, each as an element around it."""
    assert outcome.value is not None, outcome.diagnostics
    _, *rest = MARKER.split(outcome.value.html.partition("</body>")[0])
    return {
        name: html.fragment_fromstring(text, create_parent="div") for name, text in zip(*[iter(rest)] * 2, strict=True)
    }


def test_each_part_begins_with_a_marker_and_an_element_that_begins_a_page(printing: Print) -> None:
    found = parts(printing("season", SEASONED))
    articles = ["article-talks", "article-other", "article-third"]
    assert list(found) == ["cover", "contents", *articles, "own-4", "speakers", "sources"]
    for name, part in found.items():
        assert name == "cover" or {"part", "opens"} & set(part[0].get("class").split()), name


def test_a_chapter_is_written_once_a_part_and_named_once(printing: Print) -> None:
    found = parts(printing("season", SEASONED))
    joins = {
        name: [(one.get("data-joins"), one.get("id"), one.get("class")) for one in pick(part, ".chapter")]
        for name, part in found.items()
        if name.startswith(("article", "own"))
    }
    outer, inner, following, empty = (f"s{number}-season" for number in range(1, 5))
    assert joins == {
        "article-talks": [(outer, outer, "chapter"), (inner, inner, "chapter")],
        "article-other": [(outer, None, "chapter continued opens"), (inner, None, "chapter continued")],
        "article-third": [(outer, None, "chapter continued opens"), (following, following, "chapter")],
        "own-4": [(empty, empty, "chapter opens")],
    }
    assert [words(one) for one in pick(found["article-talks"], ".chapter-title")] == ["Outer", "Inner"]
    assert not pick(found["article-other"], ".chapter-title")


def test_own_text_opens_the_page_of_what_follows_or_ends_that_of_what_precedes(printing: Print) -> None:
    found = parts(printing("season", SEASONED))
    assert words(found["article-talks"]).startswith("An opening. Outer Outer words, of a place (page ). Inner")
    assert words(found["article-other"]).endswith("Words after them.")
    assert words(found["own-4"]).startswith("Empty")


def test_a_theme_is_parted_when_the_one_whose_style_it_prints_by_says_so(printing: Print) -> None:
    ours = {"themes/default/theme.yaml": "name: Ours\nextends: briefc:default\n"}
    style = {"themes/default/print.css": '@import "briefc:default/print.css";\n'}
    said = {"themes/default/theme.yaml": "name: Ours\nextends: briefc:default\nparted: true\n"}
    for theme, parted in (({}, True), (ours, True), ({**ours, **style}, False), ({**said, **style}, True)):
        value = printing("other", {**SOURCES, **theme}).value
        assert value is not None
        assert value.parted is parted


def test_posts_have_an_index_of_their_own(printing: Print) -> None:
    page = tree(printing("season", SEASONED))
    (heading,) = pick(page, "#posts")
    group = heading.getnext()
    assert words(pick(group, ".margin")[0]) == "Ministry 财政部 @minfin"
    (line,) = pick(group, "li")
    assert words(line) == "“We are here.” Post, May 16, 2024"
    assert [one.get("data-ref") for one in pick(line, "[data-ref]")] == ["#post-1791000000000000000-third"]
    assert "Index of posts" in words(pick(page, ".contents")[0])


def test_references_inside_a_briefing_say_their_page(printing: Print) -> None:
    page = tree(printing("season", SEASONED))
    told = [(words(one.getprevious()), one.get("data-ref")) for one in pick(page, ".inline-page")]
    assert told == [("a place", "#s1-third"), ("Another story", "#top-other")]
    assert "see Another story (page\u00a0) and" in " ".join("".join(page.itertext()).split(" "))
    assert not pick(tree(printing("third", SEASONED)), ".inline-page")


def test_contents_indexes_and_sources_can_be_left_out(printing: Print) -> None:
    config = "pdf:\n  contents: false\n  index: false\n  sources: false\n"
    found = parts(printing("season", SEASONED, config))
    assert not {"contents", "speakers"} & set(found)
    assert not pick(found["sources"], "ol.sources")
    own = {"sources/season.rst": SEASON.replace(":type: briefing", ":type: briefing\n:pdf-index: false")}
    page = tree(printing("season", {**SEASONED, **own}))
    assert "Index of" not in words(page)


def test_a_marking_stands_beside_the_label_at_head_and_foot(printing: Print) -> None:
    config = "pdf:\n  tlp: AMBER\n  classification: OFFICIAL – SENSITIVE\n"
    outcome = printing("season", SEASONED, config)
    page = tree(outcome)
    head, foot = pick(page, ".running-label")
    assert words(head) == "OFFICIAL – SENSITIVE TLP:AMBER"
    assert words(foot) == "TLP:AMBER OFFICIAL – SENSITIVE"
    assert len(pick(page, ".cover .marking")) == 2
    assert outcome.value is not None
    assert (outcome.value.label, outcome.value.marking) == ("TLP:AMBER", "OFFICIAL – SENSITIVE")


def test_a_long_title_is_set_smaller_on_the_cover(printing: Print) -> None:
    """A title of 240 letters in the usual size was higher than the cover, and vanished from it without a word."""
    sizes = ((3, "cover-title"), (9, "cover-title long"), (14, "cover-title longer"), (30, "cover-title longest"))
    for many, kind in sizes:
        title = " ".join(["Words of some title"] * many)
        briefing = story(title, "Words.\n", ":type: briefing\n")
        page = tree(printing("season", {**SEASONED, "sources/season.rst": briefing}))
        assert [one.get("class") for one in pick(page, ".cover h1")] == [kind]


def test_the_project_s_picture_is_on_the_cover(printing: Print, root: Path) -> None:
    flag = (root / "tests/cases/images/flag.png").read_bytes()
    page = tree(printing("season", {**SEASONED, "press/logo.png": flag}, "pdf:\n  logo: press/logo.png\n"))
    (logo,) = pick(page, ".cover .logo img")
    assert (logo.get("alt"), logo.get("role")) == ("", "presentation")
    (found,) = printing("season", SEASONED, "pdf:\n  logo: press/lost.png\n").diagnostics
    assert (found.code, found.span.path) == ("pdf.resource", "briefc.yaml")


def test_chapters_within_chapters_are_named_with_what_is_around_them(printing: Print) -> None:
    groups = pick(tree(printing("season", SEASONED)), ".contents .group")
    assert [words(pick(group, ".margin")[0]) for group in groups] == [
        "Outer Inner",
        "Next",
        "",
        "Exhibits",
        "Reference",
    ]


def test_a_chapter_of_text_alone_is_a_line_of_the_contents(printing: Print) -> None:
    body = "Foreword\n========\n\nWords.\n\nTalks\n=====\n\n.. articles::\n\n   talks\n\nAbout them\n----------\n\nWords.\n"
    page = tree(printing("season", {**SEASONED, "sources/season.rst": story("The season", body, ":type: briefing\n")}))
    foreword, talks = pick(page, ".contents .group")[:2]
    assert [words(pick(group, ".margin")[0]) for group in (foreword, talks)] == ["", "Talks"]
    (line,) = pick(foreword, "li a")
    (target,) = pick(page, line.get("href"))
    assert words(line) == "Foreword" == words(pick(target, "h2")[0])
    assert [words(one) for one in pick(talks, "li a")][-1] == "About them"


CITING = {
    "sources/season.rst": story("The season", ".. articles::\n\n   cites\n", ":type: briefing\n"),
    "sources/cites.rst": story(
        "Cites",
        "".join(
            f":q:`number {at} of many words <Speaker {at % 90:02}>` and `a source <https://example.org/{at}>`__.\n\n"
            for at in range(470)
        ),
    ),
}


def test_long_lists_go_on_in_further_parts(printing: Print) -> None:
    outcome = printing("season", CITING)
    found = parts(outcome)
    sources = [name for name in found if name.startswith("sources")]
    assert sources == ["sources", "sources-2"]
    numbers = [words(one) for name in sources for one in pick(found[name], ".sources .number")]
    assert numbers == [str(number) for number in range(1, 471)]
    spoken = [name for name in found if name.startswith("speakers")]
    assert spoken == ["speakers", "speakers-2"]
    named = [words(one) for name in spoken for one in pick(found[name], "h3.speaker")]
    assert named == [f"Speaker {number:02}" for number in range(90)]
    for name in (*sources, *spoken):
        (section,) = pick(found[name], "section[data-joins]")
        assert section.get("data-joins") == name.partition("-")[0]
        assert section.get("data-part")
    assert len({one.get("data-joins") for name in sources for one in pick(found[name], "ol[data-joins]")}) == 1
    assert pick(found["sources-2"], ".about")


def test_a_list_of_usual_length_and_a_theme_in_one_run_have_one_part(printing: Print) -> None:
    assert not [name for name in parts(printing("season", SEASONED)) if name.endswith("-2")]
    whole = {
        "themes/default/theme.yaml": "name: Ours\nextends: briefc:default\n",
        "themes/default/print.css": '@import "briefc:default/print.css";\n',
    }
    page = tree(printing("season", {**CITING, **whole}))
    assert len(pick(page, "ol.sources")) == 1
    assert len(pick(page, "ol.sources li")) == 470


def test_a_template_that_leaves_further_parts_out_is_an_error(printing: Print, root: Path) -> None:
    template = (root / "themes/default/templates/print/briefing.html").read_text("utf-8")
    theme = {
        "themes/default/theme.yaml": "name: Ours\nextends: briefc:default\n",
        "themes/default/templates/print/briefing.html": template.replace("{{ further_sources }}", ""),
    }
    outcome = printing("season", {**CITING, **theme})
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.code == "theme.template"
    assert "{{ further_sources }}" in found.message


def test_the_end_of_a_text_is_marked_until_it_has_five_lines() -> None:
    long = element("p", "word " * 200)
    short = element("p", "word")
    heading = element("h2", "Heading")

    def marks(*markup: Node) -> list[str]:
        return re.findall(r'class="([^"]*)"', to_html(with_ending(markup)))

    assert marks(long, long) == ["ends"]
    assert marks(long, short) == ["ends", "ends keeps"]
    assert marks(long, element("section", heading, short)) == ["ends", "ends keeps", "ends keeps"]
    assert marks(long, element("ul", element("li", "one"), element("li", "two"))) == [
        "ends",
        "ends keeps",
        "ends keeps",
    ]
    assert marks(long, element("figure", element("img", src="x"))) == ["ends"]
    assert marks() == []


# --- small things ----------------------------------------------------------------------------------------------------


def test_last_words_are_bound() -> None:
    assert bound(("A title of some words",)) == ("A title of some\u00a0words",)
    assert bound(("Two words",)) == ("Two words",)
    assert bound(("One",)) == ("One",)
    assert bound(()) == ()
    assert bound(("A title of extraordinarily uncharacteristic",)) == ("A title of extraordinarily uncharacteristic",)
    strong = element("strong", "words")
    assert bound(("A title of ", strong)) == ("A title of ", strong)
    assert bound((strong, " at the end")) == (strong, " at the\u00a0end")


def test_days_are_bound_but_never_in_somebody_s_words() -> None:
    made = element("p", "On May 16, 2024, ", element("q", "on May 17"), " and 3 May.")
    assert to_html(fit_for_print((made,), "en")).strip() == (
        "<p>On May\u00a016, 2024, <q>on May 17</q> and 3\u00a0May.</p>"
    )
    assert fit_for_print(("am 16. Mai",), "de") == ("am 16.\u00a0Mai",)
    assert fit_for_print(("Mayor 16",), "en") == ("Mayor 16",)


def test_characters_that_no_face_has_are_replaced() -> None:
    assert fit_for_print(("non\u2011stop 1\u202f000",), "en") == ("non\u2060-\u2060stop 1\u00a0000",)
    assert fit_for_print((element("code", "a\u2011b"),), "en") == (element("code", "a\u2011b"),)


def test_labels_of_tlp_2_are_known_in_any_writing() -> None:
    assert tlp_label("TLP:GREEN") == tlp_label("green") == tlp_label("tlp:Green") == "TLP:GREEN"
    assert tlp_label("amber+strict") == "TLP:AMBER+STRICT"
    assert tlp_label("WHITE") == tlp_label("") == ""
    for label in ("RED", "AMBER", "AMBER+STRICT", "GREEN", "CLEAR"):
        assert tlp_meaning(f"TLP:{label}").endswith(".")


def test_names_are_parted_from_their_own_script() -> None:
    assert split_name("Hua Chunying 华春莹") == ("Hua Chunying", "华春莹")
    assert split_name("Hua Chunying (华春莹)") == ("Hua Chunying", "华春莹")
    assert split_name("华春莹") == ("华春莹", "")
    assert split_name("Łukasz Đặng") == ("Łukasz Đặng", "")


def test_the_first_words_of_a_quotation_end_where_they_end() -> None:
    assert first_words("Short words,", "en") == "“Short words”"
    assert first_words("Kurz.", "de") == "„Kurz.“"
    assert first_words("„Kurz.“", "de") == "„Kurz.“"
    assert first_words("“One”, and “two”", "en") == "““One”, and “two””"
    long = first_words("one two three four five six seven eight nine ten eleven, twelve thirteen fourteen", "en")
    assert long == "“one two three four five six seven eight nine ten eleven…”"


def test_counts_are_words_in_english_alone() -> None:
    forms = print_words("en").count_articles
    assert counted(1, forms, "en") == "one article"
    assert counted(12, forms, "en-GB") == "twelve articles"
    assert counted(13, forms, "en") == "13 articles"
    assert counted(2, print_words("de").count_articles, "de") == "2 Artikel"
