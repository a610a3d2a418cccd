"""The sample newsroom keeps to the report: every quotation, no other words in quotation marks, no copied sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.newsroom.quotations import BRIEFING, DATELINE, LEAD, POST, QUOTATIONS, SLUGS, Quotation

SOURCES = Path(__file__).parents[2] / "sources"
PEOPLE = yaml.safe_load((SOURCES / "people.yaml").read_text("utf-8"))["people"]
PLACES = yaml.safe_load((SOURCES / "places.yaml").read_text("utf-8"))["places"]
ROLE = re.compile(r":q:`(?P<words>[^`<]*?)\s*<(?P<speaker>[^>]*)>`")
BLOCK = re.compile(
    r"^\.\. (?P<name>quote|pull-quote)::\n(?P<options>(?:   :.*\n)+)\n(?P<body>(?:(?:   .*)?\n)+)", re.MULTILINE
)
COPIED = 9
"""Words in a row, outside quotations, that count as a sentence copied from the report."""


def folded(text: str) -> str:
    """Text with each run of white space as one space."""
    return " ".join(text.split())


def source(slug: str) -> str:
    return (SOURCES / f"{slug}.rst").read_text("utf-8")


def options(text: str) -> dict[str, str]:
    return dict(re.findall(r"^   :([\w-]+): (.*)$", text, re.MULTILINE))


def named(given: dict[str, str]) -> dict[str, str]:
    """Options with `@code` as the person's name, and the role from the register where none is given."""
    code = given.get("by", "").removeprefix("@")
    if code == given.get("by", ""):
        return given
    return {"role": PEOPLE[code]["role"], **given, "by": PEOPLE[code]["name"]}


def blocks(slug: str, name: str) -> list[tuple[dict[str, str], str]]:
    """Options and words of each directive of that name."""
    found = BLOCK.finditer(source(slug))
    return [(named(options(match["options"])), folded(match["body"])) for match in found if match["name"] == name]


def inlines(slug: str) -> list[tuple[str, str]]:
    """Words, without a comma or full stop at the end, and speaker of each `:q:`."""
    return [(folded(m["words"]).rstrip(".,"), folded(m["speaker"])) for m in ROLE.finditer(source(slug))]


@pytest.fixture(scope="module")
def reference(shared: Path) -> str:
    return folded((shared / "reference" / "article.txt").read_text("utf-8"))


@pytest.mark.parametrize("quotation", QUOTATIONS, ids=lambda quotation: quotation.words[:30])
def test_a_quotation_stands_in_the_report(quotation: Quotation, reference: str) -> None:
    marks = "‘’" if quotation.kind == "term" else "“”"
    assert re.search(f"{marks[0]}{re.escape(quotation.words)}[.,]?{marks[1]}", reference)


def test_the_list_holds_all_that_the_report_sets_in_quotation_marks(reference: str) -> None:
    inside = {*re.findall("“(.*?)”", reference), *re.findall(r"(?<!\w)‘(.*?)’(?!\w)", reference)}
    assert {words.rstrip(".,") for words in inside} == {quotation.words.rstrip(".,") for quotation in QUOTATIONS}


def test_the_post_and_the_dateline_stand_in_the_report(reference: str) -> None:
    for paragraph in POST.paragraphs:
        assert paragraph in reference
    assert f"— {POST.author} (@{POST.handle}) May 16, 2024" in reference
    assert f"arrived in {DATELINE.place} on May 16, 2024" in reference


@pytest.mark.parametrize("quotation", QUOTATIONS, ids=lambda quotation: quotation.words[:30])
def test_a_quotation_stands_in_its_articles_with_its_speaker(quotation: Quotation) -> None:
    assert quotation.slugs[0] == LEAD
    for slug in quotation.slugs:
        if quotation.kind == "block":
            said = [given for given, words in blocks(slug, "quote") if words.rstrip(".") == quotation.words.rstrip(".")]
            assert [(given["by"], given.get("role", ""), given.get("source", "")) for given in said] == [
                (quotation.speaker, quotation.role, quotation.source)
            ]
        else:
            assert (quotation.words, quotation.speaker) in inlines(slug)


