"""The stages, as a worker runs them: one function a job, from plain values to plain values.

`pipeline` decides what has to run and puts the results together; nothing here knows of a store or writes a file. What a
stage needs is imported in the stage: a warm build runs none of them, and should not wait for their libraries.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, is_dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefc.build.tracking import ABSENT, Recorder, TrackedFiles, TrackedMapping, track_settings, whole_digest
from briefc.model.article import Article, Briefing, Card, Document, Metadata
from briefc.model.artifact import Artifact, PrintPage
from briefc.model.asset import Asset, Copies
from briefc.model.diagnostic import Diagnostic, Severity, error
from briefc.model.files import Refused
from briefc.model.format import Format, Rendering
from briefc.model.members import Lists
from briefc.model.notice import notice
from briefc.model.outcome import Outcome, Read
from briefc.model.pack import Codec, digest_bytes, digest_text
from briefc.model.print_settings import print_settings, print_theme
from briefc.model.printed import PrintPart
from briefc.model.printers import PrintSample, PrintShared
from briefc.model.project import Project
from briefc.model.register import NO_REGISTERS, Entry, Listed, Register, Registers
from briefc.model.span import NOWHERE, Span
from briefc.model.theme import Theme
from briefc.outputs import FORMATS
from briefc.source.files import Files
from briefc.source.plugins import PluginError, load_plugins
from briefc.source.schemas import NO_SCHEMAS, SchemaFolder

if TYPE_CHECKING:
    from briefc.formats.pdf.fonts import FontShelf
    from briefc.markup.directive import DirectiveTable


@dataclass(frozen=True, slots=True)
class Equipment:
    """What is not data but code: the formats, the directives, and the codec of articles, which hold directives' nodes.

    `extensions` are the distributions whose plug-ins are among them. Directives are imported when somebody asks for
    them: a warm build unpacks no article.
    """

    extensions: tuple[str, ...]
    formats: Mapping[str, Format]
    digests: tuple[str, ...]

    @property
    def directives(self) -> DirectiveTable:
        """All directives by their canonical names."""
        return _directives(self.extensions)

    @property
    def codec(self) -> Codec:
        """The codec of all values that may be stored, articles among them."""
        return _codec(self.extensions)


@lru_cache(maxsize=4)
def equip(extensions: tuple[str, ...]) -> Equipment:
    """The equipment with the plug-ins of the named distributions. Raises PluginError with a message for the user."""
    plugins = load_plugins(extensions)
    formats = {fmt.name: fmt for fmt in FORMATS}
    for fmt in plugins.formats:
        _refuse_stranger(fmt, Format)
        plugins.refuse_duplicate("format", fmt.name, formats)
        formats[fmt.name] = fmt
    if plugins.directives:
        _directives(extensions)
    return Equipment(extensions, formats, plugins.digests)


@lru_cache(maxsize=4)
def _directives(extensions: tuple[str, ...]) -> DirectiveTable:
    from briefc.directives.table import DuplicateDirectiveError, directive_table
    from briefc.markup.directive import Directive

    plugins = load_plugins(extensions)
    for directive in plugins.directives:
        _refuse_stranger(directive, Directive)
        if not is_dataclass(directive.node) or "__slots__" not in vars(directive.node):
            raise PluginError(f'the node of the directive "{directive.name}" must be a dataclass with slots=True')
    try:
        return directive_table(plugins.directives)
    except DuplicateDirectiveError as twice:
        raise PluginError(str(twice)) from None


@lru_cache(maxsize=4)
def _codec(extensions: tuple[str, ...]) -> Codec:
    return Codec(directive.node for directive in _directives(extensions).values())


def _refuse_stranger(value: object, kind: type[Any]) -> None:
    if not isinstance(value, kind):
        raise PluginError(f"an entry point of an extension leads to {value!r}, which is no {kind.__name__}")


CODEC = Codec()
"""The codec of what stages give and of what they are given, in which articles are packed already."""


# --- registers -------------------------------------------------------------------------------------------------------


def register(shared: tuple[str, str], payload: tuple[str, bytes]) -> Outcome[Listed]:
    """Read one register: (path, bytes) to its entries; `shared` are the project's time zone and language."""
    from briefc.source.registers import read_register

    path, data = payload
    return read_register(path, data, *shared)


def entry_digest(entry: Entry) -> str:
    """The digest of an entry."""
    return digest_bytes(CODEC.pack(entry))


def names_digest(codes: tuple[str, ...]) -> str:
    """The digest of what bears a name or a handle."""
    return digest_text(*codes)


