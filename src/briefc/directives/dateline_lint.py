"""Finding a dateline that was typed as text."""

from __future__ import annotations

import re

from briefc.model.content import Blocks, Paragraph, Section, plain

_TYPED = re.compile(
    r"(?P<text>(?P<place>[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’/-]){2,40})"  # capitals alone
    r"(?:, [^—–(.]{1,40}\.?)?(?: ?\([^()]{2,24}\))?) ?(?:—|–|--|-) "
)


def first_paragraph(body: Blocks) -> Paragraph | None:
    """The first paragraph of the running text: in the body or its first section, in nothing else."""
    for block in body:
        if isinstance(block, Paragraph):
            return block
        if isinstance(block, Section):
            found = first_paragraph(block.body)
            if found is not None:
                return found
    return None


def looks_like_dateline(paragraph: Paragraph) -> str:
    """The dateline with which a paragraph's words begin (place in capitals, dash), "" for none."""
    found = _TYPED.match(" ".join(plain(paragraph.content)[:160].split()))
    return found["text"].strip() if found and found["place"].isupper() and " - " not in found["place"] else ""
