"""Our own immutable element values, and the html and nitf vocabularies that directives' looks are written in."""
