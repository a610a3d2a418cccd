"""Blocks to NITF 3.6 elements, by the law of docs/reference/constructs.md.

NITF's `block` does not nest, so sections are flat: a heading of class `level-N`, then what follows. Nothing here knows
of a namespace or of bytes; `serialise` does.
"""

from __future__ import annotations

from typing import assert_never

from briefc.formats.nitf.inlines import inlines
from briefc.formats.nitf.notes import note_elements
from briefc.formats.nitf.pictures import figure, waiting_pictures
from briefc.formats.nitf.tables import table
from briefc.formats.nitf.verse import line_block, parsed_literal
from briefc.formats.nitf.writing import Writing, attributes, classed, named
from briefc.markup.element import Element, Flow, Markup, Node, Run, Verbatim, id_of, ids_in
from briefc.model.content import (
    Aside,
    Block,
    Blocks,
    Contents,
    Definition,
    Definitions,
    Extension,
    Figure,
    Group,
    LineBlock,
    List,
    ListItem,
    MathBlock,
    Notes,
    Paragraph,
    Preformatted,
    Quotation,
    Rubric,
    Rule,
    Section,
    Table,
)

Elements = list[Element]


def blocks(content: Blocks, writing: Writing, depth: int = 1) -> Elements:
    """Block content to the elements of a `block`, in order. `depth` counts the sections around."""
    out: Elements = []
    for block in content:
        made = _block(block, writing, depth)
        if block.also:
            _remember(block, made, writing)
        out.extend(made)
        if writing.pictures:
            out.extend(waiting_pictures(writing))
    return out


def _remember(block: Block, made: Elements, writing: Writing) -> None:
    """Send links to a block's further ids to the id that its element has; a block without one is given the first."""
    first, *others = (block.id, *block.also) if block.id else block.also
    _bear(first, made, writing)
    for other in others:
        writing.aliases[other] = first


def _bear(id: str, made: Elements, writing: Writing) -> None:
    """See that links to an id find it: where an element bears it, else on the first element, else by that one's id."""
    if not made:
        return
    own = id_of(made[0])
    if own == id or id in ids_in(made):
        return
    if own:
        writing.aliases[id] = own
    else:
        made[0] = named(made[0], id)


def _block(block: Block, writing: Writing, depth: int) -> Elements:
    match block:
        case Paragraph(content):
            return [Element("p", _placed(block), inlines(content, writing))]
        case Extension():
            return _extension(block, writing)
        case Section():
            return _section(block, writing, depth)
        case List():
            return _list(block, writing)
        case Definitions():
            return _definitions(block, writing)
        case Table():
            return [table(block, writing, blocks)]
        case Figure():
            return [figure(block, writing, blocks)]
        case Preformatted():
            return _preformatted(block, writing)
        case LineBlock():
            return [Element("p", _placed(block, "line-block"), line_block(block, writing))]
        case Quotation():
            return [_quotation(block, writing)]
        case Aside():
            return [_aside(block, writing)]
        case Rubric(content):
            strong = Element("em", (("class", "strong"),), inlines(content, writing))
            return [Element("p", _placed(block, "rubric"), (strong,))]
        case MathBlock(tex):
            return [Element("pre", _placed(block, "math"), (tex,))]
        case Notes():
            return note_elements(block, writing, blocks)
        case Rule():
            return [Element("hr", _placed(block))]
        case Group():
            return _spread(blocks(block.body, writing, depth), block, writing)
        case Contents():
            return []
        case _:
            assert_never(block)


def _placed(block: Block, *kinds: str) -> tuple[tuple[str, str], ...]:
    """A block's id, its classes after those of its kind, its language."""
    if not (block.id or kinds or block.classes or block.lang):
        return ()
    return attributes(id=block.id, class_=" ".join((*kinds, *block.classes)), xml_lang=block.lang)


def _section(block: Section, writing: Writing, depth: int) -> Elements:
    title = inlines(block.title, writing)
    if block.number:
        title = (f"{block.number} ", *title)
    head = Element("hl2", _placed(block, f"level-{depth + 1}"), title)
    return [head, *waiting_pictures(writing), *blocks(block.body, writing, depth + 1)]


def _list(block: List, writing: Writing) -> Elements:
    if not block.items:
        return []
    items = tuple(_item(item, writing) for item in block.items)
    if not block.enumeration:
        return [Element("ul", _placed(block), items)]
    return [Element("ol", (*_placed(block, block.enumeration), ("seqnum", str(block.start))), items)]


def _item(item: ListItem, writing: Writing) -> Element:
    return classed(held("li", item.body, writing), item.classes)


