"""Content in, bytes out: one room an output format; none knows another."""
