"""Delivery over SFTP, by paramiko.

fsspec's SFTP file system accepts any key that a server shows, or refuses all: it reads no file of known ones.
"""

from __future__ import annotations

import logging
import stat
from base64 import b64encode
from contextlib import suppress
from getpass import getuser
from hashlib import sha256
from pathlib import Path

import paramiko

from briefc.deliver.address import Address
from briefc.deliver.credentials import Credentials
from briefc.deliver.transport import part_of
from briefc.deliver.trouble import DeliveryError, refused, unreachable

_GONE = (OSError, EOFError, paramiko.SSHException, paramiko.SFTPError)
"""What paramiko raises when a server, or the way to it, fails."""

SYSTEM_KNOWN_HOSTS = (Path("/etc/ssh/ssh_known_hosts"), Path("~/.ssh/known_hosts"))


class _MustBeKnown(paramiko.MissingHostKeyPolicy):
    """No key is ever accepted on sight."""

    def missing_host_key(self, client: paramiko.SSHClient, hostname: str, key: paramiko.PKey) -> None:
        """Refuse, and say what the server showed."""
        raise DeliveryError(
            "deliver.host-key",
            f"the key of {hostname} is not known; it showed {key.get_name()} {fingerprint(key)}",
            "ask the receiver for the fingerprint of their server; if it is this one, add the key to known-hosts",
        )


def fingerprint(key: paramiko.PKey) -> str:
    """A key's fingerprint as OpenSSH writes it."""
    return "SHA256:" + b64encode(sha256(key.asbytes()).digest()).decode("ascii").rstrip("=")


def open_sftp(
    address: Address, credentials: Credentials, key: Path | None, known_hosts: Path | None, timeout: float
) -> Sftp:
    """A session of a server whose key is known, logged in by key file or password, else by agent and default keys."""
    # paramiko logs what it raises as well, with tracebacks, to a standard error that is not its own.
    logging.getLogger("paramiko").setLevel(logging.CRITICAL + 1)
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(_MustBeKnown())
    for path in (known_hosts,) if known_hosts else SYSTEM_KNOWN_HOSTS:
        if path.expanduser().is_file():
            _load(client, path.expanduser())
    ours = _private_key(key, credentials.password) if key else None
    given = bool(key or credentials.password)
    try:
        client.connect(
            address.host,
            address.port,
            address.user or getuser(),
            password=credentials.password or None if ours is None else None,
            pkey=ours,
            allow_agent=not given,
            look_for_keys=not given,
            timeout=timeout,
            banner_timeout=timeout,
            auth_timeout=timeout,
        )
        session = client.open_sftp()
    except DeliveryError:
        client.close()
        raise
    except paramiko.BadHostKeyException as shown:
        client.close()
        raise DeliveryError(
            "deliver.host-key",
            f"the key of {address.host} is not the one that is known; it showed {fingerprint(shown.key)}",
            "somebody may be listening in: ask the receiver whether the server's key was changed",
        ) from None
    except _GONE as reason:
        way = client.get_transport()
        shut_out = way is not None and way.is_active() and not way.is_authenticated()
        client.close()
        if shut_out or isinstance(reason, paramiko.AuthenticationException):
            raise DeliveryError(
                "deliver.credentials",
                f"{address.shown} does not let {address.user or getuser()} in: {credentials.veiled(str(reason))}",
                "see key-file, password-env and the ssh-agent",
            ) from None
        if isinstance(reason, paramiko.SFTPError):
            raise DeliveryError(
                "deliver.refused",
                f"{address.shown} lets us in and does not speak SFTP: {reason}",
                "the account may lack SFTP, or greet with text; `sftp` from OpenSSH will fail there too",
            ) from None
        raise unreachable(address.shown, reason) from None
    channel = session.get_channel()
    if channel is not None:
        channel.settimeout(timeout)
    return Sftp(client, session, address)


def _load(client: paramiko.SSHClient, path: Path) -> None:
    """Make the keys in a file known. Raises DeliveryError when it is no such file."""
    try:
        client.load_system_host_keys(str(path))
    except (OSError, ValueError, paramiko.SSHException, paramiko.hostkeys.InvalidHostKey):
        raise DeliveryError(
            "deliver.host-key",
            f"{path} cannot be read as a file of known hosts",
            "see known-hosts; ssh-keyscan prints one",
        ) from None


def _private_key(path: Path, passphrase: str) -> paramiko.PKey:
    """The key in a file, of whatever kind. Raises DeliveryError when there is none, or the passphrase is wrong."""
    said: Exception | None = None
    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        try:
            return kind.from_private_key_file(str(path), passphrase or None)
        except (OSError, ValueError, TypeError, paramiko.SSHException) as reason:
            said = said if isinstance(said, paramiko.PasswordRequiredException) else reason
    locked = isinstance(said, paramiko.PasswordRequiredException)
    raise DeliveryError(
        "deliver.credentials",
        f"the private key {path.name} is locked" if locked else f"the private key {path.name} cannot be read",
        "password-env names the variable with the key's passphrase",
    )


class Sftp:
    """An SFTP session: each file is written under a temporary name and renamed over the old one."""

    def __init__(self, client: paramiko.SSHClient, session: paramiko.SFTPClient, address: Address) -> None:
        """Over a session that is logged in."""
        self._client = client
        self._session = session
        self._address = address

    def has(self, name: str, size: int) -> bool:
        """Whether a regular file of that size is there."""
        try:
            found = self._session.stat(self._address.below(name))
        except FileNotFoundError:
            return False
        except _GONE as reason:
            raise self._trouble(name, reason) from None
        return stat.S_ISREG(found.st_mode or 0) and found.st_size == size

    def put(self, name: str, data: bytes, media_type: str) -> None:
        """Write, compare sizes, rename."""
        target, part = self._address.below(name), self._address.below(part_of(name))
        try:
            if "/" in name:
                self._make_folder(target.rpartition("/")[0])
            with self._session.open(part, "wb") as file:
                file.set_pipelined(True)
                file.write(data)
            self._rename(part, target, len(data))
        except _GONE as reason:
            with suppress(*_GONE):
                self._session.remove(part)
            raise self._trouble(name, reason) from None

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _make_folder(self, path: str) -> None:
        try:
            self._session.stat(path)
        except FileNotFoundError:
            self._session.mkdir(path)

    def _rename(self, part: str, target: str, size: int) -> None:
        """Put the file under its name, over one that is there; others than OpenSSH may have to delete that first."""
        if self._session.stat(part).st_size != size:
            raise OSError("it arrived in part only")
        try:
            self._session.posix_rename(part, target)
        except OSError as reason:
            if not isinstance(reason, PermissionError) and "unsupported" not in str(reason).lower():
                raise
            with suppress(FileNotFoundError):
                self._session.remove(target)
            self._session.rename(part, target)

    def _trouble(self, name: str, reason: Exception) -> DeliveryError:
        where = self._address.shown
        if isinstance(reason, FileNotFoundError):
            return refused(where, name, "there is no such folder")
        if isinstance(reason, PermissionError):
            return refused(where, name, "permission denied")
        if isinstance(reason, OSError) and not isinstance(reason, (ConnectionError, TimeoutError)) and self._alive():
            # What SFTP calls a failure: most often a disk or a quota that is full, which may pass.
            return refused(where, name, reason, again=True)
        return unreachable(where, reason)

    def _alive(self) -> bool:
        transport = self._client.get_transport()
        return transport is not None and transport.is_active()
