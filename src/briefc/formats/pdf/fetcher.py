"""What a page being printed may load: its own resources and its faces, from memory (reliability T6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Loaded = tuple[str, bytes]
"""A media type and bytes."""


def memory_fetcher(resources: Mapping[str, Loaded], faces: Mapping[str, Callable[[], bytes]]) -> Any:
    """A WeasyPrint fetcher that answers from memory and refuses every other address with a ValueError.

    `resources` are by address, as are the `faces`, whose bytes are asked for when they are needed. WeasyPrint reports
    a refusal by its log, from where it becomes a diagnostic.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class MemoryFetcher(URLFetcher):  # type: ignore[misc] # untyped base
        """Knows what it was given and nothing else: no file, no network, no data address."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - the base class's signature
            """The response of an address, or ValueError."""
            if url in faces:
                return URLFetcherResponse(url, faces[url](), {"Content-Type": "font/otf"})
            if url not in resources:
                raise ValueError("not among the page's own resources")
            media_type, data = resources[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})

    return MemoryFetcher()
