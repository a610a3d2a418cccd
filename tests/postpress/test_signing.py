"""Signed PDFs: judged by pyHanko, veraPDF and Poppler; nothing that was there is changed."""

from __future__ import annotations

import io
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from briefc.model.outcome import Outcome
from briefc.postpress.certificate import Signer, read_signer
from briefc.postpress.signing import CERTIFIED, Terms, sign
from briefc.postpress.verifying import Signature, read_trusted, verify
from tests.formats.pdf.bare_file import PRESS, bare_pdf, page_of
from tests.postpress.authority import PASSPHRASE, Holder, authority, clockmaker, packed, signer
from tests.postpress.provoking import changed
from tests.tools.verapdf import verapdf

NOW = datetime.now(UTC)


def of(holder: Holder) -> Signer:
    read = read_signer(packed(holder), PASSPHRASE.encode(), NOW, "key.p12")
    assert read.value is not None, read.diagnostics
    return read.value


@pytest.fixture(scope="module")
def ann() -> Signer:
    return of(signer())


@pytest.fixture(scope="module")
def plain() -> bytes:
    return bare_pdf(page_of())


def done(made: Outcome[bytes]) -> bytes:
    assert made.value is not None, made.diagnostics
    return made.value


def codes(outcome: Outcome[object]) -> list[str]:
    return [found.code for found in outcome.diagnostics]


def seen(data: bytes, *, trust: bool = True) -> Outcome[tuple[Signature, ...]]:
    roots = read_trusted(authority().certificate.public_bytes(Encoding.PEM), "root.pem")
    return verify(data, (roots.value or ()) if trust else (), NOW, "x.pdf")


def stamper() -> DummyTimeStamper:
    clock = clockmaker()
    store = SimpleCertificateStore()
    store.register(asn1.Certificate.load(authority().certificate.public_bytes(Encoding.DER)))
    key = clock.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate = asn1.Certificate.load(clock.certificate.public_bytes(Encoding.DER))
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    return DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(key), certs_to_embed=store, fixed_dt=at)


# --- what a signature is ---------------------------------------------------------------------------------------------


def test_a_signature_holds_names_its_maker_and_says_why_and_where(plain: bytes, ann: Signer) -> None:
    signed = done(sign(plain, ann, Terms(reason="Approved – да", location="Köln"), "x.pdf"))
    assert signed.startswith(plain)
    outcome = seen(signed)
    assert outcome.diagnostics == ()
    (one,) = outcome.value or ()
    assert (one.field, one.signer, one.reason, one.location) == ("Signature", "Ann Ash", "Approved – да", "Köln")
    assert (one.intact, one.trusted, one.stamped, one.certifies) == (True, True, False, False)
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        said = pdf.Root.AcroForm.Fields[0].V
        assert said.SubFilter == "/ETSI.CAdES.detached"
        # PAdES B-B keeps the signer's certificate among the signed attributes, and the time in the dictionary.
        assert "/M" in said
        names = {attribute.native["type"] for attribute in attributes(said)}
        assert {"content_type", "message_digest", "signing_certificate_v2"} <= names
        assert "signing_time" not in names


def attributes(said: pikepdf.Object) -> list[asn1.Attribute]:
    from asn1crypto import cms

    content = cms.ContentInfo.load(bytes(said.Contents), strict=False)["content"]
    return list(content["signer_infos"][0]["signed_attrs"])


@pytest.mark.parametrize(
    ("conformance", "flavours", "certify"),
    [("a-3a", ("3a", "ua1"), ""), ("a-3a", ("3a", "ua1"), "no-changes"), ("ua-1", ("ua1",), ""), ("a-4f", ("4f",), "")],
    ids=["a-3a", "certified", "ua-1", "a-4f"],
)
def test_a_signed_file_still_keeps_to_what_it_claims(
    conformance: str,
    flavours: tuple[str, ...],
    certify: str,
    ann: Signer,
    tmp_path: Path,
    need_tool: Callable[[str], Path],
) -> None:
    need_tool("verapdf")
    data = bare_pdf(page_of(conformance=conformance))
    path = tmp_path / "signed.pdf"
    path.write_bytes(done(sign(data, ann, Terms(certify=certify), "x.pdf")))
    assert verapdf(path, *flavours) == []


