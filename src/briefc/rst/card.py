"""What others may know of an article: its card, with a first sentence where the author wrote no summary."""

from __future__ import annotations

import re

from briefc.markup.directive import DirectiveTable
from briefc.model.article import Article, Card
from briefc.model.content import Blocks, Group, Inlines, Paragraph, Phrase, Quotation, Section, plain
from briefc.model.facts import Dated

_LONGEST = 300
"""Characters of a first sentence, after which it is cut at a word."""

_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s)|[。！？]+[”’」』）]*")
_SHORT = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "st", "no", "nos", "gen", "col", "lt", "sgt", "capt", "maj", "sen", "rep", "gov"}
    | {"rev", "hon", "jr", "sr", "inc", "ltd", "co", "corp", "vs", "dept", "fig", "ca", "approx", "art", "sec", "vol"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "bros", "messrs"}
)
"""Words (without their full stop) that end no sentence."""


def card_of(article: Article, table: DirectiveTable) -> Card:
    """The card of an article: no body and no span, so that an edit of the body alone leaves it the same.

    `table` is not asked anything today; it is there for directives that will speak on the card.
    """
    metadata = article.metadata
    dated = next((fact for fact in article.facts if isinstance(fact, Dated)), None)
    return Card(
        path=article.path,
        slug=metadata.slug,
        type=metadata.type,
        guid=metadata.guid,
        title=plain(article.title),
        subtitle=plain(article.subtitle),
        summary=metadata.summary or first_sentence(article.body),
        date=metadata.date,
        updated=metadata.updated,
        embargo=metadata.embargo,
        version=metadata.version,
        status=metadata.status,
        section=metadata.section,
        byline=metadata.byline,
        keywords=metadata.keywords,
        subjects=tuple(subject.text for subject in metadata.subjects),
        language=metadata.language,
        genre=metadata.genre,
        slugline=metadata.slugline,
        dateline=dated.text if dated else "",
        labels=article.labels,
        urgency=metadata.urgency,
        translation_of=metadata.translation_of,
        print_theme=metadata.pdf_theme,
    )


def first_sentence(body: Blocks) -> str:
    """The first sentence of the first paragraph that has words, without a dateline; empty when there is none."""
    for block in body:
        match block:
            case Paragraph():
                words = " ".join(plain(_undated(block.content)).split())
                if words:
                    return _sentence(words)
            case Section() | Group() | Quotation():
                found = first_sentence(block.body)
                if found:
                    return found
            case _:
                pass
    return ""


def _undated(content: Inlines) -> Inlines:
    return tuple(node for node in content if not (isinstance(node, Phrase) and "dateline" in node.classes))


def _sentence(words: str) -> str:
    for match in _END.finditer(words):
        before = words[: match.start()].rsplit(" ", 1)[-1].lstrip("(“\"'‘«")
        after = words[match.end() :].lstrip()
        if after[:1].islower():
            continue
        if match.group().startswith("."):
            initial = len(before) == 1 and before.isupper()
            if initial or "." in before or before.lower() in _SHORT:
                continue
        return _cut(words[: match.end()])
    return _cut(words)


def _cut(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rsplit(' ', 1)[0].rstrip(',;:')}…"
