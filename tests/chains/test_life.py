"""The life of an item, told in one go: new, updated, corrected, held, released, withdrawn; read back at every step.

The reader is newsmlg2, which is none of ours. Beside the item stand a briefing that brings it, an item under embargo
and one that was never let out: their words must be nowhere before their time.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from NewsMLG2.document import NewsMLG2Document

from briefc import pipeline
from briefc.ledger.file import read_ledger
from briefc.source.project_file import load_project
from tests.chains.newsroom import Newsroom

GUID = "tag:desk.example,2024-05-16:talks"
G2 = {"g": "http://iptc.org/std/nar/2006-10-01/"}

TALKS = """\
=====
Talks
=====

:date: 2024-05-16T09:40+02:00
:section: World
:summary: What was agreed.

The ministers agreed on a ceasefire of ninety days.

It will be reviewed.
"""

MORNING = """\
=======
Morning
=======

:type: briefing
:date: 2024-05-16T10:00+02:00
:summary: The morning's news.

.. key-points::

   * The talks ended.
   * More is to come.

World
=====

What the desk has.

.. articles::
   :section: World
   :until: 2024-12-31
"""

EMBARGOED = TALKS.replace("Talks", "Audit").replace("=====", "=====").replace("ceasefire", "vermilion audit")
SECRETS = (b"vermilion", b"Audit", b"cobalt", b"Dossier")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a receiver's software reads of an item."""

    guid: str
    version: int
    status: str
    signals: list[str]
    notes: list[str]
    previous: list[tuple[str, str]]
    created: datetime
    first: datetime
    data: bytes

    @property
    def text(self) -> str:
        """All text below the contentSet, payloads included."""
        (content,) = etree.fromstring(self.data).iterfind("g:contentSet", G2)
        return "".join(map(str, content.itertext()))


def heard(data: bytes) -> Heard:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        item: Any = NewsMLG2Document(data).get_item()
        meta = item.itemmeta
        found = Heard(
            guid=item.guid,
            version=int(item.version),
            status=meta.pubstatus.qcode,
            signals=[one.qcode for one in meta.signal],
            notes=[str(one) for one in meta.ednote],
            previous=[(one.residref, one.version) for one in meta.link if one.rel == "irel:previousVersion"],
            created=datetime.fromisoformat(str(meta.versioncreated)),
            first=datetime.fromisoformat(str(meta.firstcreated)),
            data=data,
        )
        assert b"<packageItem" in data or list(item.contentset.to_xml())  # without content, a known reader stops
    assert said.getvalue() == ""
    return found


