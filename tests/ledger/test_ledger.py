"""The ledger's file: what it keeps, what it refuses, what survives a killed writer."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefc.ledger.file import LAYOUT, open_ledger, read_ledger
from briefc.ledger.ledger import Ledger
from briefc.ledger.records import Delivery, Issued, LedgerError

SOURCES = Path(__file__).resolve().parents[2] / "src"

FIRST = Issued(
    guid="tag:desk.example,2024-05-16:talks",
    version=1,
    digest="a" * 64,
    state="usable",
    slug="talks",
    path="sources/talks.rst",
    at="2024-05-16T10:00:00+00:00",
    first_created="2024-05-16T09:40:00+00:00",
    version_created="2024-05-16T09:40:00+00:00",
)
SECOND = replace(FIRST, version=2, digest="b" * 64, at="2024-05-17T10:00:00+00:00")
SENT = Delivery("wire", FIRST.guid, 1, "c" * 64, "talks.xml", "2024-05-16T10:01:00+00:00")


def marks(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file of a folder with the digest of its bytes and its time."""
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.iterdir())
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "ledger.sqlite"


@pytest.fixture
def filled(path: Path) -> Path:
    with open_ledger(path) as ledger:
        ledger.issue(FIRST)
        ledger.issue(SECOND)
        ledger.record_sent(SENT)
    return path


def reader(path: Path) -> Ledger:
    found = read_ledger(path)
    assert found is not None
    return found


def test_what_was_recorded_is_there_again(filled: Path) -> None:
    with reader(filled) as ledger:
        assert ledger.last(FIRST.guid) == SECOND
        assert ledger.versions(FIRST.guid) == (FIRST, SECOND)
        assert ledger.all_issued() == (FIRST, SECOND)
        assert ledger.last("tag:nobody") is None
        assert ledger.sent("wire") == {FIRST.guid: SENT}
        assert ledger.sent("other") == {}


def test_the_file_is_for_its_owner_alone(filled: Path) -> None:
    assert filled.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in filled.parent.iterdir()] == ["ledger.sqlite"]


def test_the_same_version_again_is_nothing_and_another_text_under_its_number_an_error(filled: Path) -> None:
    with open_ledger(filled) as ledger:
        ledger.issue(replace(SECOND, at="2024-06-01T00:00:00+00:00"))
        assert ledger.last(FIRST.guid) == SECOND
        with pytest.raises(LedgerError, match="another text"):
            ledger.issue(replace(SECOND, digest="d" * 64))
        with pytest.raises(LedgerError, match="another text"):
            ledger.issue(replace(SECOND, state="canceled"))


def test_a_destination_has_what_was_recorded_last_and_the_history_stays(filled: Path) -> None:
    again = replace(SENT, version=2, digest="e" * 64)
    with open_ledger(filled) as ledger:
        ledger.record_sent(SENT)
        ledger.record_sent(again)
        assert ledger.sent("wire") == {FIRST.guid: again}
        assert ledger.all_sent() == (SENT, again)


def test_the_ledger_takes_no_address_which_might_hold_a_password(filled: Path) -> None:
    with open_ledger(filled) as ledger, pytest.raises(ValueError, match="name of a destination"):
        ledger.record_sent(replace(SENT, destination="sftp://desk:secret@host/in"))


def test_a_stretch_of_writing_that_fails_leaves_nothing(filled: Path) -> None:
    def fail(ledger: Ledger) -> None:
        with ledger.writing():
            ledger.issue(replace(FIRST, version=3))
            raise KeyError

    with open_ledger(filled) as ledger:
        with pytest.raises(KeyError):
            fail(ledger)
        assert ledger.last(FIRST.guid) == SECOND
        ledger.issue(replace(FIRST, version=3))
        assert ledger.all_issued()[-1].version == 3


# --- reading writes nothing ------------------------------------------------------------------------------------------


def test_a_reader_makes_nothing_where_there_is_no_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none" / "ledger.sqlite") is None
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_ledger_yet(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert read_ledger(path) is None
    with open_ledger(path) as ledger:
        ledger.issue(FIRST)
    with reader(path) as ledger:
        assert ledger.last(FIRST.guid) == FIRST


def test_a_reader_leaves_file_and_folder_as_they_are(filled: Path) -> None:
    filled.parent.chmod(0o500)
    try:
        before = marks(filled.parent)
        with reader(filled) as ledger:
            assert len(ledger.all_issued()) == 2
            with pytest.raises((LedgerError, OSError)):
                ledger.issue(replace(FIRST, version=3))
        assert marks(filled.parent) == before
    finally:
        filled.parent.chmod(0o700)


# --- what is refused -------------------------------------------------------------------------------------------------


def sqlite_of_others(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("create table issued (guid text)")
    connection.close()


def newer(path: Path) -> None:
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"pragma user_version={LAYOUT + 1}")
    connection.close()


def scrambled(path: Path) -> None:
    with open_ledger(path) as ledger, ledger.writing():
        for version in range(1, 300):
            ledger.issue(replace(FIRST, version=version))
    data = bytearray(path.read_bytes())
    data[4096:12288] = os.urandom(8192)
    path.write_bytes(data)


def cut(path: Path) -> None:
    with open_ledger(path) as ledger, ledger.writing():
        for version in range(1, 100):
            ledger.issue(replace(FIRST, version=version))
    path.write_bytes(path.read_bytes()[:5000])


REFUSED = {
    "is not a ledger of briefc": lambda path: path.write_bytes(b"Somebody's diary. " * 50),
    "is not a ledger of briefc;": sqlite_of_others,
    "newer briefc": newer,
    "is damaged": scrambled,
    "is damaged;": cut,
    "is no file": lambda path: path.mkdir(),
    "is no file$": os.mkfifo,
}


@pytest.mark.parametrize("message", REFUSED)
@pytest.mark.parametrize("opener", [open_ledger, read_ledger])
def test_a_file_that_is_no_whole_ledger_is_refused_and_left_alone(path: Path, message: str, opener: object) -> None:
    path.parent.mkdir()
    REFUSED[message](path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError, match=message):
        opener(path)  # type: ignore[operator]
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert [one.name for one in path.parent.iterdir()] == ["ledger.sqlite"]


# --- killed, and several at once -------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from briefc.ledger.file import open_ledger
from briefc.ledger.records import Issued
ledger = open_ledger(Path(sys.argv[1]))
# A cache of one page: SQLite has to write pages into the file before the commit, and keeps a journal of the old ones.
ledger._connection.execute("pragma cache_size=1")
with ledger.writing():
    for version in range(3, 1000):
        ledger.issue(Issued("tag:desk.example,2024-05-16:talks", version, "f" * 64, "usable", "s", "p", "2024-05-16T10:00Z"))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, env={"PYTHONPATH": str(SOURCES)})
    assert done.returncode == -signal.SIGKILL
    assert path.with_name("ledger.sqlite-journal").stat().st_size > 0