def track_registers(registers: Registers, recorder: Recorder) -> Registers:
    """A view of the registers that records what is asked of them, as the kinds that `register_answer` knows."""
    return Registers(
        TrackedMapping("register", registers.entries, recorder, entry_digest),
        {
            kind: TrackedMapping(f"{kind}-name", names, recorder, names_digest, registers.digests.get(kind, ""))
            for kind, names in registers.names.items()
        },
        TrackedMapping("handle", registers.handles, recorder, names_digest),
        registers.digests,
    )


def register_answer(registers: Registers, read: Read) -> str | None:
    """Today's answer to a read of one of the registers' kinds; None for a read of another kind."""
    views: dict[str, tuple[Mapping[str, Any], Callable[[Any], str]]] = {
        "register": (registers.entries, entry_digest),
        "handle": (registers.handles, names_digest),
        **{f"{kind}-name": (names, names_digest) for kind, names in registers.names.items()},
    }
    if read.kind in views:
        values, digest = views[read.kind]
        return digest(values[read.name]) if read.name in values else ABSENT
    known = next((kind for kind in registers.digests if read.kind == f"{kind}-names"), None)
    if known:
        return registers.digests[known]
    if read.kind.removesuffix("s") in views:
        return whole_digest(*views[read.kind.removesuffix("s")])
    return None


# --- read ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadShared:
    """What all read jobs share: the project's root folder, its settings and registers."""

    root: str
    project: Project
    registers: Registers = NO_REGISTERS


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """A source read: the packed article (empty when it could not be read), its card, what was said, what was asked.

    `written` is the digest of what its author wrote, for the ledger (`ledger.digest`). `lists` are a briefing's lists
    of articles, so that who wants to know its members need not unpack it.
    """

    article: bytes
    card: Card | None
    diagnostics: tuple[Diagnostic, ...]
    reads: tuple[Read, ...]
    written: str = ""
    lists: Lists | None = None


def read(shared: ReadShared, payload: tuple[str, bytes]) -> ReadAnswer:
    """Read one source: (path, bytes) to an article and its card."""
    from briefc.ledger import digest
    from briefc.link.assemble import lists_of
    from briefc.rst.head_edit import without_field
    from briefc.rst.read import card_of, read_article
    from briefc.source.characters import check_text
    from briefc.source.gathering import Gathering
    from briefc.vocabulary.languages import check_language
    from briefc.vocabulary.subjects import check_subjects

    path, data = payload
    recorder = Recorder()
    project = track_settings(shared.project, recorder)
    equipment = equip(shared.project.extensions)
    text, diagnostics = check_text(path, data, project.limits)
    if any(one.severity >= Severity.ERROR for one in diagnostics):
        return ReadAnswer(b"", None, diagnostics, recorder.reads)
    disk = Files(Path(shared.root), shared.project.limits)
    files = Gathering(
        TrackedFiles(disk, recorder), digest.text_digest, partial(disk.read, most=disk.limits.image_bytes)
    )
    registers = track_registers(shared.registers, recorder)
    outcome = read_article(path, text, project, files, equipment.directives, registers)
    found = (*diagnostics, *outcome.diagnostics)
    if outcome.value is None:
        return ReadAnswer(b"", None, found, recorder.reads)
    article = outcome.value
    found = (*found, *check_subjects(article.metadata), *check_language(article.metadata.language, article.span))
    written = digest.source_digest(without_field(data.decode("utf-8-sig"), "guid"), files.digests)
    card = card_of(article, equipment.directives)
    lists = lists_of(article) if card.type == "briefing" else None
    return ReadAnswer(equipment.codec.pack(article), card, found, recorder.reads, written, lists)


# --- resolve, assemble, render ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RenderShared:
    """What all render jobs share. `cards` are the items that are out, `labels` the names that `:ref:` knows.

    `schemas` are the official schemas that XML is checked against, if there are any. `print_themes` are the themes that
    print is dressed in, by name.
    """

    root: str
    project: Project
    theme: Theme
    cards: Mapping[str, Card]
    labels: Mapping[str, tuple[str, str, str]]
    cache: str
    ahead: bool = False
    profile: str = ""
    register: Mapping[str, Entry] = field(default_factory=dict)
    schemas: SchemaFolder = NO_SCHEMAS
    print_themes: Mapping[str, Theme] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RenderPayload:
    """One item to render: its packed article, its members' (slug, packed article) by chapter, the formats wanted.

    `plan` is empty for anything but a briefing: then (section id, title, slugs) a chapter.
    """

    article: bytes
    formats: tuple[str, ...]
    plan: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    members: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class RenderAnswer:
    """What one format made of an item: files, pictures they use, what was said, what was asked."""

    files: tuple[Artifact | PrintPage, ...]
    pictures: tuple[Asset, ...]
    diagnostics: tuple[Diagnostic, ...]
    reads: tuple[Read, ...]
    failed: bool


