"""What every block's element carries: id, classes, language, direction; and the anchors of its further ids."""

from __future__ import annotations

from briefc.formats.html.manner import Manner
from briefc.markup.element import Node, element
from briefc.markup.html import attributes
from briefc.model.content import Block, Inlines, plain


def placed(block: Block, manner: Manner, *kinds: str, **others: str | int | None) -> dict[str, str | int | None]:
    """The attributes of a block's element: its id, its classes after those of its kind, `others`, its language."""
    if not (block.id or kinds or block.classes or others or block.lang):
        return {}
    return attributes(
        id=block.id,
        class_=" ".join((*kinds, *block.classes)),
        **others,
        lang=block.lang,
        around=manner.setting.language,
    )


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
