"""The doctree nodes of our own: what stands in a doctree for briefc's directives and roles until it is converted."""

from __future__ import annotations

from typing import Any

from docutils import nodes


class extension(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes as they are written
    """A directive of briefc. `call` (a `bridge.Call`) holds what was read, `part`s and `words` its content."""

    call: Any


class part(nodes.Part, nodes.Element):  # noqa: N801
    """The blocks of one field of a directive, named by its attribute `field`; "" for text that has no field."""


class words(nodes.Part, nodes.TextElement):  # noqa: N801
    """The inline content of one field of a directive, named by its attribute `field`."""


class contents_place(nodes.General, nodes.Element):  # noqa: N801
    """Where a table of contents goes: attributes `depth` (0 = all) and `local`; a title may be its child."""


class speech(nodes.Inline, nodes.TextElement):  # noqa: N801
    """`:q:`: words of somebody else, with the attribute `speaker`."""


class foreign(nodes.Inline, nodes.TextElement):  # noqa: N801
    """`:lang:`: words in another language, with the attribute `lang`."""


class crossref(nodes.Inline, nodes.TextElement):  # noqa: N801
    """`:doc:` and `:ref:`, with the attributes `kind` and `label`; without children the target's title stands in."""


NODES: tuple[type[nodes.Element], ...] = (extension, part, words, contents_place, speech, foreign, crossref)
"""All of them."""
