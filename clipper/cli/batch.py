"""`clipper batch`: the briefs of many articles."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from clipper.cli import options as shared


def _engines(incomplete: str) -> list[str]:
    from clipper.batch.engines import ENGINES

    return ENGINES.names()


def batch(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="A folder, page or pattern; a list (text, CSV, JSONL) of addresses and paths; an "
            "archive (ZIP, tar, WARC); an address of one page, or of any of these at a store.",
            show_default=False,
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="DIR", help="Where the briefs go.")
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="Of a file for each brief: markdown, text, html or json. Of one table of all: "
            "jsonl, csv, parquet or sqlite. Earlier briefs in DIR give way to those of another "
            "format.",
        ),
    ] = None,
    jobs: Annotated[
        str | None, typer.Option("-j", "--jobs", metavar="N", help="Processes: one per core.")
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            metavar="NAME",
            autocompletion=_engines,
            help="Where the work is done: processes, serial or dask.",
        ),
    ] = "processes",
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="Of a dask cluster: tcp://…"),
    ] = None,
    deadline: Annotated[
        str,
        typer.Option("--deadline", metavar="SECONDS", help="How long one article may take."),
    ] = "60",
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again what failed in an earlier run.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Do all again, whatever earlier runs have done.")
    ] = False,
    checksum: Annotated[
        bool,
        typer.Option("--checksum", help="Read files to see if they changed; not size and time."),
    ] = False,
    keep_duplicates: Annotated[
        bool, typer.Option("--keep-duplicates", help="Brief a story as often as it is there.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace files that no earlier run has written.")
    ] = False,
    delay: Annotated[
        str,
        typer.Option("--delay", metavar="SECONDS", help="Between two requests to one host."),
    ] = "1",
    no_robots: Annotated[
        bool, typer.Option("--no-robots", help="Fetch what a site's robots.txt asks not to.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Keep no copies of fetched pages, and use none.")
    ] = False,
    timeout: shared.Timeout = None,
    sentences: shared.Sentences = None,
    words: shared.Words = None,
    percent: shared.Percent = None,
    algorithm: shared.Algorithm = None,
    about: shared.About = None,
    anyway: shared.Anyway = False,
    language: shared.Language = None,
    quiet: shared.Quiet = False,
    verbose: shared.Verbose = 0,
) -> int:
    """Brief many articles: a file for each, named by date and headline, and an index; or one table.

    A second run does only what is new or changed. Hidden files, files of other types and what
    browsers save beside a page are skipped.
    """
    from clipper.batch import Inputs, Redo, brief_all, suffix_of
    from clipper.cli.progress import progress, tell
    from clipper.cli.settings import collect, traced
    from clipper.config import Options
    from clipper.errors import UsageError
    from clipper.summary import SUMMARIZERS

    session = context.obj
    session.verbosity = -1 if quiet else verbose
    settings = collect(context.params, session.environ)
    with traced("format", context.params, session.environ):
        suffix_of(settings.get("format", "markdown"))
    with traced("algorithm", context.params, session.environ):
        SUMMARIZERS.get(settings.get("algorithm", Options().algorithm))
    if not output.strip():
        raise UsageError("", "-o has an empty name", "Name a folder, as in -o briefs")
    folder = Path(output)
    found = Inputs(inputs, leave_out=folder)
    total = found.count()
    redo = Redo(fresh, retry_failed, checksum)
    order = _order(context.params, settings, redo, total)
    with progress(session, total) as watch:
        report = brief_all(found, folder, order, watch)
    tell(session, report, str(folder))
    return _exit_code(session, report)


def _order(flags: dict[str, Any], settings: dict[str, Any], redo: Any, total: int | None) -> Any:
    """The order for the run that the command line asks for."""
    from clipper.batch import Order
    from clipper.cli.settings import options
    from clipper.errors import UsageError

    if flags["scheduler"] and flags["engine"] != "dask":
        raise UsageError("", "only the engine dask has a scheduler", "Add --engine dask")
    jobs = settings.get("jobs") or os.cpu_count() or 1
    return Order(
        options=options(settings, flags),
        format=settings.get("format", "markdown"),
        engine=flags["engine"],
        jobs=jobs if total is None else max(1, min(jobs, total)),
        seconds=_seconds(flags, "deadline", 0.1),
        scheduler=flags["scheduler"],
        redo=redo,
        keep_duplicates=flags["keep_duplicates"],
        overwrite=flags["overwrite"],
        robots=not flags["no_robots"],
        delay=_seconds(flags, "delay", 0.0),
        cache=None if flags["no_cache"] else _cache(),
    )


def _seconds(flags: dict[str, Any], name: str, least: float) -> float:
    from clipper.errors import UsageError

    try:
        if least <= (seconds := float(flags[name])) <= 86_400:
            return seconds
    except ValueError:
        pass
    remedy = f"Give seconds, {least:g} or more"
    raise UsageError("", f"--{name} cannot be {flags[name]!r}", remedy)


def _cache() -> Path:
    from clipper.sources.cache import folder

    return folder()


def _exit_code(session: Any, report: Any) -> int:
    from clipper.cli.session import ExitCode

    if report.interrupted:
        session.say("clipper: interrupted. The same command goes on where it was.", level=-1)
        return ExitCode.INTERRUPTED
    if not report.some_failed:
        return ExitCode.DONE
    some = report.done or report.unchanged or report.duplicates
    return ExitCode.SOME_FAILED if some else ExitCode.NOTHING_DONE
