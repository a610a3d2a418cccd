"""What briefc sets below a text from metadata comes back as metadata, and is not set there a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.chains.newsroom import Newsroom

FIELDS = """\
:language: {language}
:contributors: Cleo Maier (editor); 华春莹 (translator); dpa
:digital-source: trainedAlgorithmicMedia"""


@pytest.mark.parametrize("language", ["en", "de", "zh"])
def test_contributors_and_disclosure_come_back_as_fields(tmp_path: Path, language: str) -> None:
    first, second = Newsroom(tmp_path / "a"), Newsroom(tmp_path / "b")
    first.article("talks", "Talks opened.", fields=FIELDS.format(language=language))
    assert first.build(formats="newsml").code == 0
    taken = second.run("import", "newsml", str(first.root / "build" / "newsml" / "talks.xml"))
    assert taken.code == 0, taken.err
    assert second.build(formats="newsml").code == 0
    assert second.output("newsml/talks.xml") == first.output("newsml/talks.xml")


def test_a_like_line_of_others_stays(tmp_path: Path) -> None:
    first, second = Newsroom(tmp_path / "a"), Newsroom(tmp_path / "b")
    first.article("talks", "Talks opened.\n\nContributors: nobody", fields=FIELDS.format(language="en"))
    assert first.build(formats="newsml").code == 0
    second.run("import", "newsml", str(first.root / "build" / "newsml" / "talks.xml"))
    text = (second.root / "sources" / "talks.rst").read_text("utf-8")
    assert text.count("Contributors:") == 1
    assert "Contributors: nobody" in text


def test_the_particulars_of_a_briefing_come_back(tmp_path: Path) -> None:
    first, second = Newsroom(tmp_path / "a"), Newsroom(tmp_path / "b")
    fields = ":type: briefing\n:closing: 2024-05-16T12:00Z\n:reference: D-1\n:audience: Desks\n:issuer: The desk"
    first.article("day", "Text.", fields=fields)
    assert first.build(formats="newsml").code == 0
    taken = second.run("import", "newsml", str(first.root / "build" / "newsml"))
    assert taken.code == 0, taken.err
    assert second.build(formats="newsml").code == 0
    assert second.output("newsml/day.xml") == first.output("newsml/day.xml")
