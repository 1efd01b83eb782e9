"""`clipper languages`: what is supported for which language."""

from typing import Annotated

import typer


def languages(
    context: typer.Context,
    format: Annotated[
        str | None, typer.Option("-f", "--format", metavar="FORMAT", help="text or json.")
    ] = None,
) -> int:
    """List the languages and what is known of each: page furniture, sentences, stems, facts.

    An article in another language is extracted and briefed too, by what all languages share.
    """

    from clipper.errors import UsageError
    from clipper.text.languages import supported

    session = context.obj
    if format == "json":
        from clipper.renderers.records import dumps

        print(dumps([language._asdict() for language in supported()], 2), file=session.stdout)
        return 0
    if format not in (None, "text"):
        raise UsageError("", f"languages has no format {format!r}", "Known: text, json")
    rows = [("code", "language", "furniture", "abbreviations", "stems", "facts", "its own name")]
    for known in supported():
        stems = "yes" if known.stemming else "no"
        numbers = (str(known.furniture), str(known.abbreviations))
        rows.append((known.code, known.name, *numbers, stems, known.facts, known.native))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip(), file=session.stdout)
    return 0
