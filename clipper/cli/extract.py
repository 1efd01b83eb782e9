"""`clipper extract`: the clean article."""

from typing import Annotated

import typer

from clipper.cli import options as shared


def extract(
    context: typer.Context,
    sources: shared.Sources,
    format: shared.Format = None,
    output: shared.Output = None,
    overwrite: shared.Overwrite = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="List what was removed, and by which rule.")
    ] = False,
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
    return show_each(session, lambda source: pipeline.extract(source, chosen), settings, flags)
