"""The judge refuses what it is there to refuse; a judge that lets everything by proves nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest

GOOD: dict[str, Any] = {"uri": "tag:a.example,2024:x"}


@pytest.mark.parametrize(
    "bad",
    [
        {},
        {"uri": "no uri"},
        {"uri": "tag:a.example,2024:gespräche"},
        {**GOOD, "versionCreated": "2024-05-16"},
        {**GOOD, "versionCreated": "2024-05-16T10:00:00"},
        {**GOOD, "urgency": 0},
        {**GOOD, "pubStatus": "stat:usable"},
        {**GOOD, "keywords": ["x"]},
        {**GOOD, "bodies": [{"role": "main"}]},
        {**GOOD, "associations": [{"uri": "tag:a.example,2024:y"}]},
        {**GOOD, "associations": [{**GOOD, "name": "y", "associations": [{**GOOD, "name": "z", "x": 1}]}]},
        {**GOOD, "renditions": [{"name": "web", "href": "media/a.png"}]},
        {**GOOD, "places": [{"geoJSON": {"type": "Point", "coordinates": [0, 99]}}]},
        {**GOOD, "rightsInfo": {"linkedRights": "https://a.example/", "encodedRights": "x"}},
    ],
    ids=lambda bad: json.dumps(bad)[-60:],
)
def test_what_the_schema_forbids_is_refused(judge: Any, bad: Any) -> None:
    with pytest.raises(AssertionError):
        judge.check(json.dumps(bad).encode())


def test_the_least_object_passes(judge: Any) -> None:
    assert judge.check(json.dumps(GOOD).encode()) == GOOD
