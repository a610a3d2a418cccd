"""A document to the page that is printed: one HTML text with its style sheets and pictures, as one value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefc.formats.html import skeleton
from briefc.formats.html.print_article import plain_title, printed_article, shortened
from briefc.formats.html.print_manner import DrawMath, PrintJob
from briefc.formats.html.print_parts import Line, article_line, colophon, contents, cover, key_points, lead_sentence
from briefc.formats.html.print_sources import Cited, list_of_sources, sources
from briefc.formats.html.print_speakers import index_of_speakers, speakers
from briefc.formats.html.print_text import fit_for_print
from briefc.formats.html.print_words import print_words, tlp_label
from briefc.formats.html.words import words_for
from briefc.markup.element import Markup, Node, element
from briefc.model.article import Article, Briefing, Document, Moment
from briefc.model.artifact import PrintPage
from briefc.model.content import Blocks, Extension, Figure, List, Placed, Section, Table, plain
from briefc.model.diagnostic import Severity
from briefc.model.facts import Posted
from briefc.model.format import Rendering
from briefc.model.members import MemberList
from briefc.model.outcome import Outcome
from briefc.model.span import Span
from briefc.model.walk import find

TYPEFACES = "Spectral, Fira Sans, IBM Plex, Noto"


def print_page(document: Document, given: Rendering, draw_math: DrawMath) -> Outcome[PrintPage]:
    """An article or a briefing to the page that the printer takes; None and errors when it cannot be made.

    `draw_math` turns TeX into a drawing, or None. Codes: `math.draw`, `pdf.resource`, `theme.template`.
    """
    tops = {article.slug: f"top-{article.slug}" for article in _articles(document)}
    job = PrintJob(given, draw_math, tops)
    if isinstance(document, Briefing):
        name, values = "print/briefing.html", _briefing(document, job)
    else:
        name, values = "print/article.html", _article(document, job)
    text = document.text if isinstance(document, Briefing) else document
    language = text.metadata.language
    shown = {key: skeleton.finished(fit_for_print(part, language)) for key, part in values.items()}
    rendered = skeleton.render(given.theme, name, {**shown, **_plain_values(document, job)})
    found = (*job.diagnostics, *rendered.diagnostics)
    if rendered.value is None or any(one.severity >= Severity.ERROR for one in found):
        return Outcome(None, found)
    metadata = text.metadata
    fonts = [
        (f"briefc-font:{face.file}", "font/ttf", given.theme.files[face.file])
        for face in given.theme.fonts
        if not face.package
    ]
    page = PrintPage(
        html=rendered.value,
        styles=_styles(given),
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
    )
    return Outcome(page, found)


def _articles(document: Document) -> tuple[Article, ...]:
    return (document.text, *document.members) if isinstance(document, Briefing) else (document,)


def _iso(moment: Moment | None) -> str:
    return moment.iso if moment else ""


def _styles(given: Rendering) -> tuple[str, ...]:
    """The theme's print style, and that of the paper where the theme has one of its own."""
    paper = f"print-{given.project.pdf.page.lower()}.css"
    styles = given.theme.styles
    return (styles["print.css"], *((styles[paper],) if paper in styles else ()))


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
    cited = sources((article,), dict(job.tops), language)
    return {
        "article": (printed_article(article, job, 1, language),),
        "sources": list_of_sources(cited, language) if cited else (),
    }


def _plain_values(document: Document, job: PrintJob) -> dict[str, object]:
    """What templates write themselves: texts, which they escape."""
    text = document.text if isinstance(document, Briefing) else document
    language, project = text.metadata.language, job.given.project
    own = print_words(language)
    return {
        "title": plain_title(text),
        "short_title": shortened(plain_title(text)),
        "language": language,
        "direction": text.metadata.direction,
        "newsroom": project.site_title,
        "paper": project.pdf.page.lower(),
        "tlp": _tlp(document, job),
        "words": {
            "of": own.of,
            "contents": words_for(language).contents,
            "key_points": words_for(language).key_points,
            "speakers": own.speakers,
            "sources": own.sources,
            "about": own.about,
        },
        "ids": IDS,
    }


IDS = {"key_points": "key-points", "speakers": "speakers", "sources": "sources", "about": "about"}
"""The ids of the parts; no id of the content model is without a number and a slug."""


def _tlp(document: Document, job: PrintJob) -> str:
    if isinstance(document, Briefing):
        return tlp_label(document.text.metadata.tlp or job.given.project.pdf.tlp)
    return tlp_label(document.metadata.tlp)


# --- a briefing ------------------------------------------------------------------------------------------------------


