"""The `include` directive: another file of the project, through the one door, its lines with their true numbers."""

from __future__ import annotations

from typing import Any

from docutils import nodes, statemachine
from docutils.parsers import rst
from docutils.parsers.rst import directives

from briefc.model.diagnostic import Severity
from briefc.model.files import Refused
from briefc.model.span import Span
from briefc.rst.session import session_of

END_OF_INCLUSION = "\ufdd0"
"""The comment that our state machine takes for the end of a file: a character that no source may hold."""


def input_lines(text: str, tab_width: int = 8) -> list[str]:
    """The lines of a source as docutils wants them: tabs expanded, no white space at their ends.

    docutils' own function would part lines at every separator that Unicode knows, and numbers would be off.
    """
    return [line.replace("\v", " ").replace("\f", " ").expandtabs(tab_width).rstrip() for line in text.split("\n")]


def _numbering(value: str | None) -> int:
    """The number of the first line; 1 when the option stands alone."""
    return 1 if value is None else int(value)


class Include(rst.Directive):
    """`.. include:: PATH`: parsed where it stands, or shown as it is with `:literal:` or `:code:`."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec = {  # noqa: RUF012 - docutils' way
        "class": directives.class_option,
        "code": directives.unchanged,
        "encoding": directives.unchanged_required,  # the files' room says which encodings there are
        "end-before": directives.unchanged,
        "end-line": int,
        "literal": directives.flag,
        "name": directives.unchanged,
        "number-lines": _numbering,
        "start-after": directives.unchanged,
        "start-line": int,
        "tab-width": int,
    }

    def run(self) -> list[Any]:
        """Nothing, after the lines were put into the input; or a literal block."""
        session = session_of(self.state)
        source, line = self.state_machine.get_source_and_line(self.lineno)
        reference = directives.path(self.arguments[0])
        place = session.find(source, line, self.arguments[0].split("\n", 1)[0])
        if not self._may(session, place):
            return []
        found = session.files.text(source or session.path, reference, self.options.get("encoding") or "utf-8")
        if isinstance(found, Refused):
            session.report(Severity.ERROR, found.code, place, found.message, *found.hints)
            return []
        session.included += 1
        session.take(found.diagnostics, place)
        if any(finding.severity >= Severity.ERROR for finding in found.diagnostics):
            return []
        lines, first = self._clip(found.text, place)
        session.lines[found.path] = found.text.split("\n")
        if "literal" in self.options or "code" in self.options:
            return [self._shown(lines, found.path, first)]
        if found.path == session.path or found.path in session.chain:
            session.report(
                Severity.ERROR,
                "include.circle",
                place,
                f'"{found.path}" includes itself',
                f"the way: {' > '.join([session.path, *session.chain, found.path])}",
            )
            return []
        self._insert(found.path, lines, first, place)
        return []

    def _may(self, session: Any, place: Span) -> bool:
        limits = session.project.limits
        if session.included >= limits.include_count:
            session.report(
                Severity.ERROR, "include.count", place, f"more than {limits.include_count} files are included"
            )
            return False
        if len(session.chain) >= limits.include_depth:
            session.report(
                Severity.ERROR,
                "include.depth",
                place,
                f"includes are nested more than {limits.include_depth} deep",
                f"the way: {' > '.join([session.path, *session.chain])}",
            )
            return False
        return True

    def _clip(self, text: str, place: Span) -> tuple[list[str], int]:
        """The wanted lines of the file, and how many lines stand before them."""
        session = session_of(self.state)
        lines = text.split("\n")
        if lines and not lines[-1]:
            lines.pop()
        begin, end, _ = slice(self.options.get("start-line"), self.options.get("end-line")).indices(len(lines))
        text, first = "\n".join(lines[begin:end]), begin
        for option, code in (("start-after", "include.start-after"), ("end-before", "include.end-before")):
            if option not in self.options:
                continue
            wanted = self.options[option]
            # As in docutils, nothing to look for means an empty line.
            at = text.find(wanted or "\n\n")
            if at < 0:
                session.report(
                    Severity.ERROR, code, place, f'the text of "{option}" is not in the file', f'it was: "{wanted}"'
                )
            elif option == "start-after":
                after = at + len(wanted or "\n\n")
                first += text.count("\n", 0, after)
                text = text[after:]
            else:
                text = text[: at if wanted else at + 1]
        return text.split("\n"), first

    def _shown(self, lines: list[str], path: str, first: int) -> nodes.literal_block:
        width = self.options.get("tab-width", 8)
        text = "\n".join(line.expandtabs(width) if width >= 0 else line for line in lines).removesuffix("\n")
        language = self.options.get("code") or ""
        classes = (["code"] if "code" in self.options else []) + self.options.get("class", [])
        node = nodes.literal_block(text, text, classes=classes)
        node["language"] = language.strip()
        if "number-lines" in self.options:
            node["first"] = self.options["number-lines"]
        node.source, node.line = path, first + 1
        self.add_name(node)
        return node

    def _insert(self, path: str, lines: list[str], first: int, place: Span) -> None:
        session = session_of(self.state)
        width = max(self.options.get("tab-width", 8), 0)
        made = input_lines("\n".join(lines), width)
        session.origins[path] = place
        session.chain.append(path)
        inserted = [*made, "", f".. {END_OF_INCLUSION}"]
        items = [(path, first + index) for index in range(len(inserted))]
        self.state_machine.insert_input(statemachine.StringList(inserted, items=items), path)