class Desk:
    """A newsroom whose clock is told at every step."""

    def __init__(self, folder: Path, pdftotext: Path) -> None:
        self.clock = ""
        self.pdftotext = pdftotext
        self.room = Newsroom(folder).write("sources/talks.rst", TALKS).write("sources/morning.rst", MORNING)
        self.room.article("weather", "It rains.", fields=":section: World")
        self.room.write(
            "sources/audit.rst", EMBARGOED.replace(":section:", ":embargo: 2024-06-01T06:00+02:00\n:section:")
        )
        self.room.article("dossier", "The cobalt dossier.", fields=":status: withheld\n:section: World")

    def edit(self, *pairs: tuple[str, str]) -> None:
        for old, new in pairs:
            self.room.edit("sources/talks.rst", old, new)

    def issue(self, clock: str, *options: str) -> list[tuple[str, int, str]]:
        """Issue, then build; what was issued."""
        self.clock = clock
        run = self.room.run("issue", "--json", "--clock", clock, "-j1", *options)
        assert run.code == 0, run.err
        built = self.room.build("--clock", clock, formats="html,newsml,nitf,ninjs")
        assert built.code == 0, built.err
        return [(one["slug"], one["version"], one["state"]) for one in run.json["issued"]]

    def item(self) -> Heard:
        """The item as the build wrote it."""
        return heard(self.room.output("newsml/talks.xml"))

    def hold(self, clock: str) -> Heard:
        """The item as a delivery sends it when it is withheld."""
        project = load_project(self.room.root).value
        assert project is not None
        _, made = pipeline.make(
            pipeline.Request(
                root=self.room.root,
                project=project,
                formats=("newsml",),
                output=self.room.root / "build",
                cache=self.room.cache,
                shared_cache=self.room.cache / "shared",
                now=datetime.fromisoformat(clock),
                held=frozenset({GUID}),
            )
        )
        (data,) = [one.files[0].data for one in made if one.card.guid == GUID]
        return heard(data)

    def members(self) -> dict[str, tuple[str, str]]:
        """The members of the briefing's package: guid to version and status."""
        root: Any = etree.fromstring(self.room.output("newsml/morning.xml"))
        return {
            one.get("residref"): (one.get("version"), one.find("g:pubStatus", G2).get("qcode"))
            for one in root.iterfind(".//g:itemRef", G2)
        }

    def page(self, slug: str) -> str:
        return self.room.output(f"html/{slug}.html").decode()

    def printed(self) -> str:
        """The words of the briefing as it is printed."""
        assert self.room.run("build", "--format", "pdf", "--no-fsync", "-j1", "--clock", self.clock).code == 0
        file = self.room.root / "build/pdf/morning.pdf"
        return subprocess.run([self.pdftotext, file, "-"], check=True, capture_output=True, text=True).stdout

    def everything(self) -> bytes:
        return b"".join(path.read_bytes() for path in (self.room.root / "build").rglob("*.*") if path.suffix in SHOWN)

    def issued(self) -> list[tuple[int, str]]:
        ledger = read_ledger(self.room.root / ".briefc/ledger.sqlite")
        assert ledger is not None
        with ledger:
            return [(one.version, one.state) for one in ledger.versions(GUID)]


SHOWN = {".html", ".xml", ".json", ".css"}


@pytest.fixture
def desk(tmp_path: Path, need_tool: Callable[[str], Path]) -> Desk:
    return Desk(tmp_path, need_tool("pdftotext"))


