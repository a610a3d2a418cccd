"""Codes of the metadata below a title."""

from __future__ import annotations

from briefc.report.explanation import Explanation


def _story(fields: str, text: str = "Words.\n") -> tuple[tuple[str, str], ...]:
    return (("sources/story.rst", f"Talks\n=====\n\n{fields}\n{text}"),)


_DATE = ":date: 2024-05-16\n"
_GOOD = f"{_DATE}:summary: A story.\n"

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="metadata.missing",
        title="no metadata below the title",
        cause="A source says at least its date, as a field list right below the title.",
        example=_story(""),
        remedy="Add the field list: each line a name between colons and a value, `:date: 2024-05-16`.",
    ),
    Explanation(
        code="metadata.late",
        title="the metadata stands too far down",
        cause="Fields count as metadata only right below the title and subtitle, above all text and directives.",
        example=_story("", f"Words.\n\n{_GOOD}"),
        remedy="Move the fields up, to right below the title.",
    ),
    Explanation(
        code="metadata.blank-line",
        title="no blank line below the metadata",
        cause="Text that begins at the margin right below a field can be a new paragraph or a forgotten indent.",
        example=_story(_GOOD.rstrip("\n")),
        remedy="Leave a blank line below the last field, or indent the line to continue the field.",
    ),
    Explanation(
        code="metadata.unknown",
        title="unknown field",
        cause="The field's name is none that briefc knows; names are in lower case.",
        example=_story(f"{_GOOD}:tags: talks\n"),
        remedy="Use the name that is suggested, or one of docs/reference/metadata.md.",
    ),
    Explanation(
        code="metadata.twice",
        title="a field stands twice",
        cause="Which of the two would hold cannot be known. Lists are written in one field.",
        example=_story(f"{_GOOD}:urgency: 4\n:urgency: 5\n"),
        remedy="Keep one of the two.",
    ),
    Explanation(
        code="metadata.empty",
        title="a field without a value",
        cause="The field is there and says nothing; its default holds.",
        example=_story(f"{_GOOD}:genre:\n"),
        remedy="Fill it in or remove it.",
    ),
    Explanation(
        code="metadata.not-here",
        title="a field that this type of item has no use for",
        cause=(
            "closing, pdf-contents and pdf-index mean something in a briefing alone; audience, classification, issuer, "
            "reference, supersedes, tlp and the other fields of print in an article or a briefing."
        ),
        example=_story(f"{_GOOD}:closing: 2024-05-16T12:00Z\n"),
        remedy="Remove the field, or change the type of the source.",
    ),
    Explanation(
        code="metadata.date-missing",
        title="an article or briefing without a date",
        cause="The date goes into the item's identifier and all outputs, and briefc never takes it from the clock.",
        example=_story(":summary: A story.\n"),
        remedy="Add `:date: 2024-05-16`, or a date and time with Z or an offset.",
    ),
    Explanation(
        code="metadata.date",
        title="a date that cannot be read",
        cause=(
            "Dates are written as ISO 8601 has them: year-month-day, then if wanted T, hours:minutes, and Z or an "
            "offset. Without an offset the project's time zone holds. The day must exist."
        ),
        example=_story(":date: May 16, 2024\n:summary: A story.\n"),
        remedy="Write 2024-05-16, or 2024-05-16T09:40+02:00.",
    ),
    Explanation(
        code="metadata.updated",
        title="an update before the date",
        cause="`updated` is when this version was made, `date` when the first one was. A bare date begins at 00:00.",
        example=_story(":date: 2024-05-16T09:40Z\n:updated: 2024-05-16\n:summary: A story.\n"),
        remedy="Correct the two, and give the update its time.",
    ),
    Explanation(
        code="metadata.type",
        title="unknown type of item",
        cause="A source is an article, a briefing or a page.",
        example=_story(f"{_GOOD}:type: brief\n"),
        remedy="Write `:type: article`, `briefing` or `page`; without the field it is an article.",
    ),
    Explanation(
        code="metadata.status",
        title="unknown status",
        cause="An item is draft, usable, withheld or canceled.",
        example=_story(f"{_GOOD}:status: cancelled\n"),
        remedy="Write one of the four words.",
    ),
    Explanation(
        code="metadata.slug",
        title="not a slug",
        cause="A slug is 1 to 100 lower-case letters a-z, digits and hyphens, and does not begin with a hyphen.",
        example=_story(f"{_GOOD}:slug: Talks_in_Vienna\n"),
        remedy="Use the slug that is suggested.",
    ),
    Explanation(
        code="metadata.slug-file",
        title="the file's name makes no slug",
        cause="Without the field `slug` the file's name is the slug, so it must be one.",
        example=(("sources/Talks in Vienna.rst", f"Talks\n=====\n\n{_GOOD}\nWords.\n"),),
        remedy="Rename the file, or add the field `:slug:`.",
    ),
    Explanation(
        code="metadata.guid",
        title="not a permanent identifier",
        cause="A guid is an IRI: a scheme, a colon, and no spaces.",
        example=_story(f"{_GOOD}:guid: talks in vienna\n"),
        remedy="Leave the field out (it is made of the agency's domain, date and slug), or write an IRI.",
    ),
    Explanation(
        code="metadata.language",
        title="not a language tag",
        cause="Languages are BCP 47 tags: en, en-GB, zh-Hans. A well-formed one that names no language is a warning.",
        example=_story(f"{_GOOD}:language: english\n"),
        remedy="Write the tag of the language.",
    ),
    Explanation(
        code="metadata.urgency",
        title="not an urgency",
        cause="The urgency is a digit from 1 (highest) to 9 (lowest), as NewsML-G2 has it.",
        example=_story(f"{_GOOD}:urgency: high\n"),
        remedy="Write a digit from 1 to 9.",
    ),
    Explanation(
        code="metadata.digital-source",
        title="not a digital source type of IPTC's",
        cause="How a text came about is told by the codes of one vocabulary, so that receivers can act on it.",
        example=_story(f"{_GOOD}:digital-source: chatbot\n"),
        remedy="Write a code or its name, such as `trainedAlgorithmicMedia` or `edited using generative AI`, "
        "or remove the field.",
    ),
    Explanation(
        code="metadata.version",
        title="not a version",
        cause="Versions are whole numbers from 1 on.",
        example=_story(f"{_GOOD}:version: 1.2\n"),
        remedy="Write 1 for the first version, 2 for the next.",
    ),
    Explanation(
        code="metadata.version-updated",
        title="a later version that does not say when it was made",
        cause="Every version has its own time in NewsML-G2, and briefc never takes it from the clock.",
        example=_story(f"{_GOOD}:version: 2\n"),
        remedy="Add `:updated:` with the date and time of this version.",
    ),
    Explanation(
        code="metadata.tlp",
        title="not a label of the Traffic Light Protocol",
        cause="The labels of version 2.0 are CLEAR, GREEN, AMBER, AMBER+STRICT and RED, with or without `TLP:`.",
        example=_story(f"{_GOOD}:type: briefing\n:tlp: WHITE\n"),
        remedy="Write one of the labels, for example `TLP:GREEN`.",
    ),
    Explanation(
        code="metadata.classification",
        title="a marking that does not fit",
        cause="A marking stands beside the label at head and foot of every page, where there is room for one line.",
        example=_story(f"{_GOOD}:classification: {'For the eyes of the committee alone. ' * 3}\n"),
        remedy="Say it in fewer words, 60 characters at most; what it asks of readers can stand in the text.",
    ),
    Explanation(
        code="metadata.pdf",
        title="a setting of print that is none",
        cause=(
            "The fields that begin with `pdf-` say how this one item is printed. Their values are those of the "
            "settings below `pdf` in briefc.yaml: names of a paper size, a conformance or a theme, true or false, "
            "or millimetres."
        ),
        example=_story(f"{_GOOD}:pdf-page: A5\n"),
        remedy="Write one of the values that the message names, or remove the field.",
    ),
    Explanation(
        code="metadata.rights",
        title="nothing says who holds the rights",
        cause="Receivers need a copyright notice. briefc never makes one up.",
        example=(("briefc.yaml", "agency:\n  name: Newsroom\n  domain: newsroom.example\n"), *_story(_GOOD)),
        remedy="Set `agency.rights` in briefc.yaml, or add the field `:rights:`.",
    ),
    Explanation(
        code="metadata.summary",
        title="no summary",
        cause="Indexes, feeds and descriptions show the summary; without one they show the first sentence of the text.",
        example=_story(_DATE),
        remedy="Add the field `:summary:`, a sentence or two.",
    ),
)
