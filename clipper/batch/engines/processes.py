"""Several processes of this machine; one that dies or hangs costs one item, and is replaced.

An item whose process dies is given to another one once more: it may have been killed from outside,
or by the system for want of memory that others had taken.

`concurrent.futures` gives up all of its work when one process dies, and cannot end one that hangs,
so each worker here has a pipe of its own and does in turn what comes through it.
"""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.connection import wait
from typing import Any

from clipper.batch.engines import Function, Setting, late, lost
from clipper.batch.engines.worker import Ended, Worker
from clipper.errors import ClipperError

AHEAD = 4
"""Items that a worker is given before it has answered the first, so that it never waits for us."""

_PATIENCE = 0.2
"""Seconds to wait for an answer before looking for new items and for workers that hang."""


class Processes:
    """An engine of `setting.jobs` processes, started with the first items and used again."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def map(
        self, function: Function, items: Iterable[Any]
    ) -> Generator[tuple[Any, Any | ClipperError], None, None]:
        """As Engine.map."""
        supply, team = _Supply(items), _Team(function, self._setting)
        try:
            while True:
                while team.has_room and (item := supply.next()) is not None:
                    team.send(item)
                if supply.ended and not team.is_busy:
                    return
                yield from team.answers(supply)
        finally:
            team.end()


class _Supply:
    """The items still to be given out: those that came back first, then the new ones."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = iter(items)
        self._returned: deque[Any] = deque()
        self._exhausted = False

    def next(self) -> Any:
        """The next item; None when there is none, or none at the moment."""
        if self._returned:
            return self._returned.popleft()
        for item in self._items:
            return item
        self._exhausted = True
        return None

    def give_back(self, items: Iterable[Any]) -> None:
        """Take back items that a worker has left undone."""
        self._returned.extend(items)

    @property
    def ended(self) -> bool:
        """Whether all items have been given out."""
        return self._exhausted and not self._returned


class _Team:
    """The workers, hired as there is work for them."""

    def __init__(self, function: Function, setting: Setting) -> None:
        self._function = function
        self._setting = setting
        self._workers: list[Worker] = []
        self._suspects: list[Any] = []
        """Items that a process has died at."""

    @property
    def is_busy(self) -> bool:
        return any(worker.sent for worker in self._workers)

    @property
    def has_room(self) -> bool:
        few = len(self._workers) < self._setting.jobs
        return few or any(len(worker.sent) < AHEAD for worker in self._workers)

    def send(self, item: Any) -> None:
        """Give `item` to whoever has least to do."""
        idle = any(not worker.sent for worker in self._workers)
        if not idle and len(self._workers) < self._setting.jobs:
            self._workers.append(Worker(self._function))
        min(self._workers, key=lambda worker: len(worker.sent)).send(item)

    def answers(self, supply: _Supply) -> Iterator[tuple[Any, Any]]:
        """What has been answered by now, or will be in a moment."""
        pipes = {worker.pipe: worker for worker in self._workers if worker.sent}
        for pipe in wait(list(pipes), _PATIENCE):
            yield from self._read(pipes[pipe], supply)
        for worker in list(self._workers):
            if worker.is_later_than(self._setting.seconds):
                item = worker.sent[0]
                yield from self._dismiss(worker, supply, late(item, self._setting.seconds))

    def end(self) -> None:
        """Send all workers home, whatever they are doing."""
        for worker in self._workers:
            worker.end()

    def _read(self, worker: Worker, supply: _Supply) -> Iterator[tuple[Any, Any]]:
        """All that a worker has answered."""
        while worker.sent and worker.has_answered:
            try:
                item, result = worker.answer()
            except Ended as ended:
                yield from self._dismiss(worker, supply, self._verdict(worker.sent[0], ended))
                return
            self._suspects = [suspect for suspect in self._suspects if suspect is not item]
            yield item, result

    def _verdict(self, item: Any, ended: Ended) -> ClipperError | None:
        """What is wrong with an item whose worker has ended; `None` when it may be tried again."""
        if not ended.problem:
            return None
        if any(suspect is item for suspect in self._suspects):
            return lost(item, ended.problem)
        self._suspects.append(item)
        return None

    def _dismiss(
        self, worker: Worker, supply: _Supply, problem: ClipperError | None
    ) -> Iterator[tuple[Any, Any]]:
        """Part with a worker; if there is a problem, the item that it was at is lost."""
        self._workers.remove(worker)
        worker.end()
        if problem:
            yield worker.sent.popleft(), problem
        supply.give_back(worker.sent)
