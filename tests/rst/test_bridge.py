"""briefc's directives: declared as a dataclass, read through docutils, and back again."""

from __future__ import annotations

from briefc.model.content import Extension, Paragraph, plain
from briefc.model.facts import Noted, Quoted
from briefc.model.span import Span
from tests.rst.directives import BOX, LINES, RUN_IN, SAID, SUNG, TYPED, Box, Lines, Said, Sung, Typed
from tests.rst.reading import HEAD, body_of, findings_of, read, table_of
from tests.rst.show import inline, show

TABLE = table_of(BOX, SAID, LINES, RUN_IN, SUNG, TYPED)
PATH = "rst/cases/case.rst"


def made(text: str) -> list[Extension]:
    """The directives of a body at its top, which must read without a finding."""
    outcome = read(HEAD + text, table=TABLE)
    assert [str(d) for d in outcome.diagnostics] == []
    assert outcome.value is not None
    return [block for block in outcome.value.body if isinstance(block, Extension)]


def test_argument_options_and_body_become_fields() -> None:
    (block,) = made(
        ".. box:: A *title*\n   :size: 3\n   :from: here\n   :two-words: a\n     b\n   :wide:\n   :class: big\n\n   Text.\n"
    )

    assert block.directive == "box"
    assert (block.id, block.classes) == ("b1-case", ("big",))
    assert Span(PATH, 7, 1, 7, 9) == block.span
    node = block.node
    assert isinstance(node, Box)
    assert inline(node.title) == "A emphasis(title)"
    assert (node.size, node.from_, node.two_words, node.wide) == (3, "here", "a\nb", True)
    assert show(node.content) == "paragraph: Text."
    assert ("b1-case", block.span) == (node.id, node.span)


def test_defaults_stand_where_nothing_is_written() -> None:
    (block,) = made(".. box:: Title\n\n   Text.\n")

    assert (block.node.size, block.node.two_words, block.node.wide) == (1, "", False)


def test_an_alias_and_the_name_in_capitals_are_the_same_directive() -> None:
    first, second = made(".. kasten:: Eins\n\n   Text.\n\n.. Box:: Zwei\n\n   Text.\n")

    assert (first.directive, second.directive) == ("box", "box")
    assert (first.id, second.id) == ("b1-case", "b2-case")


def test_lines_know_their_places_and_empty_ones_are_dropped() -> None:
    (block,) = made(".. lines:: of it\n\n   one\n\n     two\n")

    assert Lines("OF IT", (("one", Span(PATH, 9, 4, 9, 7)), ("two", Span(PATH, 11, 6, 11, 9)))) == block.node


def test_a_body_of_inlines_is_read_as_one_text() -> None:
    (block,) = made(".. sung::\n\n   La *la*\n   la.\n")

    assert isinstance(block.node, Sung)
    assert inline(block.node.verse) == "La emphasis(la) la."


def test_a_body_of_text_is_not_read_at_all() -> None:
    (block,) = made(".. typed::\n\n   La *la*\n     la.\n")

    assert isinstance(block.node, Typed)
    assert block.node.text == "La *la*\n  la."


def test_text_on_the_first_line_is_the_body_of_a_directive_without_argument() -> None:
    (block,) = made(".. sung:: La la.\n")

    assert inline(block.node.verse) == "La la."


def test_a_directive_inside_a_list_a_table_and_an_include_is_read_alike() -> None:
    text = "- item\n\n  .. box:: In a list\n\n     Text.\n\n+-------------------+\n| .. box:: In cell  |\n|                   |\n|    Text.          |\n+-------------------+\n"

    shown = body_of(text, TABLE)

    assert "extension#b1-case directive=box" in shown
    assert "extension#b2-case directive=box" in shown


def test_references_inside_a_directive_find_places_outside_and_back() -> None:
    outcome = read(
        HEAD
        + ".. _outside:\n\nSee inside_.\n\n.. box:: Title\n   :name: inside\n\n   See outside_ and [#]_.\n\n.. [#] Note.\n",
        table=TABLE,
    )

    assert outcome.diagnostics == ()
    assert outcome.value is not None
    first, box, _ = outcome.value.body
    assert inline(first.content) == "See link[#b1-case](inside)."  # type: ignore[union-attr]
    assert isinstance(box, Extension)
    assert show(box.node.content) == "paragraph: See link[#i1-case](outside) andcall[fr1-case > fn1-case footnote](1)."


