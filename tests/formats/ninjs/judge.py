"""The official schema as a judge of ninjs objects, with its formats checked and GeoJSON beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

GEOJSON: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://geojson.org/schema/GeoJSON.json",
    "type": "object",
    "required": ["type", "coordinates"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "Point"},
        "coordinates": {
            "type": "array",
            "prefixItems": [
                {"type": "number", "minimum": -180, "maximum": 180},
                {"type": "number", "minimum": -90, "maximum": 90},
            ],
            "minItems": 2,
            "items": False,
        },
    },
}
"""Of GeoJSON (RFC 7946, section 3.1.2) that which briefc writes: points."""


class Judge:
    """The schema of ninjs 3.1; `check` fails a test with the worst of what it refuses."""

    def __init__(self, path: Path) -> None:
        self.schema = json.loads(path.read_text("utf-8"))
        formats = Draft202012Validator.FORMAT_CHECKER
        # A checker that does not know a format lets everything by.
        assert {"uri", "date-time"} <= set(formats.checkers), "formats are checked by rfc3339- and rfc3986-validator"
        registry: Registry[Any] = Registry().with_resource(
            GEOJSON["$id"], Resource.from_contents(GEOJSON, default_specification=DRAFT202012)
        )
        self.validator = Draft202012Validator(self.schema, registry=registry, format_checker=formats)

    def check(self, data: bytes) -> Any:
        value = json.loads(data)
        found = best_match(self.validator.iter_errors(value))
        assert found is None, f"{found.json_path}: {found.message[:300]}" if found else ""
        return value
