"""Getting ready to print: what the first page of a process loads and works out, done ahead on a small page of ours.

That is a third of what a short article takes: C types are parsed, hyphenation tables read, font libraries opened.
"""

from __future__ import annotations

from dataclasses import replace

from briefc.formats.pdf.fonts import FontShelf
from briefc.formats.pdf.printer import print_pdf
from briefc.model.artifact import PrintPage

_HTML = """\
<!DOCTYPE html><html lang="en"><head><title>Ready</title></head><body>
<h1 id="a">Ready</h1>
<p>Words <b>of</b> <i>several</i> kinds, <a href="#a">a link</a>, <span class="page" data-ref="#a"></span>
<span class="note">A note.</span> and extraordinarily characteristic hyphenation everywhere in it.</p>
<figure><div>Beside</div><blockquote><p>“Said.”</p></blockquote></figure>
<ul><li><p>One</p></li></ul>
<table><thead><tr><th scope="col">Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>
</body></html>
"""
_STYLE = """\
@page { @bottom-center { content: counter(page) } }
html { font-family: "%s"; hyphens: auto }
p { width: 6em; text-align: justify }
div { float: left; width: 4em }
figure { border: 1px solid black; background: white }
.note { float: footnote }
.page::after { content: target-counter(attr(data-ref), page) }
"""


def get_ready(shelf: FontShelf) -> None:
    """Print a page that nobody sees, in the first face of the shelf."""
    face = shelf.base[0]
    page = PrintPage(
        html=_HTML,
        styles=(_STYLE % face.family,),
        resources=(),
        title="Ready",
        language="en",
        created="",
        modified="",
        fonts=(face,),
    )
    print_pdf(page, replace(shelf, base=(face,), scripts=()))
