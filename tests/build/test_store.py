"""The store remembers, survives damage, and never trusts what it reads."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from briefc.build.memo import Action, Memo
from briefc.build.store import Store, cache_folder, last_use
from briefc.model.outcome import Read
from briefc.model.pack import Codec

KEY, OTHER = "ab" * 32, "cd" * 32


def test_what_was_put_is_found_by_the_next_build(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(KEY, b"outcome")
    with Store(tmp_path) as store:
        assert store.get_many([KEY, OTHER]) == {KEY: b"outcome"}
        assert not store.notice


def test_what_is_large_does_not_wait_in_memory(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for number in range(5):
            store.put(f"{number:064x}", bytes(10_000_000))
        assert sum(map(len, store._fresh.values())) < 32_000_000
        assert len(store.get_many([f"{0:064x}"])) == 1


def test_a_flipped_bit_counts_as_absent(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(KEY, b"outcome" * 100)
    connection = sqlite3.connect(tmp_path / "outcomes.sqlite")
    with connection:
        connection.execute("update outcomes set body = x'00' || substr(body, 2)")
    connection.close()
    with Store(tmp_path) as store:
        assert store.get_many([KEY]) == {}


def test_a_file_that_is_no_database_is_begun_anew_and_said(tmp_path: Path) -> None:
    (tmp_path / "outcomes.sqlite").write_bytes(b"not a database at all" * 100)
    with Store(tmp_path) as store:
        assert "damaged" in store.notice
        store.put(KEY, b"outcome")
    with Store(tmp_path) as store:
        assert store.get_many([KEY]) == {KEY: b"outcome"}


def test_another_layout_is_begun_anew(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put(KEY, b"outcome")
    connection = sqlite3.connect(tmp_path / "outcomes.sqlite")
    connection.execute("pragma user_version=999")
    connection.close()
    with Store(tmp_path) as store:
        assert store.get_many([KEY]) == {}


def test_a_folder_that_cannot_be_made_falls_back_to_a_temporary_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Store(tmp_path / "file" / "cache") as store:
        assert "not writable" in store.notice
        store.put(KEY, b"outcome")
        store.save()
        assert store.get_many([KEY]) == {KEY: b"outcome"}


def test_the_folder_is_private_and_named_for_the_project(tmp_path: Path) -> None:
    folder = cache_folder(tmp_path / "My News")
    assert folder.name.startswith("my-news-")
    with Store(folder):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_an_outcome_counts_only_while_its_reads_answer_the_same(tmp_path: Path) -> None:
    codec = Codec()
    world = {"a": "1", "b": "2"}
    action = Action("read", "argument")
    with Store(tmp_path) as store:
        memo = Memo(store, "tools", codec, lambda read: world[read.name])
        assert memo.recall([action]) == {}
        memo.remember(action, (Read("text", "a", "1"), Read("text", "b", "2")), b"whole outcome")

        store.save()
        same = Memo(store, "tools", codec, lambda read: world[read.name])
        assert same.recall([action]) == {action: b"whole outcome"}
        assert same.hits == {"read": 1}
        other_tools = Memo(store, "other tools", codec, lambda read: world[read.name])
        assert other_tools.recall([action]) == {}
        world["b"] = "3"
        changed = Memo(store, "tools", codec, lambda read: world[read.name])
        assert changed.recall([action]) == {}
        assert changed.misses == {"read": 1}


def test_what_deflating_does_not_shrink_comes_back_too(tmp_path: Path) -> None:
    dense, loose = os.urandom(100_000), b"text " * 20_000
    with Store(tmp_path) as store:
        store.put(KEY, dense)
        store.put(OTHER, loose)
    with Store(tmp_path) as store:
        assert store.get_many([KEY, OTHER]) == {KEY: dense, OTHER: loose}
    assert 100_000 < (tmp_path / "outcomes.sqlite").stat().st_size < 150_000


def test_the_last_use_is_that_of_any_build_not_only_of_one_that_wrote(tmp_path: Path) -> None:
    assert last_use(tmp_path) == 0
    with Store(tmp_path) as store:
        store.put(KEY, b"outcome")
    os.utime(tmp_path / "outcomes.sqlite", (1, 1))
    assert last_use(tmp_path) == 1
    with Store(tmp_path) as store:
        store.get_many([KEY])
    assert last_use(tmp_path) > 1
