"""The registers of a project: every `.yaml` file in the source folders, and each file to its entries.

An error costs the field, entry or file that it stands in, and never an article that does not ask for it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from briefc.model.article import Moment
from briefc.model.countries import COUNTRIES
from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.files import Refused
from briefc.model.moment import FORMS, read_moment
from briefc.model.outcome import Outcome
from briefc.model.project import Project
from briefc.model.register import Entry, Kind, Listed, Register
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.source.discovery import SourceFile, walk
from briefc.source.files import Files
from briefc.source.register_fields import OrganisationFields, PersonFields, PlaceFields, RegisterFile
from briefc.source.typed import Report, bind, rule_of
from briefc.source.yaml_text import Node, Scalar, Table, read_yaml

SUFFIX = ".yaml"

SECTIONS: Mapping[str, tuple[Kind, type[Any]]] = {
    "people": ("person", PersonFields),
    "organisations": ("organisation", OrganisationFields),
    "places": ("place", PlaceFields),
}
"""The sections of a register file, with the kind of their entries and what those may say."""


def discover_registers(root: Path, project: Project) -> Outcome[tuple[SourceFile, ...]]:
    """All `.yaml` files in the project's source folders, sorted by path, as `discover` finds sources.

    Codes: `register.suffix` (a `.yml` file, which is not read), and those of `discover` and `Files`.
    """
    findings: list[Diagnostic] = []
    paths: set[str] = set()
    for folder in project.sources:
        top = str(PurePosixPath(folder))
        if (root / top).is_dir():
            paths.update(walk(root, top, project.output, (SUFFIX, ".yml"), findings.append))
    files = Files(root, project.limits)
    found: list[SourceFile] = []
    for path in sorted(paths):
        if not path.endswith(SUFFIX):
            message = "the registers are files that end in .yaml; this one is not read"
            findings.append(warning("register.suffix", Span(path), message, "rename it"))
            continue
        data = files.read(path)
        if isinstance(data, Refused):
            findings.append(error(data.code, Span(path), data.message, *data.hints))
        else:
            digest = hashlib.sha256(data).hexdigest()
            found.append(SourceFile(path, len(data), digest, PurePosixPath(path).stem))
    return Outcome(tuple(found), tuple(findings))


def read_register(path: str, data: bytes, zone: str, language: str) -> Outcome[Listed]:
    """The entries of a register file; dates without a zone are local to `zone`, names without a language in `language`.

    What is wrong is reported and left out: a field, else the entry that cannot do without it. The value is None only
    when the file cannot be read at all. Codes: those of `read_yaml` and `bind`, and `register.country`,
    `register.date`.
    """
    tree = read_yaml(path, data, keep_first=True)
    findings = list(tree.diagnostics)
    name = PurePosixPath(path).stem
    if tree.value is None:
        return Outcome(None, tuple(findings))
    node = tree.value
    if isinstance(node, Scalar) and node.value is None:
        node = Table((), node.span)
    head = _kept(_without(node, SECTIONS), RegisterFile, findings.append, "")
    head = head or RegisterFile()
    language = head.language or language
    entries: list[Entry] = []
    places: list[tuple[str, Span]] = []
    for section, (kind, cls) in SECTIONS.items():
        part = node.get(section) if isinstance(node, Table) else None
        for code, said in _section(part, section, findings.append):
            made = _entry(kind, code, said, cls, f"{section}.{code.text}", findings.append)
            if made is not None:
                entries.append(replace(made, language=language))
                places.append((made.key, code.span))
    register = Register(
        path,
        name,
        tuple(entries),
        head.title,
        language,
        _moment(node, "date", head.date, zone, findings.append),
        _moment(node, "updated", head.updated, zone, findings.append),
        head.version,
    )
    return Outcome(Listed(register, tuple(places)), tuple(findings))


# --- one file --------------------------------------------------------------------------------------------------------


def _without(node: Node, keys: Iterable[str]) -> Node:
    """A table without some of its keys; any other node as it is."""
    if not isinstance(node, Table):
        return node
    return Table(tuple((key, child) for key, child in node.entries if key.text not in keys), node.span)


def _kept(node: Node, cls: type[Any], report: Report, where: str) -> Any:
    """A `cls` made of what is right in a node, everything wrong reported; None when that is not enough for one."""
    found: list[Diagnostic] = []
    made = bind(node, cls, found.append, where)
    for one in found:
        report(one)
    if made is not None or not isinstance(node, Table):
        return made
    name = tuple((key, child) for key, child in node.entries if key.text == "name")
    good = []
    for key, child in node.entries:
        complaints: list[Diagnostic] = []
        bind(Table((*name, (key, child)) if key.text != "name" else name, node.span), cls, complaints.append)
        if not complaints:
            good.append((key, child))
    return bind(Table(tuple(good), node.span), cls, lambda _: None)


def _section(node: Node | None, section: str, report: Report) -> Sequence[tuple[Scalar, Node]]:
    """The entries of a section with codes that can be codes."""
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return ()
    if not isinstance(node, Table):
        bind(Table(((Scalar(section, section, node.span), node),), node.span), RegisterFile, report)
        return ()
    good = []
    rule = next(rule_of(field) for field in RegisterFile.__dataclass_fields__.values() if field.name == section)
    for key, child in node.entries:
        if re.search(rule.keys, key.text):
            good.append((key, child))
        else:
            message = f'{section}: "{key.text}" cannot be a code'
            report(error("config.value", key.span, message, f"use {rule.keys_shape}"))
    return good


def _entry(kind: Kind, code: Scalar, node: Node, cls: type[Any], where: str, report: Report) -> Entry | None:
    made = _kept(node, cls, report, where)
    if made is None:
        return None
    said = {name: getattr(made, name) for name in made.__dataclass_fields__}
    country = said.get("country", "")
    if country and country not in COUNTRIES:
        place = node.get("country") if isinstance(node, Table) else None
        message = f'{where}.country: there is no country "{country}"'
        span = place.span if place is not None else code.span
        report(error("register.country", span, message, *did_you_mean(country, COUNTRIES)))
        said["country"] = ""
    said["name"] = _line(said["name"])
    for field in ("names", "roles"):
        if field in said:
            said[field] = tuple((tag, _line(text)) for tag, text in said[field].items() if text.strip())
    said["aliases"] = tuple(_line(text) for text in said["aliases"] if text.strip())
    if "geonames" in said:
        said["geonames"] = str(said["geonames"] or "")
    if "position" in said:
        said["position"] = said["position"].replace(" ", "")
    if "handle" in said:
        said["handle"] = said["handle"].removeprefix("@")
    return Entry(kind, code.text, **said)


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _moment(node: Node, key: str, text: str, zone: str, report: Report) -> Moment | None:
    if not text:
        return None
    try:
        return read_moment(text, zone)
    except ValueError as reason:
        place = node.get(key) if isinstance(node, Table) else None
        report(error("register.date", place.span if place is not None else node.span, str(reason), FORMS))
        return None
