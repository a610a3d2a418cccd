"""Quotations and posts, where the markup says what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefc.ingest.call import call
from briefc.ingest.dates import month_of
from briefc.ingest.read_inlines import inlines
from briefc.ingest.read_posts import POST_CLASSES, post
from briefc.ingest.reading import LANGUAGE, Reading
from briefc.ingest.tree import Tag
from briefc.model.content import Block, Blocks, Inlines, Quotation, Text

Inner = Callable[[Iterable[Tag | str]], Blocks]

LONGEST_NAME = 80
"""Characters of a speaker's name: what is longer is an attribution of some other kind."""

_DASH = re.compile(r"^\s*(?:[—–―]+|--+|-\s)\s*")
_TRANSLATED = re.compile(r",?\s*Translated by (.+)$")


def quotation(tag: Tag, reading: Reading, inner: Inner) -> Blocks:
    """`bq` or `blockquote`: a post, a quotation with its speaker, or a quotation as such."""
    if POST_CLASSES & {one.lower() for one in tag.classes}:
        made = post(tag, reading)
        if made is not None:
            return (made,)
    credit = _credit(tag)
    body: list[Tag | str] = [child for child in tag.children if child is not credit]
    kind = next((one for one in ("epigraph", "highlights") if one in tag.classes), "")
    person = reading.voices.get(tag.get("id"))
    source = reading.line(tag.get("quote-source"), tag)
    if source.startswith(("http:", "https:")):
        source = ""
    speaks = source or (person.name if person else "")
    if bool(speaks) or (("quote" in tag.classes) if reading.own else credit is not None):
        made_quote = _quote(tag, credit, body, speaks, kind, reading, inner)
        if made_quote is not None:
            return (made_quote,)
    who: Inlines = inlines(credit.children, reading, credit) if credit is not None else ()
    if who and isinstance(who[0], Text):
        who = (Text(_DASH.sub("", who[0].text)), *who[1:])
    said = inner(body)
    if not said:
        return inner(credit.children) if credit is not None else ()
    classes = tuple(one for one in tag.classes if one != kind) if reading.own else ()
    return (
        Quotation(said, who, kind if reading.own else "", id=tag.get("id"), classes=classes, lang=reading.lang(tag)),
    )


def _credit(tag: Tag) -> Tag | None:
    """The element that names who said it: NITF's `credit`, HTML's last `footer` or `cite` that is a block."""
    found = tag.first("credit") or tag.first("footer") or tag.first("attribution")
    if found is not None:
        return found
    last = next((child for child in reversed(tag.children) if isinstance(child, Tag) or child.strip()), None)
    if not isinstance(last, Tag):
        return None
    if last.name == "cite" or {"attribution", "credit", "quote-author", "author", "speaker"} & set(last.classes):
        return last
    inner = [child for child in last.children if isinstance(child, Tag) or child.strip()]
    if last.name == "p" and len(inner) == 1 and isinstance(inner[0], Tag) and inner[0].name == "cite":
        return last
    return None


def _quote(
    tag: Tag, credit: Tag | None, body: list[Tag | str], speaks: str, kind: str, reading: Reading, inner: Inner
) -> Block | None:
    options = _said(credit, speaks, reading) if credit is not None else [("by", speaks)] if speaks else []
    if options is None:
        return None
    named = dict(options)
    person = reading.voices.get(tag.get("id"))
    if person is not None and not reading.own:
        if person.role and "role" not in named:
            options.append(("role", person.role))
        if person.organisation and "org" not in named:
            options.append(("org", person.organisation))
    if kind == "epigraph":
        options.append(("kind", "epigraph"))
    cite = tag.get("cite")
    if cite and "cite" not in named and cite.startswith(("http://", "https://")):
        address = reading.link(cite, tag)
        if address:
            options.append(("cite", address))
    lang = reading.lang(tag) if not reading.own else tag.get("xml:lang")
    if LANGUAGE.fullmatch(lang):
        options.append(("lang", lang))
    body, original = _original(body)
    if original is not None:
        options.append(("original", reading.line(original.raw, original)))
        spoken = original.get("xml:lang") or original.get("lang")
        if LANGUAGE.fullmatch(spoken):
            options.append(("original-lang", spoken))
    said = inner(body)
    if not said:
        return None
    if reading.own:
        further = [one for one in tag.classes if one not in {"quote", "epigraph"}]
        if further:
            options.append(("class", " ".join(further)))
    return call("quote", options=tuple((key, value) for key, value in options if value), body=said, id=tag.get("id"))


