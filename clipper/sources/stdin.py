"""A page from standard input."""

import sys

from clipper.config import Options
from clipper.errors import SourceError
from clipper.sources.files import bounded
from clipper.sources.media import media_type
from clipper.types import Page


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
    return bounded(sys.stdin.buffer, name)
