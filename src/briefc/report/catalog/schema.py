"""Codes of the official schemas that a build asks."""

from __future__ import annotations

from briefc.report.explanation import Explanation

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="schema.unusable",
        title="the official schemas cannot be used",
        cause=(
            "The folder named by `schemas` in briefc.yaml, or the one that `briefc schema add` filled, lacks the "
            "schema of NewsML-G2 or of NITF, or a file that they import, or one of them is damaged. The XML was then "
            "checked by briefc's own rules alone, which is less than the project asks for."
        ),
        example=(
            (
                "briefc.yaml",
                (
                    "agency:\n  name: Agency\n  domain: agency.example\n  rights: © Agency\n"
                    "formats: [newsml]\nschemas: schemas\n"
                ),
            ),
            ("schemas/README", "No schema yet.\n"),
        ),
        remedy="Put IPTC's files into the folder, or add them anew with `briefc schema add`.",
    ),
)
