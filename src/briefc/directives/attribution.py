"""Who said it: reading an attribution line, and showing name, role, occasion and day in every vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefc.markup import nitf
from briefc.markup.element import Markup, Node, element
from briefc.markup.html import scripted
from briefc.model.calendar import shown_date
from briefc.model.content import Blocks, Inlines, Link, Paragraph, Text, Time, Title, plain
from briefc.model.language import comma

_DASH = re.compile(r"(?:---?(?!-)|—)[ \t]*(?=\S)")
_LINE = re.compile(r"^[ \t]*(?:---?(?!-)|—)[ \t]*\S")


@dataclass(frozen=True, slots=True)
class Credit:
    """What is shown of where words come from: all plain text, each part empty when not known.

    `name` may stand for the reason why nobody is named (`anonymous`). `date` is ISO. `extra` stands at the end.
    """

    name: str = ""
    role: str = ""
    organisation: str = ""
    source: str = ""
    cite: str = ""
    place: str = ""
    date: str = ""
    extra: str = ""
    anonymous: bool = False


def name_and_role(text: str) -> tuple[str, str]:
    """A name and what follows its first comma: "Amina Yusuf, spokesperson" gives both, "Amina Yusuf" only one."""
    name, _, role = " ".join(text.split()).partition(",")
    return name.strip(), role.strip()


def without_attribution(body: Blocks, raw: str) -> tuple[Blocks, str]:
    """The body without its attribution (`-- NAME, ROLE`), and the attribution's text, "" where there is none.

    That is a last paragraph, or a last line of the last paragraph, that begins with a dash. `raw` is the directive's
    source: it tells a line of its own from a dash in running text.
    """
    lines = raw.rstrip().split("\n")
    last = body[-1] if body else None
    if not isinstance(last, Paragraph):
        return body, ""
    alone = len(lines)
    while alone and lines[alone - 1].strip():
        alone -= 1
    if 1 < alone < len(lines) and _LINE.match(lines[alone]):
        found = _split(last.content, first=True)
    elif len(lines) > 1 and _LINE.match(lines[-1]):
        found = _split(last.content, first=False)
    else:
        found = None
    if found is None:
        return body, ""
    words, line = found
    rest = (replace(last, content=words),) if plain(words).strip() else ()
    return (*body[:-1], *rest), " ".join(plain(line).split())


def _split(content: Inlines, *, first: bool) -> tuple[Inlines, Inlines] | None:
    """The content before an attribution's dash (the very first thing, or the last dash there is), and after it."""
    if first:
        head = content[0]
        match = _DASH.match(head.text) if isinstance(head, Text) else None
        return ((), (Text(match.string[match.end() :]), *content[1:])) if match else None
    for index in range(len(content) - 1, -1, -1):
        node = content[index]
        if not isinstance(node, Text):
            continue
        for match in reversed(list(_DASH.finditer(node.text))):
            before = node.text[: match.start()]
            if before and not before.endswith(" "):
                continue
            kept: Inlines = (*content[:index], Text(before.rstrip())) if before.strip() else content[:index]
            return kept, (Text(node.text[match.end() :]), *content[index + 1 :])
    return None


def caption(credit: Credit, language: str) -> Markup:
    """A credit for a page: its parts in spans, `cite` and `time`; the commas between lines can be hidden."""
    out: list[Markup] = []
    if credit.name:
        name: Node | Markup = (credit.name,) if credit.anonymous else scripted(credit.name, language)
        out.append((element("span", name, class_="speaker anonymous" if credit.anonymous else "speaker"),))
    if credit.role:
        out.append((element("span", scripted(credit.role, language), class_="role"),))
    if credit.organisation:
        out.append((element("span", scripted(credit.organisation, language), class_="organisation"),))
    occasion = _occasion(credit, language)
    if occasion:
        out.append((element("span", occasion, class_="occasion"),))
    if credit.extra:
        out.append((element("span", credit.extra, class_="translator"),))
    return _joined(out, (element("span", ", ", class_="comma"),))


def _occasion(credit: Credit, language: str) -> Markup:
    """Work or event, place and day, on one line."""
    out: list[Markup] = []
    if credit.source:
        shown = scripted(credit.source, language)
        out.append((element("cite", (element("a", shown, href=credit.cite),) if credit.cite else shown),))
    if credit.place:
        out.append((element("span", scripted(credit.place, language), class_="place"),))
    if credit.date:
        out.append((element("time", shown_date(credit.date, language), datetime=credit.date),))
    return _joined(out, (comma(language),))


def line(credit: Credit, language: str) -> Markup:
    """A credit as one line of HTML, for a rendition without a style sheet."""
    out: list[Markup] = [(part,) for part in (credit.name, credit.role, credit.organisation) if part]
    if credit.source:
        out.append((element("cite", element("a", credit.source, href=credit.cite) if credit.cite else credit.source),))
    out += [(part,) for part in (credit.place, shown_date(credit.date, language), credit.extra) if part]
    return _joined(out, (", ",))


def nitf_credit(credit: Credit, language: str) -> Markup:
    """A credit to the children of NITF's `credit`."""
    out: list[Markup] = []
    if credit.name:
        out.append((credit.name,) if credit.anonymous else (nitf.person(credit.name),))
    if credit.role:
        out.append((nitf.function(credit.role),))
    if credit.organisation:
        out.append((nitf.organisation(credit.organisation),))
    if credit.source:
        out.append((nitf.link(credit.cite, nitf.work(credit.source)) if credit.cite else nitf.work(credit.source),))
    if credit.place:
        out.append((element("location", credit.place),))
    if credit.date:
        out.append((nitf.chron(credit.date, shown_date(credit.date, language)),))
    if credit.extra:
        out.append((credit.extra,))
    return _joined(out, (", ",))


def inlines(credit: Credit, language: str) -> Inlines:
    """A credit in the core vocabulary."""
    out: list[Inlines] = [(Text(part),) for part in (credit.name, credit.role, credit.organisation) if part]
    if credit.source:
        work = Title((Text(credit.source),))
        out.append((Link((work,), credit.cite),) if credit.cite else (work,))
    if credit.place:
        out.append((Text(credit.place),))
    if credit.date:
        out.append((Time(shown_date(credit.date, language), credit.date),))
    if credit.extra:
        out.append((Text(credit.extra),))
    joined: list[Inlines] = []
    for part in out:
        joined += [(Text(", "),), part] if joined else [part]
    return tuple(node for part in joined for node in part)


def _joined(parts: list[Markup], between: Markup) -> Markup:
    out: list[Node] = []
    for part in parts:
        if out:
            out.extend(between)
        out.extend(part)
    return tuple(out)
