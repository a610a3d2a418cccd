"""Templates: what they may do, what becomes of their faults, and what is recorded of their reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from briefc.build.tracking import Recorder, TrackedMapping
from briefc.formats.html.skeleton import finished, render
from briefc.markup.element import element
from briefc.model.pack import digest_text
from briefc.model.theme import Theme


def theme(**templates: str) -> Theme:
    """A theme of the given templates; `_` in a name stands for the dot."""
    texts = {name.replace("_", "."): text for name, text in templates.items()}
    return Theme("mine", templates={**texts, **{f"mine/{name}": text for name, text in texts.items()}}, chain=("mine",))


def made(text: str, **values: Any) -> str:
    outcome = render(theme(page_html=text), "page.html", values)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def trouble(text: str, **values: Any) -> tuple[str, str]:
    """Where the one finding stands and what it says."""
    outcome = render(theme(page_html=text), "page.html", values)
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert found.code == "theme.template"
    return str(found.span), found.message


def test_text_is_escaped_and_finished_markup_is_not() -> None:
    assert made("{{ a }} {{ b }}", a="<b>", b=finished((element("b", "<"),))) == "&lt;b&gt; <b>&lt;</b>"


@dataclass(frozen=True, slots=True)
class Thing:
    title: str


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a\n{{ nothing }}", ":2:1", 'there is no "nothing"'),
        ("\n\n{{ thing.titel }}", ":3:1", 'Thing has no "titel"'),
        ("{{ theme.tagline }}", ":1:1", 'there is no "tagline"'),
        ("{% if %}", ":1:1", "Expected an expression"),
        ("{% extends 'gone.html' %}", "", 'there is no template "gone.html"'),
        ("{{ 1 / 0 }}", ":1:1", "division by zero"),
        ("{{ ().__class__ }}", ":1:1", "unsafe"),
        ("{{ thing.__class__.__mro__ }}", ":1:1", "unsafe"),
        ("{{ 'a' * 300000000 }}", ":1:1", "too long"),
        ("{{ 9 ** 999999999 }}", ":1:1", "too large"),
        ("{{ names.append('x') }}", ":1:1", "is unsafe"),
        ("{% for a in range(99999999) %}{% endfor %}", ":1:1", "Range too big"),
        ("{{ [1, 2] | random }}", ":1:1", "random"),
        ("{{ lipsum() }}", ":1:1", 'there is no "lipsum"'),
    ],
)
def test_a_fault_is_a_finding_at_the_templates_line(text: str, place: str, said: str) -> None:
    where, message = trouble(text, thing=Thing("t"), names=[], theme={"tag": ""})
    assert where == f"themes/mine/templates/page.html{place}"
    assert said in message


def test_a_name_nearly_right_is_suggested() -> None:
    outcome = render(theme(page_html="{{ thing.titel }}"), "page.html", {"thing": Thing("t")})
    assert outcome.diagnostics[0].hints == ('did you mean "title"?',)


def test_a_page_without_end_is_stopped() -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}" + "x" * 900 + "{% endfor %}{% endfor %}"
    assert "grows beyond" in trouble(loop)[1]


def test_a_fault_in_an_extended_template_names_that_one() -> None:
    outcome = render(theme(page_html="{% extends 'base.html' %}", base_html="\n{{ gone }}"), "page.html", {})
    assert str(outcome.diagnostics[0].span) == "themes/mine/templates/base.html:2:1"


def test_a_template_may_extend_the_one_it_replaces() -> None:
    whole = Theme(
        "mine",
        templates={
            "page.html": "{% extends 'default/page.html' %}{% block a %}mine{% endblock %}",
            "mine/page.html": "",
            "default/page.html": "[{% block a %}theirs{% endblock %}]",
        },
        chain=("mine", "default"),
    )
    assert render(whole, "page.html", {}).value == "[mine]"


def test_every_template_used_is_recorded_on_every_render_and_no_other() -> None:
    texts = {
        "page.html": "{% extends 'base.html' %}{% import 'parts.html' as parts %}{% include 'more.html' %}",
        "base.html": "x",
        "parts.html": "",
        "more.html": "",
        "other.html": "",
    }
    for _ in range(2):  # the second time everything is compiled already
        recorder = Recorder()
        tracked = Theme("t", templates=TrackedMapping("template", texts, recorder, digest_text), chain=("t",))
        assert render(tracked, "page.html", {}).value == "x"
        assert {read.name for read in recorder.reads} == set(texts) - {"other.html"}


def test_a_computed_name_may_mean_any_template_so_all_are_recorded() -> None:
    recorder = Recorder()
    texts = {"page.html": "{% include 'a' ~ '.html' %}", "a.html": "x"}
    tracked = Theme("t", templates=TrackedMapping("template", texts, recorder, digest_text), chain=("t",))
    assert render(tracked, "page.html", {}).value == "x"
    assert ("templates", "*") in {(read.kind, read.name) for read in recorder.reads}


def test_a_changed_template_is_not_taken_for_the_old_one() -> None:
    assert render(theme(page_html="one"), "page.html", {}).value == "one"
    assert render(theme(page_html="two"), "page.html", {}).value == "two"
