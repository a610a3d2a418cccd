"""Pictures from the project's folder to every output: what runs again, what stays the same, what is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from briefc.formats.newsml.validate import validate
from tests.chains.newsroom import Newsroom
from tests.source.photographs import EVERYTHING, jpeg

BODY = "The council met on Thursday.\n\n.. figure:: images/bridge.jpg\n\n   People on the bridge."


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path).article("alpha", BODY).article("beta", BODY).article("gamma", "Nothing to see.")
    return room.write("sources/images/bridge.jpg", jpeg(1500, 900, xmp=EVERYTHING)).write(
        "sources/brief.rst",
        "=====\nBrief\n=====\n\n:type: briefing\n:date: 2024-05-16\n:summary: All of it.\n\n"
        "Words.\n\n.. articles::\n\n   alpha\n   gamma\n",
    )


def good(newsroom: Newsroom, *arguments: str, formats: str = "html,newsml") -> dict[str, dict[str, int]]:
    run = newsroom.build(*arguments, formats=formats)
    assert run.code == 0, run.err
    return run.json


def one(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path)
    assert found is not None, path
    return found


def media(newsroom: Newsroom) -> list[str]:
    return [path for path in newsroom.tree() if path.startswith("media/")]


def test_a_picture_reaches_every_output(newsroom: Newsroom, shared: Path) -> None:
    good(newsroom)
    pages = newsroom.output("html/alpha.html").decode()
    assert "Doe/North" in pages
    assert 'alt="A steel bridge over a river"' in pages
    assert len(media(newsroom)) == 3
    # What every item names lies where it says.
    for path in (newsroom.root / "build" / "newsml").iterdir():
        data = path.read_bytes()
        assert validate(data, shared / "newsml-g2", path=path.name) == ()
        for remote in etree.fromstring(data).iter("{*}remoteContent"):
            file = path.parent / remote.get("href", "")
            assert file.stat().st_size == int(remote.get("size", ""))
            assert newsroom.tree()[file.resolve().relative_to(newsroom.root / "build").as_posix()] == remote[0].text


def test_every_picture_that_a_package_names_is_an_item_of_the_build(newsroom: Newsroom) -> None:
    good(newsroom)
    items = [etree.parse(path).getroot() for path in (newsroom.root / "build" / "newsml").iterdir()]
    known = {(item.get("guid"), item.get("version")) for item in items}
    (package,) = (item for item in items if item.tag.endswith("packageItem"))
    named = {(one.get("residref"), one.get("version")) for one in package.iter("{*}itemRef")}
    assert named <= known
    assert len(named) == 4


def test_two_builds_are_the_same_byte_by_byte(newsroom: Newsroom, tmp_path: Path) -> None:
    good(newsroom)
    before = newsroom.tree()
    pictures = newsroom.cache / "shared" / "pictures"
    for kept in pictures.iterdir():
        kept.unlink()
    newsroom.forget()
    good(newsroom)
    assert newsroom.tree() == before


def test_a_caption_edit_renders_its_article_alone_and_makes_no_copy_again(newsroom: Newsroom) -> None:
    good(newsroom)
    kept = sorted((newsroom.cache / "shared" / "pictures").iterdir())
    stamps = [place.stat().st_mtime_ns for place in kept]
    newsroom.edit("sources/beta.rst", "People on the bridge.", "Many people on the bridge.")
    run = good(newsroom)
    assert run["ran"] == {"read": 1, "resolve": 1, "html": 1, "newsml": 1}
    assert sorted(run["written"]) == ["html/beta.html", "newsml/beta.picture1.xml", "newsml/beta.xml"]
    assert [place.stat().st_mtime_ns for place in kept] == stamps
    assert good(newsroom)["ran"] == {}


def test_another_picture_takes_the_place_of_the_old_one(newsroom: Newsroom) -> None:
    good(newsroom)
    before = newsroom.output("newsml/alpha.picture1.xml")
    old = media(newsroom)
    newsroom.write("sources/images/bridge.jpg", jpeg(1400, 700, xmp=EVERYTHING))
    good(newsroom)
    assert newsroom.output("newsml/alpha.picture1.xml") != before
    assert len(media(newsroom)) == 3
    assert not set(media(newsroom)) & set(old)


def test_a_picture_that_goes_takes_its_item_and_its_copies_along(newsroom: Newsroom) -> None:
    good(newsroom)
    for slug in ("alpha", "beta"):
        newsroom.article(slug, "The council met on Thursday.")
    good(newsroom)
    assert media(newsroom) == []
    assert not [path for path in newsroom.tree() if ".picture" in path]


def test_a_kill_takes_the_pictures_of_its_article_and_no_others(newsroom: Newsroom) -> None:
    good(newsroom)
    guid = etree.fromstring(newsroom.output("newsml/alpha.picture1.xml")).get("guid")
    newsroom.edit("sources/alpha.rst", ":date:", ":status: canceled\n:version: 2\n:updated: 2024-05-17\n:date:")
    good(newsroom)
    killed = etree.fromstring(newsroom.output("newsml/alpha.picture1.xml"))
    assert (killed.get("guid"), killed.get("version")) == (guid, "2")
    assert one(killed, ".//{*}pubStatus").get("qcode") == "stat:canceled"
    assert killed.find(".//{*}remoteContent") is None
    assert "bridge" not in "".join(map(str, one(killed, "{*}contentMeta").itertext())).lower()
    # The other article still shows the file.
    assert len(media(newsroom)) == 3
    newsroom.edit("sources/beta.rst", ":date:", ":status: canceled\n:version: 2\n:updated: 2024-05-17\n:date:")
    good(newsroom)
    assert media(newsroom) == []


def test_a_hostile_picture_costs_its_metadata_alone(newsroom: Newsroom) -> None:
    newsroom.write("sources/images/bridge.jpg", jpeg(1500, 900, xmp=b"<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"))
    newsroom.edit("sources/alpha.rst", "images/bridge.jpg\n", "images/bridge.jpg\n   :alt: a bridge\n")
    newsroom.edit("sources/beta.rst", "images/bridge.jpg\n", "images/bridge.jpg\n   :alt: a bridge\n")
    run = newsroom.run("build", "--format", "html,newsml", "-j1", "--output-format", "json")
    assert run.code == 0
    assert {found["code"] for found in run.json_lines} == {"picture.metadata"}
    assert len(media(newsroom)) == 3


def test_a_message_holds_the_pictures_before_the_package(newsroom: Newsroom, shared: Path) -> None:
    good(newsroom, "--message", formats="newsml")
    message = newsroom.output("newsml/all.message.xml")
    assert validate(message, shared / "newsml-g2") == ()
    items = list(one(etree.fromstring(message), "{*}itemSet"))
    classes = [one(item, "{*}itemMeta/{*}itemClass").get("qcode", "").partition(":")[2] for item in items]
    assert classes == ["text"] * 4 + ["picture"] * 2 + ["composite"]
    ids = [element.get("id") for element in etree.fromstring(message).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
