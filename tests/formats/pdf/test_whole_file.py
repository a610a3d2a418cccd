"""What a PDF says as a whole, read back from a file of one empty page by pikepdf and judged by veraPDF."""

from __future__ import annotations

import hashlib
import io
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from briefc.formats.pdf.attachments import add_attachments
from briefc.formats.pdf.conformance import header_version, lacks, may_link
from briefc.formats.pdf.info import info_entries, pdf_date
from briefc.formats.pdf.intents import profile_name, srgb_profile
from briefc.formats.pdf.labels import page_labels
from briefc.formats.pdf.objects import Name, Text
from briefc.model.artifact import CONFORMANCES, OutputIntent, PrintPage
from tests.formats.pdf.bare_file import PRESS, XML, BareFile, bare_pdf, page_of, press_profile
from tests.tools.verapdf import verapdf


def opened(page: PrintPage) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(bare_pdf(page)))


# --- standards -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "flavours"),
    [
        (page_of(), ("3a", "ua1")),
        (page_of(attachments=(), label="", marking="", authors=(), keywords=(), rights=""), ("3a", "ua1")),
        (page_of(language="ar-EG", duplex=True, created="", modified=""), ("3a", "ua1")),
        (page_of(conformance="ua-1"), ("ua1",)),
        (page_of(conformance="a-4f"), ("4f",)),
        (page_of(conformance="a-4f", attachments=()), ("4",)),
    ],
    ids=["a-3a", "bare", "arabic", "ua-1", "a-4f", "a-4"],
)
def test_the_file_keeps_to_what_it_claims(
    page: PrintPage, flavours: tuple[str, ...], tmp_path: Path, need_tool: Callable[[str], Path]
) -> None:
    need_tool("verapdf")
    path = tmp_path / "bare.pdf"
    path.write_bytes(bare_pdf(page))
    assert verapdf(path, *flavours) == []


@pytest.mark.parametrize("conformance", CONFORMANCES)
def test_the_same_page_gives_the_same_bytes_and_says_no_clock(conformance: str) -> None:
    page = page_of(conformance=conformance, intent=PRESS)
    assert bare_pdf(page) == bare_pdf(page)
    with opened(page) as pdf:
        assert pdf.pdf_version == header_version(conformance)
        with pdf.open_metadata() as told:
            assert told["xmp:MetadataDate"] == "2024-05-17T00:00:00+00:00"


@pytest.mark.parametrize("conformance", ["a-3a", "ua-1", "x-4", "plain"])
def test_info_and_xmp_say_the_same(conformance: str) -> None:
    with opened(page_of(conformance=conformance, intent=PRESS)) as pdf, pdf.open_metadata() as told:
        info = pdf.docinfo
        assert str(info.Title) == told["dc:title"] == "Harbour – Гавань & <quay>"
        assert str(info.Author).split("; ") == told["dc:creator"] == ["Ann Ash", "Ben Ó Bríain"]
        assert str(info.Subject) == told["dc:description"]
        assert str(info.Keywords) == told["pdf:Keywords"] == "harbour, ships"
        assert str(info.Producer) == told["pdf:Producer"]
        assert str(info.Creator) == told["xmp:CreatorTool"]
        assert (str(info.CreationDate), told["xmp:CreateDate"]) == (
            "D:20240516094000+02'00'",
            "2024-05-16T09:40:00+02:00",
        )
        assert (str(info.ModDate), told["xmp:ModifyDate"]) == ("D:20240517000000Z", "2024-05-17T00:00:00+00:00")


def test_an_archive_in_pdf_2_has_no_info() -> None:
    assert info_entries(page_of(conformance="a-4f")) == {}
    with opened(page_of(conformance="a-4f")) as pdf:
        assert pikepdf.Name.Info not in pdf.trailer


# --- metadata --------------------------------------------------------------------------------------------------------