def test_the_life_of_an_item(desk: Desk) -> None:
    # New.
    assert ("talks", 1, "usable") in desk.issue("2024-05-16T10:00:00+00:00")
    one = desk.item()
    assert (one.guid, one.version, one.status) == (GUID, 1, "stat:usable")
    assert (one.signals, one.notes, one.previous) == ([], [], [])
    assert one.created == one.first == datetime.fromisoformat("2024-05-16T09:40:00+02:00")
    assert "ninety days" in one.text
    assert "ninety days" in desk.page("talks")
    assert desk.members()[GUID] == ("1", "stat:usable")
    assert "What was agreed." in desk.page("morning")
    assert "ninety days" in desk.printed()
    assert not any(secret in desk.everything() for secret in SECRETS)

    # Updated: the text changes, briefc raises the version, of the briefing as well.
    desk.edit(
        ("It will be reviewed.", "It will be reviewed in autumn."),
        (":section:", ":editor-note: Adds the review.\n:section:"),
    )
    assert desk.issue("2024-05-16T12:00:00+00:00", "--bump") == [("morning", 2, "usable"), ("talks", 2, "usable")]
    two = desk.item()
    assert (two.guid, two.version, two.status) == (GUID, 2, "stat:usable")
    assert (two.signals, two.notes) == (["sig:update"], ["Adds the review."])
    assert two.previous == [(GUID, "1")]
    assert two.created == datetime.fromisoformat("2024-05-16T12:00:00+00:00")
    assert two.first == one.first
    assert "in autumn" in two.text
    assert "in autumn" in desk.page("talks")
    assert "Adds the review" not in desk.page("talks")
    assert desk.members()[GUID] == ("2", "stat:usable")
    assert heard(desk.room.output("newsml/morning.xml")).previous == [("tag:desk.example,2024-05-16:morning", "1")]

    # Corrected: the correction stands in the text, and receivers are told.
    desk.edit(
        ("ninety days", "sixty days"),
        (":editor-note: Adds the review.\n", ""),
        (
            "It will be",
            ".. correction::\n   :date: 2024-05-17\n\n   An earlier version said ninety days.\n\nIt will be",
        ),
    )
    assert ("talks", 3, "usable") in desk.issue("2024-05-17T08:00:00+00:00", "--bump")
    three = desk.item()
    assert (three.version, three.status, three.signals) == (3, "stat:usable", ["sig:correction"])
    assert three.notes == ["An earlier version said ninety days."]
    assert three.previous == [(GUID, "2")]
    assert two.created < three.created
    assert three.first == one.first
    assert "sixty days" in three.text
    assert "An earlier version said ninety days." in three.text
    assert "An earlier version said ninety days." in desk.page("talks")
    assert "What was agreed." in desk.page("morning")

    # Held: gone from every output; receivers get a hold without a word of it.
    desk.edit((":section:", ":status: withheld\n:editor-note: Held until the ministry answers.\n:section:"))
    issued = desk.issue("2024-05-17T09:00:00+00:00", "--bump")
    assert ("talks", 4, "withheld") in issued
    assert ("morning", 4, "usable") in issued
    assert not any(word in desk.everything() for word in (b"sixty days", b"Talks", b"talks.html"))
    assert GUID not in desk.members()
    four = desk.hold("2024-05-17T09:00:00+00:00")
    assert (four.guid, four.version, four.status, four.signals) == (GUID, 4, "stat:withheld", [])
    assert four.notes == ["Held until the ministry answers."]
    assert four.previous == [(GUID, "3")]
    assert three.created < four.created
    assert four.first == one.first
    assert four.text.strip().startswith("HOLD:")
    assert b"sixty" not in four.data

    # Released.
    desk.edit((":status: withheld\n:editor-note: Held until the ministry answers.\n", ""))
    assert ("talks", 5, "usable") in desk.issue("2024-05-18T08:00:00+00:00", "--bump")
    five = desk.item()
    assert (five.version, five.status, five.previous) == (5, "stat:usable", [(GUID, "4")])
    assert five.signals == ["sig:update"]  # the correction is of an earlier day
    assert four.created < five.created
    assert five.first == one.first
    assert "sixty days" in five.text
    assert "sixty days" in desk.page("talks")
    assert desk.members()[GUID] == ("5", "stat:usable")

    # Withdrawn: under the same identifier, a notice in every output.
    desk.edit((":section:", ":status: canceled\n:editor-note: The talks never took place.\n:section:"))
    issued = desk.issue("2024-05-19T08:00:00+00:00", "--bump")
    assert ("talks", 6, "canceled") in issued
    assert ("morning", 6, "usable") in issued
    six = desk.item()
    assert (six.guid, six.version, six.status, six.signals) == (GUID, 6, "stat:canceled", [])
    assert six.notes == ["The talks never took place."]
    assert six.previous == [(GUID, "5")]
    assert five.created < six.created
    assert six.first == one.first
    assert six.text.strip().startswith("KILL:")
    assert not any(
        word in desk.everything() for word in (b"sixty", b"ninety", b"ministers", b"autumn", b"What was agreed")
    )
    assert "withdrawn" in desk.page("talks")
    assert "never took place" not in desk.page("talks")
    assert "withdrawn" in desk.page("morning")
    assert "withdrawn" in desk.printed()
    assert "sixty" not in desk.printed()
    assert desk.members()[GUID] == ("6", "stat:canceled")
    assert not any(secret in desk.everything() for secret in SECRETS)

    # It stays withdrawn.
    desk.edit((":status: canceled", ":status: usable"), (":version: 6", ":version: 7"), ("05-19T", "05-20T"))
    assert desk.room.build("--clock", "2024-05-21T00:00:00+00:00", formats="html,newsml,nitf,ninjs").code == 1
    assert heard(desk.room.output("newsml/talks.xml")).status == "stat:canceled"
    assert b"ministers" not in desk.everything()
    states = ["usable", "usable", "usable", "withheld", "usable", "canceled"]
    assert desk.issued() == list(enumerate(states, 1))


