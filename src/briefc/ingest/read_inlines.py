"""Running text in anybody's NITF or HTML to inline content. What has no counterpart gives its words, and is told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from briefc.ingest.reading import Reading
from briefc.ingest.tree import Tag
from briefc.ingest.write_inlines import words_of
from briefc.model.content import (
    Break,
    Code,
    Emphasis,
    Image,
    Inline,
    InlineMath,
    Inlines,
    Link,
    NoteCall,
    Phrase,
    Quote,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Target,
    Term,
    Text,
    Title,
    Token,
)

_INLINE_WORDS = """
a abbr acronym alt-code b bdi bdo big br chron cite city classifier code copyrite copyrite.holder copyrite.year
country currency data del dfn em event font frac frac-num frac-den frac-sep function i img ins kbd label lang
location mark money nobr num object.title org person postaddr pronounce q rb region rp rt ruby s samp small span
state story.date strike strong strong.emphasis sub sublocation sup time tt u underline var virtloc wbr
"""
INLINE = frozenset(_INLINE_WORDS.split())
"""Elements of running text, of HTML and of NITF."""

_DROPPED_WORDS = """
applet audio base button canvas datalist embed fieldset form frame frameset iframe input link math meta noembed
noframes noscript object optgroup option param script select source style svg template textarea track video
"""
DROPPED = frozenset(_DROPPED_WORDS.split())
"""Elements that leave nothing: programs, forms, and what other sites would show."""

_STRONG = frozenset({"strong", "bold", "b"})
_ENRICHED_WORDS = """
alt-code chron city copyrite copyrite.holder copyrite.year country currency event frac frac-num frac-den frac-sep
function location money num org person postaddr pronounce region state story.date sublocation virtloc
"""
_ENRICHED = frozenset(_ENRICHED_WORDS.split())
_QUIET = frozenset({"span", "bdi", "bdo", "data", "time", "dfn", "wbr", "nobr", "label", "classifier", "rb", "ruby"})
_BLANKS = re.compile("[ \t\r\n\f]+")
_BROKEN_BLANKS = re.compile("[ ]*[\t\r\n\f][ \t\r\n\f]*")
_CODED = frozenset({"code", "kbd", "samp", "tt", "var"})
MARKS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "「": "」",
    "『": "』",
    "‹": "›",
    "”": "”",
}
"""Quotation marks that open, and those that close what they opened."""


def inlines(children: Iterable[Tag | str], reading: Reading, at: Tag | None = None) -> Inlines:
    """The content of a block, without blanks at its ends."""
    return tidy(raw_inlines(children, reading, at), own=reading.own)


def raw_inlines(children: Iterable[Tag | str], reading: Reading, at: Tag | None = None) -> Inlines:
    """The content as it stands, blanks included."""
    out: list[Inline] = []
    for child in children:
        if isinstance(child, str):
            text = reading.text(child, at)
            if text:
                out.append(Text(text))
        else:
            out.extend(_inline(child, reading))
    return _without_marks(out)


def _inline(tag: Tag, reading: Reading) -> Inlines:
    name, classes = tag.name, tag.classes
    if name in DROPPED:
        reading.say.warning("import.dropped", tag, f"the element {name} was left out, with what is in it")
        return ()
    if name == "br":
        return (Break(), *raw_inlines(tag.children, reading, tag))
    if name == "a":
        return _anchor(tag, reading)
    if name == "img":
        return (*picture(tag, reading), *raw_inlines(tag.children, reading, tag))
    if name in _CODED:
        return _code(tag.raw, reading, tag)
    content = raw_inlines(tag.children, reading, tag)
    if name == "q":
        return (_quoted(tag, content, reading),)
    if not words_of(content) and not any(isinstance(node, Image | Break | Target) for node in content):
        return ()
    if name == "em" and classes:
        return _stressed(tag, content, reading)
    match name:
        case "em" | "i":
            return (Emphasis(content),)
        case "strong" | "b" | "strong.emphasis":
            return (Strong(content),)
        case "sub":
            return (Subscript(content),)
        case "sup":
            return (Superscript(content),)
        case "cite" | "object.title":
            return (Title(content),)
        case "abbr" | "acronym":
            return (Term(content, reading.line(tag.get("title"), tag)),)
        case "num" if any(tag.tags("sub", "sup")):
            return content
        case "lang" | "span" if reading.lang(tag):
            return (Phrase(content, classes if reading.own else (), reading.lang(tag)),)
        case "span" if tag.get("id") in reading.voices:
            return (_quoted(tag, content, reading),)
        case "rt" | "rp":
            return content
        case "del" | "s" | "strike":
            reading.say.warning("import.element", tag, "words that were struck out are kept as plain text")
            return content
        case _:
            if name in _ENRICHED or name not in _QUIET:
                reading.say.info("import.element", tag, f"the element {name} is read as its words")
            return content


def _stressed(tag: Tag, content: Inlines, reading: Reading) -> Inlines:
    """NITF's `em`, whose class says what it is."""
    classes = tag.classes
    kind = classes[0].lower()
    if kind in _STRONG:
        return (Strong(content),)
    if kind in {"literal", "code"}:
        return _code(tag.raw, reading, tag)
    if kind == "title":
        return (Title(content),)
    if kind == "subscript":
        return (Subscript(content),)
    if kind == "superscript":
        return (Superscript(content),)
    if kind == "abbreviation":
        return (Term(content),)
    if reading.own and kind == "math":
        return (InlineMath(" ".join(tag.raw.split()), ""),)
    if reading.own and kind == "image":
        return (Phrase(content, ("image",)),)
    return (Phrase(content, classes),) if reading.own else (Emphasis(content),)


