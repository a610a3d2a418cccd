"""`python -m briefc`: the command line."""

from briefc.cli.main import main

if __name__ == "__main__":
    main()
