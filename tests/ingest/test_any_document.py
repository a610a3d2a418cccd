"""Whatever others send: it is read without an exception, its words come through, and none of them means anything."""

from __future__ import annotations

import re
from collections import Counter
from xml.sax.saxutils import escape, quoteattr

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefc.model.content import Extension
from briefc.model.diagnostic import Severity
from briefc.model.facts import Dated
from briefc.model.walk import find
from tests.ingest.reading import reread
from tests.ingest.taking import item, taken
from tests.ingest.test_any_text import PIECES

RUNS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = st.lists(st.sampled_from([*PIECES, "\n", "alpha", "beta "]), min_size=1, max_size=4).map("".join)
BLOCKS = [
    "p",
    "div",
    "section",
    "article",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "bq",
    "block",
    "pre",
    "h1",
    "h2",
    "h4",
    "hl2",
    "hr",
    "figure",
    "figcaption",
    "note",
    "aside",
    "body.content",
    "fn",
    "media",
    "media-caption",
    "credit",
    "footer",
    "main",
    "address",
    "unknown",
]
INLINES = [
    "a",
    "b",
    "i",
    "em",
    "strong",
    "q",
    "span",
    "sub",
    "sup",
    "num",
    "code",
    "cite",
    "abbr",
    "br",
    "lang",
    "person",
    "object.title",
    "del",
    "chron",
    "cite",
    "u",
    "unknown",
    "img",
    "kbd",
]
CLASSES = [
    "quote",
    "epigraph",
    "twitter-tweet",
    "embed-tweet",
    "factbox",
    "key-points",
    "correction",
    "editor-note",
    "admonition",
    "note",
    "topic",
    "sidebar",
    "strong",
    "literal",
    "abbreviation",
    "footnote-ref",
    "line-block",
    "parsed-literal",
    "rubric",
    "code",
    "level-3",
    "field-list",
    "option-list",
    "dateline",
    "credit",
    "title",
    "math",
    "image",
    "inline",
]
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        ["id", "class", "href", "xml:lang", "quote-source", "colspan", "rowspan", "title", "norm", "seqnum"]
    ),
    st.one_of(
        st.sampled_from(CLASSES),
        st.sampled_from(["#a", "a", "2", "200", "https://example.org/a_", "javascript:x", "de", "20260304", "b c"]),
        WORDS,
    ),
    max_size=3,
)


def element(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, attributes, children: (
            f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>"
            f"{''.join(children)}</{name}>"
        ),
        st.sampled_from(names),
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    )


TEXT = WORDS.map(escape)
LINE = st.recursive(TEXT, lambda inner: element(INLINES, inner), max_leaves=6)
BODY = st.recursive(LINE, lambda inner: element(BLOCKS, inner), max_leaves=14)
DOCUMENT = st.lists(element(BLOCKS, BODY), min_size=1, max_size=5).map("".join)

_OURS = {"quote", "embed-tweet", "factbox", "key-points", "correction", "editor-note", "dateline"}


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"alpha|beta", text))


@RUNS
@given(DOCUMENT, st.sampled_from(["html", "nitf"]), st.booleans())
def test_any_body_becomes_a_source_that_reads_without_a_fault(body: str, kind: str, own: bool) -> None:
    meta = "<generator>briefc</generator>" if own else ""
    text = item(body, kind=kind, meta=meta)
    if own:
        text = text.replace('literal="wire"', 'literal="newsroom.example"')
    made = taken(text)
    assert not [one for one in made.diagnostics if one.severity >= Severity.ERROR], made.diagnostics
    (source,) = made.sources
    article, found = reread(source.text)
    wrong = [
        one for one in found if one.severity >= Severity.ERROR and one.code.partition(".")[0] not in {"source", "image"}
    ]
    assert not wrong, (wrong, source.text)
    assert {one.directive for one in find(article.body, Extension)} <= _OURS
    assert not [one for one in article.facts if isinstance(one, Dated)]


