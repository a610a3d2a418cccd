"""Codes of NewsML-G2: of items that are written, and of anybody's files that `briefc validate` looks at."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_CHECK = ("validate", "item.xml")
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
_START = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:agency.example,2024-05-16:talks" version="1"
          standard="NewsML-G2" standardversion="2.35" conformance="power">
<catalogRef href="{_CATALOG}"/>
<itemMeta>
<itemClass qcode="ninat:text"/>
<provider literal="agency.example"/>
<versionCreated>2024-05-16T08:00:00Z</versionCreated>
<pubStatus qcode="stat:usable"/>
</itemMeta>
<contentMeta>
<headline>Talks open</headline>
</contentMeta>
"""


def _item(content: str) -> tuple[tuple[str, str], ...]:
    return (("item.xml", f"{_START}{content}\n</newsItem>\n"),)


def _nitf(block: str) -> tuple[tuple[str, str], ...]:
    return _item(
        '<contentSet><inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">\n'
        f"<body><body.content><block>{block}</block></body.content></body>\n"
        "</nitf></inlineXML></contentSet>"
    )


_SCHEMA = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{namespace}">
<xs:element name="{name}" type="xs:date"/>
</xs:schema>
"""
"""Stands in for an official schema, which is IPTC's to publish."""

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="newsml.correction-version",
        title="a correction stands in an item's first version",
        cause=(
            "The article holds a correction, but its version is 1. Receivers of NewsML learn of a correction by a "
            "higher version and its signal; without them they keep the text that they have."
        ),
        example=(
            (
                "sources/story.rst",
                (
                    "=====\nStory\n=====\n\n:date: 2024-05-16\n:summary: A story.\n\nWords.\n\n"
                    ".. correction::\n   :date: 2024-05-17\n\n   An earlier version gave a wrong figure.\n"
                ),
            ),
        ),
        remedy="Raise `:version:` and set `:updated:` to when the corrected version was made.",
    ),
    Explanation(
        code="newsml.anchor",
        title="a link leads to something that NewsML leaves out",
        cause=(
            "The link points at a part of the article that the NITF body does not hold, such as its table of contents "
            "or a pull quote. In NewsML the words stay and the link goes; on the page it works."
        ),
        example=(
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
    Explanation(
        code="newsml.nitf",
        title="an NITF body breaks NITF's content models",
        cause=(
            "An element that NITF 3.6 does not have, one in the wrong place, or text where only elements may stand. In "
            "an item that briefc wrote it comes from the NITF look of a directive; `briefc validate` finds it in any."
        ),
        example=_nitf("<figure/>"),
        remedy=(
            "Write the look with the elements of briefc.api's NITF vocabulary, or give the directive no NITF look: "
            "its core is then used."
        ),
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.id-twice",
        title="an id stands twice in a document",
        cause="NewsML-G2 and NITF share one space of ids, and references cannot tell two bearers of one id apart.",
        example=_nitf('<p id="p1-talks">One.</p><p id="p1-talks">Two.</p>'),
        remedy="Make ids of kind, number and slug, as briefc does; in a directive, use the id that the node was given.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.idref",
        title="a reference inside a document leads nowhere",
        cause=(
            "No element bears the id that an inlineRef, a contentSet, a groupSet or a link inside the body names. Some "
            "validators accept such a document, stricter ones refuse it."
        ),
        example=_nitf('<p><a href="#q9-talks">The words</a></p>'),
        remedy="Give the target its id, or take the reference out.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.alias",
        title="the alias of a code is declared by no catalog",
        cause=(
            "A qualified code such as `mydesk:eu` means nothing unless a catalog of the item says which scheme "
            "`mydesk` stands for. Readers raise an error or drop the code."
        ),
        example=_item('<contentSet><inlineData rendition="mydesk:eu">Words.</inlineData></contentSet>'),
        remedy="Declare the alias in an inline <catalog>, or use one of IPTC's catalog.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.item-reference",
        title="a package refers to a member without naming it",
        cause="The itemRef has no @residref, so a reader cannot tell which item is meant.",
        example=(
            (
                "item.xml",
                _START.replace("newsItem", "packageItem")
                + '<groupSet root="g1"><group id="g1" role="pgrmod:seq"><itemRef href="https://agency.example/"/></group>'
                "</groupSet>\n</packageItem>\n",
            ),
        ),
        remedy="Name the member's guid in @residref and its @version; external pages belong in a link of itemMeta.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.unreadable",
        title="valid, and yet lost on a widely used reader",
        cause=(
            "The schemas accept the document, but the news system superdesk stops at it or reads an empty story. "
            "docs/reference/newsml.md lists its rules."
        ),
        example=_item("<contentSet><!-- kept for the archive --></contentSet>"),
        remedy="Write the item as the message says; what briefc writes follows all of these rules.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.syntax",
        title="a file cannot be parsed as XML",
        cause="It is not well-formed, in an unknown encoding, empty, or larger than 50 MB.",
        example=(("item.xml", "<newsItem>\n<itemMeta>\n</newsItem>\n"),),
        remedy="Correct the file at the place named; an XML editor shows the same fault.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.doctype",
        title="a file declares a document type",
        cause=(
            "A DOCTYPE may name other files and define entities that expand without end, so no part of such a file is "
            "looked at. NewsML-G2 needs none."
        ),
        example=(("item.xml", '<!DOCTYPE newsItem [<!ENTITY a "b">]>\n<newsItem/>\n'),),
        remedy="Remove the declaration and write entities as characters.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.root",
        title="a file is no item of NewsML-G2",
        cause="Its root element is none of newsItem, packageItem, newsMessage … in the namespace of NewsML-G2.",
        example=(("item.xml", "<newsItem/>\n"),),
        remedy='Declare xmlns="http://iptc.org/std/nar/2006-10-01/" on the root element, or name another file.',
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.schema",
        title="an official schema refuses a part of a file",
        cause="The schema of NewsML-G2, or of NITF for an inner body, does not accept the element at this place.",
        example=(
            *_item("<contentSet/>"),
            (
                "schemas/NewsML-G2_2.35-spec-All-Power.xsd",
                _SCHEMA.format(namespace="http://iptc.org/std/nar/2006-10-01/", name="newsItem"),
            ),
            (
                "schemas/nitf-3-6.xsd",
                _SCHEMA.format(namespace="http://iptc.org/std/NITF/2006-10-18/", name="nitf"),
            ),
        ),
        remedy="Follow the message: it names the element, and often what was expected in its place.",
        arguments=("validate", "--schema", "schemas", "item.xml"),
    ),
    Explanation(
        code="newsml.schema-missing",
        title="the official schemas are not in the folder named",
        cause="The folder lacks IPTC's NewsML-G2 schema (All Power) or NITF 3.6's, or they cannot be compiled.",
        example=(*_item("<contentSet/>"), ("schemas/README", "No schema yet.\n")),
        remedy="Put the files that IPTC publishes into the folder, with those they include (xml.xsd, the ruby schema).",
        arguments=("validate", "--schema", "schemas", "item.xml"),
    ),
)
