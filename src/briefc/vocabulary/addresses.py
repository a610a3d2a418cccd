"""The addresses of the open vocabularies whose codes items use, for formats that write them out.

Those that IPTC's catalog gives for its aliases (`catalogs.CATALOG`).
"""

from __future__ import annotations

ADDRESSES = {
    "cpprole": "http://cv.iptc.org/newscodes/contentprodpartyrole/",
    "digsrctype": "http://cv.iptc.org/newscodes/digitalsourcetype/",
    "genre": "http://cv.iptc.org/newscodes/genre/",
    "geonames": "http://sws.geonames.org/",
    "iso3166-1a2": "http://cvx.iptc.org/iso3166-1a2/",
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "subj": "http://cv.iptc.org/newscodes/subjectcode/",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Addresses of vocabularies by alias."""


def address(qcode: str) -> str:
    """The whole address of a qualified code: `medtop:20000638` to `http://cv.iptc.org/newscodes/mediatopic/20000638`.

    Raises KeyError for an alias that is not in `ADDRESSES`.
    """
    alias, _, code = qcode.partition(":")
    return f"{ADDRESSES[alias]}{code}"
