"""Codes of reStructuredText: inline markup, roles, headings, blocks, tables, targets, notes, formulas, code."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_HEAD = "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n"


def _article(text: str) -> tuple[tuple[str, str], ...]:
    return (("sources/bridge.rst", _HEAD + text),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        "code.language",
        "no highlighting is known for this language",
        "The code is shown as it is, without colours.",
        _article(".. code:: klingon\n\n   nuqneH\n"),
        "Name the language as Pygments does, or leave the name out.",
    ),
    Explanation(
        "math.tex",
        "a formula that cannot be read",
        "The formula is not TeX as far as it is understood here: a command is unknown, or something is not closed. Its "
        "source is shown in its place.",
        _article(".. math:: \\frac{1}\n"),
        "Correct the formula; the message says where it fails.",
    ),
    Explanation(
        "role.definition",
        "a role's definition that cannot be read",
        "A role needs one name of letters, digits and hyphens on the directive's first line.",
        _article(".. role:: a ship\n"),
        "Write .. role:: NAME, or .. role:: NAME(BASE) to change a role that there is.",
    ),
    Explanation(
        "role.lang",
        "foreign words without their language",
        "The role :lang: marks words of another language, and needs its tag (BCP 47) in angle brackets.",
        _article("The minister, :lang:`华春莹`, agreed.\n"),
        "Write the tag after the words: :lang:`华春莹 <zh>`.",
    ),
    Explanation(
        "role.refused",
        "a role that briefc does not take",
        "Markup of one output format would be lost in the others.",
        _article("The bridge is :raw:`<b>open</b>`.\n"),
        "Write it in reStructuredText, or with a directive of briefc.",
    ),
    Explanation(
        "role.unknown",
        "there is no such role",
        "The role is misspelt, or belongs to another program. Its text is kept.",
        _article("The bridge is :emphasi:`open`.\n"),
        "Correct the name: the help line names the nearest one.",
    ),
    Explanation(
        "rst.anonymous",
        "nameless links and targets do not match",
        "Links that end in two underscores take the nameless targets (lines that begin with two underscores) in "
        "order, and there is not one for each.",
        _article("See `the plan`__ and `the map`__.\n\n__ https://example.org/plan\n"),
        "Write the missing address, or put each into its link: `the map <https://example.org/map>`__.",
    ),
    Explanation(
        "rst.caption",
        "a figure's caption is no paragraph",
        "The first thing below a figure's options is its caption, one paragraph. All further blocks are the legend.",
        _article(".. figure:: bridge.svg\n   :alt: The bridge\n\n   - The bridge\n"),
        "Write the caption as a paragraph, or an empty comment (two dots) where there is none.",
    ),
    Explanation(
        "rst.character-code",
        "not the code of a character",
        "The directive unicode takes codes of characters, such as 0x2014 or U+2014.",
        _article("It is open |dash| at last.\n\n.. |dash| unicode:: 0x110000\n"),
        "Correct the code, or type the character itself.",
    ),
    Explanation(
        "rst.indent",
        "a line indented without reason",
        "The line is indented further than the paragraph it seems to belong to.",
        _article("It was closed for a year\n   and is open now.\n\nThe crossing\nis free\n   for all.\n"),
        "Take the spaces out; or leave a blank line above it, if it is a quotation.",
    ),
    Explanation(
        "rst.inline-role",
        "a role too many",
        "Words have one role at most, written before or after them, and are no link at the same time.",
        _article("The bridge is :strong:`open`:emphasis:.\n"),
        "Keep one of the two.",
    ),
    Explanation(
        "rst.inline-start",
        "markup that begins and does not end",
        "An asterisk, backquote, bar or the like stands where markup begins, and its counterpart is missing in the "
        "paragraph, or has a space before it or a letter after it. It is shown as it is.",
        _article("The bridge is *open.\n"),
        "Close it, or write a backslash before it to mean the character itself.",
    ),
    Explanation(
        "rst.literal-block",
        "no literal block where one is announced",
        "A paragraph that ends in :: announces a literal block, which is indented, after a blank line.",
        _article("The schedule::\n\nThere is none.\n"),
        "Indent the block and leave a blank line before it, or end the paragraph with one colon.",
    ),
    Explanation(
        "rst.note-empty",
        "a note without text",
        "A footnote or citation has nothing after its bracket.",
        _article("It is open [#]_.\n\n.. [#]\n"),
        "Write the text of the note, or take the note and its call out.",
    ),
    Explanation(
        "rst.note-unknown",
        "a call without a note",
        "There are more calls of footnotes than there are notes.",
        _article("It is open [#]_ to all [#]_.\n\n.. [#] Since Monday.\n"),
        "Write the missing note. To call one note twice, give it a name: [#name]_.",
    ),
    Explanation(
        "rst.short-line",
        "a line of punctuation, too short for a heading",
        "A line of three or fewer equal signs was taken as text. That may be what you want.",
        _article("...\nIt was closed.\n\nNow it is open.\n"),
        "Make it four characters or longer if it is meant as a rule or as part of a heading.",
    ),
    Explanation(
        "rst.substitution",
        "a substitution that cannot be made",
        "The definition is empty, is there twice, leads back to itself, grows too long, or cannot be read.",
        _article("It is |open|.\n\n.. |open| replace::\n"),
        'Write ".. |NAME| replace:: TEXT", each name once.',
    ),
    Explanation(
        "rst.substitution-unknown",
        "there is no such substitution",
        "Words between two bars are replaced by what is defined for them, and nothing is.",
        _article("The bridge is |open|.\n"),
        "Define it, or write a backslash before the first bar to mean the bars themselves.",
    ),
    Explanation(
        "rst.syntax",
        "something that cannot be read",
        "The parser found fault with this place, in its own words.",
        _article(".. class:: 1\n\nThe bridge is open.\n"),
        "Compare the place with the reference of reStructuredText. If the message says that it is a fault of briefc, "
        "please report it.",
    ),
    Explanation(
        "rst.table",
        "a table that cannot be read",
        "The borders of the table do not line up, or it does not end. It is shown as it is.",
        _article("=====  =====\nFrom   To\n=====  ====\nA      B\n=====  =====\n"),
        "Line the borders up. A csv-table or a list-table is easier to keep.",
    ),
    Explanation(
        "rst.table-data",
        "rows that do not make a table",
        "The rows have too few cells, or fewer than head rows, stub columns or widths were asked for.",
        _article(".. csv-table::\n   :widths: 1 2 3\n\n   A, B\n"),
        "Correct the rows or the options; the help line says which.",
    ),
    Explanation(
        "rst.target",
        "a link target that cannot be read",
        "A line that begins with .. _ defines where a link leads, and ends its name with a colon.",
        _article(".. _crossings https://example.org/\n"),
        'Write ".. _NAME: ADDRESS", or ".. _NAME:" above a place.',
    ),
    Explanation(
        "rst.target-twice",
        "one name for two places",
        "A link by this name would not know where to go.",
        _article(".. _plan: https://example.org/a\n.. _plan: https://example.org/b\n"),
        "Give each its own name. Links that have their address beside the words can end in two underscores.",
    ),
    Explanation(
        "rst.target-unknown",
        "a link to a name that is not there",
        "A word that ends in an underscore is a link to a place or address of that name, and there is none here.",
        _article("See the plan_.\n"),
        'Define it with ".. _plan: ADDRESS", use :ref: for a place in another article, or write plan\\_ for the '
        "underscore itself.",
    ),
    Explanation(
        "rst.title-level",
        "a heading that skips a level",
        "The order in which adornments first appear is the order of the levels. This heading is two levels below the "
        "one before it.",
        _article(
            "One\n---\n\nText.\n\nTwo\n~~~\n\nText.\n\nThree\n+++++\n\nText.\n\nFour\n----\n\nText.\n\nFive\n+++++\n"
        ),
        "Use the adornment of the level between.",
    ),
    Explanation(
        "rst.title-overline",
        "a heading's lines do not match",
        "A heading with a line above it needs the same line below it.",
        _article("=========\nCrossings\n\nNone yet.\n"),
        "Write the same character in the same number above and below, or only below.",
    ),
    Explanation(
        "rst.title-place",
        "a heading where none can stand",
        "Headings stand at the margin. Inside a quotation, a list or a directive there are none.",
        _article("- Crossings\n  ---------\n\n  None yet.\n"),
        "Move it to the margin, or use a rubric.",
    ),
    Explanation(
        "rst.title-underline",
        "a heading's line is shorter than its words",
        "The line below a heading, or above it, is as long as the heading, or longer. Chinese, Japanese and Korean "
        "characters count twice.",
        _article("Crossings\n-----\n\nNone yet.\n"),
        "Make the line longer.",
    ),
    Explanation(
        "rst.transition",
        "a rule in the wrong place",
        "A rule parts two blocks of text. It does not begin or end an article or a section, and no two of them follow "
        "each other.",
        _article("----\n\n----\n\nText.\n"),
        "Delete it, or put text on both sides.",
    ),
    Explanation(
        "rst.unindent",
        "a block ends without a blank line",
        "A list, a directive or another indented block is followed by a line that does not belong to it, with no blank "
        "line between. It may have been meant as part of the block.",
        _article("- one\n- two\nThree.\n"),
        "Leave a blank line there, or indent the line as the lines above it.",
    ),
    Explanation(
        "text.bidi",
        "an invisible character turns the text round",
        "A substitution makes a character that turns the direction of what follows, so that readers see other words "
        "than are written.",
        _article("It costs |turn| 100.\n\n.. |turn| unicode:: 0x202E\n"),
        "Take the character out of the substitution.",
    ),
    Explanation(
        "text.control",
        "a character that no output can hold",
        "A substitution makes a control character, which XML refuses. It was left out.",
        _article("It is open |bell| now.\n\n.. |bell| unicode:: 0x07\n"),
        "Take the character out of the substitution.",
    ),
)
