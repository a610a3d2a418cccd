"""A document to the page that is printed: one HTML text with its style sheets and pictures, as one value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefc.formats.html import skeleton
from briefc.formats.html.print_article import plain_title, printed_article
from briefc.formats.html.print_briefing import IDS, briefing_parts
from briefc.formats.html.print_fields import fields_of, running_number, title_of
from briefc.formats.html.print_form import form_of, formed
from briefc.formats.html.print_manner import DrawMath, PrintJob
from briefc.formats.html.print_paper import check_labels, output_intent, print_styles
from briefc.formats.html.print_sources import list_of_sources, sources
from briefc.formats.html.print_speakers import speakers
from briefc.formats.html.print_text import fit_for_print
from briefc.formats.html.print_words import print_words, tlp_label
from briefc.formats.html.words import words_for
from briefc.markup.element import Markup
from briefc.model.article import Article, Briefing, Document, Moment
from briefc.model.artifact import PrintPage
from briefc.model.content import Placed, plain
from briefc.model.diagnostic import Diagnostic, Severity, error
from briefc.model.format import Rendering
from briefc.model.outcome import Outcome
from briefc.model.print_settings import print_settings
from briefc.model.span import Span
from briefc.model.walk import find


def print_page(document: Document, given: Rendering, draw_math: DrawMath) -> Outcome[PrintPage]:
    """An article or a briefing to the page that the printer takes; None and errors when it cannot be made.

    `draw_math` turns TeX into a drawing, or None. Codes: `math.draw`, `pdf.resource`, `pdf.label`, `pdf.profile`,
    `theme.style`, `theme.template`.
    """
    tops = {article.slug: f"top-{article.slug}" for article in _articles(document)}
    language = _text(document).metadata.language
    settings = print_settings(_text(document).metadata, given.project)
    cited = sources(_articles(document), tops, language) if settings.sources else ()
    spoken = speakers(document.members if isinstance(document, Briefing) else (document,), language)
    job = PrintJob(given, draw_math, tops, cited, spoken, tlp_label(settings.tlp), settings)
    if isinstance(document, Briefing):
        name, values = "print/briefing.html", briefing_parts(document, job)
        check_labels(document, settings.tlp, job.diagnostics)
    else:
        name, values = "print/article.html", _article(document, job)
    text = _text(document)
    fields = fields_of(document, job)
    heads = tuple(tops.values())[1:] if isinstance(document, Briefing) else ()
    form = form_of(given.theme, heads)
    values = {key: formed(part, form, language) for key, part in values.items()}
    values["heading"] = title_of(document, job)
    named_source = print_words(language).source.replace(" ", "\u00a0")
    numbers = {one.address: named_source.format(number=number) for number, one in enumerate(job.cited, 1)}
    shown = {key: skeleton.finished(fit_for_print(part, language, numbers)) for key, part in values.items()}
    named = [
        {
            "key": one.key,
            "name": one.name,
            "value": skeleton.finished(fit_for_print(one.value, language)),
            "long": one.long,
        }
        for one in fields
    ]
    rendered = skeleton.render(given.theme, name, {**shown, "fields": named, **_plain_values(document, job)})
    styles = print_styles(given.theme, settings, job.diagnostics)
    intent = output_intent(given, settings, job.diagnostics)
    found = (*job.diagnostics, *rendered.diagnostics, *_left_out(shown, rendered.value, name))
    if rendered.value is None or any(one.severity >= Severity.ERROR for one in found):
        return Outcome(None, found)
    metadata = text.metadata
    fonts = [
        (f"briefc-font:{face.file}", "font/ttf", given.theme.files[face.file])
        for face in given.theme.fonts
        if not face.package and face.file in given.theme.files
    ]
    page = PrintPage(
        html=rendered.value,
        styles=styles,
        resources=(*((name, *value) for name, value in sorted(job.resources.items())), *fonts),
        title=plain_title(text),
        language=language,
        created=_iso(metadata.date),
        modified=_iso(metadata.updated or metadata.date),
        origins=tuple(_origins(document, tops)),
        source=text.path,
        path=f"pdf/{text.slug}.pdf",
        authors=metadata.byline or ((given.project.agency.name,) if given.project.agency.name else ()),
        description=metadata.summary or " ".join(plain(text.subtitle).split()),
        keywords=metadata.keywords,
        fonts=given.theme.fonts,
        rights=metadata.rights or given.project.agency.rights,
        publisher=metadata.issuer or given.project.agency.name,
        identifier=f"{metadata.guid}, version {metadata.version}",
        label=job.label,
        marking=settings.classification,
        conformance=settings.conformance,
        intent=intent,
        duplex=settings.duplex,
        parted=given.theme.parted,
    )
    return Outcome(page, found)


def _left_out(shown: Mapping[str, str], html: str | None, template: str) -> Iterator[Diagnostic]:
    """What a template does not say, though it says what goes before it: further parts of a list."""
    for name in ("further_speakers", "further_sources"):
        if html is not None and shown.get(name) and shown[name] not in html:
            message = f'the template "{template}" leaves out {{{{ {name} }}}}, in which a long list goes on'
            hint = "write it after the section of the list, as the default theme does"
            yield error("theme.template", Span(template), message, hint)


def _text(document: Document) -> Article:
    return document.text if isinstance(document, Briefing) else document


def _articles(document: Document) -> tuple[Article, ...]:
    return (document.text, *document.members) if isinstance(document, Briefing) else (document,)


def _iso(moment: Moment | None) -> str:
    return moment.iso if moment else ""


def _origins(document: Document, tops: dict[str, str]) -> Iterator[tuple[str, Span]]:
    """The ids of the page with the places in the sources that made them."""
    for article in _articles(document):
        yield tops[article.slug], article.span
        for block in find(article.body, Placed):
            if block.id and block.span.path:
                yield block.id, block.span


# --- an article alone ------------------------------------------------------------------------------------------------


def _article(article: Article, job: PrintJob) -> dict[str, Markup]:
    language = article.metadata.language
    return {
        "article": (printed_article(article, job, 1, language),),
        "logo": job.logo(),
        "sources": list_of_sources(job.cited, language) if job.cited else (),
    }


def _plain_values(document: Document, job: PrintJob) -> dict[str, object]:
    """What templates write themselves: texts, which they escape."""
    text = _text(document)
    language, project = text.metadata.language, job.given.project
    own = print_words(language)
    return {
        "title": plain_title(text),
        "short_title": job.shortened(plain_title(text)),
        "language": language,
        "direction": text.metadata.direction,
        "newsroom": project.site_title,
        "paper": job.settings.page.lower(),
        "tlp": job.label,
        "marking": job.settings.classification,
        "reference": text.metadata.reference,
        "number": running_number(text.metadata.reference),
        "theme": dict(job.given.theme.settings),
        "words": {
            "of": own.of,
            "contents": words_for(language).contents,
            "key_points": words_for(language).key_points,
            "speakers": own.speakers,
            "posts": own.posts,
            "sources": own.sources,
            "about": own.about,
        },
        "ids": IDS,
    }
