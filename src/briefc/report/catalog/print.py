"""Codes of printing as a step of the build; what is found in the pages themselves is in `pdf` and `font`."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_BRIEFING = """\
========
Briefing
========

:type: briefing
:date: 2024-05-16
:summary: All of it.

.. articles::

   minimal
"""

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="print.attach",
        title="a PDF whose NewsML cannot be made",
        cause=(
            "A PDF carries the NewsML-G2 of what it prints (`pdf.attach`), and that of this item has errors, which are "
            "reported as well. A PDF that lacks it would not be what it says it is, so it is not printed."
        ),
        example=(
            ("briefc.yaml", "agency:\n  name: Newsroom\n  rights: © Newsroom\n"),
            ("sources/briefing.rst", _BRIEFING),
        ),
        remedy="Mend the errors of the NewsML, or set `pdf.attach: none` in briefc.yaml to print without it.",
        arguments=("build", "--format", "pdf"),
    ),
    Explanation(
        code="print.parts",
        title="print templates that do not part a page as they should",
        cause=(
            "In a theme with `parted: true`, `<!--briefc:part NAME-->` says in a print template where a part of the "
            "document begins. Each part has a name that no other part of the document has; here two have one."
        ),
        example=(
            ("themes/default/theme.yaml", "name: Ours\nextends: briefc:default\n"),
            (
                "themes/default/templates/print/article.html",
                (
                    '{% extends "briefc:default/print/article.html" %}\n{% block main %}\n<!--briefc:part ours-->\n'
                    "{{ article }}\n<!--briefc:part ours-->\n{{ sources }}\n{% endblock %}\n"
                ),
            ),
        ),
        remedy="Give each part a name of its own, of letters, digits and hyphens.",
        arguments=("build", "--format", "pdf", "sources/minimal.rst"),
    ),
)
