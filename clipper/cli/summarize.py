"""`clipper summarize`: the brief of an article."""

from typing import Annotated

import typer

from clipper.cli import options as shared


def summarize(
    context: typer.Context,
    sources: shared.Sources,
    sentences: shared.Sentences = None,
    words: shared.Words = None,
    percent: shared.Percent = None,
    fit: shared.Fit = None,
    algorithm: shared.Algorithm = None,
    about: shared.About = None,
    anyway: shared.Anyway = False,
    format: shared.Format = None,
    output: shared.Output = None,
    overwrite: shared.Overwrite = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell why each point was chosen.")
    ] = False,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="PARTS", help="Show these parts only, as in points,quotes."),
    ] = None,
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
    from clipper.cli.settings import collect, options, traced
    from clipper.summary import SUMMARIZERS

    session, flags = context.obj, context.params
    session.verbosity = -1 if quiet else verbose
    settings = collect(flags, session.environ)
    chosen = options(settings, flags)
    with traced("algorithm", flags, session.environ):
        SUMMARIZERS.get(chosen.algorithm)
    return show_each(session, lambda source: pipeline.clip(source, chosen), settings, flags)
