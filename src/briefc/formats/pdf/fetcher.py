"""What a page being printed may load: its own resources and the faces of the shelf, from memory (reliability T6)."""

from __future__ import annotations

from typing import Any

from briefc.formats.pdf.faces import Faces, address
from briefc.model.artifact import PrintPage


def memory_fetcher(page: PrintPage, faces: Faces) -> Any:
    """A WeasyPrint fetcher that answers from memory and refuses every other address with a ValueError.

    WeasyPrint reports the refusal by its log, from where it becomes a diagnostic.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    known = {name: (media_type, data) for name, media_type, data in page.resources}
    known |= {address(face): ("font/otf", data) for face, data in faces.files.items()}

    class MemoryFetcher(URLFetcher):  # type: ignore[misc] # untyped base
        """Knows `known` and nothing else: no file, no network, no data address."""

        def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - the base class's signature
            """The response of an address, or ValueError."""
            if url not in known:
                raise ValueError("not among the page's own resources")
            media_type, data = known[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})

    return MemoryFetcher()
