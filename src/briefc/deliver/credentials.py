"""What a destination's settings name, fetched from the environment for the time of one delivery."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from briefc.deliver.trouble import DeliveryError
from briefc.model.destination import Destination


@dataclass(frozen=True, slots=True)
class Credentials:
    """The secrets of one destination; its representation shows none."""

    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def veiled(self, text: str) -> str:
        """A text, such as a server's answer, without these secrets in it."""
        for secret in (self.password, self.token):
            for form in {secret, quote(secret), quote(secret, safe="")} - {""}:
                text = text.replace(form, "…")
        return text


def fetch_credentials(destination: Destination, environment: Mapping[str, str]) -> Credentials:
    """The secrets that the settings name. Raises DeliveryError for a variable that is not set, or holds nothing."""

    def value(name: str, key: str) -> str:
        if name and not environment.get(name):
            raise DeliveryError(
                "deliver.credentials",
                f"the environment variable {name} is not set",
                f"set it before `briefc deliver`, or take {key} out of the destination",
            )
        return environment[name] if name else ""

    return Credentials(
        password=value(destination.password_env, "password-env"), token=value(destination.token_env, "token-env")
    )


def trusting(authorities: Path | None) -> ssl.SSLContext:
    """TLS with servers that these authorities, or the system's, vouch for. Raises DeliveryError for an odd file."""
    try:
        return ssl.create_default_context(cafile=authorities)
    except (OSError, ValueError):
        name = authorities.name if authorities else "the system's list"
        raise DeliveryError(
            "deliver.credentials", f"{name} holds no certificates", "ca-file names a file of them, in PEM form"
        ) from None


def file_at(setting: str, root: Path, key: str) -> Path | None:
    """The file that a setting names, None for an empty one. Raises DeliveryError when there is no such file."""
    if not setting:
        return None
    path = root / Path(setting).expanduser()
    if not path.is_file():
        raise DeliveryError(
            "deliver.credentials",
            f"there is no file {setting}",
            f"{key} is a path from the project's root, from / or from ~",
        )
    return path
