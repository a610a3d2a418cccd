"""The linker: records of parts to one PDF with one structure, one outline, and every font once."""

from __future__ import annotations

from briefc.formats.pdf.linking.linker import link
from briefc.formats.pdf.linking.pages import wrong_digits

__all__ = ["link", "wrong_digits"]
