"""What every block's element carries: id, classes, language, direction; and the anchors of its further ids."""

from __future__ import annotations

from briefc.formats.html.manner import Manner
from briefc.markup.element import Node, element
from briefc.markup.html import attributes
from briefc.model.content import Block, Blocks, Inlines, Paragraph, plain


def placed(block: Block, manner: Manner, *kinds: str, **others: str | int | None) -> dict[str, str | int | None]:
    """The attributes of a block's element: its id, its classes after those of its kind, `others`, its language."""
    if manner.at is not None and block.span.line:
        others["data_at"] = manner.at(block.span)
    if not (block.id or kinds or block.classes or others or block.lang):
        return {}
    return attributes(
        id=block.id,
        class_=" ".join((*kinds, *block.classes)),
        **others,
        lang=block.lang,
        around=manner.setting.language,
    )


def sole(body: Blocks) -> Paragraph | None:
    """The paragraph that is all of a list item or a cell, and has nothing to carry: it stands there without `p`."""
    if len(body) == 1:
        first = body[0]
        if isinstance(first, Paragraph) and not (first.id or first.classes or first.lang or first.also):
            return first
    return None


def sole_place(body: Blocks, manner: Manner) -> str | None:
    """`data-at` of the element around a sole paragraph."""
    if manner.at is None:
        return None
    paragraph = sole(body)
    return manner.at(paragraph.span) if paragraph and paragraph.span.line else None


def anchors(block: Block) -> tuple[Node, ...]:
    """Empty elements for the further ids of a block."""
    return tuple(element("span", id=id) for id in block.also)


def name_of(id: str) -> str:
    """The id of the element that names the one with `id`. No id of the content model holds an underscore."""
    return f"{id}_name"


def named_by(block: Block, title: Inlines) -> dict[str, str | None]:
    """The attribute that names a block's element by its title: by reference where the block has an id."""
    return {"aria_labelledby": name_of(block.id)} if block.id else {"aria_label": " ".join(plain(title).split())}


def title_id(block: Block) -> str | None:
    """The id of a block's title, where the block itself has one."""
    return name_of(block.id) if block.id else None
