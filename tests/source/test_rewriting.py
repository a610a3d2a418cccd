"""A source changed on the disk: whole, only if it is what was read, and never outside the project."""

from __future__ import annotations

import resource
import threading
from hashlib import sha256
from pathlib import Path

import pytest

from briefc.model.project import Limits
from briefc.source.rewriting import ChangedError, rewrite

OLD, NEW = "Größe\r\n".encode(), "Größe!\r\n".encode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "project" / "sources").mkdir(parents=True)
    (tmp_path / "project" / "sources" / "a.rst").write_bytes(OLD)
    return tmp_path / "project"


def change(root: Path, path: str = "sources/a.rst", digest: str = sha256(OLD).hexdigest()) -> str:
    return rewrite(root, path, digest, lambda text: text.replace("\r\n", "!\r\n"), Limits())


def test_the_new_text_stands_in_the_place_with_mode_and_name_kept(root: Path) -> None:
    file = root / "sources" / "a.rst"
    file.chmod(0o640)
    assert change(root) == sha256(NEW).hexdigest()
    assert file.read_bytes() == NEW
    assert file.stat().st_mode & 0o7777 == 0o640
    assert [one.name for one in file.parent.iterdir()] == ["a.rst"]


def test_an_edit_that_changes_nothing_leaves_the_file_alone(root: Path) -> None:
    before = (root / "sources" / "a.rst").stat()
    rewrite(root, "sources/a.rst", sha256(OLD).hexdigest(), lambda text: text, Limits())
    assert (root / "sources" / "a.rst").stat() == before


def test_a_file_that_is_not_what_was_read_is_left_alone(root: Path) -> None:
    with pytest.raises(ChangedError):
        change(root, digest="0" * 64)
    assert (root / "sources" / "a.rst").read_bytes() == OLD
    (root / "sources" / "a.rst").unlink()
    with pytest.raises(ChangedError):
        change(root)


def test_a_file_saved_during_the_edit_is_left_alone(root: Path) -> None:
    file = root / "sources" / "a.rst"

    def slow(text: str) -> str:
        other = file.with_name("other")
        other.write_bytes(b"Saved by an editor meanwhile.\n")
        other.replace(file)
        return text + "!"

    with pytest.raises(ChangedError):
        rewrite(root, "sources/a.rst", sha256(OLD).hexdigest(), slow, Limits())
    assert file.read_bytes() == b"Saved by an editor meanwhile.\n"
    assert [one.name for one in file.parent.iterdir()] == ["a.rst"]


def test_a_link_inside_the_project_stays_a_link(root: Path) -> None:
    (root / "shared").mkdir()
    (root / "sources" / "a.rst").rename(root / "shared" / "a.rst")
    (root / "sources" / "a.rst").symlink_to("../shared/a.rst")
    change(root)
    assert (root / "sources" / "a.rst").is_symlink()
    assert (root / "shared" / "a.rst").read_bytes() == NEW


def test_a_link_out_of_the_project_is_refused(root: Path) -> None:
    outside = root.parent / "outside.rst"
    outside.write_bytes(OLD)
    (root / "sources" / "a.rst").unlink()
    (root / "sources" / "a.rst").symlink_to(outside)
    with pytest.raises(ChangedError):
        change(root)
    assert outside.read_bytes() == OLD


def test_what_a_killed_writer_left_is_cleared_away(root: Path) -> None:
    (root / "sources" / ".a.rst.briefc").write_bytes(b"half")
    change(root)
    assert [one.name for one in (root / "sources").iterdir()] == ["a.rst"]


def test_a_disk_that_refuses_is_an_os_error_and_the_file_whole(root: Path) -> None:
    # Not even root may write past this limit, which stands for a full disk.
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            change(root)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (root / "sources" / "a.rst").read_bytes() == OLD


def test_two_who_rewrite_in_one_folder_wait_for_each_other(root: Path) -> None:
    # Without that they would use the same temporary file, and one would rename what the other has half written.
    ended: list[object] = []

    def other() -> None:
        try:
            ended.append(change(root))
        except ChangedError as reason:
            ended.append(reason)

    second = threading.Thread(target=other)

    def edit(text: str) -> str:
        second.start()
        second.join(0.3)
        assert not ended
        return f"{text}!"

    rewrite(root, "sources/a.rst", sha256(OLD).hexdigest(), edit, Limits())
    second.join()
    assert (root / "sources" / "a.rst").read_bytes() == OLD + b"!"
    assert isinstance(ended[0], ChangedError)
