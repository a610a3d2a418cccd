"""`quote`: somebody's words with who said them, when and where; as a block, pull quote, epigraph, or run in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from briefc.directives import option_values as take
from briefc.directives.attribution import inlines as credit_inlines
from briefc.directives.attribution import name_and_role, without_attribution
from briefc.directives.quote_lint import pull_not_found, unbalanced
from briefc.directives.quote_looks import credit_of, nitf_quote, page_quote, rendition_quote
from briefc.directives.registered import person_in
from briefc.markup.directive import Directive, Reading, Setting, argument, body, option
from briefc.markup.element import Flow, Markup
from briefc.model.article import Article
from briefc.model.content import Blocks, Extension, Inline, Link, Paragraph, Quotation, Quote, Text, plain_blocks
from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.facts import Person, Quoted
from briefc.model.span import NOWHERE, Span

KINDS = ("block", "pull", "epigraph", "inline-run")


@dataclass(frozen=True, slots=True)
class QuoteNode:
    """A quotation: the words, who said them, where and when, and in which language."""

    speaker: str = argument("The speaker, and after a comma the role; short for `:by:` and `:role:`.", read=take.text)
    words: Blocks = body("The words. A last line `-- NAME, ROLE` names the speaker.", required=True)
    by: str = option("The speaker's name, or `@code` of a person in the registers.", read=take.text)
    role: str = option("The speaker's job or office.", read=take.text)
    org: str = option("The organisation the speaker speaks for: its name or `@code`.", read=take.text)
    anonymous: str = option("Why nobody is named; shown in place of the name.", read=take.text)
    cite: str = option("Address of the source (http or https, or a reference such as `interview_`).", read=take.text)
    source: str = option("The work or event in which it was said: `press briefing`.", read=take.text)
    date: str = option("When it was said: an ISO date, date-time, month or year.", read=take.date_or_month)
    place: str = option("Where it was said.", read=take.text)
    lang: str = option("Language of the words as they stand here (BCP 47).", read=take.language)
    original: str = option("The words in the language in which they were said.", read=take.text)
    original_lang: str = option("Language of the original (BCP 47).", read=take.language)
    translator: str = option("Who translated.", read=take.text)
    kind: str = option(
        "`block` (default), `pull` (repeats words of the article), `epigraph`, `inline-run` (one paragraph).",
        read=take.choice(*KINDS),
    )
    audio: str = option("A recording of the words. Not published yet: a warning says so.", read=take.text)
    video: str = option("A film of the words. Not published yet: a warning says so.", read=take.text)
    timecode: str = option("Where in the recording: H:MM:SS.", read=take.timecode)
    verified: str = option(
        "How the desk checked the words: `none`, `recording`, `transcript`, `written`. For lint; not shown.",
        read=take.choice("none", "recording", "transcript", "written"),
    )
    align: str = option("`left`, `center` or `right`, as of a figure.", read=take.choice("left", "center", "right"))
    code: str = ""
    org_code: str = ""
    id: str = ""
    span: Span = NOWHERE

    @property
    def pull(self) -> bool:
        """True when the words repeat words of the article."""
        return self.kind == "pull"


# --- reading ---------------------------------------------------------------------------------------------------------


def complete(node: QuoteNode, reading: Reading) -> QuoteNode | None:
    """The quotation with its speaker and address settled; None after an error."""
    node = _attributed(replace(node, kind=node.kind or "block"), reading)
    if not node.words:
        reading.report(Severity.ERROR, "quote.empty", "a quote without words", "write what was said below the options")
        return None
    if node.cite:
        node = replace(node, cite=_address(node, reading))
    _lint(node, reading)
    if node.kind == "inline-run" and not (len(node.words) == 1 and isinstance(node.words[0], Paragraph)):
        reading.report(
            Severity.ERROR,
            "quote.inline-run",
            "a run-in quote is one paragraph",
            "leave :kind: away for words of several paragraphs",
            field="kind",
        )
        node = replace(node, kind="block")
    return node


def _attributed(node: QuoteNode, reading: Reading) -> QuoteNode:
    """The node with its speaker in `by` and `role`, from the one place that names one."""
    words, last = without_attribution(node.words, reading.raw)
    places = [(field, text) for field, text in (("by", node.by), ("speaker", node.speaker), ("words", last)) if text]
    if len(places) > 1:
        reading.report(
            Severity.ERROR,
            "quote.two-attributions",
            f'the speaker is named twice: "{places[0][1]}" and "{places[1][1]}"',
            "keep one: the text after quote::, the option :by:, or the last line --",
            field=places[1][0],
        )
    field, named = places[0] if places else ("", "")
    by, role = (named, "") if field == "by" else name_and_role(named)
    person = person_in(reading, by, field, role=node.role or role, org=node.org)
    return replace(
        node,
        by=person.name,
        role=person.role,
        org=person.organisation,
        code=person.code,
        org_code=person.organisation_code,
        words=words,
        speaker="",
    )


def _address(node: QuoteNode, reading: Reading) -> str:
    """The address in `:cite:`, a reference followed; "" after an error."""
    text = node.cite
    if text.endswith("_"):
        found = reading.parse_inlines(text, "cite")
        if len(found) == 1 and isinstance(found[0], Link):
            text = found[0].href
    try:
        return take.address(text)
    except ValueError:
        reading.report(
            Severity.ERROR,
            "quote.cite",
            f'"{text}" is no address that a source can have',
            "write an address that begins with https:// or http://, or a reference such as interview_",
            field="cite",
        )
        return ""


def _lint(node: QuoteNode, reading: Reading) -> None:
    if not node.by and not node.anonymous:
        reading.report(
            Severity.WARNING,
            "quote.unattributed",
            "a quote without a speaker",
            'add ":by: NAME" on the next line, or ":anonymous: REASON"',
        )
    if node.by and node.anonymous:
        reading.report(
            Severity.ERROR,
            "quote.anonymous-named",
            f'"{node.by}" is named and :anonymous: says why nobody is',
            "keep one of the two",
            field="anonymous",
        )
    if node.original_lang and not node.original:
        reading.report(
            Severity.WARNING,
            "quote.original",
            ":original-lang: names the language of words that are not there",
            "add the words as :original:, or write :lang: for the language of the words below",
            field="original_lang",
        )
    mark = unbalanced(plain_blocks(node.words), len(node.words))
    if mark:
        reading.report(
            Severity.WARNING,
            "quote.marks",
            f"quotation marks do not pair: {mark}",
            "the outer marks are put in by briefc; inside, each needs its partner",
            field="words",
        )
    for field in ("audio", "video"):
        if getattr(node, field):
            reading.report(
                Severity.WARNING,
                "quote.recording",
                f"the option {field} has no effect yet: recordings are not published",
                "link to the recording with :cite:",
                field=field,
            )


# --- meaning ---------------------------------------------------------------------------------------------------------


def core(node: QuoteNode, setting: Setting) -> Blocks:
    """A quotation with its attribution; nothing for a pull quote, whose words the article already has."""
    if node.pull:
        return ()
    credit = credit_inlines(credit_of(node, setting.language), setting.language)
    if node.kind == "inline-run" and isinstance(node.words[0], Paragraph):
        said = Quote(node.id, node.words[0].content, node.by, node.lang)
        tail: tuple[Inline, ...] = (Text(" — "), *credit) if credit else ()
        return (replace(node.words[0], content=(said, *tail), classes=("quote-run",)),)
    words = node.words
    if node.original:
        words = (*words, Paragraph((Text(node.original),), lang=node.original_lang, classes=("original",)))
    return (
        Quotation(
            body=words,
            attribution=credit,
            kind="epigraph" if node.kind == "epigraph" else "quote",
            cite=node.cite,
            id=node.id,
            lang=node.lang,
            span=node.span,
        ),
    )


def facts(node: QuoteNode, setting: Setting) -> tuple[Quoted, ...]:
    """One quotation; none of a pull quote, which repeats words."""
    if node.pull:
        return ()
    kinds: dict[str, Literal["inline", "epigraph"]] = {"inline-run": "inline", "epigraph": "epigraph"}
    return (
        Quoted(
            id=node.id,
            speaker=Person(node.by, node.role, node.org, node.code, node.org_code) if node.by else None,
            words=plain_blocks(node.words),
            kind=kinds.get(node.kind, "block"),
            source=node.source,
            cite=node.cite,
            date=node.date,
            place=node.place,
            lang=node.lang or setting.language,
            anonymous=node.anonymous,
        ),
    )


def review(made: tuple[Extension, ...], article: Article, report: Callable[[Diagnostic], None]) -> None:
    """The rule for pull quotes: their words must stand in the article."""
    for found in pull_not_found([one.node for one in made if one.node.pull], article):
        report(found)


# --- looks -----------------------------------------------------------------------------------------------------------


def _run(node: QuoteNode, setting: Setting) -> Markup:
    return (Flow(core(node, setting)),)


def html(node: QuoteNode, setting: Setting) -> Markup:
    """`figure.quote` with the name first; `aside.pull-quote` for a pull quote."""
    return _run(node, setting) if node.kind == "inline-run" else page_quote(node, setting)


def rendition(node: QuoteNode, setting: Setting) -> Markup:
    """`blockquote` with a `footer`; nothing for a pull quote."""
    if node.pull:
        return ()
    return _run(node, setting) if node.kind == "inline-run" else rendition_quote(node, setting)


def nitf(node: QuoteNode, setting: Setting) -> Markup:
    """`bq` with `credit`; nothing for a pull quote."""
    if node.pull:
        return ()
    return _run(node, setting) if node.kind == "inline-run" else nitf_quote(node, setting)


DIRECTIVE = Directive(
    name="quote",
    node=QuoteNode,
    doc=(
        "Somebody's words, verbatim, with the speaker. Quotation marks round the whole are put in on pages and in "
        "print, by language; leave them out. Inline the role `:q:` does the same: ``:q:`words <Speaker>` ``."
    ),
    core=core,
    html=html,
    rendition=rendition,
    nitf=nitf,
    facts=facts,
    complete=complete,
    review=review,
    letter="q",
)
