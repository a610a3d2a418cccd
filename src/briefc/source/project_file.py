"""`briefc.yaml` and `-D key=value` to a `Project`."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from briefc.model.diagnostic import Diagnostic, error, warning
from briefc.model.files import Refused
from briefc.model.outcome import Outcome, Read
from briefc.model.profile import profiles_of
from briefc.model.project import Project
from briefc.model.setting import key_of
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.source.config_schema import schema
from briefc.source.regular import read_anywhere
from briefc.source.typed import bind, hints, item_type, value_type
from briefc.source.yaml_text import MAXIMUM_BYTES, Node, Scalar, Sequence, Table, plain_value, read_yaml

__all__ = ["PROJECT_FILE", "check_project", "load_project", "locate", "schema"]

PROJECT_FILE = "briefc.yaml"


def load_project(root: Path, name: str = PROJECT_FILE, overrides: Mapping[str, str] | None = None) -> Outcome[Project]:
    """The settings in `root/name`, with `overrides` (dotted key → text, from `-D`) laid over them.

    The value is None when anything is wrong; all errors are reported at once, each at its line and column, those of an
    override at `-D KEY`. `reads` holds the file. Codes: `config.unreadable` (absent, too large, no file), those of
    `read_yaml` and `bind`, and `config.override`.
    """
    findings: list[Diagnostic] = []
    data = read_anywhere(root / name, name, MAXIMUM_BYTES)
    if isinstance(data, Refused):
        return Outcome(None, (_unreadable(name, data),))
    read = Read("file", name, hashlib.sha256(data).hexdigest())
    tree = read_yaml(name, data)
    findings += tree.diagnostics
    if tree.value is None:
        return Outcome(None, tuple(findings), (read,))
    node = tree.value
    for key, text in (overrides or {}).items():
        laid = _override(node, key, text)
        if isinstance(laid, Diagnostic):
            findings.append(laid)
        else:
            node = laid
    project = bind(node, Project, findings.append)
    outcome = Outcome(project, tuple(findings), (read,))
    return Outcome(None, outcome.diagnostics, outcome.reads) if outcome.failed else outcome


def locate(root: Path, name: str, key: str) -> Span:
    """Where a dotted key stands in the project file: the nearest enclosing section when it does not, else the file."""
    data = read_anywhere(root / name, name, MAXIMUM_BYTES)
    node = None if isinstance(data, Refused) else read_yaml(name, data).value
    where = Span(name)
    for step in key.split("."):
        if not isinstance(node, Table):
            break
        found = next(((k, v) for k, v in node.entries if k.text == step), None)
        if found is None:
            break
        where = found[0].span
        node = found[1]
    return where


def check_project(
    project: Project, formats: Iterable[str], root: Path, name: str = PROJECT_FILE
) -> tuple[Diagnostic, ...]:
    """What the settings lack for the formats that are to be made.

    Codes: `config.domain` (an error: NewsML without a domain has no permanent identifiers), `config.rights`,
    `config.profile` (an error: a name that no profile has), `config.ledger` (an error: a ledger among what is built),
    `config.destinations` (two of one address).
    """
    findings: list[Diagnostic] = []
    newsml = "newsml" in set(formats)
    if newsml and not project.agency.domain:
        message = "NewsML items need the agency's own domain name for their permanent identifiers"
        findings.append(error("config.domain", locate(root, name, "agency"), message, "set agency.domain"))
    if newsml and not project.agency.rights:
        message = "no copyright notice is set; NewsML items will carry none"
        findings.append(warning("config.rights", locate(root, name, "agency"), message, "set agency.rights"))
    if PurePosixPath(project.ledger.path).is_relative_to(PurePosixPath(project.output)):
        findings.append(
            error(
                "config.ledger",
                locate(root, name, "ledger.path"),
                f"the ledger would lie in the output folder, {project.output}, which may be removed at any time",
                "choose a place outside, such as .briefc/ledger.sqlite",
            )
        )
    asked = {"newsml.profile": project.newsml.profile}
    asked.update((f"destinations.{key}.profile", one.profile) for key, one in project.destinations.items())
    served: dict[tuple[str, str], str] = {}
    for key, one in project.destinations.items():
        other = served.setdefault((one.url, one.endpoint), key)
        if other != key:
            findings.append(
                warning(
                    "config.destinations",
                    locate(root, name, f"destinations.{key}.url"),
                    f"{other} and {key} have the same address: messages for one take the place of those for the other",
                    "give each an address of its own, or take one out",
                )
            )
    known = profiles_of(project.newsml)
    for key, profile in asked.items():
        if profile and profile not in known:
            findings.append(
                error(
                    "config.profile",
                    locate(root, name, key),
                    f'there is no NewsML profile "{profile}"',
                    *did_you_mean(profile, known),
                    f"the profiles are {', '.join(known)}; newsml.profiles describes further ones",
                )
            )
    return tuple(findings)


def _unreadable(name: str, refusal: Refused) -> Diagnostic:
    if refusal.code == "source.absent":
        advice = ("`briefc new DIR` makes a project; -C DIR names the folder of one",)
        return error("config.unreadable", Span(name), "this folder has no project file", *advice)
    return error("config.unreadable", Span(name), refusal.message)


def _override(tree: Node, key: str, text: str) -> Node | Diagnostic:
    """The tree with one dotted key set, or why it cannot be."""
    span = Span(f"-D {key}")
    steps = key.split(".")
    kind: Any = Project
    for number, step in enumerate(steps):
        if value_type(kind) is not None:
            # A name of the user's own; what stands under it is a text, or a section with keys of its own.
            kind = value_type(kind)
            if dataclasses.is_dataclass(kind):
                continue
            if number == len(steps) - 1:
                kind = str
                break
        known = {key_of(f.name): f.name for f in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else {}
        if step not in known:
            before = ".".join(steps[:number])
            message = f'unknown key "{step}"' + (f" in {before}" if before else "")
            return error("config.override", span, message, *did_you_mean(step, known))
        kind = hints(kind)[known[step]]
    if dataclasses.is_dataclass(kind) or value_type(kind) is not None:
        return error("config.override", span, f"{key} is a section; set one of its keys, as {key}.KEY=VALUE")
    return _laid(tree, steps, _leaf(kind, text, span), span)


def _leaf(kind: Any, text: str, span: Span) -> Node:
    """A value as the user typed it: a list's items stand between commas, text needs no quotes."""
    if item_type(kind) is not None:
        items = [item.strip() for item in text.split(",")] if text.strip() else []
        return Sequence(tuple(Scalar(item, item, span) for item in items), span)
    return Scalar(text if kind is str else plain_value(text.strip()), text, span)


def _laid(node: Node | None, steps: list[str], leaf: Node, span: Span) -> Node:
    if not steps:
        return leaf
    if not isinstance(node, Table):
        if node is not None and not (isinstance(node, Scalar) and node.value is None):
            return node  # not a section: the binder says so, at the place in the file
        node = Table((), span if node is None else node.span)
    step, *further = steps
    entries = [(k, _laid(v, further, leaf, span) if k.text == step else v) for k, v in node.entries]
    if node.get(step) is None:
        entries.append((Scalar(step, step, span), _laid(None, further, leaf, span)))
    return Table(tuple(entries), node.span)
