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


def _changed(before: str, after: str) -> tuple[tuple[str, str], ...]:
    return (("item.xml", f"{_START}<contentSet/>\n</newsItem>\n".replace(before, after, 1)),)


_BARE = _START.partition("?>\n")[2]
_ITEM = f"{_BARE}<contentSet/>\n</newsItem>\n"
_PACKAGE = (
    _BARE.replace("newsItem", "packageItem").replace(":talks", ":briefing")
    + '<groupSet root="g1"><group id="g1" role="pgrmod:seq">\n'
    '<itemRef residref="tag:agency.example,2024-05-16:talks" version="2"'
    ' contenttype="application/vnd.iptc.g2.newsitem+xml"><itemClass qcode="ninat:text"/></itemRef>\n'
    "</group></groupSet>\n</packageItem>\n"
)


def _message(items: str) -> tuple[tuple[str, str], ...]:
    return (
        (
            "item.xml",
            (
                '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">\n'
                "<header><sent>2024-05-16T08:00:00Z</sent></header>\n"
                f"<itemSet>\n{items}</itemSet>\n</newsMessage>\n"
            ),
        ),
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
        code="newsml.qcode",
        title="a qualified code without alias or code",
        cause="A qcode is an alias, a colon and a code, without white space. Readers cannot resolve anything else.",
        example=_changed('qcode="ninat:text"', 'qcode="text"'),
        remedy="Put the alias of the vocabulary before the code, or give the concept's address in uri=.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.code",
        title="a code that its vocabulary does not have",
        cause=(
            "The alias stands for one of IPTC's vocabularies, ISO's countries, language tags, Wikidata or GeoNames, "
            "and the code is not in it. It is an error where the vocabulary is closed, such as the states of "
            "pubStatus, and a warning where the code may be newer than briefc's list; `docs/reference/validate.md` "
            "says which is which."
        ),
        example=_changed("stat:usable", "stat:cancelled"),
        remedy="Take the code suggested, or look it up at https://cv.iptc.org/newscodes/.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.code-retired",
        title="a code that IPTC has retired",
        cause="The code was valid once. Receivers may no longer know it, and IPTC asks not to use it in new items.",
        example=_changed("<headline>", '<subject qcode="medtop:20000261"/>\n<headline>'),
        remedy="Use the code that replaced it, or the broader topic that the message names.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.language",
        title="a language tag that names no language",
        cause=(
            "Tags follow BCP 47: `en`, `de-AT`, `zh-Hans`. Frequent slips are an underscore (`en_US`), the code of a "
            "country for its language (`jp`), and three letters where the language has two (`eng`)."
        ),
        example=_changed("<headline>", '<headline xml:lang="en_US">'),
        remedy="Write the tag that the message suggests.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.whitespace",
        title="white space around a typed value",
        cause=(
            "A time, a slugline, a keyword, a creditline or a file name with a line break in it, as pretty-printers "
            "leave it. The schema refuses most of them, and readers compare or parse the value as it stands."
        ),
        example=_changed("2024-05-16T08:00:00Z", "\n  2024-05-16T08:00:00Z\n"),
        remedy="Write the value directly between its tags; never indent elements that hold text alone.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.value",
        title="a typed value that is none",
        cause=(
            "A time that is no ISO time or has no zone, an urgency or priority outside 1 to 9, or a version made "
            "before the item was."
        ),
        example=_changed("2024-05-16T08:00:00Z", "16 May 2024"),
        remedy="Write times in full with their zone, such as 2024-05-16T08:00:00+02:00.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.payload",
        title="a payload is not what its media type says",
        cause=(
            "The root element of an inlineXML is not of the language that contenttype names, it lies in the namespace "
            "of NewsML-G2 itself, there are several roots, or plain text holds tags. Readers choose their parser by "
            "the media type."
        ),
        example=_item(
            '<contentSet><inlineXML contenttype="application/nitf+xml">\n'
            '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>\n</inlineXML></contentSet>'
        ),
        remedy="Correct the media type, or declare the namespace of the payload on its root element.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.wordcount",
        title="a word count far from the text",
        cause="The payload has many more or fewer words than its wordcount says; newsrooms plan space by that number.",
        example=_item('<contentSet><inlineData wordcount="500">Two words.</inlineData></contentSet>'),
        remedy="Count the words of this rendition, or leave the attribute out.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.item-twice",
        title="a message holds an item twice",
        cause="Two items of a message have the same guid and version, so a receiver keeps either one or the other.",
        example=_message(_ITEM + _ITEM),
        remedy="Leave one of them out, or raise the version of the newer one.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.member",
        title="a package names a member that the message does not hold",
        cause=(
            "Information when the item is not in the message: it may have been sent before. A warning when it is there "
            "in another version than the one named, since the package then shows an item that nobody has."
        ),
        example=_message(_ITEM + _PACKAGE),
        remedy="Name the version that is sent, or send the one that is named.",
        arguments=_CHECK,
    ),
    Explanation(
        code="newsml.lost",
        title="a receiver leaves a part of the item out",
        cause=(
            "The item is sound; superdesk or python-newsmlg2 does not take this part of it, or changes it. Said only "
            "with `--losses`."
        ),
        example=_changed("<headline>", "<headline>First</headline>\n<headline>"),
        remedy="Nothing needs to be done. What must arrive belongs where the receiver reads it; see the message.",
        arguments=("validate", "--losses", "item.xml"),
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
            "The schemas accept the document, but superdesk stops at it or reads an empty story, or python-newsmlg2 "
            "raises an error. docs/reference/validate.md lists the rules."
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
        title="a file is no item of NewsML-G2 and no NITF document",
        cause=(
            "Its root element is none of newsItem, packageItem, newsMessage, conceptItem, knowledgeItem … in the "
            "namespace of NewsML-G2, nor nitf in NITF's."
        ),
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
