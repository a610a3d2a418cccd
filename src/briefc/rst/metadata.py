"""A source's metadata: the first field list after the title, as plain text, typed and checked field by field."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from briefc.model.article import Metadata, Moment, Subject
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.facts import Person
from briefc.model.naming import person_of
from briefc.model.project import Project
from briefc.model.register import NO_REGISTERS, Registers
from briefc.model.span import Span
from briefc.rst.head import Field, Head, late_fields, read_head
from briefc.rst.metadata_fields import (
    BY_NAME,
    FIELDS,
    SLUG,
    FieldError,
    field_help,
    named,
    parts,
    slug_help,
    slugged,
)


def read_metadata(
    path: str, text: str, project: Project, registers: Registers = NO_REGISTERS
) -> tuple[Metadata | None, Head, tuple[Diagnostic, ...]]:
    """The typed metadata of a source with the project's defaults, its head, and everything wrong with either.

    `path` is relative to the project root, the lines of `text` end in a bare line feed. A field whose value cannot be
    read is an error and counts as absent, so that what can be read is known all the same. None when there is neither
    a title nor a field list.
    """
    head, said = read_head(path, text)
    findings = list(said)
    if not head.title and not head.listed:
        return None, head, tuple(findings)
    if not head.listed:
        findings.append(_no_metadata(path, text, head))
    values, places = _values(head, project, findings)
    metadata = _filled(path, values, places, head, project, findings)
    metadata = _credited(metadata, places, registers, findings)
    return metadata, head, tuple(findings)


def _credited(
    metadata: Metadata, places: dict[str, Field], registers: Registers, findings: list[Diagnostic]
) -> Metadata:
    """The metadata with its authors and contributors as the registers know them; a code gives way to the name."""
    if "byline" in places:
        authors = _people(places["byline"], metadata.language, registers, findings)
        metadata = replace(metadata, byline=tuple(author.name for author in authors), authors=authors)
    if "contributors" in places:
        contributors = _people(places["contributors"], metadata.language, registers, findings)
        metadata = replace(metadata, contributors=contributors)
    return metadata


def _people(field: Field, language: str, registers: Registers, findings: list[Diagnostic]) -> tuple[Person, ...]:
    """The people of a field: names or `@code`s, each with a role in brackets if wanted."""
    people = []
    for part in parts(field.value, ";"):
        name, role = named(unicodedata.normalize("NFC", part.text))
        person, remarks = person_of(registers, name, language, role, speaks=False)
        people.append(person)
        span = field.place(part.start, part.end)
        findings += [Diagnostic(one.severity, one.code, span, one.message, one.hints) for one in remarks]
    return tuple(people)


def _no_metadata(path: str, text: str, head: Head) -> Diagnostic:
    lines = head.body_text.split("\n")
    late = late_fields(lines, frozenset(BY_NAME))
    if late:
        raw = lines[late - 1].rstrip()
        return error(
            "metadata.late",
            Span(path, late, 1, late, len(raw) + 1),
            "the metadata does not follow the title at once",
            "move these fields up, to right below the title, above all text and directives",
        )
    return error(
        "metadata.missing",
        head.title_span,
        "no metadata stands below the title",
        "write at least its date below the title, with a blank line before and after it: :date: 2024-05-16",
    )


def _values(head: Head, project: Project, findings: list[Diagnostic]) -> tuple[dict[str, Any], dict[str, Field]]:
    """The typed values by field, and the fields by name; what cannot be read is reported and left out."""
    values: dict[str, Any] = {}
    places: dict[str, Field] = {}
    for field in head.fields:
        kind = BY_NAME.get(field.name)
        if kind is None:
            findings.append(
                error("metadata.unknown", field.span, f'unknown field "{field.name}"', *field_help(field.name))
            )
            continue
        if field.name in places:
            first = places[field.name].span
            findings.append(
                error(
                    "metadata.twice",
                    field.span,
                    f'the field "{field.name}" stands here twice',
                    f"it is already given on line {first.line}; keep one of them",
                )
            )
            continue
        places[field.name] = field
        if not field.value:
            findings.append(
                warning("metadata.empty", field.span, f'the field "{field.name}" is empty', "fill it in or remove it")
            )
            continue
        try:
            values[field.name] = kind.read(field.value, lambda: project.timezone)
        except FieldError as reason:
            span = field.place(reason.start, reason.end) if reason.end else field.value_span
            findings.append(error(reason.code, span, str(reason), *reason.hints))
    return values, places


def _filled(
    path: str,
    values: dict[str, Any],
    places: dict[str, Field],
    head: Head,
    project: Project,
    findings: list[Diagnostic],
) -> Metadata:
    """The metadata with its defaults (docs/decisions, 5 to 8), the rules that join several fields checked."""
    kind = values.get("type", "article")
    slug = values.get("slug") or _stem(path, "slug" in places, findings)
    date: Moment | None = values.get("date")
    if date is None and kind != "page" and head.listed and "date" not in places:
        findings.append(
            error(
                "metadata.date-missing",
                head.fields[0].span if head.fields else head.title_span,
                f"the metadata of {'an article' if kind == 'article' else 'a briefing'} needs a date",
                "add, for example, :date: 2024-05-16T09:40Z",
            )
        )
    _check_versions(values, places, findings)
    for name, field in places.items():
        if kind not in BY_NAME[name].of:
            only = "only a briefing has it" if kind == "article" else f"a {kind} has none"
            findings.append(
                warning(
                    "metadata.not-here",
                    field.span,
                    f'the field "{name}" has no effect: {only}',
                    f"remove it, or add :type: {BY_NAME[name].of[0]}",
                )
            )
    rights = values.get("rights") or project.agency.rights
    if not rights and kind != "page":
        findings.append(
            warning(
                "metadata.rights",
                head.title_span,
                "nothing says who holds the rights",
                "set agency.rights in briefc.yaml, or add the field :rights:",
            )
        )
    rest = {one.attribute: values[one.name] for one in FIELDS if one.name in values}
    rest.pop("contributors", None)
    rest |= {
        "type": kind,
        "slug": slug,
        "guid": values.get("guid") or _guid(date, slug, project),
        "date": date,
        "subjects": tuple(
            Subject(part.text, places["subjects"].place(part.start, part.end)) for part in values.get("subjects", ())
        ),
        "language": values.get("language") or project.agency.language,
        "slugline": values.get("slugline") or project.agency.slugline or slug.upper(),
        "rights": rights,
        "source": values.get("source") or project.agency.source,
    }
    if kind == "briefing":
        rest["tlp"] = values.get("tlp") or project.pdf.tlp.removeprefix("TLP:")
    return Metadata(**rest)


def _stem(path: str, given: bool, findings: list[Diagnostic]) -> str:  # noqa: FBT001 - private, one caller
    """The slug that the file's name gives; of a name that is none (reported unless `given`) the nearest."""
    stem = PurePosixPath(path).stem
    if SLUG.fullmatch(stem):
        return stem
    if not given:
        findings.append(
            error(
                "metadata.slug-file",
                Span(path),
                f'the file\'s name makes no slug: "{stem}"',
                *slug_help(stem),
                "rename the file, or add the field :slug:",
            )
        )
    return slugged(stem) or "untitled"


def _guid(date: Moment | None, slug: str, project: Project) -> str:
    """A tag URI (RFC 4151) of the agency's domain, the item's first day and its slug; "" without a domain or date."""
    if date is None:
        return ""
    domain = project.agency.domain
    return f"tag:{domain},{date.at.date().isoformat()}:{slug}" if domain else ""


def _check_versions(values: dict[str, Any], places: dict[str, Field], findings: list[Diagnostic]) -> None:
    date, updated = values.get("date"), values.get("updated")
    if values.get("version", 1) > 1 and "updated" not in places:
        findings.append(
            error(
                "metadata.version-updated",
                places["version"].value_span,
                f"version {values['version']} does not say when it was made",
                "add the field :updated: with the time of this version",
            )
        )
    if date is not None and updated is not None and updated.at < date.at:
        hint = "give the time of the update too" if updated.day else "the date is when the item was first made"
        findings.append(
            error("metadata.updated", places["updated"].value_span, "the update lies before the date", hint)
        )