RESOLVE = "resolve"
"""The pseudo-format of a render job that only finds what references lead to."""


def card_digest(card: Card) -> str:
    """The digest of a card."""
    return digest_bytes(CODEC.pack(card))


def text_digest(text: str) -> str:
    """The digest of a template or a style sheet."""
    return digest_text(text)


def print_digest(theme: Theme) -> str:
    """The digest of what a theme says of its print: the faces, and whether parts stand alone."""
    return digest_text(repr((theme.fonts, theme.parted)))


def label_digest(label: tuple[str, str, str]) -> str:
    """The digest of where a label leads."""
    return digest_text(*label)


@contextmanager
def _unswept() -> Iterator[None]:
    """Look for no garbage meanwhile: what content and markup are made of is much, and nothing in it forms a circle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_unswept()
def render(shared: RenderShared, payload: RenderPayload) -> dict[str, RenderAnswer]:
    """Resolve one item and render it in each of the formats wanted; the answer for `resolve` is always among them."""
    from briefc.link import assemble
    from briefc.model.walk import find

    equipment = equip(shared.project.extensions)
    recorder = Recorder()
    cards = TrackedMapping("card", shared.cards, recorder, card_digest)
    labels = TrackedMapping("label", shared.labels, recorder, label_digest)
    resolved = _resolved(equipment, payload.article, cards, labels)
    answers = {RESOLVE: RenderAnswer((), (), resolved.diagnostics, recorder.reads, resolved.failed)}
    if resolved.value is None or resolved.failed:
        return answers
    document: Document = resolved.value
    if resolved.value.metadata.type == "briefing" and not notice(resolved.value.metadata):
        members = {}
        for slug, packed in payload.members:
            member = _resolved(equipment, packed, cards, labels)
            if member.value is None or member.failed:
                lost = error("articles.member-failed", resolved.value.span, f'the article "{slug}" has errors')
                answers[RESOLVE] = replace(answers[RESOLVE], diagnostics=(*resolved.diagnostics, lost), failed=True)
                return answers
            members[slug] = member.value
        document = assemble.assemble(resolved.value, payload.plan, members, cards)
    pictures: tuple[Asset, ...] = ()
    if set(payload.formats) - {"pdf"}:  # a print page brings its pictures along
        pictures = tuple({asset.digest: asset for asset in find(document, Asset)}.values())
    for name in payload.formats:
        answers[name] = _rendered(equipment.formats[name], document, pictures, shared, recorder.reads)
    return answers


def _resolved(
    equipment: Equipment, packed: bytes, cards: Mapping[str, Card], labels: Mapping[str, tuple[str, str, str]]
) -> Outcome[Article]:
    from briefc.link import resolve
    from briefc.link.notice import as_notice

    article: Article = equipment.codec.unpack(packed)
    if notice(article.metadata):
        article = as_notice(article)
    return resolve.resolve(article, cards, labels)


def _rendered(
    fmt: Format, document: Document, pictures: tuple[Asset, ...], shared: RenderShared, before: tuple[Read, ...]
) -> RenderAnswer:
    recorder = Recorder()
    for asked in before:
        recorder.note(asked.kind, asked.name, asked.digest)
    project = track_settings(shared.project, recorder)
    theme = _theme_for(fmt, document, project, shared)
    files = Files(Path(shared.root), shared.project.limits)
    rendering = Rendering(
        project=project,
        theme=_tracked_theme(theme, shared.theme.name, recorder),
        cards=TrackedMapping("card", shared.cards, recorder, card_digest),
        directives=equip(shared.project.extensions).directives,
        media=files.published,
        cache=shared.cache,
        ahead=shared.ahead,
        profile=shared.profile,
        copies=lambda asset: _copies(files, asset, shared.cache),
        register=TrackedMapping("register", shared.register, recorder, entry_digest),
        file=lambda path: _file(files, path, recorder),
        picture=lambda path: TrackedFiles(files, recorder).image("", f"/{path}"),
    )
    outcome = fmt.render(document, rendering)
    span = document.text.span if isinstance(document, Briefing) else document.span
    refused = by_schema(outcome.value or (), fmt.name, shared.schemas, recorder, span)
    return RenderAnswer(
        files=outcome.value or (),
        pictures=pictures if fmt.name != "pdf" else (),
        diagnostics=(*outcome.diagnostics, *refused),
        reads=(*recorder.reads, *outcome.reads),
        failed=outcome.failed or any(one.code == "newsml.schema" for one in refused),
    )


def _theme_for(fmt: Format, document: Document, project: Project, shared: RenderShared) -> Theme:
    """The theme that a format dresses a document in: print has its own, which the document may name."""
    if fmt.name != "pdf":
        return shared.theme
    text = document.text if isinstance(document, Briefing) else document
    return shared.print_themes.get(print_theme(text.metadata.pdf_theme, project), shared.theme)


def _tracked_theme(theme: Theme, site: str, recorder: Recorder) -> Theme:
    """A view of a theme that records what is asked of it; the kinds of all but the `site`'s theme bear its name."""
    kind = "" if theme.name == site else f"{theme.name}/"
    recorder.note(f"{kind}theme-print", "", print_digest(theme))
    return replace(
        theme,
        templates=TrackedMapping(f"{kind}template", theme.templates, recorder, text_digest),
        styles=TrackedMapping(f"{kind}style", theme.styles, recorder, text_digest),
        files=TrackedMapping(f"{kind}static", theme.files, recorder, digest_bytes),
        settings=TrackedMapping(f"{kind}theme-setting", theme.settings, recorder, repr),
    )


