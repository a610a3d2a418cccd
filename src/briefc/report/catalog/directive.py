"""Codes of directives: their names, arguments, options, bodies."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_HEAD = "The Bridge\n==========\n\n:date: 2024-05-16\n\nThe bridge is open.\n\n"


def _article(text: str) -> tuple[tuple[str, str], ...]:
    return (("sources/bridge.rst", _HEAD + text),)


CODES: tuple[Explanation, ...] = (
    Explanation(
        "directive.blank-line",
        "a line among the options is no option",
        "Options stand directly below the directive's first line, each beginning with a colon. A line among them that "
        "does not is most often the text, for want of a blank line.",
        _article(".. quote::\n   :by: A. Yusuf\n   We will deliver.\n"),
        "Leave a blank line between the options and the text. A long option goes on in indented lines.",
    ),
    Explanation(
        "directive.body",
        "the directive does not hold what it needs",
        "The directive wants a certain thing below it, such as one table or one list of lists, and finds nothing or "
        "something else.",
        _article(".. table:: Crossings\n\n   None yet.\n"),
        "Put below it what the directive is for; the help line says what was expected.",
    ),
    Explanation(
        "directive.body-unexpected",
        "text below a directive that takes none",
        "What is indented below a directive belongs to it, and this directive has no use for text. The text is kept.",
        _article(".. dateline:: Beijing\n\n   The bridge is open.\n"),
        "Begin the text at the margin, after a blank line.",
    ),
    Explanation(
        "directive.invalid",
        "the directive is not as it should be",
        "The directive was left out, because something about its first line or its options is wrong.",
        _article(".. topic::\n\n   The bridge is open.\n"),
        "Compare it with the reference of directives; the message names what is wrong.",
    ),
    Explanation(
        "directive.missing",
        "something that the directive needs is missing",
        "The directive is nothing without its first line, one of its options, or the text below it; the message says "
        "which. What it holds is kept, without the directive.",
        _article(".. quote::\n   :by: A. Yusuf\n"),
        "Add what is missing. Text stands below the options, indented, after a blank line.",
    ),
    Explanation(
        "directive.option-twice",
        "an option stands twice",
        "Each option counts once; the first of the two was taken.",
        _article(".. figure:: bridge.svg\n   :alt: The bridge\n   :alt: A bridge\n"),
        "Delete one of the two.",
    ),
    Explanation(
        "directive.option-unknown",
        "the directive has no such option",
        "The option is misspelt, or belongs to another directive. Nothing was done with it.",
        _article(".. note::\n   :clas: wide\n\n   The bridge is open.\n"),
        "Correct the name: the help lines name the nearest option, and all that there are.",
    ),
    Explanation(
        "directive.option-unused",
        "an option without effect",
        "docutils knows the option, but no output of briefc heeds it: how wide a table or a figure is, the theme says.",
        _article(".. table:: Crossings\n   :width: 50%\n\n   ===  ===\n   a    b\n   ===  ===\n"),
        "Delete the option. A figure may be :wide:; columns take :widths:.",
    ),
    Explanation(
        "directive.place",
        "the directive cannot stand here",
        "Some directives stand only at the margin, others only in the definition of a substitution.",
        _article("- In a list:\n\n  .. topic:: Crossings\n\n     None yet.\n"),
        "Move it out of the block that it stands in. An admonition may stand where a topic may not.",
    ),
    Explanation(
        "directive.refused",
        "a directive that briefc does not take",
        "Some directives of docutils speak of one output only, reach outside the project, or do what the metadata and "
        "the theme do here.",
        _article(".. raw:: html\n\n   <marquee>The bridge is open.</marquee>\n"),
        "Use what the help line names instead.",
    ),
    Explanation(
        "directive.unknown",
        "there is no such directive",
        "The directive is misspelt, belongs to another program, or to an extension that briefc.yaml does not list. "
        "What it holds is kept as text.",
        _article(".. qoute::\n   :by: A. Yusuf\n\n   We will deliver.\n"),
        "Correct the name: the help line names the nearest one.",
    ),
    Explanation(
        "directive.value",
        "a value that cannot be read",
        "An option, or the directive's first line, takes a number, a date, an address, one of several words, or "
        "nothing at all, and this is something else. The option was left out.",
        _article(".. figure:: bridge.svg\n   :alt: The bridge\n   :width: wide\n"),
        "Correct the value; the message says what is accepted.",
    ),
)
