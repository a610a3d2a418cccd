"""The quick look at an item's values: what it is sure of, the rules accept, whatever is changed in an item."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.parsers import expat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefc.directives.table import directive_table
from briefc.formats.newsml.checks import faults
from briefc.formats.newsml.soundness import plainly_sound
from briefc.markup.element import Element, Node
from briefc.markup.xml import to_xml
from briefc.model.format import Rendering
from briefc.model.profile import Newsml, Profile
from briefc.model.project import Agency, Project, Site
from briefc.model.theme import Theme
from briefc.outputs import render_newsml
from briefc.rst.read import read_article
from briefc.source.files import Files

TESTS = Path(__file__).resolve().parent.parent.parent
CASES = TESTS / "cases"
MERELY_TOLD = {"newsml.code-retired", "newsml.language"}


def tree(data: bytes) -> Element:
    """A file as the values that it was written of: names and namespaces as attributes, as the writers give them."""
    waiting: list[tuple[str, tuple[tuple[str, str], ...], list[Node]]] = [("", (), [])]

    def start(name: str, named: dict[str, str]) -> None:
        waiting.append((name, tuple(named.items()), []))

    def end(_: str) -> None:
        name, pairs, children = waiting.pop()
        waiting[-1][2].append(Element(name, pairs, tuple(children)))

    def text(words: str) -> None:
        waiting[-1][2].append(words)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    root = waiting[0][2][0]
    assert isinstance(root, Element)
    return root


@cache
def items(name: str, *payloads: str) -> tuple[Element, ...]:
    project = Project(
        agency=Agency(name="Desk", domain="desk.example", rights="© Desk"),
        site=Site(url="https://desk.example/"),
        newsml=Newsml(profile="own", profiles={"own": Profile(payloads, place_subjects=True, source_role=True)}),
    )
    table = directive_table()
    files = Files(CASES, project.limits)
    article = read_article(name, (CASES / name).read_text("utf-8"), project, files, table).value
    assert article is not None
    within = Rendering(
        project=project, theme=Theme("default"), cards={}, directives=table, media=lambda _: b"", ahead=True
    )
    made = render_newsml(article, within).value
    assert made is not None
    return tuple(tree(file.data) for file in made if file.path.endswith(".xml"))  # type: ignore[union-attr]


SOURCES = [
    (name, payloads)
    for name in ("every-construct.rst", "every-directive.rst")
    for payloads in (("nitf", "html"), ("xhtml",), ("nitf", "xhtml", "html"))
]


@pytest.mark.parametrize(("name", "payloads"), SOURCES)
def test_every_construct_and_directive_makes_an_item_that_needs_no_second_look(
    name: str, payloads: tuple[str, ...]
) -> None:
    assert all(plainly_sound(item) for item in items(name, *payloads))


def found(item: Element) -> list[str]:
    """The rules' word on an item: the codes of its faults, or that it is no XML at all."""
    try:
        root = etree.fromstring(to_xml(item))
    except etree.XMLSyntaxError:
        return ["no XML"]
    return [fault.code for fault in faults(root, own=True) if fault.code not in MERELY_TOLD]


NAMES = st.sampled_from(
    [
        *("name", "itemRef", "inlineXML", "inlineData", "remoteContent", "catalogRef", "scheme", "sent", "urgency"),
        *("versionCreated", "firstCreated", "slugline", "keyword", "contentSet", "itemMeta", "nitf", "p", "block"),
        *("media", "table", "em", "ul", "fn", "figure", "identified-content", "a b", "html", "groupRef"),
    ]
)
KEYS = st.sampled_from(
    [
        *("id", "idrefs", "original", "root", "qcode", "role", "rel", "type", "contenttype", "href", "alias", "uri"),
        *("xml:lang", "xmlns", "media-type", "a b", "class"),
    ]
)
VALUES = st.sampled_from(
    [
        *("", " ", "x", "medtop:1", "stat:usable", "stat:x", "nope:x", "crol:x y", "#x", "#", "text/html", "image/png"),
        *("text/plain", "application/nitf+xml", "http://iptc.org/std/NITF/2006-10-18/", "2024-05-16T08:00:00Z"),
        *("2030-05-16T08:00:00Z", "2024-13-16T08:00:00Z", "2024-05-16", "a\nb", " 4", "4", "٤", "<p>x</p>"),
        "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml",
    ]
)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "rename", "set", "again", "unset", "text", "wrap", "empty"]),
        st.integers(0, 1000),
        NAMES,
        KEYS,
        VALUES,
    ),
    min_size=1,
    max_size=3,
)
Change = tuple[str, int, str, str, str]


def count(element: Element) -> int:
    return 1 + sum(count(child) for child in element.children if isinstance(child, Element))


def changed(element: Element, place: int, change: Change) -> tuple[Element, ...]:
    """The element with the change applied to the one that is `place` elements further on in the order of the text."""
    what, _, name, key, value = change
    pairs, children = element.attributes, element.children
    if not place:
        kept = tuple(pair for pair in pairs if pair[0] != key)
        return {
            "drop": (),
            "double": (element, element),
            "rename": (Element(name, pairs, children),),
            "set": (Element(element.name, (*kept, (key, value)), children),),
            "again": (Element(element.name, (*pairs, (key, value)), children),),
            "unset": (Element(element.name, (), children),),
            "text": (Element(element.name, pairs, (value, *children)),),
            "wrap": (Element(name, (), (element,)),),
            "empty": (Element(element.name, pairs),),
        }[what]
    out: list[Node] = []
    at = 1
    for child in children:
        if isinstance(child, Element):
            size = count(child)
            out.extend(changed(child, place - at, change) if at <= place < at + size else (child,))
            at += size
        else:
            out.append(child)
    return (Element(element.name, pairs, tuple(out)),)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOURCES), CHANGES)
def test_what_it_is_sure_of_the_rules_accept(source: tuple[str, tuple[str, ...]], changes: list[Change]) -> None:
    name, payloads = source
    item = items(name, *payloads)[0]
    for change in changes:
        (item,) = changed(item, 1 + change[1] % (count(item) - 1), change)
    if plainly_sound(item):
        assert found(item) == []


@pytest.mark.parametrize(
    ("key", "value"), [("id", "nitf-every-construct"), ("qcode", "stat:nonsense"), ("idrefs", "nowhere"), ("role", "x")]
)
def test_what_the_rules_find_it_is_not_sure_of(key: str, value: str) -> None:
    item = items("every-construct.rst", "nitf", "html")[0]
    for place in range(1, 30):
        (bad,) = changed(item, place, ("set", 0, "", key, value))
        assert not plainly_sound(bad)
