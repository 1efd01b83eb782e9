"""What flows through a run: the things to brief, and what became of each."""

from dataclasses import dataclass

from clipper.errors import ClipperError
from clipper.types import Page


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to brief: a file, an address, or a page that an archive held."""

    key: str
    """What the ledger knows it by, the same on every run."""
    source: str | Page | ClipperError
    """The name to read, the page itself, or why there is none."""
    stamp: str = ""
    """Tells without reading whether it has changed: size and time of a file. Empty where the
    content itself tells."""
    name: str = ""
    """What it is called within the folder or archive it came from."""
    container: str | None = None
    """The key of the archive or list that held it."""
    position: int = 0
    """Its place in the run."""


@dataclass(frozen=True, slots=True)
class Complete:
    """Comes behind the last item of an archive or list: there was no more in it."""

    container: str
    stamp: str
    """Empty for a list that must be read again though it has not changed."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Done:
    """The brief of one item, and what names, indexes and comparisons need of it."""

    text: str
    stem: str
    headline: str
    publisher: str
    published: str
    digest: str
    """Of the bytes that were read."""
    signature: bytes
    """Of the article's words: see `clipper.batch.signature`."""


Result = Done | ClipperError


def bare(error: ClipperError) -> ClipperError:
    """`error` without its traceback, which would keep the page in memory that it is about."""
    error.__traceback__ = error.__cause__ = error.__context__ = None
    return error
