"""The typed settings of a project: what `briefc.yaml` may say, with the default and the meaning of each.

Every field carries its documentation and its limits (`about`). The loader, the JSON Schema, the reference page and the
comments that `briefc new` writes are all generated from here, so that they cannot disagree. A key in the file is the
field's name with `-` for `_`. No value here is an absolute path of this machine: the project root goes beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefc.model.data_mining import PERMISSIONS
from briefc.model.destination import Destination
from briefc.model.pdf_settings import TLP_LABELS, Pdf
from briefc.model.profile import Newsml
from briefc.model.setting import (
    ADDRESS,
    DISTRIBUTION,
    DOMAIN,
    INNER_PATH,
    LANGUAGE,
    NAME,
    ZONE,
    Rule,
    about,
    count,
)

__all__ = [
    "TLP_LABELS",
    "Agency",
    "DatelineStyle",
    "Ledger",
    "Limits",
    "Pdf",
    "Project",
    "Site",
    "ThemeChoice",
    "default_project",
]

_NAMED = Rule(pattern=NAME, shape="a lower-case name of letters, digits and hyphens")
_INNER = Rule(pattern=INNER_PATH, shape="a path inside the project, without ..")


@dataclass(frozen=True, slots=True)
class Agency:
    """Who publishes: the defaults of every article's provenance and rights."""

    name: str = field(default="", metadata=about("Name of the newsroom or agency, shown on every page."))
    domain: str = field(
        default="",
        metadata=about(
            "Domain name that the agency owns; part of every item's permanent identifier, so NewsML needs it.",
            Rule(pattern=rf"^$(?!\n)|{DOMAIN}", shape="a domain name in lower case, such as example.org"),
        ),
    )
    rights: str = field(
        default="", metadata=about("Copyright notice of every article that has none of its own.", Rule(prose=True))
    )
    copyright_holder: str = field(default="", metadata=about("Who holds the copyright; the agency's name when empty."))
    usage_terms: str = field(
        default="", metadata=about("What receivers may do with the articles, in words.", Rule(prose=True))
    )
    rights_url: str = field(
        default="",
        metadata=about(
            "Address of the page that states the rights, which NewsML's copyright notice refers to.",
            Rule(pattern=ADDRESS, shape="a web address that begins with https:// or http://"),
        ),
    )
    usage_terms_url: str = field(
        default="",
        metadata=about(
            "Address of the usage terms in full, which NewsML's usage terms refer to.",
            Rule(pattern=ADDRESS, shape="a web address that begins with https:// or http://"),
        ),
    )
    data_mining: str = field(
        default="",
        metadata=about(
            "Whether machines may mine the texts, by the PLUS vocabulary; nothing is said when empty.",
            Rule(choices=tuple(PERMISSIONS)),
        ),
    )
    provider: str = field(
        default="", metadata=about("Who is named as provider in NewsML; the agency's name when empty.")
    )
    source: str = field(default="", metadata=about("Where articles come from when they do not say so themselves."))
    language: str = field(
        default="en",
        metadata=about(
            "Language of articles that do not name theirs, as a BCP 47 tag.",
            Rule(pattern=LANGUAGE, shape="a language tag such as en or zh-Hans"),
        ),
    )
    slugline: str = field(
        default="", metadata=about("Slugline of articles that have none; the slug in capitals when empty.")
    )

    @property
    def holder_name(self) -> str:
        """The copyright holder: as set, else the agency's name."""
        return self.copyright_holder or self.name

    @property
    def provider_name(self) -> str:
        """The provider: as set, else the agency's name."""
        return self.provider or self.name


@dataclass(frozen=True, slots=True)
class Site:
    """The web site as a whole."""

    title: str = field(default="", metadata=about("Name on the masthead; the agency's name when empty."))
    url: str = field(
        default="",
        metadata=about(
            "Address of the site's root; makes canonical and NewsML addresses absolute.",
            Rule(pattern=ADDRESS, shape="a web address that begins with https:// or http://"),
        ),
    )
    description: str = field(default="", metadata=about("One sentence about the site, for search engines and feeds."))


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """Which theme dresses the pages, and how it is set."""

    name: str = field(
        default="default",
        metadata=about("Name of the theme: the project's own in themes/NAME, or an installed one.", _NAMED),
    )
    settings: Mapping[str, str] = field(
        default_factory=dict, metadata=about("Values for the settings that the theme declares in its theme.yaml.")
    )