@pytest.mark.parametrize("conformance", ["a-3a", "a-4f", "x-4", "plain"])
def test_metadata_version_and_attached_files_are_as_printed(conformance: str, ann: Signer) -> None:
    data = bare_pdf(page_of(conformance=conformance, intent=PRESS))
    signed = done(sign(data, ann, Terms(), "x.pdf"))
    with pikepdf.open(io.BytesIO(data)) as before, pikepdf.open(io.BytesIO(signed)) as after:
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert dict(after.docinfo) == dict(before.docinfo)
        assert after.pdf_version == before.pdf_version
        assert "/Version" not in after.Root
        assert list(after.attachments) == list(before.attachments)
        # ISO 32002 extends PDF 2.0, and only there may an extension be an array.
        assert "/ISO_" not in after.Root.get("/Extensions", {}) or conformance == "a-4f"


def test_the_field_lies_off_the_page_and_says_what_it_is(plain: bytes, ann: Signer) -> None:
    with pikepdf.open(io.BytesIO(done(sign(plain, ann, Terms(), "x.pdf")))) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        left, bottom, right, top = map(float, field.Rect)
        assert (left, bottom) == (right, top)
        assert max(left, bottom) < -1000
        assert str(field.TU) == "Signature of Ann Ash"


def test_poppler_finds_the_signature_valid(
    plain: bytes, ann: Signer, tmp_path: Path, need_tool: Callable[[str], Path]
) -> None:
    tool = need_tool("pdfsig")
    path = tmp_path / "signed.pdf"
    path.write_bytes(done(sign(plain, ann, Terms(), "x.pdf")))
    said = subprocess.run([tool, "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said


def test_a_time_stamp_takes_the_place_of_the_signers_clock(plain: bytes, ann: Signer) -> None:
    signed = done(sign(plain, ann, Terms(), "x.pdf", stamper=stamper()))
    (one,) = seen(signed).value or ()
    assert (one.stamped, one.at) == (True, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert (one.intact, one.trusted) == (True, True)


@pytest.fixture
def clock_server() -> Iterator[str]:
    """The address of a time stamping authority, over HTTP as RFC 3161, 3.4 has it."""

    class Clock(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            answer = stamper().request_tsa_response(asked).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Clock) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_time_stamp_is_had_from_an_authority(plain: bytes, ann: Signer, clock_server: str) -> None:
    signed = done(sign(plain, ann, Terms(timestamp_url=clock_server), "x.pdf"))
    outcome = seen(signed)
    assert outcome.diagnostics == ()
    assert [one.stamped for one in outcome.value or ()] == [True]


def test_a_second_signature_leaves_the_first_whole(plain: bytes, ann: Signer) -> None:
    first = done(sign(plain, ann, Terms(), "x.pdf"))
    both = done(sign(first, of(signer("Ben Oak")), Terms(field="Second"), "x.pdf"))
    assert both.startswith(first)
    outcome = seen(both)
    assert outcome.diagnostics == ()
    assert [(one.field, one.signer) for one in outcome.value or ()] == [
        ("Signature", "Ann Ash"),
        ("Second", "Ben Oak"),
    ]


# --- what breaks it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [b"Harbour Desk", b"<newsItem/>", b"OFFICIAL", b"/Lang"])
def test_any_other_byte_breaks_it(plain: bytes, ann: Signer, at: bytes) -> None:
    signed = done(sign(plain, ann, Terms(), "x.pdf"))
    assert at in signed
    tampered = signed.replace(at, at[:1] + bytes([at[1] ^ 1]) + at[2:], 1)
    outcome = seen(tampered)
    assert codes(outcome) == ["sign.broken"]
    assert [one.intact for one in outcome.value or ()] == [False]


def test_what_is_added_later_is_seen(plain: bytes, ann: Signer) -> None:
    signed = done(sign(plain, ann, Terms(certify="no-changes"), "x.pdf"))
    assert [one.certifies for one in seen(signed).value or ()] == [True]
    later = changed(signed)
    with pikepdf.open(io.BytesIO(later)) as pdf:
        assert str(pdf.Root.Lang) == "de"
    assert codes(seen(later)) == ["sign.changed"]


def test_who_is_not_vouched_for_is_not_trusted(plain: bytes, ann: Signer) -> None:
    signed = done(sign(plain, ann, Terms(), "x.pdf"))
    unasked = seen(signed, trust=False)
    assert codes(unasked) == ["sign.untrusted"]
    assert not unasked.failed
    other = read_trusted(signer("Somebody Else").certificate.public_bytes(Encoding.DER), "other.der")
    assert verify(signed, other.value or (), NOW, "x.pdf").failed
    late = NOW + timedelta(days=400)
    roots = read_trusted(authority().certificate.public_bytes(Encoding.PEM), "root.pem").value or ()
    assert codes(verify(signed, roots, late, "x.pdf")) == ["sign.untrusted"]


def test_a_file_without_signature_is_said_to_have_none(plain: bytes) -> None:
    assert codes(seen(plain)) == ["sign.unsigned"]
    assert codes(seen(b"words")) == ["sign.unreadable"]
    assert codes(read_trusted(b"words", "root.pem")) == ["sign.certificate"]


# --- what is not signed ----------------------------------------------------------------------------------------------


def test_what_cannot_be_signed_is_an_error(plain: bytes, ann: Signer) -> None:
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user=""))
    certified = done(sign(plain, ann, Terms(certify="no-changes"), "x.pdf"))
    signed = done(sign(plain, ann, Terms(), "x.pdf"))
    for data, terms, code in (
        (locked.getvalue(), Terms(), "sign.encrypted"),
        (b"words", Terms(), "sign.unreadable"),
        (b"", Terms(), "sign.unreadable"),
        (plain[:2000], Terms(), "sign.unreadable"),
        (signed, Terms(), "sign.field"),
        (certified, Terms(field="Second"), "sign.refused"),
        (signed, Terms(field="Second", certify="forms"), "sign.refused"),
        (plain, Terms(timestamp_url="http://127.0.0.1:9/"), "sign.timestamp"),
    ):
        assert codes(sign(data, ann, terms, "x.pdf")) == [code]


@pytest.mark.parametrize("certify", CERTIFIED)
def test_a_certificate_says_what_may_be_changed(plain: bytes, ann: Signer, certify: str) -> None:
    signed = done(sign(plain, ann, Terms(certify=certify), "x.pdf"))
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        (reference,) = pdf.Root.Perms.DocMDP.Reference
        level = int(reference.TransformParams.P)
        assert {"no-changes": 1, "forms": 2, "comments": 3}[certify] == level
    assert seen(signed).diagnostics == ()


# --- keys ------------------------------------------------------------------------------------------------------------


def test_a_key_opens_with_its_passphrase_alone() -> None:
    data = packed(signer())
    assert read_signer(data, PASSPHRASE.encode(), NOW, "key.p12").value is not None
    for wrong in (None, b"", b"quay"):
        assert codes(read_signer(data, wrong, NOW, "key.p12")) == ["sign.passphrase"]
    assert read_signer(packed(signer(), ""), None, NOW, "key.p12").value is not None


def test_a_key_that_must_not_sign_does_not() -> None:
    for data, said in (
        (packed(signer(days=(-9, -2)), ""), "valid from"),
        (packed(signer(days=(2, 9)), ""), "valid from"),
        (packed(signer(signs=False), ""), "not meant for signatures"),
        (b"words", "no PKCS#12"),
        (authority().certificate.public_bytes(Encoding.PEM), "no PKCS#12"),
    ):
        (found,) = read_signer(data, None, NOW, "key.p12").diagnostics
        assert found.code == "sign.certificate"
        assert said in found.message


def test_no_key_is_ever_shown(ann: Signer) -> None:
    assert "key" not in repr(ann)
