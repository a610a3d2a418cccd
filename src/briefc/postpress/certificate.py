"""The signer's key and certificate, out of a PKCS#12 file (RFC 7292)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import pkcs12

from briefc.model.diagnostic import Diagnostic, error
from briefc.model.outcome import Outcome
from briefc.model.span import Span

LARGEST = 10_000_000
"""Bytes of a file with keys or certificates at most."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the private key, its certificate, and those that vouch for it. Its representation shows no key."""

    certificate: x509.Certificate
    key: PrivateKeyTypes = field(repr=False)
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """The common name in the certificate, or the whole subject where there is none."""
        return name_of(self.certificate)


def name_of(certificate: x509.Certificate) -> str:
    """Whom a certificate names."""
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def read_signer(data: bytes, passphrase: bytes | None, now: datetime, shown: str) -> Outcome[Signer]:
    """The key and certificates of a PKCS#12 file that may sign now; `shown` names the file in findings.

    Codes: `sign.certificate`, `sign.passphrase`.
    """
    span = Span(shown)
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(data, passphrase)
    except (ValueError, TypeError, NotImplementedError) as reason:
        if "password" in str(reason).lower():
            said = "the passphrase is not that of the key" if passphrase else "the key has a passphrase"
            hint = "--passphrase-file and --passphrase-env say where it is; on a terminal you are asked for it"
            return Outcome(None, (error("sign.passphrase", span, said, hint),))
        hint = "--certificate wants PKCS#12, which ends in .p12 or .pfx and holds the key too"
        return Outcome(None, (error("sign.certificate", span, "it is no PKCS#12 file that can be read", hint),))
    except Exception as reason:  # noqa: BLE001 - keys of a kind that the library does not have raise its own
        return Outcome(None, (error("sign.certificate", span, f"its key cannot be used: {reason}"),))
    if key is None or certificate is None:
        what = "private key" if key is None else "certificate of its key"
        return Outcome(None, (error("sign.certificate", span, f"it holds no {what}"),))
    found = tuple(_unfit(certificate, now, span))
    return Outcome(None if found else Signer(certificate, key, tuple(chain)), found)


def _unfit(certificate: x509.Certificate, now: datetime, span: Span) -> Iterator[Diagnostic]:
    """Why a certificate is not to sign with now (RFC 5280, 4.1.2.5 and 4.2.1.3)."""
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not first <= now <= last:
        yield error(
            "sign.certificate",
            span,
            f"the certificate of {name_of(certificate)} is valid from {first:%Y-%m-%d} to {last:%Y-%m-%d} only",
        )
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return
    if not (usage.digital_signature or usage.content_commitment):
        yield error("sign.certificate", span, f"the certificate of {name_of(certificate)} is not meant for signatures")
