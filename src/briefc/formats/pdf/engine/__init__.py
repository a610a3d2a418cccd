"""All that is private of WeasyPrint and pydyf: laying out, drawing, and fonts, for WeasyPrint 70.0 exactly.

Nothing outside this folder touches what their documentation does not name, but for the structure and the inspection,
which read the laid-out boxes. Most modules call or extend; `breaking` and `lines` mend where lines and pages break;
`styles`, `pseudo_elements`, `lengths` and `texts` find faster what WeasyPrint finds. The latter six take the place of
its functions once they are imported, as `press.laid_out` does.

tests/formats/pdf/test_engine.py tells when a newer version no longer has what is used here, and compares what is found
faster with what WeasyPrint finds.
"""
