"""Diagnostics on their way out: terminal, JSON, GitHub, SARIF; and the long explanation of each code."""