def test_xmp_says_whose_it_is_in_which_language_and_who_may_have_it() -> None:
    with opened(page_of()) as pdf, pdf.open_metadata() as told:
        own = "{urn:uuid:98c108d9-947d-55cb-a586-92deb1ee0211#}"
        assert told["dc:identifier"] == "tag:harbour.example,2024-05-16:harbour:2"
        assert told["dc:rights"] == "© Harbour Desk"
        assert told["dc:publisher"] == {"Harbour Desk"}
        assert told["dc:language"] == {"en-GB"}
        assert told["dc:subject"] == {"harbour", "ships"}
        assert told["xmpRights:Marked"] == "True"
        assert told["xmpRights:UsageTerms"] == "TLP:AMBER+STRICT · OFFICIAL – SENSITIVE"
        assert told[f"{own}label"] == "TLP:AMBER+STRICT"
        assert told[f"{own}marking"] == "OFFICIAL – SENSITIVE"
        packet = pdf.Root.Metadata.read_raw_bytes().decode()
        assert '<rdf:li xml:lang="en-GB">Harbour – Гавань &amp; &lt;quay&gt;</rdf:li>' in packet
        assert packet.count("<rdf:RDF") == 1


def test_versions_of_an_item_share_no_identity_and_prints_of_one_version_share_half() -> None:
    def identities(page: PrintPage) -> tuple[str, str]:
        with opened(page) as pdf, pdf.open_metadata() as told:
            return told["xmpMM:DocumentID"], told["xmpMM:InstanceID"]

    first, other = identities(page_of()), identities(page_of(html="<h1>Other</h1>"))
    assert first[0] == other[0]
    assert first[1] != other[1]
    assert identities(page_of(attachments=()))[1] != first[1]
    assert identities(page_of(identifier="tag:harbour.example,2024-05-16:harbour:3"))[0] != first[0]


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2024-05-16T09:40:00+05:30", "D:20240516094000+05'30'"),
        ("2024-05-16T09:40:00-08:00", "D:20240516094000-08'00'"),
        ("2024-05-16T09:40:00Z", "D:20240516094000Z"),
        ("2024-05-16T09:40:00", "D:20240516094000"),
        ("2024-05-16", "D:20240516"),
        ("", ""),
    ],
)
def test_dates_keep_their_zone(iso: str, written: str) -> None:
    assert pdf_date(iso) == written


# --- attached files --------------------------------------------------------------------------------------------------


def test_attached_files_come_out_as_they_went_in_and_are_associated_once_each() -> None:
    with opened(page_of()) as pdf:
        assert list(pdf.attachments) == ["ansage.xml", "harbour.xml"]
        inside = pdf.attachments["harbour.xml"].get_file()
        assert inside.read_bytes() == XML
        assert inside.mime_type == "application/vnd.iptc.g2.packageitem+xml"
        assert inside.obj.Params.Size == len(XML)
        assert bytes(inside.obj.Params.CheckSum) == hashlib.md5(XML, usedforsecurity=False).digest()
        assert str(inside.obj.Params.ModDate) == "D:20240517000000Z"
        tree = pdf.Root.Names.EmbeddedFiles.Names
        assert [one.objgen for one in pdf.Root.AF] == [one.objgen for one in list(tree)[1::2]]
        assert {str(one.AFRelationship) for one in pdf.Root.AF} == {"/Source"}
        assert {(str(one.F), str(one.UF), str(one.Desc)) for one in pdf.Root.AF} == {
            ("ansage.xml", "ansage.xml", "text"),
            ("harbour.xml", "harbour.xml", "package"),
        }


def test_files_are_attached_but_not_associated_where_pdf_knows_no_associated_files() -> None:
    for conformance in ("ua-1", "plain"):
        with opened(page_of(conformance=conformance)) as pdf:
            assert len(pdf.attachments) == 2
            assert pikepdf.Name.AF not in pdf.Root


def test_two_attached_files_of_one_name_are_refused() -> None:
    page = page_of()
    doubled = replace(page, attachments=(page.attachments[0], page.attachments[0]))
    with pytest.raises(ValueError, match=r"harbour\.xml"):
        add_attachments(doubled, BareFile())


# --- how it is shown -------------------------------------------------------------------------------------------------


