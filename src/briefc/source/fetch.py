"""One file over HTTPS, because the user named its address on the command line; nothing else in briefc fetches anything.

Only https, with the certificate checked, to the end of every redirection; at most so many bytes, at most so long.
"""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.parse import urlsplit

from briefc import __version__

SECONDS = 30


class FetchError(Exception):
    """The file was not fetched; says why in one line."""


class _HttpsOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirection to another https address, and refuses any other."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request for the new address."""
        if urlsplit(newurl).scheme != "https":
            raise FetchError(f"{req.full_url} leads to {newurl}, which is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, most: int) -> bytes:
    """The bytes at an https address, at most `most` of them. Raises FetchError."""
    if urlsplit(address).scheme != "https":
        raise FetchError(f"{address}: only https is fetched")
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _HttpsOnly(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers={"User-Agent": f"briefc/{__version__}"})  # noqa: S310 - https
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            data: bytes = answer.read(most + 1)
    except urllib.error.HTTPError as reason:
        raise FetchError(f"{address}: the server answers {reason.code} {reason.reason}") from None
    except urllib.error.URLError as reason:
        raise FetchError(f"{address}: {reason.reason}") from None
    except (OSError, HTTPException, ValueError) as reason:
        raise FetchError(f"{address}: {reason}") from None
    if len(data) > most:
        raise FetchError(f"{address}: larger than {most // 1_000_000} MB")
    return data