@dataclass(frozen=True, slots=True)
class DatelineStyle:
    """How datelines are written."""

    style: str = field(
        default="plain",
        metadata=about(
            "Style of datelines: ap, ap-2020, reuters, afp, xinhua, dpa, efe, plain, or a template's name.", _NAMED
        ),
    )
    agency: str = field(default="", metadata=about("Agency named in datelines; the style's own, or none, when empty."))
    templates: Mapping[str, str] = field(
        default_factory=dict, metadata=about("Styles of your own: name and pattern, such as {PLACE}, {month} {day} —.")
    )


@dataclass(frozen=True, slots=True)
class Ledger:
    """The record of what has been issued."""

    path: str = field(
        default=".briefc/ledger.sqlite",
        metadata=about("File of the ledger of issued items, below the project root.", _INNER),
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """Where briefc stops, so that one bad file cannot stop the newsroom."""

    article_bytes: int = field(default=4_000_000, metadata=about("Largest source or included file, bytes.", count()))
    line_length: int = field(default=10_000, metadata=about("Longest line of a source, characters.", count(80)))
    paragraph_bytes: int = field(default=20_000, metadata=about("Longest single paragraph, bytes.", count(80)))
    nesting: int = field(default=32, metadata=about("Deepest nesting of blocks.", count(4, 64)))
    include_depth: int = field(default=4, metadata=about("Deepest chain of included files.", count(0)))
    include_count: int = field(default=100, metadata=about("Most files that one article includes.", count(0)))
    findings: int = field(
        default=100, metadata=about('Most findings reported for one article; then "and N more".', count())
    )
    image_pixels: int = field(default=50_000_000, metadata=about("Largest image, width times height.", count()))
    image_bytes: int = field(default=30_000_000, metadata=about("Largest image file, bytes.", count()))
    table_rows: int = field(default=2_000, metadata=about("Most rows of one table.", count()))
    table_spans: int = field(default=100, metadata=about("Most columns or rows that one cell covers.", count()))
    seconds: float = field(
        default=120.0, metadata=about("Longest time for one article and output, seconds.", Rule(minimum=1))
    )
    worker_memory: int = field(
        default=4_000_000_000,
        metadata=about("Most address space of one worker, bytes.", count(500_000_000)),
    )


@dataclass(frozen=True, slots=True)
class Project:
    """All settings of a project, complete: what the file leaves out has its default here."""

    agency: Agency = field(default=Agency(), metadata=about("Who publishes; the defaults of provenance and rights."))
    site: Site = field(default=Site(), metadata=about("The web site as a whole."))
    timezone: str = field(
        default="UTC",
        metadata=about(
            "Time zone of dates that name none, as in the IANA database.",
            Rule(kind=ZONE, shape="a time zone such as Europe/Berlin"),
        ),
    )
    sources: tuple[str, ...] = field(
        default=("sources",),
        metadata=about(
            "Folders that hold the articles and briefings.",
            Rule(pattern=INNER_PATH, shape="a folder inside the project, without ..", least=1),
        ),
    )
    output: str = field(default="build", metadata=about("Folder that receives everything built.", _INNER))
    formats: tuple[str, ...] = field(
        default=("html", "newsml", "pdf"),
        metadata=about(
            "What `briefc build` makes when no --format is given.",
            Rule(pattern=NAME, shape="the name of a format, such as html, newsml or pdf", least=1),
        ),
    )
    theme: ThemeChoice = field(default=ThemeChoice(), metadata=about("The look of pages and print."))
    pdf: Pdf = field(default=Pdf(), metadata=about("What is printed, and on what."))
    dateline: DatelineStyle = field(default=DatelineStyle(), metadata=about("How datelines are written."))
    newsml: Newsml = field(
        default=Newsml(), metadata=about("The newsroom's own codes in NewsML-G2, and what it carries.")
    )
    extensions: tuple[str, ...] = field(
        default=(),
        metadata=about(
            "Installed distributions whose directives, formats and themes may be used.",
            Rule(pattern=DISTRIBUTION, shape="the name of an installed distribution"),
        ),
    )
    ledger: Ledger = field(default=Ledger(), metadata=about("The record of issued items."))
    destinations: Mapping[str, Destination] = field(
        default_factory=dict, metadata=about("Where `briefc deliver` sends messages, by name.")
    )
    schemas: str = field(
        default="",
        metadata=about(
            "Folder of the official NewsML-G2 and NITF schemas, which builds and `briefc validate` ask; those that "
            "`briefc schema add` took in when empty."
        ),
    )
    limits: Limits = field(default=Limits(), metadata=about("Where briefc stops reading and computing."))

    @property
    def site_title(self) -> str:
        """The name of the site: as set, else the agency's name."""
        return self.site.title or self.agency.name


def default_project() -> Project:
    """A project whose file says nothing."""
    return Project()
