"""Delivery into a bucket of Amazon S3 or of a server that speaks its protocol, by fsspec's s3fs.

An object is there whole or not at all, so nothing is renamed. Keys come as AWS's own tools take them: environment,
credentials file, role of the machine.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import s3fs
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, ProfileNotFound

from briefc.deliver.address import Address
from briefc.deliver.trouble import DeliveryError, refused, unreachable
from briefc.model.destination import Destination

_CREDENTIALS = "see AWS's environment variables and credentials file, and aws-profile"


def open_s3(address: Address, destination: Destination, authorities: Path | None) -> S3:
    """The file system of the server; nothing is asked of it yet."""
    client: dict[str, Any] = {"verify": str(authorities)} if authorities else {}
    try:
        files = s3fs.S3FileSystem(
            endpoint_url=destination.endpoint or None,
            profile=destination.aws_profile or None,
            client_kwargs=client,
            config_kwargs={
                "connect_timeout": destination.timeout,
                "read_timeout": destination.timeout,
                "retries": {"max_attempts": 0},
            },
            skip_instance_cache=True,
            use_listings_cache=False,
        )
    except ProfileNotFound as reason:
        raise DeliveryError("deliver.credentials", str(reason), _CREDENTIALS) from None
    files.retries = 1
    return S3(files, address, destination.endpoint or "S3")


class S3:
    """A bucket and the prefix of its keys."""

    def __init__(self, files: Any, address: Address, where: str) -> None:
        """Over s3fs."""
        self._files = files
        self._base = f"{address.host}{address.path}"
        self._where = f"{where} (s3://{address.host})"

    def has(self, name: str, size: int) -> bool:
        """Whether an object of that size is there; False when the keys do not let one ask."""
        try:
            return bool(self._files.info(f"{self._base}/{name}", refresh=True)["size"] == size)
        except (FileNotFoundError, PermissionError):
            return False
        except (OSError, ValueError, BotoCoreError, ClientError) as reason:
            raise self._trouble(name, reason) from None

    def put(self, name: str, data: bytes, media_type: str) -> None:
        """Put the object."""
        try:
            self._files.pipe_file(f"{self._base}/{name}", data, ContentType=media_type)
        except (OSError, ValueError, BotoCoreError, ClientError) as reason:
            raise self._trouble(name, reason) from None

    def close(self) -> None:
        """Each request is a connection of its own."""

    def _trouble(self, name: str, reason: Exception) -> DeliveryError:
        if isinstance(reason, NoCredentialsError):
            return DeliveryError("deliver.credentials", f"there are no keys for {self._where}", _CREDENTIALS)
        if isinstance(reason, PermissionError):
            return DeliveryError(
                "deliver.credentials", f"{self._where} does not take {name}: {reason}", _CREDENTIALS, whole=True
            )
        if isinstance(reason, FileNotFoundError):
            return refused(self._where, name, "there is no such bucket")
        if isinstance(reason, ValueError):
            return refused(self._where, name, reason)
        return unreachable(self._where, reason)
