"""What the tests of this room share: a project folder to lay files in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def lay(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """A function that writes files below a fresh project root and returns the root."""
    root = tmp_path / "project"
    root.mkdir()

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write
