"""Whatever a file does, validation says something about it and never breaks: sound items, changed at random."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefc.formats.newsml.fault import G2, NITF, XHTML
from briefc.formats.newsml.validate import validate
from tests.formats.newsml.test_rules import GROUP, SOUND, message, meta, package
from tests.formats.newsml.test_validate import item

RICH = meta(
    '<urgency>4</urgency><contentCreated>2024-05-16T08:00:00Z</contentCreated><creator literal="a"><name>A</name></creator>'
    '<language tag="en"/><genre qcode="genre:Current"/><subject qcode="medtop:20000639"/><slugline>T</slugline>'
    "<headline>x</headline><keyword>k</keyword>"
)
WHOLE = message(item(SOUND, RICH), package(GROUP.format("1")))

NAMES = st.sampled_from(
    [
        f"{G2}{name}"
        for name in ("itemRef", "group", "inlineXML", "contentSet", "catalogRef", "scheme", "sent", "urgency")
    ]
    + [f"{NITF}{name}" for name in ("nitf", "p", "block", "media", "table", "figure")]
    + [f"{XHTML}html", f"{XHTML}p", "nitf", "section", "{urn:x}y"]
)
KEYS = st.sampled_from(
    [
        *("id", "idrefs", "root", "original", "qcode", "role", "rel", "tag", "wordcount", "contenttype", "version"),
        *("href", "residref", "{http://www.w3.org/XML/1998/namespace}lang", "alias", "uri", "idref"),
    ]
)
VALUES = st.sampled_from(
    ["", " ", ":", "a:", ":b", "stat:x", "p1 p1", "99999999999999999999", "é", "/", "medtop:x y"]
) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8
)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "rename", "set", "text", "comment", "instruction", "unset"]),
        st.integers(0, 200),
        NAMES,
        KEYS,
        VALUES,
    ),
    min_size=1,
    max_size=6,
)


def changed(root: Any, change: tuple[str, int, str, str, str]) -> None:
    what, number, name, key, value = change
    elements = [one for one in root.iter("*") if one is not root] or [root]
    element = elements[number % len(elements)]
    parent = element.getparent()
    match what:
        case "drop" if parent is not None:
            parent.remove(element)
        case "double" if parent is not None:
            parent.append(etree.fromstring(etree.tostring(element, with_tail=False)))
        case "rename":
            element.tag = name
        case "set":
            element.set(key, value)
        case "unset":
            element.attrib.clear()
        case "text":
            element.text = value
        case "comment":
            element.insert(0, etree.Comment("x"))
        case "instruction":
            element.insert(0, etree.PI("x", "y"))
        case _:
            pass  # the root is neither dropped nor doubled


@settings(max_examples=300, deadline=None)
@given(CHANGES)
def test_a_changed_item_is_always_answered(changes: list[tuple[str, int, str, str, str]]) -> None:
    root = etree.fromstring(WHOLE)
    for change in changes:
        changed(root, change)
    data = etree.tostring(root)
    for one in validate(data, None, "a.xml", lost=True):
        assert one.message
        assert "\n" not in one.message
        assert (one.span.line, one.span.column) >= (1, 1)


@settings(max_examples=40, deadline=None)
@given(CHANGES)
def test_and_with_the_schemas(shared: Path, changes: list[tuple[str, int, str, str, str]]) -> None:
    root = etree.fromstring(WHOLE)
    for change in changes:
        changed(root, change)
    for one in validate(etree.tostring(root), shared / "newsml-g2", "a.xml"):
        assert "\n" not in one.message


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(WHOLE)), st.binary(max_size=6))
def test_damaged_bytes_are_always_answered(place: int, noise: bytes) -> None:
    validate(WHOLE[:place] + noise + WHOLE[place + len(noise) :], None, "a.xml")
    validate(WHOLE[:place], None, "a.xml")
