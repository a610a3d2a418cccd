"""briefc compiles news written in reStructuredText into NewsML-G2, HTML and PDF."""

__version__ = "0.1.0"