def theme_answer(theme: Theme, kind: str, name: str) -> str | None:
    """Today's answer to a question to a theme, its kind without the theme's name; None for another kind."""
    if kind == "theme-print":
        return print_digest(theme)
    views: dict[str, tuple[Mapping[str, Any], Callable[[Any], str]]] = {
        "template": (theme.templates, text_digest),
        "style": (theme.styles, text_digest),
        "static": (theme.files, digest_bytes),
        "theme-setting": (theme.settings, repr),
    }
    if kind in views:
        values, digest = views[kind]
        return digest(values[name]) if name in values else ABSENT
    return whole_digest(*views[kind.removesuffix("s")]) if kind.removesuffix("s") in views else None


def _file(files: Files, path: str, recorder: Recorder) -> bytes | Refused:
    answer = files.read(path, files.limits.image_bytes)
    recorder.note("bytes", path, bytes_digest(answer))
    return answer


def bytes_digest(answer: bytes | Refused) -> str:
    """The digest of a file that was read as it is, or was not to be had."""
    return digest_text(answer.code, answer.message) if isinstance(answer, Refused) else digest_bytes(answer)


XML_FORMATS = frozenset({"newsml", "nitf"})
"""The formats whose files the official schemas judge."""


def by_schema(
    files: Iterable[Artifact | PrintPage], name: str, schemas: SchemaFolder, recorder: Recorder, span: Span
) -> tuple[Diagnostic, ...]:
    """What the official schemas refuse of the XML of a format; nothing where there are no schemas.

    Codes: `newsml.schema`, and `schema.unusable` for a folder that does not hold them.
    """
    if name not in XML_FORMATS:
        return ()
    recorder.note("schemas", "", schemas.digest)
    if not schemas.path:
        return ()
    from briefc.formats.newsml.schema import SchemaError, check_by_schema

    written = (file for file in files if isinstance(file, Artifact) and file.path.endswith(".xml"))
    try:
        return tuple(
            found for file in written for found in check_by_schema(file.data, schemas.path, schemas.digest, span)
        )
    except SchemaError as reason:
        message = f"the schemas in {schemas.path} cannot be used, so nothing is checked by them: {reason}"
        return (error("schema.unusable", NOWHERE, message, "`briefc schema add` takes IPTC's schemas in"),)


def _copies(files: Files, asset: Asset, folder: str) -> Copies:
    from briefc.source.copies import kept_copies

    try:
        return kept_copies(asset, files.published(asset), folder)
    except OSError as reason:
        return Copies(trouble=f"it went away during the build: {reason}")


