"""Whether an item is plainly sound, told from its element values without parsing what was written of them.

What is wrong with an item is said by `checks`, about the tree of a parsed file, whoever wrote it. But an item of ours
is wrong only when briefc or the look of an extension errs, and to parse each only to find nothing took longer than to
write it. So this looks at the values and is sure, or is not; then the rules are asked. What it is sure of they must
accept: a test changes items at random and holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from briefc.formats.newsml.coded import CODED, LANGUAGES, Declared
from briefc.formats.newsml.fault import G2, NITF, XHTML
from briefc.formats.newsml.references import IDREFS
from briefc.formats.newsml.typed import NUMBERS, ONE_LINE, TYPED
from briefc.markup.element import Element
from briefc.markup.nitf_rules import ELEMENTS_ONLY, MIXED, NEVER_EMPTY
from briefc.model.line import one_line
from briefc.vocabulary.code_check import code_fault

_NEWSML, _NITF, _XHTML = (("xmlns", namespace[1:-1]) for namespace in (G2, NITF, XHTML))
_QCODES = CODED - LANGUAGES
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", re.ASCII)
_FILES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/svg+xml"})

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NAMES: set[str] = {"xml:lang"}
"""Names that were found to be names: there are a few dozen, each met thousands of times."""
_MOST_NAMES = 1000


@dataclass(slots=True)
class _Met:
    """What was met on the way through one item; lives for one call of `plainly_sound`.

    `namespace` is that of the body which is looked at.
    """

    ids: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    declared: Declared = field(default_factory=Declared)
    namespace: str = ""


def plainly_sound(item: Element) -> bool:
    """Whether the rules of `checks` can find no fault in an item of ours; False when that is not certain."""
    met = _Met()
    if _NEWSML not in item.attributes or not _element(item, met):
        return False
    ids = set(met.ids)
    return (
        len(ids) == len(met.ids)
        and ids.issuperset(met.wanted)
        and all(_known(code, met.declared) for codes in met.codes for code in codes.split() or ("",))
    )


def _known(text: str, declared: Declared) -> bool:
    alias, _, code = text.partition(":")
    if not alias or not code or not declared.has(alias):
        return False
    vocabulary = declared.vocabulary(alias)
    return not vocabulary or code_fault(vocabulary, code) is None


def _element(element: Element, met: _Met) -> bool:
    """An element of NewsML-G2 and all in it."""
    name, pairs = element.name, element.attributes
    for key, value in pairs:
        if key in _QCODES:
            met.codes.add(value)
        elif key == "id":
            met.ids.append(value)
        elif key == "idrefs":
            met.wanted.extend(value.split())
        elif key in IDREFS:
            if key != "original" or name != "contentSet":
                return False  # what leads to groups has rules of its own
        elif (key not in _NAMES and not _is_name(key)) or (key == "xmlns" and value != _NEWSML[1]):
            return False
    if (len(pairs) > 1 and not _once(pairs)) or (name not in _NAMES and not _is_name(name)):
        return False
    rule = _RULES.get(name)
    if rule is not None and not rule(element, met):
        return False
    if name == "inlineXML":
        return True
    for child in element.children:
        if child.__class__ is not str and not (isinstance(child, Element) and _element(child, met)):
            return False
    return True


# --- elements of NewsML-G2 that have rules ---------------------------------------------------------------------------


def _scheme(element: Element, met: _Met) -> bool:
    named = dict(element.attributes)
    met.declared.scheme(named.get("alias", ""), named.get("uri", ""))
    return True


def _catalog(element: Element, met: _Met) -> bool:
    met.declared.catalog(dict(element.attributes).get("href", ""))
    return True


def _typed(element: Element, _: _Met) -> bool:
    text = _text_of(element)
    if element.name in ONE_LINE:
        return one_line(text) == text
    if element.name in NUMBERS:
        return text in {"1", "2", "3", "4", "5", "6", "7", "8", "9"}
    return _instant(text) is not None


def _text_of(element: Element) -> str:
    """The text of an element that holds one text and nothing else; "" of any other."""
    match element.children:
        case (str() as text,):
            return text
        case _:
            return ""


@lru_cache(maxsize=1024)
def _instant(text: str) -> datetime | None:
    """A time with its zone; None for anything else."""
    try:
        return datetime.fromisoformat(text) if _INSTANT.fullmatch(text) else None
    except ValueError:
        return None


def _item_meta(element: Element, _: _Met) -> bool:
    times = {one.name: _text_of(one) for one in element.children if isinstance(one, Element) and one.name in _ORDERED}
    if len(times) < len(_ORDERED):
        return True
    first, version = (_instant(times[name]) for name in _ORDERED)
    return first is not None and version is not None and first <= version


_ORDERED = ("firstCreated", "versionCreated")


def _content_set(element: Element, _: _Met) -> bool:
    original = dict(element.attributes).get("original")
    return original is None or any(
        ("id", original) in child.attributes for child in element.children if isinstance(child, Element)
    )


def _characters(element: Element, _: _Met) -> bool:
    kind = dict(element.attributes).get("contenttype")
    return kind == "text/html" or (kind == "text/plain" and "<" not in _text_of(element) != "")


def _file(element: Element, _: _Met) -> bool:
    return dict(element.attributes).get("contenttype") in _FILES


def _markup(element: Element, met: _Met) -> bool:
    kind = dict(element.attributes).get("contenttype")
    match element.children:
        case (Element("nitf", pairs) as root,) if kind == "application/nitf+xml" and _NITF in pairs:
            met.namespace = _NITF[1]
            return _nitf(root, met)
        case (Element("html", pairs) as root,) if kind == "application/xhtml+xml" and _XHTML in pairs:
            met.namespace = _XHTML[1]
            return _xhtml(root, met)
        case _:
            return False


def _never(_: Element, __: _Met) -> bool:
    return False


_RULES = {
    **dict.fromkeys(TYPED, _typed),
    "scheme": _scheme,
    "catalogRef": _catalog,
    "itemMeta": _item_meta,
    "contentSet": _content_set,
    "inlineData": _characters,
    "inlineXML": _markup,
    "remoteContent": _file,
    "itemRef": _never,
}


# --- bodies ----------------------------------------------------------------------------------------------------------


def _nitf(element: Element, met: _Met) -> bool:
    """An element of NITF and all in it, by the content models of `nitf_rules`."""
    name = element.name
    allowed = MIXED.get(name)
    mixed = allowed is not None
    if allowed is None:
        allowed = ELEMENTS_ONLY.get(name)
        if allowed is None:
            return _foreign(element, met, _nitf)  # the rules know nothing of what it holds
    if element.attributes and not _named(element.attributes, met):
        return False
    empty = True
    for child in element.children:
        if child.__class__ is str:
            if not (mixed or child.isspace()):
                return False
        elif isinstance(child, Element) and child.name in allowed and _nitf(child, met):
            empty = False
        else:
            return False
    if name == "media":
        return any(key == "media-type" and value for key, value in element.attributes)
    return not empty or name not in NEVER_EMPTY


def _xhtml(element: Element, met: _Met) -> bool:
    return _foreign(element, met, _xhtml)


def _foreign(element: Element, met: _Met, inner: Callable[[Element, _Met], bool]) -> bool:
    """An element whose content no rule looks at: its names have to be names; what it holds is judged by `inner`."""
    if not _is_name(element.name) or not _named(element.attributes, met):
        return False
    return all(
        child.__class__ is str or (isinstance(child, Element) and inner(child, met)) for child in element.children
    )


def _named(pairs: tuple[tuple[str, str], ...], met: _Met) -> bool:
    """Attributes of a body, each once, under names that XML allows; takes in ids and what links lead to."""
    for key, value in pairs:
        if key == "id":
            met.ids.append(value)
        elif key == "href":
            if value[:1] == "#":
                met.wanted.append(value[1:])
        elif (key not in _NAMES and not _is_name(key)) or (key == "xmlns" and value != met.namespace):
            return False
    return len(pairs) < 2 or _once(pairs)


def _once(pairs: tuple[tuple[str, str], ...]) -> bool:
    return len(dict(pairs)) == len(pairs)


def _is_name(name: str) -> bool:
    if name not in _NAMES:
        if not _NAME.fullmatch(name):
            return False
        if len(_NAMES) < _MOST_NAMES:
            _NAMES.add(name)
    return True
