"""One who issues at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefc.ledger.records import LedgerError
from briefc.ledger.turn import only_issuing


def test_another_is_waited_for_and_then_named(tmp_path: Path) -> None:
    second = only_issuing(tmp_path / "new", wait=0.1)
    refused = pytest.raises(LedgerError, match=r"another briefc \(process [0-9]+\) has been issuing")
    with only_issuing(tmp_path / "new"), refused, second:
        pass
    with only_issuing(tmp_path / "new", wait=0):
        pass
