"""Codes of `briefc validate` itself; what it finds in a file has the codes of the area newsml."""

from __future__ import annotations

from briefc.report.explanation import Explanation

CODES: tuple[Explanation, ...] = (
    Explanation(
        "validate.unreadable",
        "a file that cannot be read",
        "The file to be validated is not there, is a folder, or the system does not let briefc read it.",
        (),
        "Correct the path. It is relative to the folder that the command was started in, or to that of -C.",
        ("validate", "build/newsml/gone.xml"),
    ),
)
