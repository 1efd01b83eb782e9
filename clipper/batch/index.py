"""The pages that link the briefs of a folder, in Markdown and HTML, and the list of what failed."""

from collections.abc import Iterator
from html import escape as escape_html
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from clipper.batch.ledger import FAILED, Ledger
from clipper.batch.publisher import unpacked
from clipper.renderers.markdown import escape


class Listed(NamedTuple):
    """A line of the index."""

    file: str
    headline: str
    publisher: str
    published: str
    others: int
    """How many other articles tell the same in the same words."""
    outlets: str
    """Where those stood, as far as they say."""


_LISTED = """
SELECT file, headline, publisher, published,
    (SELECT count(*) FROM items AS repeat WHERE repeat.original = items.id),
    (SELECT coalesce(group_concat(publisher, ', '), '') FROM (
        SELECT DISTINCT publisher FROM items AS repeat
        WHERE repeat.original = items.id AND publisher != '' ORDER BY repeat.id))
FROM items WHERE file IS NOT NULL ORDER BY file LIKE 'undated-%', file DESC"""


def write_index(ledger: Ledger, even_empty: bool) -> None:
    """Write `index.md` and `index.html`, the newest brief first, as their names sort; those
    without a date come last.

    even_empty: also where no brief has a file of its own; else there is no index then.
    """
    (number,) = ledger.db.execute("SELECT count(*) FROM items WHERE file IS NOT NULL").fetchone()
    title = f"{number:,} brief{'' if number == 1 else 's'}"
    for name, page in (("index.md", _markdown), ("index.html", _html)):
        if number or even_empty:
            _write(ledger.folder / name, page(title, _listed(ledger)))
        elif ledger.owns(name):
            (ledger.folder / name).unlink(missing_ok=True)
            ledger.disown(name)


def write_failed(ledger: Ledger) -> None:
    """Write `failed.jsonl`: the error record of each source that failed; no file when none did."""
    rows = ledger.db.execute("SELECT payload FROM items WHERE state = 'failed' ORDER BY id")
    lines = [unpacked(payload) for (payload,) in rows.fetchmany(1)]
    path = ledger.folder / FAILED
    if not lines:
        path.unlink(missing_ok=True)
        return
    _write(path, (f"{line}\n" for line in _chained(lines, rows)))


def _chained(first: list[str], rows: Iterator[tuple[bytes]]) -> Iterator[str]:
    yield from first
    yield from (unpacked(payload) for (payload,) in rows)


def _listed(ledger: Ledger) -> Iterator[Listed]:
    for row in ledger.db.execute(_LISTED):
        yield Listed(*row)


def _write(path: Path, lines: Iterator[str]) -> None:
    from clipper.atomic import draft

    with draft(path, overwrite=True) as target:
        for line in lines:
            target.write(line)


def _markdown(title: str, briefs: Iterator[Listed]) -> Iterator[str]:
    yield f"# {title}\n\n"
    for brief in briefs:
        told = " · ".join(filter(None, [brief.publisher, brief.published, _repeats(brief)]))
        note = f" ({escape(told)})" if told else ""
        yield f"- [{escape(brief.headline)}](<{brief.file}>){note}\n"


def _html(title: str, briefs: Iterator[Listed]) -> Iterator[str]:
    style = Path(__file__).parent.parent.joinpath("renderers", "page.css").read_text("utf-8")
    yield _OPENING.format(title=title, style=style)
    for brief in briefs:
        told = " · ".join(filter(None, [brief.publisher, brief.published, _repeats(brief)]))
        link = f'<a href="{quote(brief.file)}"><bdi>{escape_html(brief.headline)}</bdi></a>'
        note = f" <small>{escape_html(told)}</small>" if told else ""
        yield f"<li>{link}{note}</li>\n"
    yield "</ul>\n</article>\n</body>\n</html>\n"


def _repeats(brief: Listed) -> str:
    """Who else has the story."""
    if not brief.others:
        return ""
    return f"also: {brief.outlets}" if brief.outlets else f"also {brief.others} more"


_OPENING = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<article>
<h1>{title}</h1>
<ul>
"""
