"""A quotation names its speaker once, carries words and source to every output, and is checked."""

from __future__ import annotations

import pytest

from briefc.directives.quote_lint import unbalanced
from briefc.directives.quote_looks import marked
from briefc.markup.directive import Setting
from briefc.model.content import Paragraph, Phrase, Quotation, Quote, plain, plain_blocks
from briefc.model.facts import Person, Quoted
from briefc.model.walk import find
from tests.directives.using import TABLE, fact_of, findings, looks, node_of, outcome_of

FULL = """.. quote::
   :by: Amina Yusuf
   :role: spokesperson
   :org: Delegation
   :source: press briefing
   :cite: https://a.example/talk
   :date: 2024-05-16
   :place: Vienna
   :lang: en-GB
   :align: left
   :verified: recording
   :timecode: 0:12:30

   We will deliver.
"""


@pytest.mark.parametrize(
    "body",
    [
        ".. quote:: Amina Yusuf, spokesperson\n\n   We will deliver.\n",
        ".. quote::\n   :by: Amina Yusuf\n   :role: spokesperson\n\n   We will deliver.\n",
        ".. quote::\n\n   We will deliver.\n\n   -- Amina Yusuf, spokesperson\n",
        ".. quote::\n\n   We will deliver.\n   -- Amina Yusuf, spokesperson\n",
        ".. quote::\n\n   We will deliver.\n\n   — Amina Yusuf,\n   spokesperson\n",
        ".. quote::\n   :role: spokesperson\n\n   We will deliver.\n\n   --- Amina Yusuf\n",
    ],
)
def test_the_speaker_may_be_named_in_three_places(body: str) -> None:
    node = node_of(body)

    assert (node.by, node.role, plain_blocks(node.words)) == ("Amina Yusuf", "spokesperson", "We will deliver.")


def test_a_name_in_by_keeps_its_comma() -> None:
    assert (
        node_of(".. quote::\n   :by: Martin Luther King, Jr.\n\n   I have a dream.\n").by == "Martin Luther King, Jr."
    )


def test_a_dash_in_the_words_is_no_attribution() -> None:
    node = node_of(".. quote:: A\n\n   We said -- and we meant it.\n")

    assert plain_blocks(node.words) == "We said -- and we meant it."


def test_markup_around_the_attribution_is_kept_out_of_the_name() -> None:
    node = node_of(".. quote::\n\n   *We* will deliver.\n\n   -- Amina *Yusuf*, head\n")

    assert (node.by, node.role) == ("Amina Yusuf", "head")


def test_all_options_reach_the_page() -> None:
    assert looks(FULL)["html"] == (
        '<figure class="quote align-left" id="q1-case"><figcaption><span class="speaker">Amina Yusuf</span>'
        '<span class="comma">, </span><span class="role">spokesperson</span><span class="comma">, </span>'
        '<span class="organisation">Delegation</span><span class="comma">, </span><span class="occasion">'
        '<cite><a href="https://a.example/talk">press briefing</a></cite>, <span class="place">Vienna</span>, '
        '<time datetime="2024-05-16">May 16, 2024</time></span></figcaption>'
        '<blockquote cite="https://a.example/talk" lang="en-GB">{“We will deliver.”}</blockquote></figure>'
    )


def test_all_options_reach_newsml() -> None:
    made = looks(FULL)

    assert made["nitf"] == (
        '<bq id="q1-case" class="quote" quote-source="Amina Yusuf" xml:lang="en-GB"><block>{We will deliver.}</block>'
        "<credit><person>Amina Yusuf</person>, <function>spokesperson</function>, <org>Delegation</org>, "
        '<a href="https://a.example/talk"><object.title>press briefing</object.title></a>, '
        '<location>Vienna</location>, <chron norm="20240516">May 16, 2024</chron></credit></bq>'
    )
    assert made["rendition"] == (
        '<blockquote id="q1-case" cite="https://a.example/talk" lang="en-GB">{We will deliver.}<footer>Amina Yusuf, '
        'spokesperson, Delegation, <cite><a href="https://a.example/talk">press briefing</a></cite>, Vienna, '
        "May 16, 2024</footer></blockquote>"
    )


def test_all_options_reach_the_facts() -> None:
    assert fact_of(FULL) == Quoted(
        id="q1-case",
        speaker=Person("Amina Yusuf", "spokesperson", "Delegation"),
        words="We will deliver.",
        source="press briefing",
        cite="https://a.example/talk",
        date="2024-05-16",
        place="Vienna",
        lang="en-GB",
    )


