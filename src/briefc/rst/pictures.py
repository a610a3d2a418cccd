"""The `image` and `figure` directives: docutils' own, with a credit, and without what would reach outside."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import images

from briefc.rst.unused import unused


def _loading(value: str | None) -> str:
    chosen = directives.choice(value or "", ("link", "lazy", "embed"))
    if chosen == "embed":
        raise ValueError("pictures are published beside the page, never pasted into it; leave the option out")
    return str(chosen)


class Picture(images.Image):
    """`.. image:: PATH`."""

    option_spec = {**(images.Image.option_spec or {}), "loading": _loading}  # noqa: RUF012 - docutils' way


class Figure(images.Figure):
    """`.. figure:: PATH` with caption, legend, and the options `credit` and `wide`."""

    option_spec = {  # noqa: RUF012 - docutils' way
        **(images.Figure.option_spec or {}),
        "loading": _loading,
        "credit": directives.unchanged_required,
        "figwidth": unused,
        "wide": directives.flag,
    }

    def run(self) -> list[Any]:
        """A figure of docutils with the attributes `credit` and `wide`."""
        credit = self.options.pop("credit", "")
        wide = "wide" in self.options
        self.options.pop("wide", None)
        made: list[Any] = list(super().run())
        for node in made:
            if isinstance(node, nodes.figure):
                node["credit"], node["wide"] = credit, wide
        return made
