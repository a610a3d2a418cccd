"""What known receivers make of the items that briefc writes: each rule of the research (section 4) on the real XML.

The strict reader stands for superdesk; python-newsmlg2 is asked itself. The items are the sample's, and those of a
newsroom in which everything happens: a correction, a kill, a hold, an embargo, a translation, pictures, a briefing.
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from NewsMLG2 import document, qcode_to_uri

from tests.chains.newsroom import Newsroom
from tests.newsroom.quotations import BRIEFING, DATELINE, LEAD, SLUGS
from tests.newsroom.source_texts import source_of, squeezed
from tests.newsroom.strict_reader import G2, NITF, Shown, StopsError, read


@pytest.fixture(scope="module")
def files(busy: Newsroom, sample: Path) -> list[Path]:
    """All items of both newsrooms."""
    found = [*sorted((busy.root / "build" / "newsml").glob("*.xml")), *sorted((sample / "newsml").glob("*.xml"))]
    # Registers are for readers that want concepts; they are no news.
    found = [path for path in found if b"<knowledgeItem" not in path.read_bytes()]
    assert len(found) > 12
    return found


def shown(busy: Newsroom, name: str) -> Shown:
    return read(busy.output(f"newsml/{name}.xml"))


def trees(files: list[Path]) -> list[Any]:
    return [etree.fromstring(path.read_bytes()) for path in files]


# --- what superdesk shows ------------------------------------------------------------------------------------------------


def test_every_field_that_it_shows_is_there(busy: Newsroom) -> None:
    item = shown(busy, "talks")
    assert item.guid == "tag:desk.example,2024-05-16:talks"
    assert (item.version, item.type, item.pubstatus) == ("2", "text", "usable")
    assert (item.versioncreated, item.firstcreated) == ("2024-05-17T09:00:00+00:00", "2024-05-16T08:00:00+00:00")
    assert (item.headline, item.slugline, item.byline) == ("Talks open", "TALKS", "Anna Gruber, Bo Li")
    assert (item.urgency, item.language, item.genre, item.source) == ("3", "en", "Analysis", "dpa")
    assert item.authors == ["Anna Gruber", "Bo Li"]
    assert item.subjects == ["11002000", "11002002"]
    assert item.places == [("Vienna", "Austria")]
    assert item.ednote == "Corrects the sum."
    assert item.signals == ["sig:correction"]
    assert item.word_count.isdigit()


def test_the_body_that_it_shows_is_whole(busy: Newsroom) -> None:
    item = shown(busy, "talks")
    for markup in (
        '<a href="https://ministry.example/">ministry</a>',
        "<em>federal</em>",
        "<li>one</li>",
        "<footer>Maria Brunner, Finance Minister</footer>",
        "Corrects the sum.",
        "Cleo Maier (editor)",
    ):
        assert markup in item.body
    assert re.search(r"<td[^>]*>\s*3\.4\s*</td>", item.body)
    source = source_of(busy.root / "sources" / "talks.rst")
    for body in item.bodies:
        text = squeezed(re.sub(r"<[^>]*>", "", body))
        for words in (*source.texts, *source.late):
            assert words in text or words == "Aflag"


@pytest.mark.parametrize("slug", [*SLUGS, BRIEFING])
def test_the_bodies_of_the_sample_are_whole(sample: Path, root: Path, slug: str) -> None:
    item = read((sample / "newsml" / (f"{slug}.text.xml" if slug == BRIEFING else f"{slug}.xml")).read_bytes())
    assert len(item.bodies) == 2
    source = source_of(root / "sources" / f"{slug}.rst")
    for words, speaker, _ in source.quotations:
        for body in item.bodies:
            text = squeezed(re.sub(r"<[^>]*>", "", body))
            assert words in text
            assert speaker in text


def test_the_html_is_the_last_of_the_texts_and_the_nitf_alone_would_do(busy: Newsroom) -> None:
    nitf, html = shown(busy, "talks").bodies
    assert html.startswith("<p>")
    assert nitf.startswith("<p>VIENNA, May 16, 2024 — Talks on the federal budget opened")


def test_the_first_paragraph_begins_with_the_dateline_in_every_payload(busy: Newsroom, sample: Path) -> None:
    for data, line in (
        (busy.output("newsml/talks.xml"), "VIENNA, May 16, 2024 —"),
        ((sample / "newsml" / f"{LEAD}.xml").read_bytes(), DATELINE.line),
    ):
        for body in read(data).bodies:
            assert re.sub(r"<[^>]*>", "", body).startswith(line)


def test_a_kill_reaches_every_version_by_its_guid_and_says_why(busy: Newsroom) -> None:
    item = shown(busy, "killed")
    assert (item.guid, item.version, item.pubstatus) == ("tag:desk.example,2024-05-16:killed", "2", "canceled")
    assert item.body.startswith("KILL")
    assert item.ednote.startswith("KILL")
    assert (item.signals, item.embargoed, item.byline, item.subjects) == ([], "", "", [])


def test_a_package_shows_its_groups_and_members(busy: Newsroom) -> None:
    package = shown(busy, "day")
    assert package.type == "composite"
    groups = {identity: (role, references) for identity, role, references in package.groups}
    role, top = groups["root-day"]
    assert role == "group:briefing"
    assert [one["id"] for one in top] == [identity for identity, _, _ in package.groups if identity != "root-day"]
    _, members = groups["g2-day"]
    assert [one["guid"] for one in members] == [
        "tag:desk.example,2024-05-16:talks:2",
        "tag:desk.example,2024-05-16:killed:2",
    ]
    assert {one["contenttype"] for one in members} == {"application/vnd.iptc.g2.newsitem+xml"}
    assert [one["headline"] for one in members] == ["Talks open", "Killed"]
    assert [one["pubstatus"] for one in members] == ["stat:usable", "stat:canceled"]
    written = [path.read_bytes() for path in (busy.root / "build" / "newsml").glob("*.xml")]
    known = {f"{one.guid}:{one.version}" for one in map(read, written)}
    for _, references in groups.values():
        assert {one["guid"] for one in references if "guid" in one} <= known


def test_a_picture_item_is_read(busy: Newsroom) -> None:
    pictures = [read(path.read_bytes()) for path in (busy.root / "build" / "newsml").glob("*.xml")]
    assert [one.pubstatus for one in pictures if one.type == "picture"] == ["usable"]


# --- what stops it ---------------------------------------------------------------------------------------------------------


def test_it_stops_at_no_item(files: list[Path]) -> None:
    for path in files:
        read(path.read_bytes())


def test_no_comment_and_no_prefix_anywhere(files: list[Path]) -> None:
    for root in trees(files):
        assert [*root.iter(etree.Comment, etree.ProcessingInstruction)] == []
        assert {element.prefix for element in root.iter(etree.Element)} == {None}


def test_nothing_but_references_in_a_group(files: list[Path]) -> None:
    for root in trees(files):
        for group in root.iter(f"{G2}group"):
            assert {child.tag for child in group} <= {f"{G2}groupRef", f"{G2}itemRef"}
            assert len(group)


def test_every_body_is_in_a_block_and_in_its_namespace(files: list[Path]) -> None:
    for root in trees(files):
        for entry in root.iter(f"{G2}inlineXML"):
            assert [child.tag for child in entry] == [f"{NITF}nitf"]
            content = entry[0].find(f"{NITF}body/{NITF}body.content")
            assert [child.tag for child in content] == [f"{NITF}block"]


def test_every_rendition_is_named_and_counted(files: list[Path]) -> None:
    for root in trees(files):
        for entry in root.iterfind(f"{G2}contentSet/*"):
            assert entry.get("rendition")
            assert entry.get("contenttype")
            if entry.tag != f"{G2}remoteContent":
                assert int(entry.get("wordcount")) > 0
                assert int(entry.get("charcount")) > 0


def test_ids_are_there_once_in_all_items_together(busy: Newsroom, sample: Path) -> None:
    for folder in (busy.root / "build" / "newsml", sample / "newsml"):
        ids = [
            one.get("id")
            for root in trees(sorted(folder.glob("*.xml")))
            for one in root.iter(etree.Element)
            if one.get("id")
        ]
        assert len(ids) == len(set(ids)) > 10
        assert all(re.match(r"[a-z]", identity) for identity in ids)


def test_typed_values_have_no_white_space_around_them(files: list[Path]) -> None:
    for root in trees(files):
        for element in root.iter(etree.Element):
            text = element.text or ""
            if not str(element.tag).startswith(G2) or len(element) or not text.strip():
                continue
            if element.tag not in {f"{G2}inlineXML", f"{G2}inlineData"}:
                assert text == text.strip()


@pytest.mark.parametrize(
    ("breaking", "says"),
    [
        (lambda text: text.replace(' version="2"', "", 1), "version"),
        (lambda text: re.sub(r"<pubStatus[^>]*>", "", text, count=1), "pubStatus"),
        (lambda text: text.replace("<contentSet ", "<contentSet><!-- x --></contentSet><x ", 1), "comment"),
        (lambda text: text.replace(' rendition="rnd:', ' x="', 9), "rendition"),
    ],
)
def test_the_reader_stops_where_it_should(busy: Newsroom, breaking: Any, says: str) -> None:
    text = busy.output("newsml/talks.xml").decode()
    broken = breaking(text).replace("</contentSet>\n</newsItem>", "</contentSet></newsItem>")
    if "<x " in broken:
        broken = broken.replace("</contentSet></newsItem>", "</x></newsItem>")
    with pytest.raises(StopsError, match=says):
        read(broken.encode())


# --- python-newsmlg2 ---------------------------------------------------------------------------------------------------------


def test_newsmlg2_reads_every_item_without_a_word_and_resolves_every_code(files: list[Path]) -> None:
    for path in files:
        said = io.StringIO()
        root = etree.fromstring(path.read_bytes())
        with contextlib.redirect_stdout(said):
            item = document.NewsMLG2Document(path.read_bytes()).get_item()
            codes = {
                code
                for element in root.iter(etree.Element)
                if str(element.tag).startswith(G2) and element.tag != f"{G2}scheme"
                for name in ("qcode", "role", "rel", "rendition", "mode", "type", "why")
                if (code := element.get(name))
            }
            addresses = {code: qcode_to_uri(code) for code in codes}
        assert said.getvalue() == "", path.name
        assert item.guid == root.get("guid")
        assert all(address.startswith("http") for address in addresses.values())


def test_newsmlg2_writes_an_item_back_as_it_was(files: list[Path]) -> None:
    for path in files:
        root = etree.fromstring(path.read_bytes())
        if root.tag != f"{G2}newsItem":
            continue
        back = document.NewsMLG2Document(path.read_bytes()).to_xml()
        again = back if isinstance(back, etree._Element) else etree.fromstring(back)
        for name in ("itemMeta", "contentMeta", "rightsInfo"):
            first, second = root.find(f"{G2}{name}"), again.find(f"{G2}{name}")
            assert sorted(_facts(first)) == sorted(_facts(second)), path.name


def _facts(element: Any) -> list[tuple[str, str, str]]:
    return [
        (str(one.tag), (one.text or "").strip(), str(sorted(one.attrib.items())))
        for one in (element.iter(etree.Element) if element is not None else ())
    ]
