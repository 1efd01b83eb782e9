"""A page from standard input."""

import sys
from contextlib import suppress
from select import select
from typing import BinaryIO

from clipper.config import Options
from clipper.errors import SourceError
from clipper.sources.files import bounded
from clipper.sources.media import media_type
from clipper.types import Page

_LOOK_UP = 0.25
"""Seconds."""


def read(name: str, options: Options) -> Page:
    """Everything on standard input; HTML, Markdown and text are told apart by content.

    Raises what `contents` raises, and UnknownFormat.
    """
    body = contents(name)
    return Page(name, options.url, body, media_type(name, body))


def contents(name: str) -> bytes:
    """The bytes that come through the pipe, whatever they are.

    Raises SourceError on a terminal, where nothing would ever arrive, SourceTooLarge and
    SourceEmpty.
    """
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        raise SourceError(
            name,
            "standard input has nothing to read",
            "Pipe a page into it, as in: clipper summarize - < page.html",
        )
    _wait(sys.stdin.buffer)
    return bounded(sys.stdin.buffer, name)


def _wait(file: BinaryIO) -> None:
    """Until there is something to read. It looks up again and again, because an interrupt in the
    moment before a read begins would be heard only when that ends."""
    with suppress(OSError, ValueError):  # nothing that can be waited for: no file of the system's
        while not select([file], [], [], _LOOK_UP)[0]:
            pass
