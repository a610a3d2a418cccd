"""The values that flow through briefc. Standard library only; everything may import from here."""
