"""Addresses become pages, many at a time, but only one at a time from each host of the web."""

import heapq
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from clipper.batch.items import Complete, Item, bare
from clipper.config import Options
from clipper.errors import ClipperError, FetchRefused, unforeseen
from clipper.sources.cache import Cache
from clipper.sources.remote import is_remote
from clipper.sources.robots import Robots
from clipper.types import Page

THREADS = 16
"""Hosts that are asked at the same time."""

MOST = 2048
"""Addresses that wait for their turn at most."""

_PATIENCE = 0.05
"""Seconds after which others get a chance while there is nothing to hand on."""


class Fetcher:
    """Puts pages, or what went wrong, in the place of the addresses among items.

    robots: the rules to keep, `None` to keep none; delay: seconds from the end of one request to a
    host to the next one; a host whose rules ask for more gets more.
    """

    def __init__(
        self, options: Options, robots: Robots | None, delay: float, cache: Cache | None
    ) -> None:
        self._options = options
        self._robots = robots
        self._delay = delay
        self._cache = cache
        self._waiting = 0
        self._queues: dict[str, deque[Item]] = {}
        """What waits for each host; a host that is being asked, or was just now, has one too."""
        self._turns: list[tuple[float, str]] = []
        """When each host that is not being asked may be asked again: a heap."""
        self._asked: dict[Future[Page | ClipperError], tuple[str, Item]] = {}

    def __call__(self, items: Iterable[Any]) -> Iterator[Any]:
        """The items, pages as soon as they are there; `None` when there is nothing just now."""
        source, more = iter(items), True
        while more or self._queues:
            item: Item | Complete | None = None
            if more and self._waiting < MOST:
                try:
                    item = next(source)
                except StopIteration:
                    more = False
            if isinstance(item, Item) and _is_address(item):
                self._queue(item)
            elif item is not None:
                yield item
            if self._queues:
                self._ask()
                yield from self._answered(patient=item is None)
            if item is None and (more or self._queues):
                yield None

    def _queue(self, item: Item) -> None:
        host = _host(str(item.source))
        self._waiting += 1
        if host not in self._queues:
            self._queues[host] = deque()
            heapq.heappush(self._turns, (time.monotonic(), host))
        self._queues[host].append(item)

    def _ask(self) -> None:
        """Ask every host whose turn has come."""
        while self._turns and len(self._asked) < THREADS and self._turns[0][0] <= time.monotonic():
            _, host = heapq.heappop(self._turns)
            if not self._queues[host]:
                del self._queues[host]
                continue
            item = self._queues[host].popleft()
            self._waiting -= 1
            self._asked[self._future(str(item.source))] = host, item

    def _future(self, url: str) -> Future[Page | ClipperError]:
        """What will be the page. No thread of a pool, which whoever leaves has to wait for."""
        future: Future[Page | ClipperError] = Future()
        fetch = Thread(target=lambda: future.set_result(self._page(url)), daemon=True)
        fetch.start()
        return future

    def _answered(self, patient: bool) -> Iterator[Item]:
        """The pages that have come; waits a moment for them when there is nothing else to do."""
        if not self._asked:
            time.sleep(_PATIENCE if patient else 0)
            return
        done, _ = wait(self._asked, _PATIENCE if patient else 0, FIRST_COMPLETED)
        for future in done:
            host, item = self._asked.pop(future)
            heapq.heappush(self._turns, (time.monotonic() + self._pause(str(item.source)), host))
            yield replace(item, source=future.result())

    def _pause(self, url: str) -> float:
        """The seconds until the next request to a host that was asked for `url`."""
        if is_remote(url):
            return 0.0
        return max(self._delay, self._robots.delay(url) if self._robots else 0.0)

    def _page(self, url: str) -> Page | ClipperError:
        from clipper.sources import remote, web

        try:
            if is_remote(url):
                return remote.read(url)
            if self._robots and not self._robots.allows(url):
                problem = "the site's robots.txt asks programs not to fetch this"
                raise FetchRefused(url, problem, "Save it from a browser, or add --no-robots")
            return web.read(url, self._options, self._cache)
        except ClipperError as error:
            return bare(error)
        except Exception as error:
            return unforeseen(error, url)


def _is_address(item: Item) -> bool:
    source = item.source
    if not isinstance(source, str) or "://" not in source:
        return False
    return source[:8].lower().startswith(("http://", "https://")) or is_remote(source)


def _host(url: str) -> str:
    """Whose turn it takes to fetch `url`; a store has no turns, so that each page has its own."""
    try:
        return url if is_remote(url) else urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:  # no address at all: whoever fetches it will say so
        return url
