"""Codes of pictures in articles; those of the files themselves are in `source`."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>\n'

CODES: tuple[Explanation, ...] = (
    Explanation(
        "image.alt",
        "a picture without alternative text",
        "Readers who do not see the picture get the alternative text instead: in screen readers, in print for the "
        "blind, where the picture does not load, and in NewsML.",
        (
            (
                "sources/bridge.rst",
                "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n.. image:: bridge.svg\n",
            ),
            ("sources/bridge.svg", _SVG),
        ),
        "Say in :alt: what the picture shows, in a sentence. Leave :alt: empty if it only decorates.",
    ),
)
