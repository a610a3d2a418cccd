"""Codes of the registers of people, organisations and places, and of names that texts look up there."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_PEOPLE = ("sources/people.yaml", "people:\n  ayusuf:\n    name: Amina Yusuf\n    role: delegation spokesperson\n")


def _story(body: str, fields: str = "") -> tuple[str, str]:
    return "sources/story.rst", f"Talks\n=====\n\n:date: 2024-05-16\n:summary: A story.\n{fields}\n{body}"


CODES: tuple[Explanation, ...] = (
    Explanation(
        "register.unknown",
        "a code that no register holds",
        "A byline, an organisation or a place is written as @CODE, and no register of the project has an entry with "
        "that code. Of somebody whose words are quoted it is `quote.person-unknown`.",
        (_PEOPLE, _story("Words.\n", ":byline: @ayusef\n")),
        "Correct the code, add the entry, or write the name as it is to be printed.",
    ),
    Explanation(
        "register.near-name",
        "a name that is nearly one of the registers",
        "The name is not in the registers, and one that differs by a letter or two is. Receivers would take them for "
        "two people.",
        (_PEOPLE, _story(".. quote:: Amina Yusuff\n\n   We will deliver.\n")),
        "Correct the name. If somebody else is meant, add an entry; if it is another spelling, add it to aliases.",
    ),
    Explanation(
        "register.ambiguous",
        "a name that two entries bear",
        "The name alone does not say which of the two is meant, so neither is taken.",
        (
            (
                "sources/people.yaml",
                "people:\n  ayusuf:\n    name: Amina Yusuf\n  ayusuf2:\n    name: Amina Yusuf\n",
            ),
            _story(".. quote:: Amina Yusuf\n\n   We will deliver.\n"),
        ),
        "Write @CODE in place of the name.",
    ),
    Explanation(
        "register.duplicate-name",
        "two entries with one name",
        "Two entries of the same kind share a name, one in another language, or an alias. That may be right. "
        "But texts that use it cannot say which they mean.",
        (
            ("sources/a.yaml", "people:\n  ayusuf:\n    name: Amina Yusuf\n"),
            ("sources/b.yaml", "people:\n  amina-y:\n    name: A. Yusuf\n    aliases: [Amina Yusuf]\n"),
        ),
        "Remove the double entry. If there are two, have texts write @CODE.",
    ),
    Explanation(
        "register.duplicate-code",
        "two entries with one code",
        "Two registers have an entry of the same kind and code. The first counts, by the order of the paths.",
        (
            ("sources/a.yaml", "people:\n  ayusuf:\n    name: Amina Yusuf\n"),
            ("sources/b.yaml", "people:\n  ayusuf:\n    name: Ali Yusuf\n"),
        ),
        "Keep one, or give one of them another code.",
    ),
    Explanation(
        "register.country",
        "no country's code",
        "The two capitals are no code of ISO 3166-1.",
        (
            (
                "sources/places.yaml",
                "places:\n  geneva:\n    name: Geneva\n    country: SZ\n  bern:\n    name: Bern\n    country: XX\n",
            ),
        ),
        "Write the code of the country: CH is Switzerland, CN China, GB the United Kingdom.",
    ),
    Explanation(
        "register.broader",
        "a place that lies nowhere",
        "`broader` is the code of the place that this one lies in. No register has that place, or it lies in this one.",
        (("sources/places.yaml", "places:\n  beijing:\n    name: Beijing\n    broader: chna\n"),),
        "Correct the code, or add the place.",
    ),
    Explanation(
        "register.organisation",
        "an organisation that no register holds",
        "`organisation` is written like a code, and one code of the registers is much like it.",
        (
            (
                "sources/people.yaml",
                (
                    "people:\n  ayusuf:\n    name: Amina Yusuf\n    organisation: delegatoin\n"
                    "organisations:\n  delegation:\n    name: The Delegation\n"
                ),
            ),
        ),
        "Correct the code, or write the organisation's name.",
    ),
    Explanation(
        "register.date",
        "a register's date that is none",
        "`date` and `updated` are ISO dates or date-times.",
        (("sources/people.yaml", "date: May 16\npeople:\n  ayusuf:\n    name: Amina Yusuf\n"),),
        "Write 2024-05-16, or a date-time with Z or an offset.",
    ),
    Explanation(
        "register.version",
        "a register's version without a time",
        "The register says a version above 1, and not when it was made.",
        (("sources/people.yaml", "date: 2024-05-16\nversion: 2\npeople:\n  ayusuf:\n    name: Amina Yusuf\n"),),
        "Add `updated` with the day or time of this version.",
    ),
    Explanation(
        "register.undated",
        "a register that is not exported",
        "A knowledgeItem needs the time of its version, and the register has neither `date` nor `updated`. Texts use "
        "its entries all the same.",
        (_PEOPLE,),
        "Add `date` to the register if receivers are to have it.",
    ),
    Explanation(
        "register.suffix",
        "a register that is not read",
        "Registers are the files in the source folders whose names end in .yaml. This one ends in .yml.",
        (("sources/people.yml", "people:\n  ayusuf:\n    name: Amina Yusuf\n"),),
        "Rename the file.",
    ),
)
