"""Other ways to write a name: an acronym, a blend, another of its usual names."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from clipper.text.lexicon import load
from clipper.verify.passages import Passage, Passages

_BLENDED = 3
"""Letters of each part of a blend: "Минтранс"."""
_CASES = "аеуыиом"
"""Endings of the cases of a Russian blend."""


def is_written_otherwise(low: str, source: Passages) -> bool:
    """Does the source name in another way what a word in lower case names?"""
    return any(_stands_in(low, passage) for passage in source.all)


def _stands_in(low: str, passage: Passage) -> bool:
    lows = passage.lows
    if any(low in group and any(_has(alias, lows) for alias in group) for group in _aliases()):
        return True
    for run in passage.runs:
        span = lows[run.first : run.last + 4]
        if _is_acronym(low, span) or any(_is_acronym(one, [low]) for one in span):
            return True
    return any(_is_blend(low, one, other) for one, other in pairwise(lows))


def _has(alias: str, lows: Sequence[str]) -> bool:
    words = alias.split("_")
    return any(list(lows[at : at + len(words)]) == words for at in range(len(lows)))


def _is_acronym(low: str, lows: Sequence[str]) -> bool:
    """Do some of the words, small ones left out, begin with the letters?"""
    if not 2 <= len(low) <= 6:
        return False
    initials = "".join(word[0] for word in lows)
    content = "".join(word[0] for word in lows if len(word) > 3)
    return initials.startswith(low) or content.startswith(low)


def _is_blend(low: str, one: str, other: str) -> bool:
    """Is a word the beginnings of two: "Минтранс", "министерство транспорта"?"""
    bare = low.rstrip(_CASES)
    return any(
        one.startswith(bare[:cut]) and other.startswith(bare[cut:])
        for cut in range(_BLENDED, len(bare) - _BLENDED + 1)
    )


@cache
def _aliases() -> list[list[str]]:
    path = Path(__file__).with_name("data").joinpath("aliases.toml")
    lines = load(path)["names"].splitlines()
    return [line.split() for line in lines if line]
