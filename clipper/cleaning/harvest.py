"""What the dropped lines tell: date, publisher, byline, credit, for metadata that is still empty."""

from dataclasses import replace

from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.phrasebook import Phrasebook
from clipper.types import Metadata

_DATED = ("datestamp", "widget", "byline", "counter")


def harvest(items: list[Item], metadata: Metadata, book: Phrasebook) -> Metadata:
    """The metadata with gaps filled from the removed items."""
    for item in items:
        if item.rule is None or len(item.text) > 300:
            continue
        if item.rule in _DATED and metadata.published is None:
            metadata = replace(metadata, published=_date(Line(item.text), book))
        if item.rule == "publisher" and metadata.publisher is None:
            metadata = replace(metadata, publisher=item.text)
    return metadata


def _date(line: Line, book: Phrasebook) -> str | None:
    for first in range(len(line)):
        last = book.dates.end(line, first)
        if last > first and (found := book.dates.iso(line, first, last)):
            return found
    return None
