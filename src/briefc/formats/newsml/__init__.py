"""NewsML-G2 2.35 with an NITF 3.6 body: news items and package items as XML."""
