"""Block nodes of docutils to blocks: sections, paragraphs, quotations, matter beside the text, code and formulas."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.languages import get_language

from briefc.model.content import (
    Aside,
    Blocks,
    Contents,
    Entry,
    Group,
    Image,
    Inlines,
    Line,
    LineBlock,
    MathBlock,
    Paragraph,
    Preformatted,
    Quotation,
    Rubric,
    Rule,
    Section,
    Target,
    Text,
    plain,
)
from briefc.model.diagnostic import Severity
from briefc.rst.code import is_known, numbered, tokens
from briefc.rst.convert.conversion import Conversion
from briefc.rst.convert.math import mathml
from briefc.rst.convert.text import without_forbidden
from briefc.rst.elements import contents_place

_QUOTES = ("epigraph", "highlights", "pull-quote")


def paragraph(to: Conversion, node: Any) -> Blocks:
    """Running text. A paragraph that holds nothing but a picture is that picture."""
    content = to.inlines(node.children)
    return (Paragraph(content=content, **to.placed(node)),) if content else ()


def section(to: Conversion, node: nodes.section) -> Blocks:
    """A section with its title and, by `sectnum`, its number."""
    heading = next((child for child in node.children if isinstance(child, nodes.title)), None)
    title, number = _title(to, heading)
    placed = to.placed(node)
    if heading is not None and heading.line is None:
        placed["span"] = to.place(node)
    body = to.within(node, [child for child in node.children if child is not heading])
    return (Section(title=title, body=body, number=number, **placed),)


def _title(to: Conversion, node: nodes.title | None) -> tuple[Inlines, str]:
    if node is None:
        return (), ""
    number = "".join(child.astext() for child in node.children if isinstance(child, nodes.generated)).strip()
    content = to.inlines(child for child in node.children if not isinstance(child, nodes.generated))
    final = getattr(node, "final", "")
    return ((Target(final), *content) if final else content), number


def quotation(to: Conversion, node: nodes.block_quote) -> Blocks:
    """A block quotation, its attribution apart from it."""
    placed = to.placed(node)
    kind = next((name for name in _QUOTES if name in placed["classes"]), "")
    placed["classes"] = tuple(name for name in placed["classes"] if name != kind)
    attribution: Inlines = ()
    rest = []
    for child in node.children:
        if isinstance(child, nodes.attribution):
            attribution = to.inlines(child.children)
        else:
            rest.append(child)
    return (Quotation(body=to.within(node, rest), attribution=attribution, kind=kind, **placed),)


def aside(to: Conversion, node: Any) -> Blocks:
    """An admonition, topic or sidebar; an admonition without a title has docutils' word in the article's language."""
    placed = to.placed(node)
    kind = node.tagname
    title: Inlines = ()
    subtitle: Inlines = ()
    rest = []
    for child in node.children:
        if isinstance(child, nodes.title) and not title:
            title = to.inlines(child.children)
        elif isinstance(child, nodes.subtitle) and not subtitle:
            subtitle = to.inlines(child.children)
        else:
            rest.append(child)
    own = f"admonition-{nodes.make_id(plain(title))}"
    placed["classes"] = tuple(name for name in placed["classes"] if name != own)
    if isinstance(node, nodes.Admonition) and not isinstance(node, nodes.admonition) and not title:
        labels = get_language(to.document.settings.language_code).labels
        # Some of the words come with exclamation marks of their own ("!DANGER!").
        title = (Text(labels.get(kind, kind).strip("!").capitalize()),)
    return (Aside(kind=kind, title=title, subtitle=subtitle, body=to.within(node, rest), **placed),)


def rubric(to: Conversion, node: nodes.rubric) -> Blocks:
    """A heading that is no section."""
    return (Rubric(content=to.inlines(node.children), **to.placed(node)),)


def literal_block(to: Conversion, node: nodes.literal_block) -> Blocks:
    """A literal block, code or a parsed literal."""
    placed = to.placed(node)
    if any(not isinstance(child, nodes.Text) for child in node.children):
        return (Preformatted(content=_kept_lines(to, node), kind="parsed", **placed),)
    text = without_forbidden(node.astext())
    is_code = "code" in placed["classes"]
    language = node.get("language", "")
    if language and not is_known(language):
        to.report(
            Severity.WARNING,
            "code.language",
            to.session.find(node.source, node.line, language),
            f'no highlighting is known for "{language}"',
            "name a language that Pygments knows, or none",
        )
    pieces = tokens(text, language)
    if "first" in node:
        pieces = numbered(pieces, node["first"])
    placed["classes"] = tuple(name for name in placed["classes"] if name != "code")
    return (Preformatted(tokens=pieces, language=language, kind="code" if is_code else "literal", **placed),)


def _kept_lines(to: Conversion, node: Any) -> Inlines:
    """Inline content whose line breaks and spaces count: the text is not joined."""
    out: list[Any] = []
    for child in node.children:
        if isinstance(child, nodes.Text):
            out.append(Text(without_forbidden(child.astext())))
        else:
            out.extend(to.inlines([child]))
    return tuple(out)


def doctest(to: Conversion, node: nodes.doctest_block) -> Blocks:
    """A session of the Python shell, highlighted as such."""
    pieces = tokens(without_forbidden(node.astext()), "pycon")
    return (Preformatted(tokens=pieces, language="pycon", kind="doctest", **to.placed(node)),)


def line_block(to: Conversion, node: nodes.line_block) -> Blocks:
    """Lines that stay lines; what docutils nests is their level."""
    lines: list[Line] = []

    def gather(block: Any, level: int) -> None:
        for child in block.children:
            if isinstance(child, nodes.line_block):
                gather(child, level + 1)
            elif isinstance(child, nodes.line):
                lines.append(Line(to.inlines(child.children), level))

    gather(node, 0)
    return (LineBlock(lines=tuple(lines), **to.placed(node)),)


def math_block(to: Conversion, node: nodes.math_block) -> Blocks:
    """A displayed formula; one that cannot be read is kept as its source."""
    tex = node.astext().strip()
    markup, fault = mathml(tex, display=True)
    if fault:
        to.report(
            Severity.ERROR,
            "math.tex",
            to.session.find(node.source, node.line, tex),
            f"the formula cannot be read: {fault}",
        )
        return (Preformatted(tokens=tokens(tex, ""), **to.placed(node)),) if tex else ()
    return (MathBlock(tex=tex, mathml=markup, **to.placed(node)),)


def rule(to: Conversion, node: nodes.transition) -> Blocks:
    """A transition."""
    return (Rule(**to.placed(node)),)


def group(to: Conversion, node: Any) -> Blocks:
    """A compound paragraph or a container."""
    kind: Any = node.tagname
    return (Group(body=to.within(node), kind=kind, **to.placed(node)),)


def through(to: Conversion, node: Any) -> Blocks:
    """The blocks inside, without the node."""
    return to.blocks(node.children)


def target(to: Conversion, node: nodes.target) -> Blocks:
    """A place that docutils could hang on no block: an empty paragraph that only links see."""
    final = getattr(node, "final", "")
    content = to.inlines(node.children)
    if not final and not content:
        return ()
    return (Paragraph(content=((Target(final),) if final else ()) + content, span=to.place(node)),)


def message(to: Conversion, node: nodes.system_message) -> Blocks:
    """A system message is in no output; text that docutils put into it for want of a better place is kept as it is."""
    if node["level"] < 3:
        return ()
    lost = [child for child in node.children if isinstance(child, nodes.literal_block)]
    return tuple(
        Preformatted(tokens=tokens(without_forbidden(child.astext()), ""), span=to.place(node))
        for child in lost
        if child.astext().strip()
    )


def contents(to: Conversion, node: contents_place) -> Blocks:
    """A table of the sections below the place's own section (`local`), or of all."""
    root: Any = to.document
    if node["local"]:
        root = node.parent
        while root is not to.document and not isinstance(root, nodes.section):
            root = root.parent
    title = next((to.inlines(child.children) for child in node.children), ())
    entries = _entries(to, root, node["depth"] or 99)
    return (Contents(title=title, entries=entries, **to.placed(node)),) if entries else ()


def _entries(to: Conversion, root: Any, depth: int) -> tuple[Entry, ...]:
    if depth == 0:
        return ()
    out: list[Entry] = []
    for child in root.children:
        if isinstance(child, nodes.section) and child.children and hasattr(child, "final"):
            heading = child.children[0]
            number = "".join(part.astext() for part in heading.children if isinstance(part, nodes.generated)).strip()
            words = tuple(_bare(to, [part for part in heading.children if not isinstance(part, nodes.generated)]))
            out.append(Entry(child.final, words, number, _entries(to, child, depth - 1)))
    return tuple(out)


def _bare(to: Conversion, children: list[Any]) -> list[Any]:
    """A title's content for a list of links: no link, target, call or picture of its own."""
    out: list[Any] = []
    for child in children:
        if isinstance(child, nodes.reference):
            out.extend(_bare(to, list(child.children)))
        elif isinstance(child, nodes.footnote_reference | nodes.citation_reference):
            continue
        else:
            out.extend(made for made in to.inlines([child]) if not isinstance(made, Target | Image))
    return out
