"""Many articles: what is new among them goes through an engine and becomes files or a table.

    inputs ─▶ items ─ledger─▶ what is due ─engine─▶ results ─▶ published in the inputs' order

The ledger in the output folder remembers what was done with which content, so that a run that broke
off, was interrupted or killed, goes on where it was, and ends with the tree it would have had.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clipper.batch.inputs import Inputs
from clipper.batch.report import Report
from clipper.batch.run import Redo
from clipper.config import Options
from clipper.errors import OutputError, SourceEmpty, UsageError

if TYPE_CHECKING:
    from clipper.batch.fetching import Fetcher as Fetched
    from clipper.batch.ledger import Ledger

TABLES = ("jsonl", "csv", "parquet", "sqlite")
"""The formats that make one table of all briefs."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is told beside its inputs and the folder for its results."""

    options: Options = field(default_factory=Options)
    format: str = "markdown"
    """A renderer's name, for a file a brief, or one of TABLES."""
    engine: str = "processes"
    jobs: int = 1
    seconds: float = 60.0
    """How long one article may take, where the engine can tell."""
    scheduler: str | None = None
    """The address of the cluster that the engine is to use."""
    redo: Redo = field(default_factory=Redo)
    keep_duplicates: bool = False
    overwrite: bool = False
    """Replace files that no earlier run has written."""
    robots: bool = True
    delay: float = 1.0
    """Seconds between two requests to one host."""
    cache: Path | None = None
    """The folder of the HTTP cache; `None` for no cache."""


def brief_all(
    inputs: Inputs,
    folder: Path,
    order: Order,
    watch: Callable[[Report], None] = lambda report: None,
) -> Report:
    """Brief all that is new or changed among `inputs` into `folder`, made when it is missing.

    watch: is told the counts so far, after each article. Raises UsageError for an order that makes
    no sense, SourceEmpty when there is nothing in the inputs, OutputError when the folder cannot be
    written to or another run is at it, and ClipperError when a cluster goes away.
    """
    from clipper.batch.engines import ENGINES, Setting
    from clipper.batch.ledger import FAILED, FOLDER, Ledger
    from clipper.batch.publisher import Terms
    from clipper.batch.run import Run
    from clipper.batch.task import Task

    setting = Setting(order.jobs, order.seconds, order.scheduler, folder / FOLDER / "shards")
    engine = ENGINES.get(order.engine)(setting)
    suffix = suffix_of(order.format)
    is_new = _make(folder)
    if order.overwrite and inputs.lie_in(folder):
        problem = "--overwrite could replace what is to be read"
        raise UsageError(str(folder), problem, "Choose another folder with -o")
    with Ledger(folder) as ledger:
        ledger.own([*_last(order.format), FAILED], order.overwrite)
        terms = Terms(_settings(order), suffix, order.keep_duplicates, order.overwrite)
        run = Run(inputs, ledger, terms, order.redo, watch)
        format = order.format if suffix else "jsonl"
        task = Task(order.options, format, str(Path.cwd()), not order.keep_duplicates)
        try:
            report = run.go(engine, task, _fetched(order))
        except SourceEmpty:
            ledger.discard()
            if is_new:
                with suppress(OSError):  # somebody else has put something there
                    folder.rmdir()
            raise
        is_whole = all((folder / name).exists() for name in _last(order.format))
        if not (ledger.is_closed(terms.settings) and is_whole):
            _close(ledger, order.format)
            ledger.close(terms.settings)
    return report


def suffix_of(format: str) -> str | None:
    """Of a brief's file; `None` for a table. Raises UsageError for a format there is not."""
    if format in TABLES:
        from clipper.batch.tables import require

        require(format)
        return None
    from clipper import renderers

    known = [
        *(name for name in renderers.RENDERERS.names() if name not in ("terminal", *TABLES)),
        *TABLES,
    ]
    if format not in known:
        raise UsageError("", f"batch has no format {format!r}", f"Known: {', '.join(known)}")
    return renderers.suffix_of(format)


def _make(folder: Path) -> bool:
    """Make the folder where it is missing; whether it was. Raises OutputError."""
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError(str(folder), "is a file", "Give a folder with -o") from None
    except OSError as error:
        problem = f"cannot be made ({error.strerror or error})"
        raise OutputError(str(folder), problem, "Choose another folder with -o") from None
    return is_new


def _settings(order: Order) -> str:
    """Tells one way of making briefs from another: options, format, version of the program."""
    from hashlib import blake2b

    from clipper import __version__

    # Where and how long pages are fetched changes nothing in a brief.
    options = replace(order.options, timeout=0)
    told = repr((__version__, astuple(options), order.format, order.keep_duplicates))
    return blake2b(told.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _fetched(order: Order) -> "Fetched":
    from clipper.batch.fetching import Fetcher
    from clipper.sources.cache import Cache
    from clipper.sources.robots import Robots

    return Fetcher(
        order.options,
        Robots() if order.robots else None,
        order.delay,
        Cache(order.cache) if order.cache else None,
    )


def _last(format: str) -> list[str]:
    """The files that a run ends with: the table, or the index of the briefs."""
    return [f"briefs.{format}"] if format in TABLES else ["index.md", "index.html"]


def _close(ledger: "Ledger", format: str) -> None:
    """Write what is made from all briefs together."""
    from clipper.batch.index import write_failed, write_index

    with ledger.explained():
        if format in TABLES:
            from clipper.batch.tables import write_table

            write_table(ledger, format)
        write_index(ledger, even_empty=format not in TABLES)
        write_failed(ledger)


__all__ = ["TABLES", "Inputs", "Order", "Redo", "Report", "brief_all", "suffix_of"]
