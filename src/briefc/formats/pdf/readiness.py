"""Getting ready to print: what the first page of a process loads and works out, done ahead on a page that nobody sees.

That is a third of what a short article takes: C types are parsed, hyphenation tables read, font libraries opened, style
sheets parsed and typefaces declared.
"""

from __future__ import annotations

from briefc.formats.pdf.fonts import ADDRESS, FontShelf, isolate
from briefc.formats.pdf.layout import lay_out
from briefc.model.printed import PrintPart
from briefc.model.theme import Theme

_HTML = """\
<!DOCTYPE html><html lang="{language}"><head><title>Ready</title></head><body>
<h1 id="a">Ready</h1>
<p>Words <b>of</b> <i>several</i> kinds, <a href="#a">a link</a>, <span data-ref="#a"></span>
and extraordinarily characteristic hyphenation everywhere in it. {letters}</p>
<figure class="quote"><div>Beside</div><blockquote><p>“Said.”</p></blockquote></figure>
<ul><li><p>One</p></li></ul>
<table><thead><tr><th scope="col">Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>
</body></html>
"""
_LATIN = 0x24F
"""The last character of Latin Extended-B: up to there the faces of every page have all letters."""


def load(shelf: FontShelf) -> None:
    """Load what takes long to load."""
    isolate(shelf.cache)
    from briefc.formats.pdf.engine import press

    press.weasyprint()
    import briefc.formats.pdf.recording  # noqa: F401


def practise(theme: Theme, styles: tuple[str, ...], language: str, text: str, shelf: FontShelf) -> None:
    """Lay out a page that nobody sees, in the theme's own styles, with the letters of a text that may be printed."""
    letters = "".join(sorted({letter for letter in text if ord(letter) > _LATIN and letter.isprintable()}))
    files = [
        (f"{ADDRESS}{face.file}", "font/ttf", theme.files[face.file])
        for face in theme.fonts
        if not face.package and face.file in theme.files
    ]
    sample = PrintPart(
        name="sample",
        html=_HTML.format(language=language, letters=letters),
        styles=styles,
        resources=tuple(files),
        language=language,
        origins=(),
        source="",
        fonts=theme.fonts,
    )
    lay_out(sample, shelf)
