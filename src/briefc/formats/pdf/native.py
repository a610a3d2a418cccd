"""Whether the native libraries that printing needs are on this machine."""

from __future__ import annotations

import warnings
from pathlib import Path

from briefc.formats.pdf.fonts import isolate


def trouble(cache: Path, _: None = None) -> str:
    """What keeps WeasyPrint from loading Pango and its kin, in one line; empty when nothing does.

    To be called in a worker of its own: native libraries stay in the process that loaded them. `cache` is the folder
    of the fonts that are made ready.
    """
    isolate(cache)
    try:
        with warnings.catch_warnings(action="ignore"):  # that no font of the machine is known is as it should be
            import weasyprint  # noqa: F401 - importing it loads the libraries
    except (ImportError, OSError) as reason:
        return str(reason).strip().splitlines()[0]
    return ""
