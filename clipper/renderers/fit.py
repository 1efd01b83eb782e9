"""A brief in so many lines: what matters least is left out until it fits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clipper.renderers.look import Look, Renderer, Result
from clipper.text.layout import COLUMNS, lines
from clipper.types import Brief

FORMATS = ("terminal", "text", "markdown")
"""The formats that have lines; a page of HTML and JSON have none."""
DROPPED = (
    "keywords", "upcoming", "figures", "quotes", "people", "source", "deck", "byline", "headline",
)  # fmt: skip
"""What is left out, in this order, before any point is: the points were chosen to fit."""


def fitted(render: Renderer, most: int, columns: int = COLUMNS) -> Renderer:
    """The same renderer, with every brief in at most `most` lines of so many columns."""

    def render_fitted(results: Iterable[Result], look: Look) -> Iterator[str]:
        separator = ""
        for result in results:
            if isinstance(result, Brief):
                yield separator + _fitted(render, result, look, most, columns)
                separator = "\n"

    return render_fitted


def _fitted(render: Renderer, brief: Brief, look: Look, most: int, columns: int) -> str:
    text = ""
    for shorter, without in _ever_shorter(brief):
        text = "".join(render([shorter], look._replace(without=without))).strip("\n") + "\n"
        if sum(lines(line, columns) for line in text.splitlines()) <= most:
            break
    return text


def _ever_shorter(brief: Brief) -> Iterator[tuple[Brief, tuple[str, ...]]]:
    """The brief with ever more left out: its parts, then its points, down to the best of them."""
    for number in range(len(DROPPED) + 1):
        yield brief, DROPPED[:number]
    for most in range(len(brief.points) - 1, 0, -1):
        best = tuple(point for point in brief.points if point.rank <= most)
        yield replace(brief, points=best), DROPPED
