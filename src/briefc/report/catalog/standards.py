"""Codes of the standards that a PDF is to keep to (`pdf.conformance`)."""

from __future__ import annotations

from briefc.report.explanation import Explanation

CODES: tuple[Explanation, ...] = (
    Explanation(
        "pdf.output-intent",
        "a print file has no printing condition",
        "PDF/X-4 (pdf.conformance: x-4) says for which press, ink and paper its colours are meant, by the ICC profile "
        "of an output device. There is none, or the file is the profile of something else, such as a monitor; then a "
        "printing house would have to guess.",
        (
            (
                "briefc.yaml",
                "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\npdf:\n  conformance: x-4\n",
            ),
        ),
        "Name the file of the profile with pdf.intent, and the condition with pdf.intent-name, as the printing house "
        "says; or print for screens and office printers, which the other standards are for.",
        ("build", "--format", "pdf", "sources/minimal.rst"),
    ),
)
