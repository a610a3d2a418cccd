"""Every code that briefc can print is explained, every explained code is printed, and every example provokes its code.

The examples are laid over a minimal valid project, and the real command line runs on it.
"""

from __future__ import annotations

import ast
import contextlib
import os
import re
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefc import issuing, stages
from briefc.formats.pdf import fonts
from briefc.model.artifact import Artifact
from briefc.model.asset import Asset
from briefc.model.theme import FontFace
from briefc.report.codes import as_text, explanations, visible
from briefc.report.explanation import Explanation
from briefc.source.config_schema import schema
from briefc.source.files import Files
from briefc.source.rewriting import rewrite
from tests.chains.newsroom import Newsroom
from tests.deliver.servers import certificate
from tests.postpress.provoking import SIGNATURES

CODE = re.compile(r"[a-z]+\.[a-z][a-z0-9-]*")
EMITTERS = {"error", "warning", "info", "report", "refuse", "Refused", "Diagnostic"}
"""Functions and classes whose argument of a code's shape must be a code, whatever its area."""

FILE_NAMES = (".yaml", ".html", ".css", ".sqlite", ".txt", ".xml")

CONFIG = "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\n"
MINIMAL = "Minimal\n=======\n\n:date: 2024-05-16\n:summary: A minimal article.\n\nText.\n"
WITH_PICTURE = MINIMAL + "\n.. image:: dot.svg\n   :alt: a dot\n"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>\n'


# --- what is printed is explained ------------------------------------------------------------------------------------


