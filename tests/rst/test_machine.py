"""Our state machine, inline parser and choice of transforms give the trees that plain docutils gives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.parsers.rst import Parser, directives, roles, states
from docutils.transforms import misc, references
from docutils.utils import Reporter

from briefc.rst import machine
from briefc.rst.document import new_document
from briefc.rst.metadata import read_metadata
from briefc.rst.session import Session
from briefc.rst.transforms import apply_transforms
from briefc.source.files import Files
from tests.rst.reading import HEAD, PROJECT, TESTS, read

OURS = {"code", "contents", "csv-table", "figures", "images-wrong", "include", "include-wrong", "options-wrong"}
OTHERWISE = {
    "admonitions-german",
    "footnotes-in-places",
    "refused",
    "roles",
    "roles-wrong",
    "substitutions-wrong",
    "unknown-directive",
    "references",
    "titles-marked",
}
"""Cases of what is read otherwise than docutils reads it: by directives and roles of ours, or refused."""

SAME = [case for case in sorted((TESTS / "rst" / "cases").glob("*.rst")) if case.stem not in OURS | OTHERWISE]


def _session(path: str, text: str) -> tuple[Session, str]:
    metadata, head, _ = read_metadata(path, text, PROJECT)
    assert metadata is not None
    return Session(path, PROJECT, Files(TESTS), metadata, {}, {}), head.body_text


def _ours(session: Session, body: str) -> nodes.document:
    document = new_document(session)
    machine.parse(body, document, machine.new_inliner(document))
    apply_transforms(document)
    return document


def _plain(session: Session, body: str) -> nodes.document:
    settings: Any = new_document(session).settings
    document = nodes.document(settings, Reporter(session.path, 5, 5, stream=False), source=session.path)
    document.note_source(session.path, -1)
    Parser().parse(body, document)
    document.transformer.add_transforms(
        [
            references.Substitutions,
            references.PropagateTargets,
            references.AnonymousHyperlinks,
            references.IndirectHyperlinks,
            references.Footnotes,
            references.ExternalTargets,
            references.InternalTargets,
            references.DanglingReferences,
            misc.Transitions,
        ]
    )
    document.transformer.apply_transforms()
    return document


def _text(document: nodes.document) -> str:
    """The tree as text; messages, whose lines we give more exactly, are left out."""
    for message in list(document.findall(nodes.system_message)):
        if message.parent is not None:
            message.parent.remove(message)
    return document.pformat()


@pytest.mark.parametrize("case", SAME, ids=lambda case: case.stem)
def test_a_case_gives_the_tree_of_plain_docutils(case: Path) -> None:
    session, body = _session(f"rst/cases/{case.name}", case.read_text(encoding="utf-8"))

    assert _text(_plain(session, body)) == _text(_ours(session, body))


def test_a_corpus_gives_the_trees_of_plain_docutils(shared: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(shared / "tools"))
        import make_corpus  # type: ignore[import-not-found]
    for number in range(1, 41):
        name, text = make_corpus.render(number, "plain")
        session, body = _session(name, text)

        assert _plain(session, body).pformat() == _ours(session, body).pformat()


def test_the_corpus_reads_without_a_finding_of_the_reader(shared: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(shared / "tools"))
        import make_corpus
    from briefc.directives.table import directive_table

    table = directive_table()
    for number in range(1, 21):
        name, text = make_corpus.render(number, "briefc")
        outcome = read(text, path=name, table=table)

        assert [d.code for d in outcome.diagnostics] == ["metadata.summary"]


def _globals() -> tuple[Any, ...]:
    return (
        dict(vars(roles)["_roles"]),
        dict(vars(roles)["_role_registry"]),
        dict(vars(directives)["_directives"]),
        dict(vars(directives)["_directive_registry"]),
        list(states.RSTState.nested_sm_cache),
        list(states.state_classes),
        dict(vars(states.Inliner)),
        dict(vars(states.Body)),
        sys.getrecursionlimit(),
    )


def test_reading_leaves_docutils_as_it_was() -> None:
    read(HEAD + ".. role:: own\n\n:own:`x` and `default`\n\n- a\n\n  .. note:: b\n")
    before = _globals()
    for case in sorted((TESTS / "rst" / "cases").glob("*.rst")):
        read(case.read_text(encoding="utf-8"), path=f"rst/cases/{case.name}")

    assert before == _globals()


def test_nothing_but_our_own_settings_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docutils.conf").write_text("[general]\nraw_enabled: yes\ntab_width: 2\nlanguage_code: de\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCUTILSCONFIG", str(tmp_path / "docutils.conf"))

    outcome = read(HEAD + ".. note:: Text.\n\n.. raw:: html\n\n   <b>x</b>\n")

    assert [d.code for d in outcome.diagnostics] == ["directive.refused"]
    assert outcome.value is not None
    assert outcome.value.body[0].title[0].text == "Note"  # type: ignore[union-attr]


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    read(HEAD + "*a `b |c\n\n.. nosuch::\n\n.. figure:: x\n   :y: z\n\nTitle\n==\n")

    assert capfd.readouterr() == ("", "")
