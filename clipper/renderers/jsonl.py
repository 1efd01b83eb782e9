"""JSON Lines: an object per source, in the order given; what failed gives an error record."""

from collections.abc import Iterable, Iterator

from clipper.renderers.look import Look, Result
from clipper.renderers.records import dumps, record


def render(results: Iterable[Result], look: Look) -> Iterator[str]:
    """One line for each result, as soon as it is there."""
    for result in results:
        yield dumps(record(result)) + "\n"
