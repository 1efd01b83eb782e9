"""Where the work is done: in this process, in several, or on a cluster; found by name."""

import gc
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from clipper.errors import ArticleTimeout, ClipperError, WorkerLost, in_seconds
from clipper.registry import Registry

Function = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What an engine is told; each uses what concerns it."""

    jobs: int = 1
    """How many processes share the work."""
    seconds: float = 60.0
    """How long one item may take; a process that takes longer is ended."""
    scheduler: str | None = None
    """The address of a cluster."""
    shards: Path | None = None
    """A folder for results on their way, which all workers of a cluster can reach."""


class Engine(Protocol):
    """Does the work. A subclass of nothing: whatever has this method and takes a Setting."""

    def map(
        self, function: Function, items: Iterable[Any]
    ) -> Generator[tuple[Any, Any | ClipperError], None, None]:
        """Each item with what `function` makes of it, in the order in which that is done.

        `items` may hold `None`: there is nothing at the moment, and the engine asks again later.
        They are taken one by one, as they are needed. An item whose process dies or takes too long
        comes with a ClipperError; the rest is done. What `function` raises ends the whole.
        """
        ...


UNCOLLECTED = 100_000
"""New objects that make Python look for garbage, where articles are briefed. What a page takes is
freed by counting references, all of it: with Python's own 700, six percent of the work are in vain.
"""


@contextmanager
def few_collections() -> Iterator[None]:
    """Look for garbage less often, until the end of this."""
    before = gc.get_threshold()
    gc.set_threshold(UNCOLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def lost(item: Any, problem: str) -> WorkerLost:
    """What is told of an item that took its process with it."""
    return WorkerLost(_name(item), problem, "Look at this source by itself")


def late(item: Any, seconds: float) -> ArticleTimeout:
    """What is told of an item that took more than `seconds`."""
    remedy = "Allow more with --deadline SECONDS, or look at this source by itself"
    return ArticleTimeout(_name(item), f"took longer than {in_seconds(seconds)}", remedy)


def _name(item: Any) -> str:
    source = getattr(item, "source", item)
    return str(getattr(source, "source", source))


ENGINES: Registry[Callable[[Setting], Engine]] = Registry(
    "clipper.engines",
    "engine",
    {
        "serial": "clipper.batch.engines.serial:Serial",
        "processes": "clipper.batch.engines.processes:Processes",
        "dask": "clipper.batch.engines.cluster:Dask",
    },
)
