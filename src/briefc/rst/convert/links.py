"""Which addresses a link may have: http, https, mailto, tel, places of the project, and places in the article."""

from __future__ import annotations

import re

ALLOWED = frozenset({"http", "https", "mailto", "tel"})
"""Schemes of links. Whatever else a browser might run or open stays out of every output."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HIDDEN = re.compile("[\x00-\x20\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What a browser skips or an eye does not see: removed before the scheme is looked at."""


def refusal(address: str) -> str | None:
    """Why an address may not be linked to, or None when it may."""
    bare = _HIDDEN.sub("", address)
    if not bare:
        return "the link has no address"
    if bare.startswith(("//", "\\\\", "/\\", "\\/")):
        return f'"{address}" leaves out the scheme; write https: before it'
    match = _SCHEME.match(bare)
    if match and match.group(1).lower() not in ALLOWED:
        return f'links to "{match.group(1).lower()}:" addresses are not taken'
    if not match and ":" in bare.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]:
        return f'"{address}" is neither a web address nor a path of the project'
    return None


def tidy(address: str) -> str:
    """The address without characters that browsers drop: so that what is tested is what is written."""
    return re.sub("[\x00-\x1f\x7f-\x9f]", "", address).strip()
