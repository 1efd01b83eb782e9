"""Where the program meets its user: streams, terminal and environment in one object."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TextIO


class ExitCode(IntEnum):
    """How the program ends. Errors about one source bring their own code, 4 to 6."""

    DONE = 0
    NOTHING_DONE = 1
    USAGE = 2
    SOME_FAILED = 3
    INTERRUPTED = 130


@dataclass
class Session:
    """The streams and the environment of one run; a test hands in its own."""

    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str] = field(default_factory=dict)
    verbosity: int = 0
    """-1 quiet, 0 normal, 1 tells what is done, 2 shows tracebacks."""
    has_stdout: bool = True
    """Whether the caller left standard output open; what is written to a closed one is lost."""

    @classmethod
    def from_system(cls) -> "Session":
        """The session of this process; pipes and files get UTF-8, whatever the locale says."""
        has_stdout = sys.stdout is not None
        for name in ("stdout", "stderr"):
            stream = getattr(sys, name)
            if stream is None:  # closed by the caller, as in `clipper … >&-`
                nowhere = os.open(os.devnull, os.O_WRONLY)
                setattr(sys, name, os.fdopen(nowhere, "w", encoding="utf-8"))
            elif hasattr(stream, "reconfigure"):
                encoding = None if stream.isatty() else "utf-8"
                stream.reconfigure(encoding=encoding, errors="replace")
        return cls(sys.stdout, sys.stderr, os.environ, has_stdout=has_stdout)

    @property
    def on_terminal(self) -> bool:
        """Whether the result goes to a terminal."""
        return self.stdout.isatty()

    @property
    def color(self) -> bool:
        """Whether to use colour (https://no-color.org, https://force-color.org)."""
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return self.on_terminal and self.environ.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """Columns to lay a page out in; `COLUMNS` beats what the terminal says."""
        told = self.environ.get("COLUMNS", "")
        if told.isdecimal() and int(told) > 0:
            return int(told)
        try:
            return os.get_terminal_size(self.stdout.fileno()).columns or 80
        except (OSError, ValueError):
            return 80

    def say(self, message: str, level: int = 0) -> None:
        """Print a line on stderr unless the user asked for less than `level`."""
        if self.verbosity >= level:
            from clipper.renderers.safe import line

            print(line(message), file=self.stderr, flush=True)
