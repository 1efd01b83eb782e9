"""From sentences to points: what is shown, and the name of every change."""

from dataclasses import replace

from clipper.summary.document import Sentence
from clipper.summary.length import Budget
from clipper.types import Point


def point(sentence: Sentence, rank: int, reasons: tuple[str, ...] = ()) -> Point:
    """The sentence as it is shown."""
    return Point(
        sentence.text,
        sentence.text,
        sentence.block,
        sentence.start,
        sentence.end,
        rank,
        (),
        reasons,
    )


def cut(point: Point, limit: Budget) -> Point | None:
    """The point's beginning, up to the last clause that fits; `None` when not a word does."""
    words = point.text.split()
    for length in range(len(words) - 1, 0, -1):
        text = " ".join(words[:length]).rstrip(" ,;:–—-") + " …"
        if limit.holds([text]):
            return replace(point, text=text, edits=(*point.edits, "cut"))
    return None
