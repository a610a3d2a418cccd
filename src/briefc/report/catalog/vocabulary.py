"""Codes of subjects against IPTC's Media Topics."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(subjects: str, language: str = "en") -> tuple[tuple[str, str], ...]:
    return (
        (
            "sources/story.rst",
            (
                f"=====\nStory\n=====\n\n:date: 2024-05-16\n:summary: A story.\n:language: {language}\n"
                f":subjects: {subjects}\n\nWords.\n"
            ),
        ),
    )


CODES: tuple[Explanation, ...] = (
    Explanation(
        code="subject.unknown",
        title="a subject is no Media Topic",
        cause=(
            "`:subjects:` takes codes (eight digits) or names of IPTC's Media Topics in any of thirteen languages, "
            "parted by semicolons. This text is neither, so the item carries it as plain words that no receiver can "
            "sort by."
        ),
        example=_story("diplomcy"),
        remedy="Take the name suggested, or look the topic up at https://iptc.org/newscodes/; free words are keywords.",
    ),
    Explanation(
        code="subject.ambiguous",
        title="several Media Topics bear the name",
        cause="In this language the name belongs to more than one topic; the highest in the tree was taken.",
        example=_story("Energie", "de"),
        remedy="Write the code of the topic that is meant.",
    ),
    Explanation(
        code="subject.retired",
        title="a subject is a Media Topic that IPTC has retired",
        cause="Receivers may no longer know it; IPTC asks not to use it in new items.",
        example=_story("20000261"),
        remedy="Use the topic that replaced it, or the broader one that the message names.",
    ),
    Explanation(
        code="subject.twice",
        title="a subject is given twice",
        cause="Two of the texts, perhaps a code and its name, mean the same Media Topic.",
        example=_story("diplomacy; 20000639"),
        remedy="Remove one of them.",
    ),
)
