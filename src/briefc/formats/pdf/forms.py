"""Whether Chinese characters are printed in the shapes that readers of their language know; which extra would help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefc.formats.pdf.fonts import FontShelf, is_installed
from briefc.formats.pdf.places import Places, Printed
from briefc.formats.pdf.typefaces import SCRIPTS, ScriptFace, in_language
from briefc.model.diagnostic import Diagnostic, warning

_NAMES = {"Noto Serif TC": "traditional Chinese", "Noto Serif JP": "Japanese", "Noto Serif KR": "Korean"}


def foreign_forms(html: str, printed: Printed, shelf: FontShelf) -> Iterator[Diagnostic]:
    """Text in languages whose own shapes of Chinese characters are not on the shelf, once a language.

    Such text would be printed in the shapes of mainland China: readable, and wrong. Code: `font.forms`.
    """
    present = {script.face for script in shelf.scripts}
    for script in SCRIPTS:
        if script.languages and not script.sans and script.face not in present and _shows(script, html):
            yield _told(script, html, printed)


def extra_for(character: str) -> str:
    """The extra of briefc that is not installed and brings typefaces for a character; "" where none does."""
    for script in SCRIPTS:
        if script.characters and re.match(f"[{script.characters}]", character) and not is_installed(script.face):
            return script.extra
    return ""


def _shows(script: ScriptFace, html: str) -> bool:
    return script.speaks(html) and re.search(f"[{script.shared}]", html) is not None


def _told(script: ScriptFace, html: str, printed: Printed) -> Diagnostic:
    import tinyhtml5  # type: ignore[import-untyped] # WeasyPrint's own

    places = Places(tinyhtml5.parse(html, namespace_html_elements=False), printed)
    where = places.where(lambda one: in_language(one.get("lang", ""), script.languages))
    return warning(
        "font.forms",
        where,
        f"{_NAMES[script.face.family]} text is printed in the shapes that mainland China gives to Chinese characters",
        f'install its typefaces: pip install "briefc[{script.extra}]"',
    )
