"""Who speaks in a document: its indexes of speakers and of posts, from the facts of its articles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from briefc.formats.html.print_reference import beside, page_of
from briefc.formats.html.print_text import bound
from briefc.formats.html.print_words import print_words
from briefc.formats.html.words import words_for
from briefc.markup.element import Element, Markup, Node, element
from briefc.markup.html import attributes, scripted
from briefc.model.article import Article
from briefc.model.calendar import shown_date
from briefc.model.content import plain
from briefc.model.facts import Person, Posted, Quoted
from briefc.model.language import comma, direction
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
    """Somebody with all they said. `script` is the name in its own script, where an article gave it.

    `handles` are those of their posts.
    """

    name: str
    script: str
    role: str
    said: tuple[Said, ...]
    handles: tuple[str, ...] = ()


def speakers(articles: Iterable[Article], language: str) -> tuple[Speaker, ...]:
    """The speakers of some articles by name, each with their words in the order of the document.

    Pull quotes repeat what stands in the text, so they do not count; quotations that nobody is named for neither. What
    an article quotes twice is listed where it stands first.
    """
    found = _Found()
    for article in articles:
        for fact in article.facts:
            if isinstance(fact, Quoted) and fact.speaker is not None and fact.kind != "pull":
                found.add(fact.speaker, _quoted(fact, article, language))
            elif isinstance(fact, Posted):
                found.add(fact.author, _posted(fact, article, language, handle=True))
    return found.by_name()


def posts(articles: Iterable[Article], language: str) -> tuple[Speaker, ...]:
    """Who posted what, by name; whoever has none stands under the handle."""
    found = _Found()
    for article in articles:
        for fact in article.facts:
            if isinstance(fact, Posted):
                author = fact.author if fact.author.name else replace(fact.author, name=_handle(fact))
                found.add(author, _posted(fact, article, language, handle=False), _handle(fact))
    return found.by_name()


@dataclass(slots=True)
class _Found:
    """What was met, by who said it."""

    entries: dict[str, list[tuple[str, str, str, Said]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, person: Person, said: Said, handle: str = "") -> None:
        name, script = split_name(person.name)
        # Whom the registers know is one speaker by whatever name; the longest is shown.
        key = f"@{person.code}" if person.code else name.casefold()
        self.names[key] = max(self.names.get(key, ""), name, key=len)
        role = ", ".join(part for part in (person.role, person.organisation) if part)
        entries = self.entries.setdefault(key, [])
        if not any(_same(said, other) for *_, other in entries):
            entries.append((script, role, handle, said))

    def by_name(self) -> tuple[Speaker, ...]:
        return tuple(
            Speaker(
                self.names[key],
                next((script for script, *_ in entries if script), ""),
                next((role for _, role, *_ in entries if role), ""),
                tuple(said for *_, said in entries),
                tuple(dict.fromkeys(handle for _, _, handle, _ in entries if handle)),
            )
            for key, entries in sorted(self.entries.items(), key=lambda item: _order(self.names[item[0]].casefold()))
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
    occasion = comma(language).join(part for part in parts if part)
    occasion = occasion[:1].upper() + occasion[1:] if occasion else plain(article.title)
    return Said(fact.id, fact.words, fact.lang or article.metadata.language, occasion, (article.slug, occasion))


def _posted(fact: Posted, article: Article, language: str, *, handle: bool) -> Said:
    date = shown_date(fact.date, language) if fact.date else ""
    shown = _handle(fact) if handle else ""
    if shown and direction(language) == "rtl":
        shown = f"\u2066{shown}\u2069"  # it reads from left to right, and takes no figure beside it along
    occasion = comma(language).join(part for part in (print_words(language).post, shown, date) if part)
    return Said(fact.id, fact.text, fact.lang or article.metadata.language, occasion, (article.slug, occasion))


def _handle(fact: Posted) -> str:
    return f"@{fact.handle.removeprefix('@')}" if fact.handle else ""


def first_words(words: str, language: str) -> str:
    """The beginning of somebody's words between quotation marks, with an ellipsis where they go on."""
    opening, closing = quotation_marks(language)
    every = _unquoted(words.strip()).rstrip(",;:").split()
    if len(every) <= _WORDS_SHOWN + 2:
        return f"{opening}{' '.join(every)}{closing}"
    return f"{opening}{' '.join(every[:_WORDS_SHOWN]).rstrip(',;:.')}…{closing}"


_OPENING, _CLOSING = "“„«‹‘‚»›\"'「『", "”“»›’‘«‹\"'」』"


def _unquoted(words: str) -> str:
    """Words without the quotation marks around all of them."""
    if len(words) > 1 and words[0] in _OPENING and words[-1] in _CLOSING and words[0] not in words[1:-1]:
        return words[1:-1].strip()
    return words


def index_of_speakers(found: Sequence[Speaker], language: str) -> Markup:
    """The index: name, own script and role in the margin; words, occasion and page beside it."""
    return tuple(_group(speaker, language) for speaker in found)


def index_of_posts(found: Sequence[Speaker], language: str) -> Markup:
    """The index: author and handle in the margin; first words, day and page beside them."""
    return tuple(_group(replace(author, role=""), language) for author in found)


def _group(speaker: Speaker, language: str) -> Element:
    margin: list[Node] = [element("h3", scripted(speaker.name, language), class_="speaker")]
    if speaker.script:
        margin.append(element("p", scripted(speaker.script, language), class_="script"))
    margin += [element("p", handle, class_="handle") for handle in speaker.handles if handle != speaker.name]
    if speaker.role:
        margin.append(element("p", scripted(speaker.role, language), class_="role"))
    return element(
        "section",
        element("div", tuple(margin), class_="margin"),
        element("ul", beside(_height(speaker), _entries(speaker.said, language)), class_="lines toc"),
        class_="group",
    )


def _height(speaker: Speaker) -> float:
    """About how much room the margin takes, in millimetres."""
    name = -(-len(speaker.name) // 21)
    return 5.2 + 4.4 * (name + bool(speaker.script)) + 3.8 * (len(speaker.handles) + -(-len(speaker.role) // 28))


def _entries(every: tuple[Said, ...], language: str) -> Markup:
    """The entries; the occasion is given once, below the last of those that share it."""
    out: list[Node] = []
    for number, said in enumerate(every):
        joined = number > 0 and every[number - 1].group == said.group
        last = number + 1 == len(every) or every[number + 1].group != said.group
        out.append(_entry(said, language, joined=joined, last=last))
    return tuple(out)


def _entry(said: Said, language: str, *, joined: bool, last: bool) -> Element:
    shown = element("a", bound((first_words(said.words, said.language),)), href=f"#{said.id}")
    lang = said.language if said.language.lower() != language.lower() else ""
    kinds = [kind for kind, holds in (("joined", joined), ("open", not last)) if holds]
    return element(
        "li",
        element("p", shown, class_="words", **attributes(lang=lang, around=language)),
        element("p", scripted(said.occasion, language), class_="line") if said.occasion and last else (),
        page_of(said.id),
        class_=" ".join(kinds),
    )


def spoken_by(found: tuple[Speaker, ...], language: str) -> str:
    """The names of the speakers, for the cover."""
    comma = "、" if words_for(language).by == "作者" else ", "
    return comma.join(speaker.name for speaker in found)