def test_the_meaning_is_a_quotation_with_attribution() -> None:
    outcome = outcome_of(FULL)
    block = outcome.value.body[0]
    (core,) = TABLE["quote"].core(block.node, Setting("case", "en"))

    assert isinstance(core, Quotation)
    assert core.id == "q1-case"
    assert plain(core.attribution) == "Amina Yusuf, spokesperson, Delegation, press briefing, Vienna, May 16, 2024"


def test_nobody_named_shows_the_reason() -> None:
    body = ".. quote::\n   :anonymous: not authorised to speak\n   :role: official\n\n   No.\n"

    assert '<span class="speaker anonymous">not authorised to speak</span>' in looks(body)["html"]
    assert looks(body)["nitf"].startswith('<bq id="q1-case" class="quote"><block>')
    assert fact_of(body).speaker is None
    assert fact_of(body).anonymous == "not authorised to speak"


def test_a_translated_quote_keeps_both_texts() -> None:
    body = (
        ".. quote:: A\n   :original: سنفي بوعدنا\n   :original-lang: ar\n   :translator: B. C.\n\n   We will deliver.\n"
    )
    made = looks(body)

    assert '<blockquote class="original" lang="ar" dir="rtl"><p>سنفي بوعدنا</p></blockquote>' in made["html"]
    assert "Translated by B. C." in made["html"]
    assert '<p class="original" xml:lang="ar">سنفي بوعدنا</p>' in made["nitf"]
    assert '<p lang="ar" dir="rtl">سنفي بوعدنا</p>' in made["rendition"]


def test_a_reference_may_be_the_source() -> None:
    body = ".. _talk: https://a.example/talk\n\n.. quote:: A\n   :cite: talk_\n\n   No.\n"

    assert node_of(body).cite == "https://a.example/talk"


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("en", "We will deliver.", "“We will deliver.”"),
        ("de", "Wir liefern.", "„Wir liefern.“"),
        ("fr", "Nous livrerons.", "«\u00a0Nous livrerons.\u00a0»"),
        ("zh", "我们会交付。", "“我们会交付。”"),
        ("en", "“We will deliver.”", "“We will deliver.”"),
        ("en", "“Deliver” is the word, and “now”", "““Deliver” is the word, and “now””"),
        ("en", "One.\n\n   Two.", "“One.\nTwo.”"),
    ],
)
def test_marks_are_put_round_the_words_once(language: str, words: str, wanted: str) -> None:
    body = f".. quote:: A\n   :lang: {language}\n\n   {words}\n"

    assert f">{{{wanted}}}</blockquote>" in looks(body)["html"]
    assert wanted == words or f"{{{words.replace(chr(10) * 2 + '   ', chr(10))}}}" in looks(body)["nitf"]


def test_the_first_mark_hangs() -> None:
    for words in ("We will.", "“We will.”"):
        node = node_of(f".. quote:: A\n\n   {words}\n")
        hung = next(find(marked(node.words, "en"), Phrase))
        assert (hung.classes, plain(hung.content)) == (("hang",), "“")


def test_words_that_end_in_a_list_stay_bare() -> None:
    assert ">{Three:\nOne\nTwo}<" in looks(".. quote:: A\n\n   Three:\n\n   * One\n   * Two\n")["html"]


def test_a_run_in_quote_is_a_paragraph() -> None:
    body = ".. quote:: Amina Yusuf, head\n   :kind: inline-run\n\n   We will *deliver*.\n"
    outcome = outcome_of(body)
    (paragraph,) = TABLE["quote"].core(outcome.value.body[0].node, Setting("case", "en"))

    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.content[0], Quote)
    assert paragraph.content[0].speaker == "Amina Yusuf"
    assert plain(paragraph.content) == "“We will deliver.” — Amina Yusuf, head"
    assert fact_of(body).kind == "inline"


def test_an_epigraph_says_so() -> None:
    body = ".. quote:: A\n   :kind: epigraph\n\n   No.\n"

    assert 'class="quote epigraph"' in looks(body)["html"]
    assert 'class="epigraph"' in looks(body)["nitf"]
    assert fact_of(body).kind == "epigraph"


# --- pull quotes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [".. pull-quote:: Amina Yusuf\n", ".. quote:: Amina Yusuf\n   :kind: pull\n"])
def test_a_pull_quote_is_on_the_page_alone(head: str) -> None:
    outcome = outcome_of(f"They said: “We will deliver.”\n\n{head}\n   We will deliver\n")
    made = looks(f"They said: “We will deliver.”\n\n{head}\n   We will deliver\n")

    assert outcome.diagnostics == ()
    assert outcome.value.facts == ()
    assert made["html"].startswith('<aside class="pull-quote"')
    assert 'aria-label="Pull quote"' in made["html"]
    assert '<p class="attribution"><span class="speaker">Amina Yusuf</span></p>' in made["html"]
    assert (made["nitf"], made["rendition"]) == ("", "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We will deliver", True),
        ("we will *deliver*.", True),
        ("“We will deliver”", True),
        ("We … deliver", True),
        ("We will", True),
        ("We deliver", False),
        ("deliver … We", False),
    ],
)
def test_the_words_of_a_pull_quote_stand_in_the_article(words: str, found: bool) -> None:
    said = findings(f'.. quote:: A\n\n   "We will deliver."\n\n.. pull-quote:: A\n\n   {words}\n')

    assert said == ([] if found else ["11:1 warning quote.pull-not-found"])


