"""Every quotation of the report, its post and its dateline: verbatim in every output, in body and metadata."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from tests.newsroom.quotations import BRIEFING, DATELINE, LEAD, POST, QUOTATIONS, SLUGS, Quotation

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"

CASES = [
    pytest.param(quotation, slug, id=f"{slug}: {quotation.words[:24]}")
    for quotation in QUOTATIONS
    for slug in quotation.slugs
]


def folded(text: str) -> str:
    """Text with each run of white space (no-break ones included) as one space."""
    return " ".join(text.split())


def words_of(element: etree._Element) -> str:
    return folded("".join(str(part) for part in element.itertext()))


def item(sample: Path, slug: str) -> etree._Element:
    path = sample / "newsml" / (f"{slug}.text.xml" if slug == BRIEFING else f"{slug}.xml")
    return etree.fromstring(path.read_bytes())


def page(sample: Path, slug: str) -> html.HtmlElement:
    return html.fromstring((sample / "html" / f"{slug}.html").read_bytes().decode())


@pytest.mark.parametrize(("quotation", "slug"), CASES)
def test_in_the_nitf_body_with_its_speaker(sample: Path, quotation: Quotation, slug: str) -> None:
    root = item(sample, slug)
    content = next(root.iter(f"{NITF}body.content"))
    name = "bq" if quotation.kind == "block" else "q"
    found = [e for e in content.iter(f"{NITF}{name}") if quotation.words in words_of(e)]
    assert found
    assert {e.get("quote-source") for e in found} == {quotation.speaker}
    if quotation.kind == "block":
        (person,) = found[0].iter(f"{NITF}person")
        assert words_of(person) == quotation.speaker
    # The metadata ties the words to their speaker: an inlineRef to the id, and the person among the subjects.
    tied = [e for e in root.iter(f"{G2}inlineRef") if found[0].get("id") in (e.get("idrefs") or "").split()]
    speakers = set(quotation.speaker.split("; "))
    assert {e.findtext(f"{G2}name") for e in tied} == speakers
    # All of them are in the register: one code each, in every place.
    codes = {e.get("qcode") for e in tied}
    assert len(codes) == len(speakers)
    assert codes <= {e.get("qcode") for e in root.iter(f"{G2}subject") if e.get("type") == "cpnat:person"}
    assert codes <= {e.get("qcode") for e in root.iter(f"{G2}assert")}


@pytest.mark.parametrize(("quotation", "slug"), CASES)
def test_in_the_html_rendition(sample: Path, quotation: Quotation, slug: str) -> None:
    data = [e for e in item(sample, slug).iter(f"{G2}inlineData") if e.get("contenttype") == "text/html"]
    rendition = html.fragment_fromstring(data[-1].text or "", create_parent="div")
    name = "blockquote" if quotation.kind == "block" else "q"
    found = [e for e in rendition.iter(name) if quotation.words in words_of(e)]
    assert found
    if quotation.kind == "block":
        (footer,) = found[0].iter("footer")
        assert quotation.speaker in words_of(footer)


@pytest.mark.parametrize(("quotation", "slug"), CASES)
def test_on_the_page(sample: Path, quotation: Quotation, slug: str) -> None:
    root = page(sample, slug)
    name = "blockquote" if quotation.kind == "block" else "q"
    found = [e for e in root.iter(name) if quotation.words in words_of(e)]
    assert found
    if quotation.kind == "block":
        figure = found[0].getparent()
        assert figure is not None
        assert figure.tag == "figure"
        # The name comes first: heard before the words.
        assert words_of(figure).startswith(quotation.speaker)
        if quotation.role:
            assert quotation.role in words_of(figure[0])


@pytest.fixture(scope="session")
def printed(sample: Path, need_tool: Callable[[str], Path]) -> str:
    """The text of the briefing's PDF in reading order: that of its structure, as it is read aloud."""
    tool = need_tool("pdfinfo")
    file = sample / "pdf" / f"{BRIEFING}.pdf"
    run = subprocess.run([tool, "-struct-text", "-enc", "UTF-8", file], capture_output=True, check=True)
    return "\n".join(re.findall(r'^ *"(.*)"$', run.stdout.decode(), re.MULTILINE))


