"""Signatures of PDFs, whoever made them: whose they are, and whether the file is still what was signed."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography import x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.postpress.certificate import name_of


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature: its field, whom the certificate names, when it was made, what it says.

    `at` is the time in the time stamp where there is one (`stamped`), else what the signer's clock said. `trusted` is
    true when a certificate that the reader trusts vouches for the signer.
    """

    field: str
    signer: str
    at: datetime | None
    stamped: bool
    reason: str
    location: str
    certifies: bool
    intact: bool
    trusted: bool


def read_trusted(data: bytes, shown: str) -> Outcome[tuple[Any, ...]]:
    """The certificates of a PEM or DER file, as `verify` takes them. Code: `sign.certificate`."""
    try:
        found = tuple(load_certs_from_pemder_data(data))
        for one in found:
            x509.load_der_x509_certificate(one.dump())
    except (ValueError, TypeError):
        found = ()
    if found:
        return Outcome(found)
    return Outcome(None, (error("sign.certificate", Span(shown), "it holds no certificate, in PEM or DER form"),))


def verify(data: bytes, trusted: Sequence[Any], now: datetime, shown: str) -> Outcome[tuple[Signature, ...]]:
    """The signatures of a PDF in the order of their making, with an error for each that does not hold now.

    Nothing is fetched: whether a certificate was revoked is known only where the file itself says so. Codes:
    `sign.broken`, `sign.changed`, `sign.unreadable`, `sign.unsigned`, `sign.untrusted`.
    """
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
    logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)
    span = Span(shown)
    try:
        embedded = tuple(PdfFileReader(io.BytesIO(data)).embedded_regular_signatures)
    except _BROKEN as reason:
        said = f"it cannot be read as a PDF: {' '.join(str(reason).split())[-200:]}"
        return Outcome(None, (error("sign.unreadable", span, said),))
    if not embedded:
        return Outcome((), (error("sign.unsigned", span, "there is no signature in it"),))
    seen: list[Signature] = []
    found: list[Diagnostic] = []
    for one in embedded:
        status = _status(one, trusted, now)
        seen.append(_seen(one, status))
        found += _wrong(seen[-1], status, span, asked=bool(trusted))
    return Outcome(tuple(seen), tuple(found))


_BROKEN = (
    PdfError,
    SigningError,
    SignatureValidationError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
)
"""What pyHanko raises where a file's objects are not as they should be."""


def _status(one: EmbeddedPdfSignature, trusted: Sequence[Any], now: datetime) -> PdfSignatureStatus | None:
    """What pyHanko judges; None when the signature cannot even be read."""
    context = ValidationContext(
        trust_roots=list(trusted),
        moment=now,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )
    try:
        return validate_pdf_signature(one, context, context)
    except _BROKEN:
        return None


def _seen(one: EmbeddedPdfSignature, status: PdfSignatureStatus | None) -> Signature:
    said = one.sig_object
    stamp = status.timestamp_validity if status else None
    stamped = bool(stamp and stamp.valid and stamp.intact)
    try:
        certificate = x509.load_der_x509_certificate(one.signer_cert.dump())
        signer = name_of(certificate)
    except _BROKEN:
        signer = ""
    return Signature(
        field=one.field_name,
        signer=signer,
        at=stamp.timestamp if stamp and stamped else one.self_reported_timestamp,
        stamped=stamped,
        reason=str(said.get("/Reason", "")),
        location=str(said.get("/Location", "")),
        certifies=one.docmdp_level is not None,
        intact=bool(status and status.intact and status.valid),
        trusted=bool(status and status.trusted),
    )


def _wrong(one: Signature, status: PdfSignatureStatus | None, span: Span, *, asked: bool) -> Iterator[Diagnostic]:
    name = f'the signature "{one.field}"'
    if status is None or not one.intact:
        yield error("sign.broken", span, f"{name} does not fit: the file, or the signature, was tampered with")
        return
    level = status.modification_level
    if not status.docmdp_ok or level is None or level > ModificationLevel.FORM_FILLING:
        yield error("sign.changed", span, f"{name} is whole, but more was changed since than it permits")
    if not one.trusted:
        said = f"nobody who is trusted vouches for {one.signer or 'its signer'}, of {name}"
        hint = "--trust names a file with the certificate of the authority that does"
        yield error("sign.untrusted", span, said, hint) if asked else warning("sign.untrusted", span, said, hint)
