"""What makes a finished PDF's tag tree good to listen to, and no validator asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pikepdf

from tests.tools.pdf_reading import Annotation, Node, Reading, destination, named, names_in

SCRIPTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Hiragana or Katakana", "[\u3041-\u30ff]", frozenset({"ja"})),
    ("Hangul", "[\uac00-\ud7a3]", frozenset({"ko"})),
    ("Han", "[\u4e00-\u9fff]", frozenset({"zh", "ja", "ko", "yue"})),
    (
        "Cyrillic",
        "[\u0400-\u04ff]",
        frozenset(["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg", "uz", "tt"]),
    ),
    ("Greek", "[\u0386-\u03ce]{3}", frozenset({"el", "grc"})),
    ("Hebrew", "[\u05d0-\u05ea]", frozenset({"he", "yi"})),
    ("Arabic", "[\u0621-\u064a]", frozenset(["ar", "fa", "ur", "ps", "ckb", "ug", "sd"])),
    ("Devanagari", "[\u0904-\u0939]", frozenset(["hi", "mr", "ne", "sa"])),
    ("Thai", "[\u0e01-\u0e30]", frozenset({"th"})),
)
"""Scripts with the languages that are written in them."""


# --- beyond the validators ------------------------------------------------------------------------------------------


def _whole(reading: Reading) -> Iterator[str]:
    """Siblings of one type that stand on following pages and read like one."""
    for node in (reading.root, *reading.root.inside()):
        kids = [kid for kid in node.kids if isinstance(kid, Node)]
        for one, other in pairwise(kids):
            ends, begins = reading.pages(one), reading.pages(other)
            if one.kind == other.kind and ends and begins and ends[-1] < begins[0] and _goes_on(reading, one, other):
                yield f"{named(reading, one)} and {named(reading, other)} are one that a page break cut"


def _goes_on(reading: Reading, one: Node, other: Node) -> bool:
    before, after = reading.text(one).strip(), reading.text(other).strip()
    if any(isinstance(kid, Node) and kid.kind == "Code" for node in (one, other) for kid in node.kids):
        return False
    if one.kind in {"P", "LBody", "LI", "BlockQuote", "Note", "TD", "TH"}:
        return bool(before) and bool(after) and before[-1] not in '.!?:;…”’"»。！？' and after[0].islower()
    if one.kind in {"L", "TOC"}:
        numbers = [re.match(r"\W*(\d+)", text) for text in (reading.text(_last(one)), after)]
        return all(numbers) and int(numbers[0][1]) + 1 == int(numbers[1][1])  # type: ignore[index] # all are there
    if one.kind == "Table":
        heads = [
            next((reading.text(kid) for kid in table.kids if isinstance(kid, Node) and kid.kind == "THead"), "")
            for table in (one, other)
        ]
        captioned = any(isinstance(kid, Node) and kid.kind == "Caption" for kid in other.kids)
        return not captioned and (not heads[1] or heads[0] == heads[1])
    return False


def _last(node: Node) -> Node:
    return [kid for kid in node.kids if isinstance(kid, Node)][-1]


def _contents(reading: Reading) -> Iterator[str]:
    nodes = list(reading.root.inside())
    articles = sum(node.kind == "Art" and not any(one.kind == "Art" for one in node.around()) for node in nodes)
    if articles > 1 and not any(node.kind == "TOC" for node in nodes):
        yield "several articles and no contents"
    names = names_in(reading.pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary()))
    labels = {page.obj.objgen: str(page.label) for page in reading.pdf.pages}
    for toc in (node for node in nodes if node.kind == "TOC"):
        entries = [kid for kid in toc.kids if isinstance(kid, Node) and kid.kind == "TOCI"]
        numbered = [bool(_page_said(reading, entry)) for entry in entries]
        for entry, has in zip(entries, numbered, strict=True):
            references = [kid for kid in entry.kids if isinstance(kid, Node) and kid.kind == "Reference"]
            if not references:
                yield f"{named(reading, entry)} has no reference"
            if any(numbered) and not has:
                yield f"{named(reading, entry)} has no page number"
            for reference in references if has else ():
                to = next(
                    filter(None, (_target(reading, link, names) for link in reference.inside() if link.kind == "Link")),
                    None,
                )
                if to is not None and labels.get(to) not in {None, _page_said(reading, entry)}:
                    yield f"{named(reading, entry)} leads to page {labels.get(to)}"


def _page_said(reading: Reading, entry: Node) -> str:
    """The page number of an entry: what its reference says after its links."""
    for kid in entry.kids:
        if isinstance(kid, Node) and kid.kind == "Reference":
            said = "".join(
                reading.text(one) for one in kid.kids if not (isinstance(one, Node) and one.kind in {"Link", "Span"})
            )
            if found := re.fullmatch(r"\D*?(\d+)\s*", said):
                return found[1]
    return ""


def _target(reading: Reading, link: Node, names: dict[str, Any]) -> Any:
    """The page that a link leads to."""
    for kid in link.kids:
        if isinstance(kid, Annotation):
            to = destination(reading.pdf.get_object(kid.number, 0))
            to = names.get(to) if isinstance(to, str) else to
            to = to.D if isinstance(to, pikepdf.Dictionary) else to
            if to is not None:
                return to[0].objgen
    return None


def _notes(reading: Reading) -> Iterator[str]:
    notes = [node for node in reading.root.inside() if node.kind == "Note"]
    references = [node for node in reading.root.inside() if node.kind == "Reference"]
    pointed = {other.objgen for node in references for other in node.entries.get("/Ref", [])}
    for note in notes:
        if not note.id:
            yield f"{named(reading, note)} has no ID"
        back = [node for kid in note.kids if isinstance(kid, Node) and kid.kind == "Lbl" for node in kid.inside()]
        if not any(node.kind == "Link" for node in back):
            yield f"{named(reading, note)} does not lead back to where it is called"
        if note.entries.objgen not in pointed:
            yield f"{named(reading, note)} is called by no reference"
        if not list(note.entries.get("/Ref", [])):
            yield f"{named(reading, note)} does not say what calls it"
    called = {note.id.rpartition("note.")[2] for note in notes if "note." in note.id}
    for link in (node for node in reading.root.inside() if node.kind == "Link"):
        targets = [
            destination(reading.pdf.get_object(kid.number, 0)) for kid in link.kids if isinstance(kid, Annotation)
        ]
        inside = {"Reference", "Note"} & {node.kind for node in link.around()}
        if called.intersection(str(target) for target in targets) and not inside:
            yield f"{named(reading, link)} calls a note and is no reference"


def _languages(reading: Reading) -> Iterator[str]:
    whole = str(reading.pdf.Root.get("/Lang", ""))
    if not whole:
        yield "the document does not say its language"
    for node in reading.root.inside():
        language = (node.language or whole).partition("-")[0].lower()
        own = "".join(reading.text(kid) for kid in node.kids if isinstance(kid, tuple))
        for name, letters, languages in SCRIPTS:
            if re.search(letters, own) and language not in languages:
                yield f"{named(reading, node)} has {name} in a text in {language!r}"
                break


def _furniture(reading: Reading) -> Iterator[str]:
    pages = len(reading.pdf.pages)
    running = {" ".join(text.split()) for _, kind, _, text in reading.artifacts if kind == "Pagination"} - {""}
    seen: dict[str, set[int]] = {}
    for node in reading.root.inside():
        said = " ".join(reading.text(node).split())
        if not any(isinstance(kid, Node) for kid in node.kids):
            if re.search(r"(?:\.\s?){5,}|(?:·\s?){5,}", said):
                yield f"{named(reading, node)} is a row of dots"
            if node.kind == "P" and re.fullmatch(r"\d+ ?(?:/|of|von|из|sur|de|/) ?\d+", said):
                yield f"{named(reading, node)} is a page number in the text"
            if said in running:
                seen.setdefault(said, set()).update(reading.pages(node))
    for said, on in seen.items():
        if len(on) > max(2, pages // 2):
            yield f"{said!r} of the heads and feet is in the text of {len(on)} pages"
    for page, kind, _, text in reading.artifacts:
        if text.strip() and kind not in {"Pagination", "Layout", "Page", "Background"}:
            yield f"page {page + 1}: {text!r} is an artifact of no kind"


MANNERS: tuple[Callable[[Reading], Iterator[str]], ...] = (
    _whole,
    _contents,
    _notes,
    _languages,
    _furniture,
)
