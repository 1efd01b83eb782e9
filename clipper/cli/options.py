"""Options that several commands share, with their help."""

from typing import Annotated

import typer


def _formats(incomplete: str) -> list[str]:
    from clipper.renderers import RENDERERS

    return RENDERERS.names()


def _algorithms(incomplete: str) -> list[str]:
    from clipper.summary import SUMMARIZERS

    return SUMMARIZERS.names()


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="A file, an http(s) address, or - for standard input; any number of them.",
        show_default=False,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        autocompletion=_formats,
        help="terminal, text, markdown, json, jsonl or html. By default terminal on a terminal, "
        "text in a pipe, and what the suffix says in a file.",
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all, not to stdout."
    ),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace FILE if it is there.")]
Sentences = Annotated[
    str | None, typer.Option("-n", "--sentences", metavar="N", help="How many points: 4.")
]
Words = Annotated[
    str | None, typer.Option("--words", metavar="N", help="At most N words of points.")
]
Percent = Annotated[
    str | None,
    typer.Option("--percent", metavar="P", help="At most P percent of the article's words."),
]
Fit = Annotated[
    str | None,
    typer.Option("--fit", metavar="SIZE", help="A brief no longer than 1page or 12lines."),
]
Algorithm = Annotated[
    str | None,
    typer.Option(
        "-a",
        "--algorithm",
        metavar="NAME",
        autocompletion=_algorithms,
        help="How points are chosen: news, lead, lexrank, …",
    ),
]
About = Annotated[
    str | None,
    typer.Option("--about", metavar="TEXT", help="Brief what the article says of TEXT."),
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Summarize a page even if it seems to hold no article.")
]
Url = Annotated[
    str | None,
    typer.Option("--url", metavar="URL", help="Where a saved page or standard input came from."),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="The article's language (ISO 639-1: en, tr, …)."
    ),
]
Timeout = Annotated[
    str | None,
    typer.Option(
        "--timeout", metavar="SECONDS", help="How long fetching one address may take: 20."
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Verbose = Annotated[
    int,
    typer.Option(
        "-v",
        "--verbose",
        count=True,
        show_default=False,
        metavar="",
        help="Say what is done; -vv shows tracebacks.",
    ),
]
