"""Certificates made for the tests: an authority, a signer whom it vouches for, and a time stamping authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

PASSPHRASE = "quay & Гавань"  # noqa: S105 - of keys that the tests make
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holder:
    """A key and its certificate."""

    key: PrivateKeyTypes
    certificate: x509.Certificate


def _usage(*, signs: bool, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=not signs and not issues,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def _made(
    name: str,
    key: PrivateKeyTypes,
    issuer: Holder | None,
    usage: x509.KeyUsage,
    purpose: x509.ObjectIdentifier | None = None,
    days: tuple[int, int] = (-1, 30),
) -> Holder:
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())  # type: ignore[arg-type] # RSA and EC only
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + days[0] * DAY)
        .not_valid_after(now + days[1] * DAY)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if purpose is not None:
        built = built.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return Holder(key, built.sign(issuer.key if issuer else key, SHA256()))  # type: ignore[arg-type] # likewise


@cache
def authority() -> Holder:
    key = rsa.generate_private_key(65537, 2048)
    return _made("Test Authority", key, None, _usage(signs=False, issues=True))


def signer(name: str = "Ann Ash", *, signs: bool = True, days: tuple[int, int] = (-1, 30)) -> Holder:
    return _made(
        name, ec.generate_private_key(ec.SECP256R1()), authority(), _usage(signs=signs, issues=False), days=days
    )


@cache
def clockmaker() -> Holder:
    purpose = ExtendedKeyUsageOID.TIME_STAMPING
    key = rsa.generate_private_key(65537, 2048)
    return _made("Test Clock", key, authority(), _usage(signs=True, issues=False), purpose)


def packed(holder: Holder, passphrase: str = PASSPHRASE) -> bytes:
    """A PKCS#12 file."""
    locked = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(
        b"signer",
        holder.key,  # type: ignore[arg-type] # likewise
        holder.certificate,
        [authority().certificate],
        locked,
    )
