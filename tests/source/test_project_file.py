from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefc.model.destination import Destination
from briefc.model.diagnostic import Severity
from briefc.model.project import Agency, Project, default_project
from briefc.model.setting import key_of
from briefc.source.project_file import check_project, load_project, locate, schema
from briefc.source.typed import hints, is_zone, required, rule_of, value_type, zones


def said(root: Path, overrides: dict[str, str] | None = None) -> list[tuple[str, str]]:
    outcome = load_project(root, overrides=overrides or {})
    assert outcome.value is None
    return [(str(d.span), d.code) for d in outcome.diagnostics]


def test_a_file_that_says_nothing_is_the_default_project(lay):
    assert load_project(lay({"briefc.yaml": ""})).value == default_project()
    assert load_project(lay({"briefc.yaml": "agency:\ntheme:\n  settings:\nformats: ~\n"})).value == default_project()


def test_settings_are_typed(lay):
    text = """
agency: {name: The  Newsroom, copyright-holder: '2024', rights: "© A\\nAll rights reserved\\n"}
formats: [html]
pdf:
  articles: true
theme: {settings: {columns: 2, wide: true, accent: no}}
limits: {seconds: 5}
"""
    project = load_project(lay({"briefc.yaml": text})).value
    assert project is not None
    assert project.agency == Agency(name="The Newsroom", copyright_holder="2024", rights="© A\nAll rights reserved")
    assert project.formats == ("html",)
    assert project.pdf.articles is True
    assert project.theme.settings == {"columns": "2", "wide": "true", "accent": "no"}
    assert project.limits.seconds == 5.0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("agency:\n  nmae: x\n", ("briefc.yaml:2:3", "config.unknown-key")),
        ("agency: x\n", ("briefc.yaml:1:9", "config.type")),
        ("agency: [x]\n", ("briefc.yaml:1:9", "config.type")),
        ("pdf:\n  articles: yes\n", ("briefc.yaml:2:13", "config.type")),
        ("pdf:\n  articles: 1\n", ("briefc.yaml:2:13", "config.type")),
        ("agency:\n  name: 2024\n", ("briefc.yaml:2:9", "config.type")),
        ("agency:\n  name: true\n", ("briefc.yaml:2:9", "config.type")),
        ("formats: html\n", ("briefc.yaml:1:10", "config.type")),
        ("formats: [html, 5]\n", ("briefc.yaml:1:17", "config.type")),
        ("formats: [html, html]\n", ("briefc.yaml:1:17", "config.value")),
        ("formats: []\n", ("briefc.yaml:1:10", "config.value")),
        ("sources: [../up]\n", ("briefc.yaml:1:11", "config.value")),
        ("sources: [/etc]\n", ("briefc.yaml:1:11", "config.value")),
        ("output: a/../../b\n", ("briefc.yaml:1:9", "config.value")),
        ("output: ./a\n", ("briefc.yaml:1:9", "config.value")),
        ("timezone: Europe/Belin\n", ("briefc.yaml:1:11", "config.value")),
        ("agency:\n  domain: Example.ORG\n", ("briefc.yaml:2:11", "config.value")),
        ("agency:\n  language: english language\n", ("briefc.yaml:2:13", "config.value")),
        ("site:\n  url: javascript:x\n", ("briefc.yaml:2:8", "config.value")),
        ("pdf: {page: a4}\n", ("briefc.yaml:1:13", "config.value")),
        ("limits: {nesting: 2}\n", ("briefc.yaml:1:19", "config.value")),
        ("limits: {nesting: 8.5}\n", ("briefc.yaml:1:19", "config.type")),
        ("theme: {settings: {A b: c}}\n", ("briefc.yaml:1:20", "config.value")),
        ("theme: {settings: {a: [b]}}\n", ("briefc.yaml:1:23", "config.type")),
        ("- a\n", ("briefc.yaml:1:1", "config.type")),
        ("destinations: [a]\n", ("briefc.yaml:1:15", "config.type")),
        ("destinations: {Wire: {url: file:a}}\n", ("briefc.yaml:1:16", "config.value")),
        ("destinations:\n  wire:\n    uri: file:a\n    url: file:a\n", ("briefc.yaml:3:5", "config.unknown-key")),
        ("destinations:\n  wire:\n    profile: a\n", ("briefc.yaml:3:5", "config.missing-key")),
        ("destinations:\n  wire:\n", ("briefc.yaml:2:8", "config.missing-key")),
        ("destinations:\n  wire:\n    url:\n", ("briefc.yaml:3:9", "config.type")),
        ("destinations:\n  wire: file:a\n", ("briefc.yaml:2:9", "config.type")),
        ("destinations:\n  wire:\n    url: gopher://a\n", ("briefc.yaml:3:10", "config.value")),
        ("destinations:\n  wire:\n    url: sftp://a:65536/b\n", ("briefc.yaml:3:10", "config.value")),
        ("destinations: {wire: {url: file:a, retries: 90}}\n", ("briefc.yaml:1:45", "config.value")),
    ],
)
def test_what_does_not_fit_is_an_error_at_its_place(lay, text, expected):
    assert said(lay({"briefc.yaml": text})) == [expected]


