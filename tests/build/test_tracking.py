"""Views behave as the values do, and write down what was asked of them."""

from __future__ import annotations

from briefc.build.tracking import Recorder, TrackedMapping, setting_digest, setting_named, track_settings, whole_digest
from briefc.model.pack import digest_text
from briefc.model.project import Agency, Project


def test_only_the_leaves_that_were_read_are_recorded() -> None:
    recorder = Recorder()
    project = Project(agency=Agency(name="Desk", domain="desk.example"))
    view = track_settings(project, recorder)
    assert view.agency.name == "Desk"
    assert view.pdf.articles is False
    assert [(read.kind, read.name) for read in recorder.reads] == [
        ("setting", "agency.name"),
        ("setting", "pdf.articles"),
    ]


def test_a_derived_setting_records_what_it_is_made_of() -> None:
    recorder = Recorder()
    view = track_settings(Project(agency=Agency(name="Desk")), recorder)
    assert view.site_title == "Desk"
    assert {read.name for read in recorder.reads} == {"site.title", "agency.name"}


def test_a_recorded_digest_is_that_of_the_value_later() -> None:
    recorder = Recorder()
    project = Project(timezone="Europe/Vienna")
    assert track_settings(project, recorder).timezone == "Europe/Vienna"
    (read,) = recorder.reads
    assert read.digest == setting_digest(setting_named(project, read.name))
    assert read.digest != setting_digest(setting_named(Project(), read.name))


def test_a_missing_entry_is_an_answer_too() -> None:
    recorder = Recorder()
    view = TrackedMapping("card", {"a": "1"}, recorder, digest_text)
    assert view.get("b") is None
    assert "a" in view
    assert [(read.name, bool(read.digest)) for read in recorder.reads] == [("b", False), ("a", True)]


def test_walking_over_a_mapping_records_the_whole() -> None:
    recorder = Recorder()
    values = {"a": "1", "b": "2"}
    assert sorted(TrackedMapping("card", values, recorder, digest_text)) == ["a", "b"]
    (read,) = recorder.reads
    assert (read.kind, read.name, read.digest) == ("cards", "*", whole_digest(values, digest_text))
    assert read.digest != whole_digest({**values, "c": "3"}, digest_text)
