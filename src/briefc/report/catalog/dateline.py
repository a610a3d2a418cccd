"""Codes of datelines."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(body: str) -> tuple[tuple[str, str], ...]:
    return (("sources/story.rst", f"Talks\n=====\n\n:date: 2024-05-16\n:summary: A story.\n\n{body}\n\nWords.\n"),)


_CONFIG = """\
agency:
  name: Newsroom
  domain: newsroom.example
  rights: © Newsroom
dateline:
  templates:
    ours: "{PLACE}, {moon} {day} —"
"""

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="dateline.place",
        title="a dateline without a place",
        cause="A dateline begins with the city in which the story was written.",
        example=_story(".. dateline::\n   :date: 2024-05-16"),
        remedy="Write the city after `dateline::`, or as `:place:`.",
    ),
    Explanation(
        code="dateline.place-twice",
        title="a dateline with its place given twice",
        cause="There is a place after `dateline::` and another in `:place:`.",
        example=_story(".. dateline:: Vienna\n   :place: Geneva"),
        remedy="Keep one. Several places go into one of them, parted by `;`.",
    ),
    Explanation(
        code="dateline.which-place",
        title="a country for several places",
        cause="`:country:` and `:region:` belong to one place, and there are several.",
        example=_story(".. dateline:: Paris; Geneva\n   :country: France"),
        remedy="Write each place with its country: `Paris, France; Geneva, Switzerland`.",
    ),
    Explanation(
        code="dateline.country",
        title="a city that needs its country",
        cause=(
            "Only cities that every reader knows stand without a country or state; the list is that of the Associated "
            "Press. In the AP styles this is a warning, in others an information. It is looked at in English only."
        ),
        example=_story(".. dateline:: Knoxville\n   :style: ap"),
        remedy="Write the country or state behind the city: `Knoxville, TN`, `Grosseto, Italy`.",
    ),
    Explanation(
        code="dateline.geo",
        title="more positions than places",
        cause="`:geo:` gives one position a place, parted by `;`.",
        example=_story(".. dateline:: Vienna\n   :geo: geonames:2761369; geonames:2660646"),
        remedy="Give one for each place, in their order.",
    ),
    Explanation(
        code="dateline.date",
        title="a day that is not in the calendar",
        cause="The text after `dateline::` ends in a day that does not exist.",
        example=_story(".. dateline:: VIENNA, Feb. 30 (AP) —"),
        remedy="Correct it, or write the day as `:date:`.",
    ),
    Explanation(
        code="dateline.date-twice",
        title="a dateline with two days",
        cause="The text after `dateline::` and `:date:` name different days.",
        example=_story(".. dateline:: VIENNA, May 15 (AP) —\n   :date: 2024-05-16"),
        remedy="Keep one.",
    ),
    Explanation(
        code="dateline.agency-twice",
        title="a dateline with two agencies",
        cause="`:agency:` and `:source:` are two names of one option.",
        example=_story(".. dateline:: Vienna\n   :agency: AP\n   :source: dpa"),
        remedy="Keep one; a joint dispatch is written `dpa/lni`.",
    ),
    Explanation(
        code="dateline.zone",
        title="an unknown time zone",
        cause="`:tz:` takes a name of the IANA time zone database.",
        example=_story(".. dateline:: Vienna\n   :date: 2024-05-16T23:30Z\n   :tz: Vienna"),
        remedy="Write a name such as `Europe/Vienna`.",
    ),
    Explanation(
        code="dateline.style",
        title="an unknown dateline style",
        cause="The style is neither a built-in one nor a template under `dateline.templates` in briefc.yaml.",
        example=_story(".. dateline:: Vienna\n   :style: a-p"),
        remedy="Use the style that is suggested, or define the template.",
    ),
    Explanation(
        code="dateline.template",
        title="a dateline template with an unknown part",
        cause="A template's parts between braces are PLACE, place, date, month, day, year, weekday and agency.",
        example=(("briefc.yaml", _CONFIG), *_story(".. dateline:: Vienna\n   :style: ours")),
        remedy="Correct the template in briefc.yaml.",
    ),
    Explanation(
        code="dateline.twice",
        title="a second dateline",
        cause="An article has one dateline.",
        example=_story(".. dateline:: Vienna\n\nWords.\n\n.. dateline:: Geneva"),
        remedy="Keep one; several places go into it, parted by `;`.",
    ),
    Explanation(
        code="dateline.late",
        title="a dateline below the first paragraph",
        cause="The dateline begins the first paragraph, so it stands above it.",
        example=_story("Words come first.\n\n.. dateline:: Vienna"),
        remedy="Move it to the top of the text.",
    ),
    Explanation(
        code="dateline.inline",
        title="a dateline typed as text",
        cause=(
            "The first paragraph begins like a dateline. As text it is in no metadata: receivers do not learn where "
            "the story is from."
        ),
        example=_story("VIENNA, May 16 (AP) — Talks opened."),
        remedy="Write it as the directive `dateline`; the help line has it ready.",
    ),
)
