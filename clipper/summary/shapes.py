"""The shapes of articles that do not tell the news from the top down, and what counts in each.

live blog   entries under clock times: the newest first, the first sentence of each
interview   questions and answers: every answer opens a place of its own
listicle    numbered headings or items: what each item opens with
report      markets and matches: sentences with figures
feature     long, opens with a scene that has nothing of the headline: what it is about comes after
news        everything else: from the top down
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from clipper.summary.document import Document
from clipper.text.words import stems
from clipper.types import Block

# Compiled when first used: most articles have no times and no lists, and ask no questions.
_CLOCK = (
    r"(?i)\s*[\[(]?(?P<hour>[012]?\d)\s?"
    r"(?:[:.h]\s?(?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\.?)?|(?P<full>[ap]\.?m\.?))(?![\d%])"
)
_NUMBERED = r"\s*(?:#|№)?\d{1,3}\s?[.):–—-]?\s+\S|\s*(?:#|№)?\d{1,3}\s?[.):]?\s*$"
_ASKED = r"\s*(?:Q\s*[:.]|[^\n]{10,300}[?？؟][\"”’»]?\s*$)"
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(
    r"\d+(?:[.,]\d+)?\s?(?:%|percent|per cent|[-–:]\s?\d)|[$€£¥₽₺₼₸₹]\s?\d|\d[.,]\d"
)
_ENTRIES = 4
"""Clock times, questions or numbered items that make a shape."""
_FEWEST = 5
"""Sentences from which an article can be a report."""
_LONG = 40
"""Sentences from which an article can be a feature."""
_SCENE = 3
"""Sentences that a feature's opening scene takes."""
_ANSWER = 4
"""The place that counts for an answer or an item: behind the introduction, and equal among them."""
_ENTRY_GAIN = 2.0
"""What the first sentence of an entry gains: as much as recurrence of a third of its words."""
_FIGURE_GAIN = 0.6
"""What a sentence with a figure gains in a report."""


class Shape(NamedTuple):
    """How an article is built, as far as it bears on the ranking."""

    name: str
    positions: Sequence[int]
    """The place that counts for each sentence, 0 for the one to read first."""
    bonuses: Sequence[float]
    """What the shape adds to each sentence's score."""
    reason: str = ""
    """Why a sentence with a bonus is chosen."""


def shape(document: Document) -> Shape:
    """The article's shape, and what follows from it for each sentence."""
    blocks = document.article.blocks
    size = len(document.sentences)
    if times := _clock_times(blocks):
        return _live(document, times)
    asked = [number for number, block in enumerate(blocks) if _is_question(block.text[:320])]
    if len(asked) >= _ENTRIES and len(asked) * 5 >= len(blocks):
        return _by_entry(document, "interview", [n + 1 for n in asked], "opens an answer")
    items = [number for number, block in enumerate(blocks) if _is_item(block)]
    if len(items) >= _ENTRIES:
        return _by_entry(document, "listicle", items, "opens an item of the list")
    if figures := _figures(document):
        bonuses = [_FIGURE_GAIN * figure for figure in figures]
        return Shape("report", range(size), bonuses, "gives a figure")
    if size >= _LONG and _opens_with_scene(document):
        return _feature(size)
    return Shape("news", range(size), [0.0] * size)


def _is_question(head: str) -> bool:
    """Whether a block that begins so is a question, or is marked with the Q of one."""
    asks = "?" in head or "Q" in head or "？" in head or "؟" in head
    return asks and re.match(_ASKED, head) is not None


def _clock_times(blocks: Sequence[Block]) -> dict[int, int]:
    """The blocks that open with a clock time, and the minute of the day; none if few do."""
    found: dict[int, int] = {}
    for number, block in enumerate(blocks):
        head = block.text[:24].lstrip()
        clock = re.match(_CLOCK, head) if head.lstrip("[(")[:1].isdecimal() else None
        if clock is not None and int(clock["hour"]) < 24:
            found[number] = _minute(clock)
    return found if len(found) >= _ENTRIES else {}


def _minute(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or clock["full"] or "").lower()
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    return hour * 60 + int(clock["minute"] or 0)


def _live(document: Document, times: dict[int, int]) -> Shape:
    """Entries from the newest on; what stands above the first entry keeps its place."""
    entries = list(times)
    ascending = sum(times[a] < times[b] for a, b in pairwise(entries))
    if ascending * 2 > len(entries) - 1:
        entries.reverse()
    return _by_entry(document, "live blog", entries, "opens a recent entry", newest=True)


def _by_entry(
    document: Document, name: str, starts: Sequence[int], reason: str, newest: bool = False
) -> Shape:
    """Each entry's sentences are counted from the entry's own beginning.

    starts: the blocks in which the entries begin, the first to be read first. newest: whether later
    entries count for less; otherwise all are equal.
    """
    in_page_order = sorted(starts)
    order = {block: place for place, block in enumerate(starts)}
    positions, bonuses = [], []
    current, inside = -1, 0
    for sentence in document.sentences:
        while current + 1 < len(in_page_order) and in_page_order[current + 1] <= sentence.block:
            current, inside = current + 1, 0
        if current < 0:
            positions.append(sentence.index)
            bonuses.append(0.0)
            continue
        entry = order[in_page_order[current]] if newest else _ANSWER
        positions.append(entry + 3 * inside)
        bonuses.append(_ENTRY_GAIN if not inside else 0.0)
        inside += 1
    return Shape(name, positions, bonuses, reason)


def _figures(document: Document) -> list[bool]:
    """Of each sentence whether it gives a figure; nothing where fewer than half of them do."""
    size = len(document.sentences)
    if size < _FEWEST:
        return []
    found: list[bool] = []
    without = 0
    for sentence in document.sentences:
        found.append(_has_figure(sentence.text[:1000]))
        without += not found[-1]
        if without * 2 > size:
            return []
    return found


def _has_figure(text: str) -> bool:
    digit = _DIGIT.search(text)
    # No figure begins more than a sign and a space before its first digit.
    return digit is not None and _FIGURE.search(text, max(0, digit.start() - 2)) is not None


def _is_item(block: Block) -> bool:
    return block.kind in ("heading", "list_item") and bool(re.match(_NUMBERED, block.text[:40]))


def _opens_with_scene(document: Document) -> bool:
    """Whether the first sentences have no word of the headline."""
    article = document.article
    headline = frozenset(stems(article.title or "", article.language))
    opening = " ".join(sentence.text for sentence in document.sentences[:_SCENE])
    return len(headline) > 1 and headline.isdisjoint(stems(opening, article.language))


def _feature(size: int) -> Shape:
    """The scene at the top counts as if it stood behind the paragraphs that follow it."""
    positions = [
        index + _SCENE if index < _SCENE else max(0, index - _SCENE) for index in range(size)
    ]
    return Shape("feature", positions, [0.0] * size)
