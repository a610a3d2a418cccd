"""What is wrong with the words of a quotation: marks that do not pair, a pull quote that the article does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefc.model.article import Article
from briefc.model.content import Paragraph, plain, plain_blocks
from briefc.model.diagnostic import Diagnostic, warning
from briefc.model.walk import find

if TYPE_CHECKING:
    from briefc.directives.quote import QuoteNode

_MARKS = re.compile("[\"'‘’‚‛“”„‟«»‹›「」『』《》]")
_GAP = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?)\s*")


def unbalanced(words: str, paragraphs: int) -> str:
    """The quotation marks in a text that lack a partner, "" when all pair. Single marks are taken for apostrophes.

    Of several paragraphs each may open anew and only the last one closes.
    """
    if words.count('"') % 2:
        return '"'
    low, left, right = words.count("„"), words.count("“"), words.count("”")
    if low:
        pairs = [(low, left + right, "„ “")]
    elif not left and right % 2 == 0:
        pairs = []  # Swedish and Finnish open and close with the same mark
    else:
        pairs = [(left, right, "“ ”")]
    pairs += [(words.count(a), words.count(b), f"{a} {b}") for a, b in ("«»", "「」", "『』", "《》")]
    for opened, closed, shown in pairs:
        if opened != closed and not closed < opened < closed + paragraphs:
            return shown
    return ""


def pull_not_found(pulls: Iterable[QuoteNode], article: Article) -> Iterator[Diagnostic]:
    """A warning for each pull quote whose words are not in the article's text, other pull quotes left out."""
    pulled = list(pulls)
    if not pulled:
        return
    own = {id(paragraph) for node in pulled for paragraph in find(node.words, Paragraph)}
    text = " ".join(
        _folded(plain(paragraph.content)) for paragraph in find(article.body, Paragraph) if id(paragraph) not in own
    )
    for node in pulled:
        if not _occurs(plain_blocks(node.words), text):
            yield warning(
                "quote.pull-not-found",
                node.span,
                "the words of the pull quote are not in the article",
                "a pull quote repeats the article word for word; use … for words left out",
            )


def _occurs(words: str, text: str) -> bool:
    """Whether the parts of `words` between omissions stand in the folded `text`, in their order."""
    at = 0
    for part in _GAP.split(words):
        folded = _folded(part).strip(" .,;:!?")
        if not folded:
            continue
        found = text.find(folded, at)
        if found < 0:
            return False
        at = found + len(folded)
    return True


def _folded(text: str) -> str:
    return " ".join(_MARKS.sub("", text).casefold().split())
