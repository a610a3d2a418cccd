"""Codes of ninjs files."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>\n'

CODES: tuple[Explanation, ...] = (
    Explanation(
        "ninjs.address",
        "the pictures of an item have no address in ninjs",
        "In ninjs a file is named by an absolute address, and the project names no site. The pictures are described "
        "all the same, each with its path below the output folder as the title of its rendition.",
        (
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.example\n  rights: © Newsroom\nformats: [ninjs]\n",
            ),
            (
                "sources/bridge.rst",
                (
                    "The Bridge\n==========\n\n:date: 2024-05-16\n:summary: It is open.\n\nThe bridge is open.\n\n"
                    ".. image:: bridge.svg\n   :alt: The bridge\n"
                ),
            ),
            ("sources/bridge.svg", _SVG),
        ),
        "Set site.url in briefc.yaml to the address under which the output is published.",
    ),
)
