"""Pictures drawn for the tests of this room."""

from __future__ import annotations

import io

from PIL import Image


def raster(kind: str, width: int, height: int, **options) -> bytes:
    """The bytes of a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (20, 70, 111)).save(out, kind, **options)
    return out.getvalue()


def png(width: int, height: int) -> bytes:
    """A PNG picture."""
    return raster("PNG", width, height)


def svg(content: str = "", attributes: str = 'width="10" height="20"') -> bytes:
    """A drawing with the given content."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{content}</svg>'
    ).encode()
