"""One item after the other, in this process: no start-up, and nothing protects from a hang."""

from collections.abc import Generator, Iterable
from typing import Any

from clipper.batch.engines import Function, Setting


class Serial:
    """An engine without workers."""

    def __init__(self, setting: Setting) -> None:
        del setting

    def map(
        self, function: Function, items: Iterable[Any]
    ) -> Generator[tuple[Any, Any], None, None]:
        """As Engine.map; results come in the order of the items."""
        for item in items:
            if item is not None:
                yield item, function(item)
