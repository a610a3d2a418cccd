"""The margin of record: who, where, when, under which number, as entries of a `dl`; and the files to take away."""

from __future__ import annotations

from briefc.formats.html.skeleton import finished
from briefc.formats.html.values import Entry, File
from briefc.formats.html.words import Words, moment_shown
from briefc.markup.element import Markup, Node, element
from briefc.markup.html import scripted
from briefc.model.article import Article, Metadata, Moment
from briefc.model.credit import authors_of, credited
from briefc.model.facts import Corrected, Dated
from briefc.model.format import Rendering

TLP = {
    "CLEAR": "Recipients may share this without restriction.",
    "GREEN": "Recipients may share this within their community, but not through publicly accessible channels.",
    "AMBER": "Recipients may share this on a need-to-know basis within their organization and its clients.",
    "AMBER+STRICT": "Recipients may share this on a need-to-know basis within their organization only.",
    "RED": "For the eyes and ears of the recipients alone; no further disclosure.",
}
"""What each label of the Traffic Light Protocol 2.0 (FIRST) allows, in one sentence."""


def record(article: Article, words: Words, given: Rendering, files: tuple[File, ...]) -> tuple[Entry, ...]:
    """The record of an article: By, Place, Published, Updated, Take away."""
    metadata = article.metadata
    language = metadata.language
    places = [place.city for fact in article.facts if isinstance(fact, Dated) for place in fact.places]
    return _present(
        (words.by, _authors(metadata)),
        (words.place, (scripted(", ".join(places), language),) if places else ()),
        (words.published, _moment(metadata.date, language)),
        (words.updated, _updated(article, words)),
        (words.translation, _original(metadata, given)),
        (words.take_away, _files(files)),
    )


def briefing_record(article: Article, words: Words, given: Rendering) -> tuple[Entry, ...]:
    """The record of a briefing: Handling, Reference, Edited by, Prepared for, Text closed, Supersedes."""
    metadata = article.metadata
    language = metadata.language
    return _present(
        (words.handling, _handling(metadata.tlp or given.project.pdf.tlp, language)),
        (words.reference, _line(metadata.reference)),
        (words.edited_by, _line(metadata.issuer) or _authors(metadata)),
        (words.audience, _line(metadata.audience)),
        (words.closed, _moment(metadata.closing, language)),
        (words.updated, _updated(article, words)),
        (words.supersedes, _line(metadata.supersedes)),
    )


def files_of(article: Article, given: Rendering) -> tuple[File, ...]:
    """The other outputs of an item, by the project's formats (not by what this one build was asked for)."""
    formats = given.project.formats
    slug, kind = article.slug, article.metadata.type
    files = []
    if kind == "page" or article.metadata.status == "canceled":
        return ()
    if "pdf" in formats and (kind == "briefing" or given.project.pdf.articles):
        files.append(File("PDF", f"../pdf/{slug}.pdf", "application/pdf"))
    if "newsml" in formats:
        item = "packageitem" if kind == "briefing" else "newsitem"
        files.append(File("NewsML-G2", f"../newsml/{slug}.xml", f"application/vnd.iptc.g2.{item}+xml"))
    return tuple(files)


Lines = tuple[Markup, ...]


def _present(*entries: tuple[str, Lines]) -> tuple[Entry, ...]:
    return tuple(Entry(label, tuple(finished(line) for line in lines)) for label, lines in entries if lines)


def _line(words: str) -> Lines:
    return ((words,),) if words else ()


def _authors(metadata: Metadata) -> Lines:
    return tuple(scripted(credited(author), metadata.language) for author in authors_of(metadata))


def _moment(moment: Moment | None, language: str) -> Lines:
    if moment is None:
        return ()
    return ((element("time", moment_shown(moment, language), datetime=moment.shown_iso),),)


def _updated(article: Article, words: Words) -> Lines:
    """When, and a link to the corrections."""
    corrections = [fact for fact in article.facts if isinstance(fact, Corrected)]
    when = _moment(article.metadata.updated, article.metadata.language)
    if not corrections:
        return when
    count = len(corrections)
    shown = words.correction if count == 1 else words.corrections.format(count=count)
    return (*when, (element("a", shown, href=f"#{corrections[0].id}"),))


def _original(metadata: Metadata, given: Rendering) -> Lines:
    slug = metadata.translation_of
    if not slug or slug not in given.cards:
        return ()
    card = given.cards[slug]
    return ((element("a", card.title, href=f"{slug}.html", lang=card.language, hreflang=card.language),),)


def _handling(label: str, language: str) -> Lines:
    if label not in TLP:
        return ()
    sentence: Node = TLP[label]
    if not language.lower().startswith("en"):
        sentence = element("span", TLP[label], lang="en", dir="ltr")
    kind = label.lower().replace("+", "-")
    return ((element("span", f"TLP:{label}", class_=f"tlp tlp-{kind}", translate="no"),), (sentence,))


def _files(files: tuple[File, ...]) -> Lines:
    out: list[Node] = []
    for file in files:
        if out:
            out.append(" · ")
        out.append(element("a", file.label, href=file.href, type=file.media_type))
    return (tuple(out),) if out else ()