@RUNS
@given(DOCUMENT, st.sampled_from(["html", "nitf"]))
def test_no_word_of_a_body_is_lost(body: str, kind: str) -> None:
    made = taken(item(body, kind=kind))
    (source,) = made.sources
    article, _ = reread(source.text)
    wanted = letters(re.sub(r"<[^>]*>", " ", re.sub(r"<\?.*?\?>", "", body)).replace("&lt;", "<"))
    # A part that stands twice may be written once, and read twice.
    missing = wanted - (letters(source.text) | letters(repr(article.body)))
    assert not missing, (missing, source.text, made.diagnostics)
    assert article.metadata.guid == "urn:wire:1"


META = [
    "versionCreated",
    "firstCreated",
    "embargoed",
    "pubStatus",
    "service",
    "title",
    "edNote",
    "link",
    "generator",
    "profile",
    "unknown",
]
CONTENT = [
    "urgency",
    "contentCreated",
    "contentModified",
    "digitalSourceType",
    "located",
    "infoSource",
    "creator",
    "contributor",
    "language",
    "genre",
    "keyword",
    "subject",
    "slugline",
    "headline",
    "dateline",
    "by",
    "creditline",
    "description",
    "audience",
    "altId",
    "contentMetaExtProperty",
]
VALUES = st.one_of(
    WORDS,
    st.sampled_from(
        [
            *(
                "stat:usable",
                "stat:canceled",
                "medtop:20000638",
                "medtop:1",
                "subj:04000000",
                "@code",
                "A; @b",
                "en",
                "xx-",
            ),
            *("2026-03-04T10:00:00Z", "2026-03-04", "2026-02-30", "20260304T100000Z", "-5", "7", "99", "irel:seeAlso"),
            *(
                "digsrctype:humanEdits",
                "relation:closed",
                "role:issuer",
                "geonames:1",
                "drol:summary",
                "HELSINKI (X) -",
            ),
            *("BEIJING, May 45 (Xinhua) --", "cpnat:person", "tag:x,2024:y", "TLP:RED x", "genre:Current", "section:a"),
        ]
    ),
)


def described(names: list[str]) -> st.SearchStrategy[str]:
    keys = ["qcode", "literal", "role", "type", "tag", "rel", "residref", "href", "uri", "value", "rank"]
    pairs = st.dictionaries(st.sampled_from(keys), VALUES, max_size=3)
    inner = st.one_of(VALUES.map(escape), VALUES.map(lambda text: f"<name>{escape(text)}</name>"))
    return st.builds(
        lambda name, given, text: f"<{name}{''.join(f' {k}={quoteattr(v)}' for k, v in given.items())}>{text}</{name}>",
        st.sampled_from(names),
        pairs,
        inner,
    )


@RUNS
@given(
    st.lists(described(META), max_size=4).map("".join),
    st.lists(described(CONTENT), max_size=6).map("".join),
    VALUES,
    st.booleans(),
)
def test_any_metadata_becomes_fields_that_read_without_a_fault(meta: str, content: str, other: str, own: bool) -> None:
    rights = f"<rightsInfo><copyrightNotice>{escape(other)}</copyrightNotice><usageTerms>{escape(other)}</usageTerms></rightsInfo>"
    text = item(
        "<p>Words.</p>", meta=meta + ("<generator>briefc</generator>" if own else ""), content=content, extra=rights
    )
    text = text.replace('guid="urn:wire:1"', f"guid={quoteattr(other)}")
    if own:
        text = text.replace('literal="wire"', 'literal="newsroom.example"')
    made = taken(text)
    (source,) = made.sources
    article, found = reread(source.text)
    wrong = [one for one in found if one.severity >= Severity.ERROR]
    assert not wrong, (wrong, source.text)
    assert {one.directive for one in find(article.body, Extension)} <= _OURS | {"dateline"}