def test_all_errors_are_reported_at_once(lay):
    assert len(said(lay({"briefc.yaml": "a: 1\npdf: {page: a4, x: y}\noutput: /\n"}))) == 4


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("agancy: {}", 'did you mean "agency"?'),
        ("agency: {copyright_holder: x}", 'did you mean "copyright-holder"?'),
        ("timezone: Europe/Belin", 'did you mean "Europe/Berlin"?'),
        ("pdf: {articles: yes}", "write true, without quotes"),
        ("agency: {name: 2024}", 'put it in quotes: "2024"'),
        ("destinations: {a: {url: file:a, known-host: b}}", 'did you mean "known-hosts"?'),
        ("destinations: {a: {url: file:a, bundle: al}}", 'did you mean "all"?'),
        ("destinations: {a: {url: 'sftp://u:hunter@b.example'}}", "take it out, and set password-env"),
        ("destinations: {a: {url: 'https://b.example/?api-Key=hunter'}}", "take it out, and set token-env"),
        ("destinations: {a: {url: file:a, password-env: hunter}}", "write the name of the variable"),
        ("zzzzzz: 1", "known here: agency, site, timezone"),
    ],
)
def test_errors_help(lay, text, hint):
    (finding,) = load_project(lay({"briefc.yaml": text})).diagnostics
    assert finding.hints[0].startswith(hint)
    assert "hunter" not in repr(finding)


def test_a_missing_file_and_a_folder_in_its_place_are_errors(lay):
    root = lay({"x": ""})
    assert said(root) == [("briefc.yaml", "config.unreadable")]
    (root / "briefc.yaml").mkdir()
    assert said(root) == [("briefc.yaml", "config.unreadable")]


def test_the_project_file_may_be_a_link_since_the_user_chose_it(lay):
    root = lay({"real.yaml": "output: out\n"})
    (root / "briefc.yaml").symlink_to("real.yaml")
    project = load_project(root).value
    assert project is not None
    assert project.output == "out"


def test_overrides_lie_over_the_file_and_need_no_quotes(lay):
    root = lay({"briefc.yaml": "site: {url: https://a.example, title: T}\n"})
    over = {
        "site.url": "https://b.example",
        "pdf.articles": "true",
        "formats": "html, pdf",
        "extensions": "",
        "agency.name": "2024",
    }
    project = load_project(root, overrides={**over, "theme.settings.accent": "5", "limits.nesting": "8"}).value
    assert project is not None
    assert (project.site.url, project.site.title) == ("https://b.example", "T")
    assert (project.pdf.articles, project.formats, project.extensions) == (True, ("html", "pdf"), ())
    delivered = load_project(root, overrides={"destinations.a.url": "file:b"}).value
    assert delivered is not None
    assert delivered.destinations == {"a": Destination("file:b")}
    assert (project.agency.name, project.theme.settings, project.limits.nesting) == ("2024", {"accent": "5"}, 8)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("site.ulr", "x", "config.override"),
        ("destinations.wire", "x", "config.override"),
        ("destinations.wire.uri", "x", "config.override"),
        ("destinations.wire.url", "x", "config.value"),
        ("site", "x", "config.override"),
        ("theme.settings", "x", "config.override"),
        ("output.x", "x", "config.override"),
        ("", "x", "config.override"),
        ("site.url", "x", "config.value"),
        ("pdf.articles", "maybe", "config.type"),
        ("limits.nesting", "many", "config.type"),
    ],
)
def test_a_wrong_override_is_named_by_its_key(lay, key, value, code):
    assert said(lay({"briefc.yaml": ""}), {key: value}) == [(f"-D {key}", code)]


def test_locate_finds_the_key_or_the_nearest_section(lay):
    root = lay({"briefc.yaml": "output: x\nagency:\n  name: y\n"})
    assert str(locate(root, "briefc.yaml", "agency.name")) == "briefc.yaml:3:3"
    assert str(locate(root, "briefc.yaml", "agency.domain")) == "briefc.yaml:2:1"
    assert str(locate(root, "briefc.yaml", "site.url")) == "briefc.yaml"


def test_newsml_needs_a_domain_and_should_have_rights(lay):
    root = lay({"briefc.yaml": "agency:\n  name: y\n"})
    found = check_project(Project(), ("html", "newsml"), root)
    assert [(d.code, d.severity, d.span.line) for d in found] == [
        ("config.domain", Severity.ERROR, 1),
        ("config.rights", Severity.WARNING, 1),
    ]
    assert check_project(Project(), ("html",), root) == ()
    assert check_project(Project(agency=Agency(domain="a.example", rights="© A")), ("newsml",), root) == ()


