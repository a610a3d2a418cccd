"""The sample newsroom, built once for all who look at what came of it."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest

from briefc.cli.main import main


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The output folder of the whole sample newsroom, in all formats; the build must end without a warning."""
    output = tmp_path_factory.mktemp("sample") / "out"
    said = io.StringIO()
    with contextlib.redirect_stderr(said), pytest.raises(SystemExit) as done:
        main(["-C", str(root), "build", "--strict", "--no-fsync", "-o", str(output)])
    assert done.value.code == 0, said.getvalue()
    return output
