"""Codes of the small directives: factbox, key-points (`points`), correction."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(body: str, fields: str = "") -> tuple[tuple[str, str], ...]:
    text = f"=====\nStory\n=====\n\n:date: 2024-05-16\n:summary: A story.\n{fields}\n{body}\n"
    return (("sources/story.rst", text),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        code="factbox.long",
        title="a fact box with more than six facts",
        cause="A box beside the text is read at a glance; with more than six facts it pushes the text aside.",
        example=_story(
            ".. factbox:: The visit\n\n   * One\n   * Two\n   * Three\n   * Four\n   * Five\n   * Six\n   * Seven\n"
        ),
        remedy="Keep the six that matter, or make it a table or a section.",
    ),
    Explanation(
        code="points.list",
        title="key points that are no list",
        cause="`key-points` takes one list (or plain paragraphs, one a point); something else stands in its body.",
        example=_story(".. key-points::\n\n   One point.\n\n   .. code::\n\n      not a point\n\nWords."),
        remedy="Write one list, each point begun with `* `.",
    ),
    Explanation(
        code="points.long",
        title="a key point of more than 35 words",
        cause="Key points are what a reader takes away in a minute; a long one is read like an article.",
        example=_story(".. key-points::\n\n   * " + "word " * 36 + "\n   * Short.\n\nWords."),
        remedy="Say it in 35 words; the article has the rest.",
    ),
    Explanation(
        code="points.count",
        title="too few or too many key points",
        cause="One point is a sentence of the text; more than seven are no longer key.",
        example=_story(".. key-points::\n\n   * Only one.\n\nWords."),
        remedy="Write two to seven points.",
    ),
    Explanation(
        code="correction.version",
        title="a correction in an article that is still at version 1",
        cause="Receivers replace what they have only when the version rises.",
        example=_story("Words.\n\n.. correction::\n   :date: 2024-05-17\n\n   It is 42, not 40."),
        remedy="Raise `:version:` to 2 and set `:updated:` to the time of the correction.",
    ),
)
