"""Names of places as datelines need them: countries, the states of the USA, cities that stand alone.

Sources: ISO 3166-1 (names as English-language newsrooms write them, after the public-domain table of the tz database);
the Associated Press's list of cities that stand without state or country.
"""

from __future__ import annotations

from briefc.model.countries import COUNTRIES, folded

_OTHER_NAMES = {
    "Bosnia": "BA",
    "Britain": "GB",
    "England": "GB",
    "Scotland": "GB",
    "Wales": "GB",
    "Northern Ireland": "GB",
    "UK": "GB",
    "U.K.": "GB",
    "Burma": "MM",
    "Cabo Verde": "CV",
    "Congo": "CG",
    "Czechia": "CZ",
    "Côte d'Ivoire": "CI",
    "Côte d’Ivoire": "CI",
    "DR Congo": "CD",
    "Holland": "NL",
    "Macao": "MO",
    "Russian Federation": "RU",
    "Swaziland": "SZ",
    "Timor-Leste": "TL",
    "Turkey": "TR",
    "UAE": "AE",
    "USA": "US",
    "U.S.": "US",
    "U.S.A.": "US",
    "United States of America": "US",
    "Gaza Strip": "PS",
    "West Bank": "PS",
}

_STATES = """\
AL Alabama|Ala.;AK Alaska|Alaska;AZ Arizona|Ariz.;AR Arkansas|Ark.;CA California|Calif.;CO Colorado|Colo.;
CT Connecticut|Conn.;DE Delaware|Del.;DC District of Columbia|D.C.;FL Florida|Fla.;GA Georgia|Ga.;HI Hawaii|Hawaii;
ID Idaho|Idaho;IL Illinois|Ill.;IN Indiana|Ind.;IA Iowa|Iowa;KS Kansas|Kan.;KY Kentucky|Ky.;LA Louisiana|La.;
ME Maine|Maine;MD Maryland|Md.;MA Massachusetts|Mass.;MI Michigan|Mich.;MN Minnesota|Minn.;MS Mississippi|Miss.;
MO Missouri|Mo.;MT Montana|Mont.;NE Nebraska|Neb.;NV Nevada|Nev.;NH New Hampshire|N.H.;NJ New Jersey|N.J.;
NM New Mexico|N.M.;NY New York|N.Y.;NC North Carolina|N.C.;ND North Dakota|N.D.;OH Ohio|Ohio;OK Oklahoma|Okla.;
OR Oregon|Ore.;PA Pennsylvania|Pa.;RI Rhode Island|R.I.;SC South Carolina|S.C.;SD South Dakota|S.D.;
TN Tennessee|Tenn.;TX Texas|Texas;UT Utah|Utah;VT Vermont|Vt.;VA Virginia|Va.;WA Washington|Wash.;
WV West Virginia|W.Va.;WI Wisconsin|Wis.;WY Wyoming|Wyo.;"""

STATES: dict[str, tuple[str, str]] = {
    entry[:2]: (entry[3:].partition("|")[0], entry.partition("|")[2])
    for entry in _STATES.replace("\n", "").split(";")
    if entry
}
"""States of the USA by postal code: name, and the abbreviation of the older AP style."""

_ALONE = """\
Atlanta;Baltimore;Boston;Chicago;Cincinnati;Cleveland;Dallas;Denver;Detroit;Honolulu;Houston;Indianapolis;Las Vegas;
Los Angeles;Miami;Milwaukee;Minneapolis;New Orleans;New York;Oklahoma City;Philadelphia;Phoenix;Pittsburgh;St. Louis;
Salt Lake City;San Antonio;San Diego;San Francisco;Seattle;Washington;
Amsterdam;Baghdad;Bangkok;Beijing;Beirut;Berlin;Brussels;Cairo;Djibouti;Dublin;Geneva;Gibraltar;Guatemala City;Havana;
Helsinki;Hong Kong;Islamabad;Istanbul;Jerusalem;Johannesburg;Kuwait City;London;Luxembourg;Macau;Madrid;Mexico City;
Milan;Monaco;Montreal;Moscow;Munich;New Delhi;Panama City;Paris;Prague;Quebec City;Rio de Janeiro;Rome;San Marino;
Sao Paulo;Shanghai;Singapore;Stockholm;Sydney;Tokyo;Toronto;Vatican City;Vienna;Zurich;"""

ALONE: frozenset[str] = frozenset(folded(city) for city in _ALONE.replace("\n", "").split(";") if city)
"""Folded names of the cities that stand without state or country."""

_COUNTRY_CODES = {
    **{folded(name): code for code, name in COUNTRIES.items()},
    **{folded(name): code for name, code in _OTHER_NAMES.items()},
}
_STATE_CODES = {
    **{folded(name): code for code, (name, _) in STATES.items()},
    **{folded(short): code for code, (_, short) in STATES.items()},
}


def country_code(text: str) -> str:
    """The ISO code of a country given by code (capitals) or English name; "" for what is neither."""
    return text if text in COUNTRIES else _COUNTRY_CODES.get(folded(text), "")


def country_name(text: str) -> str:
    """The name of a country given by code; any other text as it is."""
    return COUNTRIES.get(text, text)


def state_code(text: str) -> str:
    """The postal code of a state of the USA given by code, ISO 3166-2 code, name or abbreviation; else ""."""
    bare = text.removeprefix("US-")
    return bare if bare in STATES else _STATE_CODES.get(folded(text), "")


def stands_alone(city: str) -> bool:
    """Whether a city needs neither state nor country behind it."""
    return folded(city) in ALONE
