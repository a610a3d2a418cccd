"""The people, organisations and places that a newsroom keeps in its registers, and how texts find them there."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from briefc.model.article import Moment
from briefc.model.language import primary
from briefc.model.span import Span

Kind: TypeAlias = Literal["person", "organisation", "place"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Translations: TypeAlias = tuple[tuple[str, str], ...]
"""Texts by BCP 47 language, in the order written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person, organisation or place of a register; a field that says nothing is empty.

    `kind` and `code` (the key in the register) are its identity, and `kind` is the alias of its scheme in NewsML:
    `person:mbrunner`. `name`, `role` and `definition` are in `language`, the others by language. `organisation` is the
    code of an organisation of the registers, else a name. `wikidata` is `Q…`, `geonames` digits, `position` `lat,lon`,
    `country` an ISO 3166-1 alpha-2 code, `broader` the code of a place. `handle` is that on X, without `@`.
    """

    kind: Kind
    code: str
    name: str
    names: Translations = ()
    aliases: tuple[str, ...] = ()
    role: str = ""
    roles: Translations = ()
    organisation: str = ""
    wikidata: str = ""
    geonames: str = ""
    position: str = ""
    country: str = ""
    broader: str = ""
    handle: str = ""
    definition: str = ""
    language: str = "en"

    @property
    def key(self) -> str:
        """`person:mbrunner`: the key among all entries, and the qualified code in NewsML."""
        return f"{self.kind}:{self.code}"

    def name_in(self, language: str) -> str:
        """The name in a language (BCP 47), else the name."""
        return translated(self.all_names, language) or self.name

    @property
    def all_names(self) -> Translations:
        """The name in every language that is known, its own first."""
        return ((self.language, self.name), *self.names)

    @property
    def all_roles(self) -> Translations:
        """The role in every language that is known, its own first; without one nothing."""
        return (((self.language, self.role),) if self.role else ()) + self.roles

    def role_in(self, language: str) -> str:
        """The role in a language (BCP 47), else the role."""
        return translated(self.all_roles, language) or self.role


@dataclass(frozen=True, slots=True)
class Register:
    """One register file: its path and stem, its entries in order, and what it says of itself.

    `date` is when the register was first made, `updated` when this `version` of it was; both None when not given.
    """

    path: str
    name: str
    entries: tuple[Entry, ...] = ()
    title: str = ""
    language: str = "en"
    date: Moment | None = None
    updated: Moment | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A register as it was read, and where each of its entries stands, by `Entry.key`."""

    register: Register
    places: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers of a project as a reading asks them.

    `entries` are by `Entry.key`. `names` are by kind, then by folded name: the name as written, then the codes of all
    entries that bear it. `handles` are by folded handle: the codes of persons. `digests` are those of all names of a
    kind, which are much asked for.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    names: Mapping[Kind, Mapping[str, tuple[str, ...]]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    handles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    digests: Mapping[Kind, str] = field(default_factory=dict)

    def entry(self, kind: Kind, code: str) -> Entry | None:
        """The entry of a code."""
        return self.entries.get(f"{kind}:{code}")


NO_REGISTERS = Registers()
"""What a project without registers has."""


def translated(texts: Translations, language: str) -> str:
    """The text in a language: of the very tag, else of the first tag of the same language and script; "" for none."""
    wanted = language.lower()
    tags = {tag.lower(): text for tag, text in reversed(texts)}
    if wanted in tags:
        return tags[wanted]
    parts = wanted.split("-")
    for length in range(len(parts) - 1, 0, -1):
        shorter = "-".join(parts[:length])
        if shorter in tags:
            return tags[shorter]
    if len(parts) == 1:
        return next((text for tag, text in texts if primary(tag) == wanted), "")
    return ""


def folded_name(name: str) -> str:
    """A name for comparing: composed characters, no case, single blanks. Accents count."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def all_names(entry: Entry) -> tuple[str, ...]:
    """Every name that an entry bears: its own, those in other languages, the aliases; each once."""
    return tuple(dict.fromkeys((entry.name, *(text for _, text in entry.names), *entry.aliases)))


def combined(registers: Iterable[Register]) -> Registers:
    """All registers in one, to be asked by code and by name; of two entries with one key the first counts."""
    entries: dict[str, Entry] = {}
    names: dict[Kind, dict[str, tuple[str, ...]]] = {kind: {} for kind in KINDS}
    handles: dict[str, tuple[str, ...]] = {}
    for register in registers:
        for entry in register.entries:
            if entries.setdefault(entry.key, entry) is not entry:
                continue
            for name in all_names(entry):
                before = names[entry.kind].get(folded_name(name), (name,))
                if entry.code not in before[1:]:
                    names[entry.kind][folded_name(name)] = (*before, entry.code)
            if entry.handle and entry.kind == "person":
                handle = entry.handle.casefold()
                handles[handle] = (*handles.get(handle, ()), entry.code)
    return Registers(entries, names, handles, {kind: _digest(known) for kind, known in names.items()})


def _digest(names: Mapping[str, tuple[str, ...]]) -> str:
    lines = sorted("\x1f".join((key, *codes)) for key, codes in names.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def above(entry: Entry, entries: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The places that a place lies in, the nearest first; what leads nowhere or back ends the way."""
    out: list[Entry] = []
    here = entry
    while here.broader:
        found = entries.get(f"place:{here.broader}")
        if found is None or found == entry or found in out:
            break
        out.append(found)
        here = found
    return tuple(out)
