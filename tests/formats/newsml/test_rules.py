"""The rules that no schema can see, each broken once; each finding at its line and column."""

from __future__ import annotations

import pytest

from briefc.formats.newsml.validate import validate
from briefc.model.diagnostic import Severity
from tests.formats.newsml.test_validate import META, NITF, item

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def found(data: bytes) -> list[tuple[str, Severity, str]]:
    return [(one.code, one.severity, one.message) for one in validate(data, None, "a.xml")]


def meta(inside: str) -> str:
    """The metadata with something in contentMeta."""
    return META.replace("<contentMeta/>", f"<contentMeta>{inside}</contentMeta>")


SOUND = (
    '<inlineXML id="n1" contenttype="application/nitf+xml" wordcount="3"><nitf NITF><body><body.content><block>'
    '<p id="p1">Three short words.</p></block></body.content></body></nitf></inlineXML>'
    '<inlineData contenttype="text/html">&lt;p&gt;Three short words.&lt;/p&gt;</inlineData>'
).replace("NITF", NITF)


def test_a_sound_item_has_no_finding() -> None:
    rich = meta(
        '<urgency>4</urgency><contentCreated>2024-05</contentCreated><language tag="en"/>'
        '<genre qcode="genre:Current"/><subject qcode="medtop:20000639"/><subject qcode="subj:11002000"/>'
        '<slugline>TALKS-1</slugline><headline xml:lang="de-AT">x</headline>'
    )
    data = item(SOUND, rich).replace(b"<contentSet>", b'<contentSet original="n1">')
    data = data.replace(b"<contentSet", b'<inlineRef idrefs="p1" literal="x"/><contentSet', 1)
    assert validate(data) == ()


@pytest.mark.parametrize(
    ("inside", "code", "severity", "words"),
    [
        ('<subject qcode="Politics"/>', "newsml.qcode", ERROR, "Politics"),
        ('<subject qcode="medtop:"/>', "newsml.qcode", ERROR, "medtop:"),
        ('<subject qcode="mine:x"/>', "newsml.alias", ERROR, "mine"),
        ('<subject qcode="medtopp:20000639"/>', "newsml.alias", ERROR, "medtopp"),
        ('<subject qcode="medtop:20000261"/>', "newsml.code-retired", WARNING, "energy industry"),
        ('<subject qcode="medtop:99999999"/>', "newsml.code", WARNING, "2025-03"),
        ('<subject qcode="medtop:diplomacy"/>', "newsml.code", ERROR, "eight digits"),
        ('<creator qcode="x" role="cpprole:auhtor"/>', "newsml.code", WARNING, "cpprole:auhtor"),
        ('<digitalSourceType qcode="digsrctype:softwareImage"/>', "newsml.code-retired", WARNING, "softwareImage"),
        ('<headline xml:lang="en_US">x</headline>', "newsml.language", WARNING, "en_US"),
        ('<language tag="jp"/>', "newsml.language", WARNING, '"jp"'),
        ("<slugline>\nTALKS\n</slugline>", "newsml.whitespace", ERROR, "slugline"),
        ("<slugline> TALKS</slugline>", "newsml.whitespace", WARNING, "slugline"),
        ("<keyword>two\nlines</keyword>", "newsml.whitespace", ERROR, "keyword"),
        ("<creditline>\tA</creditline>", "newsml.whitespace", ERROR, "creditline"),
        ("<urgency>12</urgency>", "newsml.value", ERROR, "12"),
        ("<contentCreated>16/05/2024</contentCreated>", "newsml.value", ERROR, "16/05/2024"),
        ("<contentModified/>", "newsml.value", ERROR, "empty"),
    ],
)
def test_what_is_wrong_in_the_metadata(inside, code, severity, words) -> None:
    everything = found(item("", meta(inside)))
    assert (code, severity) in [one[:2] for one in everything]
    assert any(words in one[2] for one in everything)


@pytest.mark.parametrize(
    ("before", "after", "code", "severity"),
    [
        ("stat:usable", "stat:cancelled", "newsml.code", ERROR),
        ("2024-05-16T08:00:00Z", "\n2024-05-16T08:00:00Z\n", "newsml.whitespace", ERROR),
        ("2024-05-16T08:00:00Z", "2024-05-16T08:00:00", "newsml.value", WARNING),
        ("2024-05-16T08:00:00Z", "2024-13-16T08:00:00Z", "newsml.value", ERROR),
        ("<pubStatus", "<firstCreated>2025-01-01T00:00:00Z</firstCreated><pubStatus", "newsml.value", WARNING),
    ],
)
def test_what_is_wrong_with_the_item(before, after, code, severity) -> None:
    assert [one[:2] for one in found(item("", META.replace(before, after)))] == [(code, severity)]