def test_complete_gives_canonical_forms_and_may_choose_the_id() -> None:
    outcome = read(
        HEAD
        + ".. said::\n   :by: Amina\n   :note: a *marked* note\n   :name: words-of-amina\n\n   Words.\n\nSee words-of-amina_.\n",
        table=TABLE,
    )

    assert outcome.diagnostics == ()
    assert outcome.value is not None
    block, after = outcome.value.body
    assert isinstance(block, Extension)
    assert isinstance(block.node, Said)
    assert "said-amina-case" == block.id == block.node.id
    assert inline(block.node.marked) == "a emphasis(marked) note"
    assert inline(after.content) == "See link[#said-amina-case](words-of-amina)."  # type: ignore[union-attr]
    assert outcome.value.labels == (("words-of-amina", "said-amina-case", ""),)


def test_complete_may_drop_the_directive_and_speaks_at_a_field() -> None:
    outcome = read(HEAD + ".. said::\n   :by: nobody\n\n   Words.\n", table=TABLE)

    (finding,) = outcome.diagnostics
    assert ("said.nobody", Span(PATH, 8, 4, 8, 8)) == (finding.code, finding.span)
    assert outcome.value is not None
    assert outcome.value.body == ()


def test_markup_in_an_option_finds_targets_and_substitutions_and_its_faults_are_placed() -> None:
    body = ".. said::\n   :by: Amina\n   :note: |a| at here_ and there_\n\n   Words.\n\n.. |a| replace:: *All*\n.. _there: https://example.org/\n\n.. _here:\n\nText.\n"
    outcome = read(HEAD + body, table=TABLE)

    assert outcome.diagnostics == ()
    assert outcome.value is not None
    node = outcome.value.body[0].node  # type: ignore[union-attr]
    assert inline(node.marked) == "emphasis(All) at link[#i1-case](here) and link[https://example.org/](there)"
    wrong = body.replace("|a| at here_ and there_", "|b| at hree_ *and [1]_ `x`__")
    assert findings_of(wrong, TABLE) == [
        "9:11 error[rst.substitution-unknown]",
        "9:18 error[rst.target-unknown]",
        "9:24 warning[rst.inline-start]",
        "9:29 error[rst.note-unknown]",
        "9:34 error[rst.target-unknown]",
    ]


def test_a_picture_that_is_not_there_is_reported_at_its_option() -> None:
    assert findings_of(".. said::\n   :by: Amina\n   :picture: nowhere.png\n\n   Words.\n", TABLE) == [
        "9:4 error[source.absent]"
    ]


def test_facts_are_gathered_in_order_of_appearance() -> None:
    outcome = read(
        HEAD + ".. run-in:: Here\n\n:q:`One <A>` and\n\n- in a list\n\n  .. said::\n     :by: Beatrice\n\n     Two.\n",
        table=TABLE,
    )

    assert outcome.value is not None
    noted, first, second = outcome.value.facts
    assert (Noted, Quoted, Quoted) == (type(noted), type(first), type(second))
    assert isinstance(first, Quoted)
    assert isinstance(second, Quoted)
    assert (first.id, first.words, second.id, second.words) == ("q1-case", "One", "said-beatrice-case", "Two.")


def test_review_sees_all_of_a_kind_once_the_article_is_read() -> None:
    one = ".. said::\n   :by: Amina\n\n   Words.\n\n"

    assert findings_of(one * 2, TABLE) == []
    assert findings_of(one * 3, TABLE) == ["17:1 warning[said.often]"]


def test_labels_are_places_that_ref_knows() -> None:
    outcome = read(HEAD + ".. box:: A *title*\n   :size: 7\n\n   Text.\n\n:ref:`box-7`\n", table=TABLE)

    assert outcome.value is not None
    assert outcome.value.labels == (("box-7", "b1-case", "A title"),)
    assert inline(outcome.value.body[1].content) == "link[#b1-case](A title)"  # type: ignore[union-attr]


def test_labels_are_known_before_the_directive_too() -> None:
    outcome = read(HEAD + ":ref:`box-7`\n\n.. box:: A *title*\n   :size: 7\n\n   Text.\n", table=TABLE)

    assert outcome.value is not None
    assert inline(outcome.value.body[0].content) == "link[#b1-case](A title)"  # type: ignore[union-attr]


def test_what_runs_in_begins_the_next_paragraph() -> None:
    outcome = read(HEAD + ".. run-in:: Beijing\n\nThe *bridge* is open.\n\nMore.\n", table=TABLE)

    assert outcome.value is not None
    first, second = outcome.value.body
    assert isinstance(first, Paragraph)
    assert inline(first.content) == "phrase.dateline(BEIJING —) The emphasis(bridge) is open."
    assert first.span.line == 9
    assert isinstance(second, Paragraph)
    assert plain(second.content) == "More."


