"""`clipper summarize`: the brief of an article."""

from typing import Annotated

import typer

from clipper.cli import options as shared


def summarize(
    context: typer.Context,
    sources: shared.Sources,
    sentences: Annotated[
        int | None, typer.Option("-n", "--sentences", metavar="N", help="How many points: 4.")
    ] = None,
    words: Annotated[
        int | None, typer.Option("--words", metavar="N", help="At most N words of points.")
    ] = None,
    percent: Annotated[
        float | None,
        typer.Option("--percent", metavar="P", help="At most P percent of the article's words."),
    ] = None,
    algorithm: Annotated[
        str | None,
        typer.Option(
            "-a",
            "--algorithm",
            metavar="NAME",
            help="How points are chosen: news, lead, lexrank, …",
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="TEXT", help="Brief what the article says of TEXT."),
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Summarize a page even if it seems to hold no article.")
    ] = False,
    format: shared.Format = None,
    output: shared.Output = None,
    overwrite: shared.Overwrite = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell why each point was chosen.")
    ] = False,
    url: shared.Url = None,
    language: shared.Language = None,
    timeout: shared.Timeout = None,
    quiet: shared.Quiet = False,
    verbose: shared.Verbose = 0,
) -> int:
    """Brief each SOURCE: its key points, who said what, and what comes next.

    Lengths exclude each other. Every point is traceable to its sentence (--format json).
    """
    from clipper import pipeline
    from clipper.cli.flow import show_each
    from clipper.cli.settings import collect, options

    session = context.obj
    session.verbosity = -1 if quiet else verbose
    flags = context.params
    settings = collect(flags, session.environ)
    chosen = options(settings, flags)
    return show_each(
        session,
        sources,
        lambda source: pipeline.clip(source, chosen),
        settings,
        output,
        overwrite,
        explain,
    )