@pytest.mark.parametrize(
    ("content", "code", "severity", "words"),
    [
        (
            f'<inlineXML contenttype="application/nitf+xml"><html {XHTML}><body/></html></inlineXML>',
            "newsml.payload",
            ERROR,
            "<html>",
        ),
        (
            '<inlineXML contenttype="application/xhtml+xml"><html xmlns=""><body/></html></inlineXML>',
            "newsml.payload",
            ERROR,
            "not XHTML",
        ),
        (
            f'<inlineXML contenttype="text/html"><nitf {NITF}><body/></nitf></inlineXML>',
            "newsml.payload",
            ERROR,
            "is NITF",
        ),
        (f"<inlineXML><html {XHTML}/><html {XHTML}/></inlineXML>", "newsml.payload", ERROR, "2 elements"),
        ("<inlineXML/>", "newsml.payload", WARNING, "no element"),
        ("<inlineXML><story/></inlineXML>", "newsml.payload", ERROR, "namespace"),
        ('<inlineData contenttype="html">x</inlineData>', "newsml.payload", WARNING, "media type"),
        (
            '<inlineData contenttype="text/plain">&lt;p&gt;x&lt;/p&gt;</inlineData>',
            "newsml.payload",
            WARNING,
            "&lt;/p&gt;".replace("&lt;", "<").replace("&gt;", ">"),
        ),
        (f'<inlineData wordcount="9">{"word " * 60}</inlineData>', "newsml.wordcount", WARNING, "60 words"),
        (SOUND.replace('wordcount="3"', 'wordcount="300"'), "newsml.wordcount", WARNING, "3 words"),
    ],
)
def test_what_is_wrong_with_a_payload(content, code, severity, words) -> None:
    ((said, level, message),) = found(item(content))
    assert (said, level) == (code, severity)
    assert words in message


@pytest.mark.parametrize("count", ["55", "60", "75", "40"])
def test_a_word_count_that_others_count_otherwise_is_no_fault(count) -> None:
    assert found(item(f'<inlineData wordcount="{count}">{"word " * 60}</inlineData>')) == []


def test_tags_of_html_are_no_words() -> None:
    text = "&lt;a href='https://agency.example/' title='One two three four'&gt;word&lt;/a&gt; " * 30
    assert found(item(f'<inlineData contenttype="text/html" wordcount="30">{text}</inlineData>')) == []


def test_chinese_words_are_counted_by_sign() -> None:
    assert found(item(f'<inlineData wordcount="80">{"中国" * 40}</inlineData>')) == []


# --- aliases and vocabularies -------------------------------------------------------------------------------------------


def declared(*schemes: str, content: str) -> bytes:
    rows = "".join(f"<scheme {scheme}/>" for scheme in schemes)
    return item("", meta(content)).replace(b"<itemMeta>", f"<catalog>{rows}</catalog><itemMeta>".encode(), 1)


def test_an_inline_catalog_declares_aliases_and_may_give_iptcs_another_name() -> None:
    own = 'alias="mine" uri="https://agency.example/cv/mine/"'
    status = 'alias="state" uri="http://cv.iptc.org/newscodes/pubstatusg2/"'
    taken = 'alias="stat" uri="https://agency.example/cv/stat/"'
    assert found(declared(own, content='<subject qcode="mine:x"/>')) == []
    ((code, _, message),) = found(declared(status, content='<subject qcode="state:cancelled"/>'))
    assert code == "newsml.code"
    assert "state:cancelled" in message
    # The agency's own vocabulary under an alias of IPTC's: nothing is known of its codes.
    data = declared(taken, content='<subject qcode="stat:anything"/>')
    assert [one for one in found(data) if "anything" in one[2]] == []


def test_older_catalogs_of_iptc_declare_less() -> None:
    data = item("", meta('<digitalSourceType qcode="digsrctype:print"/><subject qcode="tone:x"/>'))
    old = data.replace(b"Standards_41", b"Standards_32")
    assert [one[0] for one in found(data)] == []
    assert [one[0] for one in found(old)] == ["newsml.alias"]


def test_codes_are_checked_under_any_edition_and_under_no_other_catalog() -> None:
    data = item("", META.replace("stat:usable", "stat:cancelled"))
    newer = data.replace(b"Standards_41", b"Standards_77")
    other = data.replace(b"http://www.iptc.org/std/catalog/", b"https://agency.example/")
    assert "newsml.code" in [one[0] for one in found(newer)]
    assert found(other) == []


def test_several_codes_in_one_attribute_are_all_checked() -> None:
    data = item("", meta('<creator literal="x" role="cpprole:author cpprole:Editor mine:y"/>'))
    assert sorted(one[0] for one in found(data)) == ["newsml.alias", "newsml.code"]


