"""HTML laid out by WeasyPrint and tagged by us: the structure as a value, and as text that a person can read."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pydyf  # type: ignore[import-untyped] # comes with WeasyPrint

from briefc.formats.pdf.fonts import isolate
from briefc.formats.pdf.structure import Element, Kid, LinkArea, Mark, Structure
from briefc.formats.pdf.tagging import structure_of
from briefc.formats.pdf.tagging.making import marks_in

FLAG = (Path(__file__).resolve().parents[2] / "cases/images/flag.png").as_uri()

SIMPLE = """
@page { size: 120mm 100mm; margin: 15mm; @top-left { content: "Running head" } @bottom-right { content: counter(page) } }
body { font: 10pt/14pt Spectral; margin: 0 }
"""


NOTES = """
.footnote { float: footnote }
.footnote::footnote-call, .footnote::footnote-marker { content: none }
.further { display: block }
"""


@dataclass(frozen=True)
class Tagged:
    """A structure with the text of its marks and the drawing of its pages."""

    structure: Structure
    texts: dict[Mark, str]
    drawings: tuple[list[Any], ...]
    pages: int
    links: int

    def outline(self) -> str:
        """The tree, one element a line, text in quotation marks."""
        return "\n".join(line for element in self.structure.elements for line in self._lines(element, 0))

    def _lines(self, kid: Kid, depth: int) -> list[str]:
        pad = "  " * depth
        if isinstance(kid, Mark):
            said = self.structure.texts.get(kid, self.texts[kid])
            said = said[:-1] + "\xad" if kid in self.structure.hyphens else said
            return [f"{pad}{said + ' ' * (kid in self.structure.spaces)!r}"]
        if isinstance(kid, LinkArea):
            return [f"{pad}@"]
        own = [line for child in kid.kids for line in self._lines(child, depth + 1)]
        return [pad + self._named(kid), *own]

    def _named(self, element: Element) -> str:
        says = [element.kind]
        says += [f"#{element.id}"] if element.id else []
        says += [f"lang={element.language}"] if element.language else []
        says += [f"alt={element.alternative!r}"] if element.alternative else []
        says += [f"E={element.expansion!r}"] if element.expansion else []
        says += [f"headers={','.join(element.headers)}"] if element.headers else []
        says += [f"ref={','.join(element.references)}"] if element.references else []
        says += [f"joins={element.joins}"] if element.joins else []
        says += [f"{name}={value}" for _, name, value in element.attributes if name not in {"BBox", "Placement"}]
        return " ".join(says)

    def of(self, kind: str) -> list[Element]:
        """All elements of a type, in reading order."""
        return [element for element in self.every() if element.kind == kind]

    def every(self) -> list[Element]:
        """All elements, in reading order."""
        out: list[Element] = []

        def over(element: Element) -> None:
            out.append(element)
            for kid in element.kids:
                if isinstance(kid, Element):
                    over(kid)

        for element in self.structure.elements:
            over(element)
        return out

    def structure_marks(self, element: Element) -> list[Mark]:
        """All marks below an element, in reading order."""
        return list(marks_in([element]))

    def text(self, kid: Kid) -> str:
        """The text below an element, as the structure says that it is read; soft hyphens left out."""
        if isinstance(kid, Mark):
            said = self.structure.texts.get(kid, self.texts[kid])
            said = said[:-1] if kid in self.structure.hyphens else said
            return said.replace("\xad", "") + " " * (kid in self.structure.spaces)
        return "" if isinstance(kid, LinkArea) else "".join(map(self.text, kid.kids))


def tagged(body: str, cache_folder: Path, *, style: str = SIMPLE, language: str = "en") -> Tagged:
    """The body of a document laid out, drawn and tagged."""
    html = f'<!DOCTYPE html><html lang="{language}"><head><title>Test</title></head><body>{body}</body></html>'
    return tagged_page(html, (style,), (), cache_folder)


def tagged_page(
    html: str, styles: tuple[str, ...], resources: tuple[tuple[str, str, bytes], ...], cache_folder: Path
) -> Tagged:
    """A whole document laid out, drawn and tagged."""
    weasyprint, fonts, fetcher_type = _setting(cache_folder)
    from weasyprint.formatting_structure.boxes import InlineBox
    from weasyprint.pdf.stream import Stream

    fetcher = fetcher_type({address: (kind, data) for address, kind, data in resources})
    sheets = [weasyprint.CSS(string=style, url_fetcher=fetcher, font_config=fonts) for style in styles]
    document = weasyprint.HTML(string=html, url_fetcher=fetcher).render(font_config=fonts, stylesheets=sheets)
    marks: list[dict[Any, int]] = []
    links: list[dict[Any, int]] = []
    drawings: list[list[Any]] = []
    texts: dict[Mark, str] = {}
    shared = pydyf.Dictionary(
        {name: pydyf.Dictionary() for name in ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace", "Font")}
    )
    for number, one in enumerate(document.pages):
        tags: dict[Any, Any] = {}
        stream = Stream({}, (0, 0, one.width, one.height), shared, {}, tags, {}, None)
        one.paint(stream, 0.75)
        marks.append({box: tag["mcid"] for box, tag in tags.items()})
        kept = (box for _, _, _, box in one.links if box.link or not isinstance(box, InlineBox))
        links.append({box: place for place, box in enumerate(kept)})
        texts.update({Mark(number, tag["mcid"]): getattr(box, "text", "[picture]") for box, tag in tags.items()})
        drawings.append(stream.stream)
    structure = structure_of([one._page_box for one in document.pages], marks, links)
    return Tagged(structure, texts, tuple(drawings), len(document.pages), sum(map(len, links)))


@cache
def _setting(cache_folder: Path) -> tuple[Any, Any, Any]:
    """WeasyPrint, one typeface and nothing else, and a fetcher of files."""
    isolate(cache_folder)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="No fonts configured")
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Files of the machine, and what a page brings."""

        def __init__(self, own: dict[str, tuple[str, bytes]]) -> None:
            super().__init__(allowed_protocols={"file", "data"})
            self.own = own

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in self.own:
                kind, data = self.own[url]
                return URLFetcherResponse(url, data, {"Content-Type": kind})
            return super().fetch(url, headers)

    fonts = FontConfiguration()
    files = metadata.files("fontpkg-spectral") or []
    path = next(file.locate() for file in files if file.name == "Spectral-Regular.ttf")
    rule = f'@font-face {{ font-family: Spectral; src: url("{Path(str(path)).as_uri()}") }}'
    weasyprint.CSS(string=rule, url_fetcher=Fetcher({}), font_config=fonts)
    return weasyprint, fonts, Fetcher
