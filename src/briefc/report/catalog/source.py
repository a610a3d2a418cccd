"""Codes of reading files: sources, what they include, pictures."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_HEAD = "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n"
"""The start of a valid article."""

_WIDE_GIF = "GIF89a@@@@\0\0\0,\0\0\0\0@@@@\0\x02\x01\0\0;"
"""A picture of 16,448 by 16,448 pixels that is 29 bytes long."""

_AGENCY = "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\n"


def _article(text: str, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return (("sources/bridge.rst", _HEAD + text), *more)


CODES: tuple[Explanation, ...] = (
    Explanation(
        "source.absent",
        "there is no such file",
        "A source refers to a file that is not there. A path is relative to the folder of the file it stands in; one "
        "that begins with / is relative to the project's root.",
        _article(".. include:: figures.txt\n"),
        "Correct the path, or put the file there.",
    ),
    Explanation(
        "source.bidi",
        "a direction mark that is never closed",
        "An invisible character turns the direction of the text, and its paragraph does not close it. What follows may "
        "be shown in another order than it is stored in, so that readers, and editors, see other words than there are. "
        "Paired marks, as right-to-left text needs them, are not reported.",
        _article("The code is \u202e1234.\n"),
        "Delete the mark, or close it: U+202C closes embeddings and overrides, U+2069 isolates.",
    ),
    Explanation(
        "source.character",
        "a character that no output can carry",
        "The file holds a control character, or a code point that is no character. XML forbids them, and readers' "
        "programs fail on them. They usually come from copying out of other programs.",
        _article("The bridge\b is open.\n"),
        "Delete the character; it is invisible, so type the passage again if need be.",
    ),
    Explanation(
        "source.encoding",
        "the file is not UTF-8",
        "Text is read as UTF-8, and the byte named is not part of any. Often the file was saved in an older encoding, "
        "such as Windows-1252 or UTF-16.",
        _article("Caf\udce9.\n"),
        "Save the file as UTF-8. An included file may name another encoding with :encoding:.",
    ),
    Explanation(
        "source.encoding-name",
        "there is no such text encoding",
        ":encoding: names an encoding that is not known, or that is none of text.",
        _article(".. include:: figures.txt\n   :encoding: klingon\n", ("sources/figures.txt", "Figures.\n")),
        "Correct the name, or save the file as UTF-8 and leave the option out.",
    ),
    Explanation(
        "source.hidden",
        "a hidden file",
        "A source refers to a file whose name, or one of whose folders' names, begins with a dot. Such files hold "
        "settings and secrets of other programs and are never read.",
        _article(".. include:: .notes/figures.txt\n", ("sources/.notes/figures.txt", "Figures.\n")),
        "Move the file to where it is not hidden.",
    ),
    Explanation(
        "source.image-broken",
        "a picture that cannot be decoded",
        "The file begins like a picture, but is torn, damaged, or, for a drawing, not well-formed or with entities.",
        _article(".. image:: sketch.svg\n   :alt: a sketch\n", ("sources/sketch.svg", "<svg><g></svg>\n")),
        "Export or copy the picture again. Drawings are best exported as plain SVG.",
    ),
    Explanation(
        "source.image-pixels",
        "a picture with too many pixels",
        "The picture has more pixels than limits.image-pixels. A file of a few bytes can unfold to more than any "
        "memory holds.",
        _article(".. image:: wide.gif\n   :alt: a wide picture\n", ("sources/wide.gif", _WIDE_GIF)),
        "Make the picture smaller: 4,000 pixels across are enough for print. Or raise limits.image-pixels.",
    ),
    Explanation(
        "source.image-type",
        "not a kind of picture that is published",
        "Pictures are PNG, JPEG, GIF, WebP or SVG. What a file is, its content says, not its name.",
        _article(".. image:: photo.png\n   :alt: a photo\n", ("sources/photo.png", "This is text.\n")),
        "Convert the picture to one of these kinds.",
    ),
    Explanation(
        "source.line-separator",
        "an odd line separator",
        "The file holds U+0085, U+2028 or U+2029, which some programs take for line breaks and others do not. It is "
        "read as a space. They often come from copying out of layout programs.",
        _article("The bridge\u2028is open.\n"),
        "Replace the character by an ordinary line break or a space.",
    ),
    Explanation(
        "source.long-line",
        "a line that is too long",
        "A line has more characters than limits.line-length. Reading such lines takes out of proportion long.",
        (
            ("briefc.yaml", f"{_AGENCY}limits:\n  line-length: 80\n"),
            *_article(f"The bridge is open{', and open' * 8}.\n"),
        ),
        "Break the line: inside a paragraph a line break means nothing. Or raise limits.line-length.",
    ),
    Explanation(
        "source.missing-folder",
        "a source folder is missing",
        "sources: in briefc.yaml names a folder that does not exist.",
        (("briefc.yaml", f"{_AGENCY}sources: [articles]\n"),),
        "Make the folder, or correct sources:.",
    ),
    Explanation(
        "source.name",
        "a file name that cannot be shown",
        "The name of a source, or of its folder, holds control characters, direction marks, or bytes that are not "
        "UTF-8. Messages, links and other systems could not carry it.",
        (("sources/new\tbridge.rst", _HEAD),),
        "Rename the file; letters, digits and hyphens are always right.",
    ),
    Explanation(
        "source.none",
        "there are no sources",
        "The source folders hold no file whose name ends in .rst.",
        (("briefc.yaml", f"{_AGENCY}sources: [articles]\n"), ("articles/README.txt", "Articles come here.\n")),
        "Put an article there; `briefc new` shows what one looks like.",
    ),
    Explanation(
        "source.outside",
        "a file outside the project",
        "A source refers to a file that lies outside the project's root, by .. or through a symbolic link. Only files "
        "of the project are read, so that a source can neither publish nor depend on what else is on the machine.",
        _article(".. include:: ../../../etc/hostname\n"),
        "Copy the file into the project.",
    ),
    Explanation(
        "source.reference",
        "not a path",
        "What should name a file of the project is empty, an address of the web, or holds characters that no path has. "
        "Folders are separated by / on every system.",
        _article(".. include:: https://news.example/figures.txt\n"),
        "Keep a copy of the file in the project and refer to that.",
    ),
    Explanation(
        "source.size",
        "a file that is too large",
        "A source or included file is larger than limits.article-bytes, or a picture than limits.image-bytes.",
        (("briefc.yaml", f"{_AGENCY}limits:\n  article-bytes: 150\n"), *_article("It is open to all. " * 10 + "\n")),
        "Split the text, make the picture smaller, or raise the limit.",
    ),
    Explanation(
        "source.svg-cleaned",
        "something was taken out of a drawing",
        "A drawing held scripts, event handlers, embedded web pages, or addresses outside itself. Readers' programs "
        "could run or fetch those, so they are not published; what draws is.",
        _article(
            ".. image:: sketch.svg\n   :alt: a sketch\n",
            (
                "sources/sketch.svg",
                '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>go()</script></svg>\n',
            ),
        ),
        "Export the drawing as plain SVG, with its pictures embedded.",
    ),
    Explanation(
        "source.unreadable",
        "not an ordinary file, or not readable",
        "What is referred to is a folder, a named pipe, a device or a loop of links, or the system does not let briefc "
        "read it.",
        _article(".. include:: ../sources\n"),
        "Refer to an ordinary file, and look at its permissions.",
    ),
)