def _code(text: str, reading: Reading, at: Tag) -> Inlines:
    clean = _BROKEN_BLANKS.sub(" ", reading.text(text, at))
    return (Code((Token("", clean),)),) if clean.strip() else ((Text(clean),) if clean else ())


def _anchor(tag: Tag, reading: Reading) -> Inlines:
    href = tag.get("href")
    content = raw_inlines(tag.children, reading, tag)
    called = next((kind for kind in ("footnote", "citation") if f"{kind}-ref" in tag.classes), "")
    if called and href.startswith("#"):
        label = words_of(content).strip().strip("[]")
        kind = "citation" if called == "citation" else "footnote"
        return (NoteCall(tag.get("id"), href[1:], label, kind),)  # type: ignore[arg-type] # one of the two
    place: Inlines = (Target(tag.get("id") or tag.get("name")),) if tag.get("id") or tag.get("name") else ()
    if not href:
        return (*place, *content)
    if href.startswith("#"):
        return (*place, Link(content, href)) if len(href) > 1 and words_of(content).strip() else (*place, *content)
    slug = reading.slugs.get(href) or reading.page(href)
    if slug:
        return (*place, Reference("doc", slug, content))
    address = reading.link(href, tag)
    if not address:
        return (*place, *content)
    if not words_of(content).strip():
        pictures = tuple(node for node in content if isinstance(node, Image))
        if pictures:
            return (*place, *(replace(one, href=address) for one in pictures))
        return (*place, Text(words_of(content)))
    return (*place, Link(content, address))


def _quoted(tag: Tag, content: Inlines, reading: Reading) -> Quote:
    person = reading.voices.get(tag.get("id"))
    speaker = reading.line(tag.get("quote-source"), tag) or (person.name if person else "")
    words = words_of(content)
    first, last = words[:1], words[-1:]
    if len(words) > 2 and last in MARKS.get(first, "") and not reading.own:
        content = _cut(_cut(content, 1, front=True), 1, front=False)
    return Quote(tag.get("id"), content, speaker.lstrip("@"), reading.lang(tag))


