"""Validation of files of anybody's: findings with places, and no harm from hostile ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefc.formats.newsml.validate import validate
from briefc.model.diagnostic import Severity
from tests.formats.newsml.handmade import article, news_item, rendering

HEAD = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:a" version="1" standard="NewsML-G2"'
    ' standardversion="2.35" conformance="power">'
    '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>\n'
)
META = (
    '<itemMeta><itemClass qcode="ninat:text"/><provider literal="a"/>'
    "<versionCreated>2024-05-16T08:00:00Z</versionCreated><pubStatus qcode='stat:usable'/></itemMeta>\n<contentMeta/>\n"
)
NITF = 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'


def item(content: str, meta: str = META) -> bytes:
    return f"{HEAD}{meta}<contentSet>{content}</contentSet></newsItem>".encode()


def codes(data: bytes, schemas: Path | None = None) -> list[str]:
    return [found.code for found in validate(data, schemas, "a.xml")]


def test_what_briefc_writes_has_no_finding(shared) -> None:
    outcome = news_item(article("T.", section=("World",)), "<p>T.</p>", rendering())
    assert outcome.value is not None
    assert validate(outcome.value[0].data, shared / "newsml-g2") == ()


@pytest.mark.parametrize("name", ["article", "kill", "picture"])
def test_the_published_samples_are_valid_by_the_schemas(shared, name) -> None:
    data = (shared / "newsml-g2" / "samples" / f"{name}.xml").read_bytes()
    assert [found for found in validate(data, shared / "newsml-g2") if found.severity is Severity.ERROR] == []


def test_a_message_is_validated_item_by_item(shared) -> None:
    data = (shared / "newsml-g2" / "samples" / "message.xml").read_bytes()
    assert "newsml.schema" not in codes(data, shared / "newsml-g2")
    broken = data.replace(b"<pubStatus", b"<pubState", 1)
    assert broken != data
    assert "newsml.schema" in codes(broken, shared / "newsml-g2") or "newsml.syntax" in codes(broken)


def test_a_syntax_error_has_its_place() -> None:
    (found,) = validate(b"<a>\n  <b></a>", None, "a.xml")
    assert found.code == "newsml.syntax"
    assert str(found.span) == "a.xml:2:10"


def test_the_schemas_findings_have_line_and_column(shared) -> None:
    data = item("", META.replace("2024-05-16T08:00:00Z", "yesterday"))
    found = validate(data, shared / "newsml-g2", "a.xml")
    place = (2, META.index("<versionCreated") + 1)
    assert [(f.code, f.span.line, f.span.column) for f in found] == [
        ("newsml.schema", *place),
        ("newsml.value", *place),
    ]
    assert "yesterday" in found[0].message
    assert "http://" not in found[0].message


def test_a_body_is_validated_by_its_own_schema_with_its_place(shared) -> None:
    data = item(
        f"<inlineXML>\n\n<nitf {NITF}><body><body.content><block><p/>\n<bq>x</bq></block></body.content></body></nitf></inlineXML>"
    )
    found = [f for f in validate(data, shared / "newsml-g2", "a.xml") if f.code == "newsml.schema"]
    assert [str(f.span) for f in found] == ["a.xml:7:1"]
    assert "bq" in found[0].message


def test_a_finding_below_a_prefixed_element_has_its_place(shared) -> None:
    body = f"<n:nitf {NITF.replace('xmlns', 'xmlns:n')}><n:body><n:body.content>\n<n:p><n:b/></n:p></n:body.content></n:body></n:nitf>"
    found = validate(item(f"<inlineXML>{body}</inlineXML>"), shared / "newsml-g2", "a.xml")
    assert [(f.span.line, f.span.column) for f in found if f.code == "newsml.schema"] == [(5, 6)]


def test_a_folder_without_schemas_is_said_and_the_rest_is_checked(tmp_path) -> None:
    found = codes(item('<inlineData rendition="own:x"/>'), tmp_path)
    assert found == ["newsml.schema-missing", "newsml.alias"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<inlineData rendition="own:x">x</inlineData>', "newsml.alias"),
        ('<inlineData id="a">x</inlineData><inlineData id="a">x</inlineData>', "newsml.id-twice"),
        (
            f'<inlineXML><nitf {NITF}><body><body.content><block><p><a href="#x">y</a></p></block></body.content></body></nitf></inlineXML>',
            "newsml.idref",
        ),
        (
            f"<inlineXML><nitf {NITF}><body><body.content><block><figure/></block></body.content></body></nitf></inlineXML>",
            "newsml.nitf",
        ),
    ],
)
def test_what_the_schemas_cannot_see(content, code) -> None:
    assert codes(item(content)) == [code]


def test_references_of_a_package_and_of_renditions_must_lead_somewhere() -> None:
    data = item("").replace(b"<contentSet>", b'<contentSet original="gone">')
    assert codes(data) == ["newsml.idref"]
    package = item("").replace(b"newsItem", b"packageItem")
    package = package.replace(
        b"<contentSet></contentSet>",
        b'<groupSet root="r"><group id="r" role="pgrmod:seq"><itemRef href="x"/></group></groupSet>',
    )
    assert codes(package) == ["newsml.item-reference", "newsml.unreadable"]


def test_aliases_of_another_catalog_are_not_judged() -> None:
    data = item('<inlineData rendition="own:x">x</inlineData>').replace(b"Standards_41", b"Standards_99")
    assert codes(data) == ["newsml.unreadable"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (item("").replace(b' version="1"', b""), "version"),
        (item("", META.replace("<pubStatus qcode='stat:usable'/>", "")), "pubStatus"),
        (item("", META.replace("<contentMeta/>", "")), "contentMeta"),
        (item("").replace(b"<contentSet></contentSet>", b""), "contentSet"),
        (item("<!-- x -->"), "comment"),
        (item('<remoteContent href="x"/>'), "rendition"),
        (
            item(f"<inlineXML><nitf {NITF}><body><body.content><p>x</p></body.content></body></nitf></inlineXML>"),
            "block",
        ),
        (item(f"<inlineXML><n:nitf {NITF.replace('xmlns', 'xmlns:n')}><n:body/></n:nitf></inlineXML>"), "prefix"),
        (item('<inlineXML><nitf xmlns=""><body/></nitf></inlineXML>'), "namespace"),
    ],
)
def test_what_a_reader_stops_at_is_a_warning(data, message) -> None:
    (found,) = validate(data)
    assert (found.code, found.severity) == ("newsml.unreadable", Severity.WARNING)
    assert message in found.message


# --- hostile files ------------------------------------------------------------------------------------------------------

DOCTYPES = {
    "external": '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    "entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "bomb": "<!DOCTYPE a [<!ENTITY a0 'xxxxxxxxxx'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>",
}


@pytest.mark.parametrize("kind", DOCTYPES)
def test_a_document_type_is_refused_before_anything_is_looked_at(kind) -> None:
    entity = {"entity": "&x;", "bomb": "&a9;"}.get(kind, "")
    data = (DOCTYPES[kind] + item(f"<inlineData>{entity}</inlineData>").decode()).encode()
    found = validate(data)
    assert [f.code for f in found] == ["newsml.doctype"]
    assert "root:" not in str(found)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01",
        b"not xml",
        b"\xff\xfe<\x00a\x00",
        b"<a/>",
        b"<a>" * 5000,
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
    ],
)
def test_what_is_no_item_is_one_finding(data) -> None:
    assert len(validate(data, None, "a.xml")) == 1


def test_a_huge_file_is_not_looked_at(monkeypatch) -> None:
    monkeypatch.setattr("briefc.formats.newsml.validate.LARGEST", 10)
    assert codes(item("")) == ["newsml.syntax"]


def test_a_schema_location_in_a_file_is_not_followed(shared) -> None:
    location = b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x file:///etc/passwd"'
    data = item("").replace(b" guid=", location + b" guid=")
    assert codes(data, shared / "newsml-g2") == []
