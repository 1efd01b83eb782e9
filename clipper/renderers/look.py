"""What every renderer is given: results, and how they are to look."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from clipper.errors import ClipperError
from clipper.types import Article, Brief

Result = Brief | Article | ClipperError
"""What came of one source. Errors are shown by the formats that machines read, and only by them."""


class Look(NamedTuple):
    """How results are to be shown; a renderer uses what concerns its format."""

    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    several: bool = False
    """More than one source was asked for."""
    only: tuple[str, ...] = ()
    """The names of the parts of a brief that are to be shown; all when empty."""
    without: tuple[str, ...] = ()
    """The names of what is left out to fit: parts, and `headline byline deck source`."""
    explain: bool = False
    """Tell what was removed from an article and by which rule, and why each point was chosen."""


Renderer = Callable[[Iterable[Result], Look], Iterator[str]]
"""Takes results as they come and yields the document's text piece by piece."""
