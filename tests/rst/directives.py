"""Small directives that show each way in which one may be declared."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from briefc.markup.directive import Directive, Reading, Setting, argument, body, flag, option
from briefc.model.article import Article
from briefc.model.content import Blocks, Extension, Group, Inlines, Paragraph, Phrase, Quotation, Text, plain_blocks
from briefc.model.diagnostic import Diagnostic, Severity, warning
from briefc.model.facts import Fact, Noted, Person, Quoted
from briefc.model.span import NOWHERE, Span


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(f'"{text}" is no whole number') from None


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a title, of blocks."""

    title: Inlines = argument("The title.", kind="inlines", required=True)
    size: int = option("How large.", read=_whole_number, default=1)
    from_: str = option("A name that Python keeps for itself.", name="from")
    two_words: str = option("A name of two words.")
    wide: bool = flag("Whether it is wide.")
    content: Blocks = body("What it holds.", required=True)
    id: str = ""
    span: Span = NOWHERE


def _box_labels(node: Box) -> tuple[str, ...]:
    return (f"box-{node.size}",)


BOX = Directive(
    "box",
    Box,
    core=lambda node, _: (Group(body=node.content),),
    aliases=("kasten",),
    letter="b",
    labels=_box_labels,
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words with a speaker, whose own id is chosen by who speaks."""

    by: str = option("The speaker.", required=True)
    picture: str = option("A picture.")
    note: str = option("A note with markup.")
    marked: Inlines = ()
    words: Blocks = body("The words.")
    id: str = ""


def _complete_said(node: Said, reading: Reading) -> Said | None:
    if node.by == "nobody":
        reading.report(Severity.WARNING, "said.nobody", "nobody said it", "name somebody", field="by")
        return None
    if node.picture:
        reading.asset(node.picture, "picture")
    chosen = f"said-{node.by.lower()}-{reading.metadata.slug}" if node.by.isalpha() else node.id
    return dataclasses.replace(node, id=chosen, marked=reading.parse_inlines(node.note, "note"))


def _facts_said(node: Said, _: Setting) -> tuple[Fact, ...]:
    return (Quoted(node.id, Person(node.by), plain_blocks(node.words)),)


def _review_said(made: tuple[Extension, ...], article: Article, report: Callable[[Diagnostic], None]) -> None:
    if len(made) > 2:
        report(warning("said.often", made[2].span, f"somebody speaks {len(made)} times in {article.slug}"))


SAID = Directive(
    "said",
    Said,
    core=lambda node, _: (Quotation(body=node.words, attribution=(Text(node.by),)),),
    letter="q",
    complete=_complete_said,
    facts=_facts_said,
    review=_review_said,
)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines, and a text as it is."""

    about: str = argument("What of.", read=str.upper)
    lines: tuple[tuple[str, Span], ...] = body("The lines.", kind="lines")


LINES = Directive("lines", Lines, core=lambda node, _: (Paragraph(content=(Text(node.about),)),))


@dataclass(frozen=True, slots=True)
class RunIn:
    """Words that run into the next paragraph."""

    words: str = argument("The words.", required=True)


def _core_run_in(node: RunIn, _: Setting) -> Blocks:
    return (Paragraph(content=(Phrase((Text(f"{node.words.upper()} —"),), ("dateline",)),)),)


RUN_IN = Directive(
    "run-in", RunIn, core=_core_run_in, runs_in=True, facts=lambda node, _: (Noted(node.words),), letter="d"
)


@dataclass(frozen=True, slots=True)
class Sung:
    """Inlines and text as bodies."""

    verse: Inlines = body("One line of text.", kind="inlines")


SUNG = Directive("sung", Sung, core=lambda node, _: (Paragraph(content=node.verse),))


@dataclass(frozen=True, slots=True)
class Typed:
    """Text as it is."""

    text: str = body("The text.", kind="text")
    anything: Any = None


TYPED = Directive("typed", Typed, core=lambda node, _: (Paragraph(content=(Text(node.text),)),))
