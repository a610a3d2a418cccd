"""One fault of a document's tree, before it has a place in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from briefc.model.diagnostic import Diagnostic, Severity
from briefc.model.span import Span

Node: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml's one name for what a tree is made of

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"
XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the element at fault."""

    severity: Severity
    code: str
    message: str
    element: Node
    hints: tuple[str, ...] = ()

    def at(self, span: Span) -> Diagnostic:
        """The fault as a finding at a place."""
        return Diagnostic(self.severity, self.code, span, self.message, self.hints)


def wrong(code: str, message: str, element: Node, *hints: str) -> Fault:
    """A fault that makes the document wrong."""
    return Fault(Severity.ERROR, code, message, element, hints)


def doubtful(code: str, message: str, element: Node, *hints: str) -> Fault:
    """A fault that a receiver may or may not mind."""
    return Fault(Severity.WARNING, code, message, element, hints)


def noted(code: str, message: str, element: Node, *hints: str) -> Fault:
    """Something worth knowing, and no fault by itself."""
    return Fault(Severity.INFO, code, message, element, hints)


def local(element: Node) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
