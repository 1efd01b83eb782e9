"""The shapes of articles that do not tell the news from the top down."""

from collections.abc import Sequence
from dataclasses import dataclass

from clipper.summary.document import Document


@dataclass(frozen=True, slots=True)
class Shape:
    """How an article is built, as far as it bears on the ranking."""

    name: str
    positions: Sequence[int]
    """The place that counts for each sentence, 0 for the one to read first."""
    bonuses: Sequence[float]
    """What the shape adds to each sentence's score."""
    reason: str = ""
    """Why a sentence with a bonus is chosen."""


def shape(document: Document) -> Shape:
    """The article's shape."""
    size = len(document.sentences)
    return Shape("news", range(size), [0.0] * size)
