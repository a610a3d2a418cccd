"""What a source says, read by docutils alone: none of briefc's parser, content model or directives has a part in it.

briefc's directives and roles are stood in for by a few lines each, which keep the words and who said them. What a
source says comes out as plain data (`Source`), texts without any white space, so that line ends and indents, which
outputs may set as they like, do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles
from docutils.parsers.rst.directives.images import Figure

UNKNOWN = "\ue000"
"""Stands for words that the source itself does not hold there: the title of an item, the credit of a quotation."""


@dataclass
class Source:
    """What a source says. Texts are squeezed; `lists` and `rows` hold those of items and cells.

    `texts` are paragraphs, headings, terms, captions and code in order; `late` are those that outputs set at the end
    (notes and corrections). `quotations` are (words, speaker, further words of the credit), `posts` (words, author).
    """

    texts: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    quotations: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)
    spoken: list[tuple[str, str]] = field(default_factory=list)
    posts: list[tuple[str, str]] = field(default_factory=list)
    datelines: list[str] = field(default_factory=list)
    lists: list[tuple[str, ...]] = field(default_factory=list)
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)
    links: set[str] = field(default_factory=set)


def squeezed(text: str) -> str:
    """A text without any white space, zero-width ones included."""
    return re.sub(r"[\s\u200b\u2060]+", "", text)


def source_of(path: Path) -> Source:
    """What the source in a file says below its metadata."""
    text = _with_names(path.read_text("utf-8"), path.parent)
    body = re.sub(r"\A(?:.*\n)*?(?=:[a-z])(?::.*\n(?:[ \t]+\S.*\n)*)+", "", text, count=1)
    with _stand_ins():
        tree = publish_doctree(
            body,
            source_path=str(path),
            settings_overrides={"report_level": 4, "doctitle_xform": False, "syntax_highlight": "none"},
        )
    out = Source()
    _read(tree, out, out.texts)
    return _named(out, names_in(path.parent))


def names_in(folder: Path) -> dict[str, str]:
    """The names by `@code` in the registers of a folder."""
    read = [yaml.safe_load(file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml"))]
    entries = [one.get(kind) or {} for one in read for kind in ("people", "organisations", "places")]
    return {f"@{code}": entry["name"] for kind in entries for code, entry in kind.items()}


def _named(source: Source, names: dict[str, str]) -> Source:
    """A source with names in the place of codes."""

    def name(text: str) -> str:
        return squeezed(names.get(text, text))

    quotations = [(words, name(speaker), tuple(map(name, further))) for words, speaker, further in source.quotations]
    spoken = [(words, names.get(speaker, speaker)) for words, speaker in source.spoken]
    datelines = [names.get(place, place) for place in source.datelines]
    return replace(source, quotations=quotations, spoken=spoken, datelines=datelines)


def _with_names(text: str, folder: Path) -> str:
    """A source with what the registers beside it say for the codes of its quotations and its dateline."""
    for file in sorted(folder.glob("*.yaml")):
        register = yaml.safe_load(file.read_text("utf-8"))
        for code, person in register.get("people", {}).items():
            role = f"\n   :role: {person['role']}" if "role" in person else ""
            text = text.replace(f":by: @{code}\n", f":by: {person['name']}{role}\n")
        for code, place in register.get("places", {}).items():
            text = text.replace(f":: @{code}\n", f":: {place['name']}\n")
    return text


# --- directives and roles that docutils does not know --------------------------------------------------------------------


class said(nodes.General, nodes.Element):  # noqa: N801 - docutils names its nodes so
    """What a stand-in keeps: `kind`, `options`, and as children what the directive holds."""


class quoted(nodes.Inline, nodes.TextElement):  # noqa: N801
    """Words of `:q:`, or an abbreviation with its `expansion`."""


class _Any(dict[str, Any]):
    """Options of any name."""

    def __missing__(self, _: str) -> Any:
        return directives.unchanged


def _keeping(kind: str, *, parsed: bool = True) -> type[Directive]:
    class Keeping(Directive):
        optional_arguments = 1
        final_argument_whitespace = True
        has_content = True
        option_spec = _Any(name=directives.unchanged)

        def run(self) -> list[Any]:
            made = said(kind=kind, options=self.options, argument=self.arguments[0] if self.arguments else "")
            if kind == "factbox" and self.arguments:
                words, _ = self.state.inline_text(self.arguments[0], self.lineno)
                made += nodes.paragraph("", "", *words)
            if parsed:
                self.state.nested_parse(self.content, self.content_offset, made)
            else:
                text = "\n".join(self.content)
                made += [nodes.paragraph(part, part) for part in re.split(r"\n\s*\n", text) if part.strip()]
            return [made]

    return Keeping


class _AnyFigure(Figure):
    option_spec = _Any(Figure.option_spec or {})


def _role(name: str, _raw: str, text: str, *_rest: Any, **_options: Any) -> tuple[list[Any], list[Any]]:
    text = text.replace("\0", "\\")
    found = re.fullmatch(r"(?s)(.*?)\s*<([^<>]*)>", text)
    words, target = (found[1], found[2]) if found else (text, "")
    if name == "q":
        return [quoted("", words, kind="q", speaker=target)], []
    if name == "abbr":
        known = re.fullmatch(r"(?s)(.*?)\s*\(([^()]*)\)", text)
        return [quoted("", known[1] if known else text, kind="abbr", expansion=known[2] if known else "")], []
    if name in {"doc", "ref"} and not target:
        return [nodes.Text(UNKNOWN)], []
    return [nodes.Text(words)], []


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Docutils with stand-ins for what briefc adds to it, and afterwards as before."""
    with patch.dict("docutils.parsers.rst.directives._directives"), patch.dict("docutils.parsers.rst.roles._roles"):
        for name in ("dateline", "quote", "pull-quote", "key-points", "factbox", "correction", "editor-note"):
            directives.register_directive(name, _keeping(name))
        for name in ("embed-tweet", "articles"):
            directives.register_directive(name, _keeping(name, parsed=False))
        directives.register_directive("figure", _AnyFigure)
        for name in ("q", "lang", "abbr", "doc", "ref"):
            roles.register_local_role(name, _role)
        yield


