"""The fields of metadata: what each is called, means, takes and defaults to, and how its text becomes a value.

`FIELDS` is the one list; the checks, the suggestions and docs/reference/metadata.md come from it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from briefc.model.article import ItemType, Status
from briefc.model.artifact import CONFORMANCES
from briefc.model.digital_source import NAMES, RETIRED, digital_source
from briefc.model.moment import FORMS, read_moment
from briefc.model.pdf_settings import LONGEST_MARKING, MOST_BLEED, PAPERS, TLP_LABELS, TLP_RETIRED
from briefc.model.setting import NAME
from briefc.model.suggest import did_you_mean, nearest

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}", re.ASCII)
"""A slug (docs/decisions, 6)."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_GUID = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.ASCII)
TYPES: tuple[str, ...] = get_args(ItemType)
STATUSES: tuple[str, ...] = get_args(Status)


class FieldError(ValueError):
    """What is wrong with a field's value: the code, a sentence for the author, help lines.

    `start` and `end` tell which part of the value; `end` 0 means all of it.
    """

    def __init__(self, code: str, message: str, *hints: str, start: int = 0, end: int = 0) -> None:
        """An error of a code, in words, with help lines and the part of the value that is wrong."""
        super().__init__(message)
        self.code = code
        self.hints = hints
        self.start = start
        self.end = end


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list field, and where it begins and ends in the folded value."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field: its name in the source, what it means, what it takes in words, its default in words, how it is read.

    `read(value, zone)` gives the typed value and raises FieldError; `zone` is a function, since asking for the
    project's time zone is recorded. `of` are the types of items that the field means something in.
    """

    name: str
    doc: str
    takes: str
    read: Callable[[str, Callable[[], str]], Any]
    default: str = ""
    of: tuple[str, ...] = TYPES

    @property
    def attribute(self) -> str:
        """The name of the attribute of `Metadata` that the value goes to."""
        return self.name.replace("-", "_")


def parts(value: str, separator: str) -> tuple[Part, ...]:
    """The items of a list field, each once and none empty, with their places."""
    out: dict[str, Part] = {}
    start = 0
    for raw in value.split(separator):
        text = raw.strip()
        at = start + len(raw) - len(raw.lstrip())
        if text:
            out.setdefault(text, Part(text, at, at + len(text)))
        start += len(raw) + len(separator)
    return tuple(out.values())


def _text(value: str, _: Callable[[], str]) -> str:
    return unicodedata.normalize("NFC", value)


def _listed(separator: str) -> Callable[[str, Callable[[], str]], tuple[str, ...]]:
    def read(value: str, _: Callable[[], str]) -> tuple[str, ...]:
        return tuple(unicodedata.normalize("NFC", part.text) for part in parts(value, separator))

    return read


def named(text: str) -> tuple[str, str]:
    """A name with a role in brackets, `Bo Li (editor)`, to both; the role is "" without one."""
    found = _NAMED.fullmatch(text)
    return (found["name"], found["role"].strip()) if found else (text, "")


_NAMED = re.compile(r"(?P<name>[^()]*[^()\s])\s*[(（](?P<role>[^()（）]*)[)）]")


def _subjects(value: str, _: Callable[[], str]) -> tuple[Part, ...]:
    return parts(value, ";")


def _moment(value: str, zone: Callable[[], str]) -> Any:
    try:
        # A bare UTC reading first: a date with an offset does not depend on the project's zone.
        return read_moment(value, zone() if not re.search(r"(Z|UTC|[+-]\d\d:?\d\d)$", value[10:]) else "UTC")
    except ValueError as reason:
        raise FieldError("metadata.date", str(reason), FORMS) from None


def _type(value: str, _: Callable[[], str]) -> str:
    if value in TYPES:
        return value
    raise FieldError(
        "metadata.type", f'"{value}" is no type of item', *did_you_mean(value, TYPES), f"write one of {_choice(TYPES)}"
    )


def _status(value: str, _: Callable[[], str]) -> str:
    if value in STATUSES:
        return value
    hints = did_you_mean(value, STATUSES)
    raise FieldError("metadata.status", f'"{value}" is no status', *hints, f"write one of {_choice(STATUSES)}")


def _slug(value: str, _: Callable[[], str]) -> str:
    if SLUG.fullmatch(value):
        return value
    raise FieldError("metadata.slug", f'"{value}" is no slug', *slug_help(value))


def _slugs(value: str, _: Callable[[], str]) -> tuple[str, ...]:
    found = parts(value, ";")
    for part in found:
        if not SLUG.fullmatch(part.text):
            raise FieldError(
                "metadata.slug", f'"{part.text}" is no slug', *slug_help(part.text), start=part.start, end=part.end
            )
    return tuple(part.text for part in found)


def _guid(value: str, _: Callable[[], str]) -> str:
    if _GUID.fullmatch(value):
        return value
    raise FieldError(
        "metadata.guid",
        f'"{value}" is no permanent identifier',
        "write an IRI with its scheme and without spaces, such as tag:agency.example,2024-05-16:talks",
    )


def _language(value: str, _: Callable[[], str]) -> str:
    if _LANGUAGE.fullmatch(value):
        return value
    raise FieldError(
        "metadata.language", f'"{value}" is no language tag', "write a BCP 47 tag such as en, en-GB or zh-Hans"
    )


def _urgency(value: str, _: Callable[[], str]) -> int:
    if re.fullmatch(r"[1-9]", value, re.ASCII):
        return int(value)
    raise FieldError("metadata.urgency", f'"{value}" is no urgency', "write a digit from 1 (highest) to 9 (lowest)")


def _version(value: str, _: Callable[[], str]) -> int:
    if re.fullmatch(r"[1-9][0-9]{0,8}", value, re.ASCII):
        return int(value)
    raise FieldError("metadata.version", f'"{value}" is no version', "write a whole number from 1 on")


def _tlp(value: str, _: Callable[[], str]) -> str:
    label = value.upper().removeprefix("TLP:")
    if label and label in TLP_LABELS:
        return label
    known = [f"TLP:{one}" for one in TLP_LABELS if one]
    now = TLP_RETIRED.get(label)
    # A label without its prefix is told from the others by its own letters, not by those of the prefix.
    near = nearest(label, TLP_LABELS)
    hints = (f'did you mean "TLP:{now or near}"?',) if now or near else ()
    raise FieldError(
        "metadata.tlp",
        f'"{value}" is no label of the Traffic Light Protocol{", version 2.0" if now else ""}',
        *hints,
        f"write one of {_choice(known)}",
    )


def _marking(value: str, zone: Callable[[], str]) -> str:
    if len(value) <= LONGEST_MARKING:
        return _text(value, zone)
    raise FieldError(
        "metadata.classification",
        f"a marking of {len(value)} characters does not fit beside the label",
        f"write at most {LONGEST_MARKING}; what it asks of readers can stand in the text",
    )


def _theme(value: str, _: Callable[[], str]) -> str:
    if re.search(NAME, value):
        return value
    raise FieldError("metadata.pdf", f'"{value}" is no name of a theme', "a theme is named in lower case: dispatch")


def _one_of(known: tuple[str, ...]) -> Callable[[str, Callable[[], str]], str]:
    def read(value: str, _: Callable[[], str]) -> str:
        found = next((one for one in known if one.casefold() == value.casefold()), "")
        if found:
            return found
        raise FieldError(
            "metadata.pdf",
            f'"{value}" is not known here',
            *did_you_mean(value, known),
            f"write one of {_choice(known)}",
        )

    return read


def _flag(value: str, _: Callable[[], str]) -> bool:
    if value.casefold() in {"true", "false"}:
        return value.casefold() == "true"
    meant = _FLAGS.get(value.casefold()) or nearest(value, ("true", "false"))
    hint = f"write {meant}" if meant else "write true or false"
    raise FieldError("metadata.pdf", f'expected true or false, found "{value}"', hint)


_FLAGS = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false", "0": "false"}


def _bleed(value: str, _: Callable[[], str]) -> float:
    found = re.fullmatch(r"(\d{1,2}(?:\.\d{1,3})?)\s*(?:mm)?", value, re.ASCII)
    if found and float(found[1]) <= MOST_BLEED:
        return float(found[1])
    raise FieldError("metadata.pdf", f'"{value}" is no bleed', f"write millimetres, from 0 to {MOST_BLEED:g}")


def _digital_source(value: str, _: Callable[[], str]) -> str:
    code = digital_source(value)
    if code:
        return code
    old = next((one for one in RETIRED if one.casefold() == value.casefold()), "")
    if old:
        instead: tuple[str, ...] = (f"write {RETIRED[old]} instead",) if RETIRED[old] else ()
        raise FieldError("metadata.digital-source", f'IPTC has retired the source type "{old}"', *instead)
    hints = did_you_mean(value, (*NAMES, *NAMES.values())) or (f"for texts: {_choice(tuple(NAMES)[:7])}",)
    raise FieldError("metadata.digital-source", f'"{value}" is no digital source type of IPTC\'s', *hints)


def slug_help(text: str) -> tuple[str, ...]:
    """The help lines for a text that is no slug: the rule, and the nearest slug when there is one."""
    rule = "a slug is 1 to 100 lower-case letters, digits and hyphens, and does not begin with a hyphen"
    near = slugged(text)
    return (rule, f'write "{near}"') if near and near != text else (rule,)


def slugged(text: str) -> str:
    """The nearest slug to a text: accents dropped, everything else a hyphen; "" when nothing is left."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:100].rstrip("-")


