"""`briefc sign`: signatures on finished PDFs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefc.cli.options import clock_option, findings_options
from briefc.cli.session import Session, SessionError, now_of
from briefc.cli.work import exit_code
from briefc.model.diagnostic import Diagnostic, error
from briefc.model.files import Refused
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.report.terminal import counted, safe, tally
from briefc.source.regular import read_anywhere

if TYPE_CHECKING:
    from briefc.postpress.certificate import Signer
    from briefc.postpress.verifying import Signature

_LARGEST = 2_000_000_000
"""Bytes of a PDF that is signed at most."""


@click.command("sign", short_help="Sign a PDF, or verify its signatures.")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option(
    "--certificate", type=click.Path(path_type=Path), metavar="FILE", help="PKCS#12 file with your key and certificate."
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File whose first line is its passphrase.",
)
@click.option("--passphrase-env", default="", metavar="NAME", help="Environment variable with its passphrase.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", help="The signed file.")
@click.option("--in-place", is_flag=True, help="Put the signed file in the place of the other.")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@click.option("--reason", default="", metavar="TEXT", help="Why you sign, such as Approved.")
@click.option("--location", default="", metavar="TEXT", help="Where you sign.")
@click.option("--field", default="Signature", show_default=True, metavar="NAME", help="Name of the signature's field.")
@click.option(
    "--certify",
    type=click.Choice(["no-changes", "forms", "comments"]),
    help="Certify as the author: the most that may be changed from now on.",
)
@click.option("--timestamp-url", default="", metavar="URL", help="Have the time certified there (RFC 3161).")
@click.option(
    "--verify", "verifying", is_flag=True, help="Sign nothing; say whose the signatures are and if they hold."
)
@click.option(
    "--trust",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="With --verify: certificates of authorities that you trust, PEM or DER; may be repeated.",
)
@clock_option("when certificates are looked at")
@findings_options
@click.pass_obj
def command(
    session: Session, /, *, file: Path, verifying: bool, strict: bool, fail_on: str, output_format: str, **options: Any
) -> None:
    """Sign a PDF with the key of a PKCS#12 file, or verify the signatures of any PDF.

    The signature is PAdES baseline: B-B, or B-T with --timestamp-url. It shows on no page and is appended: all bytes
    that were there stay, so an earlier signature holds, and a file that keeps to PDF/A and PDF/UA still does. Written
    is the file of -o, else NAME-signed.pdf beside the other. The passphrase is asked for on a terminal; it is never an
    argument, which others on the machine could see. Needs the extra `sign`: pip install "briefc[sign]".
    """
    session = session.reporting(output_format)
    _check(options, verifying=verifying)
    if not _equipped():
        said = "signatures need pyHanko, which is not installed"
        _end(session, [error("sign.package", Span(str(file)), said, 'pip install "briefc[sign]"')], fail_on, strict)
    work = _verified if verifying else _signed
    _end(session, work(session, file, options), fail_on, strict)


def _check(options: Mapping[str, Any], *, verifying: bool) -> None:
    """Raises SessionError for options that do not go together."""
    if verifying:
        return
    if options["certificate"] is None:
        raise SessionError("say whose signature it is to be", "--certificate FILE.p12; --verify needs none")
    if options["passphrase_env"] and options["passphrase_file"]:
        raise SessionError("the passphrase is in --passphrase-file or in --passphrase-env, not in both")
    if options["in_place"] and options["output"]:
        raise SessionError("the signed file goes to -o OUT or, with --in-place, over the other, not both")
    if options["trust"]:
        raise SessionError("--trust goes with --verify")
    if not options["field"] or not options["field"].isprintable() or "." in options["field"]:
        raise SessionError(f'a field cannot be called "{options["field"]}"', "a name of letters without a full stop")
    address = options["timestamp_url"]
    if address and not address.startswith(("https://", "http://")):
        raise SessionError(f'"{address}" is no address of a time stamping authority', "it begins with https://")


def _equipped() -> bool:
    """Whether the extra is installed."""
    try:
        import briefc.postpress.signing  # noqa: F401 - only whether it can be
    except ImportError:
        return False
    return True


def _end(session: Session, found: Iterable[Diagnostic], fail_on: str, strict: bool) -> NoReturn:
    every = list(found)
    session.tell(session.folder, every)
    if session.for_people and every:
        session.remark(tally(every))
    raise click.exceptions.Exit(exit_code(every, fail_on, strict=strict))


# --- signing ---------------------------------------------------------------------------------------------------------


def _signed(session: Session, file: Path, options: Mapping[str, Any]) -> Iterable[Diagnostic]:
    """Sign and write; what there is to say."""
    from briefc.postpress.signing import Terms, sign

    target = file if options["in_place"] else options["output"] or file.with_name(f"{file.stem}-signed{file.suffix}")
    if not options["in_place"] and not options["force"] and os.path.lexists(session.folder / target):
        return (
            error("sign.exists", Span(str(file)), f"{target} is there already and is kept", "--force overwrites it"),
        )
    data = _read(session, file, "sign.unreadable", _LARGEST)
    if isinstance(data, Diagnostic):
        return (data,)
    signer = _signer(session, options)
    if signer.value is None:
        return signer.diagnostics
    terms = Terms(
        options["field"], options["reason"], options["location"], options["certify"] or "", options["timestamp_url"]
    )
    made = sign(data, signer.value, terms, str(file))
    if made.value is None:
        return made.diagnostics
    refused = _write(session.folder / target, made.value, session.folder / file)
    if refused is None:
        session.remark(f"{safe(str(target))} is signed by {safe(signer.value.name)}")
    return () if refused is None else (refused,)


def _signer(session: Session, options: Mapping[str, Any]) -> Outcome[Signer]:
    """The key and certificate, opened by the passphrase that the options name, by none, or by one that is asked for."""
    from briefc.postpress.certificate import LARGEST, read_signer

    path = options["certificate"]
    data = _read(session, path, "sign.certificate", LARGEST)
    if isinstance(data, Diagnostic):
        return Outcome(None, (data,))
    now = now_of(options["clock"])
    given = _passphrase(session, options)
    read = read_signer(data, given, now, str(path))
    locked = given is None and any(one.code == "sign.passphrase" for one in read.diagnostics)
    if locked and sys.stdin.isatty():
        asked: str = click.prompt(f"Passphrase of {path}", hide_input=True, err=True)
        return read_signer(data, asked.encode(), now, str(path))
    return read


def _passphrase(session: Session, options: Mapping[str, Any]) -> bytes | None:
    """The passphrase from where the options say it is; None when they do not. Raises SessionError."""
    name = options["passphrase_env"]
    if name:
        if name not in os.environ:
            raise SessionError(f"the environment variable {name} is not set", "set it for the time of this command")
        return os.environb[name.encode()]
    if options["passphrase_file"] is None:
        return None
    data = read_anywhere(session.folder / options["passphrase_file"], str(options["passphrase_file"]), 10_000)
    if isinstance(data, Refused):
        raise SessionError(data.message)
    return data.split(b"\n", 1)[0].rstrip(b"\r")


def _read(session: Session, path: Path, code: str, most: int) -> bytes | Diagnostic:
    data = read_anywhere(session.folder / path, str(path), most)
    if not isinstance(data, Refused):
        return data
    if code == "sign.certificate":
        return error("sign.certificate", Span(str(path)), data.message)
    return error("sign.unreadable", Span(str(path)), data.message)


def _write(path: Path, data: bytes, original: Path) -> Diagnostic | None:
    """Write the file, whole or not at all, for the same eyes as the original; a link is replaced, not followed."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        beside.chmod(original.stat().st_mode & 0o777)
        beside.replace(path)
    except OSError as reason:
        with suppress(OSError):
            beside.unlink()
        return error("sign.unwritable", Span(str(path)), f"it cannot be written: {reason.strerror}")
    return None