# --- the schema ------------------------------------------------------------------------------------------------------

SCHEMA = schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
TEXTS = st.sampled_from(
    [
        "",
        "a",
        "A",
        "html",
        "newsml",
        "no",
        "true",
        "5",
        "UTC",
        "utc",
        "Europe/Berlin",
        "Letter",
        "RED",
        "red",
        "en",
        "zh-Hans",
        "x y",
        "a.b",
        "a.example",
        "A.example",
        "https://a.b/c",
        "https://",
        "http://a b",
        "ftp://a",
        "file:a",
        "file:/a b",
        "sftp://u@h.example:22/a",
        "sftp://u:p@h.example",
        "s3://bucket/a",
        "https://a.b/?Token=x",
        "WIRE_PASSWORD",
        "../a",
        "a/../b",
        "a/..",
        "a/b",
        "/a",
        "a\\b",
        "a\n",
        "a\nb",
        "..",
        ".",
        "a/.",
        ".a",
        "a-b",
        "-a",
        "a_b",
        " a ",
    ]
) | st.text(st.characters(codec="ascii", categories=["L", "N", "P", "Zs"]), max_size=6)
SCALARS = (
    TEXTS
    | st.booleans()
    | st.none()
    | st.integers(-5, 200)
    | st.sampled_from([10**9, 10**15, 10**16, 0.5, 4.0, 32.5, 120.0])
)
ANYTHING = (
    SCALARS
    | st.lists(SCALARS, max_size=3)
    | st.dictionaries(TEXTS.filter(lambda t: t not in {"", "<<"}), SCALARS, max_size=2)
)


def fitting(kind: Any, rule: Any) -> st.SearchStrategy[Any]:
    """Values that are mostly of the right type, so that whole files are sometimes accepted."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return section(kind)
    entry = value_type(kind)
    if dataclasses.is_dataclass(entry):
        return st.dictionaries(st.sampled_from(["a", "b-c", "A"]), section(entry) | ANYTHING, max_size=2) | ANYTHING
    if kind in (int, float):
        return SCALARS.filter(lambda v: isinstance(v, (int, float)) or v is None) | ANYTHING
    if kind is bool:
        return st.booleans() | st.none() | ANYTHING
    if kind is str:
        return (st.sampled_from(rule.choices) if rule.choices else TEXTS) | ANYTHING
    return st.lists(TEXTS, max_size=3) | st.dictionaries(TEXTS.filter(bool), SCALARS, max_size=2) | ANYTHING


@st.composite
def section(draw: st.DrawFn, cls: Any) -> dict[str, Any]:
    """Some of a section's settings, those without a default nearly always."""
    kinds = hints(cls)
    fields = dataclasses.fields(cls)
    chosen = draw(st.sets(st.sampled_from(fields), max_size=len(fields)))
    if draw(st.integers(0, 5)):
        chosen |= {f for f in fields if required(f)}
    return {key_of(f.name): draw(fitting(kinds[f.name], rule_of(f))) for f in fields if f in chosen}


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(config=section(Project) | ANYTHING)
def test_the_schema_accepts_what_the_loader_accepts_and_rejects_what_it_rejects(tmp_path_factory, config):
    root = tmp_path_factory.mktemp("p")
    (root / "briefc.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    outcome = load_project(root)
    complaints = [error.message for error in VALIDATOR.iter_errors(config)]
    assert (outcome.value is None) == bool(complaints), (outcome.diagnostics, complaints)


@pytest.mark.parametrize("name", [f.name for f in dataclasses.fields(Project)])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_schema_and_loader_agree_on_each_setting_alone(tmp_path_factory, name, data):
    field = next(f for f in dataclasses.fields(Project) if f.name == name)
    kind = hints(Project)[name]
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        inner = data.draw(st.sampled_from(dataclasses.fields(kind)))
        value: Any = {key_of(inner.name): data.draw(fitting(hints(kind)[inner.name], rule_of(inner)))}
    else:
        value = data.draw(fitting(kind, rule_of(field)))
    config = {key_of(name): value}
    root = tmp_path_factory.mktemp("p")
    (root / "briefc.yaml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    outcome = load_project(root)
    complaints = [error.message for error in VALIDATOR.iter_errors(config)]
    assert (outcome.value is None) == bool(complaints), (config, outcome.diagnostics, complaints)


def test_the_schema_is_a_schema_and_documents_every_key():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def walk(table: dict[str, Any]) -> None:
        for key, entry in table["properties"].items():
            assert entry["description"], key
            if "properties" in entry:
                walk(entry)

    walk(SCHEMA)


def test_a_time_zone_is_one_of_those_installed_and_nothing_else() -> None:
    assert all(is_zone(name) for name in sorted(zones())[::20])
    for name in ("", "Europe", "Europe/Belin", "posix/UTC", "right/UTC", "posixrules", "../UTC", "/etc/passwd", "a\0b"):
        assert not is_zone(name), name
        assert name not in zones()
