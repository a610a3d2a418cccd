"""What known receivers stop at or lose (docs/reference/validate.md), row by row, each on XML that breaks the row."""

from __future__ import annotations

import pytest

from briefc.formats.newsml.validate import validate
from briefc.model.diagnostic import Severity
from tests.formats.newsml.test_rules import GROUP, SOUND, XHTML, declared, message, meta, package
from tests.formats.newsml.test_validate import META, NITF, item

DATA = "<inlineData>x</inlineData>"


def unreadable(data: bytes) -> list[str]:
    return [one.message for one in validate(data) if one.code == "newsml.unreadable"]


def lost(data: bytes) -> list[str]:
    found = [one for one in validate(data, lost=True) if one.code == "newsml.lost"]
    assert {one.severity for one in found} <= {Severity.INFO}
    return [one.message for one in found]


def nitf(block: str, attributes: str = "") -> str:
    return f"<inlineXML><nitf {NITF}><body><body.content>{block}</body.content></body></nitf></inlineXML>".replace(
        "<inlineXML>", f"<inlineXML{attributes}>"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (item(DATA).replace(b' version="1"', b""), "@version"),
        (item(DATA, META.replace("<pubStatus qcode='stat:usable'/>", "")), "pubStatus"),
        (
            item(DATA, META.replace("qcode='stat:usable'", "uri='http://cv.iptc.org/newscodes/pubstatusg2/usable'")),
            "qcode",
        ),
        (item(DATA, META.replace("<contentMeta/>", "")), "contentMeta"),
        (item(DATA).replace(f"<contentSet>{DATA}</contentSet>".encode(), b""), "contentSet"),
        (item('<remoteContent href="https://a.example/x.jpg"/>'), "remoteContent"),
        (item(f"<!-- x -->{DATA}"), "comment"),
        (item(f"<inlineXML><html {XHTML}><body><!-- x --><p>y</p></body></html></inlineXML>"), "comment"),
        (item(nitf("<p>x</p>")), "block"),
        (
            item(
                nitf("<block><p>x</p></block>")
                .replace("<nitf xmlns", "<n:nitf xmlns:n")
                .replace("</nitf>", "</n:nitf>")
            ),
            "prefix",
        ),
        (item('<inlineXML><nitf xmlns=""><body/></nitf></inlineXML>'), "namespace"),
        (item(f"<inlineXML><section {XHTML}><p>x</p></section></inlineXML>"), "section"),
        (item(f"<inlineXML><article {XHTML}><p>x</p></article></inlineXML>"), "article"),
        (package(GROUP.format("1").replace(' role="pgrmod:seq"', "")), "id and role"),
        (package(GROUP.format("1").replace(' contenttype="application/vnd.iptc.g2.newsitem+xml"', "")), "contenttype"),
        (package(GROUP.format("1").replace('<itemClass qcode="ninat:text"/>', "")), "itemClass"),
        (package(GROUP.format("1").replace("<itemRef", "<title>x</title><itemRef")), "<title>"),
        (package(GROUP.format("1").replace("<itemRef", "<!-- x --><itemRef")), "comment"),
        (item(DATA).replace(b"http://www.iptc.org/std", b"https://www.iptc.org/std"), "32 to 41"),
        (item(DATA).replace(b"Standards_41", b"Standards_20"), "32 to 41"),
        (
            item(DATA).replace(
                b"<itemMeta>", b'<hopHistory><hop seq="1"><party literal="a"/></hop></hopHistory><itemMeta>'
            ),
            "hopHistory",
        ),
    ],
)
def test_what_stops_a_receiver(data, words) -> None:
    found = unreadable(data)
    assert len(found) == 1, found
    assert words in found[0]


@pytest.mark.parametrize(
    "data",
    [
        item(SOUND),
        package(GROUP.format("1")),
        # Comments in the metadata and inside an NITF block are harmless.
        item(DATA, meta("<!-- x --><headline>y</headline>")),
        item(nitf("<block><p>x</p><!-- y --></block>")),
        # The last text entry is what is shown: what comes before it cannot empty the story.
        item(nitf("<p>x</p>") + DATA),
        item(f"<inlineXML><section {XHTML}/></inlineXML>{DATA}"),
    ],
)
def test_what_stops_none(data) -> None:
    assert unreadable(data) == []


