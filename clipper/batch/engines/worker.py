"""A process that does in turn what comes through its pipe."""

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from clipper.batch.engines import Function, few_collections
from clipper.batch.interrupts import uninterrupted

SPARE = 8
"""Megabytes by which a worker may have grown until it gives back what of them is free; to take them
anew costs time too."""

LARGEST = 1024
"""Megabytes: a worker whose memory has grown to this is replaced by a fresh one."""

MOST = 1_000
"""Items after which a worker is replaced as well: the memory of a process that has worked for long
is full of holes, a tenth of it, and a fresh one has read its languages in half a second."""

PRELOADED = [
    "clipper.batch.engines.worker",
    "clipper.pipeline",
    "clipper.readers.html",
    "clipper.readers.plausibility",
    "clipper.cleaning.selection",
    "clipper.summary.news",
    "clipper.renderers.markdown",
    "trafilatura",
    "ctypes",
]
"""Imported once, before the workers are forked: most of what they need for a page."""


class Ended(Exception):
    """The worker is gone. `problem` tells what it died of; empty when it left in peace."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Worker:
    """A process at work, seen from outside."""

    def __init__(self, function: Function) -> None:
        context = _context()
        self.pipe, inside = context.Pipe()
        self._process = context.Process(target=_work, args=(inside, function), daemon=True)
        self._process.start()
        inside.close()
        self.sent: deque[Any] = deque()
        """What it was given and has not answered; it works at the first."""
        self._since = time.monotonic()
        # A thread sends: were we to wait for a worker to read while it waits for us to, that would
        # be for ever.
        self._outbox: SimpleQueue[Any] = SimpleQueue()
        Thread(target=_post, args=(self._outbox, self.pipe), daemon=True).start()

    def is_later_than(self, seconds: float) -> bool:
        """Whether it has been at one item for longer; what it has answered need only be read."""
        passed = time.monotonic() - self._since
        return bool(self.sent) and passed > seconds and not self.has_answered

    @property
    def has_answered(self) -> bool:
        """Whether there is something to read, the end included."""
        return bool(self.pipe.poll())

    def send(self, item: Any) -> None:
        """Give it one more item."""
        if not self.sent:
            self._since = time.monotonic()
        self.sent.append(item)
        self._outbox.put((item,))

    def answer(self) -> tuple[Any, Any]:
        """An item and what became of it. Raises Ended, and whatever the function raised."""
        try:
            told, result = self.pipe.recv()
        except (EOFError, OSError):
            self._process.join(1)
            raise Ended(_cause(self._process.exitcode)) from None
        if told == "left":
            raise Ended("")
        if told == "raised":
            raise result
        self._since = time.monotonic()
        return self.sent.popleft(), result

    def end(self) -> None:
        """Kill it; it holds nothing that could be lost."""
        self._outbox.put(None)
        self._process.kill()
        self._process.join()
        self.pipe.close()


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Processes and threads that are started inside do not hear Ctrl-C, which reaches all of a
    terminal's processes: whoever started them ends them."""
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # or the first process does that, which has its ears opened by it
    with uninterrupted():
        yield


@cache
def _context() -> Any:
    """Workers are forked from a server that has one thread and holds none of our files.

    Forking a process with threads may lock up, and a child that inherits the pipes of the others
    outlives its parent. The server has imported what all workers need.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    from multiprocessing.forkserver import ensure_running

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    with deaf_to_interrupts():
        ensure_running()
    return context


def _post(outbox: "SimpleQueue[Any]", pipe: Connection) -> None:
    with suppress(OSError, ValueError):
        while parcel := outbox.get():
            pipe.send(parcel[0])


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return f"the process that worked at it was killed ({signal.Signals(-code).name})"
    return f"the process that worked at it ended (code {code})"


def _work(pipe: Connection, function: Function) -> None:
    """What runs inside: until the pipe is closed from the other side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends us
    needed = 0.0
    with suppress(EOFError, OSError), few_collections():
        for number in count():
            item = pipe.recv()
            try:
                answer = "done", function(item)
            except Exception as error:
                answer = "raised", error
            pipe.send(answer)
            del item, answer
            if number == 0:  # what the first item had loaded stays, and is never garbage
                gc.collect()
                gc.freeze()
            if (held := _megabytes()) > needed + SPARE:
                _trim()
                needed = held = _megabytes()
            needed = min(needed, held)
            if number + 1 == MOST or _most_megabytes() > LARGEST:
                pipe.send(("left", None))
                return


def _trim() -> None:
    """Give back to the system what large pages have left: the C library would keep it, a fifth of
    the process."""
    from ctypes import CDLL

    if sys.platform == "linux" and hasattr(library := CDLL(None), "malloc_trim"):
        library.malloc_trim(0)


def _megabytes() -> float:
    """The memory that this process has; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _most_megabytes() -> float:
    """The most memory that this process has had."""
    if sys.platform == "win32":
        return 0.0
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