def _choice(words: tuple[str, ...] | list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


_WORDS, _INSTANT = "text", "a date, or a date and time with Z or an offset"
_PEOPLE = "names, or `@code` of people in the registers, parted by `;`; each may have a role in brackets"
_SEMICOLON, _ITEM, _SWITCH = "texts parted by `;`", "a slug", "true or false"
_PRINTED, _BRIEFING = ("article", "briefing"), ("briefing",)

FIELDS: tuple[FieldKind, ...] = (
    FieldKind("type", "What the source is.", f"{_choice(TYPES)}", _type, "article"),
    FieldKind("slug", "Short name: file names, links and ids are made of it.", _ITEM, _slug, "the file's name"),
    FieldKind(
        "guid",
        "Permanent identifier; never changes once the item went out.",
        "an IRI",
        _guid,
        "`tag:DOMAIN,DATE:SLUG`, from `agency.domain`",
    ),
    FieldKind("date", "When the item was first made.", _INSTANT, _moment, "required, except for a page"),
    FieldKind("updated", "When this version was made.", _INSTANT, _moment),
    FieldKind("embargo", "Before this instant the item is in no output.", _INSTANT, _moment),
    FieldKind("version", "Number of the version; above 1 needs `updated`.", "a whole number from 1 on", _version, "1"),
    FieldKind("status", "Whether it may be published.", _choice(STATUSES), _status, "usable"),
    FieldKind("section", "Sections of the site.", _SEMICOLON, _listed(";")),
    FieldKind("byline", "Who wrote it.", _PEOPLE, _listed(";")),
    FieldKind(
        "contributors",
        "Who else had a part in it: editors, translators, photographers; shown below the text.",
        "as `byline`",
        _listed(";"),
    ),
    FieldKind("summary", "What it says, in a sentence or two.", _WORDS, _text, "indexes show the first sentence"),
    FieldKind("keywords", "Words to be found by.", "texts parted by `,`", _listed(",")),
    FieldKind(
        "subjects",
        "IPTC Media Topics; `briefc topics WORDS` finds them.",
        "eight-digit codes, or names in any of 13 languages, parted by `;`",
        _subjects,
    ),
    FieldKind(
        "language", "Language of the text; sets its direction.", "a BCP 47 tag", _language, "`agency.language`, else en"
    ),
    FieldKind("translation-of", "The item that this one translates.", _ITEM, _slug),
    FieldKind("genre", "Journalistic form: Analysis, Interview, ….", _WORDS, _text),
    FieldKind("urgency", "Editorial urgency.", "1 (highest) to 9 (lowest)", _urgency),
    FieldKind("slugline", "Working title of the wire.", _WORDS, _text, "`agency.slugline`, else the slug in capitals"),
    FieldKind("editor-note", "Note to the desks that receive it; never on a page or in print.", _WORDS, _text),
    FieldKind("rights", "Copyright notice.", _WORDS, _text, "`agency.rights`"),
    FieldKind("source", "Where the story comes from.", _WORDS, _text, "`agency.source`"),
    FieldKind(
        "digital-source",
        "How the text came about; readers are told of generative AI and of automatic texts.",
        "a code or name of IPTC's Digital Source Types, such as `trainedAlgorithmicMedia`",
        _digital_source,
    ),
    FieldKind("related", "Items that belong with it.", "slugs parted by `;`", _slugs),
    FieldKind("reference", "Reference number.", _WORDS, _text, of=_PRINTED),
    FieldKind("audience", "Whom it is for.", _WORDS, _text, of=_PRINTED),
    FieldKind("issuer", "Who issues it.", _WORDS, _text, of=_PRINTED),
    FieldKind("supersedes", "The item that this one replaces.", _ITEM, _slug, of=_PRINTED),
    FieldKind(
        "tlp",
        "Traffic Light Protocol label (FIRST, version 2.0), on every page.",
        "a label such as TLP:GREEN",
        _tlp,
        "`pdf.tlp`",
        of=_PRINTED,
    ),
    FieldKind(
        "classification", "Marking of your own, on every page.", _WORDS, _marking, "`pdf.classification`", of=_PRINTED
    ),
    FieldKind("pdf-theme", "Theme of print.", "a theme's name", _theme, "`pdf.theme`", of=_PRINTED),
    FieldKind("pdf-page", "Paper size.", _choice(PAPERS), _one_of(PAPERS), "`pdf.page`", of=_PRINTED),
    FieldKind(
        "pdf-conformance",
        "What the file conforms to.",
        _choice(CONFORMANCES),
        _one_of(CONFORMANCES),
        "`pdf.conformance`",
        of=_PRINTED,
    ),
    FieldKind("pdf-duplex", "For two-sided printing.", _SWITCH, _flag, "`pdf.duplex`", of=_PRINTED),
    FieldKind(
        "pdf-bleed",
        "Room around the page that is cut away.",
        f"millimetres, 0 to {MOST_BLEED:g}",
        _bleed,
        "`pdf.bleed`",
        of=_PRINTED,
    ),
    FieldKind("pdf-marks", "Crop and registration marks.", _SWITCH, _flag, "`pdf.marks`", of=_PRINTED),
    FieldKind("pdf-sources", "Print the list of sources.", _SWITCH, _flag, "`pdf.sources`", of=_PRINTED),
    FieldKind("closing", "When the briefing was closed to changes.", _INSTANT, _moment, of=_BRIEFING),
    FieldKind("pdf-contents", "Print the contents.", _SWITCH, _flag, "`pdf.contents`", of=_BRIEFING),
    FieldKind("pdf-index", "Print the index of speakers and posts.", _SWITCH, _flag, "`pdf.index`", of=_BRIEFING),
)
"""All fields, in the order of the reference page."""

BY_NAME = {kind.name: kind for kind in FIELDS}

ELSEWHERE = {
    "tags": "keywords",
    "tag": "keywords",
    "author": "byline",
    "contributor": "contributors",
    "ai": "digital-source",
    "authors": "byline",
    "by": "byline",
    "category": "section",
    "categories": "section",
    "sections": "section",
    "lang": "language",
    "modified": "updated",
    "description": "summary",
    "abstract": "summary",
    "copyright": "rights",
    "subject": "subjects",
    "keyword": "keywords",
    "id": "guid",
    "priority": "urgency",
}
"""What other tools call these fields."""


def field_help(name: str) -> tuple[str, ...]:
    """The help lines for the name of a field that there is not."""
    if name.casefold() in {"title", "subtitle"}:
        return ("the title is the first heading, the subtitle a heading below it",)
    twin = ELSEWHERE.get(name.casefold())
    return (f'did you mean "{twin}"?',) if twin else did_you_mean(name, BY_NAME)