@pytest.mark.parametrize("slug", [*SLUGS, BRIEFING])
def test_no_words_are_put_into_a_mouth(slug: str) -> None:
    said = [(q.words, q.speaker) for q in QUOTATIONS] + [(" ".join(POST.paragraphs), POST.author)]
    marked = inlines(slug) + [
        (words.rstrip("."), given["by"]) for name in ("quote", "pull-quote") for given, words in blocks(slug, name)
    ]
    for words, speaker in marked:
        assert any(words in whole and speaker == by for whole, by in said), (words, speaker)
    assert source(slug).count(":q:`") == len(inlines(slug)), "a :q: without a speaker"
    assert not set(source(slug)) & set("“”\"'"), "quotation marks are put in by the outputs; apostrophes are ’"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_pull_quote_is_short_and_repeats_the_article(slug: str) -> None:
    text = folded(BLOCK.sub(lambda match: match["body"] if match["name"] == "quote" else "", source(slug)))
    for _, words in blocks(slug, "pull-quote"):
        assert len(words.split()) <= 12
        assert words in text


def test_the_post_is_embedded_verbatim() -> None:
    match = re.search(rf"^\.\. embed-tweet:: @{POST.handle}\n((?:   .*\n|\n)+)", source(POST.slug), re.MULTILINE)
    assert match is not None
    given, _, body = match[1].partition("\n\n")
    assert options(given + "\n") == {"author": POST.author, "date": POST.date}
    # A post keeps its lines: each paragraph stands on one line of the source.
    assert tuple(paragraph.strip() for paragraph in body.strip().split("\n\n")) == POST.paragraphs


def test_the_dateline_is_the_lead_s_alone() -> None:
    assert f".. dateline:: @beijing\n   :date: {DATELINE.date}\n" in source(DATELINE.slug)
    place = PLACES["beijing"]
    assert (place["name"], PLACES[place["broader"]]["name"]) == (DATELINE.place, DATELINE.country)
    assert [slug for slug in (*SLUGS, BRIEFING) if ".. dateline::" in source(slug)] == [DATELINE.slug]


@pytest.mark.parametrize("slug", [*SLUGS, BRIEFING])
def test_no_sentence_is_copied_from_the_report(slug: str, reference: str) -> None:
    own = ROLE.sub(" | ", BLOCK.sub(" | ", source(slug)))
    own = re.sub(r"^\.\. embed-tweet::.*\n(?:   .*\n|\n)+", " | ", own, flags=re.MULTILINE)
    words = re.findall(r"[\w’-]+|\|", own.lower())
    plain = " ".join(re.findall(r"[\w’-]+", reference.lower()))
    runs = (" ".join(words[at : at + COPIED]) for at in range(len(words) - COPIED + 1))
    assert [run for run in runs if "|" not in run and f" {run} " in f" {plain} "] == []


@pytest.mark.parametrize("slug", [*SLUGS, BRIEFING])
def test_headlines_standfirsts_and_points_keep_their_length(slug: str) -> None:
    lines = source(slug).split("\n")
    headline, standfirst = lines[1], lines[4]
    assert len(headline) <= 75
    assert lines[0] == lines[2] == "=" * len(headline)
    assert len(standfirst.split()) <= 30
    assert lines[5] == "-" * len(standfirst)
    if slug == BRIEFING:
        points = re.search(r"\.\. key-points::\n\n((?:   .*\n)+)", source(slug))
        assert points is not None
        items = re.split(r"^   - ", points[1], flags=re.MULTILINE)[1:]
        counted = [len(ROLE.sub(r"\1", item).split()) for item in items]
        assert 3 <= len(counted) <= 5
        assert max(counted) <= 35


def test_the_briefing_brings_all_articles_in_order() -> None:
    lists = re.findall(r"\.\. articles::\n\n((?:   .*\n)+)", source(BRIEFING))
    assert tuple(" ".join(lists).split()) == SLUGS
    assert {path.stem for path in SOURCES.glob("*.rst")} == {*SLUGS, BRIEFING}


def test_links_lead_to_articles_and_labels_that_exist() -> None:
    everything = "\n".join(source(slug) for slug in (*SLUGS, BRIEFING))
    labels = {*re.findall(r"^\.\. _([\w-]+):$", everything, re.MULTILINE), *re.findall(r":name: ([\w-]+)", everything)}
    for kind, words in re.findall(r":(doc|ref):`([^`]*)`", folded(everything)):
        target = re.sub(r"^.*<(.*)>$", r"\1", words)
        assert target in (SLUGS if kind == "doc" else labels)
    for listed in re.findall(r"^:related: (.*)$", everything, re.MULTILINE):
        assert {slug.strip() for slug in listed.split(";")} <= set(SLUGS)
