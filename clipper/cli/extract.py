"""`clipper extract`: the clean article."""

from typing import TYPE_CHECKING, Annotated

import typer

from clipper.cli import options as shared

if TYPE_CHECKING:
    from clipper.cli.session import Session
    from clipper.config import Options


def extract(
    context: typer.Context,
    sources: shared.Sources,
    format: shared.Format = None,
    output: shared.Output = None,
    overwrite: shared.Overwrite = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="List what was removed, and by which rule.")
    ] = False,
    report: Annotated[
        str | None,
        typer.Option(
            "--report",
            metavar="FILE",
            help="Write FILE, what is needed to reproduce the extraction of one SOURCE.",
        ),
    ] = None,
    url: shared.Url = None,
    language: shared.Language = None,
    timeout: shared.Timeout = None,
    quiet: shared.Quiet = False,
    verbose: shared.Verbose = 0,
) -> int:
    """Give the clean article of each SOURCE: headline, byline, date, and text without furniture.

    A page without an article is given with its verdict, and the program exits with 6.
    """
    from clipper import pipeline
    from clipper.cli.flow import show_each
    from clipper.cli.settings import collect, options

    session, flags = context.obj, context.params
    session.verbosity = -1 if quiet else verbose
    settings = collect(flags, session.environ)
    chosen = options(settings, flags)
    if report is not None:
        return _report(session, sources, chosen, report, overwrite)
    return show_each(session, lambda source: pipeline.extract(source, chosen), settings, flags)


def _report(
    session: "Session", sources: list[str], chosen: "Options", report: str, overwrite: bool
) -> int:
    from clipper.cli.output import target
    from clipper.cli.report import write_report
    from clipper.errors import UsageError

    if len(sources) != 1:
        raise UsageError("", "a report is about one source", "Give one SOURCE with --report")
    path = target(report, "--report", sources)
    write_report(sources[0], chosen, path, overwrite)
    session.say(f"{path}: written. Read it before you pass it on.")
    return 0
