from __future__ import annotations

import hashlib
import os
from dataclasses import replace

import pytest

from briefc.model.diagnostic import Severity
from briefc.model.project import Limits, Project
from briefc.source.discovery import SourceFile, discover, read_source


def paths(root, project: Project | None = None) -> list[str]:
    outcome = discover(root, project or Project())
    return [source.path for source in outcome.value or ()]


def codes(root, project: Project | None = None) -> list[tuple[str, str]]:
    return [(d.span.path, d.code) for d in discover(root, project or Project()).diagnostics]


def test_a_source_is_known_by_path_size_digest_and_stem(lay):
    root = lay({"sources/world/a.b.rst": "x\n"})
    assert discover(root, Project()).value == (
        SourceFile("sources/world/a.b.rst", 2, hashlib.sha256(b"x\n").hexdigest(), "a.b"),
    )


def test_sources_are_in_order_of_code_points_whatever_the_disk_says(lay):
    names = ["sources/b.rst", "sources/B.rst", "sources/a/z.rst", "sources/a.rst", "sources/é.rst", "sources/a-b.rst"]
    root = lay(dict.fromkeys(names, ""))
    assert paths(root) == sorted(names)


def test_hidden_files_other_files_and_the_output_are_left_out(lay):
    root = lay(
        {
            "sources/a.rst": "",
            "sources/.b.rst": "",
            "sources/.git/c.rst": "",
            "sources/d.txt": "",
            "sources/out/e.rst": "",
            "elsewhere/f.rst": "",
        }
    )
    assert paths(root, Project(output="sources/out")) == ["sources/a.rst"]
    assert codes(root, Project(output="sources/out")) == []


def test_a_folder_named_twice_is_read_once(lay):
    root = lay({"sources/a/b.rst": ""})
    assert paths(root, Project(sources=("sources", "sources/a"))) == ["sources/a/b.rst"]


def test_a_missing_folder_and_an_empty_one_are_told(lay):
    root = lay({"sources/a.txt": ""})
    assert codes(root) == [("sources", "source.none")]
    assert codes(root, Project(sources=("sources", "nowhere"))) == [("nowhere", "source.missing-folder")]


def test_what_is_not_an_ordinary_file_is_an_error_and_hides_no_other(lay):
    root = lay({"sources/a.rst": "a", "other/b.rst": "b"})
    (root.parent / "secret.rst").write_text("secret")
    os.mkfifo(root / "sources" / "pipe.rst")
    (root / "sources" / "folder.rst").mkdir()
    (root / "sources" / "secret.rst").symlink_to("../../secret.rst")
    (root / "sources" / "gone.rst").symlink_to("nowhere.rst")
    (root / "sources" / "inside.rst").symlink_to("../other/b.rst")
    (root / "sources" / "linked").symlink_to("../other")
    assert paths(root) == ["sources/a.rst", "sources/inside.rst"]
    assert codes(root) == [
        ("sources/gone.rst", "source.absent"),
        ("sources/linked", "source.unreadable"),
        ("sources/pipe.rst", "source.unreadable"),
        ("sources/secret.rst", "source.outside"),
    ]


def test_a_linked_folder_is_only_a_warning(lay):
    root = lay({"sources/a.rst": ""})
    (root / "sources" / "loop").symlink_to(".")
    (finding,) = discover(root, Project()).diagnostics
    assert finding.severity is Severity.WARNING


def test_a_source_beyond_the_limit_is_an_error(lay):
    root = lay({"sources/a.rst": "12345", "sources/b.rst": "1234"})
    project = replace(Project(), limits=Limits(article_bytes=4))
    assert paths(root, project) == ["sources/b.rst"]
    assert codes(root, project) == [("sources/a.rst", "source.size")]


@pytest.mark.parametrize("name", [b"a\tb.rst", b"a\x1bb.rst", b"bad\xff.rst", "a\u202eb.rst".encode()])
def test_a_name_that_cannot_be_shown_is_an_error_and_is_escaped(lay, name):
    root = lay({"sources/a.rst": ""})
    (root / "sources" / os.fsdecode(name)).write_bytes(b"")
    assert paths(root) == ["sources/a.rst"]
    (finding,) = discover(root, Project()).diagnostics
    assert finding.code == "source.name"
    assert str(finding.span).isprintable()
    assert str(finding.span).isascii()


def test_a_source_is_read_again_by_its_path(lay):
    root = lay({"sources/a.rst": "text"})
    assert read_source(root, "sources/a.rst", Limits()) == b"text"
    (root / "sources" / "a.rst").unlink()
    with pytest.raises(FileNotFoundError):
        read_source(root, "sources/a.rst", Limits())
