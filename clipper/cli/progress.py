"""How far a long run is: a bar on a terminal, a line a minute elsewhere."""

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from clipper.cli.session import Session
from clipper.errors import ClipperError

Outcome = TypeVar("Outcome")

INTERVAL = 60.0
"""Seconds between two lines where there is no terminal."""

MAX_NAME = 60
"""Columns that names are filled up to in the table of failures."""


class Progress:
    """Watches outcomes go by."""

    def __init__(self, session: Session, total: int) -> None:
        self._session = session
        self._total = total

    def __call__(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Hand `outcomes` on, showing on stderr how many there were; nothing when quiet."""
        if self._session.verbosity < 0:
            yield from outcomes
        elif self._session.stderr.isatty() and self._session.environ.get("TERM") != "dumb":
            yield from self._bar(outcomes)
        else:
            yield from self._lines(outcomes)

    def _bar(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        console = Console(file=self._session.stderr, no_color=not self._session.color)
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bar(*columns, console=console, transient=True) as bar:
            yield from bar.track(outcomes, total=self._total)

    def _lines(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        told, failed = time.monotonic(), 0
        for number, outcome in enumerate(outcomes, 1):
            failed += isinstance(outcome, ClipperError)
            if time.monotonic() - told >= INTERVAL:
                told = time.monotonic()
                self._session.say(f"{number:,} of {self._total:,} done, {failed:,} failed.")
            yield outcome


def tell_failures(session: Session, failed: Sequence[ClipperError]) -> None:
    """The table of what failed and why, on stderr."""
    if not failed:
        return
    from clipper.renderers.safe import line

    names = [line(error.source) for error in failed]
    width = min(MAX_NAME, max(map(len, names)))
    rows = [f"Failed ({len(failed)})"]
    for name, error in zip(names, failed, strict=True):
        why = f"{error.problem}. {error.remedy}" if error.remedy else error.problem
        rows.append(f"  {name.ljust(width)}  {line(why)}")
    session.stderr.write("\n".join(rows) + "\n")
