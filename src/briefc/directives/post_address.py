"""Addresses of posts on X: every form there is, to one; and the time that a post's number carries. No network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from briefc.model.suggest import nearest

HANDLE = re.compile(r"[A-Za-z0-9_]{1,15}", re.ASCII)
_STATUS = re.compile(
    r"/(?:(?:i/web|i)/status|([^/]*)/status(?:es)?)/([^/]*)(?:/(?:photo|video)/\d{1,2}|/analytics)?/?", re.ASCII
)
_ADDRESS = re.compile(r"(?:(?:https?:)?//)?([^/?#\s]*)(/[^?#\s]*)?(\?[^#\s]*)?(#\S*)?", re.ASCII | re.IGNORECASE)
_HOSTS = frozenset(
    f"{prefix}{host}" for host in ("twitter.com", "x.com") for prefix in ("", "www.", "mobile.", "m.")
) | {"fxtwitter.com", "www.fxtwitter.com", "vxtwitter.com", "www.vxtwitter.com", "fixupx.com", "www.fixupx.com"}
_TIMED = 1 << 35
"""Numbers from about here on (November 2010) carry a time."""
_EPOCH = 1288834974657
"""Milliseconds since 1970 (UTC) at which the time in the numbers begins."""
_LAST = 1 << 63
FORMS = (
    "write the post's address, https://x.com/HANDLE/status/NUMBER, or its number, or @HANDLE when the address is not "
    "known"
)
LONGEST = 300


class PostAddressError(ValueError):
    """The text is no address of a post; `hints` are help lines."""

    def __init__(self, message: str, *hints: str) -> None:
        """The reason in words, and help lines."""
        super().__init__(message)
        self.hints = hints or (FORMS,)


@dataclass(frozen=True, slots=True)
class PostAddress:
    """Where a post is: its number and the author's handle, each "" when not known, and the text as written."""

    number: str
    handle: str
    written: str

    @property
    def url(self) -> str:
        """The canonical address; "" without a number."""
        return f"https://x.com/{self.handle or 'i'}/status/{self.number}" if self.number else ""


def read_post_address(text: str) -> PostAddress:
    """A post's address from any of its spellings, its bare number, or `@handle`. Raises PostAddressError."""
    written = "".join(text.split())
    if len(written) > LONGEST:
        raise PostAddressError("the address is too long for a post's")
    if written.startswith("@"):
        return PostAddress("", read_handle(written), written)
    if written.isascii() and written.isdigit():
        return PostAddress(_number(written), "", written)
    match = _ADDRESS.fullmatch(written)
    if match is None:
        raise PostAddressError(f'"{written}" is no address of a post')
    host, path, fragment = match[1].lower(), match[2] or "/", match[4] or ""
    if host not in _HOSTS:
        raise _elsewhere(host, written)
    if fragment.startswith("#!/") and path == "/":
        path = fragment[2:].partition("?")[0]
    found = _STATUS.fullmatch(path)
    if found is None:
        raise PostAddressError(f'"{written}" is the address of an account or a page, not of a post')
    handle = "" if found[1] is None else read_handle(found[1])
    return PostAddress(_number(found[2]), handle, written)


def read_handle(text: str) -> str:
    """A handle without its `@`. Raises PostAddressError for what is none."""
    handle = text.strip().removeprefix("@")
    if HANDLE.fullmatch(handle):
        return handle
    raise PostAddressError(
        f'"{text}" is no handle', "a handle is 1 to 15 letters a-z, digits and underscores, with or without @"
    )


def time_of(number: str) -> datetime | None:
    """The time (UTC, to the millisecond) at which a post was made, from its number; None for numbers that have none."""
    value = int(number)
    if value <= _TIMED:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=(value >> 22) + _EPOCH)


def _number(text: str) -> str:
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or not 0 < int(text) < _LAST:
        raise PostAddressError(f'"{text}" is no number of a post', "the number after /status/ is all digits")
    return str(int(text))


def _elsewhere(host: str, written: str) -> PostAddressError:
    if host == "t.co":
        return PostAddressError(
            f'"{written}" is a short address, which cannot be followed offline',
            "open it in a browser and copy the address of the post",
        )
    if host in {"web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is"}:
        return PostAddressError(
            f'"{written}" is the address of an archived copy',
            "write the post's own address here, and this one as :archived:",
        )
    near = nearest(host, ("twitter.com", "x.com")) if host else None
    hints = (f'did you mean "{near}"?', FORMS) if near else (FORMS,)
    return PostAddressError(f'"{written}" is no address of a post on X', *hints)
