"""Text whose lines count to reST: literal blocks, code, sessions, parsed literals."""

from __future__ import annotations

from collections.abc import Iterator

from briefc.ingest.escaping import ended, escaped, one_line
from briefc.ingest.sheet import Sheet
from briefc.ingest.write_inlines import inline_markup
from briefc.model.content import Break, Inlines, Preformatted, Text

LONGEST_LINE = 9_000
"""Characters after which a line that must stay one is parted all the same."""


def indented(lines: list[str], by: int = 3) -> list[str]:
    """The lines, those that hold something moved to the right."""
    return [" " * by + line if line else "" for line in lines]


def verbatim_lines(block: Preformatted, sheet: Sheet) -> list[str]:
    """A block of verbatim text, its margin kept."""
    if block.kind == "parsed":
        return [".. parsed-literal::", "", *indented(_parsed(block.content, sheet))]
    text = block.text.expandtabs(8).strip("\n")
    # docutils counts every kind of blank at the start of a line as indentation.
    lines = [" " * (len(line) - len(line.lstrip())) + line.strip() for line in text.split("\n")]
    lines = [part for line in lines for part in _parted(line.rstrip(" "), sheet)]
    while lines and not lines[0].strip():
        lines.pop(0)
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    if block.kind == "doctest" and lines[0].startswith(">>> ") and all(lines):
        return lines
    if block.kind == "literal" and not margin:
        return ["::", "", *indented(lines, 4)]
    if block.kind == "code" and not block.language:
        return [".. code::", "", *indented([line[margin:] for line in lines])]
    # The line of an option or of the language holds the margin, so that the text keeps its own.
    head = [f".. code:: {block.language}".rstrip()]
    if block.kind != "code":
        head.append(f"   :class: {block.kind}")
    elif margin:
        head = [".. code::", f"   {block.language}"]
    return [*head, "", *indented(lines)]


def _parted(line: str, sheet: Sheet) -> Iterator[str]:
    while len(line) > LONGEST_LINE:
        sheet.lost("line")
        yield line[:LONGEST_LINE]
        line = line[LONGEST_LINE:]
    yield line


def _parsed(content: Inlines, sheet: Sheet) -> list[str]:
    pieces = []
    for index, node in enumerate(content):
        if isinstance(node, Text):
            lines = [escaped(line, alone=False) for line in node.text.split("\n")]
            pieces.append("\n".join(lines))
        elif isinstance(node, Break):
            pieces.append("\n")
        else:
            following = content[index + 1] if index + 1 < len(content) else None
            glued = not (isinstance(following, Text) and following.text[:1] in {"\n", " "}) and not isinstance(
                following, Break
            )
            led = pieces and pieces[-1][-1:] not in {"\n", " "}
            pieces.append(
                ("\\ " if led else "")
                + one_line(inline_markup((node,), sheet))
                + ("\\ " if glued and following else "")
            )
    lines = [ended(line.rstrip(" ")) for line in "".join(pieces).strip("\n").split("\n")]
    if lines[0].startswith((" ", "\u00a0")):
        lines[0] = "\\ " + lines[0]
    return lines
