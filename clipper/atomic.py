"""Files that are written whole or not at all; what is no regular file is written into as it is."""

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from clipper.errors import OutputError, OutputExists

AT_ONCE = 16
"""Files that are made safe on the disk at the same time."""

_DESCRIPTORS = r"/dev/fd|/proc/{}/(?:task/\d+/)?fd"
"""The folders in which a process finds what it has open."""


class Draft:
    """A file in the making. It takes its place only if `keep` is set when the writing ends."""

    def __init__(self, stream: IO[str]) -> None:
        self.write = stream.write
        self.keep = True


@contextmanager
def draft(path: Path, overwrite: bool = False) -> Iterator[Draft]:
    """A draft of `path`: UTF-8, written beside it, moved to its place at the end.

    A device, a pipe or an open descriptor such as /dev/stdout is no place that a file could take:
    what is written goes right into it, whether it may be replaced or not, and `keep` says nothing.

    Raises OutputExists when something is there that may not be replaced, OutputError when it cannot
    be written: a full disk, a folder that is read-only or missing; BrokenPipeError when nobody
    reads what goes into a pipe.
    """
    if path.is_dir():
        raise OutputError(str(path), "is a folder", "Give the name of a file")
    if _is_stream(path):
        with _stream(path) as stream:
            yield Draft(stream)
        return
    if not overwrite and os.path.lexists(path):
        raise OutputExists(str(path), "is there already", "Add --overwrite to replace it")
    with _temporary(path) as stream:
        written = Draft(stream)
        yield written
        if written.keep:
            stream.flush()
            os.fsync(stream.fileno())
            Path(stream.name).replace(path)


def write(path: Path, text: str, overwrite: bool = False) -> None:
    """Write `text` to `path`; raises as `draft` does."""
    with draft(path, overwrite) as target:
        target.write(text)


def write_all(folder: Path, texts: Mapping[str, str]) -> None:
    """Write each text to its file in `folder`, whatever is there; raises as `draft` does.

    A disk makes a dozen files safe in hardly more time than one, so they go there together, and
    none takes its place before all are safe.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ExitStack() as drafts, ThreadPoolExecutor(AT_ONCE) as pool:
        streams = []
        for file, text in texts.items():
            streams.append(drafts.enter_context(_temporary(os.path.join(folder, file))))
            streams[-1].write(text)
            streams[-1].flush()
        list(pool.map(os.fsync, [stream.fileno() for stream in streams]))
        for file, stream in zip(texts, streams, strict=True):
            os.replace(stream.name, os.path.join(folder, file))


@contextmanager
def _temporary(path: str | Path) -> Iterator[IO[str]]:
    """A file beside `path` that is gone afterwards, unless it was renamed."""
    from tempfile import NamedTemporaryFile

    name = ""
    try:
        with NamedTemporaryFile(
            "w",
            encoding="utf-8",
            errors="replace",
            newline="\n",
            dir=os.path.dirname(path) or os.curdir,
            prefix=".clipper-",
            suffix=".part",
            delete=False,
        ) as stream:
            name = stream.name
            os.chmod(name, 0o666 & ~_umask())
            yield stream
    except OSError as error:
        if not os.path.lexists(os.path.dirname(path) or os.curdir):
            problem = "cannot be written (its folder is not there)"
            raise OutputError(
                str(path), problem, "Make it first, or choose another place"
            ) from None
        raise unwritable(path, error) from None
    finally:
        if name:
            with suppress(FileNotFoundError):
                os.unlink(name)


def _is_stream(path: Path) -> bool:
    """Whether `path` is there and no file that another could take the place of."""
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False
    return not is_file or _descriptor(path) is not None


def _descriptor(path: Path) -> int | None:
    """The descriptor of ours that names such as /dev/stdout or /dev/fd/3 lead to."""
    place = str(path)
    while True:
        folder = os.path.realpath(os.path.dirname(place))
        if re.fullmatch(_DESCRIPTORS.format(os.getpid()), folder):
            name = os.path.basename(place)
            return int(name) if name.isdecimal() else None
        if not os.path.islink(place):
            return None
        place = os.path.join(folder, os.readlink(place))


@contextmanager
def _stream(path: Path) -> Iterator[IO[str]]:
    """What is at `path`, open for writing."""
    try:
        # A descriptor goes on where it is. Opening its name begins anew, and fails for a socket.
        own = _descriptor(path)
        opened = os.open(path, os.O_WRONLY) if own is None else os.dup(own)
        with os.fdopen(
            opened, "w", buffering=1, encoding="utf-8", errors="replace", newline="\n"
        ) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(path, error) from None


def unwritable(path: str | Path, error: Exception) -> OutputError:
    """What is told of a file that the system, or SQLite, did not let us write."""
    reason = getattr(error, "strerror", None) or str(error)
    is_full = getattr(error, "errno", 0) in (errno.ENOSPC, errno.EDQUOT) or "full" in reason
    remedy = "Make room there, or choose another place" if is_full else "Choose another place"
    return OutputError(str(path), f"cannot be written ({reason})", remedy)


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
