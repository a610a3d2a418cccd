"""Posts on X, as agencies embed them and as briefc itself writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from briefc.ingest.call import call
from briefc.ingest.dates import iso_of
from briefc.ingest.reading import LANGUAGE, Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Block

POST_CLASSES = frozenset({"embed-tweet", "twitter-tweet", "twitter-video", "tweet"})
"""Classes by which a quotation is a post."""

_ADDRESS = re.compile(
    r"https?://(?:www\.|mobile\.|m\.)?(?:twitter|x)\.com/(?:i/web|i|(?P<handle>[A-Za-z0-9_]{1,15}))/status(?:es)?/"
    r"(?P<number>[1-9]\d{0,18})(?:[/?#].*)?",
    re.IGNORECASE | re.ASCII,
)
_HANDLE = re.compile(r"@([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])", re.ASCII)
_WORDS_LINK = re.compile(r"`(?=[^`<\n]{1,200} <https?://)")
_LAST = 1 << 63
_EPOCH = 1288834974657
"""Milliseconds since 1970 (UTC) at which the time in the numbers begins."""


def post(tag: Tag, reading: Reading) -> Block | None:
    """A post to `embed-tweet`; None (and a finding) when neither its address nor its author and day are known."""
    credit = tag.first("credit")
    anchors = list(tag.every("a"))
    found = _address(tag, anchors)
    number = found["number"] if found else ""
    handle = (found["handle"] or "") if found else ""
    author, shown = _author(tag, credit, reading)
    handle = handle or shown
    posted = reading.posted.get(tag.get("quote-source"), "")
    date = iso_of(posted) or _shown_date(credit or tag)
    if not number and not (handle and date):
        reading.say.warning("import.post", tag, "a post without its address is read as a quotation")
        return None
    options = [("author", author)]
    if not found or not found["handle"]:
        options.append(("handle", handle if number else ""))
    role = credit.text_at("function") if credit is not None else ""
    options.append(("role", reading.line(role, credit)))
    if date and (not number or (posted and posted != _time_of(number))):
        options.append(("date", date))
    paragraphs = [one for one in tag.every("p") if not _is_in(one, credit)]
    options.append(("lang", _lang(tag, paragraphs, reading)))
    if number and credit is not None:
        options += _gone(credit, number, reading)
    options += _pictures(tag, reading)
    text, translation = _text(paragraphs, number, reading)
    if not paragraphs and credit is None:
        # The words stand bare, before the dash and the name.
        loose = _words(tag, reading)
        text, dash, after = loose.rpartition("—")
        if dash:
            author = _HANDLE.split(after)[0].strip(" (") or author
            options[0] = ("author", author)
        else:
            text = loose
    options += translation
    argument = f"https://x.com/{handle or 'i'}/status/{number}" if number else f"@{handle}"
    return call(
        "embed-tweet",
        argument=argument,
        options=tuple((key, value) for key, value in options if value),
        text=text,
        id=tag.get("id"),
    )


def _address(tag: Tag, anchors: list[Tag]) -> re.Match[str] | None:
    """The post's own address: what the quotation cites, else the last link to a post."""
    for text in (tag.get("quote-source"), tag.get("cite"), *(one.get("href") for one in reversed(anchors))):
        found = _ADDRESS.fullmatch(text)
        if found and int(found["number"]) < _LAST:
            return found
    return None


def _author(tag: Tag, credit: Tag | None, reading: Reading) -> tuple[str, str]:
    """The author's name and handle."""
    if credit is not None:
        name = reading.line(credit.text_at("person"), credit)
        handle = _HANDLE.search(credit.text_at("virtloc") or credit.text)
        if not name and handle is None:
            name = reading.line(credit.text, credit).partition(",")[0]
        return name, handle[1] if handle else ""
    loose = " ".join(child for child in tag.children if isinstance(child, str))
    loose = reading.line(loose, tag).strip(" —–-")
    handle = _HANDLE.search(loose)
    if handle is None:
        return loose.strip(" ,()"), ""
    return loose[: handle.start()].strip(" ,("), handle[1]


def _time_of(number: str) -> str:
    """The time that a post's number carries, as briefc writes it."""
    milliseconds = (int(number) >> 22) + _EPOCH
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)
    return at.isoformat(timespec="milliseconds")


def _shown_date(tag: Tag) -> str:
    for one in tag.every("chron", "time"):
        found = iso_of(one.get("norm") or one.get("datetime"))
        if found:
            return found
    return ""


def _lang(tag: Tag, paragraphs: list[Tag], reading: Reading) -> str:
    lang = (
        tag.get("xml:lang") or tag.get("lang") or next((one.get("lang") for one in paragraphs if one.get("lang")), "")
    )
    return lang if LANGUAGE.fullmatch(lang) and lang != "und" else ""


def _gone(credit: Tag, number: str, reading: Reading) -> list[tuple[str, str]]:
    """The copy that the date links to in place of the post, which then is gone."""
    anchor = credit.first("a")
    if anchor is None or (number in anchor.get("href") and _ADDRESS.fullmatch(anchor.get("href"))):
        return []
    copy = reading.link(anchor.get("href"), anchor)
    return [("archived", copy), ("status", "deleted")] if copy.startswith("http") else []


def _pictures(tag: Tag, reading: Reading) -> list[tuple[str, str]]:
    paths, alts = [], []
    for one in tag.every("media-reference", "img"):
        source = one.get("source") or one.get("src")
        asset = reading.picture(source, one, one.get("mime-type")) if source else None
        if asset is not None:
            paths.append(asset.path)
            alts.append(reading.line(one.get("alternate-text") or one.get("alt"), one).replace("|", "/"))
    return [("media", ", ".join(paths)), ("alt", " | ".join(alts) if any(alts) else "")] if paths else []


def _text(paragraphs: Iterable[Tag], number: str, reading: Reading) -> tuple[str, list[tuple[str, str]]]:
    """The text, verbatim, and the options of a translation that stands below it."""
    parts: list[str] = []
    translation: list[tuple[str, str]] = []
    for one in paragraphs:
        text = _words(one, reading)
        if reading.own and "translation" in one.classes:
            translation = [
                ("translation", " ".join(text.partition(": ")[2].split())),
                ("translation-lang", one.get("xml:lang") if LANGUAGE.fullmatch(one.get("xml:lang")) else ""),
            ]
            continue
        children = [child for child in one.children if isinstance(child, Tag) or child.strip()]
        alone = children[0] if len(children) == 1 and isinstance(children[0], Tag) else None
        if alone is not None and alone.name == "a" and number and number in alone.get("href"):
            # The link that stands for words that nobody wrote down.
            continue
        if text.strip():
            parts.append(text)
    return "\n\n".join(parts), translation


def _words(paragraph: Tag, reading: Reading) -> str:
    out: list[str] = []
    for child in paragraph.children:
        if isinstance(child, str):
            out.append(re.sub(r"[ \t\r\n]+", " ", _WORDS_LINK.sub("'", reading.text(child, paragraph))))
        elif child.name == "br":
            out.append("\n")
        elif child.name == "img":
            # The network sends its pictographs as pictures.
            out.append(reading.line(child.get("alt"), child))
        elif child.name == "a" and reading.own and child.text != child.get("href"):
            address = reading.link(child.get("href"), child)
            words = re.sub("[`<]", "'", child.text)
            out.append(f"`{words} <{address}>`__" if address else words)
        else:
            out.append(_words(child, reading))
    return "\n".join(line.strip() for line in "".join(out).split("\n")).strip()


def _is_in(tag: Tag, outer: Tag | None) -> bool:
    return outer is not None and any(tag is one for one in outer.every())
