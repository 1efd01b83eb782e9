"""`python -m clipper` is the `clipper` command."""

from clipper.cli import main

if __name__ == "__main__":
    main()
