"""The content model: what an article says, in a closed vocabulary every output renders.

Two closed unions, `Block` and `Inline`, and one open door, `Extension`, for directives. Values are immutable, hold
no pointer to their parents and no docutils object. Writers `match` on them and end in `assert_never`, so that the
type checker lists every writer that lacks a new node.

Rendering laws per output: docs/reference/constructs.md. Ids are final: kind + number + `-` + slug, unique in a
message of many items, valid as xs:ID (docs/decisions, 14).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from briefc.model.span import NOWHERE, Span

if TYPE_CHECKING:
    from briefc.model.asset import Asset


# --- inlines ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Characters, as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of importance."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of highlighted code: `kind` is Pygments' short class (`k`, `s2`, …), empty for plain text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Inline literal; `tokens` concatenate to the whole text, one plain token when there is no highlighting."""

    tokens: tuple[Token, ...]
    language: str = ""

    @property
    def text(self) -> str:
        """The code without its highlighting."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a work (docutils' title reference)."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation or acronym; `expansion` is empty when none was given."""

    content: Inlines
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words set apart by classes (custom roles, `dateline`) or language (`lang` is BCP 47, empty = as around)."""

    content: Inlines
    classes: tuple[str, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """Words that name an instant or a day; `iso` is an ISO 8601 date or date-time."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address (`https:`, `mailto:`, … already on the allow-list) or, with a leading `#`, to an id here."""

    content: Inlines
    href: str
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a reference leads: another item of the project, or (empty `anchor`) the item as a whole."""

    slug: str
    anchor: str
    title: str
    guid: str
    type: str


@dataclass(frozen=True, slots=True)
class Reference:
    """`:doc:` or `:ref:`: a link by name. `destination` is None until `link.resolve` found it.

    `content` is empty when the author gave no text of their own: then the destination's title stands in (after
    resolving, `content` is never empty). References inside one article are `Link`s with `#`; a `Reference` always
    leaves the item.
    """

    kind: Literal["doc", "ref"]
    target: str
    content: Inlines = ()
    destination: Destination | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a footnote or citation: own `id`, id of the `note`, the label shown (`1`, `*`, `CIT2002`)."""

    id: str
    note: str
    label: str
    kind: Literal["footnote", "citation"] = "footnote"


@dataclass(frozen=True, slots=True)
class InlineMath:
    """A formula in the line: TeX source and MathML (`<math>` element as text)."""

    tex: str
    mathml: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture. `asset` is None only when it could not be had (a diagnostic says why) — writers show `alt` then.

    `width` and `height` are CSS lengths as the author asked (empty = natural), `scale` a percentage (0 = none).
    """

    asset: Asset | None
    alt: str
    width: str = ""
    height: str = ""
    scale: int = 0
    href: str = ""
    decorative: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else in the line (`:q:`), without quotation marks: outputs put them in by language."""

    id: str
    content: Inlines
    speaker: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """An invisible place that links may point to."""

    id: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author wants."""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Code
    | Title
    | Subscript
    | Superscript
    | Term
    | Phrase
    | Time
    | Link
    | Reference
    | NoteCall
    | InlineMath
    | Image
    | Quote
    | Target
    | Break
)
Inlines: TypeAlias = tuple[Inline, ...]


# --- blocks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What every block carries: its id ("" = none), classes, language ("" = as around), and place in the source.

    `also` holds further ids of the same block (extra targets), for outputs that can anchor them.
    """

    id: str = ""
    classes: tuple[str, ...] = ()
    lang: str = ""
    span: Span = NOWHERE
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph(Placed):
    """Running text."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Section(Placed):
    """A titled part; depth is that of nesting. `number` is set by `sectnum` ("1.2"), else empty; `id` never is."""

    title: Inlines
    body: Blocks
    number: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item; never empty of blocks unless the author left it empty."""

    body: Blocks
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class List(Placed):
    """A bullet list (`enumeration` empty) or an enumerated one from `start`; `prefix`, `suffix` are the number's."""

    items: tuple[ListItem, ...]
    enumeration: Literal["", "arabic", "loweralpha", "upperalpha", "lowerroman", "upperroman"] = ""
    start: int = 1
    prefix: str = ""
    suffix: str = "."


