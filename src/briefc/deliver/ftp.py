"""Delivery over FTP, and over FTP with TLS (RFC 4217: made secure by AUTH TLS), by the standard library.

fsspec's FTP file system does not look at a server's certificate.
"""

from __future__ import annotations

import ftplib
import io
import socket
import ssl
from contextlib import suppress
from pathlib import Path

from briefc.deliver.address import Address
from briefc.deliver.credentials import Credentials, trusting
from briefc.deliver.transport import part_of
from briefc.deliver.trouble import DeliveryError, refused, unreachable

_GONE = (OSError, EOFError, ftplib.error_temp, ftplib.error_proto)
"""What may pass: the network, a server that is busy or hangs up."""


class _Ftps(ftplib.FTP_TLS):
    """FTP over TLS whose data connections resume the session of the control connection, as many servers demand."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """A data connection, and the size that the server expects."""
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)
        session = self.sock.session if isinstance(self.sock, ssl.SSLSocket) else None
        return self.context.wrap_socket(connection, server_hostname=self.host, session=session), size


def open_ftp(address: Address, credentials: Credentials, authorities: Path | None, timeout: float) -> Ftp:
    """A session, logged in; a server of ftps must show a certificate that the authorities vouch for."""
    line: ftplib.FTP
    if address.scheme == "ftps":
        line = _Ftps(context=trusting(authorities), timeout=timeout, encoding="utf-8")
    else:
        line = ftplib.FTP(timeout=timeout, encoding="utf-8")
    try:
        line.connect(address.host, address.port)
        line.login(address.user or "anonymous", credentials.password)
        if isinstance(line, ftplib.FTP_TLS):
            line.prot_p()
    except ssl.SSLCertVerificationError as reason:
        line.close()
        raise DeliveryError(
            "deliver.host-key",
            f"{address.shown} showed a certificate that cannot be trusted: {reason.verify_message}",
            "see ca-file, when the receiver has an authority of their own",
        ) from None
    except ftplib.error_perm as reason:
        line.close()
        raise DeliveryError(
            "deliver.credentials",
            f"{address.shown} does not let {address.user or 'anonymous'} in: {credentials.veiled(str(reason))}",
            "see the user in the address, and password-env",
        ) from None
    except _GONE as reason:
        line.close()
        raise unreachable(address.shown, credentials.veiled(str(reason)) or type(reason).__name__) from None
    return Ftp(line, address)


class Ftp:
    """An FTP session: each file is stored under a temporary name and renamed."""

    def __init__(self, line: ftplib.FTP, address: Address) -> None:
        """Over a session that is logged in."""
        self._line = line
        self._address = address

    def has(self, name: str, size: int) -> bool:
        """Whether a file of that size is there; False when the server does not tell sizes."""
        try:
            self._line.voidcmd("TYPE I")
            return self._line.size(self._address.below(name)) == size
        except ftplib.error_perm:
            return False
        except _GONE as reason:
            raise unreachable(self._address.shown, reason) from None

    def put(self, name: str, data: bytes, media_type: str) -> None:
        """Store, compare sizes where the server tells them, rename."""
        target, part = self._address.below(name), self._address.below(part_of(name))
        try:
            if "/" in name:
                # A folder that is there already is refused in the same words as one that may not be made.
                with suppress(ftplib.error_perm):
                    self._line.mkd(target.rpartition("/")[0])
            self._line.storbinary(f"STOR {part}", io.BytesIO(data))
            with suppress(ftplib.error_perm):
                size = self._line.size(part)
                if size is not None and size != len(data):
                    raise OSError("it arrived in part only")
            self._rename(part, target)
        except ftplib.error_perm as reason:
            with suppress(ftplib.Error, OSError, EOFError):
                self._line.delete(part)
            raise refused(self._address.shown, name, reason) from None
        except _GONE as reason:
            raise unreachable(self._address.shown, reason) from None

    def close(self) -> None:
        """Hang up."""
        with suppress(ftplib.Error, OSError, EOFError):
            self._line.quit()
        self._line.close()

    def _rename(self, part: str, target: str) -> None:
        """Put the file under its name; servers that do not rename over a file delete that first."""
        try:
            self._line.rename(part, target)
        except ftplib.error_perm:
            with suppress(ftplib.error_perm):
                self._line.delete(target)
            self._line.rename(part, target)
