"""All that is private of WeasyPrint and pydyf: laying out, drawing, and fonts, for WeasyPrint 70.0 exactly.

Nothing outside this folder touches what their documentation does not name, but for the structure and the inspection,
which read the laid-out boxes. tests/formats/pdf/test_engine.py tells when a newer version no longer has it.
"""
