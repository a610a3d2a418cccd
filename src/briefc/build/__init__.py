"""Stages into work: memo, store, executors, emit; knows no document."""
