"""Whether the native libraries that printing needs are on this machine."""

from __future__ import annotations


def trouble() -> str:
    """What keeps WeasyPrint from loading Pango and its kin, in one line; empty when nothing does."""
    try:
        import weasyprint  # noqa: F401 - importing it loads the libraries
    except (ImportError, OSError) as reason:
        return str(reason).strip().splitlines()[0]
    return ""
