"""What a delivery asks of the pipeline: items in hand, nothing on the disk, embargoes and holds by its own rules."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefc import pipeline
from briefc.source.project_file import load_project
from tests.chains.newsroom import Newsroom


def made(newsroom: Newsroom, **over: object) -> dict[str, pipeline.MadeItem]:
    project = load_project(newsroom.root).value
    assert project is not None
    given: dict[str, Any] = {
        "root": newsroom.root,
        "project": project,
        "formats": ("newsml",),
        "output": newsroom.root / "build",
        "cache": newsroom.cache,
        "shared_cache": newsroom.cache / "shared",
        "now": datetime(2024, 6, 1, tzinfo=UTC),
        **over,
    }
    _, items = pipeline.make(pipeline.Request(**given))
    return {item.card.slug: item for item in items}


def test_items_come_in_hand_and_nothing_is_written(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path).article("talks", "They met.")
    items = made(newsroom)
    assert [file.path for file in items["talks"].files] == ["newsml/talks.xml"]
    assert not (newsroom.root / "build").exists()
    newsroom.build(formats="newsml")
    assert newsroom.output("newsml/talks.xml") == items["talks"].files[0].data


def test_an_embargoed_item_is_made_only_ahead_and_says_so(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path).article("talks", "They met.", fields=":embargo: 2024-07-01T06:00Z")
    assert made(newsroom) == {}
    assert b"<embargoed>2024-07-01T06:00:00+00:00</embargoed>" in made(newsroom, ahead=True)["talks"].files[0].data
    # What was made ahead for one destination must not be remembered for those who do not get it.
    assert made(newsroom) == {}
    later = {"now": datetime(2024, 8, 1, tzinfo=UTC)}
    assert b"<embargoed>" not in made(newsroom, **later)["talks"].files[0].data


def test_a_withheld_item_is_made_as_a_hold_when_receivers_have_it(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path).article("talks", "A secret.", fields=":status: withheld")
    assert made(newsroom) == {}
    guid = "tag:desk.example,2024-05-16:talks"
    hold = made(newsroom, held=frozenset({guid}))["talks"].files[0].data
    assert b'<pubStatus qcode="stat:withheld"/>' in hold
    assert b"HOLD:" in hold
    assert b"secret" not in hold


def test_what_is_out_does_not_name_ahead_what_is_under_embargo(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.article("deal", "They sign.", title="SECRET", fields=":embargo: 2024-07-01T06:00Z\n:related: open")
    newsroom.article("later", "See :doc:`deal`.", fields=":embargo: 2024-08-01T06:00Z")
    newsroom.article("open", "See :doc:`the rest <deal>`.", fields=":related: deal")
    newsroom.article(
        "morning", ".. articles::\n\n   open\n\n.. articles::\n   :optional:\n\n   d*", fields=":type: briefing"
    )
    for _ in range(2):  # the second from the store
        items = made(newsroom, ahead=True)
        assert set(items) == {"deal", "later", "open", "morning"}
        said = {slug: b"SECRET" in b"".join(file.data for file in item.files) for slug, item in items.items()}
        assert said == {"deal": True, "later": True, "open": False, "morning": False}
        assert b":open" in items["deal"].files[0].data