def test_a_receiver_is_told_each_step_once_and_nothing_early(desk: Desk) -> None:
    desk.room.edit("briefc.yaml", "site:", "destinations:\n  wire:\n    url: file:outbox\nsite:")
    outbox = desk.room.root / "outbox"
    had: set[str] = set()

    def told(clock: str) -> list[Heard]:
        """What the messages that are new say of the item."""
        assert desk.room.run("deliver", "-j1", "--clock", clock).code == 0
        new = sorted({path.name for path in outbox.iterdir()} - had)
        had.update(new)
        data = [(outbox / name).read_bytes() for name in new]
        assert not any(secret in one for one in data for secret in SECRETS)
        items = [item for one in data for item in etree.fromstring(one).iterfind(".//g:newsItem", G2)]
        return [heard(etree.tostring(item)) for item in items if item.get("guid") == GUID]

    def step(clock: str, *edits: tuple[str, str]) -> Heard:
        desk.edit(*edits)
        desk.room.run("issue", "--bump", "--clock", clock, "-j1")
        (one,) = told(clock)
        assert told(clock) == []
        return one

    steps = [
        step("2024-05-16T10:00:00+00:00"),
        step("2024-05-16T12:00:00+00:00", ("reviewed.", "reviewed in autumn.")),
        step("2024-05-17T09:00:00+00:00", (":section:", ":status: withheld\n:section:")),
        step("2024-05-18T09:00:00+00:00", (":status: withheld\n", "")),
        step("2024-05-19T09:00:00+00:00", (":section:", ":status: canceled\n:section:")),
    ]
    assert [one.version for one in steps] == [1, 2, 3, 4, 5]
    assert [one.status for one in steps] == [
        "stat:usable",
        "stat:usable",
        "stat:withheld",
        "stat:usable",
        "stat:canceled",
    ]
    assert ["ninety days" in one.text for one in steps] == [True, True, False, True, False]
    assert sorted(one.created for one in steps) == [one.created for one in steps]


def test_an_item_under_embargo_is_issued_and_shown_from_its_instant_on(desk: Desk) -> None:
    assert "audit" not in [slug for slug, _, _ in desk.issue("2024-06-01T03:59:59+00:00")]
    assert not any(secret in desk.everything() for secret in SECRETS)
    assert desk.issue("2024-06-01T04:00:00+00:00", "--bump") == [("audit", 1, "usable"), ("morning", 2, "usable")]
    assert "vermilion" in desk.page("audit")
    assert "Audit" in desk.page("morning")
    item = heard(desk.room.output("newsml/audit.xml"))
    assert (item.version, item.status, item.signals) == (1, "stat:usable", [])
    assert b"<embargoed>" not in item.data
    assert b"cobalt" not in desk.everything()


def test_every_step_is_valid_by_the_schemas(desk: Desk, shared: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(shared / "newsml-g2" / "NewsML-G2_2.35-spec-All-Power.xsd")))

    def check() -> None:
        for path in sorted((desk.room.root / "build" / "newsml").glob("*.xml")):
            assert schema.validate(etree.parse(str(path))), f"{path.name}: {schema.error_log}"

    desk.issue("2024-05-16T10:00:00+00:00")
    check()
    for day, edit in enumerate(
        (
            ("It will be", ".. correction::\n   :date: 2024-05-17\n\n   A word was wrong.\n\nIt will be"),
            (":section:", ":status: withheld\n:section:"),
            (":status: withheld", ":editor-note: Back."),
            (":editor-note: Back.", ":status: canceled"),
        ),
        17,
    ):
        desk.edit(edit)
        desk.issue(f"2024-05-{day}T10:00:00+00:00", "--bump")
        check()
        if day == 18:
            assert schema.validate(etree.fromstring(desk.hold("2024-05-18T10:00:00+00:00").data))
