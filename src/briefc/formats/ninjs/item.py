"""An article or a briefing to one ninjs 3.1 object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefc.formats.ninjs import associations as others
from briefc.formats.ninjs import concepts
from briefc.formats.ninjs.pictures import copies_of, files, pictures
from briefc.formats.ninjs.properties import in_order
from briefc.formats.ninjs.values import Json, Object, listed, made, texts, to_json, uri
from briefc.markup.html import text as escaped
from briefc.model.article import Article, Briefing, Document
from briefc.model.artifact import Artifact
from briefc.model.asset import Copies
from briefc.model.content import plain
from briefc.model.data_mining import PERMISSIONS
from briefc.model.diagnostic import Diagnostic, error, info
from briefc.model.facts import corrections_of
from briefc.model.format import Rendering
from briefc.model.history import desk_notes, publishing_status
from briefc.model.line import count_words, one_line
from briefc.model.notice import notice
from briefc.model.outcome import Outcome
from briefc.model.pictured import picture_findings, pictured
from briefc.model.project import Project
from briefc.model.summary import summary_of

MEDIA_TYPE = "application/json"
MINING = "http://ns.useplus.org/ldf/vocab/"
"""The vocabulary of what machines may mine (PLUS)."""

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
"""The address of the schema, as it names itself."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of an item in the forms that a body takes: an HTML fragment, plain text, and its words on one line.

    `words` are what is counted: the text without pictures and their captions.
    """

    html: str
    plain: str
    words: str


def ninjs_item(document: Document, wording: Wording, rendering: Rendering) -> Outcome[tuple[Artifact, ...]]:
    """An article or a briefing, with its own text in words, to `ninjs/SLUG.json`.

    An item that is canceled or withheld carries a notice in place of its text, whatever it holds; the embargo is
    written only for a destination that gets the item ahead of it. Codes: `config.domain`, `ninjs.address`,
    and those of `model.pictured`.
    """
    text = document.text if isinstance(document, Briefing) else document
    if not rendering.project.agency.domain:
        return Outcome(None, (_no_domain(text),))
    copies = copies_of(text, rendering)
    whole = {
        **_administrative(document, rendering),
        **_rights(text, rendering.project),
        **_texts(text, wording, rendering),
        **({} if notice(text.metadata) else _about(text, rendering)),
        **_named(text, rendering),
        **made(associations=_associations(document, rendering, copies)),
    }
    artifact = Artifact(f"ninjs/{document.slug}.json", MEDIA_TYPE, to_json(in_order(whole)))
    return Outcome((artifact, *files(copies)), tuple(_findings(text, rendering.project, copies)))


def _no_domain(article: Article) -> Diagnostic:
    message = "ninjs items need the agency's own domain name, and the project sets none"
    return error("config.domain", article.span, message, "set agency.domain in briefc.yaml")


def _findings(article: Article, project: Project, copies: Mapping[str, Copies]) -> Iterator[Diagnostic]:
    shown = () if notice(article.metadata) else pictured(article)
    for one in shown:
        yield from picture_findings(one, copies[one.asset.digest])
    if shown and not project.site.url:
        message = "the pictures have no address in ninjs, only the path where they lie in the output"
        yield info("ninjs.address", article.span, message, "set site.url in briefc.yaml")


def _administrative(document: Document, rendering: Rendering) -> Object:
    article = document.text if isinstance(document, Briefing) else document
    metadata = article.metadata
    changed = metadata.updated or metadata.date
    ahead = rendering.ahead and metadata.embargo is not None and metadata.status == "usable"
    return made(
        uri=uri(metadata.guid),
        type="composite" if metadata.type == "briefing" else "text",
        representationType="full",
        profile=_profile(article),
        version=str(metadata.version),
        firstCreated=metadata.date.iso if metadata.date else "",
        versionCreated=changed.iso if changed else "",
        contentCreated=metadata.date.iso if metadata.date else "",
        embargoedUntil=metadata.embargo.iso if ahead and metadata.embargo else "",
        pubStatus=publishing_status(metadata),
        urgency=metadata.urgency or None,
        edNote=_ed_note(article),
        language=metadata.language,
        standard={"name": "ninjs", "version": "3.1", "schema": SCHEMA},
    )


def _profile(article: Article) -> str:
    """What the object is made of, in the words that the schema suggests."""
    if article.metadata.type == "briefing":
        return "briefing"
    return "text-photo" if pictured(article) and not notice(article.metadata) else "text-only"


def _rights(article: Article, project: Project) -> Object:
    """Holder, notice and terms, each with the address that it refers to; nothing that the newsroom does not state.

    `rightsInfo` has room for one statement alone: what machines may mine, else where the terms stand.
    """
    agency = project.agency
    stated, terms = one_line(article.metadata.rights), one_line(agency.usage_terms)
    if article.metadata.tlp:
        terms = one_line(f"TLP:{article.metadata.tlp} {terms}")
    holder = one_line(agency.holder_name) if stated or terms else ""
    mining, address = PERMISSIONS[agency.data_mining], agency.usage_terms_url or agency.rights_url
    info = made(langId=MINING, encodedRights=mining) if mining else made(linkedRights=uri(address))
    return made(
        copyrightHolder=holder,
        copyrightNotice=one_line(f"{stated} {agency.rights_url}") if stated else "",
        usageTerms=one_line(f"{terms} {agency.usage_terms_url}") if terms else "",
        rightsInfo=info,
    )


def _ed_note(article: Article) -> str:
    """The notes to desks, a line each: corrections first, then those of the desk."""
    corrected = () if notice(article.metadata) else corrections_of(article.facts)
    return "\n".join((*corrected, *desk_notes(article)))


def _texts(article: Article, wording: Wording, rendering: Rendering) -> Object:
    """Headlines, descriptions and bodies; of what is withdrawn or withheld the headline and a notice."""
    metadata = article.metadata
    headline = one_line(plain(article.title))
    told = notice(metadata)
    if told:
        wording = Wording(f"<p>{escaped(told)}</p>\n", told, told)
    elif metadata.direction == "rtl" and wording.html:
        # ninjs has no property for the direction of a text.
        turned = f'<div lang="{escaped(metadata.language)}" dir="rtl">\n{wording.html}</div>\n'
        wording = replace(wording, html=turned)
    descriptions = [
        *texts(summary_of(article), "summary"),
        *texts(one_line(metadata.audience), "audience"),
        *texts(metadata.closing.iso if metadata.closing else "", "closing"),
    ]
    subtitle = "" if told else one_line(plain(article.subtitle))
    return made(
        descriptions=[] if told else descriptions,
        bodies=[*_body(wording.html, "text/html", wording), *_body(wording.plain, "text/plain", wording)],
        headlines=[*texts(headline, "main"), *texts(subtitle, "subhead")],
        title=headline,
        renditions=others.page(article.slug, rendering.project),
    )


def _body(value: str, content_type: str, wording: Wording) -> list[Json]:
    counts: Object = {"charCount": len(wording.words), "wordCount": count_words(wording.words)}
    return [{"role": "main", "contentType": content_type, **counts, "value": value}] if value.strip() else []


def _about(article: Article, rendering: Rendering) -> Object:
    """Who, where and what about."""
    metadata = article.metadata
    reference = one_line(metadata.reference)
    return made(
        people=concepts.people(article, rendering),
        organisations=concepts.organisations(article, rendering),
        places=concepts.places(article, rendering),
        infoSources=concepts.info_sources(article, rendering),
        by=one_line(", ".join(metadata.byline)),
        located=concepts.located(article),
        altIds=[made(role="reference", value=reference)] if reference else [],
        genres=concepts.genres(metadata) if metadata.genre else [],
        digitalSourceType=concepts.source_type(metadata.digital_source),
    )


def _named(article: Article, rendering: Rendering) -> Object:
    """What identifies an item to people: its slugline and sections, which a withdrawn item keeps."""
    metadata = article.metadata
    topics = [] if notice(metadata) else concepts.subjects(metadata)
    return made(
        slugline=one_line(metadata.slugline),
        subjects=[*concepts.sections(metadata, rendering.project), *topics],
    )


def _associations(document: Document, rendering: Rendering, copies: Mapping[str, Copies]) -> list[Json]:
    """Pictures, posts, the members of a briefing, the version before, other items; of a notice what goes with it."""
    article = document.text if isinstance(document, Briefing) else document
    if notice(article.metadata):
        return listed(*pictures(article, rendering, copies), *others.earlier(article))
    return listed(
        *pictures(article, rendering, copies),
        *others.posts(article),
        *(others.members(document, rendering.project) if isinstance(document, Briefing) else ()),
        *others.earlier(article),
        *others.links(article, rendering),
    )
