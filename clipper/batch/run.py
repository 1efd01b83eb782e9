"""One run: what is new or changed goes through an engine, and is published in the inputs' order."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

from clipper.batch.engines import Engine
from clipper.batch.inputs import Inputs
from clipper.batch.items import Complete, Item, Result
from clipper.batch.ledger import Ledger, Row
from clipper.batch.publisher import Publisher, Terms, exists
from clipper.batch.report import Report
from clipper.batch.task import Task, file_digest

WINDOW = 2048
"""Items that the work may be ahead of the first that is not done: bounds what waits in memory."""

Stream = Iterator[Item | Complete | None]


@dataclass(frozen=True, slots=True)
class Redo:
    """Which of the items that an earlier run has done are done again, beside those that changed."""

    fresh: bool = False
    """All."""
    failed: bool = False
    """Those that failed."""
    checksum: bool = False
    """Files are read to see whether they have changed; else size and time of change tell."""


class Run:
    """A run over `inputs` into the folder of `ledger`.

    fetched: makes pages of the addresses among the items; watch: is told the report after each.
    """

    def __init__(
        self,
        inputs: Inputs,
        ledger: Ledger,
        terms: Terms,
        redo: Redo,
        watch: Callable[[Report], None],
    ) -> None:
        self.report = Report(skipped=inputs.skipped)
        self._inputs = inputs
        self._ledger = ledger
        self._terms = terms
        self._redo = redo
        self._watch = watch
        self._publisher = Publisher(ledger, terms, self.report)
        self._published = 0
        self._early: dict[int, tuple[Item | Complete, Result | None]] = {}
        self._under_way: set[str] = set()
        self._handed_on: list[str] = []

    def go(
        self,
        engine: Engine,
        task: Task,
        fetched: Callable[[Stream], Iterable[Item | Complete | None]],
    ) -> Report:
        """Do it all. An interrupt ends it early, with everything published that can be."""
        begun = time.monotonic()
        try:
            with closing(engine.map(task, fetched(self._numbered()))) as results:
                for item, result in results:
                    self._arrived(item, result)
        except KeyboardInterrupt:
            self.report.interrupted = True
        finally:
            self._publisher.flush()
        self.report.seconds = time.monotonic() - begun
        return self.report

    def _numbered(self) -> Stream:
        """The items that there is work for, as long as the work is not too far ahead."""
        position = 0
        for item in self._inputs.items(self._is_held, self._ledger):
            if not self._is_due(item):
                continue
            while position - self._published >= WINDOW:
                yield None
            if isinstance(item, Item):
                self._under_way.add(item.key)
            yield replace(item, position=position)
            position += 1

    def _arrived(self, item: Item | Complete, result: Result | None) -> None:
        """Publish a result, and those that waited for it; or let it wait for those before it."""
        if isinstance(item, Item):
            item = replace(item, source="")  # its page is not needed any more
        self._early[item.position] = item, result
        while waiting := self._early.pop(self._published, None):
            self._published += 1
            self._publisher.add(*waiting)
            if isinstance(waiting[0], Item):
                self._handed_on.append(waiting[0].key)
        if not self._publisher.waits:  # the ledger knows them now
            self._under_way.difference_update(self._handed_on)
            self._handed_on.clear()
        self._watch(self.report)

    def _is_due(self, item: Item | Complete) -> bool:
        """Whether there is something to do; counts what there is not."""
        if isinstance(item, Complete):
            return bool(item.stamp) or self._ledger.has_gone(item.container)
        if item.key in self._under_way:
            self._inputs.skipped["named twice"] += 1
            return False
        known = self._ledger.find(item.key)
        if known is None or self._redo.fresh or self._is_changed(item, known):
            return True
        if known.state == "failed":
            self._ledger.saw(known.id)
            self.report.failed_earlier += not self._redo.failed
            return self._redo.failed
        if known.state == "writing" or not exists(self._ledger.folder, known.file):
            return True
        self.report.unchanged += 1
        return False

    def _is_changed(self, item: Item, known: Row) -> bool:
        if known.settings != self._terms.settings:
            return True
        is_file = isinstance(item.source, str) and "://" not in item.source
        if not (self._redo.checksum and is_file and known.digest):
            return known.stamp != item.stamp
        return file_digest(str(item.source)) != known.digest

    def _is_held(self, container: str, stamp: str) -> bool:
        """Whether an archive or list need not be opened; counts what is in it."""
        held = stamp and self._ledger.holds(container, stamp, self._terms.settings)
        if self._redo.fresh or not held:
            return False
        states = self._ledger.states_of(container)
        if states["writing"] or (self._redo.failed and states["failed"]):
            return False
        if not all(exists(self._ledger.folder, file) for file in self._ledger.files_of(container)):
            return False
        self.report.failed_earlier += states["failed"]
        self.report.unchanged += states["done"] + states["duplicate"]
        return True
