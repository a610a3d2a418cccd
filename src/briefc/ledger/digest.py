"""The digest of what an author wrote, by which a changed text is told from one that was issued.

It must not move unless an author changes words: an issued item would then count as changed. So it is not the digest of
anything briefc makes (a new release, a theme, a setting would move it), nor of the file's bytes (an editor that saves
other line ends would). It covers the source's own text and the files that it includes or shows. Files count by content,
not by name, so that moving a source with its pictures is no change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

FORM = b"briefc source 1\n"
"""What the digested bytes begin with. It changes only with the rules here, and then old digests must still compare."""


def plain_text(text: str) -> str:
    """A text with bare line feeds, no blanks at the end of lines, and no blank lines at its end."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n") + "\n"


def text_digest(text: str) -> str:
    """SHA-256 (hex) of a text, normalised: of an included file."""
    return hashlib.sha256(plain_text(text).encode("utf-8", "surrogatepass")).hexdigest()


def source_digest(text: str, files: Iterable[str] = ()) -> str:
    """SHA-256 (hex) of a source without its `:guid:` field (the caller takes it out), and of the files it uses.

    `files` are their digests, in any order: `text_digest` of an included file, the SHA-256 (hex) of a picture.
    """
    whole = hashlib.sha256(FORM)
    whole.update(plain_text(text).encode("utf-8", "surrogatepass"))
    for one in sorted(set(files)):
        whole.update(f"\0{one}".encode("ascii"))
    return whole.hexdigest()


def members_digest(members: Iterable[tuple[str, int, str]]) -> str:
    """SHA-256 (hex) of what a briefing brings: (guid, version, status) of each article, in order; "" for nothing."""
    text = "".join(f"{guid} {version} {status}\n" for guid, version, status in members)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text else ""
