"""What a profile makes of an item: its payloads, their order, and what is said twice for some readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from briefc.formats.newsml.validate import validate
from tests.chains.newsroom import CONFIG, Newsroom

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NITF = "{http://iptc.org/std/NITF/2006-10-18/}"

BODY = """\
.. dateline::
   :place: Vienna
   :country: Austria
   :date: 2024-05-16

Talks *opened* [#a]_ with a `link <https://example.org/x>`_.

.. quote:: Amina Yusuf, envoy

   We will talk.

Background
==========

3. one
4. two

.. list-table::
   :header-rows: 1

   * - Year
     - Sum
   * - 2024
     - 3.4

.. figure:: p.svg
   :alt: A square

   A caption.

.. [#a] A note.
"""

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


def newsroom(tmp_path: Path, newsml: str) -> Newsroom:
    made = Newsroom(tmp_path, CONFIG + f"newsml:\n{newsml}")
    made.write("sources/p.svg", SQUARE)
    return made.article("talks", BODY, fields=":source: Ministry")


def item(tmp_path: Path, newsml: str) -> Any:
    made = newsroom(tmp_path, newsml)
    run = made.build(formats="newsml")
    assert run.code == 0, run.err
    data = made.output("newsml/talks.xml")
    assert [found for found in validate(data) if found.code != "newsml.unreadable"] == []
    return etree.fromstring(data)


def payloads(root: Any) -> list[str]:
    entries = root.find(f"{G2}contentSet")
    return [entry.get("contenttype") for entry in entries if entry.tag != f"{G2}remoteContent"]


@pytest.mark.parametrize(
    ("newsml", "expected"),
    [
        ("  profile: default\n", ["application/nitf+xml", "text/html"]),
        ("  profile: superdesk-like\n", ["application/nitf+xml", "text/html"]),
        ("  profile: strict-xhtml\n", ["application/xhtml+xml"]),
        ("  profile: plain\n", ["text/plain"]),
        (
            "  profile: ours\n  profiles:\n    ours:\n      payloads: [xhtml, text, nitf]\n",
            ["application/xhtml+xml", "text/plain", "application/nitf+xml"],
        ),
    ],
)
def test_payloads_are_those_of_the_profile_in_its_order(tmp_path: Path, newsml: str, expected: list[str]) -> None:
    root = item(tmp_path, newsml)
    assert payloads(root) == expected
    content = root.find(f"{G2}contentSet")
    assert content.get("original") == content[0].get("id")


def test_every_profile_is_valid_by_the_schema(tmp_path: Path, shared: Path) -> None:
    for name in ("default", "superdesk-like", "strict-xhtml", "plain"):
        made = newsroom(tmp_path / name, f"  profile: {name}\n")
        assert made.build(formats="newsml").code == 0
        found = validate(made.output("newsml/talks.xml"), shared / "newsml-g2")
        assert [one for one in found if one.code == "newsml.schema"] == []


def test_xhtml_holds_the_whole_text_and_nothing_newer_than_xhtml(tmp_path: Path) -> None:
    root = item(tmp_path, "  profile: strict-xhtml\n")
    body = root.find(f".//{XHTML}body")
    text = " ".join("".join(body.itertext()).split())
    for words in (
        "VIENNA",
        "Talks opened",
        "We will talk.",
        "Amina Yusuf",
        "Background",
        "one",
        "3.4",
        "A caption.",
        "A note.",
    ):
        assert words in text
    assert body.find(f".//{XHTML}ol").get("start") in {"3", None}
    assert {etree.QName(e).localname for e in body.iter(etree.Element)}.isdisjoint(
        {"figure", "figcaption", "footer", "section"}
    )
    assert body.find(f".//{XHTML}div[@class='figure']") is not None or body.find(f".//{XHTML}img") is not None


def test_a_voice_is_pointed_at_only_where_there_is_xml_to_point_into(tmp_path: Path) -> None:
    assert item(tmp_path / "a", "  profile: strict-xhtml\n").find(f"{G2}inlineRef") is not None
    plain = item(tmp_path / "b", "  profile: plain\n")
    assert plain.find(f"{G2}inlineRef") is None
    assert "Amina Yusuf" in [name.text for name in plain.iterfind(f"{G2}contentMeta/{G2}subject/{G2}name")]


def test_plain_text_is_the_whole_text(tmp_path: Path) -> None:
    text = item(tmp_path, "  profile: plain\n").findtext(f"{G2}contentSet/{G2}inlineData")
    for words in ("VIENNA", "Talks opened", "https://example.org/x", "We will talk.", "— Amina Yusuf", "3. one", "3.4"):
        assert words in text
    assert "<" not in text.replace("<https://example.org/x>", "")


def test_places_and_source_are_said_again_for_a_reader_that_asks(tmp_path: Path) -> None:
    meta = item(tmp_path / "a", "  profile: superdesk-like\n").find(f"{G2}contentMeta")
    place = meta.find(f"{G2}subject[@type='cptType:5']")
    assert place.findtext(f"{G2}name") == "Vienna"
    assert place.findtext(f"{G2}broader/{G2}name") == "Austria"
    assert meta.find(f"{G2}infoSource").get("role") == "cRole:source"
    other = item(tmp_path / "b", "  profile: default\n").find(f"{G2}contentMeta")
    assert other.find(f"{G2}subject[@type='cptType:5']") is None
    assert other.find(f"{G2}infoSource").get("role") != "cRole:source"


def test_an_unknown_profile_is_an_error_with_a_suggestion(tmp_path: Path) -> None:
    run = newsroom(tmp_path, "  profile: plane\n").build(formats="newsml")
    assert run.code == 2
    assert 'did you mean "plain"' in run.err
    assert "briefc.yaml:9:" in run.err


def test_a_message_holds_every_item_and_goes_when_nobody_asks_for_it(tmp_path: Path, shared: Path) -> None:
    made = newsroom(tmp_path, "  profile: default\n").article("rain", "It rained.", fields=":urgency: 2")
    assert made.build("--message", formats="newsml").code == 0
    data = made.output("newsml/all.message.xml")
    assert [one for one in validate(data, shared / "newsml-g2") if one.severity.name == "ERROR"] == []
    root = etree.fromstring(data)
    items = root.find(f"{G2}itemSet")
    assert items is not None
    guids = [one.get("guid") for one in items]
    assert guids[:2] == ["tag:desk.example,2024-05-16:rain", "tag:desk.example,2024-05-16:talks"]
    assert root.findtext(f"{G2}header/{G2}priority") == "2"
    assert root.findtext(f"{G2}header/{G2}sent") == "2024-05-16T00:00:00+00:00"
    before = made.tree()
    assert made.build("--message", formats="newsml").json["ran"] == {}
    assert made.tree() == before
    assert "newsml/all.message.xml" in made.build(formats="newsml").json["removed"]


def test_a_killed_briefing_is_killed_as_the_package_and_the_text_that_receivers_have(tmp_path: Path) -> None:
    made = Newsroom(tmp_path).article("talks", "They met.")
    made.article("morning", "Good morning.\n\n.. articles::\n\n   talks\n", fields=":type: briefing")
    assert made.build(formats="newsml").code == 0

    def states() -> dict[str, tuple[str, str]]:
        found = {}
        for name in ("morning", "morning.text"):
            root = etree.fromstring(made.output(f"newsml/{name}.xml"))
            status = root.find(f"{G2}itemMeta/{G2}pubStatus")
            assert status is not None
            found[root.get("guid", "")] = (etree.QName(root).localname, status.get("qcode", ""))
        return found

    guid = "tag:desk.example,2024-05-16:morning"
    assert states() == {guid: ("packageItem", "stat:usable"), f"{guid}:text": ("newsItem", "stat:usable")}
    made.edit(
        "sources/morning.rst",
        ":type: briefing",
        ":type: briefing\n:version: 2\n:updated: 2024-05-17\n:status: canceled",
    )
    assert made.build(formats="newsml").code == 0
    assert states() == {guid: ("packageItem", "stat:canceled"), f"{guid}:text": ("newsItem", "stat:canceled")}
