"""Codes of printing: what the page to be printed cannot do, and what the printer says of a theme's print style."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_PRINT = ("build", "--format", "pdf", "sources/minimal.rst")
_STORY = "Minimal\n=======\n\n:date: 2024-05-16\n:summary: A minimal article.\n\nText.\n\n"


def _theme(added: str) -> tuple[tuple[str, str], ...]:
    """A theme of the project that adds something at the end of each printed article."""
    return (
        ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n"),
        (
            "themes/default/templates/print/article.html",
            (
                '{% extends "briefc:default/print/article.html" %}\n{% block main %}\n{{ super() }}\n'
                f"{added}\n{{% endblock %}}\n"
            ),
        ),
    )


CODES: tuple[Explanation, ...] = (
    Explanation(
        "math.draw",
        "a formula cannot be drawn for print",
        "Formulas are drawn with the glyphs of one mathematical typeface, by a smaller part of LaTeX than pages "
        "understand. This one has a command or a character that is not in it, so its source is printed instead.",
        (("sources/minimal.rst", _STORY + "A formula: :math:`x = \\text{汉}`.\n"),),
        "Use plain LaTeX math, with letters, digits and signs only; put other words beside the formula.",
        _PRINT,
    ),
    Explanation(
        "pdf.alt",
        "a picture of the theme has no text",
        "PDF/UA wants a text for every picture, for readers who do not see it. Pictures of articles have their :alt:; "
        "this one stands in a template of the theme, or in what an extension's directive makes.",
        (
            ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n"),
            (
                "themes/default/templates/print/article.html",
                (
                    '{% extends "briefc:default/print/article.html" %}\n{% block main %}\n'
                    "{{ article | replace('alt=\"a dot\"' | safe, '') }}\n{% endblock %}\n"
                ),
            ),
            ("sources/minimal.rst", _STORY + ".. image:: dot.svg\n   :alt: a dot\n"),
            (
                "sources/dot.svg",
                '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n',
            ),
        ),
        'Give the img an alt text, or alt="" and role="presentation" where it only decorates.',
        _PRINT,
    ),
    Explanation(
        "pdf.label",
        "an article may be passed on less freely than its briefing",
        "The Traffic Light Protocol label of an article allows less than that of the briefing that brings it. Who goes "
        "by the briefing's label would hand the article on too far.",
        (
            ("sources/minimal.rst", _STORY.replace(":date:", ":tlp: RED\n:date:", 1)),
            (
                "sources/brief.rst",
                "Brief\n=====\n\n:type: briefing\n:date: 2024-05-16\n:tlp: GREEN\n\n.. articles::\n\n   minimal\n",
            ),
        ),
        "Give the briefing the stricter label, or leave the article out.",
        ("build", "--format", "pdf", "sources/brief.rst"),
    ),
    Explanation(
        "pdf.link",
        "a link leads nowhere in the document",
        "A link to a place in the document, or a page number that is looked up by such a place, names an id that "
        "nothing on the page has. Links of articles are checked when they are read, so this one comes from the theme.",
        _theme('<p><a href="#nowhere">See there.</a></p>'),
        "Correct the id in the template, or leave the link away where its target is not printed.",
        _PRINT,
    ),
    Explanation(
        "pdf.margin",
        "something runs into the margin",
        "A line, a picture or a table is broader than the room for text, or stands below it: it is still on the paper, "
        "but beside or under everything else. The rail at the side where text begins is no margin.",
        _theme('<p style="margin-right: -9mm">' + "Words that fill a line. " * 9 + "</p>"),
        "Shorten it, give a picture a smaller :width:, a table fewer columns; or correct the theme's print style.",
        _PRINT,
    ),
    Explanation(
        "pdf.message",
        "the printer reports a fault",
        "WeasyPrint met something in the page that it could not do as asked, such as the same id twice.",
        _theme('<p id="twice">One.</p>\n<p id="twice">Another.</p>'),
        "Correct the template that the message speaks of. If the theme is the default one, please report it.",
        _PRINT,
    ),
    Explanation(
        "pdf.overprint",
        "words are printed over other words",
        "Two texts take the same place on the paper, so that neither can be read: one is longer than the theme has "
        "room for, or the theme's print style moves one to where the other stands.",
        _theme('<p>Words that stand here.</p><p style="margin-top: -5mm">Words that stand there too.</p>'),
        "Shorten one of them, such as a briefing's title of more than a thousand letters; or correct the theme.",
        _PRINT,
    ),
    Explanation(
        "pdf.profile",
        "the profile of the printing condition cannot be read",
        "pdf.intent names a file of the project that is not there, is larger than limits.image-bytes, or lies outside.",
        (
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\npdf:\n  intent: gone.icc\n",
            ),
        ),
        "Put the profile into the project, and write its path from the project's root.",
        _PRINT,
    ),
    Explanation(
        "pdf.overflow",
        "something runs over the edge of the page",
        "A line, a picture or a table does not fit on the paper, and what stands out would be cut away. Most often it "
        "is one long word that nothing says how to break, or a table with many columns of such words.",
        (("sources/minimal.rst", _STORY + "The key is " + "0123456789abcdef" * 9 + ".\n"),),
        "Break or shorten the word, give a picture a smaller :width:, a table fewer columns. What a theme keeps "
        "together and is higher than a page has to be divided.",
        _PRINT,
    ),
    Explanation(
        "pdf.resource",
        "something on the page cannot be loaded",
        "The printer has the pictures of the articles and the typefaces of the theme in memory and loads nothing else: "
        "no file, no address of the web. A template or style sheet of the theme asks for something beyond these.",
        _theme('<p><img src="https://example.org/logo.png" alt="The logo"></p>'),
        "Take the address out of the theme. A picture belongs into an article, by a figure or image directive.",
        _PRINT,
    ),
    Explanation(
        "pdf.style",
        "the theme's print style is not understood",
        "The printer ignores a rule of print.css: a property or value that it does not know, or a slip of the pen.",
        (
            ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n"),
            ("themes/default/print.css", "body { colour: black }\n"),
        ),
        "Correct the rule. WeasyPrint's documentation lists the properties that it knows.",
        _PRINT,
    ),
)
