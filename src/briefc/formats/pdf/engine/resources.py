"""What drawings refer to, from pydyf's objects to those of a record: images, groups, patterns, shadings, states."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from typing import Any

import pydyf  # type: ignore[import-untyped] # comes with WeasyPrint

from briefc.formats.pdf.engine.canvas import Canvas
from briefc.formats.pdf.objects import COLOURS, FONTS, Local, LocalNumber, serialised
from briefc.formats.pdf.records import Objects


def empty_resources() -> Any:
    """The resources of a part, to be filled by its drawings."""
    return pydyf.Dictionary({
        "ExtGState": pydyf.Dictionary(),
        "XObject": pydyf.Dictionary(),
        "Pattern": pydyf.Dictionary(),
        "Shading": pydyf.Dictionary(),
        "ColorSpace": serialised(COLOURS),
        "Font": serialised(FONTS),
    })  # fmt: skip


def content_of(operators: Iterable[Any]) -> bytes:
    """The operators of a drawing as they are written."""
    return b"\n".join(pydyf._to_bytes(operator) for operator in operators)


class Settled:
    """The numbers that what resources refer to has got among a record's objects."""

    def __init__(self, objects: Objects, images: dict[str, Any], *, blends_in_rgb: bool) -> None:
        """`blends_in_rgb` is false for a print file: what is translucent is blended in the printer's colours there."""
        self._blends_in_rgb = blends_in_rgb
        self._objects = objects
        self._images = images
        self._numbers: dict[str, int] = {}
        self.groups: dict[int, int] = {}
        """The number of each group that holds marked content, by the identity of its canvas."""

    def resources(self, resources: Any, number: int) -> None:
        """Put resources, and all that they refer to, among the objects; they themselves get `number`."""
        drawn = resources["XObject"]
        for name, item in drawn.items():
            drawn[name] = self._image(name) if item is None else self._group(item)
        patterns = resources["Pattern"]
        for name, item in patterns.items():
            patterns[name] = self._group(item)
        shadings = resources["Shading"]
        for name, item in shadings.items():
            shadings[name] = serialised(Local(self._objects.add(item.data)))
        for state in resources["ExtGState"].values():
            mask = state.get("SMask")
            if isinstance(mask, dict) and isinstance(mask.get("G"), pydyf.Object):
                mask["G"] = self._group(mask["G"])
        kept = {key: value for key, value in resources.items() if value or not isinstance(value, dict)}
        self._objects.put(number, pydyf.Dictionary(kept).data)

    def _image(self, name: str) -> bytes:
        if name not in self._numbers:
            known = self._images[name]
            # Interpolation is up to the viewer, and an archived file must not ask for it (ISO 19005-3, 6.2.8).
            found = known["image"].get_x_object(False, max(known["dpi_ratios"]))  # noqa: FBT003 - their signature
            self._numbers[name] = self._put_image(found)[0]
        return serialised(Local(self._numbers[name]))

    def _put_image(self, stream: Any) -> tuple[int, str]:
        """Put an image and its mask among the objects: its number, and the digest of both."""
        extra = dict(stream.extra)
        mask = extra.pop("SMask", None)
        data = content_of(stream.stream)
        entries = pydyf.Dictionary(extra)
        digest = hashlib.sha256(entries.data + data)
        if mask is not None:
            number, of_mask = self._put_image(mask)
            digest.update(of_mask.encode())
            entries["SMask"] = serialised(Local(number))
        name = digest.hexdigest()[:32]
        return self._objects.add_stream(entries.data, data, name), name

    def _group(self, stream: Any) -> bytes:
        """Put a group or a pattern among the objects."""
        if id(stream) not in self.groups:
            number = self.groups[id(stream)] = self._objects.reserve()
            extra = pydyf.Dictionary(stream.extra)
            if "Group" in extra and not self._blends_in_rgb:
                extra["Group"] = pydyf.Dictionary({key: one for key, one in extra["Group"].items() if key != "CS"})
            inner = extra["Resources"]
            if not isinstance(inner, bytes):
                inner["Font"] = serialised(FONTS)
                inside = self._objects.reserve()
                self.resources(inner, inside)
                extra["Resources"] = serialised(Local(inside))
            if isinstance(stream, Canvas) and any(canvas is stream for canvas in stream.grouped.values()):
                extra["StructParents"] = serialised(LocalNumber(number))
            extra["Filter"] = "/FlateDecode"
            self._objects.put_stream(number, extra.data, zlib.compress(content_of(stream.stream), 6))
        return serialised(Local(self.groups[id(stream)]))
