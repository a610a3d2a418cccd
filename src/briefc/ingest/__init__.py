"""Taking in what others send: NewsML-G2 and NITF to sources of a project. All of it is hostile until proven otherwise."""
