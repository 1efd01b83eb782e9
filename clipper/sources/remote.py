"""Files at addresses that fsspec opens: `s3://…`, `gs://…`, `memory://…`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from clipper.errors import ClipperError, SourceError, SourceNotFound, UsageError
from clipper.types import Page

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})(?:::[^/]{1,20})?://")
_LOCAL = ("http", "https", "file")


@dataclass(frozen=True, slots=True)
class Remote:
    """A file somewhere else."""

    address: str
    stamp: str
    """Size and what the store tells of its version."""
    system: Any
    within: str = ""
    """Its name below the folder that was asked for; empty where it was asked for itself."""

    def open(self) -> BinaryIO:
        """The file, to be read as far as needed. Raises SourceError."""
        try:
            return self.system.open(self.address, "rb")  # type: ignore[no-any-return]
        except Exception as error:  # each store has errors of its own
            raise _explained(self.address, error) from error


def is_remote(name: str) -> bool:
    """Whether a name is an address for fsspec: it has a scheme, and not one of the web."""
    found = _SCHEME.match(name)
    return bool(found) and found[1].lower() not in _LOCAL  # type: ignore[index]


def find(address: str) -> Iterator[Remote]:
    """The file at an address, or all below it, by name; `*` stands for any part of a name.

    Raises UsageError without fsspec or the store's own package, SourceNotFound, SourceError.
    """
    try:
        import fsspec
    except ImportError:
        raise UsageError(
            address, "reading from there is not installed", "pip install 'newsclipper[cloud]'"
        ) from None
    try:
        system, path = fsspec.core.url_to_fs(address)
        globbed = any(mark in path for mark in "*?[")
        listed = system.glob(path, detail=True) if globbed else system.find(path, detail=True)
    except (ImportError, ValueError) as error:
        raise UsageError(
            address, f"nothing here opens it ({error})", "Install what it asks for"
        ) from error
    except Exception as error:  # each store has errors of its own
        raise _explained(address, error) from error
    if not listed:
        raise SourceNotFound(address, "there is nothing there", "Check the address")
    for found, info in sorted(listed.items()):
        if info.get("type") == "file":
            marks = (info.get("size"), info.get("ETag") or info.get("etag") or info.get("mtime"))
            within = "" if globbed else found.removeprefix(path).lstrip("/")
            yield Remote(system.unstrip_protocol(found), "-".join(map(str, marks)), system, within)


def read(address: str) -> Page:
    """The page at an address. Raises SourceError and UnknownFormat."""
    from contextlib import closing
    from pathlib import PurePosixPath

    from clipper.sources.files import bounded
    from clipper.sources.media import media_type, type_of_suffix

    try:
        with closing(next(find(address)).open()) as file:
            body = bounded(file, address)
    except ClipperError:
        raise
    except Exception as error:  # each store has errors of its own
        raise _explained(address, error) from error
    promised = type_of_suffix(PurePosixPath(address).suffix)
    return Page(address, None, body, media_type(address, body, promised))


def _explained(address: str, error: Exception) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceNotFound(address, "there is no such file", "Check the address")
    return SourceError(address, f"cannot be read ({error})", "Check address and credentials")