def _without_marks(nodes: list[Inline]) -> Inlines:
    """The content without the quotation marks round a quotation: every output puts in those of its language."""
    for index, node in enumerate(nodes):
        if not isinstance(node, Quote) or not 0 < index < len(nodes) - 1:
            continue
        before, after = nodes[index - 1], nodes[index + 1]
        if not isinstance(before, Text) or not isinstance(after, Text) or not before.text or not after.text:
            continue
        opening, closing = before.text.rstrip("\u00a0\u202f"), after.text.lstrip("\u00a0\u202f")
        if opening and closing and closing[0] in MARKS.get(opening[-1], ""):
            nodes[index - 1], nodes[index + 1] = Text(opening[:-1]), Text(closing[1:])
    return tuple(node for node in nodes if not isinstance(node, Text) or node.text)


def _cut(content: Inlines, count: int, *, front: bool) -> Inlines:
    """Content without its first or last characters."""
    nodes = list(content)
    index = 0 if front else len(nodes) - 1
    node = nodes[index]
    if isinstance(node, Text):
        nodes[index] = Text(node.text[count:] if front else node.text[:-count])
    elif isinstance(node, Emphasis | Strong | Phrase | Link):
        nodes[index] = replace(node, content=_cut(node.content, count, front=front))
    return tuple(nodes)


def picture(tag: Tag, reading: Reading) -> Inlines:
    """HTML's `img` to a picture; its description stays where there is no picture to be had."""
    alt = reading.line(tag.get("alt"), tag)
    source = tag.get("src")
    asset = reading.picture(source, tag, tag.get("type")) if source else None
    if asset is None and not source:
        return (Text(alt),) if alt else ()
    return (Image(asset, alt),)


# --- blanks ----------------------------------------------------------------------------------------------------------


def tidy(content: Inlines, *, own: bool = False) -> Inlines:
    """Content with runs of blanks as one and none at its ends. `own` keeps several spaces in a row, which are meant."""
    state = _Blanks(own=own)
    made = state.walked(content)
    return _stripped(made)


class _Blanks:
    def __init__(self, *, own: bool) -> None:
        self.own = own
        self.after_blank = True

    def walked(self, content: Inlines) -> Inlines:
        out: list[Inline] = []
        for node in content:
            match node:
                case Text(text):
                    made = self.text(text)
                    if made:
                        out.append(Text(made))
                case Break():
                    if out and isinstance(out[-1], Text):
                        out[-1] = Text(out[-1].text.rstrip(" "))
                    self.after_blank = True
                    out.append(node)
                case Code() | InlineMath() | Image() | NoteCall():
                    self.after_blank = False
                    out.append(node)
                case (
                    Emphasis()
                    | Strong()
                    | Title()
                    | Subscript()
                    | Superscript()
                    | Term()
                    | Phrase()
                    | Link()
                    | Reference()
                    | Quote()
                ):
                    inner = self.walked(node.content)
                    if inner or isinstance(node, Reference):
                        out.append(replace(node, content=inner))
                case _:
                    out.append(node)
        return tuple(out)

    def text(self, text: str) -> str:
        text = (_BROKEN_BLANKS if self.own else _BLANKS).sub(" ", text)
        if self.after_blank:
            text = text.lstrip(" ")
        if text:
            self.after_blank = text[-1] == " "
        return text


def _stripped(content: Inlines) -> Inlines:
    nodes = list(content)
    while nodes:
        last = nodes[-1]
        if isinstance(last, Break):
            nodes.pop()
        elif isinstance(last, Text):
            text = last.text.rstrip(" ")
            if text:
                nodes[-1] = Text(text)
                break
            nodes.pop()
        elif isinstance(last, Emphasis | Strong | Link | Phrase):
            nodes[-1] = replace(last, content=_stripped(last.content))
            break
        else:
            break
    while nodes and isinstance(nodes[0], Break):
        nodes.pop(0)
    return tuple(nodes)
