"""The properties of a ninjs 3.1 object in the order of the schema, and what briefc puts into each."""

from __future__ import annotations

from collections.abc import Mapping

from briefc.formats.ninjs.values import Json, Object

PROPERTIES: Mapping[str, str] = {
    "uri": "the guid; characters outside ASCII become their percent codes",
    "type": "`text`; `composite` for a briefing",
    "representationType": "`full`; `partial` for another item that is only named",
    "profile": "`text-only`, `text-photo` or `briefing`",
    "version": "`version`",
    "firstCreated": "`date`",
    "versionCreated": "`updated`, else `date`",
    "contentCreated": "`date`",
    "embargoedUntil": "`embargo`; a build leaves items out before it, so none is written",
    "pubStatus": "`usable`, `withheld` (also a draft) or `canceled`",
    "urgency": "`urgency`",
    "copyrightHolder": "`agency.copyright-holder`, else `agency.name`; only with a notice or terms",
    "copyrightNotice": "`rights`, else `agency.rights`",
    "usageTerms": "`agency.usage-terms`, after the label of a briefing's `tlp`",
    "edNote": "corrections, then `editor-note` and `.. editor-note:: :desk:`, a line each",
    "language": "`language`",
    "descriptions": "role `summary`: `summary`, else the key points; `audience` and `closing` of a briefing",
    "bodies": "role `main`: the text as `text/html` and as `text/plain`, each with its words and characters",
    "headlines": "role `main`: the title; role `subhead`: the subtitle",
    "people": "rel `quoted`: speakers; `posted`: authors of posts, with handle; `author`: `byline`; `contributor`",
    "organisations": "rel `affiliation`: those of speakers and authors; `issuer`: that of a briefing",
    "places": "rel `dateline`: the places of `dateline`, with GeoJSON where a position is given; `region`, `country`",
    "subjects": "rel `section`; `about`: Media Topics by rank; `sameAs`: their twins elsewhere; `keyword`",
    "events": "",
    "eventDetails": "",
    "plannedCoverage": "",
    "objects": "",
    "infoSources": "`source`, authors, contributors and the agency, each with its role",
    "title": "the title",
    "by": "`byline`",
    "slugline": "`slugline`",
    "located": "the places of `dateline`, by name",
    "renditions": "the item's page, when `site.url` is set",
    "associations": "pictures, posts, the members of a briefing, other items: see below",
    "altIds": "role `reference`: `reference` of a briefing",
    "trustIndicators": "",
    "standard": "`ninjs`, `3.1`, the address of the schema",
    "genres": "`genre`, with its address when it is one of IPTC's",
    "expires": "",
    "rightsInfo": "what `agency.data-mining` says; else where the terms stand",
    "digitalSourceType": "`digital-source`",
}
"""What each property holds; "" for those that an article has nothing for."""

_PLACES = {name: number for number, name in enumerate(("name", "rel", *PROPERTIES))}


def in_order(value: Object) -> Object:
    """An object, and those associated with it, with properties in the order of the schema; `name` and `rel` first."""
    ordered = {name: value[name] for name in sorted(value, key=_PLACES.__getitem__)}
    inner = value.get("associations")
    if isinstance(inner, list):
        ordered["associations"] = [_ordered(one) for one in inner]
    return ordered


def _ordered(value: Json) -> Json:
    return in_order(value) if isinstance(value, dict) else value


def table() -> str:
    """The properties as a table in Markdown; those that an article has nothing for below it."""
    rows = [f"| `{name}` | {doc} |" for name, doc in PROPERTIES.items() if doc]
    unused = ", ".join(f"`{name}`" for name, doc in PROPERTIES.items() if not doc)
    return "\n".join(["| property | from |", "|---|---|", *rows, "", f"Not used: {unused}.", ""])
