"""IPTC's catalog for NewsML-G2: its address and the aliases it declares; any other alias needs a catalog of its own.

Edition 41. Readers compare the address as text (`http:`, not `https:`), so it is not to be modernised.
"""

from __future__ import annotations

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

CODES = frozenset(
    {
        *("ninat:text", "ninat:composite"),
        *("stat:usable", "stat:withheld", "stat:canceled"),
        *("sig:update", "sig:correction"),
        *("irel:seeAlso", "irel:previousVersion", "irel:derivedFrom", "irel:evolvedFrom"),
        *("cpnat:abstract", "cpnat:person", "cpnat:geoArea"),
        *("cpprole:author", "crel:isA", "drol:summary", "pgrmod:seq", "rnd:web"),
    }
)
"""The codes of IPTC's closed vocabularies that briefc writes; a test finds any other in an output."""

OPEN_SCHEMES = frozenset({"medtop", "subj", "genre", "geonames", "wikidata", "iso3166-1a2"})
"""The vocabularies whose codes come from an item's data."""

_GENRES = """
Actuality Advice Almanac Analysis Anniversary Background Current Daybook Exclusive Feature Fixture Forecast History
Horoscope Interview Music Obituary Opinion Profile Program Quote Retrospective Review Scener Summary Synopsis Update
Voicer Wrap Wrapup
"""

GENRES = frozenset(_GENRES.split())
"""IPTC's genres whose code is their name. Those of several words are written as text."""


def genre_code(text: str) -> str:
    """The IPTC genre code of a name, whatever its case; "" when it is none of them."""
    wanted = text.strip().casefold()
    return next((code for code in GENRES if code.casefold() == wanted), "")
