"""The one way from what a source refers to (an include, a table's file, a picture) to a file of the project.

This is the `briefc.model.files.Files` that stages ask; discovery and themes read through it too.
"""

from __future__ import annotations

import os
import posixpath
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefc.model.asset import Asset
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.files import Found, Refused
from briefc.model.project import Limits
from briefc.model.span import Span
from briefc.source.characters import check_text, forbidden_character
from briefc.source.regular import kind, read_below

if TYPE_CHECKING:
    from briefc.source.assets import Picture


@dataclass(frozen=True, slots=True)
class Files:
    """The files below one project root, and nothing else on the machine.

    `root` may be any path to the project; `limits` caps what is read.
    """

    root: Path
    limits: Limits = field(default_factory=Limits)

    def resolve(self, base_path: str, reference: str) -> str | Refused:
        """The project-relative path of what `reference`, written in the file `base_path`, refers to.

        A reference is relative to the folder of the file it stands in; one that begins with `/` is relative to the
        project root. The file exists, is an ordinary one, and lies inside the root even when links are followed. Codes:
        `source.reference` (not a path at all), `source.outside`, `source.hidden`, `source.absent`, `source.unreadable`.
        """
        reference = reference.strip()
        if not reference or "\\" in reference or forbidden_character(reference) is not None or "\n" in reference:
            advice = ("separate folders with /",) if "\\" in reference else ()
            return Refused("source.reference", f"{_shown(reference)} is not a path", advice)
        if reference.startswith("<") or "://" in reference:
            advice = ("only files of the project are read; keep a copy inside it",)
            return Refused("source.reference", f"{_shown(reference)} is not a file of the project", advice)
        folder = "" if reference.startswith("/") else posixpath.dirname(base_path)
        path = posixpath.normpath(posixpath.join(folder, reference.lstrip("/")))
        if path == ".." or path.startswith("../"):
            return _outside(reference)
        real = self.real(path)
        return real if isinstance(real, Refused) else path

    def read(self, path: str, most: int | None = None) -> bytes | Refused:
        """The bytes of a resolved path, at most `most` of them (default: `limits.article_bytes`)."""
        real = self.real(path)
        if isinstance(real, Refused):
            return real
        return read_below(self.root, real, self.limits.article_bytes if most is None else most)

    def text(self, base: str, reference: str, encoding: str = "utf-8") -> Found | Refused:
        """The checked text of a file that the source `base` refers to, decoded from `encoding`.

        Codes of a refusal: those of `resolve` and `read`, and `source.encoding-name`. What is wrong with the text is in
        `Found.diagnostics`; the text is then empty.
        """
        path = self.resolve(base, reference)
        if isinstance(path, Refused):
            return path
        data = self.read(path)
        if isinstance(data, Refused):
            return data
        if encoding.lower().replace("_", "-") not in {"utf-8", "utf8", "utf-8-sig"}:
            recoded = _recoded(path, data, encoding)
            if isinstance(recoded, (Refused, Found)):
                return recoded
            data = recoded
        text, findings = check_text(path, data, self.limits)
        return Found(path, text, findings)

    def image(self, base: str, reference: str) -> Asset | Refused:
        """What is known of the picture that the source `base` refers to.

        Codes: those of `resolve`, `read` and `briefc.source.assets.picture`.
        """
        path = self.resolve(base, reference)
        if isinstance(path, Refused):
            return path
        found = self.picture(path)
        return found if isinstance(found, Refused) else found.asset

    def picture(self, path: str) -> Picture | Refused:
        """The picture at a resolved path, with its bytes as they are published."""
        from briefc.source.assets import picture

        data = self.read(path, self.limits.image_bytes)
        return data if isinstance(data, Refused) else picture(path, data, self.limits)

    def published(self, asset: Asset) -> bytes:
        """The bytes of a picture as they are published: the file's, or those of the cleaned drawing.

        Raises FileNotFoundError when the file no longer holds what `asset` was made of.
        """
        found = self.picture(asset.path)
        if isinstance(found, Refused):
            raise FileNotFoundError(found.message)
        if found.asset.digest != asset.digest:
            raise FileNotFoundError(f"{asset.path} has changed")
        return found.data

    def cleaned(self, asset: Asset) -> tuple[Diagnostic, ...]:
        """A warning (`source.svg-cleaned`) when cleaning took something out of a drawing; nothing for others."""
        from briefc.source.assets import SVG_TYPE

        found = self.picture(asset.path) if asset.media_type == SVG_TYPE else None
        if found is None or isinstance(found, Refused) or not found.removed:
            return ()
        message = f"taken out of the drawing: {', '.join(found.removed)}"
        hint = "published drawings only draw; export it as plain SVG with its pictures embedded"
        return (warning("source.svg-cleaned", Span(asset.path), message, hint),)

    def real(self, path: str) -> str | Refused:
        """The path below the root with every link in it followed; it is an ordinary file inside the project.

        Codes: `source.absent`, `source.outside`, `source.hidden`, `source.unreadable`.
        """
        root = os.path.realpath(self.root)
        try:
            real = os.path.realpath(f"{root}/{path}", strict=True)
            mode = os.lstat(real).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return Refused("source.absent", f"there is no file {_shown(path)} in the project")
        except (OSError, ValueError) as reason:
            said = os.strerror(reason.errno) if isinstance(reason, OSError) and reason.errno else str(reason)
            return Refused("source.unreadable", f"{_shown(path)} cannot be read: {said}")
        if os.path.commonpath((root, real)) != root:
            return _outside(path)
        below = os.path.relpath(real, root)
        for way in (path, below):
            hidden = next((step for step in way.split("/") if step.startswith(".") and step != "."), "")
            if hidden:
                message = (
                    f"{_shown(path)} lies in {_shown(hidden)}; hidden files and folders are not part of the project"
                )
                return Refused("source.hidden", message)
        if not stat.S_ISREG(mode):
            return Refused("source.unreadable", f"{_shown(path)} is {kind(mode)}, not a file")
        return below


def _recoded(path: str, data: bytes, encoding: str) -> bytes | Found | Refused:
    """The bytes as UTF-8; or the finding that they are not in `encoding`; or that there is no such encoding."""
    try:
        return data.decode(encoding).encode("utf-8", "surrogatepass")
    except LookupError:
        return Refused(
            "source.encoding-name", f"there is no text encoding {_shown(encoding)}", ("save the file as UTF-8",)
        )
    except ValueError:
        message = f"the file is not {encoding}"
        return Found(path, "", (error("source.encoding", Span(path), message, "save the file as UTF-8"),))


def _outside(reference: str) -> Refused:
    return Refused(
        "source.outside", f"{_shown(reference)} lies outside the project", ("copy the file into the project",)
    )


def _shown(text: str) -> str:
    """A path in quotes, what cannot be shown escaped, and not endless."""
    text = "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode("ascii") for c in text
    )
    return f'"{text if len(text) <= 200 else text[:199] + "…"}"'