def test_viewers_show_title_bookmarks_and_reading_direction() -> None:
    with opened(page_of()) as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pikepdf.Name.Direction not in pdf.Root.ViewerPreferences
        assert pdf.Root.PageMode == "/UseOutlines"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
    with opened(page_of(language="ar", duplex=True)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_a_page_is_called_what_stands_on_it_and_a_cover_by_name() -> None:
    assert page_labels(page_of(), [1, 2, 3]) == {"Nums": [0, {"P": Text("Cover")}, 1, {"S": Name("D"), "St": 2}]}
    assert page_labels(page_of(language="zh-Hans"), [1]) == {"Nums": [0, {"P": Text("封面")}]}
    single = page_of(html="<h1>One</h1>")
    assert page_labels(single, [1, 2]) == {"Nums": [0, {"S": Name("D")}]}
    again = page_labels(single, [1, 2, 1, 2, 7])
    assert again == {"Nums": [0, {"S": Name("D")}, 2, {"S": Name("D")}, 4, {"S": Name("D"), "St": 7}]}


# --- print files -----------------------------------------------------------------------------------------------------


def test_a_print_file_names_its_printing_condition_and_what_rgb_means() -> None:
    page = page_of(conformance="x-4", intent=PRESS)
    assert list(lacks(page)) == []
    with opened(page) as pdf, pdf.open_metadata() as told:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "Coated FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == PRESS.profile
        assert intent.DestOutputProfile.N == 4
        kind, profile = pdf.pages[0].Resources.ColorSpace.DefaultRGB
        assert kind == "/ICCBased"
        assert profile.read_bytes() == srgb_profile()
        assert pdf.docinfo.Trapped == "/False"
        assert told["pdf:Trapped"] == "False"
        assert told["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
        assert (told["xmpMM:VersionID"], told["xmpMM:RenditionClass"]) == ("1", "default")
        assert len(pdf.attachments) == 0
        assert pikepdf.Name.AF not in pdf.Root
    assert not may_link("x-4")


def test_a_printing_condition_without_a_name_is_called_what_its_profile_is() -> None:
    assert profile_name(srgb_profile()) == "sRGB2014"
    two_languages = b"mluc" + bytes(4) + struct.pack(">IIHHII", 1, 12, 25966, 21843, 12, 28)
    tag = two_languages + "Gestr. ü".encode("utf-16-be")[:12]
    start = 132 + 12
    profile = bytearray(PRESS.profile[:128]) + struct.pack(">I4sII", 1, b"desc", start, len(tag)) + tag
    profile[:4] = struct.pack(">I", len(profile))
    assert profile_name(bytes(profile)) == "Gestr."
    assert profile_name(PRESS.profile) == ""
    with opened(page_of(conformance="x-4", intent=OutputIntent("", bytes(profile)))) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.OutputConditionIdentifier), str(intent.Info)) == ("Custom", "Gestr.")
    with opened(page_of(conformance="x-4", intent=OutputIntent("", PRESS.profile))) as pdf:
        assert str(pdf.Root.OutputIntents[0].Info) == "Custom"


@pytest.mark.parametrize(
    ("intent", "said"),
    [
        (None, "there is none"),
        (OutputIntent("x", b"no profile"), "no ICC profile"),
        (OutputIntent("x", PRESS.profile + b"\0"), "is 133 bytes long and says 132"),
        (OutputIntent("x", press_profile(b"mntr", b"RGB ")), "of a monitor, not of a printer"),
        (OutputIntent("x", press_profile(space=b"6CLR")), "for 6CLR"),
        (OutputIntent("x", press_profile(version=5)), "version 5"),
        (OutputIntent("x", srgb_profile()), "not of a printer"),
    ],
)
def test_a_print_file_needs_the_profile_of_a_printer(intent: OutputIntent | None, said: str) -> None:
    (found,) = lacks(page_of(conformance="x-4", intent=intent))
    assert found.code == "pdf.output-intent"
    assert said in found.message
    assert "pdf.intent" in found.hints[0]


def test_other_files_need_no_intent() -> None:
    for conformance in ("a-3a", "ua-1", "a-4f", "plain"):
        assert list(lacks(page_of(conformance=conformance))) == []
