from __future__ import annotations

import importlib
from dataclasses import replace

import pytest

from briefc.model.project import Project, ThemeChoice
from briefc.model.theme import FontFace
from briefc.source.plugins import PluginError
from briefc.source.themes import load_theme, theme_names


def choose(name: str, **settings: str) -> Project:
    return Project(theme=ThemeChoice(name, settings))


BASE = {
    "themes/base/theme.yaml": """
settings: {accent: "#14466f", columns: 2, wide: false, ratio: 1.5}
fonts:
- {family: Spectral, package: fontpkg-spectral, file: Spectral-Regular.ttf}
- {family: Spectral, package: fontpkg-spectral, file: Spectral-Bold.ttf, weight: 700}
- {family: Mono, file: fonts/mono.ttf, style: italic, web: false}
""",
    "themes/base/article.html": "base article",
    "themes/base/parts/head.html": "base head",
    "themes/base/screen.css": "base screen",
    "themes/base/print.css": "base print",
    "themes/base/static/fonts/mono.ttf": b"\0\xff",
    "themes/base/static/logo.svg": "<svg/>",
    "themes/base/README.md": "not part of it",
    "themes/base/.hidden.html": "not part of it",
}
MINE = {
    "themes/mine/theme.yaml": "extends: base\nsettings: {accent: red, tone: warm}\nfonts: [{family: Mono, package: other, file: m.ttf}]\n",
    "themes/mine/templates/article.html": '{% extends "base/article.html" %}',
    "themes/mine/print.css": "mine print",
    "themes/mine/static/logo.svg": "<svg>mine</svg>",
}


def codes(root, project) -> list[tuple[str, str]]:
    outcome = load_theme(root, project)
    assert outcome.value is None
    return [(str(d.span), d.code) for d in outcome.diagnostics]


def test_a_theme_is_its_folder_as_a_value(lay):
    theme = load_theme(lay(BASE), choose("base")).value
    assert theme is not None
    assert (theme.name, theme.chain) == ("base", ("base",))
    assert theme.templates == {
        "article.html": "base article",
        "base/article.html": "base article",
        "parts/head.html": "base head",
        "base/parts/head.html": "base head",
    }
    assert theme.styles["screen.css"] == "base screen"
    assert theme.files == {"fonts/mono.ttf": b"\0\xff", "logo.svg": b"<svg/>"}
    assert theme.settings == {"accent": "#14466f", "columns": 2, "wide": False, "ratio": 1.5}
    assert theme.fonts[2] == FontFace("Mono", "fonts/mono.ttf", style="italic", web=False)


def test_the_nearest_of_the_chain_wins_and_the_parents_stay_reachable(lay):
    theme = load_theme(lay({**BASE, **MINE}), choose("mine")).value
    assert theme is not None
    assert theme.chain == ("mine", "base")
    assert (
        theme.templates["article.html"] == theme.templates["mine/article.html"] == '{% extends "base/article.html" %}'
    )
    assert theme.templates["base/article.html"] == "base article"
    assert theme.templates["parts/head.html"] == "base head"
    assert (theme.styles["screen.css"], theme.styles["print.css"], theme.styles["base/print.css"]) == (
        "base screen",
        "mine print",
        "base print",
    )
    assert theme.files["logo.svg"] == b"<svg>mine</svg>"
    assert theme.settings["accent"] == "red"
    assert theme.settings["tone"] == "warm"
    assert theme.settings["columns"] == 2
    assert [(face.family, face.package) for face in theme.fonts] == [
        ("Mono", "other"),
        ("Spectral", "fontpkg-spectral"),
        ("Spectral", "fontpkg-spectral"),
    ]


def test_the_project_sets_what_the_theme_declares(lay):
    root = lay(BASE)
    theme = load_theme(root, choose("base", accent="5", columns="3", wide="true", ratio="2")).value
    assert theme is not None
    assert theme.settings == {"accent": "5", "columns": 3, "wide": True, "ratio": 2.0}
    assert isinstance(theme.settings["ratio"], float)


@pytest.mark.parametrize(
    ("key", "value"), [("acent", "x"), ("columns", "many"), ("columns", "2.5"), ("wide", "yes"), ("ratio", "x")]
)
def test_a_setting_that_the_theme_does_not_know_or_cannot_take_is_an_error(lay, key, value):
    root = lay({**BASE, "briefc.yaml": f"theme:\n  name: base\n  settings:\n    {key}: {value}\n"})
    assert codes(root, choose("base", **{key: value})) == [("briefc.yaml:4:5", "config.theme-setting")]


def test_an_unknown_theme_is_named_where_it_is_asked_for(lay):
    root = lay({**BASE, "briefc.yaml": "theme:\n  name: bse\n"})
    outcome = load_theme(root, choose("bse"))
    (finding,) = outcome.diagnostics
    assert (finding.code, str(finding.span), finding.hints) == (
        "config.theme-unknown",
        "briefc.yaml:2:3",
        ('did you mean "base"?',),
    )
    orphan = lay({"themes/orphan/theme.yaml": "extends: nobody\n"})
    assert codes(orphan, choose("orphan")) == [("themes/orphan/theme.yaml", "config.theme-unknown")]


