"""`python -m briefc`: the command line."""

from briefc.cli.main import main

main()
