from __future__ import annotations

import os
import socket

import pytest

from briefc.model.files import Files as FilesProtocol
from briefc.model.files import Found, Refused
from briefc.model.project import Limits
from briefc.source.files import Files
from tests.source.pictures import png

BASE = "sources/world/a.rst"


@pytest.fixture
def files(lay):
    root = lay(
        {
            BASE: "a\n",
            "sources/world/note.txt": "note\n",
            "sources/top.txt": "top\n",
            "root.txt": "root\n",
            ".git/config": "token",
            "sources/.hidden.txt": "x",
        }
    )
    (root.parent / "secret.txt").write_text("secret")
    return Files(root)


def code(answer) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("note.txt", "sources/world/note.txt"),
        ("./note.txt", "sources/world/note.txt"),
        (" note.txt ", "sources/world/note.txt"),
        ("../top.txt", "sources/top.txt"),
        ("../../root.txt", "root.txt"),
        ("/root.txt", "root.txt"),
        ("//root.txt", "root.txt"),
        ("../world/../world/note.txt", "sources/world/note.txt"),
    ],
)
def test_a_reference_is_relative_to_its_file_or_to_the_root(files, reference, path):
    assert files.resolve(BASE, reference) == path
    assert files.text(BASE, reference).path == path


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("../../../secret.txt", "source.outside"),
        ("/../secret.txt", "source.outside"),
        ("../../../../../../../../etc/passwd", "source.outside"),
        ("/etc/passwd", "source.absent"),
        ("nothing.txt", "source.absent"),
        ("note.txt/x", "source.absent"),
        ("..", "source.unreadable"),
        ("/", "source.unreadable"),
        ("/.git/config", "source.hidden"),
        ("../.hidden.txt", "source.hidden"),
        ("", "source.reference"),
        ("a\\b", "source.reference"),
        ("a\0b", "source.reference"),
        ("a\nb", "source.reference"),
        ("<isonum.txt>", "source.reference"),
        ("<../../etc/passwd>", "source.reference"),
        ("https://example.org/a.txt", "source.reference"),
        ("file:///etc/passwd", "source.reference"),
        ("x" * 5000, "source.unreadable"),
    ],
)
def test_what_is_no_file_of_the_project_is_refused(files, reference, expected):
    assert code(files.resolve(BASE, reference)) == expected
    assert code(files.text(BASE, reference)) == expected
    assert code(files.image(BASE, reference)) == expected


def test_no_way_of_writing_a_reference_leads_out(files):
    for reference in ("../" * n + "secret.txt" for n in range(1, 8)):
        answer = files.text(BASE, reference)
        assert isinstance(answer, Refused)


def test_links_are_followed_inside_the_project_and_refused_beyond(files):
    root = files.root
    (root / "inside.txt").symlink_to("root.txt")
    (root / "outside.txt").symlink_to("../secret.txt")
    (root / "hidden.txt").symlink_to(".git/config")
    (root / "folder").symlink_to("..")
    (root / "dangling.txt").symlink_to("nowhere")
    (root / "loop.txt").symlink_to("loop.txt")
    assert files.text(BASE, "/inside.txt") == Found("inside.txt", "root\n")
    assert code(files.text(BASE, "/outside.txt")) == "source.outside"
    assert code(files.text(BASE, "/hidden.txt")) == "source.hidden"
    assert code(files.text(BASE, "/folder/secret.txt")) == "source.outside"
    assert code(files.text(BASE, "/dangling.txt")) == "source.absent"
    assert code(files.text(BASE, "/loop.txt")) == "source.unreadable"


def test_the_root_itself_may_be_reached_by_a_link(files):
    link = files.root.parent / "link"
    link.symlink_to(files.root)
    assert Files(link).text(BASE, "note.txt") == Found("sources/world/note.txt", "note\n")


def test_pipes_and_sockets_neither_hang_nor_answer(files):
    os.mkfifo(files.root / "pipe")
    assert code(files.text(BASE, "/pipe")) == "source.unreadable"
    (files.root / "device").symlink_to("/dev/zero")
    assert code(files.text(BASE, "/device")) == "source.outside"
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.open(files.root, os.O_RDONLY)
        try:
            listener.bind(f"/proc/self/fd/{here}/socket")
        finally:
            os.close(here)
        assert code(files.text(BASE, "/socket")) == "source.unreadable"


def test_a_file_beyond_the_limit_is_refused(files):
    small = Files(files.root, Limits(article_bytes=4))
    assert code(small.text(BASE, "note.txt")) == "source.size"
    assert isinstance(Files(files.root, Limits(article_bytes=5)).text(BASE, "note.txt"), Found)


def test_an_odd_text_is_found_with_what_is_wrong(files):
    (files.root / "bad.txt").write_bytes(b"one\n\xff")
    answer = files.text(BASE, "/bad.txt")
    assert isinstance(answer, Found)
    assert (answer.text, [str(d.span) for d in answer.diagnostics]) == ("", ["bad.txt:2:1"])


def test_other_encodings_are_read_when_named(files):
    (files.root / "old.txt").write_bytes("é €\n".encode("cp1252"))
    assert files.text(BASE, "/old.txt", "windows-1252") == Found("old.txt", "é €\n")
    assert code(files.text(BASE, "/old.txt", "klingon")) == "source.encoding-name"
    assert code(files.text(BASE, "/old.txt", "base64")) == "source.encoding-name"
    wrong = files.text(BASE, "/old.txt", "ascii")
    assert isinstance(wrong, Found)
    assert [d.code for d in wrong.diagnostics] == ["source.encoding"]


def test_it_is_the_door_that_stages_ask(files):
    door: FilesProtocol = files
    assert isinstance(door.text(BASE, "note.txt"), Found)


def test_a_published_picture_has_the_bytes_its_asset_was_made_of(files):
    (files.root / "p.png").write_bytes(png(3, 2))
    asset = files.image(BASE, "/p.png")
    assert files.published(asset) == png(3, 2)
    (files.root / "p.png").write_bytes(png(4, 2))
    with pytest.raises(FileNotFoundError):
        files.published(asset)
