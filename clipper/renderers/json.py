"""JSON: an object for one source, a list for several."""

from collections.abc import Iterable, Iterator

from clipper.renderers.look import Look, Result
from clipper.renderers.records import dumps, record


def render(results: Iterable[Result], look: Look) -> Iterator[str]:
    """The results as one JSON document; a list is written item by item."""
    if not look.several:
        for result in results:
            yield dumps(record(result), indent=2) + "\n"
        return
    separator = "[\n"
    for result in results:
        yield separator + dumps(record(result), indent=2)
        separator = ",\n"
    yield "\n]\n" if separator == ",\n" else "[]\n"
