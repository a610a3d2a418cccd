"""What single parts of a foreign item become."""

from __future__ import annotations

import pytest

from tests.ingest.taking import codes_of, item, source_of


def body_of(text: str) -> str:
    """The text of a source below its metadata."""
    return source_of(text).partition(":source: wire\n")[2].strip("\n")


def fields_of(text: str) -> dict[str, str]:
    return dict(
        line[1:].split(": ", 1) for line in source_of(text).split("\n") if line.startswith(":") and ": " in line
    )


def test_an_inline_reference_names_the_speaker_and_an_assertion_the_office() -> None:
    people = (
        '<assert qcode="p:1"><name>Ville Koski</name><related rel="crel:isA" literal="union leader"/>'
        "<personDetails><affiliation literal='o'><name>Dock Union</name></affiliation></personDetails></assert>"
        '<inlineRef idrefs="said again" qcode="p:1" type="cpnat:person"><name>Ville Koski</name></inlineRef>'
    )
    body = '<blockquote id="said"><p>We will be back.</p></blockquote><p>He said: “<q id="again">Soon</q>”.</p>'
    assert body_of(item(body, extra=people)) == (
        ".. quote::\n   :by: Ville Koski\n   :role: union leader\n   :org: Dock Union\n\n   We will be back.\n\n"
        "He said: :q:`Soon <Ville Koski>`."
    )


@pytest.mark.parametrize(
    "credit",
    [
        "<footer>Ann Lee, senator</footer>",
        "<footer>— <cite>Ann Lee</cite>, senator</footer>",
        "<p><cite>Ann Lee, senator</cite></p>",
        '<p class="attribution">-- Ann Lee, senator</p>',
        "<cite>Ann Lee, senator</cite>",
    ],
)
def test_who_said_it_is_found_in_all_its_places(credit: str) -> None:
    body = body_of(item(f"<blockquote><p>Words.</p>{credit}</blockquote>"))
    assert body == ".. quote::\n   :by: Ann Lee\n   :role: senator\n\n   Words."


def test_a_quotation_of_nobody_stays_a_quotation() -> None:
    assert body_of(item("<p>A law:</p><blockquote><p>Words.</p></blockquote>")) == "A law:\n\n    Words."


def test_a_long_attribution_is_no_name() -> None:
    long = "from the speech that the senator gave to the dock workers on the morning of the strike in the old harbour"
    body = body_of(item(f"<blockquote><p>Words.</p><footer>{long}</footer></blockquote>"))
    assert body == f"..\n\n    Words.\n\n    -- {long}"


@pytest.mark.parametrize(
    ("dateline", "start"),
    [
        ("HELSINKI, March 4 (Wire) -", "HELSINKI, March 4 (Wire) - "),
        ("HELSINKI, March 4 (Wire) -", "HELSINKI, March 4 (Wire) — "),
        ("HELSINKI, March 4 (Wire)", "HELSINKI,  March 4  (Wire) -- "),
        ("Helsinki, March 4 (Wire) -", "<b>HELSINKI</b>, March 4 (Wire) - "),
    ],
)
def test_a_repeated_dateline_is_taken_off_the_text(dateline: str, start: str) -> None:
    body = body_of(item(f"<p>{start}Ships wait.</p>", content=f"<dateline>{dateline}</dateline>"))
    assert body == ".. dateline::\n   :place: Helsinki\n   :date: 2026-03-04\n   :agency: Wire\n\nShips wait."


def test_a_dateline_that_is_not_repeated_is_kept_in_the_metadata_alone() -> None:
    body = body_of(item("<p>Ships wait in HELSINKI.</p>", content="<dateline>HELSINKI</dateline>"))
    assert body == ".. dateline::\n   :place: Helsinki\n\nShips wait in HELSINKI."


def test_statuses_and_embargoes() -> None:
    assert fields_of(item(meta='<pubStatus qcode="stat:canceled"/>'))["status"] == "canceled"
    assert (
        fields_of(item(meta='<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>'))["status"]
        == "withheld"
    )
    assert fields_of(item(meta='<pubStatus qcode="stat:odd"/>'))["status"] == "withheld"
    assert fields_of(item(meta="<embargoed/>"))["status"] == "withheld"
    made = fields_of(item(meta="<embargoed>2026-03-05T06:00:00+01:00</embargoed>"))
    assert (made["embargo"], made.get("status")) == ("2026-03-05T06:00:00+01:00", None)