def test_an_item_reference_by_address_alone_is_an_error() -> None:
    data = package('<group id="r" role="pgrmod:seq"><itemRef href="https://a.example/"/></group>')
    assert "newsml.item-reference" in [one.code for one in validate(data)]


LANGUAGE = '<language tag="en"/>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (item(DATA, meta(LANGUAGE + "<headline>a</headline><headline>b</headline>")), "first headline"),
        (item(DATA, meta(LANGUAGE + "<slugline>a</slugline><slugline>b</slugline>")), "first slugline"),
        (item(DATA, meta(LANGUAGE + "<by>a</by><by>b</by>")), "first by"),
        (item(DATA, meta("<urgency>1</urgency><urgency>2</urgency>" + LANGUAGE)), "first urgency"),
        (item(DATA, meta('<creator literal="a"/>' + LANGUAGE)), "name"),
        (item(DATA, meta("<contributor><name>x</name></contributor>" + LANGUAGE)), "contributor"),
        (item(DATA, meta("<headline>a</headline>")), "language/@tag"),
        (item(DATA, meta(LANGUAGE + '<subject qcode="medtop:20000639"/>')), "alias subj"),
        (
            item(DATA, meta(LANGUAGE + '<genre qcode="genre:Current"><name xml:lang="de">x</name></genre>')),
            "English name",
        ),
        (item(DATA, meta('<infoSource literal="a"/>' + LANGUAGE)), "cRole:source"),
        (item(DATA, meta(LANGUAGE + '<description role="drol:summary">x</description>')), "description"),
        (item(DATA, meta(LANGUAGE + "<dateline>x</dateline>")), "dateline"),
        (item(DATA, meta(LANGUAGE + "<keyword>x</keyword>")), "keyword"),
        (item(DATA, meta(LANGUAGE + "<creditline>x</creditline>")), "creditline"),
        (
            item(DATA, meta(LANGUAGE)).replace(b"</itemMeta>", b"<edNote>a</edNote><edNote>b</edNote></itemMeta>"),
            "first edNote",
        ),
        (
            item(DATA, meta(LANGUAGE)).replace(
                b"</itemMeta>", b'<link rel="irel:seeAlso" href="https://a.example/"/></itemMeta>'
            ),
            "links",
        ),
        (item(DATA, meta(LANGUAGE)).replace(b"<contentSet>", b'<assert literal="x"/><contentSet>'), "assert"),
        (
            item(SOUND, meta(LANGUAGE)).replace(b"<contentSet>", b'<inlineRef idrefs="p1" literal="x"/><contentSet>'),
            "inlineRef",
        ),
        (
            item(DATA, meta(LANGUAGE)).replace(
                b"<itemMeta>", b"<rightsInfo><copyrightNotice>x</copyrightNotice></rightsInfo><itemMeta>"
            ),
            "copyrightNotice",
        ),
        (item(nitf("<block><hl2>x</hl2></block>"), meta(LANGUAGE)), "flattens hl2"),
        (item(nitf("<block><p><q>x</q></p></block>"), meta(LANGUAGE)), "flattens q"),
        (
            item(f"<inlineXML><html {XHTML}><body><p>a <em>b</em> c</p></body></html></inlineXML>", meta(LANGUAGE)),
            "after its first em",
        ),
        (
            item(f"<inlineXML><html {XHTML}><body><ul><li>a</li></ul></body></html></inlineXML>", meta(LANGUAGE)),
            "drops ul",
        ),
        (message(item(DATA, meta(LANGUAGE))), "items of a message"),
    ],
)
def test_what_a_receiver_leaves_out(data, words) -> None:
    found = lost(data)
    assert len(found) == 1, found
    assert words in found[0]


def test_a_place_twice_reaches_both() -> None:
    place = "<located><name>Wien</name></located>" + LANGUAGE
    assert set(lost(item(DATA, meta(place)))) == {
        "superdesk takes no located",
        'superdesk takes places from subjects with type="cptType:5" only',
    }
    twice = place + '<subject type="cptType:5" literal="x"/><subject qcode="subj:04000000"/>'
    data = declared('alias="cptType" uri="https://agency.example/cv/cptType/"', content=twice)
    assert "superdesk takes no located" in lost(data)
    assert not any("cptType" in one for one in lost(data))


def test_what_is_lost_is_said_only_when_asked() -> None:
    assert validate(item(DATA, meta("<keyword>x</keyword>"))) == ()
