"""Which items may be in an output now."""

from __future__ import annotations

from briefc.model.article import Card
from briefc.waves.desk import Request


def is_out(card: Card, request: Request) -> bool:
    """Whether an item may be in any output now (docs/decisions, 20 and 21); a canceled one is out, as its notice.

    No embargo keeps a withdrawal from those who have the item.
    """
    if card.status in {"withheld", "canceled"} and card.guid in request.held:
        return True
    if card.status == "withheld" or (card.status == "draft" and not request.drafts):
        return False
    return card.embargo is None or request.ahead or card.embargo.at <= request.now
