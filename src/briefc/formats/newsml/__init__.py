"""NewsML-G2 2.35 around the texts that it is given: news items and package items as XML."""
