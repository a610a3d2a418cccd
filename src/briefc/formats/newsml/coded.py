"""Qualified codes of an item: their form, whether a catalog declares their alias, whether IPTC's vocabulary has them.

Sources: NewsML-G2 2.35, attributes of the types QCodeType and QCodeListType; `briefc.vocabulary.codes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefc.formats.newsml.fault import Fault, Node, doubtful, wrong
from briefc.formats.newsml.typed import language_faults
from briefc.model.suggest import did_you_mean
from briefc.vocabulary.catalogs import aliases_of, is_iptc
from briefc.vocabulary.code_check import code_fault
from briefc.vocabulary.codes import ALIAS_OF

_ATTRIBUTES = frozenset(
    {
        *("accesstype", "aspect", "audiochannels", "audiocodec", "authoritystatus", "colourindicator", "colourspace"),
        *("concepttype", "confirmationstatus", "creator", "derivedfrom", "durationunit", "encoding", "environment"),
        *("format", "hashtype", "heightunit", "how", "idformat", "interactiontype", "jobtitle", "layoutorientation"),
        *("market", "marketlabelsrc", "mode", "part", "pubconstraint", "qcode", "radunit", "ratertype", "ratingtype"),
        *("rel", "rendition", "renditionref", "reposrole", "representation", "residrefformat", "role", "scaleunit"),
        *("scope", "severity", "symbolsrc", "target", "tech", "timeunit", "type", "valcalctype", "valueunit"),
        *("videocodec", "videodefinition", "videoscaling", "why", "widthunit"),
    }
)
LANGUAGES = frozenset({"tag", "language", "hreflang"})
CODED = _ATTRIBUTES | LANGUAGES
"""The attributes of NewsML-G2 that hold qualified codes or language tags."""


class Declared:
    """What the catalogs of one item declare, gathered on the way through it."""

    def __init__(self) -> None:
        """Nothing is declared yet."""
        self._own: dict[str, str] = {}
        self._known: set[str] = set()
        self._unseen = False
        self._iptc = False

    def scheme(self, alias: str, address: str) -> None:
        """Take in a scheme of an inline catalog: it may be IPTC's under another alias."""
        self._own[alias] = ALIAS_OF.get(address, "")

    def catalog(self, address: str) -> None:
        """Take in a reference to a catalog. One that is not known is not fetched: it may declare anything."""
        aliases = aliases_of(address)
        if aliases is None:
            self._unseen = True
        else:
            self._known |= aliases
        self._iptc = self._iptc or is_iptc(address)

    def has(self, alias: str) -> bool:
        """Whether the alias is declared, or may be by a catalog that is not known."""
        return self._unseen or alias in self._known or alias in self._own

    def vocabulary(self, alias: str) -> str:
        """The alias of IPTC's vocabulary that this one stands for; "" for one of another house."""
        if alias in self._own:
            return self._own[alias]
        return alias if self._iptc else ""

    @property
    def aliases(self) -> set[str]:
        """All aliases that are known to be declared."""
        return self._known | self._own.keys()


def coded_faults(coded: Iterable[tuple[str, str, Node]], declared: Declared) -> Iterator[Fault]:
    """The faults of attributes (name, value, element) that hold qualified codes or language tags."""
    for key, value, element in coded:
        if key in LANGUAGES:
            yield from language_faults(key, value, element)
        else:
            for code in value.split() if value else ("",):
                yield from _code_faults(key, code, element, declared)


def _code_faults(key: str, text: str, element: Node, declared: Declared) -> Iterator[Fault]:
    alias, colon, code = text.partition(":")
    if not colon or not alias or not code:
        # Some attributes of these names are plain text on other elements; a qcode never is.
        if key == "qcode":
            hint = "write alias:code, the alias being declared by a catalog; or give an address in uri="
            yield wrong("newsml.qcode", f'qcode="{text}" is no qualified code', element, hint)
        return
    if not declared.has(alias):
        message = f'{key}="{text}": no catalog declares the alias "{alias}"'
        yield wrong("newsml.alias", message, element, *did_you_mean(alias, declared.aliases))
        return
    vocabulary = declared.vocabulary(alias)
    fault = code_fault(vocabulary, code) if vocabulary else None
    if fault is None:
        return
    message = f'{key}="{text}": {fault.message}'
    if fault.kind == "retired":
        yield doubtful("newsml.code-retired", message, element, *fault.hints)
    elif fault.certain:
        yield wrong("newsml.code", message, element, *fault.hints)
    else:
        yield doubtful("newsml.code", message, element, *fault.hints)