# --- trouble ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (".. quote::\n\n   No.\n", ["7:1 warning quote.unattributed"]),
        (".. quote:: A\n   :by: B\n\n   No.\n", ["7:12 error quote.two-attributions"]),
        (".. quote:: A\n\n   No.\n\n   -- B\n", ["9:4 error quote.two-attributions"]),
        (".. quote::\n   :by: A\n   :anonymous: shy\n\n   No.\n", ["9:4 error quote.anonymous-named"]),
        (".. quote::\n   :anonymous:\n\n   No.\n", ["7:1 warning quote.unattributed", "8:4 error directive.value"]),
        (".. quote:: A\n\n   -- B\n", ["7:1 error quote.empty", "9:4 error quote.two-attributions"]),
        (".. quote:: A\n   :cite: javascript:x\n\n   No.\n", ["8:4 error quote.cite"]),
        (".. quote:: A\n   :cite: talk\n\n   No.\n", ["8:4 error quote.cite"]),
        (".. quote:: A\n\n   No “no.\n", ["9:4 warning quote.marks"]),
        (".. quote:: @a\n\n   No.\n", ["7:12 error quote.person-unknown"]),
        (
            ".. quote:: A\n   :audio: a.mp3\n   :video: a.mp4\n\n   No.\n",
            ["8:4 warning quote.recording", "9:4 warning quote.recording"],
        ),
        (".. quote:: A\n   :original-lang: fr\n\n   No.\n", ["8:4 warning quote.original"]),
        (".. quote:: A\n   :kind: inline-run\n\n   One.\n\n   Two.\n", ["8:4 error quote.inline-run"]),
        (".. pull-quote:: A\n   :kind: block\n\n   No.\n\nNo.\n", ["8:4 error quote.pull-kind"]),
        (".. quote:: A\n   :kind: pul\n\n   No.\n", ["8:4 error directive.value"]),
        (".. quote:: A\n   :date: May\n\n   No.\n", ["8:4 error directive.value"]),
        (".. quote:: A\n   :lang: english\n\n   No.\n", ["8:4 error directive.value"]),
        (".. quote:: A\n   :timecode: 12\n\n   No.\n", ["8:4 error directive.value"]),
        (".. quote:: A\n   :verified: yes\n\n   No.\n", ["8:4 error directive.value"]),
        (".. quote:: A\n   :align: top\n\n   No.\n", ["8:4 error directive.value"]),
        (".. quote:: A\n", ["7:1 error directive.missing"]),
    ],
)
def test_trouble_is_placed(body: str, expected: list[str]) -> None:
    assert sorted(findings(body)) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "paragraphs", "wrong"),
    [
        ("“a” b", 1, ""),
        ("“a b", 1, "“ ”"),
        ("a b”", 1, "“ ”"),
        ("“a\n“b”", 2, ""),
        ("“a\n“b", 2, "“ ”"),
        ('a "b" c', 1, ""),
        ('a "b c', 1, '"'),
        ("„a“ b", 1, ""),
        ("„a” b", 1, ""),
        ("„a b", 1, "„ “"),
        ("«a» b", 1, ""),
        ("«a b", 1, "« »"),
        ("”a” b", 1, ""),
        ("「a b", 1, "「 」"),
        ("don’t ‘go’ it’s", 1, ""),
    ],
)
def test_marks_pair(words: str, paragraphs: int, wrong: str) -> None:
    assert unbalanced(words, paragraphs) == wrong


def test_the_words_as_they_were_said_run_in_their_own_direction_inside_a_translation() -> None:
    said = ".. quote:: A\n   :lang: {}\n   :original: {}\n   :original-lang: {}\n\n   Words.\n"

    assert '<p lang="ru" dir="ltr">Да.</p>' in looks(said.format("ar", "Да.", "ru"))["rendition"]
    assert '<p lang="ar">نعم.</p>' in looks(said.format("fa", "نعم.", "ar"))["rendition"]
    assert '<p lang="ar" dir="rtl">نعم.</p>' in looks(said.format("fr", "نعم.", "ar"))["rendition"]
