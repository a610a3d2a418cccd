"""Interpreted text roles: docutils' own, briefc's, and those an article defines with `role`.

docutils keeps roles in a global table that an article could change for the next one; here they are looked up in the
session first and in docutils' registry, read only, last.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en as english

from briefc.model.diagnostic import Severity
from briefc.model.span import Span
from briefc.model.suggest import did_you_mean
from briefc.rst.elements import crossref, foreign, speech
from briefc.rst.session import Session

_REGISTRY: dict[str, Any] = vars(roles)["_role_registry"]
"""The registry of docutils, which is only ever read here."""

Result = tuple[list[Any], list[Any]]
Role = Callable[..., Result]

_TARGETED = re.compile(r"^(?P<text>.*?)\s*(?<!\x00)<(?P<target>[^<>]*)>$", re.DOTALL)
"""Words and, in angle brackets at the end, what they point to (Sphinx' and docutils' way of writing links)."""

_UNFINISHED = {
    "index",
    "named-reference",
    "anonymous-reference",
    "uri-reference",
    "footnote-reference",
    "citation-reference",
    "substitution-reference",
    "target",
    "restructuredtext-unimplemented-role",
}
"""Registered in docutils, but only to say that they are not implemented."""


def interpret(inliner: Any, rawsource: str, text: str, role: str | None, lineno: int) -> Result:
    """The nodes of interpreted text; an unknown role is reported and its text kept."""
    if not role:
        return [nodes.title_reference(rawsource, text)], []
    found = find(inliner.session, role, inliner.language)
    if found is not None:
        return found(role, rawsource, text, lineno, inliner)
    place = span(inliner, rawsource, lineno)
    if role.lower() == "raw":
        inliner.session.report(
            Severity.ERROR,
            "role.refused",
            place,
            "raw markup of one output format is not taken, since the others would lose it",
            "write it in reStructuredText, or with a directive of briefc",
        )
    else:
        inliner.session.report(
            Severity.ERROR,
            "role.unknown",
            place,
            f'unknown role "{role}"',
            *did_you_mean(role, known(inliner.session)),
            "its text is kept without a role",
        )
    return [nodes.Text(text)], []


def find(session: Session, name: str, language: Any) -> Role | None:
    """The role of a name: the article's, briefc's, or docutils' by its name in the article's language or in English."""
    lowered = name.lower()
    own = session.roles.get(lowered) or OWN.get(lowered)
    if own is not None:
        return own
    canonical = (language.roles if language else {}).get(lowered) or english.roles.get(lowered) or lowered
    if canonical in OWN:
        return OWN[canonical]
    if canonical == "raw" or canonical in _UNFINISHED:
        return None
    return _REGISTRY.get(canonical)


def known(session: Session) -> set[str]:
    """All role names that may be written in this article, for suggestions."""
    standard = {name for name, canonical in english.roles.items() if canonical not in _UNFINISHED and name != "raw"}
    return {*OWN, *session.roles, *standard}


def span(inliner: Any, rawsource: str, lineno: int) -> Span:
    """The place in the source of a role that is just being read."""
    spot = inliner.spot
    source, line = inliner.reporter.get_source_and_line(spot.lineno if spot else lineno)
    raw = inliner.session.line(source or inliner.session.path, line or 0)
    at = raw.find(spot.text) if spot else -1
    found: Span = inliner.session.find(source, line, rawsource, at + spot.offset + 1 if at >= 0 else 0)
    return found


def _split(text: str) -> tuple[str, str]:
    match = _TARGETED.match(text)
    if match is None:
        return text, ""
    return match["text"].rstrip(), nodes.unescape(match["target"]).strip()


def _options(options: Any) -> dict[str, Any]:
    return roles.normalize_options(options)


def speech_role(
    role: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None
) -> Result:
    """`:q:`: words of somebody else, with the speaker in angle brackets; markup inside is read."""
    words, speaker = _split(text)
    inner, messages = inliner.nested(words or text, lineno)
    return [speech(rawtext, "", *inner, speaker=speaker, **_options(options))], messages


def foreign_role(
    role: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None
) -> Result:
    """`:lang:`: words in another language, whose BCP 47 tag stands in angle brackets or is the role's option."""
    given = _options(options)
    fixed = given.pop("lang", "")
    words, tag = (text, fixed) if fixed else _split(text)
    if not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag):
        inliner.session.report(
            Severity.ERROR,
            "role.lang",
            span(inliner, rawtext, lineno),
            f'"{tag}" is no language tag' if tag else "the language is missing",
            "write the tag in angle brackets after the words: :lang:`华春莹 <zh>`",
        )
        tag = ""
    inner, messages = inliner.nested(words or text, lineno)
    return [foreign(rawtext, "", *inner, lang=tag, **given)], messages


foreign_role.options = {"lang": directives.unchanged_required, "class": directives.class_option}  # type: ignore[attr-defined]


def _crossref(kind: str) -> Role:
    def role_function(
        role: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None
    ) -> Result:
        words, target = _split(text)
        label = target or nodes.unescape(text).strip()
        shown = words if target else ""
        node = crossref(rawtext, nodes.unescape(shown), kind=kind, label=label, **_options(options))
        return [node], []

    return role_function


def code_role(
    role: str, rawtext: str, text: str, lineno: int, inliner: Any, options: Any = None, content: Any = None
) -> Result:
    """`:code:` and roles made of it: a literal that knows its language; it is highlighted when it is converted."""
    given = _options(options)
    language = given.pop("language", "")
    node = nodes.literal(rawtext, nodes.unescape(text, restore_backslashes=True), **given)
    node["classes"].insert(0, "code")
    node["language"] = "" if language.lower() == "none" else language
    return [node], []


code_role.options = {"language": directives.unchanged, "class": directives.class_option}  # type: ignore[attr-defined]

OWN: dict[str, Role] = {
    "q": speech_role,
    "lang": foreign_role,
    "doc": _crossref("doc"),
    "ref": _crossref("ref"),
    "abbr": _REGISTRY["abbreviation"],
    "code": code_role,
}
"""briefc's roles, and those of docutils that are read otherwise here."""
