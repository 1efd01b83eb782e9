"""Where the result goes: standard output, or a file that is written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from clipper.errors import OutputError, OutputExists


class Output:
    """Takes the document's text. It is kept only if `keep` was set when the writing ended."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.keep = False

    def write(self, text: str) -> None:
        """Write and flush: what is done is seen, even when more is to come."""
        self._stream.write(text)
        self._stream.flush()


@contextmanager
def opened(path: Path | None, overwrite: bool, stdout: IO[str]) -> Iterator[Output]:
    """An output to `path`, or to `stdout` when there is no path.

    Raises OutputExists when the file is there and may not be replaced, OutputError when it cannot
    be written: a full disk, a folder that is read-only or missing.
    """
    if path is None:
        try:
            yield Output(stdout)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError("standard output", _problem(error)) from None
        return
    if not overwrite and os.path.lexists(path):
        raise OutputExists(str(path), "is there already", "Add --overwrite to replace it")
    with _temporary(path) as stream:
        output = Output(stream)
        yield output
        if output.keep:
            stream.flush()
            os.fsync(stream.fileno())
            Path(stream.name).replace(path)


@contextmanager
def _temporary(path: Path) -> Iterator[IO[str]]:
    """A file beside `path` that is gone afterwards, unless it was renamed."""
    import tempfile

    name = ""
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", newline="\n", dir=path.parent or ".",
            prefix=f".{path.name[:64]}.", suffix=".part", delete=False,
        ) as stream:  # fmt: skip
            name = stream.name
            Path(name).chmod(0o666 & ~_umask())
            yield stream
    except OSError as error:
        raise OutputError(str(path), _problem(error), "Choose another place with -o") from None
    finally:
        if name:
            Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _problem(error: OSError) -> str:
    return f"cannot be written ({error.strerror or error})"
