"""What of an article goes where in NewsML-G2, NITF and the HTML rendition: the table of docs/newsml.md, as data.

Tests hold it against the fields of metadata, the directives, and every element of the items that briefc writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefc.formats.newsml.schemes import OWN
from briefc.model.data_mining import PERMISSIONS
from briefc.model.digital_source import NAMES, disclosure
from briefc.model.profile import READY
from briefc.model.scheme import (
    CONCEPT_ROLE,
    CONCEPT_TYPE,
    GROUP,
    ORGANISATION,
    PERSON,
    PLACE,
    RELATION,
    RENDITION,
    ROLE,
    SECTION,
)
from briefc.vocabulary.roles import WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a source says, and where it goes, in Markdown; "" = nowhere."""

    source: str
    newsml: str
    nitf: str = ""
    html: str = ""


IDENTITY = (
    Row("`guid`", "`@guid`; never changes, holds no version", "`docdata/doc-id/@id-string`, `@regsrc`"),
    Row("`version`", "`@version`", "`du-key/@version`"),
    Row("`slug`", "itemMeta `fileName`, ids", "`du-key/@key`, ids", "ids"),
    Row("`type`", "itemMeta `itemClass`, `profile`"),
    Row("`agency.domain`, `agency.provider`", "itemMeta `provider`", "`body.head/distributor/org`"),
    Row("version of briefc", "itemMeta `generator`", '`meta name="generator"`'),
    Row("`date`", "itemMeta `firstCreated`, contentMeta `contentCreated`"),
    Row(
        "`updated`, else `date`",
        "itemMeta `versionCreated`; contentMeta `contentModified` (only `updated`)",
        "`date.issue`",
    ),
    Row(
        "`embargo`",
        "itemMeta `embargoed`, only in what a destination gets ahead of time",
        "`date.release`, `docdata/@management-status`",
    ),
    Row(
        "`status`",
        "itemMeta `pubStatus`: `stat:usable`, `stat:withheld`, `stat:canceled`",
        "`docdata/@management-status`",
    ),
    Row("the page on the site", "itemMeta `altRep`, when `site.url` is set"),
    Row(
        "`section`",
        "itemMeta `service`; contentMeta `subject` of scheme `section`",
        '`identified-content/classifier type="section"`',
    ),
)
"""Which item it is."""

HEADLINES = (
    Row("title", "first `headline`; itemMeta `title`", "`hedline/hl1`, `head/title`"),
    Row(
        "subtitle", "second `headline`, `role:subtitle`; `description` `drol:teaser` beside a summary", "`hedline/hl2`"
    ),
    Row("`summary`, else key points", "`description` `drol:summary`", "`abstract`"),
    Row("`slugline`", "`slugline`, `@separator` when it has hyphens"),
    Row("`language`", "`@xml:lang`, `language/@tag`; `@dir` for scripts from right to left", "`body/@xml:lang`"),
)
"""What it is called."""

PEOPLE = (
    Row(
        "`byline`",
        "`creator` each: `cpprole:author`, or the code of the role given, in words as `related` `crel:isA`; `by`",
        "`byline/person`, `byttl`",
    ),
    Row(
        "`contributors`",
        "`contributor` each: `cpprole:…` where IPTC has the role, else a code of scheme `role`; `related` as above",
        "`body.end/tagline`, names as `person`",
        "`p.contributors` below the text",
    ),
    Row("`source`, else `agency.source`", "`infoSource` `cpprole:contentSource`; `creditline` (else the provider)"),
    Row("`issuer`", "`creator` `role:issuer`"),
    Row(
        "`quote`, `:q:`",
        "`subject` `cpnat:person`; `assert` (role, `personDetails/affiliation`); `inlineRef/@idrefs` to the words",
        "`bq id quote-source`, `credit`; `q`; `identified-content/person`",
        "`blockquote id`, `footer`; `q`",
    ),
    Row(
        "`embed-tweet`",
        "link `irel:seeAlso` when the address is known; `inlineRef` of its author, handle and date as `note`",
        '`bq class="embed-tweet"`',
        "`blockquote.twitter-tweet`, no script",
    ),
)
"""Who made it, and who speaks in it."""

ABOUT = (
    Row(
        "`subjects`",
        "`subject` `medtop:` by `@rank`, `why:direct`, names in the item's language and in English, the topic above as "
        "`broader`; its twin `subj:` as a `subject` of its own; each names the other by `sameAs`; Wikidata as well",
        '`tobject/tobject.subject`; `identified-content/classifier type="subject"` for every topic',
    ),
    Row("`keywords`", "`keyword` each", "`key-list/keyword/@key`"),
    Row(
        "`genre`",
        "`genre:` with names in English and the item's language; a form of your own as literal",
        '`tobject/tobject.property`; `classifier type="genre"`',
    ),
    Row("`urgency`", "`urgency`", "`urgency/@ed-urg`"),
    Row(
        "`digital-source`",
        "`digitalSourceType` `digsrctype:`",
        '`classifier type="digital-source"`; `p class="disclosure"` when readers are to be told',
        "`p.disclosure`, likewise",
    ),
    Row(
        "`dateline`",
        "`dateline`; `located` by code with region and country above it as `broader`; coordinates in an `assert`",
        "`body.head/dateline` (`location`, `story.date`); `evloc`; begins the first `p`, as no reader looks elsewhere",
        "begins the first `p`",
    ),
    Row("`reference` · `audience` · `closing`", "`altId` · `audience` · `contentMetaExtProperty` `relation:closed`"),
)
"""What it is about."""