def strings_of(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Every string of a code's shape in a module, and whether it is handed to an emitter."""
    emitted = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in EMITTERS:
                emitted |= {id(argument) for argument in (*node.args, *(one.value for one in node.keywords))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value, id(node) in emitted


def settings_of(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """The dotted keys of all settings, which look like codes."""
    for key, value in table.get("properties", {}).items():
        yield prefix + key
        yield from settings_of(value, f"{prefix}{key}.")


@pytest.fixture(scope="module")
def written(root: Path) -> dict[str, set[bool]]:
    """Every string in briefc that looks like a code, and in which capacities it stands there."""
    found: dict[str, set[bool]] = {}
    package = root / "src" / "briefc"
    for path in package.rglob("*.py"):
        if package / "report" / "catalog" not in path.parents:
            for text, emitted in strings_of(ast.parse(path.read_text("utf-8"))):
                found.setdefault(text, set()).add(emitted)
    return found


def test_every_code_that_can_be_printed_is_explained(written: dict[str, set[bool]]) -> None:
    areas = {code.partition(".")[0] for code in explanations()}
    settings = set(settings_of(schema()))
    printed = {
        text
        for text, capacities in written.items()
        if True in capacities
        or (text.partition(".")[0] in areas and text not in settings and not text.endswith(FILE_NAMES))
    }
    assert sorted(printed - set(explanations())) == []


def test_every_explained_code_can_be_printed(written: dict[str, set[bool]]) -> None:
    assert sorted(set(explanations()) - set(written)) == []


def test_explanations_say_something() -> None:
    for one in explanations().values():
        assert CODE.fullmatch(one.code)
        assert one.title, one.code
        assert one.title[-1] not in ".!?", one.code
        assert one.cause.rstrip().endswith((".", "!", "?", ":", ")")), one.code
        assert one.remedy.rstrip().endswith((".", "!", "?", ":", ")")), one.code


@pytest.mark.parametrize("one", explanations().values(), ids=lambda one: one.code)
def test_the_long_text_can_be_printed_anywhere(one: Explanation) -> None:
    text = as_text(one)
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_what_cannot_be_shown_is_shown_as_an_escape() -> None:
    assert visible("a\u202eb\udce9c\td\u2028") == "a\\u202eb\\xe9c\\td\\u2028"


# --- every example provokes its code ---------------------------------------------------------------------------------


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path, CONFIG).write("sources/minimal.rst", MINIMAL)


def codes_of(newsroom: Newsroom, *arguments: str) -> set[str]:
    """The codes that a command line prints in the project."""
    jobs = () if {"extract", "import", "sign", "validate", "-j2"} & set(arguments) else ("-j1",)
    run = newsroom.run(*arguments, *jobs, "--output-format", "json")
    assert run.code in {0, 1, 2}, run.err
    if not run.out:
        assert run.code != 2, run.err
    return {found["code"] for found in run.json_lines}


def bug(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """An exception that nobody foresaw."""

    def buggy(_shared: stages.ReadShared, _payload: tuple[str, bytes]) -> stages.ReadAnswer:
        raise ZeroDivisionError

    patch.setattr(stages, "read", buggy)
    return ("build",)


def lost(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A worker that is killed from outside."""

    def deadly(_shared: stages.ReadShared, _payload: tuple[str, bytes]) -> stages.ReadAnswer:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    patch.setattr(stages, "read", deadly)
    return ("build", "-j2")


def collision(newsroom: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A format that makes the same path of every item."""
    newsroom.write("sources/other.rst", MINIMAL.replace("Minimal", "Another"))
    render = stages.render

    def careless(shared: stages.RenderShared, payload: stages.RenderPayload) -> dict[str, stages.RenderAnswer]:
        made = Artifact("html/same.html", "text/html", payload.article)
        return {
            name: replace(answer, files=(made,)) if name == "html" else answer
            for name, answer in render(shared, payload).items()
        }

    patch.setattr(stages, "render", careless)
    return ("build",)


def picture(newsroom: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A picture that goes away after its article was read."""
    newsroom.write("sources/dot.svg", DOT).write("sources/minimal.rst", WITH_PICTURE)

    def gone(_: Files, asset: Asset) -> bytes:
        raise FileNotFoundError(2, "No such file", asset.path)

    patch.setattr(Files, "published", gone)
    return ("build", "--format", "html")


def issued_as(
    *edits: tuple[str, str], then: str = "check"
) -> Callable[[Newsroom, pytest.MonkeyPatch], tuple[str, ...]]:
    """A story that was issued as something else before it became what the example shows."""

    def provoke(newsroom: Newsroom, _: pytest.MonkeyPatch) -> tuple[str, ...]:
        shown = (newsroom.root / "sources/story.rst").read_text("utf-8")
        for old, new in edits:
            newsroom.edit("sources/story.rst", old, new)
        assert newsroom.run("issue", "-j1").code == 0
        newsroom.write("sources/story.rst", shown)
        return (then,)

    return provoke


def vanished(newsroom: Newsroom, _: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A source that is removed after it was issued."""
    assert newsroom.run("issue", "-j1").code == 0
    newsroom.remove("sources/story.rst")
    return ("issue",)


def saved(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Somebody who saves a source while it is being issued."""

    def saves(root: Path, path: str, *rest: Any) -> str:
        with (root / path).open("a") as source:
            source.write("\nMore.\n")
        return rewrite(root, path, *rest)

    patch.setattr(issuing, "rewrite", saves)
    return ("issue",)


def deaf(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """An installation without the extra that deliveries over SSH need."""
    patch.setitem(sys.modules, "paramiko", None)
    patch.delitem(sys.modules, "briefc.deliver.sftp", raising=False)
    return ("deliver",)


def stranger(newsroom: Newsroom, _: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A server with a certificate that nobody vouches for, which serves one visitor."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(newsroom.root.parent / "tls").whole)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with listener, listener.accept()[0] as visitor, contextlib.suppress(OSError):
            context.wrap_socket(visitor, server_side=True).close()

    threading.Thread(target=serve, daemon=True).start()
    url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
    newsroom.write("briefc.yaml", f"{CONFIG}destinations:\n  wire:\n    url: {url}\n    retries: 0\n")
    return ("deliver",)


def with_token(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A token in the environment."""
    patch.setenv("WIRE_TOKEN", "secret")
    return ("deliver",)


def plain(_: Newsroom, patch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """An installation without the extra that brings Japanese typefaces."""
    file_of = fonts._file_of

    def without(face: FontFace) -> Path:
        if face.package == "pylopdf-fonts-jp":
            raise fonts.MissingFontError(face.package)
        return file_of(face)

    patch.setattr(fonts, "_file_of", without)
    return ("build", "--format", "pdf", "sources/minimal.rst")


PROVOKED: dict[str, Callable[[Newsroom, pytest.MonkeyPatch], tuple[str, ...]]] = {
    "build.bug": bug,
    "build.lost": lost,
    "build.collision": collision,
    "build.picture": picture,
    "deliver.cleartext": with_token,
    "deliver.host-key": stranger,
    "deliver.package": deaf,
    "font.forms": plain,
    "ledger.changed": saved,
    "ledger.date": issued_as(
        (":date: 2024-05-16\n", ":date: 2024-05-15\n"), (":version: 2\n:updated: 2024-05-17T10:00Z\n", "")
    ),
    "ledger.guid": issued_as((":story", ":council")),
    "ledger.killed": issued_as((":version: 3", ":status: canceled\n:version: 2"), ("05-18", "05-17")),
    "ledger.lower": issued_as((":version: 2", ":version: 3")),
    "ledger.members": issued_as((":version: 2\n:updated: 2024-05-17T10:00Z\n", ""), then="issue"),
    "ledger.unraised": issued_as(("afternoon", "morning")),
    "ledger.updated": issued_as((":version: 2\n", ""), ("05-17", "05-18")),
    "ledger.vanished": vanished,
    **SIGNATURES,
}
"""Codes of faults that no source can cause: what brings each about, and the command line that then meets it."""


def test_the_minimal_project_has_no_finding(newsroom: Newsroom) -> None:
    assert codes_of(newsroom, "build") == set()


@pytest.mark.parametrize("one", explanations().values(), ids=lambda one: one.code)
def test_the_example_provokes_the_code(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, one: Explanation) -> None:
    for path, text in one.example:
        newsroom.write(path, text.encode("utf-8", "surrogateescape"))
    arguments = PROVOKED[one.code](newsroom, monkeypatch) if one.code in PROVOKED else one.arguments
    # Printing takes seconds and has few codes of its own, so a plain build is first asked without it.
    if arguments != ("build",) or one.code not in codes_of(newsroom, "build", "--format", "html,newsml"):
        assert one.code in codes_of(newsroom, *arguments)


def test_the_table_of_provoked_faults_holds_no_code_that_is_gone() -> None:
    assert set(PROVOKED) <= set(explanations())
