"""Pages from files."""

import os
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from clipper.config import Options
from clipper.errors import SourceEmpty, SourceError, SourceIsFolder, SourceNotFound, SourceTooLarge
from clipper.sources.media import media_type, type_of_suffix
from clipper.types import Page

LARGEST = 64 * 1024 * 1024
"""Bytes. Pages saved with all their images inside stay below it; nothing larger is one article."""

_USUAL = 2**20


def read(name: str, options: Options) -> Page:
    """The file called `name`, a path or a file:// address.

    Its suffix and its content tell the media type. Raises what `contents` raises, and
    UnknownFormat.
    """
    body = contents(name)
    suffix = type_of_suffix(os.path.splitext(path_of(name))[1])
    return Page(name, options.url, body, media_type(name, body, suffix))


def contents(name: str) -> bytes:
    """The bytes of the file called `name`, whatever they are.

    Raises SourceNotFound, SourceIsFolder, SourceEmpty, SourceTooLarge, and SourceError for a file
    that cannot be opened.
    """
    if not name:
        raise SourceNotFound("''", "an empty name names no file", "Give a path or an address")
    try:
        with open(path_of(name), "rb") as file:
            return bounded(file, name)
    except FileNotFoundError as error:
        raise SourceNotFound(name, "there is no such file", _remedy(name)) from error
    except IsADirectoryError as error:
        import shlex

        command = f"clipper batch {shlex.quote(name)} -o DIR"
        raise SourceIsFolder(
            name, "this is a folder", f"To clip what is in it: {command}"
        ) from error
    except PermissionError as error:
        raise SourceError(name, "the file may not be read", "Check its permissions") from error
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the name.
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(name, f"the file cannot be read ({reason})", "Check the path") from error


def bounded(file: BinaryIO, name: str) -> bytes:
    """All of an open file, which need not have an end: a device or a pipe is read up to the limit.

    Raises SourceTooLarge and SourceEmpty.
    """
    body = file.read(_USUAL)
    if len(body) == _USUAL:  # room for the largest is made only where there is more to read
        body += file.read(LARGEST + 1 - _USUAL)
    if len(body) > LARGEST:
        raise SourceTooLarge(
            name,
            f"this is larger than {LARGEST // 2**20} MB",
            "Give the article alone, without what was saved around it",
        )
    if not body.strip(b"\0 \t\r\n\f\v"):
        raise SourceEmpty(name, "there is nothing in it", "Save the page again, with its text")
    return body


def path_of(name: str) -> str:
    """The path that a path or a file:// address stands for."""
    if name[:7].lower() == "file://":
        return unquote(urlsplit(name).path, errors="surrogateescape")
    return name


def _remedy(name: str) -> str:
    from clipper.sources.addresses import meant

    address = meant(name)
    return f"Check the path; if it is an address, write {address}" if address else "Check the path"