def test_a_writer_killed_in_the_middle_leaves_a_ledger_without_its_half(filled: Path) -> None:
    killed(filled)
    before = marks(filled.parent)
    with reader(filled) as ledger:
        assert ledger.all_issued() == (FIRST, SECOND)
    assert marks(filled.parent) == before
    with open_ledger(filled) as ledger:
        assert ledger.all_issued() == (FIRST, SECOND)
        ledger.issue(replace(FIRST, version=3))
    with reader(filled) as ledger:
        assert ledger.all_issued()[-1].version == 3


WRITER = """
import sys
from pathlib import Path
from briefc.ledger.file import open_ledger
from briefc.ledger.records import Issued
for version in range(1, 9):
    with open_ledger(Path(sys.argv[1])) as ledger, ledger.writing():
        ledger.issue(Issued(sys.argv[2], version, "f" * 64, "usable", "s", "p", "2024-05-16T10:00Z"))
"""


def test_several_writers_wait_for_each_other(path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], env={"PYTHONPATH": str(SOURCES)})
        for name in "abc"
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    with reader(path) as ledger:
        assert len(ledger.all_issued()) == 24
    assert [one.name for one in path.parent.iterdir()] == ["ledger.sqlite"]


READER = """
import sys
from pathlib import Path
from briefc.ledger.file import read_ledger
ledger = read_ledger(Path(sys.argv[1]))
print([one.version for one in ledger.all_issued()])
"""


def test_a_reader_does_not_wait_for_a_writer_and_sees_nothing_of_its_half(filled: Path) -> None:
    def seen() -> str:
        reading = [sys.executable, "-c", READER, str(filled)]
        done = subprocess.run(reading, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(SOURCES)})
        return done.stdout.strip()

    with open_ledger(filled) as ledger:
        with ledger.writing():
            ledger.issue(replace(FIRST, version=3))
            assert seen() == "[1, 2]"
        assert seen() == "[1, 2, 3]"


# --- text ------------------------------------------------------------------------------------------------------------


def test_the_text_rebuilds_the_ledger(filled: Path, tmp_path: Path) -> None:
    with reader(filled) as ledger:
        text = ledger.export()
    assert text.count("\n") == 4
    with open_ledger(tmp_path / "other.sqlite") as other:
        assert other.load(text) == (2, 1)
        assert other.export() == text
        assert other.load(text) == (0, 0)


def test_two_ledgers_are_joined_and_the_latest_delivery_counts(filled: Path, tmp_path: Path) -> None:
    late = replace(SENT, version=2, digest="e" * 64, at="2024-05-18T00:00:00+02:00")
    early = replace(SENT, digest="9" * 64, at="2024-05-16T09:00:00+00:00")
    with open_ledger(tmp_path / "other.sqlite") as other:
        other.record_sent(early)
        other.record_sent(late)
        other.issue(replace(FIRST, guid="tag:other"))
        text = other.export()
    with open_ledger(filled) as ledger:
        assert ledger.load(text) == (1, 2)
        assert ledger.sent("wire")[FIRST.guid] == late
        assert [one.at for one in ledger.all_sent()] == [early.at, SENT.at, late.at]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"version": 2', '"version": "2"', 'line 3: "version"'),
        ('"version": 2', '"version": 0', "line 3: 0 is no version"),
        ('"version": 2', '"version": 1', "line 3: version 1 of .* stands here twice"),
        ('"state": "usable", ', "", 'line 2: "state"'),
        ('"record": "delivery"', '"record": "dream"', "line 4 is no record"),
        ('"name":', '"password": "x", "name":', 'line 4: there is no "password"'),
        ("2024-05-16T10:01:00+00:00", "yesterday", "line 4: .* is no time"),
        ('{"briefc-ledger": 1}', '{"briefc-ledger": 2}', "newer briefc"),
        ('{"briefc-ledger": 1}\n', "", "does not begin with its header"),
        ("a" * 64, "d" * 64, "with another text"),
    ],
)
def test_a_text_that_is_wrong_or_contradicts_adds_nothing(filled: Path, old: str, new: str, message: str) -> None:
    with open_ledger(filled) as ledger:
        text = ledger.export()
        ledger.issue(replace(FIRST, guid="tag:another"))
        before = ledger.export()
        assert old in text
        with pytest.raises(LedgerError, match=message):
            ledger.load(text.replace(old, new, 1))
        assert ledger.export() == before
