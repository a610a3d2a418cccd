"""Diagnostics for programs: JSON lines, GitHub's workflow commands, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from briefc.model.diagnostic import Diagnostic, Severity
from briefc.report.explanation import Explanation
from briefc.report.terminal import Lines, safe

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_dict(found: Diagnostic) -> dict[str, Any]:
    """A diagnostic as plain data; columns count code points from 1, 0 is unknown."""
    span = found.span
    return {
        "severity": found.severity.label,
        "code": found.code,
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": found.message,
        "help": list(found.hints),
        "trace": [str(place) for place in found.trace],
    }


def json_lines(found: Iterable[Diagnostic]) -> Iterator[str]:
    """One JSON object a line."""
    for one in found:
        yield json.dumps(as_dict(one), ensure_ascii=False)


def github(found: Iterable[Diagnostic]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the changed line."""
    for one in found:
        span = one.span
        fields = [f"file={_property(span.path)}"] if span.path else []
        if span.line:
            fields += [f"line={span.line}", f"col={max(1, span.column)}"]
        fields.append(f"title={_property(one.code)}")
        text = "\n".join((one.message, *(f"help: {hint}" for hint in one.hints)))
        yield f"::{_GITHUB[one.severity]} {','.join(fields)}::{_data(text)}"


def _data(text: str) -> str:
    return safe(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(found: Iterable[Diagnostic], version: str, lines: Lines, explain: dict[str, Explanation]) -> str:
    """One SARIF 2.1.0 log. Columns are UTF-16 code units, as editors count them (SARIF 3.14.17, `columnKind`)."""
    results = list(found)
    codes = sorted({one.code for one in results})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": explain[code].title if code in explain else code},
            **({"help": {"text": explain[code].remedy}} if code in explain else {}),
        }
        for code in codes
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "briefc", "version": version, "rules": rules}},
                "columnKind": "utf16CodeUnits",
                "results": [_sarif_result(one, codes.index(one.code), lines) for one in results],
            }
        ],
    }
    return json.dumps(log, indent=1, ensure_ascii=False)


def _sarif_result(found: Diagnostic, rule: int, lines: Lines) -> dict[str, Any]:
    span = found.span
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[found.severity],
        "message": {"text": "\n".join((found.message, *(f"help: {hint}" for hint in found.hints)))},
    }
    if span.path:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(span.path)}}
        if span.line:
            source = lines(span.path)
            region = {"startLine": span.line, "startColumn": _utf16(source, span.line, span.column or 1)}
            if span.end_line and span.end_column:
                region["endLine"] = span.end_line
                region["endColumn"] = _utf16(source, span.end_line, span.end_column)
            place["region"] = region
        result["locations"] = [{"physicalLocation": place}]
    return result


def _uri(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - only SARIF needs it

    return quote(path)


def _utf16(source: tuple[str, ...], line: int, column: int) -> int:
    """The column in UTF-16 code units of a column in code points, both from 1."""
    text = source[line - 1] if 0 < line <= len(source) else ""
    return column + sum(1 for character in text[: column - 1] if ord(character) > 0xFFFF)
