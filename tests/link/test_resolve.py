"""References by name to where they lead."""

from __future__ import annotations

from dataclasses import replace

from briefc.link.resolve import resolve
from briefc.model.content import Destination, Emphasis, List, ListItem, Paragraph, Reference, Text
from briefc.model.span import Span
from tests.link.cards import article, card

CARDS = {"other": card("other", title="Another story", labels=(("part", "s1-other", "A part"),))}
LABELS = {"part": ("other", "s1-other", "A part"), "bare": ("other", "x1-other", "")}
SPAN = Span("sources/a.rst", 9, 4, 9, 10)


def resolved(reference: Reference) -> tuple[Reference, list[str]]:
    body = (List((ListItem((Paragraph((Emphasis((reference,)),)),)),)),)
    outcome = resolve(article("a", body), CARDS, LABELS)
    assert outcome.value is not None
    block = outcome.value.body[0]
    assert isinstance(block, List)
    paragraph = block.items[0].body[0]
    assert isinstance(paragraph, Paragraph)
    stressed = paragraph.content[0]
    assert isinstance(stressed, Emphasis)
    found = stressed.content[0]
    assert isinstance(found, Reference)
    return found, [d.code for d in outcome.diagnostics]


def test_a_title_stands_in_where_the_author_gave_no_words() -> None:
    for target in ("other", "/sources/other", "../x/other.rst"):
        found, codes = resolved(Reference("doc", target))
        assert found.content == (Text("Another story"),)
        assert found.destination == Destination("other", "", "Another story", CARDS["other"].guid, "article")
        assert codes == []


def test_a_label_leads_to_its_place_and_own_words_are_kept() -> None:
    found, codes = resolved(Reference("ref", "part", (Text("there"),)))
    assert found.content == (Text("there"),)
    assert found.destination is not None
    assert (found.destination.anchor, found.destination.title, codes) == ("s1-other", "A part", [])
    bare, _ = resolved(Reference("ref", "bare"))
    assert bare.content == (Text("Another story"),)


def test_a_dead_reference_keeps_words_and_is_a_warning_with_a_suggestion() -> None:
    outcome = resolve(article("a", (Paragraph((Reference("doc", "othr", (), None, SPAN),)),)), CARDS, LABELS)
    (found,) = outcome.diagnostics
    assert (found.code, found.span) == ("reference.doc", SPAN)
    assert 'did you mean "other"?' in found.hints
    assert outcome.value is not None
    paragraph = outcome.value.body[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Reference("doc", "othr", (Text("othr"),), None, SPAN),)
    assert resolved(Reference("ref", "nowhere"))[1] == ["reference.label"]


def test_an_article_without_references_stays_the_same_object() -> None:
    body = (Paragraph((Text("words"),)),)
    outcome = resolve(article("a", body), CARDS, LABELS)
    assert outcome.value is not None
    assert outcome.value.body is body


def test_a_slug_in_the_metadata_that_names_nothing_is_a_warning() -> None:
    given = article("a", ())
    metadata = replace(given.metadata, related=("other", "othr"), translation_of="gone", supersedes="other")
    found = resolve(replace(given, metadata=metadata), CARDS, LABELS).diagnostics

    assert [(d.code, d.severity.label) for d in found] == [("reference.field", "warning")] * 2
    assert found[0].hints == ('did you mean "other"?',)
