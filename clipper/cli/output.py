"""Where the result goes: standard output, or a file that is written whole or not at all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Protocol

from clipper.errors import OutputError, UsageError
from clipper.sources.files import path_of


class Target(Protocol):
    """Takes the document's text; a file takes its place only if `keep` is true at the end."""

    keep: bool

    def write(self, text: str, /) -> object:
        """Write `text`."""


def target(name: str, option: str, sources: Iterable[str]) -> Path:
    """The file to write to that was named with `option`.

    Raises UsageError for an empty name, and where the file is one of the sources.
    """
    if not name.strip():
        raise UsageError("", f"{option} has an empty name", "Name a file, or leave it out")
    path = Path(name)
    for source in sources:
        with suppress(OSError, ValueError):
            read = sys.stdin.fileno() if source == "-" else path_of(source)
            if path.is_file() and os.path.samestat(path.stat(), os.stat(read)):
                problem = "is what is to be read"
                raise UsageError(name, problem, f"Choose another file with {option}")
    return path


@contextmanager
def opened(path: Path | None, overwrite: bool, stdout: IO[str]) -> Iterator[Target]:
    """What to write to: the file `path`, or `stdout` when there is no path.

    Raises OutputExists and OutputError; BrokenPipeError when nobody reads what goes to stdout.
    """
    if path is None:
        yield _Standard(stdout)
    else:
        from clipper.atomic import draft

        with draft(path, overwrite) as target:
            yield target


class _Standard:
    """Standard output, flushed at every piece: what is done is seen, even when more is to come."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.keep = True

    def write(self, text: str, /) -> None:
        """Write and flush; a full disk raises OutputError."""
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            problem = f"cannot be written ({error.strerror or error})"
            raise OutputError("standard output", problem) from None
