"""docutils' directives by canonical name: those that are taken, and those that are refused and what to use instead."""

from __future__ import annotations

from typing import Any

from docutils.parsers.rst.directives import admonitions, body, misc, parts

from briefc.rst.code import Code
from briefc.rst.contents import Contents
from briefc.rst.include import Include
from briefc.rst.pictures import Figure, Picture
from briefc.rst.role_directive import RoleDirective
from briefc.rst.table_directives import CsvTable, ListTable, Table

STANDARD: dict[str, Any] = {
    "admonition": admonitions.Admonition,
    "attention": admonitions.Attention,
    "caution": admonitions.Caution,
    "class": misc.Class,
    "code": Code,
    "compound": body.Compound,
    "container": body.Container,
    "contents": Contents,
    "csv-table": CsvTable,
    "danger": admonitions.Danger,
    "epigraph": body.Epigraph,
    "error": admonitions.Error,
    "figure": Figure,
    "highlights": body.Highlights,
    "hint": admonitions.Hint,
    "image": Picture,
    "important": admonitions.Important,
    "include": Include,
    "line-block": body.LineBlock,
    "list-table": ListTable,
    "math": body.MathBlock,
    "note": admonitions.Note,
    "parsed-literal": body.ParsedLiteral,
    "pull-quote": body.PullQuote,
    "replace": misc.Replace,
    "role": RoleDirective,
    "rubric": body.Rubric,
    "sectnum": parts.Sectnum,
    "sidebar": body.Sidebar,
    "table": Table,
    "tip": admonitions.Tip,
    "topic": body.Topic,
    "unicode": misc.Unicode,
    "warning": admonitions.Warning,
}
"""The directives that are read, docutils' own or ours in their place."""

REFUSED: dict[str, tuple[str, ...]] = {
    "date": ("the clock is in no output; write the date, or give it in the field :date: below the title",),
    "default-role": ("name the role where it is used: :ROLE:`text`",),
    "footer": ("what stands on every page belongs to the theme",),
    "header": ("what stands on every page belongs to the theme",),
    "meta": ("describe the article in the fields below its title: :summary:, :keywords:, :subjects:",),
    "raw": ("markup of one output would be lost in the others; use a directive, or a template of the theme",),
    "restructuredtext-test-directive": (),
    "target-notes": ("print lists the addresses of links by itself; use footnotes for notes of your own",),
    "title": ("the title is the first heading of the source",),
}
"""Directives that are refused, with what to use instead."""
