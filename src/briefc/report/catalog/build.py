"""Codes of the build as a whole."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_STORY = "sources/story.rst"
_TEXT = """\
=====
Story
=====

:date: 2024-05-16
:summary: A story.

Words.
"""

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="build.bug",
        title="briefc itself failed on a source",
        cause=(
            "An exception that briefc did not foresee was raised while it worked on this source. That is a mistake in "
            "briefc or in an extension, not in the source. All other items were built."
        ),
        example=((_STORY, _TEXT),),
        remedy="Report it with the lines printed below the message; take out what you changed last to go on.",
    ),
    Explanation(
        code="build.lost",
        title="a worker died, hung, or ran out of memory on a source",
        cause=(
            "The process that worked on this source was ended from outside, took longer than `limits.seconds`, or used "
            "more memory than `limits.worker-memory`. All other items were built."
        ),
        example=((_STORY, _TEXT),),
        remedy="Build the source alone (`briefc build PATH`); raise the limit in briefc.yaml when the source is sound.",
    ),
    Explanation(
        code="build.collision",
        title="two items make the same file",
        cause=(
            "An extension's format gave two different contents for one output path. The first stays, the second is "
            "left out."
        ),
        example=((_STORY, _TEXT),),
        remedy="Make the format's paths of the item's slug, which is unique in the project.",
    ),
    Explanation(
        code="build.picture",
        title="a picture changed or went away during the build",
        cause="The file was there when its article was read and was gone, or different, when it was to be written.",
        example=((_STORY, _TEXT),),
        remedy="Build again once the picture is at rest.",
    ),
)
