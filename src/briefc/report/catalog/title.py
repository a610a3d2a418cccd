"""Codes of a source's title."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_PATH = "sources/story.rst"
_REST = "\n:date: 2024-05-16\n:summary: A story.\n\nWords.\n"

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="title.missing",
        title="a source does not begin with a title",
        cause=(
            "The first thing in a source, after blank lines and comments, is its title: a line of text with a line of "
            "punctuation (=, -, ~ …) below it, or above and below. Something else stands there."
        ),
        example=((_PATH, f"Talks open in Vienna\n{_REST}"),),
        remedy="Write a line of = below the title, as long as the title.",
    ),
    Explanation(
        code="title.broken",
        title="the lines above and below a title do not match",
        cause="A title with a line above it needs the same line below it, of the same character.",
        example=((_PATH, f"=====\nTalks\n-----\n{_REST}"),),
        remedy="Write the same line above and below, or only the one below.",
    ),
    Explanation(
        code="title.short-line",
        title="the line above or below a title is shorter than the title",
        cause=(
            "The title is read all the same. Wide characters, such as Chinese ones, take two columns each, so the line "
            "must be twice as long as such a title."
        ),
        example=((_PATH, f"Talks open in Vienna\n========\n{_REST}"),),
        remedy="Make the line as long as the title; the help line gives it.",
    ),
)