# --- print -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LinkOrder:
    """Records to be linked to one PDF: the page they were made of, and the packed record of each of its parts.

    With `settled` no part is laid out again, whatever the number of digits its page references want.
    """

    page: PrintPage
    records: tuple[bytes, ...]
    settled: bool = False


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What came of a part: its packed record, empty when there were errors, and what was said."""

    record: bytes
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """What came of linking: the PDF (None when there were errors), or the parts that want other numbers of digits.

    `digits` says for the name of a part and the target of a reference how many digits there must be.
    """

    data: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()
    digits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def parts_of(page: PrintPage) -> tuple[PrintPart, ...]:
    """The parts that a page is laid out in."""
    from briefc.formats.pdf import parts

    return parts.parts_of(page)


def ready_to_print(shared: PrintShared, sample: PrintSample | None) -> None:
    """Load what printing needs, and have its temporary files where they are removed when this process is stopped.

    With a sample a page like it is laid out, so that the style sheets are read and the typefaces there.
    """
    import tempfile

    from briefc.formats.pdf import fonts, readiness

    tempfile.tempdir = shared.scratch or None
    shelf = fonts.font_shelf(Path(shared.cache))
    readiness.load(shelf)
    if sample is not None:
        _practise(sample, shelf)
    # Libraries stay, and records are many small values that stay until all are linked: neither is garbage.
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _practise(sample: PrintSample, shelf: FontShelf) -> None:
    from briefc.formats.html.print_paper import print_styles
    from briefc.formats.pdf import readiness
    from briefc.source.discovery import read_source
    from briefc.source.themes import load_theme

    root, project = Path(sample.root), sample.project
    theme = load_theme(root, project, print_theme("", project)).value
    if theme is not None:
        styles = print_styles(theme, print_settings(Metadata("article", "", "", None), project), [])
        text = read_source(root, sample.path, project.limits).decode("utf-8", "replace") if sample.path else ""
        readiness.practise(theme, styles, project.agency.language, text, shelf)


def print_piece(shared: PrintShared, piece: PrintPart | LinkOrder) -> LaidOut | Linked:
    """Lay out a part, or link what was laid out."""
    from briefc.formats.pdf import fonts, layout, linking

    shelf = fonts.font_shelf(Path(shared.cache))
    if isinstance(piece, PrintPart):
        laid = layout.lay_out(piece, shelf)
        return LaidOut(b"" if laid.failed else CODEC.pack(laid.value), laid.diagnostics)
    records = [CODEC.unpack(record) for record in piece.records]
    digits = {} if piece.settled else linking.wrong_digits(records)
    if digits:
        return Linked(None, (), digits)
    linked = linking.link(piece.page, records, shelf)
    return Linked(None if linked.failed else linked.value, linked.diagnostics)


# --- the site as a whole ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FrontShared:
    """What the pages of the site as a whole are made of: the project, the theme, the items that are out."""

    project: Project
    theme: Theme
    cards: Mapping[str, Card]


def front(shared: FrontShared, _: None) -> RenderAnswer:
    """The site's index."""
    from briefc.formats.html import pages

    recorder = Recorder()
    theme = shared.theme
    outcome = pages.index_page(
        tuple(shared.cards.values()),
        Rendering(
            project=track_settings(shared.project, recorder),
            theme=replace(
                theme,
                templates=TrackedMapping("template", theme.templates, recorder, text_digest),
                styles=TrackedMapping("style", theme.styles, recorder, text_digest),
            ),
            cards=shared.cards,
            directives=equip(shared.project.extensions).directives,
            media=lambda _: b"",
        ),
    )
    return RenderAnswer(outcome.value or (), (), outcome.diagnostics, recorder.reads, outcome.failed)


@dataclass(frozen=True, slots=True)
class KnowledgeShared:
    """What all registers' items are made of besides the register: the project, the entries of all registers."""

    project: Project
    entries: Mapping[str, Entry]
    schemas: SchemaFolder = NO_SCHEMAS


def knowledge(shared: KnowledgeShared, register: Register) -> RenderAnswer:
    """One register's knowledgeItem; no file for a register that is not exported."""
    from briefc.formats.newsml.knowledge import knowledge_item

    recorder = Recorder()
    entries = TrackedMapping("register", shared.entries, recorder, entry_digest)
    outcome = knowledge_item(register, entries, track_settings(shared.project, recorder))
    files = () if outcome.value is None else (outcome.value,)
    found = (*outcome.diagnostics, *by_schema(files, "newsml", shared.schemas, recorder, Span(register.path)))
    failed = any(one.severity >= Severity.ERROR for one in found)
    return RenderAnswer(files, (), found, recorder.reads, failed)


@dataclass(frozen=True, slots=True)
class SiteShared:
    """What the files that all pages share are made of: the theme; and the folder for cut fonts."""

    theme: Theme
    cache: str


def site_files(shared: SiteShared, _: None) -> RenderAnswer:
    """The files that all pages share: style sheet, fonts, icon."""
    from briefc.formats.html import sitewide

    outcome = sitewide.site_files(shared.theme, shared.cache)
    return RenderAnswer(outcome.value or (), (), outcome.diagnostics, (), outcome.failed)
