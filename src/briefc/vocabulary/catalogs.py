"""IPTC's catalog for NewsML-G2: its address and the aliases it declares; any other alias needs a catalog of its own.

Edition 41. Readers compare the address as text (`http:`, not `https:`), so it is not to be modernised.
"""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from pathlib import Path

CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
"""The address of the catalog, exactly as readers know it."""

_ALIASES = """
a1312cat a1312prio a1312svc a1312vers acdc altidrole aoprop app aspfacet aspfacetvalue authoritystatus bcp47
catinat chprop cinat ciprol colin colsp conf cpnat cpprole cptdefrole cptnoterole crel ctech ctrol cusip cwarn
dbpedia digsrctype dimensionunit drol dummy ecirol edconf ednoterole encd entityprop eocstat eorol eprol
eregrol erol figi fisymtype freebase frmt gen genre geonames geonameshttps gics googletopicsv1 googletopicsv2
hashscope hashtype hatarget hopaction howextr howpr iabadproduct10 iabadproduct20 iabaudience10 iabcontent20
iabcontent21 iabcontent22 iabcontent30 ikos imgregrole imgregtype impt irel irep isin iso3166-1a2 iso3166-1a3
iso3166-2 iso4217a iso4217n isrol ivqu lbtyp loctyp loutorient lrol mb-artist mb-label mb-recording mb-release
mb-releasegroup mb-work medtop medtype mic mtyp ncostat ninat nityp nmsig not nprod nprov nprt nrol oito
parasport pgrmod plinat plus prio prodgenre prop prov pst1 rcalctype rel riaspect rightsprop riscope rnd role1
rscaleunit rtype scn secst sedol sev sig skos sov squ stat subj ticker tidm timeunit tone tpctyp
trustindicator urgy useracttype valfmt vcdc videodef why wikidata wldreg
"""

ALIASES = frozenset(_ALIASES.split())
"""The 147 aliases that the catalog declares."""


@lru_cache(maxsize=16)
def aliases_of(address: str) -> frozenset[str] | None:
    """The aliases that a catalog of IPTC's declares, by its address (http or https); None for one that is not known.

    Editions 32 to 41 are known: those other than the current one are read from the package newsmlg2.
    """
    if address == CATALOG:
        return ALIASES
    found = _EDITION.fullmatch(address)
    package = importlib.util.find_spec("NewsMLG2") if found else None
    if found is None or package is None or package.origin is None:
        return None
    if found["edition"] == "41":
        return ALIASES
    try:
        text = (Path(package.origin).parent / "catalogs" / found["name"]).read_text("utf-8")
    except OSError:
        return None
    return frozenset(re.findall(r'<scheme alias="([^"]+)"', text))


def is_iptc(address: str) -> bool:
    """Whether an address is that of IPTC's catalog for NewsML-G2, in any edition: the aliases mean the same in all."""
    return _EDITION.fullmatch(address) is not None


_EDITION = re.compile(
    r"https?://(www\.)?iptc\.org/std/catalog/(?P<name>catalog\.IPTC-G2-Standards_(?P<edition>\d+)\.xml)"
)

READABLE = frozenset(
    f"http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_{edition}.xml" for edition in range(32, 42)
)
"""The addresses that readers which never fetch a catalog know (python-newsmlg2 1.1)."""