def _said(credit: Tag, speaks: str, reading: Reading) -> list[tuple[str, str]] | None:
    """The options of a credit; None when it names nobody that could have spoken."""
    found: dict[str, str] = {}
    loose: list[str] = []
    for child in _spread(credit):
        if isinstance(child, str):
            loose.append(reading.text(child, credit))
            continue
        text = reading.line(child.raw, child)
        title = child.first("object.title") or child.first("cite")
        match child.name:
            case "person" | "person.name" if "by" not in found:
                found["by"] = text
            case "function" if "role" not in found:
                found["role"] = text
            case "org" if "org" not in found:
                found["org"] = text
            case "object.title" if "source" not in found:
                found["source"] = text
            case "a" if child.get("href").startswith(("http://", "https://")) and "cite" not in found:
                address = reading.link(child.get("href"), child)
                if address:
                    found["cite"] = address
                if title is not None and text != address:
                    found["source"] = text
                elif title is None:
                    loose.append(text)
            case "location" if "place" not in found:
                found["place"] = text
            case "chron" | "time" if (day := _day_in(child, text)) and "date" not in found:
                found["date"] = day
            case "cite" if child is not credit and ("by" in found or "".join(loose).strip(" ,—–-")):
                found["source"] = text
            case _:
                loose.append(text)
    rest = re.sub(r"(?:\s*,\s*)+", ", ", " ".join("".join(loose).split())).strip(" ,;()[]")
    rest = _DASH.sub("", rest)
    translated = _TRANSLATED.search(f", {rest}") if reading.own else None
    if translated:
        found["translator"] = translated[1]
        rest = f", {rest}"[: translated.start()].strip(" ,")
    if "by" not in found:
        name, _, role = rest.partition(",")
        if speaks:
            found["by"] = speaks
            rest = rest.removeprefix(speaks).strip(" ,")
            if rest and "role" not in found:
                found["role"], rest = rest, ""
        elif reading.own:
            found["anonymous"], rest = rest, ""
        elif 0 < len(name.strip()) <= LONGEST_NAME:
            found["by"], rest = name.strip(), ""
            if role.strip() and "role" not in found:
                found["role"] = role.strip()
        else:
            return None
    elif rest:
        found["role"] = ", ".join(part for part in (found.get("role", ""), rest) if part)
    found["by"] = found.get("by", "").lstrip("@ ")
    order = ("by", "role", "org", "anonymous", "source", "cite", "date", "place", "translator")
    return [(key, found[key]) for key in order if found.get(key)]


def _day_in(tag: Tag, text: str) -> str:
    """The day that an element marks, when its words are those of a day."""
    return month_of(tag.get("norm") or tag.get("datetime")) if any(char.isdigit() for char in text) else ""


def _spread(tag: Tag) -> Iterable[Tag | str]:
    """The parts of a credit, paragraphs, spans and lines in it opened."""
    for child in tag.children:
        if isinstance(child, Tag) and child.name in {"p", "span", "em", "i", "strong", "b", "small"}:
            yield from _spread(child)
        elif isinstance(child, Tag) and child.name == "br":
            yield ", "
        elif isinstance(child, Tag) and child.name == "cite" and not any(child.tags()) and tag.name != "cite":
            yield child
        else:
            yield child


def _original(body: list[Tag | str]) -> tuple[list[Tag | str], Tag | None]:
    """The words without the paragraph that holds them in the language in which they were said, and that paragraph."""
    out: list[Tag | str] = []
    found: Tag | None = None
    for child in body:
        if isinstance(child, Tag) and child.name == "block":
            inner, found = _original(child.children)
            out.extend(inner)
        elif isinstance(child, Tag) and child.name == "p" and "original" in child.classes and found is None:
            found = child
        else:
            out.append(child)
    return out, found