@dataclass(frozen=True, slots=True)
class Definition:
    """A term, its classifiers, and what is said of it. For options `term` is the option string as `Code`."""

    term: Inlines
    body: Blocks
    classifiers: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitions(Placed):
    """A definition list, a field list in the body, or an option list."""

    items: tuple[Definition, ...]
    kind: Literal["definition", "field", "option"] = "definition"


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `stub` marks a row head."""

    body: Blocks
    rowspan: int = 1
    colspan: int = 1
    stub: bool = False


@dataclass(frozen=True, slots=True)
class Table(Placed):
    """A table: head and body are rows of cells; `widths` are percent, one a column (empty = automatic)."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    columns: int = 0
    caption: Inlines = ()
    align: str = ""


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """A picture with (or, for an image that is a block, without) caption, legend and credit."""

    image: Image
    caption: Inlines = ()
    legend: Blocks = ()
    credit: str = ""
    align: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Preformatted(Placed):
    """Text whose line breaks and spaces count. `parsed` has `content` (markup inside), all others have `tokens`."""

    tokens: tuple[Token, ...] = ()
    content: Inlines = ()
    language: str = ""
    kind: Literal["literal", "code", "doctest", "parsed"] = "literal"
    caption: Inlines = ()

    @property
    def text(self) -> str:
        """The text of the tokens without highlighting."""
        return "".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a line block, indented `level` steps."""

    content: Inlines
    level: int = 0


@dataclass(frozen=True, slots=True)
class LineBlock(Placed):
    """Verse, addresses: lines that stay lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Quotation(Placed):
    """A block quotation; `attribution` is empty when nobody is named; `kind` is empty, `epigraph`, `highlights`."""

    body: Blocks
    attribution: Inlines = ()
    kind: str = ""
    cite: str = ""


@dataclass(frozen=True, slots=True)
class Aside(Placed):
    """Matter beside the text: an admonition (its kind: `note`, `warning`, …, `admonition`), `topic` or `sidebar`.

    `title` is never empty for admonitions: docutils' own word in the article's language where the author gave none.
    """

    kind: str
    title: Inlines
    body: Blocks
    subtitle: Inlines = ()


@dataclass(frozen=True, slots=True)
class Rubric(Placed):
    """A heading that is no section."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class MathBlock(Placed):
    """A displayed formula: TeX source and MathML (`<math display="block">` element as text)."""

    tex: str
    mathml: str


@dataclass(frozen=True, slots=True)
class Note(Placed):
    """A footnote or citation: its label, its text, and the ids of the calls that lead here. `id` is never empty."""

    label: str
    body: Blocks
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes(Placed):
    """Notes in order, gathered at the end of the article: all footnotes in one, all citations in another."""

    notes: tuple[Note, ...]
    kind: Literal["footnote", "citation"] = "footnote"


@dataclass(frozen=True, slots=True)
class Rule(Placed):
    """A transition."""


@dataclass(frozen=True, slots=True)
class Group(Placed):
    """Blocks that belong together (`compound`, `container`), with classes of their own."""

    body: Blocks
    kind: Literal["compound", "container"] = "container"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table of contents: the id of the section, its number and title, and the entries below it."""

    target: str
    title: Inlines
    number: str = ""
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents(Placed):
    """The table of contents that the author asked for by `contents`."""

    title: Inlines
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Extension(Placed):
    """What a directive made: its canonical name and its node, a frozen dataclass from the directive's own room.

    Writers look the directive up in the table they are given, take its look for their vocabulary, else its `core`.
    """

    directive: str
    node: Any


Block: TypeAlias = (
    Paragraph
    | Section
    | List
    | Definitions
    | Table
    | Figure
    | Preformatted
    | LineBlock
    | Quotation
    | Aside
    | Rubric
    | MathBlock
    | Notes
    | Rule
    | Group
    | Contents
    | Extension
)
Blocks: TypeAlias = tuple[Block, ...]


# --- reading content -------------------------------------------------------------------------------------------------


def plain(inlines: Inlines) -> str:
    """The words of inline content, without markup; a picture gives its alternative text, a note call nothing."""
    out: list[str] = []
    for node in inlines:
        match node:
            case Text(text) | Time(text):
                out.append(text)
            case Code():
                out.append(node.text)
            case InlineMath(tex):
                out.append(tex)
            case Image():
                out.append(node.alt)
            case Quote():
                out.append(f"“{plain(node.content)}”")
            case Break():
                out.append("\n")
            case NoteCall() | Target():
                pass
            case _:
                out.append(plain(node.content))
    return "".join(out)


def plain_blocks(blocks: Blocks) -> str:
    """The words of the paragraphs, quotations and lists among `blocks`, paragraphs parted by a newline.

    Extensions, notes, tables and code are left out: this serves summaries, lint and first sentences, not output.
    """
    out: list[str] = []
    for block in blocks:
        match block:
            case Paragraph() | Rubric():
                out.append(plain(block.content))
            case Section() | Quotation() | Aside() | Group():
                out.append(plain_blocks(block.body))
            case List():
                out.extend(plain_blocks(item.body) for item in block.items)
            case LineBlock():
                out.append("\n".join(plain(line.content) for line in block.lines))
            case _:
                pass
    return "\n".join(text for text in out if text)
