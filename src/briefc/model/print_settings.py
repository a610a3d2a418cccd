"""How one article or briefing is printed: the project's settings, and what its own metadata says over them."""

from __future__ import annotations

from dataclasses import dataclass

from briefc.model.article import Metadata
from briefc.model.project import Project


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """All that is set about one document in print.

    `page` is one of `pdf_settings.PAPERS`. `tlp` is a label without its prefix or empty, `classification` a free
    marking or empty. `theme` is a theme's name. `conformance` is one of `CONFORMANCES`. `intent` and `logo` are paths
    below the project root or empty. `attach` is newsml or none. `bleed` is in millimetres. `contents`, `index` and
    `sources` tell whether those parts are wanted.
    """

    page: str = "A4"
    theme: str = "default"
    tlp: str = ""
    classification: str = ""
    conformance: str = "a-3a"
    intent: str = ""
    intent_name: str = ""
    attach: str = "newsml"
    logo: str = ""
    duplex: bool = False
    bleed: float = 0.0
    marks: bool = False
    contents: bool = True
    index: bool = True
    sources: bool = True


def print_settings(metadata: Metadata, project: Project) -> PrintSettings:
    """The print settings of an item: its own where it has any, else the project's."""
    pdf = project.pdf
    return PrintSettings(
        page=metadata.pdf_page or pdf.page,
        theme=print_theme(metadata.pdf_theme, project),
        tlp=(metadata.tlp or pdf.tlp).removeprefix("TLP:"),
        classification=metadata.classification or pdf.classification,
        conformance=metadata.pdf_conformance or pdf.conformance,
        intent=pdf.intent,
        intent_name=pdf.intent_name,
        attach=pdf.attach,
        logo=pdf.logo,
        duplex=pdf.duplex if metadata.pdf_duplex is None else metadata.pdf_duplex,
        bleed=pdf.bleed if metadata.pdf_bleed is None else metadata.pdf_bleed,
        marks=pdf.marks if metadata.pdf_marks is None else metadata.pdf_marks,
        contents=pdf.contents if metadata.pdf_contents is None else metadata.pdf_contents,
        index=pdf.index if metadata.pdf_index is None else metadata.pdf_index,
        sources=pdf.sources if metadata.pdf_sources is None else metadata.pdf_sources,
    )


def print_theme(own: str, project: Project) -> str:
    """The name of the theme of print of an item that asks for `own` (or for none): else the project's."""
    return own or project.pdf.theme or project.theme.name
