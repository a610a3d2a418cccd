"""Markup to HTML text, and text to markup that names the languages of its scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from briefc.markup.element import Element, Markup, Node, Verbatim, element
from briefc.model.language import direction, primary

_VOID = "area base br col embed hr img input link meta source track wbr"
VOID = frozenset(_VOID.split())
"""Elements without an end tag (HTML Living Standard, 13.1.2)."""

_BLOCKS = (
    "address article aside blockquote caption col colgroup dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
_BLOCK = frozenset(_BLOCKS.split())
"""Elements after which a line break means nothing: it is written there, so that people can read and compare pages."""

_RAW = frozenset({"script", "style"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:_.-]*")
_ADDRESSES = frozenset({"href", "src", "cite", "action", "formaction", "poster", "background", "data"})
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel", "briefc-asset"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")

# What HTML text may not hold, or would lose: controls are replaced, a carriage return and a null are never kept.
_NEVER = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
_UNFIT = re.compile(f"[{_NEVER}]")
_NOT_AS_IT_IS = re.compile(f"[&<>\r{_NEVER}]")


def to_html(markup: Markup) -> str:
    """Markup without holes to HTML text. Text and attribute values are escaped; `Verbatim` stands as it is.

    Attributes that hold an address keep it only when it is relative or of an allowed scheme (http, https, mailto, tel):
    looks of extensions pass here too. Raises for what no author can cause: ValueError for a name that is none, an event
    handler, text inside `script` or `style`; TypeError for a hole that was not filled.
    """
    out: list[str] = []
    _write(markup, out.append)
    return "".join(out)


def _write(markup: Markup, put: Callable[[str], None]) -> None:
    for node in markup:
        if isinstance(node, str):
            put(text(node))
        elif isinstance(node, Element):
            _element(node, put)
        elif isinstance(node, Verbatim):
            put(node.markup)
        else:
            raise TypeError(f"a hole was not filled: {type(node).__name__}")


def _element(node: Element, put: Callable[[str], None]) -> None:
    name = node.name
    put(_start(name, node.attributes))
    if name not in VOID:
        if name in _RAW and any(not isinstance(child, Verbatim) for child in node.children):
            raise ValueError(f"{name} takes finished text alone")
        if name == "pre" and _begins_with_break(node.children):
            put("\n")  # the parser drops the first line break of a `pre`
        _write(node.children, put)
        put(f"</{name}>")
    if name in _BLOCK:
        put("\n")


@lru_cache(maxsize=4096)
def _start(name: str, attributes: tuple[tuple[str, str], ...]) -> str:
    """The start tag. Kept, since most have but a class, which a page has hundreds of times."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"no element is called {name!r}")
    return f"<{name}{''.join([_attribute(key, value) for key, value in attributes])}>"


def _attribute(key: str, value: str) -> str:
    if not _sound_key(key):
        raise ValueError(f"no attribute is called {key!r}")
    if key in _ADDRESSES and not safe_address(value):
        return ""
    escaped = text(value).replace('"', "&quot;")
    return f' {key}="{escaped}"'


@lru_cache(maxsize=1024)
def _sound_key(key: str) -> bool:
    """Whether an attribute may be called so: XML's names, in ASCII, and no event handler."""
    return key[:2].lower() != "on" and _NAME.fullmatch(key) is not None


def _begins_with_break(children: Markup) -> bool:
    return bool(children) and isinstance(children[0], str) and children[0].startswith("\n")


def text(words: str) -> str:
    """Text escaped for HTML. Characters that HTML forbids become U+FFFD."""
    if not _NOT_AS_IT_IS.search(words):
        return words  # next to all text
    safe = _UNFIT.sub("\ufffd", words)
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def safe_address(address: str) -> bool:
    """Whether a link may carry the address: relative, a fragment, or of an allowed scheme.

    Controls and blanks are looked through, as browsers do (URL Living Standard, 4.4).
    """
    match = _SCHEME.match(_BLANK.sub("", address))
    return match is None or match.group(1).lower() in _SAFE_SCHEMES


def attributes(*, lang: str = "", around: str = "", **named: str | int | None) -> dict[str, str | int | None]:
    """Attributes for `element`, with `lang` and (where the direction differs from `around`'s language) `dir`."""
    if not lang:
        return dict(named)
    turned = direction(lang)
    return {**named, "lang": lang, "dir": turned if turned != direction(around) else None}


# --- scripts ---------------------------------------------------------------------------------------------------------

_SCRIPTS = {
    "zh": "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af",
    "ja": "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff",
    "ar": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc",
    "he": "\u0590-\u05ff\ufb1d-\ufb4f",
    "hi": "\u0900-\u097f",
}
"""For each script outside Latin, Greek and Cyrillic that names are met in: a language, and its characters."""

_PARTS = {
    "ja": f"[{_SCRIPTS['zh']}]*[{_SCRIPTS['ja']}][{_SCRIPTS['zh']}{_SCRIPTS['ja']}]*",
    # Joiner and non-joiner are part of the spelling in Persian, Urdu and Hindi.
    **{lang: f"[{own}][{own}\u200c\u200d]*" for lang, own in _SCRIPTS.items() if lang != "ja"},
}
_RUN = re.compile("|".join(f"(?P<{lang}>{part}(?:[ ·\u3000\u30fb]{part})*)" for lang, part in _PARTS.items()))
_ANY = re.compile(f"[{''.join(_SCRIPTS.values())}]")


def scripted(words: str, around: str = "en", han: str = "zh") -> Markup:
    """Text to markup in which runs of another script stand in `span`s with `lang` (and `dir`).

    `around` is the language of the text (BCP 47): its own script is left alone. Chinese characters are taken for
    `han`, and for Japanese where kana stand among them.
    """
    if words.isascii() or not _ANY.search(words):
        # Most text is neither; to look for runs takes ten times as long.
        return (words,) if words else ()
    out: list[Node] = []
    end = 0
    for match in _RUN.finditer(words):
        script = match.lastgroup or ""
        if _uses(around, script):
            continue
        if match.start() > end:
            out.append(words[end : match.start()])
        lang = han if script == "zh" else script
        out.append(element("span", match.group(), **attributes(lang=lang, around=around)))
        end = match.end()
    if end < len(words):
        out.append(words[end:])
    return tuple(out)


_SAME_SCRIPT = {
    "ar": {"ar", "fa", "ur", "ps", "sd", "ug", "ckb"},
    "he": {"he", "yi"},
    "hi": {"hi", "mr", "ne", "sa"},
    "zh": {"zh", "yue", "nan", "hak", "ja", "ko"},
    "ja": {"ja"},
    "ko": {"ko"},
}


def _uses(language: str, script: str) -> bool:
    """Whether a text in this language is written in the script, so that nothing need be said of it."""
    return primary(language) in _SAME_SCRIPT[script]
