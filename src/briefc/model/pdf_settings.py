"""How print is set: the section `pdf` of `briefc.yaml`, and the labels of the Traffic Light Protocol."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefc.model.artifact import CONFORMANCES
from briefc.model.setting import INNER_PATH, NAME, Rule, about

TLP_LABELS = ("", "CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
"""The Traffic Light Protocol's labels, version 2.0 (FIRST), and none."""

LONGEST_MARKING = 60
"""Characters that a marking of one's own may have: what fits beside the label, at head and foot."""

TLP_RETIRED = {"WHITE": "CLEAR", "TLP:WHITE": "CLEAR"}
"""Labels of version 1.0 that version 2.0 no longer has, with what took their place."""

PAPERS = ("A4", "Letter")
"""The sizes of paper."""

MOST_BLEED = 10.0
"""Millimetres; printers ask for three to five."""

_OUR_FILE = f"^$(?!\\n)|{INNER_PATH}"


@dataclass(frozen=True, slots=True)
class Pdf:
    """What is printed, on what, and what the file claims to be.

    `articles`, `intent`, `intent-name`, `attach` and `logo` hold for the project; the others are defaults of what an
    article or a briefing may say of itself (`briefc.model.print_settings`). `bleed` is in millimetres.
    """

    articles: bool = field(default=False, metadata=about("Make a PDF of every article too, not of briefings alone."))
    theme: str = field(
        default="",
        metadata=about(
            "Theme of print; the site's own theme when empty.",
            Rule(pattern=f"^$(?!\\n)|{NAME}", shape="a lower-case name of letters, digits and hyphens"),
        ),
    )
    page: str = field(default="A4", metadata=about("Paper size.", Rule(choices=PAPERS)))
    tlp: str = field(
        default="",
        metadata=about(
            "Traffic Light Protocol label (version 2.0) of what is printed and carries none of its own.",
            Rule(choices=(*TLP_LABELS, *(f"TLP:{label}" for label in TLP_LABELS if label)), retired=TLP_RETIRED),
        ),
    )
    classification: str = field(
        default="",
        metadata=about(
            "Marking of your own, on every page of what carries none, such as OFFICIAL.",
            Rule(pattern=rf"^.{{0,{LONGEST_MARKING}}}$", shape=f"at most {LONGEST_MARKING} characters"),
        ),
    )
    conformance: str = field(
        default="a-3a",
        metadata=about(
            "What the file conforms to: a-3a is PDF/A-3a and PDF/UA-1 in one, a-4f PDF/A-4f, x-4 PDF/X-4.",
            Rule(choices=CONFORMANCES),
        ),
    )
    intent: str = field(
        default="",
        metadata=about(
            "ICC profile of the printing condition, a file of the project; PDF/X-4 needs one.",
            Rule(pattern=_OUR_FILE, shape="a path inside the project, without .."),
        ),
    )
    intent_name: str = field(
        default="", metadata=about("Name of that condition, such as FOGRA51; the profile's own when empty.")
    )
    attach: str = field(
        default="newsml",
        metadata=about("What the PDF carries as attached source files.", Rule(choices=("newsml", "none"))),
    )
    logo: str = field(
        default="",
        metadata=about(
            "Picture on the cover, a file of the project.",
            Rule(pattern=_OUR_FILE, shape="a path inside the project, without .."),
        ),
    )
    duplex: bool = field(
        default=False, metadata=about("For two-sided printing: what begins on a new page begins on a right-hand one.")
    )
    bleed: float = field(
        default=0.0,
        metadata=about("Room around the page that is cut away, in millimetres.", Rule(minimum=0, maximum=MOST_BLEED)),
    )
    marks: bool = field(default=False, metadata=about("Print crop and registration marks outside the page."))
    contents: bool = field(default=True, metadata=about("Print a briefing's contents."))
    index: bool = field(default=True, metadata=about("Print a briefing's index of speakers and posts."))
    sources: bool = field(default=True, metadata=about("Print the list of sources."))
