"""What brings about each finding of `briefc sign` that no text file can: keys, and PDFs that are signed or tampered."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable

import pikepdf
import pytest

from briefc.report.codes import explanations
from tests.chains.newsroom import Newsroom
from tests.formats.pdf.bare_file import bare_pdf, page_of
from tests.postpress.authority import packed, signer

Provoke = Callable[[Newsroom, pytest.MonkeyPatch], tuple[str, ...]]


def _arguments(code: str) -> tuple[str, ...]:
    return explanations()[code].arguments


def _ready(newsroom: Newsroom, passphrase: str = "") -> Newsroom:
    """A PDF, and a key."""
    newsroom.write("briefing.pdf", bare_pdf(page_of()))
    return newsroom.write("key.p12", packed(signer(), passphrase))


def _signed(newsroom: Newsroom, *options: str) -> bytes:
    """The PDF signed in its place."""
    run = _ready(newsroom).run("sign", "briefing.pdf", "--certificate", "key.p12", "--in-place", *options)
    assert run.code == 0, run.err
    return (newsroom.root / "briefing.pdf").read_bytes()


def _with(code: str, prepare: Callable[[Newsroom], object]) -> Provoke:
    def provoke(newsroom: Newsroom, _: pytest.MonkeyPatch) -> tuple[str, ...]:
        prepare(newsroom)
        return _arguments(code)

    return provoke


def without_extra(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    patch.setitem(sys.modules, "pyhanko.sign.signers", None)
    patch.delitem(sys.modules, "briefc.postpress.signing", raising=False)
    return _arguments("sign.package")


def _encrypted(newsroom: Newsroom) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(bare_pdf(page_of()))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    _ready(newsroom).write("briefing.pdf", out.getvalue())


def changed(signed: bytes) -> bytes:
    """A signed file with another language than was signed, which is appended as any editor would."""
    root = re.findall(rb"1 0 obj\n(<<.*?>>)\nendobj", signed, re.DOTALL)[-1]
    other = root.replace(b"/Lang (en\\055GB)", b"/Lang (de)")
    assert other != root
    last = int(re.findall(rb"startxref\n(\d+)", signed)[-1])
    added = b"\n1 0 obj\n" + other + b"\nendobj\n"
    rows = b"xref\n0 1\n0000000000 65535 f \n1 1\n%010d 00000 n \n" % (len(signed) + 1)
    end = b"trailer\n<</Root 1 0 R/Size 20/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (last, len(signed) + len(added))
    return signed + added + rows + end


SIGNATURES: dict[str, Provoke] = {
    "sign.broken": _with(
        "sign.broken",
        lambda room: room.write("briefing.pdf", _signed(room).replace(b"Harbour Desk", b"Someone Else", 1)),
    ),
    "sign.changed": _with("sign.changed", lambda room: room.write("briefing.pdf", changed(_signed(room)))),
    "sign.encrypted": _with("sign.encrypted", _encrypted),
    "sign.field": _with("sign.field", _signed),
    "sign.package": without_extra,
    "sign.passphrase": _with("sign.passphrase", lambda room: _ready(room, "secret")),
    "sign.refused": _with("sign.refused", lambda room: _signed(room, "--certify", "no-changes", "--field", "Author")),
    "sign.timestamp": _with("sign.timestamp", _ready),
    "sign.unsigned": _with("sign.unsigned", _ready),
    "sign.untrusted": _with("sign.untrusted", _signed),
    "sign.unwritable": _with("sign.unwritable", _ready),
}
"""By code: makes the project in which the command line of the code's explanation meets it."""
