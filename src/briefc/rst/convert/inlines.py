"""Inline nodes of docutils to inline content."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from docutils import nodes

from briefc.model.content import (
    Code,
    Emphasis,
    InlineMath,
    Inlines,
    Link,
    NoteCall,
    Phrase,
    Quote,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Target,
    Term,
    Text,
    Title,
    Token,
    plain,
)
from briefc.model.diagnostic import Severity
from briefc.model.facts import Person, Quoted
from briefc.model.naming import person_of
from briefc.rst.code import is_known, tokens
from briefc.rst.convert.conversion import Conversion
from briefc.rst.convert.links import refusal, tidy
from briefc.rst.convert.math import mathml
from briefc.rst.convert.text import BIDI, forbidden, joined, without_forbidden
from briefc.rst.elements import crossref, foreign, speech

_EXPANSION = re.compile(r"^(?P<short>.*?)\s*\((?P<long>.*)\)$", re.DOTALL)


def text(to: Conversion, node: nodes.Text) -> Inlines:
    """Running text on one line."""
    raw = node.astext()
    _check(to, node, raw)
    clean = joined(without_forbidden(raw))
    return (Text(clean),) if clean else ()


def _check(to: Conversion, node: Any, raw: str) -> None:
    """Report characters that a substitution made; those in the source itself were reported when it was read."""
    bad = forbidden(raw)
    if bad is not None:
        to.report(
            Severity.ERROR,
            "text.control",
            to.spot(node),
            f"the character U+{ord(bad):04X} can stand in no output",
            "it was made by a unicode substitution; take it out",
        )
    turned = BIDI.search(raw)
    if turned and not to.in_source(turned.group()):
        to.report(
            Severity.WARNING,
            "text.bidi",
            to.spot(node),
            f"the character U+{ord(turned.group()):04X} turns the direction of the text after it",
        )


def wrapped(to: Conversion, node: Any, content: Inlines) -> Inlines:
    """Content with what docutils hung on its node: an id becomes a target before it, classes a phrase round it."""
    final = getattr(node, "final", "")
    classes = tuple(name for name in node["classes"] if not name.startswith("language-"))
    lang = next((name.removeprefix("language-") for name in node["classes"] if name.startswith("language-")), "")
    if classes or lang:
        content = (Phrase(content, classes, lang),)
    return (Target(final), *content) if final else content


def _around(kind: Any) -> Any:
    def convert(to: Conversion, node: Any) -> Inlines:
        return wrapped(to, node, (kind(to.inlines(node.children)),))

    return convert


emphasis = _around(Emphasis)
strong = _around(Strong)
title_reference = _around(Title)
subscript = _around(Subscript)
superscript = _around(Superscript)


def through(to: Conversion, node: Any) -> Inlines:
    """The content alone, with the node's classes and id."""
    return wrapped(to, node, to.inlines(node.children))


def literal(to: Conversion, node: nodes.literal) -> Inlines:
    """A literal; code is highlighted when its language is known."""
    raw = without_forbidden(node.astext()).replace("\n", " ")
    classes = node["classes"]
    language = node.get("language", "")
    if not language and "code" in classes:
        language = next((name for name in classes if name != "code" and is_known(name)), "")
    if language and not is_known(language):
        to.report(
            Severity.WARNING,
            "code.language",
            to.spot(node),
            f'no highlighting is known for "{language}"',
            "name a language that Pygments knows, or none",
        )
        language = ""
    made = (Code(tokens(raw, language), language),)
    rest = tuple(name for name in classes if name not in {"code", language})
    out: Inlines = (Phrase(made, rest),) if rest else made
    final = getattr(node, "final", "")
    return (Target(final), *out) if final else out


def term(to: Conversion, node: Any) -> Inlines:
    """An abbreviation or acronym, with what stands in brackets at its end as the expansion."""
    match = _EXPANSION.match(node.astext())
    if match and match["short"]:
        return wrapped(to, node, (Term((Text(joined(match["short"])),), joined(match["long"].strip())),))
    return wrapped(to, node, (Term(to.inlines(node.children)),))


def math(to: Conversion, node: nodes.math) -> Inlines:
    """A formula in the line; one that cannot be read is kept as its source."""
    tex = node.astext().strip()
    markup, fault = mathml(tex, display=False)
    if fault:
        to.report(Severity.ERROR, "math.tex", to.spot(node), f"the formula cannot be read: {fault}")
        return (Code((Token("", tex),)),) if tex else ()
    return wrapped(to, node, (InlineMath(tex, markup),))


