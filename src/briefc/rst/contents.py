"""The `contents` directive: a place in the doctree that becomes a table of contents when it is converted.

docutils would fill it with a list of links by a transform; the model wants the entries themselves.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.languages import get_language
from docutils.parsers.rst.directives import parts

from briefc.rst.elements import contents_place
from briefc.rst.unused import unused


class Contents(parts.Contents):
    """`.. contents:: TITLE` with the options `depth` and `local`."""

    option_spec = {**(parts.Contents.option_spec or {}), "backlinks": unused}  # noqa: RUF012 - docutils' way

    def run(self) -> list[Any]:
        """A `contents_place`, whose child is the title."""
        document = self.state.document
        place = contents_place(
            self.block_text, depth=self.options.get("depth", 0), local=1 if "local" in self.options else 0
        )
        place["classes"] += self.options.get("class", [])
        place.source, place.line = self.state_machine.get_source_and_line(self.lineno)
        messages: list[Any] = []
        if self.arguments:
            inner, messages = self.state.inline_text(self.arguments[0], self.lineno)
            place += nodes.title(self.arguments[0], "", *inner)
        else:
            place += nodes.title("", get_language(document.settings.language_code).labels["contents"])
        name = nodes.fully_normalize_name(place[0].astext())
        if not document.has_name(name):
            place["names"].append(name)
        document.note_implicit_target(place)
        return [place, *messages]
