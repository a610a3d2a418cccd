"""Codes of signatures on PDFs: `briefc sign`."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_SIGN = ("sign", "briefing.pdf", "--certificate", "key.p12")
_VERIFY = ("sign", "--verify", "briefing.pdf")

CODES: tuple[Explanation, ...] = (
    Explanation(
        "sign.broken",
        "a signature does not fit the file",
        "The bytes that were signed are not those that are there now, or the signature itself is damaged. Somebody "
        "changed the file, or it was damaged on its way; nothing in it can be relied on.",
        (),
        "Get the file again from who signed it.",
        _VERIFY,
    ),
    Explanation(
        "sign.certificate",
        "there is no certificate to sign with, or to trust",
        "The file is not there, is not of the kind that is wanted, or holds a certificate that is not valid now or not "
        "meant for signatures. Signing wants PKCS#12 (.p12, .pfx), which holds the private key with its certificate; "
        "--trust wants certificates as PEM or DER.",
        (("key.p12", "This is a text.\n"), ("briefing.pdf", "%PDF-1.7\n")),
        "Give the file that your certification authority gave you, or ask it for a new one.",
        _SIGN,
    ),
    Explanation(
        "sign.changed",
        "more was changed since than the signature permits",
        "The signature fits the bytes that it covers, but what was appended later changes what readers see. Filling in "
        "of forms and further signatures are permitted, unless the author certified the file with less.",
        (),
        "Take the file as it was signed: it ends where the signature's ByteRange ends.",
        _VERIFY,
    ),
    Explanation(
        "sign.encrypted",
        "the PDF is encrypted",
        "A signature in an encrypted file has to be encrypted as well, which few readers can verify, and PDF/A forbids "
        "encryption.",
        (),
        "Take the encryption off first, for example with `qpdf --decrypt`, and sign then.",
        _SIGN,
    ),
    Explanation(
        "sign.exists",
        "the signed file is there already",
        "Where the signed file would be written lies a file, which is kept.",
        (("briefing.pdf", "%PDF-1.7\n"), ("briefing-signed.pdf", "%PDF-1.7\n")),
        "Give another name with -o, overwrite it with --force, or sign the file --in-place.",
        _SIGN,
    ),
    Explanation(
        "sign.field",
        "there is a signature in that field already",
        "A signature stands in a form field, and each field takes one. A file may be signed by several people, each in "
        "a field of their own.",
        (),
        "Name another field with --field.",
        _SIGN,
    ),
    Explanation(
        "sign.package",
        "pyHanko is not installed",
        "Signatures are made and verified by pyHanko, which is not installed with briefc unless asked for.",
        (),
        'Install briefc with it: pip install "briefc[sign]".',
        _SIGN,
    ),
    Explanation(
        "sign.passphrase",
        "the key does not open",
        "The private key in the PKCS#12 file is encrypted. There is no passphrase for it, or it is another one.",
        (),
        "Name a file or an environment variable with it (--passphrase-file, --passphrase-env), or sign on a terminal, "
        "where you are asked for it.",
        _SIGN,
    ),
    Explanation(
        "sign.refused",
        "the PDF cannot be signed",
        "Its author certified it and permits no further signature, or it was signed before and can be certified no "
        "more; or its form fields are not as they should be. The message says which.",
        (),
        "Certify first, then sign; ask the author for a file that may be signed.",
        _SIGN,
    ),
    Explanation(
        "sign.timestamp",
        "there is no time stamp to be had",
        "The time stamping authority does not answer, refuses, or answers something else than RFC 3161 says. Nothing "
        "was written.",
        (),
        "See that the address is right and try again, or sign without --timestamp-url.",
        (*_SIGN, "--timestamp-url", "http://127.0.0.1:9/"),
    ),
    Explanation(
        "sign.unreadable",
        "the file is no PDF that can be signed",
        "The file is not there, is no PDF, or is damaged. A damaged file is not mended before it is signed, for what "
        "is signed is each of its bytes.",
        (("briefing.pdf", "This is a text.\n"),),
        "Get the PDF again, or build it again.",
        _VERIFY,
    ),
    Explanation(
        "sign.unsigned",
        "the PDF has no signature",
        "There is no signature in the file that could be verified.",
        (),
        "See that it is the file you mean; some programs drop signatures when they save a copy.",
        _VERIFY,
    ),
    Explanation(
        "sign.untrusted",
        "nobody who is trusted vouches for the signer",
        "The signature fits the file, but anybody may make a certificate with any name in it. None of the certificates "
        "of --trust vouches for this one at this time, or none was given; without any, this is a warning.",
        (),
        "Get the authority's certificate in a way that you trust, and name its file with --trust.",
        _VERIFY,
    ),
    Explanation(
        "sign.unwritable",
        "the signed file cannot be written",
        "Its folder is not there or cannot be written to, or the disk is full. What was there before is whole.",
        (),
        "Give another place with -o.",
        (*_SIGN, "-o", "nowhere/signed.pdf"),
    ),
)