def foreign_words(to: Conversion, node: foreign) -> Inlines:
    """Words in another language."""
    content = to.inlines(node.children)
    if not node["lang"]:
        return wrapped(to, node, content)
    made = (Phrase(content, tuple(node["classes"]), node["lang"]),)
    final = getattr(node, "final", "")
    return (Target(final), *made) if final else made


def quoted(to: Conversion, node: speech) -> Inlines:
    """Words of somebody else in the line, and the fact that they were said, once for each speaker (`A; B`)."""
    content = to.inlines(node.children)
    named = unicodedata.normalize("NFC", " ".join(node["speaker"].split()))
    speakers = [name for part in named.split(";") if (name := part.strip())]
    identity = getattr(node, "final", "") or to.ids.make("q")
    people: list[Person] = []
    for name in speakers:
        person, remarks = person_of(to.session.registers, name, to.setting.language)
        to.session.remark(remarks, to.spot(node))
        people.append(person)
    to.facts += [Quoted(identity, person, plain(content), "inline") for person in (*people,) or (None,)]
    made = (Quote(identity, content, "; ".join(person.name for person in people)),)
    return (Phrase(made, tuple(node["classes"])),) if node["classes"] else made


def reference(to: Conversion, node: nodes.reference) -> Inlines:
    """A link; one that may not be is reported and its words kept."""
    content = to.inlines(node.children)
    if "refid" in node:
        final = to.ids.of.get(node["refid"])
        return wrapped(to, node, (Link(content, to.fragment(final), to.spot(node)),)) if final else content
    address = tidy(node.get("refuri", ""))
    if address.startswith("#"):
        final = to.ids.of.get(address[1:])
        if final is None:
            to.report(
                Severity.ERROR,
                "link.fragment",
                to.spot(node),
                f'nothing here is called "{address}"',
                "use :ref:`label` for a place of the project",
            )
            return content
        return wrapped(to, node, (Link(content, to.fragment(final), to.spot(node)),))
    if not allowed(to, node, address):
        return content
    return wrapped(to, node, (Link(content, address, to.spot(node)),))


def allowed(to: Conversion, node: Any, address: str) -> bool:
    """Whether a link may lead there; if not, that is said."""
    why = refusal(address)
    if why is None:
        return True
    to.report(
        Severity.ERROR,
        "link.scheme",
        to.spot(node),
        why,
        "links may be https:, http:, mailto:, tel:, or inside the project",
    )
    return False


def cross_reference(to: Conversion, node: crossref) -> Inlines:
    """`:doc:` and `:ref:`: a label of this article is a link inside it, every other a reference by name."""
    content = to.inlines(node.children)
    label, kind = node["label"], node["kind"]
    place = to.spot(node)
    if kind == "ref":
        label = nodes.fully_normalize_name(label)
        own = to.labels.get(label)
        if own is not None:
            _, final, title = own
            if not content and not title:
                to.report(
                    Severity.WARNING,
                    "link.text",
                    place,
                    f'the place called "{label}" has no title that could stand here',
                    f"write the words of the link: :ref:`words <{label}>`",
                )
            return wrapped(to, node, (Link(content or (Text(title or label),), to.fragment(final), place),))
        to.asked.add(label)
    return wrapped(to, node, (Reference(kind, label, content, None, place),))


def note_call(to: Conversion, node: Any) -> Inlines:
    """The call of a footnote or citation; one that leads nowhere was reported, and its label is kept."""
    note = to.ids.of.get(node.get("refid", ""))
    label = node.astext()
    if note is None:
        return (Text(f"[{label}]"),)
    kind: Any = "citation" if isinstance(node, nodes.citation_reference) else "footnote"
    return (NoteCall(node.final, note, label, kind),)


def target(to: Conversion, node: nodes.target) -> Inlines:
    """An invisible place, before the words that name it; a link's own definition is nothing."""
    final = getattr(node, "final", "")
    content = to.inlines(node.children)
    return (Target(final), *content) if final else content


def problematic(to: Conversion, node: nodes.problematic) -> Inlines:
    """What docutils could not read: reported elsewhere, kept as the author wrote it."""
    return (Text(joined(node.astext())),)


def nothing(to: Conversion, node: Any) -> tuple[()]:
    """Left out of every output on purpose."""
    return ()
