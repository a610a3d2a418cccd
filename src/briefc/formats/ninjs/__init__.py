"""ninjs 3.1: news in JSON (IPTC)."""
