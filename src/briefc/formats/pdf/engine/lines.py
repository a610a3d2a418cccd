"""A mend of how WeasyPrint 70.0 breaks lines.

Where a text ends in a space and fits on the line but for that space, and an element follows that does not fit,
`split_first_line` takes the text for one that is too wide and breaks it behind its first word: a line of one word in
the middle of a paragraph. The space hangs at the end of the line, so it needs no room.
"""

from __future__ import annotations

import functools
from typing import Any


@functools.cache
def mend_lines() -> None:
    """Have lines broken at their last opportunity also where their last space does not fit; once in a process."""
    from weasyprint.layout import inline

    split = inline.split_first_line

    def split_first_line(text: str, style: Any, context: Any, max_width: Any, *others: Any, **more: Any) -> Any:
        found = split(text, style, context, max_width, *others, **more)
        resume_at = found[2]
        if resume_at is None or max_width is None or not text.endswith(" ") or style["white_space"] != "normal":
            return found
        bare = split(text.rstrip(" "), style, context, max_width, *others, **more)
        return bare if bare[2] is None else found

    inline.split_first_line = split_first_line
