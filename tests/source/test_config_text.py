from __future__ import annotations

import dataclasses
import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from briefc.model.destination import Destination
from briefc.model.project import Agency, Project, ThemeChoice
from briefc.source.config_text import commented_yaml, config_page, effective_yaml
from briefc.source.project_file import load_project


def test_the_reference_page_is_the_generated_one(root):
    page = root / "docs" / "reference" / "config.md"
    if os.environ.get("BRIEFC_ACCEPT") == "1":
        page.write_text(config_page(), encoding="utf-8")
    assert page.read_text("utf-8") == config_page(), "run the tests with BRIEFC_ACCEPT=1"


def test_the_reference_page_names_every_setting():
    page = config_page()
    for field in dataclasses.fields(Project):
        assert f"`{field.name}`" in page
    assert "`agency.copyright-holder`" in page


def test_a_new_project_file_comments_every_key_and_loads_to_what_was_given(lay):
    given = {"agency.name": "A: b", "agency": {"domain": "a.example"}, "formats": ("html",), "timezone": "UTC"}
    text = commented_yaml(given)
    project = load_project(lay({"briefc.yaml": text})).value
    assert project == Project(agency=Agency(name="A: b", domain="a.example"), formats=("html",))
    keys = [line for line in text.splitlines() if line.lstrip(" #").split(":")[0] and line.rstrip().endswith(":")]
    assert keys
    for line, before in zip(text.splitlines()[1:], text.splitlines(), strict=False):
        if line and not line.lstrip().startswith("#"):
            assert before.lstrip().startswith("#"), f"{line} has no comment above it"


def test_entries_with_keys_of_their_own_are_described_in_the_new_file_and_on_the_page(lay):
    text = commented_yaml({"agency.name": "A", "destinations": {"wire": Destination("file:out", retries=0)}})
    project = load_project(lay({"briefc.yaml": text})).value
    assert project is not None
    assert project.destinations == {"wire": Destination("file:out", retries=0)}
    assert "# - password-env: Environment variable" in text
    page = config_page()
    assert "## `destinations.NAME`" in page
    assert "| `destinations.NAME.url` | text: an address" in page
    assert "| must be given |" in page


def test_uncommented_defaults_load_to_the_default_project(lay):
    lines = commented_yaml().splitlines()
    kept = [line.replace("# ", "", 1) for line in lines if is_setting(line)]
    assert load_project(lay({"briefc.yaml": "\n".join(kept)})).value == Project()


def is_setting(line: str) -> bool:
    words = line.lstrip(" #").split(":")
    return (
        line.lstrip().startswith("#") and len(words) > 1 and words[0].replace("-", "").isalpha() and words[0].islower()
    )


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=12)


@settings(deadline=None)
@given(
    st.builds(
        Project,
        agency=st.builds(
            Agency, name=TEXT, rights=st.sampled_from(["", "a\nb", "# x", "'", "true", "5", "a: b", "- a"])
        ),
        theme=st.builds(
            ThemeChoice,
            settings=st.dictionaries(st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True), TEXT, max_size=3),
        ),
        destinations=st.dictionaries(
            st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True) | st.sampled_from(["true", "null", "no"]),
            st.builds(
                Destination,
                url=st.sampled_from(
                    ["file:out", "sftp://a@b.example:22/c", "s3://bucket/a-b", "https://a.example/?b=c"]
                ),
                key_file=st.sampled_from(["", "~/.ssh/id", "a: b"]),
                retries=st.integers(0, 20),
                timeout=st.sampled_from([1.0, 2.5, 3600.0]),
                pictures=st.booleans(),
            ),
            max_size=2,
        ),
        extensions=st.sampled_from([(), ("a",), ("a", "b-c"), ("true",), ("5",)]),
    )
)
def test_the_effective_settings_load_to_the_same_project(tmp_path_factory, project):
    root: Path = tmp_path_factory.mktemp("p")
    (root / "briefc.yaml").write_text(effective_yaml(project), encoding="utf-8")
    outcome = load_project(root)
    assert outcome.value == project, outcome.diagnostics
