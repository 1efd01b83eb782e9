"""Find where an extractor's text lies among the blocks of its page, in order.

A bag of words would also mark the teasers that repeat the article's first sentence; an alignment
takes each word of the text once. Runs of shared words are chained so that their total length is
greatest (weighted longest increasing subsequence, Fredman 1975, with a Fenwick tree).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from clipper.text.words import may_hold_ideographs

_WORD = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_IDEOGRAPH = r"([\u3040-\u30ff\u3400-\u9fff])"
_GRAM = 4
_CANDIDATES = 12
_EFFORT = 16
"""Comparisons for each word of the text. Real pages need two; text that repeats itself without end
would need as many as the page has words, and is aligned as far as this takes it."""

Run = tuple[int, int, int]
"""Where a run starts in the text, where in the page, and how many words it has."""


def coverage(text: str, blocks: Sequence[Sequence[str]]) -> list[float]:
    """For each block, the share of its words, 0 to 1, that `text` covers when aligned in order.

    blocks: the words of each, as `words` gives them.
    """
    starts = [0, *accumulate(map(len, blocks))]
    page = [word for block in blocks for word in block]
    covered = [0] * len(blocks)
    lines = [words(line) for line in text.split("\n")]
    text_words = [word for line in lines for word in line]
    runs = [*_within_blocks(_long_runs(text_words, page), starts), *_whole_lines(lines, blocks)]
    for _, at, length in _chain(runs):
        first = bisect_left(starts, at + 1) - 1
        while length > 0:
            taken = min(length, starts[first + 1] - at)
            covered[first] += taken
            at, length, first = at + taken, length - taken, first + 1
    return [got / len(block) if block else 0.0 for got, block in zip(covered, blocks, strict=True)]


def words(text: str) -> list[str]:
    """The words of a text as they are compared: runs of word characters, ideographs one by one.

    Joiners and other invisible characters are left out: extractors drop some of them.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
        if may_hold_ideographs(text):
            text = re.sub(_IDEOGRAPH, r" \1 ", text)
    return _WORD.findall(text)


def _long_runs(text: Sequence[str], page: Sequence[str]) -> Iterator[Run]:
    """Maximal runs of at least `_GRAM` words."""
    index: dict[tuple[str, ...], list[int]] = {gram: [] for gram in _grams(text)}
    for at, gram in enumerate(_grams(page)):
        if gram in index:
            index[gram].append(at)
    effort = _EFFORT * len(text)
    for here, gram in enumerate(_grams(text)):
        for at in index[gram][:_CANDIDATES]:
            if here and at and text[here - 1] == page[at - 1]:
                continue
            if effort <= 0:
                return
            length = _GRAM + _shared(text, here + _GRAM, page, at + _GRAM)
            effort -= length
            yield here, at, length


def _within_blocks(runs: Iterable[Run], starts: Sequence[int]) -> Iterator[Run]:
    """The runs cut where a block ends.

    A run may go on by chance: where a caption begins with the same word as the paragraph after it,
    that word alone is at stake, and not all that stood before it.
    """
    for here, at, length in runs:
        number = bisect_right(starts, at) - 1
        while length > 0:
            piece = min(length, starts[number + 1] - at)
            if piece:
                yield here, at, piece
            here, at, length, number = here + piece, at + piece, length - piece, number + 1


def _grams(text: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(text[shift:] for shift in range(_GRAM)), strict=False)


def _shared(text: Sequence[str], here: int, page: Sequence[str], at: int) -> int:
    """How many words are the same from `here` in the text and from `at` in the page on."""
    length = 0
    most = min(len(text) - here, len(page) - at)
    while length < most and text[here + length] == page[at + length]:
        length += 1
    return length


def _whole_lines(lines: Sequence[Sequence[str]], blocks: Sequence[Sequence[str]]) -> Iterator[Run]:
    """Lines of fewer than `_GRAM` words that are a whole block."""
    places: dict[tuple[str, ...], list[int]] = {}
    at = 0
    for block in blocks:
        if 0 < len(block) < _GRAM:
            places.setdefault(tuple(block), []).append(at)
        at += len(block)
    here = 0
    for line in lines:
        if 0 < len(line) < _GRAM:
            for at in places.get(tuple(line), ())[:_CANDIDATES]:
                yield here, at, len(line)
        here += len(line)


def _chain(runs: list[Run]) -> list[Run]:
    """The runs, in order in text and page and not overlapping, whose lengths add up to the most."""
    runs.sort()
    ends = sorted({at + length for _, at, length in runs})
    best: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)
    before: list[int] = []
    weight: list[int] = []
    waiting = sorted(range(len(runs)), key=lambda i: runs[i][0] + runs[i][2])
    done = 0
    for number, (here, at, length) in enumerate(runs):
        while done < len(waiting):
            other = waiting[done]
            if other >= number or runs[other][0] + runs[other][2] > here:
                break
            slot = bisect_left(ends, runs[other][1] + runs[other][2]) + 1
            while slot < len(best):
                best[slot] = max(best[slot], (weight[other], other))
                slot += slot & -slot
            done += 1
        top = (0, -1)
        slot = bisect_left(ends, at + 1)
        while slot:
            top = max(top, best[slot])
            slot -= slot & -slot
        before.append(top[1])
        weight.append(top[0] + length)
    chosen: list[Run] = []
    # Of two copies of the text, the first.
    last = max(range(len(runs)), key=lambda i: (weight[i], -runs[i][1] - runs[i][2]), default=-1)
    while last >= 0:
        chosen.append(runs[last])
        last = before[last]
    return chosen[::-1]
