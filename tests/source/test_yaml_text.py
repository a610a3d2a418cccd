from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefc.source.yaml_text import Node, Scalar, Sequence, Table, read_yaml


def plain(node: Node | None):
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Table():
            return {key.text: plain(value) for key, value in node.entries}
        case _:
            raise AssertionError(node)


def refusal(text: str) -> tuple[str, int, int]:
    outcome = read_yaml("f.yaml", text.encode())
    assert outcome.value is None
    last = outcome.diagnostics[-1]
    return last.code, last.span.line, last.span.column


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Yes",
        "on",
        "True",
        "010",
        "0x10",
        "0o7",
        "12:30:45",
        "2024-05-16",
        "1e3",
        "+5",
        ".5",
        "5.",
        "1_000",
        ".inf",
        ".nan",
        "<",
        "9" * 19,
    ],
)
def test_what_looks_like_text_stays_text(text):
    assert plain(read_yaml("f", f"a: {text}".encode()).value) == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("-12", -12), ("1.50", 1.5)],
)
def test_only_these_are_more_than_text(text, value):
    read = plain(read_yaml("f", f"a: {text}".encode()).value)["a"]
    assert (type(read), read) == (type(value), value)
    if text:
        assert plain(read_yaml("f", f"a: '{text}'".encode()).value) == {"a": text}


def test_an_empty_file_is_null():
    assert plain(read_yaml("f", b"").value) is None
    assert plain(read_yaml("f", b"# nothing\n").value) is None


def test_every_node_knows_its_place():
    tree = read_yaml("f.yaml", b"a:\n  bc: [x, yz]\n").value
    assert isinstance(tree, Table)
    inner = tree.get("a")
    assert isinstance(inner, Table)
    (key, value) = inner.entries[0]
    assert (str(key.span), str(value.span)) == ("f.yaml:2:3", "f.yaml:2:7")
    assert isinstance(value, Sequence)
    assert [(item.span.column, item.span.end_column) for item in value.items] == [(8, 9), (11, 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ("config.alias", 1, 4)),
        ("a: 1\nb: *a\n", ("config.alias", 2, 4)),
        ("b:\n  <<: {a: 1}\n", ("config.alias", 2, 3)),
        ("a: 1\nb: 2\na: 3\n", ("config.duplicate-key", 3, 1)),
        ("x: {a: 1, a: 2}", ("config.duplicate-key", 1, 11)),
        ("a: !!python/object/apply:os.system [id]", ("config.tag", 1, 4)),
        ("a: !x y", ("config.tag", 1, 4)),
        ("a: 1\n---\nb: 1\n", ("config.yaml", 2, 1)),
        ("? [a]\n: b\n", ("config.yaml", 1, 3)),
        ("a:\n\tb: 1\n", ("config.yaml", 2, 1)),
        ("a: b: c", ("config.yaml", 1, 5)),
        ("ok: 1\na: 'x", ("config.yaml", 2, 6)),
        ('a: "\\ud800"', ("config.yaml", 1, 4)),
        ('a: "\\x08"', ("config.yaml", 1, 4)),
        ('a: "\\U00110000"', ("config.yaml", 1, 7)),
        (f"%YAML {'1' * 5000}.1\n---\na: 1", ("config.yaml", 1, 7)),
        ("[" * 51, ("config.nesting", 1, 51)),
        ("- " * 60 + "a", ("config.nesting", 1, 101)),
        ("a: \x01", ("source.character", 1, 4)),
    ],
)
def test_everything_refused_has_its_place(text, expected):
    assert refusal(text) == expected


def test_bad_utf_8_has_line_and_column():
    outcome = read_yaml("f", b"a: 1\nb: \xff")
    assert [(d.code, str(d.span)) for d in outcome.diagnostics] == [("source.encoding", "f:2:4")]


def test_fifty_levels_are_read():
    assert read_yaml("f", ("[" * 50 + "]" * 50).encode()).value is not None


def test_a_file_beyond_the_size_is_not_looked_at():
    assert read_yaml("f", b"#" * 1_000_001).diagnostics[0].code == "config.unreadable"


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
        "\n".join(f"k{i}: &k{i} {{<<: [*k{i - 1}, *k{i - 1}]}}" if i else "k0: &k0 {a: 1}" for i in range(20)),
        "[" * 100_000,
        "{a: " * 100_000,
        "? " * 100_000,
        "- " * 100_000,
    ],
)
def test_bombs_are_refused_long_before_they_cost_anything(bomb):
    before = time.process_time()
    assert read_yaml("f", bomb.encode()).value is None
    assert time.process_time() - before < 5  # they would take hours, or kill the process


@given(st.binary(max_size=100))
def test_no_bytes_make_the_reader_raise(data):
    outcome = read_yaml("f", data)
    assert outcome.value is not None or outcome.failed


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@#?,. \n\t\\~0x", max_size=60))
def test_no_yaml_makes_the_reader_raise_and_every_error_has_a_place(text):
    outcome = read_yaml("f", text.encode())
    if outcome.value is None:
        assert all(d.span.line >= 1 and d.span.column >= 1 for d in outcome.diagnostics)


PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"),
    max_size=20,
)


@given(
    st.recursive(
        PRINTABLE | st.booleans() | st.integers(-(10**15), 10**15),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(PRINTABLE.filter(lambda t: t not in {"", "<<"}), inner, max_size=3)
        ),
        max_leaves=10,
    )
)
def test_what_a_yaml_writer_writes_is_read_back(value):
    written = yaml.dump(value, Dumper=NoAliases, allow_unicode=True)
    assert plain(read_yaml("f", written.encode()).value) == value


class NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data):  # noqa: ARG002 - PyYAML calls it so
        return True
