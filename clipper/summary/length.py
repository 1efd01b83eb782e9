"""How long a brief may be: in sentences, words, percent of the body, or lines on paper."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.config import Options
from clipper.errors import UsageError
from clipper.text.words import count
from clipper.types import Article

SENTENCES = 4
"""How many points a brief has unless told otherwise."""
COLUMNS = 80
"""Of a line, for `fit`."""
LINES_PER_PAGE = 45
"""What a page of A4 or Letter holds beside headline and margins."""
MARK = 2
"""Columns that the mark in front of a point takes on each of its lines."""

_FIT = re.compile(r"\s*([0-9]{1,4})\s*(page|line)s?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit that is never exceeded; `None` where there is none."""

    points: int | None = None
    words: int | None = None
    lines: int | None = None

    def holds(self, texts: Sequence[str]) -> bool:
        """Whether points with these texts stay within the limit."""
        if self.points is not None and len(texts) > self.points:
            return False
        if self.words is not None and sum(map(count, texts)) > self.words:
            return False
        return self.lines is None or sum(map(lines, texts)) <= self.lines


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
        return Budget(lines=_fit(options.fit))
    if options.words is not None:
        return Budget(words=_at_least_one("words", options.words))
    if options.percent is not None:
        if not 0 < options.percent <= 100:
            raise UsageError("", f"{options.percent:g} percent makes no brief", "Give 1 to 100")
        body = sum(count(block.text) for block in article.blocks)
        return Budget(words=max(1, int(body * options.percent / 100)))
    return Budget(
        points=SENTENCES
        if options.sentences is None
        else _at_least_one("sentences", options.sentences)
    )


def lines(text: str, columns: int = COLUMNS - MARK) -> int:
    """How many lines the text takes when it is wrapped at spaces."""
    used, total = 0, 1
    for word in text.split():
        width = _width(word)
        if used and used + 1 + width <= columns:
            used += 1 + width
            continue
        if used:
            total += 1
        total += max(0, -(-width // columns) - 1)
        used = width - (max(1, -(-width // columns)) - 1) * columns
    return total


def _width(word: str) -> int:
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in word)


def _fit(text: str) -> int:
    found = _FIT.fullmatch(text)
    size = int(found[1]) if found else 0
    if not found or not size:
        raise UsageError("", f"a brief cannot fit {text!r}", "Give a size such as 1page or 12lines")
    return size * (LINES_PER_PAGE if found[2].lower() == "page" else 1)


def _at_least_one(name: str, value: int) -> int:
    if value < 1:
        raise UsageError("", f"{value} {name} make no brief", f"Give at least 1 for {name}")
    return value