def letters(text: str) -> str:
    """The letters and figures of a text alone: line ends, soft breaks and marks differ in print."""
    return re.sub(r"[\W_]+", "", text).casefold()


@pytest.mark.parametrize("quotation", QUOTATIONS, ids=lambda quotation: quotation.words[:24])
def test_in_the_text_of_the_briefing(printed: str, quotation: Quotation) -> None:
    flowing = letters(printed)
    assert letters(quotation.words) in flowing
    if quotation.kind == "block":
        # In reading order the speaker stands right before the words, with no more than role and occasion between.
        start = flowing.index(letters(quotation.words))
        assert letters(quotation.speaker) in flowing[max(0, start - 160) : start]


def test_the_articles_come_in_order_in_the_text_of_the_briefing(printed: str, sample: Path) -> None:
    titles = [words_of(next(page(sample, slug).iter("h1"))) for slug in SLUGS]
    flowing = letters(printed)
    places = [flowing.rindex(letters(title)) for title in titles]
    assert places == sorted(places)


def test_the_post_in_every_output(sample: Path, printed: str) -> None:
    root = item(sample, LEAD)
    whole = folded(" ".join(POST.paragraphs))
    (body,) = (e for e in root.iter(f"{NITF}bq") if "embed-tweet" in (e.get("class") or ""))
    assert [words_of(p) for p in body.iter(f"{NITF}p")] == [folded(p) for p in POST.paragraphs]
    assert body.get("quote-source") is None
    credit = words_of(next(iter(body.iter(f"{NITF}credit"))))
    assert POST.author in credit
    assert f"@{POST.handle}" in credit
    (chron,) = body.iter(f"{NITF}chron")
    assert (chron.get("norm") or "").startswith(POST.date.replace("-", ""))
    data = [e for e in root.iter(f"{G2}inlineData") if e.get("contenttype") == "text/html"]
    rendition = html.fragment_fromstring(data[-1].text or "", create_parent="div")
    (tweet,) = rendition.xpath('//blockquote[contains(@class, "twitter-tweet")]')
    assert whole in words_of(tweet)
    (card,) = page(sample, LEAD).xpath('//figure[contains(@class, "social-post")]')
    assert whole in folded(" ".join(words_of(p) for p in card.iter("p")))
    assert words_of(card).startswith("Hua Chunying 华春莹")
    assert f"@{POST.handle}" in words_of(card)
    assert not [a for a in card.iter("a") if "x.com" in (a.get("href") or "") or "twitter.com" in (a.get("href") or "")]
    assert letters(whole) in letters(printed)
    assert "华春莹" in printed


def test_the_dateline_in_body_and_metadata(sample: Path, printed: str) -> None:
    root = item(sample, LEAD)
    line = DATELINE.line
    (g2,) = root.iter(f"{G2}dateline")
    assert line.rstrip("— ").strip() in words_of(g2)
    (located,) = root.iter(f"{G2}located")
    assert words_of(next(located.iter(f"{G2}name"))) == DATELINE.place
    (head,) = root.iter(f"{NITF}body.head")
    (dateline,) = head.iter(f"{NITF}dateline")
    assert "BEIJING" in words_of(dateline)
    (day,) = dateline.iter(f"{NITF}story.date")
    assert (day.get("norm") or "").startswith(DATELINE.date.replace("-", ""))
    first = next(iter(next(iter(root.iter(f"{NITF}body.content"))).iter(f"{NITF}p")))
    assert words_of(first).startswith(line)
    data = [e for e in root.iter(f"{G2}inlineData") if e.get("contenttype") == "text/html"]
    assert words_of(html.fragment_fromstring(data[-1].text or "", create_parent="div")).startswith(line)
    (span,) = page(sample, LEAD).xpath('//span[contains(@class, "dateline")]')
    assert words_of(span) == line
    (time,) = span.iter("time")
    assert time.get("datetime") == DATELINE.date
    assert letters(line) in letters(printed)
