"""What is wrong with pages that were laid out, seen on their boxes, as diagnostics with the author's file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from briefc.formats.pdf.overflow import MILLIMETRE, Overflow, PageLook, shortened
from briefc.formats.pdf.overprint import overprinted
from briefc.formats.pdf.places import Places, Printed
from briefc.formats.pdf.typefaces import BASE, SCRIPTS
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.span import Span

_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "emoji"})
"""Names that no typeface has; with fonts of its own alone, the printer takes one that a style names besides."""


def inspect(document: Any, printed: Printed, families: Collection[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with a document that WeasyPrint laid out (`HTML.render`), each finding once, in reading order.

    `families` are the typefaces that are declared. Codes: `font.unknown`, `pdf.alt`, `pdf.margin` (a warning: over the
    edge of the text, but still on the paper), `pdf.overflow`, `pdf.overprint` (a warning).
    """
    pages = [page._page_box for page in document.pages]  # noqa: SLF001 - the only way to the boxes
    root = next((box.element for page in pages for box in page.children if box.element_tag == "html"), None)
    places = Places(root, printed)
    found: dict[Diagnostic, None] = {}
    stacks: set[tuple[str, ...]] = set()
    for page in pages:
        look = PageLook(page)
        found |= dict.fromkeys(_overflows(list(look.at()), places))
        found |= dict.fromkeys(_unnamed(look.pictures, places))
        found |= dict.fromkeys(_overprints(look.shown, places))
        stacks |= {line.style["font_family"] for line in look.lines}
    found |= dict.fromkeys(_unknown(stacks, families, printed))
    return tuple(found)


def _overflows(found: Sequence[Overflow], places: Places) -> Iterator[Diagnostic]:
    """What stands out of a page, once for an element that does so several times or with what it holds."""
    grouped: dict[tuple[Any, bool], list[Overflow]] = {}
    for one in found:
        grouped.setdefault((one.element, one.lost), []).append(one)
    said: dict[bool, set[Any]] = {False: set(), True: set()}
    for (element, lost), many in grouped.items():
        if element is not None and places.is_within(element, said[lost]):
            continue
        said[lost].add(element)
        worst = max(many, key=lambda one: one.by)
        what, by, where = many[0].what, max(1, round(worst.by / MILLIMETRE)), places.of(element)
        if lost:
            yield error("pdf.overflow", where, f"{what} runs over the edge of the page by {by} mm", _remedy(worst))
        else:
            yield warning("pdf.margin", where, f"{what} runs into the margin of the page by {by} mm", _remedy(worst))


def _remedy(found: Overflow) -> str:
    if found.what == "a picture":
        return "give it a smaller `:width:`"
    if found.down:
        return "it is kept together with what precedes, which is more than a page holds: divide it"
    if found.what == "a table":
        return "give it fewer columns, or words that can be broken"
    return "shorten the longest word, or say by a soft hyphen where it may be broken"


def _overprints(lines: Iterable[Any], places: Places) -> Iterator[Diagnostic]:
    """Words on other words, each element once: what is long stands on much."""
    said: set[Any] = set()
    for above, below in overprinted(lines):
        if said.isdisjoint((above.element, below.element)):
            message = f'"{shortened(below.text)}" is printed over "{shortened(above.text)}"'
            hint = "shorten one of them, or change the theme's print style"
            yield warning("pdf.overprint", places.of(below.element), message, hint)
        said |= {above.element, below.element}


def _unnamed(pictures: Iterable[Any], places: Places) -> Iterator[Diagnostic]:
    for box in pictures:
        if _lacks_text(box):
            message = "a picture has no text for those who cannot see it"
            yield error("pdf.alt", places.of(box.element), message, "give it `:alt:`")


def _lacks_text(box: Any) -> bool:
    """Whether a picture has neither a text nor the role of a mere decoration."""
    element, tag = box.element, str(box.element_tag).rpartition("}")[2]
    if element is None or element.get("role") in {"presentation", "none"} or element.get("aria-hidden") == "true":
        return False
    if tag == "img":
        return not element.get("alt")
    if tag == "svg":
        titled = any(str(child.tag).rpartition("}")[2] == "title" and child.text for child in element)
        return not (titled or element.get("aria-label"))
    return False


def strays(
    faces: Mapping[tuple[str, tuple[str, ...]], Any], families: Collection[str], places: Places
) -> Iterator[Diagnostic]:
    """Text that came out in another typeface than its style asks for.

    `faces` has by family, and by the families that a style names, the first element set so. Code: `font.undeclared`.
    """
    for (family, stack), element in faces.items():
        if family not in families:
            why = "which nobody declares"
        elif family.casefold() not in {name.casefold() for name in stack}:
            why = f"which its style does not name: {', '.join(stack)}"
        else:
            continue
        yield error(
            "font.undeclared",
            places.of(element),
            f'text is set in "{family}", {why}',
            "name in the theme's print style a declared typeface that has these characters",
        )


def _unknown(stacks: Iterable[tuple[str, ...]], families: Collection[str], printed: Printed) -> Iterator[Diagnostic]:
    """The families that styles name and nobody declares. The theme names them, so the place is the whole document."""
    ours = (*BASE, *(script.face for script in SCRIPTS))  # a script's is declared where the page has such characters
    known = _GENERIC | {name.casefold() for name in (*families, *(face.family for face in ours))}
    for name in sorted({name for stack in stacks for name in stack if name.casefold() not in known}):
        yield warning(
            "font.unknown",
            Span(printed.source),
            f'the theme\'s style names the typeface "{name}", which is not declared',
            "typefaces of the machine are not used: name it under `fonts` in theme.yaml, or leave it away",
        )
