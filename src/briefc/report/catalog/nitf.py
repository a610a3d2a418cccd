"""Codes of NITF files of their own."""

from __future__ import annotations

from briefc.report.explanation import Explanation

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="nitf.anchor",
        title="a link leads to something that NITF leaves out",
        cause=(
            "The link points at a part of the article that an NITF file does not hold, such as its table of contents "
            "or a pull quote. There the words stay and the link goes; on the page it works."
        ),
        example=(
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.example\n  rights: © Newsroom\nformats: [nitf]\n",
            ),
            (
                "sources/story.rst",
                (
                    "=====\nStory\n=====\n\n:date: 2024-05-16\n:summary: A story.\n\nBack to overview_.\n\n"
                    ".. _overview:\n\n.. contents:: In this article\n\nA section\n=========\n\nWords.\n"
                ),
            ),
        ),
        remedy="Nothing needs to be done; link to the section itself if receivers are to follow it.",
    ),
)