def held(name: str, body: Blocks, writing: Writing) -> Element:
    """A mixed container (`li`, `td`, `th`): the text itself when it holds one paragraph, else its blocks."""
    if len(body) == 1 and type(body[0]) is Paragraph:
        sole = body[0]
        children: Markup = inlines(sole.content, writing)
        if writing.pictures:
            children = (*children, *waiting_pictures(writing))
        made = [Element(name, _placed(sole), children)]
        if sole.also:
            _remember(sole, made, writing)
        return made[0]
    return Element(name, (), tuple(blocks(body, writing)))


def _definitions(block: Definitions, writing: Writing) -> Elements:
    if not block.items:
        return []
    kinds = {"definition": (), "field": ("field-list",), "option": ("option-list",)}[block.kind]
    rows = [row for item in block.items for row in _definition(item, block.kind, writing)]
    return [Element("dl", _placed(block, *kinds), tuple(rows))]


def _definition(item: Definition, kind: str, writing: Writing) -> Elements:
    term = inlines(item.term, writing)
    if kind == "option":
        words = tuple(child for node in term for child in _bare(node))
        term = (Element("em", (("class", "option"),), words),)
    for classifier in item.classifiers:
        term = (*term, " (", *_classifier(inlines(classifier, writing)), ")")
    said = (*waiting_pictures(writing), *blocks(item.body, writing))
    return [Element("dt", (), term), Element("dd", (), said)]


def _bare(node: Node) -> Markup:
    """The children of a literal, which an option's own `em` replaces; anything else as it is."""
    return node.children if isinstance(node, Element) and ("class", "literal") in node.attributes else (node,)


def _classifier(words: Markup) -> Markup:
    # The element takes characters only.
    return (Element("classifier", (), words),) if all(isinstance(word, str) for word in words) else words


def _preformatted(block: Preformatted, writing: Writing) -> Elements:
    out: Elements = []
    if block.caption:
        out = [Element("p", (("class", "caption"),), inlines(block.caption, writing)), *waiting_pictures(writing)]
    if block.kind == "parsed":
        return [*out, Element("p", _placed(block, "parsed-literal"), parsed_literal(block.content, writing))]
    kinds = ["code", block.language, "" if block.kind == "code" else block.kind]
    return [*out, Element("pre", _placed(block, *filter(None, kinds)), (block.text,))]


def _quotation(block: Quotation, writing: Writing) -> Element:
    kinds = (block.kind,) if block.kind else ()
    pairs = _placed(block, *kinds) + attributes(quote_source=block.cite)
    said: Elements = [Element("block", (), tuple(blocks(block.body, writing)))]
    if block.attribution:
        said.append(Element("credit", (), inlines(block.attribution, writing)))
    return Element("bq", pairs, tuple(said))


def _aside(block: Aside, writing: Writing) -> Element:
    kinds = (block.kind,) if block.kind in {"topic", "sidebar", "admonition"} else ("admonition", block.kind)
    inner: Elements = []
    for kind, words in (("title", block.title), ("subtitle", block.subtitle)):
        if words:
            inner.append(Element("hl2", (("class", kind),), inlines(words, writing)))
            inner.extend(waiting_pictures(writing))
    inner.extend(blocks(block.body, writing))
    return Element("note", _placed(block, *kinds), (_content(inner),))


def _content(inner: Elements) -> Element:
    return Element("body.content", (), (Element("block", (), tuple(inner)),))


def _spread(made: Elements, block: Group | Extension, writing: Writing) -> Elements:
    """What has no element of its own gives its classes to each of its children and its id to the first."""
    made = [classed(child, block.classes) for child in made]
    if block.id:
        _bear(block.id, made, writing)
    return made


# --- directives ------------------------------------------------------------------------------------------------------


def _extension(block: Extension, writing: Writing) -> Elements:
    directive = writing.table[block.directive]
    if directive.nitf is None:
        made = blocks(directive.core(block.node, writing.setting), writing)
    else:
        made = _top(filled(directive.nitf(block.node, writing.setting), writing), block.directive)
        made.extend(waiting_pictures(writing))
    return _spread(made, block, writing)


def filled(markup: Markup, writing: Writing) -> Markup:
    """A look's markup with its holes filled."""
    out: list[Node] = []
    for node in markup:
        match node:
            case str():
                out.append(node)
            case Element():
                for key, value in node.attributes:
                    if key == "href" and value.startswith("#"):
                        writing.links.add(value[1:])
                out.append(Element(node.name, node.attributes, filled(node.children, writing)))
            case Flow(content):
                out.extend(blocks(content, writing))
            case Run(content):
                out.extend(inlines(content, writing))
            case Verbatim():
                raise TypeError("a look for NITF returned finished markup; NITF takes elements")
            case _:
                assert_never(node)
    return tuple(out)


def _top(markup: Markup, directive: str) -> Elements:
    """The elements of a look; characters between them become a paragraph, so that none is lost."""
    out: Elements = []
    for node in markup:
        if isinstance(node, Element):
            out.append(node)
        elif isinstance(node, str) and node.strip():
            out.append(Element("p", (), (node,)))
    return out
