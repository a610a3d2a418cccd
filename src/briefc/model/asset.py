"""A picture of the project, as the formats see it."""

from __future__ import annotations

from dataclasses import dataclass

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
"""The media types that briefc publishes, with the file name extension each is published under."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One image: where it stands, what it is, how large it is.

    `path` is relative to the project root, with `/`. `digest` is the SHA-256 (hex) of the bytes that are published:
    those of the file, or of the cleaned drawing for SVG. `media_type` was read from the content, never from the
    name. `width` and `height` are CSS pixels as shown (0 for a drawing without a size of its own), `size` is bytes.
    """

    path: str
    digest: str
    media_type: str
    width: int
    height: int
    size: int

    @property
    def output_path(self) -> str:
        """Where the image lies below the output folder: named by its content, so that it never changes its mind."""
        return f"media/{self.digest[:20]}.{EXTENSIONS[self.media_type]}"
