"""A view of the project's files that keeps the digests of what a source had from it, by content alone."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from briefc.model.asset import Asset
from briefc.model.files import Files, Found, Refused


class Gathering:
    """The files, and the digests of those that were had: `digests`, in the order of asking.

    `text_digest` gives that of an included file's text; of a picture it is the SHA-256 (hex) of the file's bytes, which
    `raw` gives by path, for what briefc publishes of a drawing may change with briefc.
    """

    def __init__(self, files: Files, text_digest: Callable[[str], str], raw: Callable[[str], bytes | Refused]) -> None:
        """A view of `files`."""
        self._files = files
        self._text_digest = text_digest
        self._raw = raw
        self.digests: list[str] = []

    def text(self, base: str, reference: str, encoding: str = "utf-8") -> Found | Refused:
        """The text of a file."""
        answer = self._files.text(base, reference, encoding)
        if isinstance(answer, Found):
            self.digests.append(self._text_digest(answer.text))
        return answer

    def image(self, base: str, reference: str) -> Asset | Refused:
        """A picture."""
        answer = self._files.image(base, reference)
        if isinstance(answer, Asset):
            data = self._raw(answer.path)
            if not isinstance(data, Refused):
                self.digests.append(sha256(data).hexdigest())
        return answer