def test_subjects_are_media_topics_and_all_else_keywords() -> None:
    subjects = (
        '<subject qcode="medtop:20000344"/><subject uri="http://cv.iptc.org/newscodes/mediatopic/20000638"/>'
        '<subject qcode="subj:04000000"/><subject qcode="x:1"><name>diplomacy</name></subject>'
        '<subject qcode="x:2"><name>Our desk; north</name></subject>'
        '<subject type="cpnat:organisation" qcode="o:1"><name>Dock, Union</name></subject>'
    )
    made = fields_of(item(content=subjects))
    assert made["subjects"] == "20000344; 20000638; 04000000; diplomacy"
    assert made["keywords"] == "Our desk; north, Dock Union"
    assert codes_of(item("<p>x</p>", content=subjects)) == ["import.subject"]


def test_names_are_no_codes_of_registers() -> None:
    made = fields_of(item(content="<creator><name>@mbrunner; Bo</name></creator><by>By X</by>"))
    assert made["byline"] == "mbrunner, Bo"


def test_a_byline_as_printed_gives_its_names() -> None:
    assert fields_of(item(content="<by>By JANE ROE and Sam Poe</by>"))["byline"] == "JANE ROE; Sam Poe"


def test_terms_of_use_reach_the_desk() -> None:
    rights = "<rightsInfo><copyrightHolder><name>Wire</name></copyrightHolder><usageTerms>No archive.</usageTerms></rightsInfo>"
    made = fields_of(item(extra=rights).replace("</newsItem>", f"{rights}</newsItem>", 1))
    assert made["rights"] == "© Wire"
    assert made["editor-note"] == "Terms of use: No archive."


@pytest.mark.parametrize(
    ("html", "rst"),
    [
        ("<ol type='i' start='4'><li>a</li><li>b</li></ol>", "iv. a\nv. b"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "1. a\n\n   * b"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "* a\n\n  * b"),
        ("<dl><dt>t : u</dt><dd>d</dd></dl>", "t \\: u\n   d"),
        ("<p>a<br/>b</p>", "| a\n| b"),
        ("<p>a<br/><br/>b</p>", "a\n\nb"),
        ("loose <i>text</i><p>b</p> end", "loose *text*\n\nb\n\nend"),
        ("<pre><code class='language-python'>x = 1\n  y</code></pre>", ".. code:: python\n\n   x = 1\n     y"),
        ("<p>H<sub>2</sub>O <code>x</code> <cite>T</cite></p>", "H\\ :sub:`2`\\ O ``x`` `T`"),
        ("<p><abbr title='United Nations'>UN</abbr></p>", ":abbr:`UN (United Nations)`"),
        ("<p>a <span lang='de'>Wort</span></p>", "a :lang:`Wort <de>`"),
        ("<p>a</p><hr/><p>b</p><hr/>", "a\n\n-----\n\nb"),
        ("<h2>One</h2><p>a</p><h3>Two</h3><p>b</p><h2>Three</h2>", "One\n====\n\na\n\nTwo\n----\n\nb\n\nThree\n====="),
        ("<h1>A port  reopens</h1><p>a</p>", "a"),
        ("<table><tr><td>a</td><td/></tr></table>", ".. list-table::\n   :widths: auto\n\n   * - a\n     -"),
        ("<aside><h3>T</h3><p>a</p></aside>", ".. sidebar:: T\n\n   a"),
        ("<div class='key-points'><ul><li>a</li><li>b</li></ul></div>", ".. key-points::\n\n   * a\n   * b"),
        ("<p class='editors-note'><i>Names changed.</i></p>", ".. editor-note::\n\n   Names changed."),
        ("<p>“Soon,” she said. 2*3*4 snake_case_ x@y</p>", "“Soon,” she said. 2\\*3\\*4 snake_case\\_ x\\@y"),
    ],
)
def test_html_becomes_plain_sources(html: str, rst: str) -> None:
    assert body_of(item(html)) == rst


def test_a_post_with_bare_words() -> None:
    post = (
        '<blockquote class="twitter-tweet">We are here.<br/>All of us — Port (@port) '
        '<a href="https://x.com/port/status/1791000000000000000">May 16</a></blockquote>'
    )
    assert body_of(item(post)).endswith(":author: Port\n\n   We are here.\n   All of us")


def test_plain_text_is_parted_as_it_was_meant() -> None:
    from briefc.ingest.payload import plain_blocks

    def parted(text: str) -> list[str]:
        return [block.content[0].text for block in plain_blocks(text)]  # type: ignore[union-attr]

    assert parted("One.\nTwo.\n") == ["One.", "Two."]
    assert parted("a\nb\n\nc") == ["a b", "c"]
    assert parted("   a\nb\n   c\nd") == ["a b", "c d"]
    long = "word " * 14
    assert parted(f"{long}\n{long}\n{long}\nend") == [" ".join(f"{long}{long}{long}end".split())]
