"""The address of a destination, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"sftp": 22, "ftp": 21, "ftps": 21, "http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Address:
    """A destination's `url` in parts; `path` is decoded, begins with `/` or is empty, and does not end with `/`.

    `home` says that the path begins where the server puts the user, as `/~/…` and an empty path do.
    """

    scheme: str
    host: str
    port: int
    user: str
    path: str
    home: bool

    @property
    def shown(self) -> str:
        """The address for messages: where it leads, not who goes."""
        port = "" if self.port in {0, PORTS.get(self.scheme)} else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}"

    def below(self, name: str) -> str:
        """The path of a file in the destination's folder, as the server is told it."""
        folder = self.path.removeprefix("/") if self.home else self.path
        return f"{folder}/{name}" if folder or not self.home else name


def parse_address(url: str) -> Address:
    """The parts of a server's address (sftp, ftp, ftps, s3, http, https) that fits the setting's pattern."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    path = unquote(parts.path).rstrip("/")
    home = path in {"", "/~"} or path.startswith("/~/")
    if home:
        path = path.removeprefix("/~")
    return Address(
        scheme, parts.hostname or "", parts.port or PORTS.get(scheme, 0), unquote(parts.username or ""), path, home
    )


def shown_url(url: str) -> str:
    """A destination's address for messages, without user and parameters."""
    return url if url.startswith("file:") else re.sub(r"(?<=://)[^/?#]*@|[?#].*", "", url)
