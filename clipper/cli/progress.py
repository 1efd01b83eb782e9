"""How far a long run is: a bar on a terminal, a line a minute elsewhere."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from clipper.batch.report import Report
from clipper.cli.session import Session
from clipper.errors import ClipperError

INTERVAL = 60.0
"""Seconds between two lines where there is no terminal."""

MAX_NAME = 60
"""Columns that names are filled up to in the table of failures."""

Watch = Callable[[Report], None]


@contextmanager
def progress(session: Session, total: int | None) -> Iterator[Watch]:
    """What is to be told the counts of a run: it shows them on stderr; nothing when quiet.

    total: of the articles, as far as it is known.
    """
    if session.verbosity < 0:
        yield lambda report: None
    elif session.stderr.isatty() and session.environ.get("TERM") != "dumb":
        with _bar(session, total) as watch:
            yield watch
    else:
        yield _Lines(session, total)


@contextmanager
def _bar(session: Session, total: int | None) -> Iterator[Watch]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(file=session.stderr, no_color=not session.color)
    told = TextColumn("{task.fields[failed]} failed, {task.fields[rate]} a second")
    columns = (BarColumn(), MofNCompleteColumn(), told, TimeRemainingColumn())
    begun = time.monotonic()
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, failed="0", rate="–")

        def watch(report: Report) -> None:
            bar.update(
                task,
                completed=_seen(report),
                failed=f"{report.failed.total():,}",
                rate=f"{report.worked / max(0.1, time.monotonic() - begun):,.1f}",
            )

        yield watch


class _Lines:
    """Tells the counts now and then, a line each time."""

    def __init__(self, session: Session, total: int | None) -> None:
        self._session = session
        self._of = f" of {total:,}" if total is not None else ""
        self._begun = self._told = time.monotonic()

    def __call__(self, report: Report) -> None:
        now = time.monotonic()
        if now - self._told < INTERVAL:
            return
        self._told = now
        rate = report.worked / (now - self._begun)
        self._session.say(
            f"{_seen(report):,}{self._of} done, {report.failed.total():,} failed, "
            f"{rate:,.1f} a second."
        )


def _seen(report: Report) -> int:
    """Articles that are behind us, whatever became of them."""
    return report.worked + report.unchanged + report.failed_earlier


def tell(session: Session, report: Report, folder: str) -> None:
    """The closing table on stderr: the first failures and why, then, unless quiet, the counts."""
    more = report.failed.total() - len(report.errors)
    _tell_failures(session, report.errors, f"  and {more:,} more: see failed.jsonl" if more else "")
    if session.verbosity < 0:
        return
    rows = list(report.rows())
    width = max(len(number) for number, _ in rows)
    lines = [f"  {number.rjust(width)}  {what}" for number, what in rows]
    session.stderr.write("\n".join([f"In {folder}:", *lines]) + "\n")


def _tell_failures(session: Session, failed: Sequence[ClipperError], more: str) -> None:
    if not failed:
        return
    from clipper.renderers.safe import line

    names = [line(error.source) for error in failed]
    width = min(MAX_NAME, max(map(len, names)))
    rows = ["Failed:"]
    for name, error in zip(names, failed, strict=True):
        why = f"{error.problem}. {error.remedy}" if error.remedy else error.problem
        rows.append(f"  {name.ljust(width)}  {line(why)}")
    session.stderr.write("\n".join([*rows, *filter(None, [more])]) + "\n")
