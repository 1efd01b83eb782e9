"""`clipper batch`: the briefs of a folder of articles."""

import os
from pathlib import Path
from typing import Annotated

import typer

from clipper.cli import options as shared


def batch(
    context: typer.Context,
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER...", help="Where the articles are, at any depth."),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the briefs go.")
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "-f", "--format", metavar="FORMAT", help="markdown, text, html, json or jsonl."
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", metavar="N", help="Processes: one per core.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace briefs there already.")
    ] = False,
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
    """Brief every article below FOLDER: a file for each, named by date and headline, and an index.

    Hidden files, other files and what browsers save beside a page are skipped.
    """
    from clipper.batch import Task, brief_all, find
    from clipper.cli.progress import Progress, tell_failures
    from clipper.cli.session import ExitCode
    from clipper.cli.settings import collect, options
    from clipper.renderers import suffix_of

    session = context.obj
    session.verbosity = -1 if quiet else verbose
    settings = collect(context.params, session.environ)
    format = settings.get("format", "markdown")
    inputs = find(folders, leave_out=output)
    report = brief_all(
        inputs,
        output,
        Task(options(settings, context.params), format),
        suffix_of(format),
        min(settings.get("jobs") or os.cpu_count() or 1, len(inputs.files)),
        overwrite,
        Progress(session, len(inputs.files)),
    )
    tell_failures(session, report.failed)
    session.say(report.summary(str(output)))
    if not report.failed:
        return ExitCode.DONE
    return ExitCode.SOME_FAILED if report.briefs else ExitCode.NOTHING_DONE
