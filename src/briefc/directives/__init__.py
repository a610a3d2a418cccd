"""The directives of a newsroom, one room each."""
