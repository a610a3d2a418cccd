"""The format NITF: content to NITF 3.6, as a body inside other items and as a file of its own."""