RIGHTS = (
    Row("`agency.copyright-holder`", "`rightsInfo/copyrightHolder`", "`doc.copyright/@holder`, `@year`"),
    Row("`rights`, else `agency.rights`", "`copyrightNotice`, `@href` = `agency.rights-url`"),
    Row(
        "`agency.usage-terms`, after `tlp`",
        "`usageTerms`, `@href` = `agency.usage-terms-url`",
        "`doc.rights/@limitations`",
    ),
    Row("`agency.data-mining`", "`dataMining/@uri`, by the PLUS vocabulary"),
)
"""What may be done with it. Nothing is invented: what the newsroom does not say is not there."""

LIFE = (
    Row(
        "`editor-note`, `.. editor-note:: :desk:`",
        "itemMeta `edNote` `role:desk`; of a kill `role:kill`, of a hold `role:hold`",
        "`ed-msg`, in a file of its own alone",
    ),
    Row(
        "`correction`",
        "itemMeta `edNote` `role:correction`, first; `signal` `sig:correction`",
        '`docdata/correction` while it is new, `ed-msg`; `note class="correction"` in the body',
        "`div.correction`",
    ),
    Row("`version` above 1", "itemMeta `signal` `sig:update`, unless it corrects; link `irel:previousVersion`"),
)
"""What became of it."""

LINKS = (
    Row("`related`", "link `irel:seeAlso` by `@rank`, with `itemClass` and `title`; `pubStatus` when it was canceled"),
    Row(
        "`:doc:`, `:ref:` to another item",
        "the same",
        "`a`: the page's address if `site.url` is set, else the guid",
        "`a` if `site.url` is set",
    ),
    Row(
        "`translation-of`", "link `irel:derivedFrom` with `language`; the original links back by `relation:translation`"
    ),
    Row("`supersedes`", "link `irel:evolvedFrom`"),
    Row("pictures", "link `irel:associatedWith`; `remoteContent`", "`media`", "`figure`"),
    Row("links of the text", "", "`a`", "`a`"),
)
"""What it is linked with."""

TABLES = {
    "identity": IDENTITY,
    "headlines": HEADLINES,
    "people": PEOPLE,
    "about": ABOUT,
    "rights": RIGHTS,
    "life": LIFE,
    "links": LINKS,
}
"""The tables of docs/newsml.md by the names of their places."""

SCHEMES = {
    SECTION: "sections, from their names",
    ROLE: "roles of notes, headlines and people that IPTC has no code for",
    PERSON: "people of the registers",
    ORGANISATION: "organisations of the registers",
    PLACE: "places of the registers",
    GROUP: "groups of a package",
    RENDITION: "renditions that IPTC has no code for: `nitf`, `xhtml`, `text`",
    RELATION: "relations that IPTC has no code for: `translation` of an item, `closed`, when a briefing was",
    CONCEPT_TYPE: "`cptType:5`, a place, for profiles that ask for it",
    CONCEPT_ROLE: "`cRole:source`, for profiles that ask for it",
}
"""What the codes of each of the newsroom's own schemes name."""


def tables() -> dict[str, str]:
    """Every generated part of docs/newsml.md in Markdown, by the name of its place."""
    out = {name: _table(rows) for name, rows in TABLES.items()}
    out["schemes"] = _rows(("alias", "names"), ((f"`{alias}`", SCHEMES[alias]) for alias in OWN))
    out["profiles"] = _rows(
        ("profile", "payloads, in order", "places as subjects too", "source with a role of its own"),
        (
            (
                f"`{name}`",
                ", ".join(one.payloads),
                "yes" if one.place_subjects else "",
                "yes" if one.source_role else "",
            )
            for name, one in READY.items()
        ),
    )
    out["source-types"] = _rows(
        ("code", "name", "readers are told"),
        ((f"`{code}`", name, disclosure(code, "en")) for code, name in NAMES.items()),
    )
    out["data-mining"] = _rows(
        ("`agency.data-mining`", "`dataMining/@uri`"), ((f"`{said}`", uri) for said, uri in PERMISSIONS.items() if said)
    )
    out["roles"] = _rows(("code", "words"), ((f"`cpprole:{code}`", words) for code, words in WORDS.items()))
    return out


def _table(rows: Iterable[Row]) -> str:
    return _rows(
        ("source", "NewsML-G2", "NITF", "HTML rendition"),
        ((row.source, row.newsml, row.nitf, row.html) for row in rows),
    )


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (f"| {' | '.join(cell or '—' for cell in line)} |" for line in rows)
    return "\n".join((f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines))
