"""Files are wholly old or wholly new, and only what briefc wrote is ever removed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from briefc.build import emit as emitting
from briefc.build.emit import MANIFEST, Record, RefusedOutputError, check_output, clear, emit, locked, read_manifest
from briefc.model.artifact import Artifact


def made(path: str, text: str, *owners: str) -> tuple[Artifact, Record]:
    data = text.encode()
    return Artifact(path, "text/plain", data), Record(hashlib.sha256(data).hexdigest(), owners, path.split("/", 1)[0])


def test_files_and_manifest_are_written_and_nothing_temporary_stays(tmp_path: Path) -> None:
    written = emit(tmp_path, [made("html/a.html", "A", "sources/a.rst")], {})
    assert written.written == ("html/a.html",)
    assert (tmp_path / "html/a.html").read_text() == "A"
    assert read_manifest(tmp_path).files["html/a.html"].owners == ("sources/a.rst",)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["a.html", MANIFEST]


def test_a_file_that_is_right_already_is_left_alone(tmp_path: Path) -> None:
    emit(tmp_path, [made("html/a.html", "A")], {})
    before = (tmp_path / "html/a.html").stat().st_mtime_ns
    again = emit(tmp_path, [made("html/a.html", "A")], {})
    assert again.kept == ("html/a.html",)
    assert not again.written
    assert (tmp_path / "html/a.html").stat().st_mtime_ns == before


def test_a_file_that_somebody_edited_is_written_again(tmp_path: Path) -> None:
    emit(tmp_path, [made("html/a.html", "A")], {})
    (tmp_path / "html/a.html").write_text("B")
    assert emit(tmp_path, [made("html/a.html", "A")], {}).written == ("html/a.html",)
    assert (tmp_path / "html/a.html").read_text() == "A"


def test_only_what_the_manifest_names_is_removed(tmp_path: Path) -> None:
    emit(tmp_path, [made("html/a.html", "A"), made("pdf/deep/b.pdf", "B")], {})
    (tmp_path / "html/mine.html").write_text("not briefc's")
    written = emit(tmp_path, [], {})
    assert written.removed == ("html/a.html", "pdf/deep/b.pdf")
    assert (tmp_path / "html/mine.html").exists()
    assert not (tmp_path / "pdf").exists()


def test_kept_records_stay_in_the_manifest(tmp_path: Path) -> None:
    emit(tmp_path, [made("html/a.html", "A", "a"), made("html/b.html", "B", "b")], {})
    old = read_manifest(tmp_path).files
    emit(tmp_path, [made("html/a.html", "A2", "a")], {"html/b.html": old["html/b.html"]})
    assert set(read_manifest(tmp_path).files) == {"html/a.html", "html/b.html"}
    assert (tmp_path / "html/b.html").exists()


def test_a_disk_that_refuses_leaves_the_old_files_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    emit(tmp_path, [made("html/a.html", "old")], {})
    stage = emitting._stage

    def full(target: Path, data: bytes) -> Path:
        if target.name == "b.html":
            raise OSError(28, "No space left on device")
        return stage(target, data)

    monkeypatch.setattr(emitting, "_stage", full)
    with pytest.raises(OSError, match="No space"):
        emit(tmp_path, [made("html/a.html", "new"), made("html/b.html", "B")], {})
    assert (tmp_path / "html/a.html").read_text() == "old"
    assert sorted(p.name for p in (tmp_path / "html").iterdir()) == ["a.html"]


def test_a_manifest_cannot_lead_out_of_the_output_folder(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (tmp_path / "victim").write_text("stays")
    row = {"digest": "0", "owners": [], "format": "html"}
    (output / MANIFEST).write_text(json.dumps({"briefc-manifest": 1, "files": {"../victim": row, "/etc/passwd": row}}))
    clear(output)
    assert (tmp_path / "victim").exists()


@pytest.mark.parametrize("place", [".", "sources", "sources/inner", ".."])
def test_folders_that_must_not_be_filled_are_refused(tmp_path: Path, place: str) -> None:
    root = tmp_path / "project"
    (root / "sources").mkdir(parents=True)
    with pytest.raises(RefusedOutputError):
        check_output(root / place, root, [root / "sources"])


def test_a_folder_with_files_of_others_is_refused(tmp_path: Path) -> None:
    root, output = tmp_path / "project", tmp_path / "www"
    root.mkdir()
    output.mkdir()
    (output / "index.html").write_text("somebody's site")
    with pytest.raises(RefusedOutputError, match="did not write"):
        check_output(output, root, [])
    (output / "index.html").unlink()
    check_output(output, root, [])


def test_two_builds_never_mix(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(RefusedOutputError, match=str(os.getpid())), locked(tmp_path):
        pass
    with locked(tmp_path):
        pass