@pytest.mark.parametrize("name", ["..", "../base", "base/../base", "/etc", ".", ""])
def test_a_theme_is_a_name_and_not_a_path(lay, name):
    root = lay({"themes/x/theme.yaml": f"extends: '{name}'\n"})
    outcome = load_theme(root, choose("x"))
    assert (outcome.value is None) == bool(name)


def test_themes_that_extend_each_other_are_an_error(lay):
    root = lay(
        {
            "themes/a/theme.yaml": "extends: b\n",
            "themes/b/theme.yaml": "extends: a\n",
            "themes/c/theme.yaml": "extends: c\n",
        }
    )
    assert codes(root, choose("a")) == [("themes/b/theme.yaml", "config.theme-cycle")]
    (finding,) = load_theme(root, choose("c")).diagnostics
    assert "briefc:c" in finding.hints[0]


def test_what_is_wrong_in_a_theme_is_placed(lay):
    files = {
        "themes/a/theme.yaml": "extends: b\nexteds: c\n",
        "themes/b/theme.yaml": "",
        "themes/b/article.html": b"ok\n\xff",
    }
    root = lay(files)
    assert codes(root, choose("a")) == [("themes/a/theme.yaml:2:1", "config.unknown-key")]
    assert codes(root, choose("b")) == [("themes/b/article.html:2:1", "source.encoding")]
    (root / "themes" / "empty").mkdir()
    assert codes(root, choose("empty")) == [("themes/empty/theme.yaml", "config.unreadable")]


@pytest.mark.parametrize(
    "fonts",
    [
        "[{family: A}]",
        "[{file: a.ttf}]",
        "[{family: A, file: a, weight: 0}]",
        "[{family: A, file: a, style: bold}]",
        "{A: a.ttf}",
        "[A]",
    ],
)
def test_a_font_is_described_whole(lay, fonts):
    root = lay({"themes/a/theme.yaml": f"fonts: {fonts}\n"})
    assert len(codes(root, choose("a"))) == 1


def test_a_link_out_of_the_theme_is_an_error(lay):
    root = lay({**BASE, "secret.html": "secret"})
    (root / "themes" / "base" / "stolen.html").symlink_to(root / "secret.html")
    assert codes(root, choose("base")) == [("themes/base/stolen.html", "config.unreadable")]


def test_a_theme_reached_by_a_link_out_of_the_project_is_no_theme_of_it(lay):
    root = lay({"x": ""})
    (root.parent / "foreign").mkdir()
    (root.parent / "foreign" / "theme.yaml").write_text("")
    (root / "themes").mkdir()
    (root / "themes" / "foreign").symlink_to(root.parent / "foreign")
    assert codes(root, choose("foreign"))[0][1] == "config.theme-unknown"


def test_the_built_in_theme_is_found_shadowed_and_extended(lay, root):
    if not (root / "themes" / "default" / "theme.yaml").is_file():
        pytest.skip("the default theme is not there yet")
    empty = lay({"briefc.yaml": ""})
    built_in = load_theme(empty, Project()).value
    assert built_in is not None
    assert built_in.chain == ("default",)
    assert "default" in theme_names(empty, Project())
    own = lay({"themes/default/theme.yaml": "extends: briefc:default\n", "themes/default/article.html": "own"})
    theme = load_theme(own, Project()).value
    assert theme is not None
    assert theme.chain == ("default", "briefc:default")
    assert theme.templates["article.html"] == theme.templates["default/article.html"] == "own"
    assert theme.templates["briefc:default/article.html"] == built_in.templates["article.html"]
    assert theme.styles["screen.css"] == built_in.styles["screen.css"]


def test_an_installed_theme_is_used_when_its_distribution_is_named(lay, tmp_path, monkeypatch):
    site = tmp_path / "site"
    package = site / "newsroom_theme_x"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "theme.yaml").write_text("description: installed\n")
    (package / "article.html").write_text("installed")
    info = site / "newsroom_theme_x-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: newsroom-theme-x\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[briefc.themes]\ntelegram = newsroom_theme_x\n")
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    root = lay({"briefc.yaml": ""})
    assert codes(root, choose("telegram"))[0][1] == "config.theme-unknown"
    named = replace(choose("telegram"), extensions=("newsroom-theme-x",))
    theme = load_theme(root, named).value
    assert theme is not None
    assert theme.templates["article.html"] == "installed"
    assert "telegram" in theme_names(root, named)
    with pytest.raises(PluginError, match="newsroom-theme-x"):
        load_theme(root, replace(named, extensions=("newsroom-theme-xx",)))
