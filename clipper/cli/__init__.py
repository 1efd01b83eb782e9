"""The `clipper` command. Only this room parses arguments, prints and exits."""

import sys


def main() -> None:
    """Run the command line of this process and exit."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # asked for by scripts; building the whole program takes longer
        from clipper import __version__

        print(f"clipper {__version__}")
        return
    from clipper.cli.app import run
    from clipper.cli.session import Session

    sys.exit(run(arguments, Session.from_system()))
