"""From a ranking to the points: what stands alone, says something new, and fits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clipper.summary.document import Document
from clipper.summary.length import Budget
from clipper.summary.points import cut, point
from clipper.types import Point

_TRIES = 6
"""How many sentences that do not fit are passed over before the brief is called full."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that an algorithm would show, and why: plain words, the weightiest first."""

    sentence: int
    reasons: tuple[str, ...] = ()


def choose(document: Document, ranking: Sequence[Choice], limit: Budget) -> tuple[Point, ...]:
    """The best of the ranking that fit, in the article's order."""
    taken: dict[int, Point] = {}
    failures = 0
    for choice in ranking:
        if failures == _TRIES or (limit.points is not None and len(taken) == limit.points):
            break
        made = point(document.sentences[choice.sentence], len(taken) + 1, choice.reasons)
        if limit.holds([*(p.text for p in taken.values()), made.text]):
            taken[choice.sentence] = made
        else:
            failures += 1
    if not taken and ranking:
        first = point(document.sentences[ranking[0].sentence], 1, ranking[0].reasons)
        shorter = cut(first, limit)
        return (shorter,) if shorter else ()
    return tuple(replace(taken[number]) for number in sorted(taken))
