"""The table directives; a `csv-table`'s file comes through the one door, and its cells know their lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

from docutils import nodes, statemachine
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives import tables
from docutils.utils import SystemMessagePropagation

from briefc.model.diagnostic import Severity
from briefc.model.files import Refused
from briefc.rst.session import session_of
from briefc.rst.unused import unused


class Table(tables.RSTTable):
    """`.. table::`, a table with a caption."""

    option_spec = {**(tables.RSTTable.option_spec or {}), "width": unused}  # noqa: RUF012 - docutils' way


class ListTable(tables.ListTable):
    """`.. list-table::`, a table written as a list of lists."""

    option_spec = {**(tables.ListTable.option_spec or {}), "width": unused}  # noqa: RUF012 - docutils' way


class CsvTable(tables.CSVTable):
    """`.. csv-table::` with its rows below it or, with `:file:`, in a file of the project."""

    option_spec = {  # noqa: RUF012 - docutils' way
        **{name: convert for name, convert in (tables.CSVTable.option_spec or {}).items() if name != "url"},
        "encoding": directives.unchanged_required,  # the files' room says which encodings there are
        "width": unused,
    }

    def run(self) -> list[Any]:
        """The table; a delimiter that Python's reader refuses is said like any other fault of the data."""
        # docutils asks this switch before it asks `get_csv_data`, which is ours and opens nothing.
        settings = self.state.document.settings
        settings.file_insertion_enabled = True
        try:
            made: list[Any] = list(super().run())
            return made
        except (TypeError, ValueError) as reason:
            raise self.error(f'Error with CSV data in "{self.name}" directive:\n{reason}') from reason
        finally:
            settings.file_insertion_enabled = False

    def get_csv_data(self) -> tuple[Any, str]:
        """The rows' lines and their source."""
        if "file" not in self.options or self.content:
            own: tuple[Any, str] = super().get_csv_data()  # type: ignore[no-untyped-call]
            return own
        session = session_of(self.state)
        source, line = self.state_machine.get_source_and_line(self.lineno)
        place = getattr(self.state, "option_places", {}).get("file") or session.block(source, line)
        found = session.files.text(
            source or session.path, self.options["file"], self.options.get("encoding") or "utf-8"
        )
        if isinstance(found, Refused):
            session.report(Severity.ERROR, found.code, place, found.message, *found.hints)
            raise SystemMessagePropagation(nodes.comment())
        session.take(found.diagnostics, place)
        session.lines.setdefault(found.path, found.text.split("\n"))
        lines = found.text.split("\n")
        while lines and not lines[-1]:
            lines.pop()
        return statemachine.StringList(lines, source=found.path), found.path

    def parse_csv_data_into_rows(self, csv_data: Iterable[str], dialect: Any, source: str) -> tuple[list[Any], int]:
        """Rows of cells; each cell's lines are numbered from the line on which its row begins."""
        items = csv_data.items if isinstance(csv_data, statemachine.StringList) else None
        reader = csv.reader((f"{line}\n" for line in csv_data), dialect=dialect)
        rows: list[Any] = []
        widest = begun = 0
        for row in reader:
            where, offset = items[begun] if items and begun < len(items) else (source, self.lineno - 1)
            begun = reader.line_num
            cells = []
            for cell in row:
                lines = cell.splitlines()
                places = [(where, (offset or 0) + index) for index in range(len(lines))]
                cells.append((0, 0, 0, statemachine.StringList(lines, items=places)))
            rows.append(cells)
            widest = max(widest, len(row))
        return rows, widest