# --- verifying -------------------------------------------------------------------------------------------------------


def _verified(session: Session, file: Path, options: Mapping[str, Any]) -> Iterable[Diagnostic]:
    """Look at the signatures and print each; what is wrong with them."""
    from briefc.postpress.certificate import LARGEST
    from briefc.postpress.verifying import read_trusted, verify

    roots: list[Any] = []
    for path in options["trust"]:
        data = _read(session, path, "sign.certificate", LARGEST)
        read = Outcome(None, (data,)) if isinstance(data, Diagnostic) else read_trusted(data, str(path))
        if read.value is None:
            return read.diagnostics
        roots += read.value
    data = _read(session, file, "sign.unreadable", _LARGEST)
    if isinstance(data, Diagnostic):
        return (data,)
    seen = verify(data, roots, now_of(options["clock"]), str(file))
    if session.for_people:
        for one in seen.value or ():
            click.echo(_line(one))
        if seen.value:
            session.remark(f"looked at {counted(len(seen.value), 'signature')}")
    return seen.diagnostics


def _line(one: Signature) -> str:
    at = one.at.isoformat(timespec="seconds") if one.at else "no time"
    parts = (
        one.field,
        one.signer or "nobody named",
        f"{at} ({'time stamp' if one.stamped else 'own clock'})",
        one.reason,
        one.location,
        "certifies" if one.certifies else "",
        "intact" if one.intact else "BROKEN",
        "trusted" if one.trusted else "not trusted",
    )
    return safe("  ".join(filter(None, parts)))
