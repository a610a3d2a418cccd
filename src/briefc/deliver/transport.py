"""What every way of sending can do, and how the one for a destination is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from briefc.deliver.address import parse_address
from briefc.deliver.credentials import Credentials, file_at
from briefc.deliver.trouble import DeliveryError
from briefc.model.destination import Destination


class Transport(Protocol):
    """An open way to one destination. All methods raise DeliveryError; after one, the transport is closed and left."""

    def has(self, name: str, size: int) -> bool:
        """Whether a file of that name and size (bytes) is there; False when the protocol cannot tell."""
        ...

    def put(self, name: str, data: bytes, media_type: str) -> None:
        """Put a file there, whole, under its name (`x.xml`, `media/x.jpg`), in the place of one that was there."""
        ...

    def close(self) -> None:
        """Hang up. Never raises."""
        ...


def part_of(name: str) -> str:
    """The name under which a file is written before it is whole: hidden, in the same folder (`.NAME.part`)."""
    folder, slash, last = name.rpartition("/")
    return f"{folder}{slash}.{last}.part"


def open_transport(destination: Destination, root: Path, credentials: Credentials) -> Transport:
    """The way to a destination; a server is connected and logged in to. Raises DeliveryError."""
    scheme = destination.url.partition(":")[0].lower()
    try:
        if scheme == "file":
            from briefc.deliver.folder import Folder

            return Folder(destination.url.partition(":")[2], root)
        address = parse_address(destination.url)
        authorities = file_at(destination.ca_file, root, "ca-file")
        if scheme == "sftp":
            from briefc.deliver.sftp import open_sftp

            key = file_at(destination.key_file, root, "key-file")
            known = file_at(destination.known_hosts, root, "known-hosts")
            return open_sftp(address, credentials, key, known, destination.timeout)
        if scheme in {"ftp", "ftps"}:
            from briefc.deliver.ftp import open_ftp

            return open_ftp(address, credentials, authorities, destination.timeout)
        if scheme == "s3":
            from briefc.deliver.s3 import open_s3

            return open_s3(address, destination, authorities)
        from briefc.deliver.post import Post

        return Post(destination.url, credentials, authorities, destination.timeout)
    except ValueError as reason:  # such as a host name that cannot be
        raise DeliveryError("deliver.refused", f"its address leads nowhere: {reason}", "see its url") from None
    except ImportError as reason:
        raise DeliveryError(
            "deliver.package",
            f"the library for {scheme} is not installed: {reason.name}",
            'pip install "briefc[deliver]"',
        ) from None


LIBRARIES: Mapping[str, str] = {"sftp": "paramiko", "s3": "s3fs"}
"""The distributions that a scheme needs beyond briefc's own."""