def _briefing(briefing: Briefing, job: PrintJob) -> dict[str, Markup]:
    language = briefing.text.metadata.language
    found = speakers(briefing.members, language)
    cited = sources((briefing.text, *briefing.members), dict(job.tops), language)
    points = _points(briefing, job)
    return {
        "cover": cover(briefing, job, found, _tlp(briefing, job)),
        "contents": contents(_groups(briefing, job, points, bool(found), cited), language),
        "key_points": key_points(points, briefing, job) if points else (),
        "body": _body(briefing, job),
        "speakers": index_of_speakers(found, language),
        "sources": list_of_sources(cited, language) if cited else (),
        "about": colophon(briefing, job, TYPEFACES),
    }


def _points(briefing: Briefing, job: PrintJob) -> List | None:
    """The list of the briefing's key points, from the first directive of that name."""
    text = briefing.text
    for block in text.body:
        if _is_points(block):
            directive = job.given.directives[block.directive]
            setting = job.manner(text, 2).setting
            return next(find(directive.core(block.node, setting), List), None)
    return None


def _is_points(block: object) -> bool:
    return isinstance(block, Extension) and block.directive == "key-points"


def _groups(
    briefing: Briefing, job: PrintJob, points: List | None, spoken: bool, cited: Sequence[Cited]
) -> list[tuple[str, list[Line]]]:
    language = briefing.text.metadata.language
    words, own = words_for(language), print_words(language)
    groups: list[tuple[str, list[Line]]] = []
    if points:
        groups.append((own.summary, [Line(IDS["key_points"], words.key_points)]))
    for chapter in briefing.chapters:
        name = chapter.title or own.articles
        groups.append((name, [article_line(member, job, language) for member in chapter.members]))
    groups.append((own.exhibits, list(_exhibits(briefing, language))))
    reference = [
        *([Line(IDS["speakers"], own.speakers)] if spoken else []),
        *([Line(IDS["sources"], own.sources)] if cited else []),
        Line(IDS["about"], own.about),
    ]
    groups.append((own.reference, reference))
    return groups


def _exhibits(briefing: Briefing, language: str) -> Iterator[Line]:
    """Tables and pictures that have a caption, and posts."""
    words, own = words_for(language), print_words(language)
    for article in briefing.members:
        title = plain_title(article)
        for block in find(article.body, Placed):
            if isinstance(block, Table) and block.id and block.caption:
                yield Line(block.id, " ".join(plain(block.caption).split()), f"{words.table}, {title}")
            elif isinstance(block, Figure) and block.id and block.caption:
                yield Line(block.id, lead_sentence(article, block.caption), f"{own.picture}, {title}")
        for fact in article.facts:
            if isinstance(fact, Posted):
                by = own.post_by.format(name=fact.author.name or fact.handle)
                yield Line(fact.id, by, f"{own.post}, {title}")


# --- the body: own text and articles, in the order of the source --------------------------------------------------------


def _body(briefing: Briefing, job: PrintJob) -> Markup:
    """The sections with their own text, and where a list of articles stands, the articles themselves."""
    chapters = iter(briefing.chapters)
    own = tuple(block for block in briefing.text.body if not _is_points(block))
    return tuple(_run(own, briefing, job, 2, chapters))


def _run(blocks: Blocks, briefing: Briefing, job: PrintJob, level: int, chapters: Iterator[object]) -> Iterator[Node]:
    """Markup of a run of blocks at one depth; headings begin at `level`."""
    manner = job.manner(briefing.text, level)
    around = briefing.text.metadata.language
    waiting: list[Node] = []
    for block in blocks:
        lists = [one for one in find(block, Extension) if isinstance(one.node, MemberList)]
        if not lists:
            waiting.extend(manner.flow((block,), manner))
        elif isinstance(block, Section):
            yield from _opening(waiting)
            waiting = []
            yield from _chapter(block, briefing, job, level, chapters)
        else:
            yield from _opening(waiting)
            waiting = []
            for _ in lists:
                for member in getattr(next(chapters, None), "members", ()):
                    yield printed_article(member, job, level, around)
    yield from _opening(waiting)


def _opening(waiting: list[Node]) -> Iterator[Node]:
    if waiting:
        yield element("div", tuple(waiting), class_="own text")


def _chapter(
    block: Section, briefing: Briefing, job: PrintJob, level: int, chapters: Iterator[object]
) -> Iterator[Node]:
    """A section that holds articles: its heading and own text open the page of its first article."""
    manner = job.manner(briefing.text, level)
    heading = element(f"h{min(level, 6)}", *_title(block, manner), class_="chapter-title")
    inner = tuple(_run(block.body, briefing, job, level + 1, chapters))
    yield element(
        "section",
        heading,
        inner,
        class_="chapter",
        id=block.id,
        data_part=shortened(" ".join(plain(block.title).split())),
    )


def _title(block: Section, manner: object) -> Markup:
    from briefc.formats.html.inlines import inlines
    from briefc.formats.html.print_text import bound

    return bound(inlines(block.title, manner))  # type: ignore[arg-type]
