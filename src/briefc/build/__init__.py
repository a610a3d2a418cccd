"""Stages into work: what was computed before, who computes, how results reach the disk. Knows no document."""
