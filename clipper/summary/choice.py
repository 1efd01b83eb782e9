"""From a ranking to the points: what stands alone, says something new, and fits."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from clipper.summary.document import Document
from clipper.summary.length import Budget
from clipper.summary.points import cut, named_anchor, point
from clipper.text.words import tokens
from clipper.types import Point

SAME = 0.62
"""The share of a point's words from which it says the same as an earlier one that has them too."""
_PART = re.compile(r"[^\W_]+")
_LOOKED_AT = 1000
"""Characters from which two sentences are compared."""
_TRIES = 6
"""How many sentences that do not fit are passed over before the brief is called full."""
_COMPARED = 60
"""With how many of the best points a new one is compared: cost stays linear in a long brief."""


class Choice(NamedTuple):
    """A sentence that an algorithm would show, and why: plain words, the weightiest first."""

    sentence: int
    reasons: tuple[str, ...] = ()


def choose(document: Document, ranking: Iterable[Choice], limit: Budget) -> tuple[Point, ...]:
    """The best of the ranking that fit, in the article's order.

    A sentence that leans on the one before it waits until that one is shown; one that says what a
    better point says already is left out. When nothing fits, the best is cut.
    """
    chosen = _Chosen(document, limit)
    best: Choice | None = None
    for choice in ranking:
        if chosen.full:
            break
        if chosen.stands(choice.sentence):
            best = best or choice
            chosen.add_with_followers(choice)
        else:
            chosen.waiting[choice.sentence] = choice
    if best is None and chosen.waiting:
        best = chosen.waiting.pop(min(chosen.waiting))
        chosen.add_with_followers(best)
    if best is not None and not chosen.points:
        whole = point(document, best.sentence, best.reasons)
        return (replace(cut(whole, limit), rank=1),)
    return chosen.in_order()


class _Chosen:
    """The points so far, and what they leave of the limit."""

    def __init__(self, document: Document, limit: Budget) -> None:
        self.points: dict[int, Point] = {}
        self.waiting: dict[int, Choice] = {}
        """Sentences that would have been taken if what they lean on were shown."""
        self._document = document
        self._words: dict[int, frozenset[str]] = {}
        self._left = limit.most
        self._limit = limit
        self._failures = 0

    @property
    def full(self) -> bool:
        """Whether there is no use in trying further."""
        return self._left <= 0 or self._failures >= _TRIES

    def stands(self, index: int) -> bool:
        """Whether the sentence can be shown: it leans on none, on a point, or on a certain name."""
        if not self._document.sentences[index].leans:
            return True
        return self._document.anchor(index) in self.points or bool(
            named_anchor(self._document, index)
        )

    def add_with_followers(self, choice: Choice) -> None:
        """Take the sentence, then those that waited for it and for one another."""
        following: Choice | None = choice
        while following is not None and not self.full and self._add(following):
            following = self.waiting.pop(following.sentence + 1, None)

    def _add(self, choice: Choice) -> bool:
        """Take the sentence, unless it says nothing new or does not fit."""
        index = choice.sentence
        words = _words(self._document.sentences[index].text)
        if any(self._repeats(index, words, other) for other in list(self._words)[:_COMPARED]):
            return False
        anchored = self._document.anchor(index) in self.points
        made = point(self._document, index, choice.reasons, anchored)
        cost = self._limit.cost(made.text)
        if cost > self._left:
            self._failures += 1
            return False
        self._left -= cost
        self._words[index] = words
        self.points[index] = replace(made, rank=len(self.points) + 1)
        return True

    def _repeats(self, index: int, words: frozenset[str], other: int) -> bool:
        """Whether the later of the two sentences has little that the earlier does not have."""
        later = words if index > other else self._words[other]
        return len(words & self._words[other]) > SAME * len(later)

    def in_order(self) -> tuple[Point, ...]:
        """The points as they stand in the article."""
        return tuple(self.points[index] for index in sorted(self.points))


def _words(text: str) -> frozenset[str]:
    """The words, those joined by a hyphen or an apostrophe each for itself."""
    return frozenset(_PART.findall(" ".join(tokens(text[:_LOOKED_AT]))))
