"""Messages to their destinations: whole or not at all, at least once, and written down once they are there."""
