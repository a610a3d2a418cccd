"""How an item is printed: its own fields over the project's settings."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from briefc.model.article import Metadata
from briefc.model.pdf_settings import Pdf
from briefc.model.print_settings import PrintSettings, print_settings
from briefc.model.project import Project, ThemeChoice

PLAIN = Metadata("briefing", "b", "", None)
OTHER = Pdf(
    theme="house",
    page="Letter",
    tlp="TLP:RED",
    classification="OFFICIAL",
    conformance="x-4",
    intent="press.icc",
    intent_name="FOGRA51",
    attach="none",
    logo="logo.png",
    duplex=True,
    bleed=3.0,
    marks=True,
    contents=False,
    index=False,
    sources=False,
)


def test_nothing_said_gives_the_defaults() -> None:
    assert print_settings(PLAIN, Project()) == PrintSettings()


def test_every_setting_of_the_project_arrives() -> None:
    settings = print_settings(PLAIN, Project(pdf=OTHER))
    assert settings == PrintSettings(
        **{one.name: getattr(OTHER, one.name) for one in fields(PrintSettings)} | {"tlp": "RED"}
    )


@pytest.mark.parametrize(
    ("field", "value", "setting"),
    [
        ("pdf_page", "A4", "page"),
        ("pdf_theme", "dispatch", "theme"),
        ("tlp", "GREEN", "tlp"),
        ("classification", "SECRET", "classification"),
        ("pdf_conformance", "plain", "conformance"),
        ("pdf_duplex", False, "duplex"),
        ("pdf_bleed", 0.0, "bleed"),
        ("pdf_marks", False, "marks"),
        ("pdf_contents", True, "contents"),
        ("pdf_index", True, "index"),
        ("pdf_sources", True, "sources"),
    ],
)
def test_what_an_item_says_holds_over_the_project(field: str, value: Any, setting: str) -> None:
    metadata = replace(PLAIN, **{field: value})
    settings = print_settings(metadata, Project(pdf=OTHER))
    assert getattr(settings, setting) == value
    assert settings != print_settings(PLAIN, Project(pdf=OTHER))


def test_print_wears_the_theme_of_pages_unless_it_has_one() -> None:
    house = Project(theme=ThemeChoice("house"))
    assert print_settings(PLAIN, house).theme == "house"
    assert print_settings(PLAIN, replace(house, pdf=Pdf(theme="dispatch"))).theme == "dispatch"
