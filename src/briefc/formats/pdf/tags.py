"""Corrections to the structure tree that WeasyPrint writes, so that the PDF keeps to PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pydyf  # type: ignore[import-untyped] # comes with WeasyPrint

_ITEM_PARTS = frozenset({"/Lbl", "/LBody", "/L"})


def drop_doubled_links(document: Any) -> None:
    """Take out the links of inline boxes inside a link: the outer one covers them.

    WeasyPrint gives every box inside `a` an annotation of its own, and PDF/UA-1 wants each inside a Link element.
    """
    from weasyprint.formatting_structure.boxes import InlineBox

    for page in document.pages:
        page.links[:] = [link for link in page.links if link[3].link or not isinstance(link[3], InlineBox)]


def finish(_: Any, pdf: Any) -> None:
    """A WeasyPrint finisher: correct the structure of `pdf` in place.

    Works on the finished tree alone, so it needs nothing private of WeasyPrint.
    """
    objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    numbers = objects[root["ParentTree"]]["Nums"]
    owners = {numbers[at]: at + 1 for at in range(0, len(numbers), 2)}
    inside = _inside(root, objects)
    unread: dict[bytes, dict[int, str]] = {}
    for element in _elements(pdf):
        if element.reference not in inside:
            _marks(element, "/Pagination", unread)
        elif element["S"] == "/Figure" and "Alt" not in element:
            _marks(element, "/Layout", unread)
            objects[element["P"]]["K"].remove(element.reference)
        elif element["S"] == "/LI":
            _give_body(element, objects, pdf)
        elif element["S"] != "/Link":
            for moved, link in _inside_links(element, objects):
                numbers[owners[moved["StructParent"]]] = link.reference
    for reference, kinds in unread.items():
        page = objects[reference]
        _leave_unread(objects[page["Contents"]].stream, kinds)
        mapped = numbers[owners[page["StructParents"]]]
        for number in kinds:
            mapped[number] = "null"


def _inside(root: Any, objects: Mapping[bytes, Any]) -> set[bytes]:
    """The references of all that hangs on the tree. Running heads and feet do not: nobody's child is in the margin."""
    found: set[bytes] = set()
    waiting = list(root["K"])
    while waiting:
        reference = waiting.pop()
        if isinstance(reference, bytes) and reference not in found:
            found.add(reference)
            waiting.extend(objects[reference].get("K", ()))
    return found


def _marks(element: Any, kind: str, unread: dict[bytes, dict[int, str]]) -> None:
    """Note the numbers of what an element marks on its page."""
    for kid in element["K"]:
        if isinstance(kid, int):
            unread.setdefault(element["Pg"], {})[kid] = kind


def _leave_unread(drawn: list[Any], kinds: Mapping[int, str]) -> None:
    """Turn marked content of a page into artifacts of a kind, which nobody is read (ISO 32000-1, 14.8.2.2)."""
    for at, operator in enumerate(drawn):
        if operator == b"BDC" and drawn[at - 1].get("MCID") in kinds:
            kind = kinds[drawn[at - 1]["MCID"]]
            drawn[at - 2], drawn[at - 1] = "/Artifact", pydyf.Dictionary({"Type": kind})


def _elements(pdf: Any) -> Iterator[Any]:
    """All structure elements, as there are now."""
    for item in tuple(pdf.objects):
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem":
            yield item


def _give_body(item: Any, objects: Mapping[bytes, Any], pdf: Any) -> None:
    """Move what stands directly in a list item into its body (ISO 14289-1, 7.2: LI holds Lbl and LBody)."""
    kids = [objects[kid] if isinstance(kid, bytes) else None for kid in item["K"]]
    strays = [kid for kid, found in zip(item["K"], kids, strict=True) if not found or found.get("S") not in _ITEM_PARTS]
    if not strays:
        return
    body = next((kid for kid in kids if kid and kid.get("S") == "/LBody"), None)
    if body is None:
        body = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
        )
        pdf.add_object(body)
        item["K"].append(body.reference)
    item["K"][:] = [kid for kid in item["K"] if kid not in strays]
    for stray in strays:
        body["K"].append(stray)
        if isinstance(stray, bytes):
            objects[stray]["P"] = body.reference


def _inside_links(element: Any, objects: Mapping[bytes, Any]) -> Iterator[tuple[Any, Any]]:
    """Move the annotations of an element (a picture in a link, say) to the Link around it; each with that Link."""
    mine = [kid for kid in element["K"] if isinstance(kid, bytes) and objects[kid].get("Type") == "/OBJR"]
    link = _link_around(element, objects) if mine else None
    if link is not None:
        element["K"][:] = [kid for kid in element["K"] if kid not in mine]
        for kid in mine:
            link["K"].append(kid)
            yield objects[objects[kid]["Obj"]], link


def _link_around(element: Any, objects: Mapping[bytes, Any]) -> Any:
    """The nearest Link that an element stands in, or None."""
    above = objects.get(element["P"])
    while above is not None and above.get("Type") == "/StructElem":
        if above["S"] == "/Link":
            return above
        above = objects.get(above["P"])
    return None
