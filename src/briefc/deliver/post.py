"""Delivery by HTTP POST: each file is the body of one request.

A request names its file (`Slug`, RFC 5023), carries a key by which a server knows a repeated one (`Idempotency-Key`, of
IETF's draft-ietf-httpapi-idempotency-key-header) and a digest of the body (`Content-Digest`, RFC 9530). Any 2xx answer
says that the file was taken. Redirections are not followed: they would turn a POST into a GET.
"""

from __future__ import annotations

import ssl
from base64 import b64encode
from email.message import Message
from email.utils import parsedate_to_datetime
from hashlib import sha256
from http.client import HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit, urlunsplit
from urllib.request import BaseHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from briefc import __version__
from briefc.deliver.credentials import Credentials, trusting
from briefc.deliver.trouble import DeliveryError, unreachable

LONGEST_WAIT = 300.0
"""Seconds that a server may ask to wait (`Retry-After`); who asks for more is left to the next delivery."""

_LATER = {408, 425, 429}
"""Answers below 500 that mean: not now."""

_ASIDE = {401, 403, 404, 405, 407, 410}
"""Answers that hold for all files, not for the one that was sent."""


class _NoRedirection(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str) -> None:
        """Nowhere else."""


class Post:
    """An address to which files are posted."""

    def __init__(self, url: str, credentials: Credentials, authorities: Path | None, timeout: float) -> None:
        """At an http or https address. Raises DeliveryError for secrets that would go over an open line."""
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self._shown = f"{parts.scheme}://{host}"
        self._url = urlunsplit((parts.scheme, host, parts.path or "/", parts.query, ""))
        self._credentials = credentials
        self._timeout = timeout
        self._headers = {"User-Agent": f"briefc/{__version__}"}
        if credentials.token:
            self._headers["Authorization"] = f"Bearer {credentials.token}"
        elif parts.username:
            pair = f"{unquote(parts.username)}:{credentials.password}".encode()
            self._headers["Authorization"] = f"Basic {b64encode(pair).decode('ascii')}"
        if "Authorization" in self._headers and parts.scheme == "http" and not _is_here(parts.hostname or ""):
            raise DeliveryError(
                "deliver.cleartext", f"{self._shown} would get the password or token over an open line", "use https"
            )
        handlers: list[BaseHandler] = [_NoRedirection()]
        if parts.scheme == "https":
            handlers.append(HTTPSHandler(context=trusting(authorities)))
        self._opener = build_opener(*handlers)

    def has(self, name: str, size: int) -> bool:
        """A server is not asked for what it was given."""
        return False

    def put(self, name: str, data: bytes, media_type: str) -> None:
        """Post, and read the answer."""
        digest = sha256(data).digest()
        request = Request(  # noqa: S310 - http and https alone fit the setting's pattern
            self._url,
            data,
            {
                **self._headers,
                "Content-Type": media_type,
                "Content-Digest": f"sha-256=:{b64encode(digest).decode('ascii')}:",
                "Slug": name,
                "Idempotency-Key": f'"{sha256(name.encode() + digest).hexdigest()}"',
            },
            method="POST",
        )
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                answer.read(1_000_000)
        except HTTPError as answer:
            with answer:
                raise self._refusal(name, answer) from None
        except URLError as reason:
            if isinstance(reason.reason, ssl.SSLCertVerificationError):
                raise DeliveryError(
                    "deliver.host-key",
                    f"{self._shown} showed a certificate that cannot be trusted: {reason.reason.verify_message}",
                    "see ca-file, when the receiver has an authority of their own",
                ) from None
            raise unreachable(self._shown, reason.reason) from None
        except (OSError, UnicodeError, HTTPException) as reason:
            raise unreachable(self._shown, reason) from None

    def close(self) -> None:
        """Each request is a connection of its own."""

    def _refusal(self, name: str, answer: HTTPError) -> DeliveryError:
        said = f"{answer.code} {self._veiled(str(answer.reason))}".strip()
        if answer.code in {401, 403, 407}:
            return DeliveryError(
                "deliver.credentials", f"{self._shown} does not let us in: {said}", "see token-env or password-env"
            )
        if answer.code in _LATER or answer.code >= 500:
            wait = _wait_of(answer.headers)
            return DeliveryError(
                "deliver.unreachable",
                f"{self._shown} cannot take {name} now: {said}",
                "what was not sent is sent by the next `briefc deliver`",
                again=wait is None or wait <= LONGEST_WAIT,
                whole=answer.code != 500,  # which may be this file's fault
                wait=wait,
            )
        hints: tuple[str, ...] = self._words(answer)
        if 300 <= answer.code < 400:
            moved = self._veiled(answer.headers.get("Location", "")).split("?")[0]
            hints = (*hints, f"it names {moved}: if that is right, make it the destination's url") if moved else hints
        return DeliveryError(
            "deliver.refused",
            f"{self._shown} does not take {name}: {said}",
            *hints,
            whole=answer.code in _ASIDE or answer.code < 400,
        )

    def _veiled(self, text: str) -> str:
        """A server's words without our secrets, should it send them back."""
        _, _, given = self._headers.get("Authorization", "").partition(" ")
        return self._credentials.veiled(text.replace(given, "…") if given else text)

    def _words(self, answer: HTTPError) -> tuple[str, ...]:
        """The beginning of what the server says to its refusal, if it is plain text or JSON."""
        if answer.headers.get_content_type() not in {"text/plain", "application/json", "application/problem+json"}:
            return ()
        try:
            text = answer.read(2_000).decode("utf-8", "replace")
        except (OSError, HTTPException):
            return ()
        said = " ".join(self._veiled(text).split())
        return (f"the server says: {said[:200]}",) if said else ()


def _wait_of(headers: Message) -> float | None:
    """The seconds that `Retry-After` (RFC 9110, section 10.2.3) asks for; a date counts from the answer's own."""
    text = headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - parsedate_to_datetime(headers["Date"])).total_seconds())
    except (TypeError, ValueError):
        return None


def _is_here(host: str) -> bool:
    """Whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
