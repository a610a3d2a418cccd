"""Corrections to the structure tree that WeasyPrint writes, before the PDF is finished.

Works on the finished tree alone, so it needs nothing private of WeasyPrint.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

_ITEM_PARTS = {"/Lbl", "/LBody"}


def finish(document: Any, pdf: Any) -> None:
    """A WeasyPrint finisher: correct the structure of `pdf` in place."""
    objects = {item.reference: item for item in pdf.objects if hasattr(item, "reference")}
    for element in _elements(pdf):
        if element["S"] == "/LI":
            _give_body(element, objects, pdf)


def _elements(pdf: Any) -> Iterator[Any]:
    """All structure elements, as there are now."""
    for item in tuple(pdf.objects):
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem":
            yield item


def _give_body(item: Any, objects: dict[Any, Any], pdf: Any) -> None:
    """Move what stands directly in a list item into its body (ISO 14289-1, 7.2: LI holds Lbl and LBody alone)."""
    kids = [objects.get(kid) if isinstance(kid, bytes) else None for kid in item["K"]]
    strays = [
        kid for kid, found in zip(item["K"], kids, strict=True) if found is None or found.get("S") not in _ITEM_PARTS
    ]
    if not strays:
        return
    body = next((kid for kid in kids if kid is not None and kid.get("S") == "/LBody"), None)
    if body is None:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        item["K"].append(body.reference)
    item["K"][:] = [kid for kid in item["K"] if kid not in strays]
    for stray in strays:
        body["K"].append(stray)
        if isinstance(stray, bytes) and stray in objects:
            objects[stray]["P"] = body.reference
