"""What stands in the place of an item that must not be used."""

from __future__ import annotations

from briefc.model.article import Card, Metadata

_NOTICES = {
    "canceled": {
        "en": "KILL: this item is withdrawn by its publisher and must not be used.",
        "de": "KILL: Diese Meldung wird vom Herausgeber zurückgezogen und darf nicht verwendet werden.",
        "es": "KILL: el editor retira esta noticia; no debe utilizarse.",
        "fr": "KILL : cette dépêche est retirée par son éditeur et ne doit pas être utilisée.",
        "zh": "KILL：本稿件已由发布者撤销，不得使用。",
    },
    "withheld": {
        "en": "HOLD: this item is withheld by its publisher and must not be used until it is released.",
        "de": "HOLD: Der Herausgeber hält diese Meldung zurück; sie darf vor ihrer Freigabe nicht verwendet werden.",
        "es": "HOLD: el editor retiene esta noticia; no debe utilizarse hasta su liberación.",
        "fr": "HOLD : cette dépêche est suspendue par son éditeur et ne doit pas être utilisée avant sa libération.",
        "zh": "HOLD：本稿件已由发布者暂扣，放行前不得使用。",
    },
}
"""What receivers are told in place of a body, by publishing status and language."""


def notice(item: Metadata | Card) -> str:
    """The notice that stands for the body of a canceled or withheld item; "" when the body itself is to be sent."""
    texts = _NOTICES.get(item.status)
    if texts is None:
        return ""
    return texts.get(item.language.lower().partition("-")[0], texts["en"])
