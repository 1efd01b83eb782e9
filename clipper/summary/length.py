"""How long a brief may be: in sentences, words, percent of the body, or lines on paper."""

import re
from typing import Literal, NamedTuple

from clipper.config import Options
from clipper.errors import UsageError
from clipper.text.layout import COLUMNS, lines
from clipper.text.words import count
from clipper.types import Article

SENTENCES = 4
"""How many points a brief has unless told otherwise."""
LINES_PER_PAGE = 45
"""What a page of A4 or Letter holds inside its margins."""
ROOMY = 20
"""Lines from which a brief that has to fit has room for more than headline and points."""
POINTS_SHARE = 0.6
"""The share of a roomy brief's lines that its points may take."""
MARK = 6
"""Columns that a terminal's margins and the mark in front of a point take of each line."""

_FIT = r"(?i)\s*([0-9]{1,4})\s*(page|line)s?\s*"


class Budget(NamedTuple):
    """At most so many points, words or lines; never exceeded."""

    unit: Literal["points", "words", "lines"]
    most: int

    def cost(self, text: str) -> int:
        """What a point with this text takes."""
        if self.unit == "points":
            return 1
        return count(text) if self.unit == "words" else lines(text, COLUMNS - MARK)


def budget(article: Article, options: Options) -> Budget:
    """The limit that `options` sets for this article.

    Raises UsageError for two limits at once, one below its least value, or a `fit` that is
    neither `<N>page` nor `<N>lines`.
    """
    given = [options.sentences, options.words, options.percent, options.fit]
    if sum(value is not None for value in given) > 1:
        raise UsageError(
            "", "more than one length is given", "Give sentences, words, percent or fit"
        )
    if options.fit is not None:
        return Budget("lines", _room(article, fit_lines(options.fit)))
    if options.words is not None:
        return Budget("words", _at_least_one("words", options.words))
    if options.percent is not None:
        return Budget("words", _share(article, options.percent))
    wanted = SENTENCES if options.sentences is None else options.sentences
    return Budget("points", _at_least_one("sentences", wanted))


def _share(article: Article, percent: float) -> int:
    if not 0 < percent <= 100:
        raise UsageError("", f"{percent:g} percent makes no brief", "Give more than 0, at most 100")
    body = sum(count(block.text) for block in article.blocks)
    return max(1, int(body * percent / 100))


def _room(article: Article, most: int) -> int:
    """The lines that are left for points: the headline and the byline stand above them."""
    if most >= ROOMY:
        return int(most * POINTS_SHARE)
    head = lines(article.title or "") + 2
    return most - head if most > head else most


def fit_lines(text: str) -> int:
    """How many lines of 80 columns a brief of the size `text` has: `1page` or `12lines`.

    Raises UsageError for anything else.
    """
    found = re.fullmatch(_FIT, text)
    size = int(found[1]) if found else 0
    if found is None or not size:
        raise UsageError("", f"a brief cannot fit {text!r}", "Give a size such as 1page or 12lines")
    return size * (LINES_PER_PAGE if found[2].lower() == "page" else 1)


def _at_least_one(name: str, value: int) -> int:
    if value < 1:
        raise UsageError("", f"{value} {name} make no brief", f"Give at least 1 for {name}")
    return value
