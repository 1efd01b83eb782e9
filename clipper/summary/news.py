"""The default ranking, made for news.

A sentence's score is a weighted sum of a few features; the best is taken, then the best beside it,
and so on: what repeats a chosen sentence loses (maximal marginal relevance, Carbonell and
Goldstein, 1998), what goes on from one gains. The weights are fitted, see `data/news.toml`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import mul
from pathlib import Path

from clipper.config import Options
from clipper.summary.choice import Choice
from clipper.summary.document import Document
from clipper.summary.features import NAMES, Profile, overlap, profiles
from clipper.summary.length import SENTENCES
from clipper.summary.shapes import Shape, shape
from clipper.text.lexicon import load

_POOL = 24
"""How many of the best compete on what they add to the others; the rest follow by score."""
_NEXT = "tells what comes next"
_PASSED_OVER = 1000.0
"""Farther down than any weight can lift a sentence."""


def rank(document: Document, options: Options) -> Iterator[Choice]:
    """The sentences, the most important first, each with its reasons."""
    return rank_by(document, _weights())


def rank_by(document: Document, weights: Mapping[str, float]) -> Iterator[Choice]:
    """The ranking with these weights, one for each of `features.NAMES` and of the pair terms
    'overlap' and 'adjacent'."""
    form = shape(document)
    known = profiles(document, form.positions)
    fitted = [weights[name] for name in NAMES]
    scores = [
        _score(profile, fitted) + bonus for profile, bonus in zip(known, form.bonuses, strict=True)
    ]
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    ranked = chain(_marginal(document, order[:_POOL], scores, known, weights), order[_POOL:])
    coming = _announcement(document, order)
    for index in _with_announcement(ranked, coming):
        reasons = _reasons(document, index, known[index], form)
        yield Choice(index, (_NEXT, *reasons) if index == coming else reasons)


def _announcement(document: Document, order: list[int]) -> int | None:
    """The best of the sentences that tell what comes next, where there is one."""
    places = [(item.block, item.start, item.end) for item in document.facts.upcoming]
    for index in order if places else ():
        sentence = document.sentences[index]
        if not sentence.leans and any(
            block == sentence.block and start < sentence.end and end > sentence.start
            for block, start, end in places
        ):
            return index
    return None


def _with_announcement(ranked: Iterable[int], coming: int | None) -> Iterator[int]:
    """The ranking; a brief longer than usual tells what comes next, at the latest right here."""
    for place, index in enumerate(ranked):
        if place == SENTENCES and coming is not None:
            yield coming
            yield from (later for later in chain([index], ranked) if later != coming)
            return
        coming = None if index == coming else coming
        yield index


def _marginal(
    document: Document,
    pool: list[int],
    scores: list[float],
    known: list[Profile],
    weights: Mapping[str, float],
) -> Iterator[int]:
    """The pool in the order of what each adds to those taken before it."""
    left = {index: scores[index] for index in sorted(pool)}
    leaning = {index: document.anchor(index) for index in pool if document.sentences[index].leans}
    taken: set[int] = set()
    repeating = weights["overlap"]
    while left:
        standing = [index for index in left if index not in leaning or leaning[index] in taken]
        best = max(standing or left, key=left.__getitem__)
        del left[best]
        taken.add(best)
        yield best
        told = known[best].stems
        for index in left:
            left[index] += repeating * overlap(known[index].stems, told)
        for beside in (best - 1, best + 1):
            if beside in left:
                left[beside] += weights["adjacent"]


def _score(profile: Profile, fitted: Sequence[float]) -> float:
    total: float = sum(map(mul, fitted, profile.values))
    return total - _PASSED_OVER * profile.passed_over


def _reasons(document: Document, index: int, profile: Profile, form: Shape) -> tuple[str, ...]:
    """Why a sentence ranks where it does, in plain words, the weightiest first."""
    lateness, headline, recurrence, *_ = profile.values
    said = [(2.0, form.reason)] if form.reason and form.bonuses[index] else []
    if index == 0:
        said.append((3.0, "opens the article"))
    elif form.positions[index] < 5:
        said.append((2.0 - lateness / 2, "stands early"))
    if headline:
        said.append((headline * 4, "names what the headline names"))
    if recurrence >= 0.4:
        said.append((recurrence * 2, "tells what the article keeps coming back to"))
    if not said:
        said.append((0.0, "adds something new"))
    return tuple(reason for _, reason in sorted(said, key=lambda pair: -pair[0]))


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = load(Path(__file__).with_name("data") / "news.toml")["weights"]
    return weights
