"""Codes of what is taken in from others: `briefc import`."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_COMMAND = ("import", "newsml", "in.xml")


def _item(body: str = "", *, meta: str = "", content: str = "", head: str = "", version: str = "1") -> str:
    """A foreign item: its HTML body, and further children of itemMeta, contentMeta and the item."""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:1" '
        f'version="{version}">\n{head}<itemMeta>\n  <versionCreated>2026-03-04T10:00:00Z</versionCreated>\n{meta}'
        f"</itemMeta>\n<contentMeta>\n  <headline>A port reopens</headline>\n{content}</contentMeta>\n"
        f'<contentSet><inlineXML><html xmlns="">\n  <p>Ships wait.</p>\n{body}</html></inlineXML></contentSet>\n'
        "</newsItem>\n"
    )


def _shown(body: str = "", *, meta: str = "", content: str = "", head: str = "") -> tuple[tuple[str, str], ...]:
    return (("in.xml", _item(body, meta=meta, content=content, head=head)),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        "import.bidi",
        "invisible characters that turn the direction of a text",
        "The text held embeddings, overrides or isolates that it does not close. They can make a text look like "
        "another, so they were taken out. Those that are closed stay: texts from right to left need them.",
        _shown("  <p>see &#x202E;txt.exe</p>\n"),
        "Compare the passage with what the agency shows.",
        _COMMAND,
    ),
    Explanation(
        "import.character",
        "characters that no output can hold",
        "The text held control characters, which XML and HTML forbid. They were taken out.",
        _shown("  <p>a&#x80;b</p>\n"),
        "Look whether another character was meant: U+0080 to U+009F often were Windows-1252.",
        _COMMAND,
    ),
    Explanation(
        "import.date",
        "an item without a date",
        "The item says neither when it was first made nor when this version was, and the message around it has no "
        "time. A source cannot be without a date, and briefc takes none from the clock.",
        (("in.xml", "<nitf><body><body.content><p>Ships wait.</p></body.content></body></nitf>\n"),),
        "Ask the agency for items with versionCreated, or write the source by hand.",
        _COMMAND,
    ),
    Explanation(
        "import.dateline",
        "a dateline that could not be made out",
        "The dateline names no place that briefc can find in it. Its text was kept at the start of the story.",
        _shown(content="  <dateline>(Wire) -</dateline>\n"),
        "Write `.. dateline:: CITY` above the first paragraph and take the words out.",
        _COMMAND,
    ),
    Explanation(
        "import.doctype",
        "a file with a document type declaration",
        "Declarations may name files and addresses, and define entities that expand without end, so files that have "
        "one are not read at all. Neither NewsML-G2 nor NITF needs one.",
        (("in.xml", '<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf/>\n'),),
        "If you trust the sender, remove the line that begins with <!DOCTYPE and import the file again.",
        _COMMAND,
    ),
    Explanation(
        "import.dropped",
        "an element that was left out",
        "Programs, forms, players and frames show what another site wants to show; a source holds none of them. The "
        "element is left out with all that is in it.",
        _shown("  <script>play()</script>\n"),
        "If it showed something that the story needs, say it in words, or save it as a picture.",
        _COMMAND,
    ),
    Explanation(
        "import.element",
        "an element that briefc does not know",
        "The text holds an element that has no counterpart in a source. What is in it was kept, without the element.",
        _shown("  <p>It costs <money>3 euros</money>.</p>\n"),
        "Look at the passage: is anything missing that the element said?",
        _COMMAND,
    ),
    Explanation(
        "import.empty",
        "an item without a text",
        "None of the item's payloads holds a text that briefc reads: NITF, XHTML, HTML or plain text. The source has "
        "the metadata alone.",
        (
            (
                "in.xml",
                (
                    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:1" version="1"><itemMeta>\n'
                    "<versionCreated>2026-03-04T10:00:00Z</versionCreated></itemMeta>\n"
                    "<contentMeta><headline>A port reopens</headline></contentMeta><contentSet/></newsItem>\n"
                ),
            ),
        ),
        "Ask the agency for an item with its text, or delete the source.",
        _COMMAND,
    ),
    Explanation(
        "import.exists",
        "a source that is there already",
        "A source of that item stands in the folder, and is another than would be written. It was kept: somebody may "
        "have worked on it.",
        (
            ("in.xml", _item()),
            ("sources/a-port-reopens.rst", "A port\n======\n\n:guid: urn:wire:1\n:date: 2026-03-04\n\nShips wait.\n"),
        ),
        "Compare the two; --force overwrites the source with the new version.",
        _COMMAND,
    ),
    Explanation(
        "import.findings",
        "more findings than are shown",
        "One file gave more than a hundred different findings. The worst of them are shown.",
        (("in.xml", _item("".join(f"  <x{number}>.</x{number}>\n" for number in range(101)))),),
        "Look at the file: it is probably of a kind that briefc does not know.",
        _COMMAND,
    ),
    Explanation(
        "import.form",
        "markup that a source cannot say",
        "reStructuredText cannot put markup inside markup, and a source takes no table whose cells overlap, no endless "
        "paragraph and no endless nesting. The words are all there, in a simpler form.",
        _shown("  <p><b>Ships <i>wait</i></b>.</p>\n"),
        "Look whether the simpler form says the same.",
        _COMMAND,
    ),
    Explanation(
        "import.headline",
        "an item without a headline, or with an endless one",
        "A source has a title. Where the item has none, its slugline or the first words of the text stand there; one "
        "of more than 300 characters is cut, and stands whole at the start of the text.",
        (("in.xml", _item().replace("  <headline>A port reopens</headline>\n", "")),),
        "Write a title.",
        _COMMAND,
    ),
    Explanation(
        "import.item-kind",
        "an item that is no text",
        "The message holds an item that describes concepts, events or plans. There is no source for such.",
        (
            (
                "in.xml",
                (
                    '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><planningItem/></itemSet>'
                    "</newsMessage>\n"
                ),
            ),
        ),
        "Nothing, unless you need it: then read it in the file.",
        _COMMAND,
    ),
    Explanation(
        "import.limit",
        "a file beyond all measure",
        "The file is larger than 20 MB, has more than 300,000 elements, or nests them more than 100 deep. No story "
        "does; such files are made to stop programs.",
        (("in.xml", "<p>" * 101 + "</p>" * 101 + "\n"),),
        "Ask the sender what the file is for. Messages with very many items can be sent in parts.",
        _COMMAND,
    ),
    Explanation(
        "import.link",
        "a link that was taken out",
        "Links of sources lead to http, https, mailto and tel addresses. Others may run programs or open files, and "
        "relative ones lead nowhere here. The words of the link were kept.",
        _shown('  <p><a href="javascript:play()">Play</a></p>\n'),
        "If the link is needed, write the whole address.",
        _COMMAND,
    ),
    Explanation(
        "import.media",
        "sound or film in a text",
        "The text shows something that is no picture. Its caption was kept; the message names the file.",
        (
            (
                "in.xml",
                (
                    '<nitf><head><docdata><date.issue norm="20260304T100000Z"/></docdata></head><body><body.content>\n'
                    '<media media-type="video"><media-reference source="https://wire.example/1.mp4"/></media>\n'
                    "</body.content></body></nitf>\n"
                ),
            ),
        ),
        "Link to it in the text, if readers should have it.",
        _COMMAND,
    ),
    Explanation(
        "import.member",
        "a member of a package that is not here",
        "The package names an item that is neither among the files that are taken in nor a source of the project. The "
        "briefing does without it.",
        (
            (
                "in.xml",
                (
                    '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:p" version="1">\n'
                    "<itemMeta><versionCreated>2026-03-04T10:00:00Z</versionCreated></itemMeta>\n"
                    "<contentMeta><headline>Ports</headline></contentMeta>\n"
                    '<groupSet root="r"><group id="r" role="x:main"><itemRef residref="urn:wire:1"/></group>'
                    "</groupSet>\n</packageItem>\n"
                ),
            ),
        ),
        "Import the package together with its items: name the folder that holds them all.",
        _COMMAND,
    ),
    Explanation(
        "import.metadata",
        "metadata that has no place in a source",
        "The item says something of itself for which sources have no field.",
        _shown(content="  <altId>4711</altId>\n"),
        "If it matters, write it into the field :editor-note:.",
        _COMMAND,
    ),
    Explanation(
        "import.package",
        "a package round a single story",
        "Some agencies wrap each story and its pictures in a package. A briefing of one story is none, so only the "
        "story became a source.",
        (
            (
                "in.xml",
                (
                    '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:wire:p" version="1">'
                    "<groupSet/></packageItem>\n"
                ),
            ),
        ),
        "Nothing.",
        _COMMAND,
    ),
    Explanation(
        "import.payload",
        "a text of the item that was left",
        "The item holds its text several times. One is read: the one that the item calls its original, else NITF, "
        "XHTML, HTML, plain text in this order.",
        (
            (
                "in.xml",
                _item().replace(
                    "</contentSet>", '<inlineData contenttype="text/plain">Ships wait.</inlineData></contentSet>'
                ),
            ),
        ),
        "Nothing: all should say the same.",
        _COMMAND,
    ),
    Explanation(
        "import.picture",
        "a picture that is not at hand",
        "The text shows a picture that does not lie beside the file. Nothing is ever fetched. The source names the "
        "place where briefc expects it, so that the build says which pictures are still to come.",
        _shown('  <figure><img src="https://wire.example/1.jpg" alt="A port"/></figure>\n'),
        "Fetch the picture, if you have the rights, and save it under the name in the message; or take the figure out. "
        "--without-pictures leaves out all that are not at hand.",
        _COMMAND,
    ),
    Explanation(
        "import.post",
        "a post whose address is not known",
        "The markup says that these are the words of a post, and neither its address nor its author and day can be "
        "found. It was read as a quotation.",
        _shown('  <blockquote class="twitter-tweet"><p>Open again.</p></blockquote>\n'),
        "Find the post, and write `.. embed-tweet::` with its address.",
        _COMMAND,
    ),
    Explanation(
        "import.related",
        "a related item that is not here",
        "The item names another as related that is neither among the files that are taken in nor a source of the "
        "project.",
        _shown(meta='  <link rel="irel:seeAlso" residref="urn:wire:2"/>\n'),
        "Import both together, or leave it.",
        _COMMAND,
    ),
    Explanation(
        "import.rendition",
        "one picture of several",
        "A picture of NITF names several files, which should be the same picture in several sizes. The first is taken.",
        (
            (
                "in.xml",
                (
                    '<nitf><head><docdata><date.issue norm="20260304T100000Z"/></docdata></head><body><body.content>\n'
                    '<media media-type="image"><media-reference source="https://wire.example/large.jpg"/>\n'
                    '<media-reference source="https://wire.example/small.jpg"/></media>\n'
                    "</body.content></body></nitf>\n"
                ),
            ),
        ),
        "Nothing, if they are the same picture.",
        _COMMAND,
    ),
    Explanation(
        "import.root",
        "a file that is no news",
        "The root element is neither an item or message of NewsML-G2 nor an NITF document, and none is inside it. Of "
        "files that were found in a folder this is information only.",
        (("in.xml", "<rss/>\n"),),
        "See what the file is. NewsML 1, RSS and Atom are not taken in.",
        _COMMAND,
    ),
    Explanation(
        "import.subject",
        "a subject that is no Media Topic",
        "The item's subject is a code of another vocabulary, and no Media Topic has its name. The name became a "
        "keyword.",
        _shown(content='  <subject qcode="wire:5"><name>Harbour affairs</name></subject>\n'),
        "Look for a Media Topic: `briefc topics WORDS`.",
        _COMMAND,
    ),
    Explanation(
        "import.syntax",
        "a file that is no XML",
        "The file is broken at that place, empty, or in an encoding other than it declares.",
        (("in.xml", "<newsItem>\n"),),
        "Ask for the file again; it may have been cut on the way.",
        _COMMAND,
    ),
    Explanation(
        "import.unreadable",
        "a file that cannot be read",
        "The file is not there, is no ordinary file, is too large, or the system does not let briefc read it.",
        (),
        "Correct the path. It is relative to the folder that the command was started in, or to that of -C.",
        ("import", "newsml", "gone.xml"),
    ),
    Explanation(
        "import.unwritable",
        "a source that cannot be written",
        "The folder for the sources cannot be made or written to.",
        (("in.xml", _item()), ("out", "a file\n")),
        "Name another folder with -o, or see who may write there.",
        (*_COMMAND, "-o", "out"),
    ),
    Explanation(
        "import.value",
        "metadata that cannot be read",
        "A date that is not in the calendar, a language that is no tag, an unknown status, an embargo without an end. "
        "The safe thing is done: an item of unclear status is withheld, all else left out.",
        _shown(meta='  <pubStatus qcode="stat:perhaps"/>\n'),
        "See what the agency means, and write it into the source.",
        _COMMAND,
    ),
    Explanation(
        "import.version",
        "an older version that was left out",
        "Several versions of an item are taken in at once. The newest becomes the source.",
        (("in.xml", _item()), ("in2.xml", _item(version="2"))),
        "Nothing.",
        (*_COMMAND, "in2.xml"),
    ),
)
