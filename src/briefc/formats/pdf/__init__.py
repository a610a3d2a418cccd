"""Paged documents: a print page in, a tagged PDF out, by WeasyPrint."""
