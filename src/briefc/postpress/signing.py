"""Signatures on finished PDFs: PAdES baseline B-B, and B-T with a time stamp (ETSI EN 319 142-1), by pyHanko.

A signature is appended; all bytes that were there stay. Its widget has no size and lies off the page, so that a file
that keeps to PDF/A-3 and PDF/UA-1 still does: the first forbids hidden widgets, the second untagged ones on the page.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from briefc.model.diagnostic import error
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.postpress.certificate import Signer

CERTIFIED = {
    "no-changes": MDPPerm.NO_CHANGES,
    "forms": MDPPerm.FILL_FORMS,
    "comments": MDPPerm.ANNOTATE,
}
"""What may be changed in a file that its author certified (ISO 32000-1, 12.8.2.2)."""

_DIGEST = "sha256"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a signature says beside who and when, and what it permits; empty texts are left out.

    `certify` is a key of `CERTIFIED`, or "" for an approval, which permits what the file does. `timestamp_url` is that
    of a time stamping authority (RFC 3161).
    """

    field: str = "Signature"
    reason: str = ""
    location: str = ""
    certify: str = ""
    timestamp_url: str = ""


def sign(
    data: bytes, signer: Signer, terms: Terms, shown: str, *, stamper: TimeStamper | None = None
) -> Outcome[bytes]:
    """A PDF to the same with a signature appended. `stamper` is used in place of the authority that `terms` name.

    Codes: `sign.encrypted`, `sign.field`, `sign.refused`, `sign.timestamp`, `sign.unreadable`.
    """
    # It logs what it raises as well, to a standard error that is not its own.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
    span = Span(shown)
    stamper = stamper or (HTTPTimeStamper(terms.timestamp_url, timeout=30) if terms.timestamp_url else None)
    try:
        writer = _Appending(io.BytesIO(data))
        if writer.prev.encrypted:
            said = "it is encrypted: a signature would have to be, too"
            return Outcome(None, (error("sign.encrypted", span, said, "take the encryption off first"),))
        if terms.field in {name for name, _, _ in enumerate_sig_fields(writer.prev, filled_status=True)}:
            said = f'there is a signature in the field "{terms.field}" already'
            return Outcome(None, (error("sign.field", span, said, "--field names another one"),))
        _order_annotations(writer)
    except _BROKEN as reason:
        return Outcome(None, (error("sign.unreadable", span, f"it cannot be read as a PDF: {_said(reason)}"),))
    try:
        signed = _pdf_signer(signer, terms, stamper).sign_pdf(writer)
    except TimestampRequestError as reason:
        where = terms.timestamp_url or "the time stamping authority"
        said = f"{where} gives no time stamp: {_said(reason.__cause__ or reason)}"
        return Outcome(None, (error("sign.timestamp", span, said, "without --timestamp-url it is signed without"),))
    except (SigningError, *_BROKEN) as reason:
        return Outcome(None, (error("sign.refused", span, f"it cannot be signed: {_said(reason)}"),))
    return Outcome(signed.getvalue())


_BROKEN = (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, RecursionError)
"""What pyHanko raises where a file's objects are not as they should be."""


def _said(reason: BaseException) -> str:
    return " ".join(str(reason).split())[-200:].rstrip(".") or type(reason).__name__


class _Appending(IncrementalPdfFileWriter):
    """Appends what a signature needs, and nothing else."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leave the version as it is: a print file is one of PDF 1.6, and the catalog names PAdES as an extension."""

    def _update_meta(self) -> None:
        """Leave the metadata as they were printed: the signature has a date, and a maker, of its own.

        pyHanko would write the packet anew, with other prefixes than those that PDF/A's descriptions in it name.
        """


class _Signing(PdfSigner):
    """Signs without making the file one of PDF 2.0."""

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        """Say that the file uses PAdES, which ETSI added to PDF 1.7.

        pyHanko would say for elliptic curves that it is PDF 2.0, which PDF/A-3 and PDF/UA-1 know nothing of.
        """
        if pdf_out.output_version < (2, 0):
            pdf_out.register_extension(ESIC_EXTENSION_1)
        else:
            super().register_extensions(pdf_out, md_algorithm=md_algorithm)


def _order_annotations(writer: IncrementalPdfFileWriter) -> None:
    """Let the first page, which bears the widget, have annotations in the structure's order (ISO 14289-1, 7.18.3)."""
    reference, _ = writer.find_page_for_modification(0)  # type: ignore[no-untyped-call]
    page = reference.get_object()
    if "/Tabs" not in page and "/StructTreeRoot" in writer.root:
        page["/Tabs"] = pdf_name("/S")
        writer.update_container(page)


def _pdf_signer(signer: Signer, terms: Terms, stamper: TimeStamper | None) -> PdfSigner:
    metadata = PdfSignatureMetadata(
        field_name=terms.field,
        md_algorithm=_DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        reason=terms.reason or None,
        location=terms.location or None,
        certify=bool(terms.certify),
        docmdp_permissions=CERTIFIED[terms.certify or "forms"],
    )
    widget = SigFieldSpec(
        terms.field,
        invis_sig_settings=InvisSigSettings(set_print_flag=True, box_out_of_bounds=True),
        readable_field_name=f"Signature of {signer.name}",
    )
    return _Signing(metadata, _simple(signer), timestamper=stamper, new_field_spec=widget)


def _simple(signer: Signer) -> Any:
    """The signer as pyHanko has it."""
    packed = serialize_key_and_certificates(None, signer.key, signer.certificate, signer.chain, NoEncryption())  # type: ignore[arg-type]
    return SimpleSigner.load_pkcs12_data(packed, other_certs=())
