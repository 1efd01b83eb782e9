"""The `clipper` command. Only this room parses arguments, prints and exits."""

import gc
import signal
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line of this process and exit."""
    gc.set_threshold(100_000)  # a start makes many objects and hardly any garbage
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # asked for by scripts; building the whole program takes longer
        from clipper import __version__

        with suppress(OSError):  # the whole program knows what to say of it
            print(f"clipper {__version__}", flush=True)
            return
    try:
        from clipper.cli.app import run
        from clipper.cli.session import Session

        code = run(arguments, Session.from_system())
    except KeyboardInterrupt:  # before the program was up, which knows what to do
        sys.stderr.write("clipper: interrupted.\n")
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done; what is left takes milliseconds
    gc.freeze()  # the interpreter would look through everything once more: a sixth of a short run
    sys.exit(code)
