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
        """The figure as docutils makes it, with the attributes `credit` and `wide`.

        docutils' own fails on a figure below which nothing stands that makes a node, so this is written anew.
        """
        own = {name: self.options.pop(name, None) for name in ("figclass", "figname", "align", "credit")}
        wide = "wide" in self.options
        self.options.pop("wide", None)
        (image,) = images.Image.run(self)
        node = nodes.figure("", image, credit=own["credit"] or "", wide=wide)
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        node["classes"] += own["figclass"] or []
        if own["figname"]:
            node["names"].append(nodes.fully_normalize_name(own["figname"]))
            self.state.document.note_explicit_target(node, node)
        if own["align"]:
            node["align"] = own["align"]
        return [node, *self._below(node)]

    def _below(self, node: nodes.figure) -> list[Any]:
        """Put the caption (one paragraph, or an empty comment for none) and the legend into the figure."""
        holder = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, holder)
        children: list[Any] = list(holder.children)
        while children and isinstance(children[0], nodes.target | nodes.pending | nodes.substitution_definition):
            node += children.pop(0)
        if not children:
            return []
        first = children.pop(0)
        if isinstance(first, nodes.paragraph):
            caption = nodes.caption(first.rawsource, "", *first.children)
            caption.source, caption.line = first.source, first.line
            node += caption
        elif not (isinstance(first, nodes.comment) and not first.children):
            message = self.reporter.error(
                "Figure caption must be a paragraph or empty comment.",
                nodes.literal_block(self.block_text, self.block_text),
                line=self.lineno,
            )
            return [message]
        if children:
            node += nodes.legend("", *children)
        return []
