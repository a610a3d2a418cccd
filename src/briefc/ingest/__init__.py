"""NewsML-G2 and NITF of others to sources of a project: hostile until proven otherwise."""
