"""All cards to the index: which items there are, and where each label leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefc.link.notice import as_notice_card
from briefc.model.article import Card, Index
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.outcome import Outcome
from briefc.model.span import Span


def build_index(cards: Sequence[Card]) -> Outcome[Index]:
    """The index of all cards, in their order; those of canceled items as their notices.

    Two items of one slug, or of one identifier, are an error at each of them; of one slug, the first is kept for those
    who refer to it. A label that
    two items use is a warning at the second; references then lead to the first.
    """
    found: list[Diagnostic] = []
    index = Index()
    translations: dict[str, list[str]] = {}
    guids: dict[str, Card] = {}
    for card in cards:
        other = index.cards.get(card.slug)
        if other is not None:
            hint = "give one of them another slug: rename its file, or add the field :slug:"
            for here, there in ((card, other), (other, card)):
                message = f'the slug "{card.slug}" is also that of {there.path}'
                found.append(error("slug.duplicate", Span(here.path), message, hint))
            continue
        index.cards[card.slug] = as_notice_card(card) if card.status == "canceled" else card
        twin = guids.setdefault(card.guid, card) if card.guid else card
        if twin is not card:
            hint = "take :guid: out of the one that was copied from the other; it then gets an identifier of its own"
            for here, there in ((card, twin), (twin, card)):
                message = f'the identifier "{card.guid}" is also that of {there.path}'
                found.append(error("guid.duplicate", Span(here.path), message, hint))
        if card.translation_of:
            translations.setdefault(card.translation_of, []).append(card.slug)
        for label, anchor, title in index.cards[card.slug].labels:
            before = index.labels.setdefault(label, (card.slug, anchor, title))
            # The same post may well stand in two articles; a label that an author wrote should name one place.
            if before[0] != card.slug and not label.startswith("post-"):
                message = f'the label "{label}" is also used in {index.cards[before[0]].path}, where references lead'
                found.append(warning("label.duplicate", Span(card.path), message, "give the label another name"))
    for original, slugs in translations.items():
        if original in index.cards:
            index.cards[original] = replace(index.cards[original], translations=tuple(slugs))
    return Outcome(index, tuple(dict.fromkeys(found)))
