"""TeX to MathML by docutils' own converter, which knows what it does not know."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

_BETWEEN = re.compile(r">\s*\n\s*<")


@lru_cache(maxsize=512)
def mathml(tex: str, *, display: bool) -> tuple[str, str]:
    """(the `<math>` element as text, "") or ("", what is wrong with the TeX).

    The element carries the source in `alttext`, which screen readers fall back to.
    """
    if not tex.strip():
        return "", "the formula is empty"
    # Few articles hold a formula, and the converter's tables take a while to load.
    from docutils.utils.math import MathError  # noqa: PLC0415
    from docutils.utils.math.latex2mathml import tex2mathml  # noqa: PLC0415

    try:
        markup = tex2mathml(tex, as_block=display)
    except MathError as reason:
        said = " ".join(str(reason).split()).rstrip(".")
        return "", said[:1].lower() + said[1:]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as reason:
        return "", f"the formula cannot be read ({type(reason).__name__})"
    compact = _BETWEEN.sub("><", markup.strip())
    return compact.replace("<math ", f'<math alttext="{escape(tex)}" ', 1), ""