# --- ids and references -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (item(SOUND).replace(b"<contentSet>", b'<contentSet original="gone">'), "gone"),
        (item(SOUND).replace(b"<contentSet>", b'<contentSet original="p1">'), "no rendition"),
        (item(SOUND).replace(b"<contentSet>", b'<inlineRef idrefs="p1 p2" literal="x"/><contentSet>'), "p2"),
    ],
)
def test_references_lead_to_what_they_must(data, words) -> None:
    ((code, severity, message),) = found(data)
    assert (code, severity) == ("newsml.idref", ERROR)
    assert words in message


def package(groups: str, root: str = "r") -> bytes:
    data = item("").replace(b"newsItem", b"packageItem").replace(b"tag:a", b"tag:package")
    return data.replace(b"<contentSet></contentSet>", f'<groupSet root="{root}">{groups}</groupSet>'.encode())


MEMBER = (
    '<itemRef residref="tag:a" version="{}" contenttype="application/vnd.iptc.g2.newsitem+xml">'
    '<itemClass qcode="ninat:text"/></itemRef>'
)


def test_roots_and_group_references_name_groups() -> None:
    group = '<group id="r" role="pgrmod:seq"><groupRef idref="{}"/></group>'
    assert [one[0] for one in found(package(group.format("r")))] == []
    assert [one[0] for one in found(package(group.format("x")))] == ["newsml.idref"]
    wrong = '<group id="r" role="pgrmod:seq"><itemRef id="i" residref="a" contenttype="a/b"><itemClass qcode="ninat:text"/></itemRef></group>'
    ((code, _, message),) = found(package(wrong, root="i"))
    assert code == "newsml.idref"
    assert "itemRef, not to a group" in message


def message(*items: bytes) -> bytes:
    inner = b"".join(items)
    head = b"<header><sent>2024-05-16T08:00:00Z</sent><priority>4</priority></header>"
    return (
        b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        + head
        + b"<itemSet>"
        + inner
        + b"</itemSet></newsMessage>"
    )


GROUP = '<group id="r" role="pgrmod:seq">' + MEMBER + "</group>"


def test_ids_are_unique_over_a_message_and_references_stay_in_their_item() -> None:
    other = item(SOUND).replace(b"tag:a", b"tag:b")
    codes = [one[0] for one in found(message(item(SOUND), other))]
    assert codes == ["newsml.id-twice"] * 2
    pointing = (
        item("")
        .replace(b"tag:a", b"tag:b")
        .replace(b"<contentSet>", b'<inlineRef idrefs="p1" literal="x"/><contentSet>')
    )
    ((code, _, text),) = found(message(item(SOUND), pointing))
    assert code == "newsml.idref"
    (finding,) = validate(message(item(SOUND), pointing))
    assert "another item" in finding.hints[0]
    assert "p1" in text


def test_a_member_in_another_version_is_a_warning_and_one_elsewhere_information() -> None:
    there = message(item(SOUND), package(GROUP.format("1")))
    assert found(there) == []
    other = message(item(SOUND), package(GROUP.format("2")))
    assert [one[:2] for one in found(other)] == [("newsml.member", WARNING)]
    away = message(package(GROUP.format("1")))
    assert [one[:2] for one in found(away)] == [("newsml.member", Severity.INFO)]


def test_an_item_twice_in_a_message() -> None:
    assert [one[0] for one in found(message(item(""), item("")))] == ["newsml.item-twice"]
    assert found(message(item(""), item("").replace(b'version="1"', b'version="2"'))) == []


def test_the_header_of_a_message_is_checked_too() -> None:
    data = message(item("")).replace(b"<priority>4", b"<priority>0").replace(b"08:00:00Z</sent>", b"08:00</sent>")
    assert [one[0] for one in found(data)] == ["newsml.value", "newsml.value"]


# --- NITF by itself -----------------------------------------------------------------------------------------------------

STORY = (
    f'<nitf {NITF}><head><title>T</title></head><body><body.content><block><p id="a">W <a href="#a">x</a></p></block>'
    "</body.content></body></nitf>"
).encode()


def test_an_nitf_document_is_checked_by_its_own_schema_and_rules(shared) -> None:
    assert validate(STORY, shared / "newsml-g2") == ()
    broken = STORY.replace(b"<block><p", b"<block><figure/><p").replace(b"#a", b"#b")
    assert {one.code for one in validate(broken, shared / "newsml-g2")} == {
        "newsml.schema",
        "newsml.nitf",
        "newsml.idref",
    }


def test_nitf_without_its_namespace_is_named() -> None:
    (finding,) = validate(STORY.replace(NITF.encode(), b""))
    assert finding.code == "newsml.root"
    assert "NITF/2006-10-18" in finding.hints[0]


def test_findings_stand_at_their_line_and_column() -> None:
    data = item("", meta('\n  <subject qcode="medtop:20000261"/>\n  <language tag="eng"/>'))
    places = [(one.code, one.span.line, one.span.column) for one in validate(data, None, "a.xml")]
    assert places == [("newsml.code-retired", 4, 3), ("newsml.language", 5, 3)]
