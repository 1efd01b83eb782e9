"""Find where an extractor's text lies among the blocks of its page, in order.

A bag of words would also mark the teasers that repeat the article's first sentence; an alignment
takes each word of the text once. Runs of shared words are chained so that their total length is
greatest (weighted longest increasing subsequence, Fredman 1975, with a Fenwick tree).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

_WORD = re.compile(r"\w+")
_IDEOGRAPH = re.compile(r"([\u3040-\u30ff\u3400-\u9fff])")
_GRAM = 4
_CANDIDATES = 12

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
    for _, at, length in _chain(list(_runs(lines, page, blocks, starts))):
        first = bisect_left(starts, at + 1) - 1
        while length > 0:
            taken = min(length, starts[first + 1] - at)
            covered[first] += taken
            at, length, first = at + taken, length - taken, first + 1
    return [got / len(block) if block else 0.0 for got, block in zip(covered, blocks, strict=True)]


def words(text: str) -> list[str]:
    """The words of a text as they are compared: runs of word characters, ideographs one by one."""
    return _WORD.findall(_IDEOGRAPH.sub(r" \1 ", text) if _IDEOGRAPH.search(text) else text)


def _runs(
    lines: list[list[str]], page: list[str], blocks: Sequence[Sequence[str]], starts: list[int]
) -> Iterator[Run]:
    """Maximal runs of at least `_GRAM` words, and shorter lines that are a whole block."""
    text = [word for line in lines for word in line]
    index: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(zip(*(page[shift:] for shift in range(_GRAM)), strict=False)):
        index.setdefault(gram, []).append(at)
    grams = list(zip(*(text[shift:] for shift in range(_GRAM)), strict=False))
    for here, gram in enumerate(grams):
        for at in index.get(gram, ())[:_CANDIDATES]:
            if here and at and text[here - 1] == page[at - 1]:
                continue
            length = _GRAM
            while (
                here + length < len(text)
                and at + length < len(page)
                and text[here + length] == page[at + length]
            ):
                length += 1
            yield here, at, length
    short: dict[tuple[str, ...], list[int]] = {}
    for start, block in zip(starts, blocks, strict=False):
        if 0 < len(block) < _GRAM:
            short.setdefault(tuple(block), []).append(start)
    here = 0
    for line in lines:
        if 0 < len(line) < _GRAM:
            for at in short.get(tuple(line), ())[:_CANDIDATES]:
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
    last = max(range(len(runs)), key=weight.__getitem__, default=-1)
    while last >= 0:
        chosen.append(runs[last])
        last = before[last]
    return chosen[::-1]
