"""Controlled vocabularies: IPTC catalogs and codes, people, places."""
