"""Options that several commands share, with their help."""

from pathlib import Path
from typing import Annotated

import typer


def _formats(incomplete: str) -> list[str]:
    from clipper.renderers import RENDERERS

    return RENDERERS.names()


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
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all, not to stdout."
    ),
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace FILE if it is there.")]
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
    float | None,
    typer.Option(
        "--timeout", metavar="SECONDS", help="How long fetching one address may take: 20."
    ),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Verbose = Annotated[
    int, typer.Option("-v", "--verbose", count=True, help="Say what is done; -vv shows tracebacks.")
]