# --- the tree to data --------------------------------------------------------------------------------------------------


def _read(node: Any, out: Source, texts: list[str]) -> None:
    match node:
        case nodes.Invisible() | nodes.system_message() | nodes.Text() | nodes.label() | nodes.generated():
            return
        case nodes.topic() if "contents" in node["classes"]:
            return
        case said():
            _said(node, out, texts)
            return
        case nodes.footnote() | nodes.citation():
            texts = out.late
        case nodes.bullet_list() | nodes.enumerated_list():
            out.lists.append(tuple(squeezed(_text(item)) for item in node.children))
        case nodes.table():
            rows = list(node.findall(nodes.row))
            out.tables.append(
                tuple(tuple(squeezed(_text(cell)) for cell in row.children) for row in rows if _table_of(row) is node)
            )
        case nodes.reference() if node.get("refuri"):
            out.links.add(node["refuri"])
        case quoted() if node["kind"] == "q":
            out.spoken.append((squeezed(node.astext()), node["speaker"]))
    if isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
        texts.extend(part for part in squeezed(_text(node)).split(UNKNOWN) if part)
    if isinstance(node, nodes.image) and not isinstance(node.parent, nodes.TextElement) and node.get("alt"):
        texts.append(squeezed(node["alt"]))
    for child in node.children:
        _read(child, out, texts)


def _table_of(row: Any) -> Any:
    while not isinstance(row, nodes.table):
        row = row.parent
    return row


def _said(node: Any, out: Source, texts: list[str]) -> None:
    kind, options = node["kind"], node["options"]
    if kind == "dateline":
        out.datelines.append(node["argument"])
        return
    if kind in {"pull-quote", "articles"} or (kind == "editor-note" and "desk" in options):
        # The one repeats words of the article, the others are not for the readers of this item.
        return
    if kind == "embed-tweet":
        paragraphs = [squeezed(child.astext()) for child in node.children]
        out.posts.append(("".join(paragraphs), squeezed(options.get("author", ""))))
        texts.extend(paragraphs)
        return
    if kind == "quote":
        speaker, _, role = (part.strip() for part in node["argument"].partition(","))
        speaker = options.get("by", speaker)
        credit = [role, *(options.get(name, "") for name in ("role", "org", "source"))]
        words = squeezed(_text(node)).rstrip(UNKNOWN)
        if words[:1] + words[-1:] == "“”":
            # Marks around all of the words are the outputs' business.
            words = words[1:-1]
            *_, last = node.findall(nodes.Text)
            last.parent.replace(last, nodes.Text(last.removesuffix("”")))
            first, *_ = node.findall(nodes.Text)
            first.parent.replace(first, nodes.Text(first.removeprefix("“")))
        out.quotations.append((words, squeezed(speaker), tuple(squeezed(part) for part in credit if part)))
    for child in node.children:
        _read(child, out, out.late if kind == "correction" else texts)


def _text(node: Any) -> str:
    """The words of a node as outputs show them: labels in brackets, pictures by their description."""
    match node:
        case nodes.Text():
            return node.astext()
        case nodes.footnote_reference() | nodes.citation_reference():
            return f"[{node.astext()}]"
        case nodes.image():
            return node.get("alt", "")
        case quoted():
            words = node.astext()
            return (
                f"“{words}”"
                if node["kind"] == "q"
                else f"{words} ({node['expansion']})"
                if node["expansion"]
                else words
            )
        case nodes.target():
            return node.astext()
        case nodes.generated() | nodes.Invisible() | nodes.system_message():
            return ""
        case said():
            return "".join(map(_text, node.children)) + UNKNOWN
        case _:
            return "".join(_text(child) for child in node.children)
