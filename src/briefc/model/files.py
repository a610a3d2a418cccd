"""The one door through which reading an article asks for other files of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from briefc.model.asset import Asset
from briefc.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Found:
    r"""A text file that was had: its path relative to the project root, its text, and what its characters gave rise to.

    `text` has `\n` for every line end and no byte order mark. `diagnostics` speak of `path`; an error among them means
    that the text is not to be used.
    """

    path: str
    text: str
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file is not to be had: a documented code (`file.missing`, `file.outside`, …), a sentence, help lines.

    The asker knows the place in its own source and makes the diagnostic.
    """

    code: str
    message: str
    hints: tuple[str, ...] = ()


class Files(Protocol):
    """What a source may ask for. Every answer is recorded as a read of the stage that asked.

    `base` is the path (relative to the project root) of the source that holds the reference; `reference` is what its
    author wrote: relative to the folder of `base`, or with a leading `/` relative to the project root.
    """

    def text(self, base: str, reference: str, encoding: str = "utf-8") -> Found | Refused:
        """The text of a file inside the project."""

    def image(self, base: str, reference: str) -> Asset | Refused:
        """A picture inside the project, measured and, if a drawing, cleaned."""
