"""What articles know of each other: index, references, briefings."""