def test_what_runs_in_is_a_paragraph_of_its_own_before_anything_else() -> None:
    outcome = read(HEAD + ".. run-in:: Beijing\n\n- a list\n\nText.\n", table=TABLE)

    assert outcome.value is not None
    assert (
        show(outcome.value.body)
        == "paragraph: phrase.dateline(BEIJING —)\nlist\n  listitem\n    paragraph: a list\nparagraph: Text."
    )


def test_what_runs_in_at_the_end_is_a_paragraph() -> None:
    outcome = read(HEAD + "Text.\n\n.. run-in:: Beijing\n", table=TABLE)

    assert outcome.value is not None
    assert show(outcome.value.body) == "paragraph: Text.\nparagraph: phrase.dateline(BEIJING —)"


def test_a_misspelt_option_names_the_nearest_and_all_there_are() -> None:
    outcome = read(HEAD + ".. box:: Title\n   :siez: 3\n\n   Text.\n", table=TABLE)

    (finding,) = outcome.diagnostics
    assert ("directive.option-unknown", Span(PATH, 8, 4, 8, 10)) == (finding.code, finding.span)
    assert finding.hints == ('did you mean "size"?', "options here: from, size, two-words, wide, name, class")
    assert outcome.value is not None
    assert isinstance(outcome.value.body[0], Extension)


def test_options_of_a_misspelt_directive_are_not_reported_apart() -> None:
    outcome = read(HEAD + ".. bxo:: Title\n   :siez: 3\n\n   Text.\n", table=TABLE)

    (finding,) = outcome.diagnostics
    assert ("directive.unknown", Span(PATH, 7, 4, 7, 7)) == (finding.code, finding.span)
    assert show(outcome.value.body if outcome.value else ()) == "paragraph: Title\nparagraph: Text."


def test_a_value_that_cannot_be_read_costs_that_option_alone() -> None:
    outcome = read(HEAD + ".. box:: Title\n   :size: many\n   :wide:\n\n   Text.\n", table=TABLE)

    (finding,) = outcome.diagnostics
    assert (finding.code, finding.message) == ("directive.value", 'option "size": "many" is no whole number')
    assert outcome.value is not None
    block = outcome.value.body[0]
    assert isinstance(block, Extension)
    assert (block.node.size, block.node.wide) == (1, True)


def test_each_fault_of_a_directive_has_its_own_place() -> None:
    assert findings_of(".. box:: T\n   :wide: yes\n\n   Text.\n", TABLE) == ["8:4 error[directive.value]"]
    assert findings_of(".. box:: T\n   :size:\n\n   Text.\n", TABLE) == ["8:4 error[directive.value]"]
    assert findings_of(".. box:: T\n   :size: 1\n   :size: 2\n\n   Text.\n", TABLE) == [
        "9:4 error[directive.option-twice]"
    ]
    assert findings_of(".. box::\n\n   Text.\n", TABLE) == ["7:1 error[directive.missing]"]
    assert findings_of(".. box:: T\n", TABLE) == ["7:1 error[directive.missing]"]
    assert findings_of(".. said::\n\n   Words.\n", TABLE) == ["7:1 error[directive.missing]"]
    assert findings_of(".. run-in:: T\n\n   Text.\n", TABLE) == ["9:4 error[directive.body-unexpected]"]
    assert findings_of(".. said::\n   :by: A\n   Words.\n", TABLE) == ["9:4 error[directive.blank-line]"]


def test_what_a_directive_holds_is_kept_when_it_cannot_be_made() -> None:
    outcome = read(HEAD + ".. said::\n\n   *Words*.\n\n.. box::\n\n   - item\n", table=TABLE)

    assert outcome.value is not None
    assert show(outcome.value.body) == "paragraph: emphasis(Words).\nlist\n  listitem\n    paragraph: item"


def test_two_articles_do_not_disturb_each_other() -> None:
    first = read(HEAD + ".. role:: own\n\n:own:`x`\n", table=TABLE)
    second = read(HEAD + ":own:`x`\n", table=TABLE)
    third = read(HEAD + ".. box:: T\n\n   Text.\n", table={})

    assert first.diagnostics == ()
    assert [d.code for d in second.diagnostics] == ["role.unknown"]
    assert [d.code for d in third.diagnostics] == ["directive.unknown"]


def test_a_directive_of_ours_takes_the_place_of_one_of_docutils() -> None:
    import dataclasses

    note = dataclasses.replace(SUNG, name="note")

    shown = body_of(".. note:: La la.\n\n.. tip:: Tip.\n", table_of(note))

    assert "extension#x1-case directive=note" in shown
    assert "aside kind=tip" in shown
