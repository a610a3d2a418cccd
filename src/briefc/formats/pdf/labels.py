"""Page labels: what a viewer calls each page (ISO 32000-1, 12.4.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefc.formats.pdf.objects import Name, Text, Value
from briefc.model.artifact import PrintPage
from briefc.model.language import primary

_FIRST_PART = re.compile(r"<!--briefc:part ([^>]*?)-->")

_COVER = {
    "ar": "الغلاف",
    "de": "Titel",
    "en": "Cover",
    "es": "Portada",
    "fa": "جلد",
    "fr": "Couverture",
    "he": "שער",
    "hi": "आवरण",
    "it": "Copertina",
    "ja": "表紙",
    "ko": "표지",
    "nl": "Omslag",
    "pl": "Okładka",
    "pt": "Capa",
    "ru": "Обложка",
    "tr": "Kapak",
    "uk": "Обкладинка",
    "zh": "封面",
}
"""What a cover is called, by language."""


def page_labels(page: PrintPage, numbers: Sequence[int]) -> Value:
    """The tree of page labels for pages that show these numbers, in order: the same numbers, and the cover by name.

    A viewer that counts pages for itself would say another number than the paper where a theme starts anew.
    """
    labels: list[Value] = []
    following: int | None = None
    for place, number in enumerate(numbers):
        if place == 0 and has_cover(page):
            labels += [0, {"P": Text(_COVER.get(primary(page.language), _COVER["en"]))}]
            continue
        if number != following:
            start: dict[str, Value] = {"S": Name("D")}
            labels += [place, {**start, "St": number} if number != 1 else start]
        following = number + 1
    return {"Nums": labels}


def has_cover(page: PrintPage) -> bool:
    """Whether the first page is a cover: its part is named so."""
    first = _FIRST_PART.search(page.html)
    return first is not None and first[1].strip() == "cover"
