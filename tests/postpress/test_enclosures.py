"""Files inside PDFs of anybody are found, checked, and written nowhere but where they may."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String

from briefc.model.outcome import Outcome
from briefc.postpress import enclosures
from briefc.postpress.enclosures import Enclosure, read_enclosures
from briefc.postpress.unpacking import named, safe_name, write_enclosure


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **options)  # type: ignore[arg-type] # whatever a test wants
    return out.getvalue()


def blank() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return pdf


def specification(pdf: pikepdf.Pdf, name: str, data: bytes, **entries: object) -> pikepdf.Object:
    stream = Stream(pdf, data)
    stream.Type = Name.EmbeddedFile
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String(name), EF=Dictionary(F=stream), **entries)  # type: ignore[arg-type]
    )


def inside(data: bytes) -> list[tuple[str, bytes | None]]:
    read = read_enclosures(data, "some.pdf")
    assert read.value is not None, read.diagnostics
    return [(one.name, one.data) for one in read.value]


def code_of(read: Outcome[tuple[Enclosure, ...]]) -> str:
    assert read.value is None
    (found,) = read.diagnostics
    return found.code


# --- what is found ---------------------------------------------------------------------------------------------------


def test_listed_files_come_in_the_order_of_their_tree_with_all_that_is_said_of_them() -> None:
    pdf = blank()
    for name in ("b.txt", "a.txt"):
        pdf.attachments[name] = pikepdf.AttachedFileSpec(
            pdf,
            name.encode(),
            filename=name,
            description=f"file {name}",
            mime_type="text/plain",
            creation_date="",
            mod_date="",
        )
    first, _ = read_enclosures(saved(pdf), "some.pdf").value or ()
    assert (first.name, first.data, first.media_type, first.description) == (
        "a.txt",
        b"a.txt",
        "text/plain",
        "file a.txt",
    )


def test_files_in_annotations_and_associated_with_pages_are_found_once_each() -> None:
    pdf = blank()
    held = specification(pdf, "held.txt", b"in an annotation")
    beside = specification(pdf, "beside.txt", b"of the page", AFRelationship=Name.Data)
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=held, Rect=[0, 0, 9, 9])])
    pdf.pages[0].AF = Array([beside])
    pdf.Root.AF = Array([beside])
    assert sorted(inside(saved(pdf))) == [("beside.txt", b"of the page"), ("held.txt", b"in an annotation")]


def test_a_specification_written_into_its_annotation_is_found() -> None:
    pdf = blank()
    direct = Dictionary(Type=Name.Filespec, UF=String("поле.txt"), EF=Dictionary(UF=Stream(pdf, b"x")))
    pdf.pages[0].Annots = Array(
        [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=direct))]
    )
    assert inside(saved(pdf)) == [("поле.txt", b"x")]


def test_a_tree_that_bites_its_tail_is_read_once() -> None:
    pdf = blank()
    node = pdf.make_indirect(Dictionary(Names=Array([String("x"), specification(pdf, "x.txt", b"x")])))
    node.Kids = Array([node])
    pdf.Root.Names = Dictionary(EmbeddedFiles=node)
    assert inside(saved(pdf)) == [("x.txt", b"x")]


@pytest.mark.parametrize(
    "odd",
    [
        {"Names": 5},
        {"Names": Dictionary(EmbeddedFiles=Array([]))},
        {"Names": Dictionary(EmbeddedFiles=Dictionary(Names=Array([1, 2, 3]), Kids=7))},
        {"AF": Name.Nothing},
        {"AF": Array([1, Dictionary(EF=3), Dictionary(EF=Dictionary(F=4))])},
    ],
)
def test_objects_of_other_types_than_they_should_be_hold_no_files(odd: dict[str, object]) -> None:
    pdf = blank()
    for key, value in odd.items():
        pdf.Root[f"/{key}"] = value
    assert inside(saved(pdf)) == []


def test_names_in_no_encoding_are_left_out() -> None:
    pdf = blank()
    held = specification(pdf, "held.txt", b"x")
    pdf.Root.AF = Array([held])
    data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable).replace(b"/EmbeddedFile", b"/Emb#ff#fefile")
    data = data.replace(b"/Type /Filespec", b"/AFRelationship /a#ff")
    assert inside(data) == [("held.txt", b"x")]


# --- what is wrong ---------------------------------------------------------------------------------------------------


def test_a_file_that_needs_a_password_is_named_and_one_that_does_not_is_read() -> None:
    pdf = blank()
    pdf.attachments["a.txt"] = b"words"
    locked = saved(pdf, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert code_of(read_enclosures(locked, "some.pdf")) == "extract.encrypted"
    open_to_all = saved(pdf, encryption=pikepdf.Encryption(owner="o", user=""))
    assert inside(open_to_all) == [("a.txt", b"words")]


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7\n", b"text", b"\x00" * 5000, b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n"]
)
def test_what_is_no_pdf_is_an_error(data: bytes) -> None:
    read = read_enclosures(data, "some.pdf")
    assert code_of(read) == "extract.unreadable"
    assert "BytesIO" not in read.diagnostics[0].message


def test_any_cut_of_a_file_is_read_or_refused() -> None:
    pdf = blank()
    pdf.attachments["a.txt"] = b"words " * 50
    whole = saved(pdf)
    for end in range(0, len(whole), 7):
        read = read_enclosures(whole[:end], "some.pdf")
        assert (read.value is None) == bool(read.diagnostics)


@settings(deadline=None)
@given(st.binary(max_size=30), st.integers(0, 2000))
def test_any_damage_is_read_or_refused(junk: bytes, at: int) -> None:
    pdf = blank()
    pdf.attachments["a.txt"] = b"words"
    whole = saved(pdf)
    at %= len(whole)
    read = read_enclosures(whole[:at] + junk + whole[at + len(junk) :], "some.pdf")
    assert (read.value is None) == bool(read.diagnostics)


def test_bytes_that_are_not_those_that_were_put_in_are_said_to_be_so() -> None:
    pdf = blank()
    pdf.attachments["a.txt"] = b"words"
    stream = pdf.attachments["a.txt"].get_file().obj
    assert [one.trouble for one in read_enclosures(saved(pdf), "some.pdf").value or ()] == [""]
    stream.write(b"swords")
    (one,) = read_enclosures(saved(pdf), "some.pdf").value or ()
    assert "had 5 when" in one.trouble
    stream.write(b"sword")
    (one,) = read_enclosures(saved(pdf), "some.pdf").value or ()
    assert "digest" in one.trouble


def test_more_than_can_be_unpacked_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosures, "LARGEST", 1000)
    pdf = blank()
    bomb = specification(pdf, "bomb.txt", b"")
    bomb.EF.F.write(zlib.compress(b"\0" * 1001), filter=Name.FlateDecode)
    fits = specification(pdf, "fits.txt", b"")
    fits.EF.F.write(zlib.compress(b"\0" * 1000), filter=Name.FlateDecode)
    cut = specification(pdf, "cut.txt", b"")
    cut.EF.F.write(zlib.compress(b"\0" * 900)[:-6], filter=Name.FlateDecode)
    pdf.Root.AF = Array([bomb, fits, cut])
    found = dict(inside(saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)))
    assert found == {"bomb.txt": None, "fits.txt": b"\0" * 1000, "cut.txt": None}


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("story.xml", "story.xml"),
        ("Гавань — 1.xml", "Гавань — 1.xml"),
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd", "passwd"),
        ("C:\\Windows\\a.dll", "a.dll"),
        ("..", "_"),
        (".", "_"),
        ("", "file"),
        ("a/", "file"),
        (".bashrc", "_bashrc"),
        ("...", "_"),
        ("report.pdf. ", "report.pdf_"),
        ("a\x00b\nc.txt", "a_b_c.txt"),
        ("invoice\u202efdp.exe", "invoice_fdp.exe"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("a<b>:c|d?.txt", "a_b__c_d_.txt"),
        ("x" * 400 + ".xml", "x" * 196 + ".xml"),
        ("é" * 200, "é" * 100),
    ],
)
def test_a_name_is_made_safe(name: str, written: str) -> None:
    assert safe_name(name) == written


@settings(deadline=None)
@given(st.text())
def test_any_name_is_one_step_and_stays_what_it_is(name: str) -> None:
    fit = safe_name(name)
    assert fit not in {"", ".", ".."}
    assert not {"/", "\\", "\0"} & set(fit)
    assert len(fit.encode()) <= 200
    assert safe_name(fit) == fit


def test_no_two_files_get_the_same_name() -> None:
    files = [Enclosure(name, b"") for name in ("a.txt", "x/a.txt", "A.TXT", "a-2.txt", "", "")]
    names = [name for name, _ in named(files)]
    assert names == ["a.txt", "a-2.txt", "A-3.TXT", "a-2-2.txt", "file", "file-2"]


# --- writing ---------------------------------------------------------------------------------------------------------


def codes(folder: Path, name: str, one: Enclosure, *, force: bool = False) -> list[str]:
    return [found.code for found in write_enclosure(folder, name, one, "some.pdf", force=force)]


def test_what_is_there_is_kept_unless_it_is_the_same_or_force_is_given(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "here"
    assert codes(folder, "a.txt", Enclosure("a.txt", b"one")) == []
    assert codes(folder, "a.txt", Enclosure("a.txt", b"one")) == []
    assert codes(folder, "a.txt", Enclosure("a.txt", b"two")) == ["extract.exists"]
    assert (folder / "a.txt").read_bytes() == b"one"
    assert codes(folder, "a.txt", Enclosure("a.txt", b"two"), force=True) == []
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
    assert (folder / "a.txt").read_bytes() == b"two"


def test_a_link_is_neither_followed_nor_taken_for_the_file(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "precious")
    assert codes(folder, "a.txt", Enclosure("a.txt", b"mine")) == ["extract.exists"]
    assert codes(folder, "a.txt", Enclosure("a.txt", b"theirs"), force=True) == []
    assert (tmp_path / "precious").read_bytes() == b"mine"
    assert (folder / "a.txt").read_bytes() == b"theirs"


def test_a_folder_that_cannot_be_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert codes(tmp_path / "file", "a.txt", Enclosure("a.txt", b"one")) == ["extract.unwritable"]
    assert codes(tmp_path, "a.txt", Enclosure("a.txt", None, trouble="broken")) == ["extract.damaged"]
