"""`briefc sign` on the command line."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.chains.newsroom import Newsroom
from tests.cli.shell import BRIEFC, environment
from tests.formats.pdf.bare_file import bare_pdf, page_of
from tests.postpress.authority import PASSPHRASE, authority, packed, signer

KEY = ("--certificate", "key.p12", "--passphrase-file", "passphrase")


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """A PDF, a key with its passphrase, and the authority's certificate."""
    newsroom.write("briefing.pdf", bare_pdf(page_of())).write("key.p12", packed(signer()))
    newsroom.write("passphrase", f"{PASSPHRASE}\nnot this line\n")
    return newsroom.write("root.pem", authority().certificate.public_bytes(Encoding.PEM))


def test_a_file_is_signed_beside_the_other_and_verified(room: Newsroom) -> None:
    before = (room.root / "briefing.pdf").read_bytes()
    done = room.run("sign", "briefing.pdf", *KEY, "--reason", "Approved", "--location", "Köln")
    assert (done.code, done.out, done.err) == (0, "", "briefing-signed.pdf is signed by Ann Ash\n")
    assert (room.root / "briefing.pdf").read_bytes() == before
    assert (room.root / "briefing-signed.pdf").read_bytes().startswith(before)
    seen = room.run("sign", "--verify", "briefing-signed.pdf", "--trust", "root.pem")
    assert seen.code == 0, seen.err
    assert seen.out.startswith("Signature  Ann Ash  20")
    assert seen.out.endswith("(own clock)  Approved  Köln  intact  trusted\n")


def test_a_tampered_file_fails(room: Newsroom) -> None:
    assert room.run("sign", "briefing.pdf", *KEY, "--in-place").code == 0
    signed = (room.root / "briefing.pdf").read_bytes()
    room.write("briefing.pdf", signed.replace(b"Harbour Desk", b"Someone Else", 1))
    seen = room.run("sign", "--verify", "briefing.pdf", "--trust", "root.pem", "--output-format", "json")
    assert (seen.code, [found["code"] for found in seen.json_lines]) == (1, ["sign.broken"])


def test_nothing_is_overwritten_unasked(room: Newsroom) -> None:
    room.write("out.pdf", "mine")
    assert room.run("sign", "briefing.pdf", *KEY, "-o", "out.pdf").code == 1
    assert (room.root / "out.pdf").read_text() == "mine"
    assert room.run("sign", "briefing.pdf", *KEY, "-o", "out.pdf", "--force").code == 0
    assert room.run("sign", "--verify", "out.pdf").code == 0
    assert room.run("sign", "--verify", "out.pdf", "--strict").code == 1
    assert not list(room.root.glob(".*.new"))


def test_who_could_not_read_the_file_cannot_read_it_signed(room: Newsroom) -> None:
    (room.root / "briefing.pdf").chmod(0o640)
    assert room.run("sign", "briefing.pdf", *KEY).code == 0
    assert room.run("sign", "briefing.pdf", *KEY, "--in-place").code == 0
    assert {(room.root / name).stat().st_mode & 0o777 for name in ("briefing.pdf", "briefing-signed.pdf")} == {0o640}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "say whose signature it is to be"),
        ((*KEY, "--passphrase-env", "X"), "not in both"),
        (("--certificate", "key.p12", "--passphrase-env", "BRIEFC_NOT_SET"), "BRIEFC_NOT_SET is not set"),
        (("--certificate", "key.p12", "--passphrase-file", "nowhere"), "no file nowhere"),
        ((*KEY, "--in-place", "-o", "out.pdf"), "not both"),
        ((*KEY, "--trust", "root.pem"), "--trust goes with --verify"),
        ((*KEY, "--timestamp-url", "ftp://x"), "no address of a time stamping authority"),
        ((*KEY, "--field", "a.b"), "cannot be called"),
        ((*KEY, "--passphrase", "secret"), "no option --passphrase"),
    ],
)
def test_what_does_not_go_together_is_said(room: Newsroom, options: tuple[str, ...], said: str) -> None:
    done = room.run("sign", "briefing.pdf", *options)
    assert done.code == 2
    assert said in done.err
    assert not (room.root / "briefing-signed.pdf").exists()


def test_the_passphrase_is_taken_from_the_environment(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEY_PASSPHRASE", PASSPHRASE)
    assert room.run("sign", "briefing.pdf", "--certificate", "key.p12", "--passphrase-env", "KEY_PASSPHRASE").code == 0


def test_the_passphrase_is_asked_for_on_a_terminal_and_not_shown(room: Newsroom) -> None:
    ours, theirs = pty.openpty()
    command = [*BRIEFC, "sign", "briefing.pdf", "--certificate", "key.p12"]
    process = subprocess.Popen(
        command, cwd=room.root, env=environment(), stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    shown = _until(ours, "Passphrase of key.p12: ")
    os.write(ours, f"{PASSPHRASE}\n".encode())
    shown += _until(ours, "")
    os.close(ours)
    assert process.wait() == 0, shown
    assert PASSPHRASE not in shown
    assert Path(room.root, "briefing-signed.pdf").is_file()


def _until(terminal: int, text: str) -> str:
    """What a terminal shows until a text; to its end for none."""
    shown = b""
    while not text or text.encode() not in shown:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        shown += part
    return shown.decode()


def test_without_a_terminal_nobody_is_asked(room: Newsroom) -> None:
    command = [*BRIEFC, "sign", "briefing.pdf", "--certificate", "key.p12"]
    done = subprocess.run(
        command, cwd=room.root, env=environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "sign.passphrase" in done.stderr
