"""Who speaks in a document: quotations and posts by speaker, from the facts of its articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.markup.element import Element, Markup, Node, element
from briefc.markup.html import scripted
from briefc.model.article import Article
from briefc.model.calendar import shown_date
from briefc.model.content import plain
from briefc.model.facts import Posted, Quoted
from briefc.model.marks import quotation_marks

_WORDS_SHOWN = 11


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation or post: the id it has on the page, its words, its language, and where and when it was said.

    `group` is the same for what one article has of one occasion.
    """

    id: str
    words: str
    language: str
    occasion: str
    group: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with all they said. `script` is the name in its own script, where an article gave it."""

    name: str
    script: str
    role: str
    said: tuple[Said, ...]


def speakers(articles: Iterable[Article], language: str) -> tuple[Speaker, ...]:
    """The speakers of some articles by name, each with their words in the order of the document.

    Pull quotes repeat what stands in the text, so they do not count; quotations that nobody is named for neither. What
    an article quotes twice is listed where it stands first.
    """
    found: dict[str, list[tuple[str, str, Said]]] = {}
    names: dict[str, str] = {}
    for article in articles:
        for fact in article.facts:
            if isinstance(fact, Quoted) and fact.speaker is not None and fact.kind != "pull":
                person, said = fact.speaker, _quoted(fact, article, language)
            elif isinstance(fact, Posted):
                person, said = fact.author, _posted(fact, article, language)
            else:
                continue
            name, script = split_name(person.name)
            # Whom the registers know is one speaker by whatever name; the longest is shown.
            key = f"@{person.code}" if person.code else name.casefold()
            names[key] = max(names.get(key, ""), name, key=len)
            role = ", ".join(part for part in (person.role, person.organisation) if part)
            entries = found.setdefault(key, [])
            if not any(_same(said, other) for _, _, other in entries):
                entries.append((script, role, said))
    return tuple(
        Speaker(
            names[key],
            next((script for script, _, _ in entries if script), ""),
            next((role for _, role, _ in entries if role), ""),
            tuple(said for _, _, said in entries),
        )
        for key, entries in sorted(found.items(), key=lambda item: _order(names[item[0]].casefold()))
    )


def _same(one: Said, other: Said) -> bool:
    """Whether an article has the same words of one occasion already, give or take the comma of its sentence."""
    return one.group == other.group and one.words.rstrip(".,;:") == other.words.rstrip(".,;:")


def split_name(name: str) -> tuple[str, str]:
    """A name and its form in another script: "Hua Chunying 华春莹" gives both parts, any other name and ""."""
    marked = scripted(name)
    others = [node for node in marked if isinstance(node, Element)]
    latin = " ".join("".join(node for node in marked if isinstance(node, str)).replace("()", "").split())
    if not others or not latin:
        return name, ""
    return latin, " ".join(str(child) for node in others for child in node.children)


def _order(key: str) -> tuple[str, str]:
    """Names by their letters without accents, so that Đ and Ł stand where readers look for them."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", key) if not unicodedata.combining(one))
    return (bare.translate(_LIKE), key)


_LIKE = str.maketrans({"đ": "d", "ł": "l", "ø": "o", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})


def _quoted(fact: Quoted, article: Article, language: str) -> Said:
    parts = [fact.source, fact.place, shown_date(fact.date, language) if fact.date else ""]
    occasion = ", ".join(part for part in parts if part)
    occasion = occasion[:1].upper() + occasion[1:] if occasion else plain(article.title)
    return Said(fact.id, fact.words, fact.lang or article.metadata.language, occasion, (article.slug, occasion))


def _posted(fact: Posted, article: Article, language: str) -> Said:
    handle = f"@{fact.handle.removeprefix('@')}" if fact.handle else ""
    parts = (print_words(language).post, handle, shown_date(fact.date, language) if fact.date else "")
    occasion = ", ".join(part for part in parts if part)
    return Said(fact.id, fact.text, fact.lang or article.metadata.language, occasion, (article.slug, occasion))


def first_words(words: str, language: str) -> str:
    """The beginning of somebody's words between quotation marks, with an ellipsis where they go on."""
    opening, closing = quotation_marks(language)
    every = words.rstrip().rstrip(",;:").split()
    if len(every) <= _WORDS_SHOWN + 2:
        return f"{opening}{' '.join(every)}{closing}"
    return f"{opening}{' '.join(every[:_WORDS_SHOWN]).rstrip(',;:.')}…{closing}"


def index_of_speakers(found: tuple[Speaker, ...], language: str) -> Markup:
    """The index: name, own script and role in the margin; words, occasion and page beside it."""
    return tuple(_group(speaker, language) for speaker in found)


def _group(speaker: Speaker, language: str) -> Element:
    margin: list[Node] = [element("h3", scripted(speaker.name), class_="speaker")]
    if speaker.script:
        margin.append(element("p", scripted(speaker.script), class_="script"))
    if speaker.role:
        margin.append(element("p", scripted(speaker.role), class_="role"))
    return element(
        "section",
        element("div", tuple(margin), class_="margin"),
        element("ul", _entries(speaker.said, language), class_="lines"),
        class_="group",
    )


def _entries(every: tuple[Said, ...], language: str) -> Markup:
    """The entries; the occasion is given once, below the last of those that share it."""
    out: list[Node] = []
    for number, said in enumerate(every):
        joined = number > 0 and every[number - 1].group == said.group
        last = number + 1 == len(every) or every[number + 1].group != said.group
        out.append(_entry(said, language, joined=joined, last=last))
    return tuple(out)


def _entry(said: Said, language: str, *, joined: bool, last: bool) -> Element:
    shown = element("a", first_words(said.words, said.language), href=f"#{said.id}")
    lang = said.language if said.language.lower() != language.lower() else ""
    kinds = [kind for kind, holds in (("joined", joined), ("open", not last)) if holds]
    return element(
        "li",
        element("p", shown, class_="words", lang=lang),
        element("p", scripted(said.occasion), class_="line") if said.occasion and last else (),
        page_of(said.id, language),
        class_=" ".join(kinds),
    )


def page_of(id: str, language: str) -> Element:
    """The number of the page that an element is on. It stands outside of links, which may hold no generated text."""
    return element("p", element("span", data_ref=f"#{id}"), class_="page")


def spoken_by(found: tuple[Speaker, ...], language: str) -> str:
    """The names of the speakers, for the cover."""
    comma = "、" if words_for(language).by == "作者" else ", "
    return comma.join(speaker.name for speaker in found)
