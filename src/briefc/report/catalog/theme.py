"""Codes of themes while pages are made: templates and fonts."""

from __future__ import annotations

from briefc.report.explanation import Explanation

_PROJECT = "agency:\n  name: Newsroom\n  domain: newsroom.org\n  rights: © Newsroom\ntheme:\n  name: mine\n"

CODES: tuple[Explanation, ...] = (
    Explanation(
        code="theme.font",
        title="a font of the theme is not there",
        cause=(
            "`fonts:` in theme.yaml names a file that is neither in the installed package it names nor, without a "
            "package, in the theme's folder static/. The style sheet that all pages share cannot be made without it."
        ),
        example=(
            ("briefc.yaml", _PROJECT),
            (
                "themes/mine/theme.yaml",
                "extends: briefc:default\nfonts:\n- family: Mine\n  file: fonts/Mine.ttf\n",
            ),
        ),
        remedy="Install the package, put the file into static/, or correct the name.",
        arguments=("build", "--format", "html"),
    ),
    Explanation(
        code="theme.style",
        title="a style sheet imports what is not there",
        cause=(
            "`@import` in a theme's style sheet takes in a sheet of the theme itself or of one that it extends, and "
            "nothing else: pages ask no other host for anything. The sheet it names does not exist, or takes itself in."
        ),
        example=(
            ("briefc.yaml", _PROJECT),
            ("themes/mine/theme.yaml", "extends: briefc:default\n"),
            ("themes/mine/screen.css", '@import "briefc:default/screens.css";\n'),
        ),
        remedy='Write the theme and the sheet as in `@import "briefc:default/screen.css";`.',
        arguments=("build", "--format", "html"),
    ),
    Explanation(
        code="theme.template",
        title="a template of the theme cannot be rendered",
        cause=(
            "The template has a fault of syntax, uses a name that no page has, refers to a template that is not "
            "there, or does what the sandbox of templates does not let it do. Names are never taken for empty: a "
            "page with a hole would go unnoticed."
        ),
        example=(
            ("briefc.yaml", _PROJECT),
            ("themes/mine/theme.yaml", "extends: briefc:default\n"),
            (
                "themes/mine/templates/article.html",
                '{% extends "briefc:default/article.html" %}\n{% block head %}{{ page.titel }}{% endblock %}\n',
            ),
        ),
        remedy=(
            "The message names the template and its line. What templates are given stands in docs/how-to/theme.md; "
            "`{% if name is defined %}` asks for what may be missing."
        ),
        arguments=("build", "--format", "html"),
    ),
)
