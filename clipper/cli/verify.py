"""`clipper verify`: a brief against its source."""

from typing import TYPE_CHECKING, Annotated

import typer

from clipper.cli import options as shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clipper.cli.session import Session
    from clipper.config import Options
    from clipper.verify import Verification

FORMATS = ("terminal", "text", "json")


def verify(
    context: typer.Context,
    brief: Annotated[
        str,
        typer.Argument(
            metavar="BRIEF",
            help="A brief in JSON, Markdown or text, by Clipper or anybody; - for standard input.",
            show_default=False,
        ),
    ],
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="[SOURCE]",
            help="A file or address. By default the source that the brief names.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("-f", "--format", metavar="FORMAT", help="terminal, text or json."),
    ] = None,
    url: shared.Url = None,
    language: shared.Language = None,
    timeout: shared.Timeout = None,
    quiet: shared.Quiet = False,
    verbose: shared.Verbose = 0,
) -> int:
    """Check every point, quotation, figure, name and date of BRIEF against SOURCE.

    Exits with 0 only when all hold: as they stand in the source, or as named edits left them.
    """
    from clipper.cli.settings import collect, options

    session, flags = context.obj, context.params
    session.verbosity = -1 if quiet else verbose
    chosen = options(collect(flags, session.environ), flags)
    holds = True
    for found in _verifications(brief, source, chosen):
        holds = holds and found.holds
        for piece in _shown(found, format, session):
            session.stdout.write(piece)
    return 0 if holds else 1


def _verifications(name: str, source: str | None, options: "Options") -> "Iterator[Verification]":
    from dataclasses import replace

    from clipper import pipeline
    from clipper.errors import SourceIsFolder, UsageError
    from clipper.verify import read
    from clipper.verify import verify as hold

    if name == source == "-":
        problem = "standard input cannot be both the brief and its source"
        raise UsageError("", problem, "Give one of them as a file")
    try:
        briefs = read(_text(name))
    except UsageError as error:
        raise UsageError(name, error.problem, error.remedy) from None
    for claims in briefs:
        given = source or claims.source
        if given is None or given == "-" == name:
            raise UsageError(name, "it does not name its source", "Give the source after the brief")
        told = replace(options, language=options.language or claims.language)
        try:
            article = pipeline.extract(given, told)
        except SourceIsFolder:
            remedy = "Give the article that the brief is of"
            raise SourceIsFolder(given, "this is a folder", remedy) from None
        yield hold(claims, article)


def _text(name: str) -> str:
    """The brief as it stands in a file or comes through a pipe."""
    from clipper.errors import SourceEmpty, SourceIsFolder, UnknownFormat
    from clipper.readers.charsets import decode
    from clipper.sources import files, stdin
    from clipper.sources.media import kind_of_binary
    from clipper.types import Page

    remedy = "Give a brief: JSON, Markdown or text"
    try:
        body = stdin.contents(name) if name == "-" else files.contents(name)
    except (SourceIsFolder, SourceEmpty) as error:
        raise type(error)(name, error.problem, remedy) from None
    if known := kind_of_binary(body):
        raise UnknownFormat(name, f"this is {known[0]}", remedy)
    return decode(Page(name, None, body, "text/plain"))


def _shown(found: "Verification", format: str | None, session: "Session") -> "Iterator[str]":
    from clipper.errors import UsageError
    from clipper.verify import report

    chosen = format or ("terminal" if session.on_terminal else "text")
    if chosen not in FORMATS:
        raise UsageError("", f"there is no format {chosen!r} here", f"Known: {', '.join(FORMATS)}")
    if chosen == "json":
        return report.json(found)
    if chosen == "text":
        return report.text(found)
    return report.terminal(found, session.width, session.color)
