"""A picture of the project, as the formats see it: the file, what it says of itself, smaller copies of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
}
"""The media types that briefc publishes, with the file name extension each is published under."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a picture's file says of itself (IPTC Photo Metadata): plain text of one line each, "" where it is silent.

    `creators` are names; `created` is an ISO 8601 date as exact as the file has it: a year, a month, a day, or a day
    with a time, whose zone may be unknown. `country_code` is ISO 3166-1 alpha-2. `source_type` is the last part of an
    address in IPTC's Digital Source Type vocabulary, not yet looked up. `positioned`: it has the camera's coordinates.
    `unread` says of each block of metadata that could not be used why not.
    """

    caption: str = ""
    headline: str = ""
    creators: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    rights: str = ""
    terms: str = ""
    created: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    country_code: str = ""
    keywords: tuple[str, ...] = ()
    source_type: str = ""
    alt: str = ""
    positioned: bool = False
    unread: tuple[str, ...] = ()

    @property
    def credit_line(self) -> str:
        """Whom to credit: the credit line, else the creators' names."""
        return self.credit or ", ".join(self.creators)


NOTHING_EMBEDDED = Embedded()
"""What a file says that says nothing."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One image: where it stands, what it is, how large it is, what it says of itself.

    `path` is relative to the project root, with `/`. `digest` is the SHA-256 (hex) of the bytes that are published:
    those of the file, or of the cleaned drawing for SVG. `media_type` was read from the content, never from the
    name. `width` and `height` are CSS pixels as shown (0 for a drawing without a size of its own), `size` is bytes.
    `embedded` is None when the file carries no metadata.
    """

    path: str
    digest: str
    media_type: str
    width: int
    height: int
    size: int
    embedded: Embedded | None = None

    @property
    def output_path(self) -> str:
        """Where the image lies below the output folder: named by its content, so that it never changes its mind."""
        return f"media/{self.digest[:20]}.{EXTENSIONS[self.media_type]}"

    @property
    def said(self) -> Embedded:
        """What the file says of itself, all empty when it says nothing."""
        return self.embedded or NOTHING_EMBEDDED


@dataclass(frozen=True, slots=True)
class Copy:
    """A smaller copy of a picture: what it is for, its type, its size in pixels, its bytes, where it is published."""

    use: Literal["web", "thumbnail"]
    media_type: str
    width: int
    height: int
    data: bytes
    output_path: str

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Copies:
    """The smaller copies of a picture, widest first, or why there are none although there should be."""

    made: tuple[Copy, ...] = ()
    trouble: str = ""


def copy_path(width: int, media_type: str, data: bytes) -> str:
    """Where a copy lies: named by its own bytes, since the same picture may be shrunk otherwise one day."""
    return f"media/{hashlib.sha256(data).hexdigest()[:20]}.w{width}.{EXTENSIONS[media_type]}"
