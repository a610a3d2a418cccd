"""What a register file may say, as a JSON Schema for editors and as the reference page."""

from __future__ import annotations

import dataclasses
import textwrap
from typing import Any

from briefc.source.config_schema import schema_of
from briefc.source.config_text import entry_pages, setting_rows
from briefc.source.register_fields import RegisterFile
from briefc.source.typed import default_of


def register_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a register file."""
    return schema_of(RegisterFile, "register", "People, organisations and places of a newsroom.")


def registers_page() -> str:
    """The reference page of register files, in Markdown."""
    lines = [
        "# Registers",
        "",
        "<!-- Generated from src/briefc/source/register_fields.py; tests/source/test_registers.py compares. -->",
        "",
        *textwrap.wrap(_INTRODUCTION, 118),
        "",
        "## Top level",
        "",
        *setting_rows(RegisterFile, default_of(RegisterFile), dataclasses.fields(RegisterFile), ""),
        *entry_pages(RegisterFile, "", "CODE"),
        "",
        *_RULES,
    ]
    return "\n".join(lines) + "\n"


_INTRODUCTION = (
    "Every file in the source folders whose name ends in `.yaml` is a register. What it holds is shared by all texts "
    "of the project, whichever file it stands in; [Keep registers](../how-to/registers.md) shows how they are used. It "
    "is YAML, read as [briefc.yaml](config.md) is: typed, with suggestions, each error at its line and column. `briefc "
    "config schema register` prints the JSON Schema."
)

_RULES = (
    "## Rules",
    "",
    "- A code is of lower-case letters and digits, with hyphens, full stops or `_` between them. It is unique among",
    "  the entries of its kind in all registers; do not change or reuse one that was published.",
    "- An error costs the field or the entry that it stands in. Texts that do not name the entry are built as ever.",
    "- Names are compared without regard to case and blanks. Accents count.",
)
