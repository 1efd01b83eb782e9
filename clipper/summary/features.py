"""What the news ranking knows of a sentence, in numbers that hold in every language.

`benchmarks/fit_ranking.py` fits their weights; `docs/ranking.md` tells what else was tried.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from clipper.summary.document import Document
from clipper.text.located import PARTING, located
from clipper.text.words import stems, stems_of, words_to_stem

NAMES = ("lateness", "headline", "recurrence", "opens_with_quote", "overlong")
"""The features of one sentence, in the order of `Profile.values`."""

LEAST = 8
"""Fewer words than this are a cry, a caption or a label, hardly a sentence worth a point."""
_COMFORTABLE = 35
"""Words up to which a sentence is not called overlong."""
_SMOOTHING = 2
"""Words without merit that every sentence is lent, so that a short one is no sure winner."""
_LOOKED_AT = 4000
"""Characters whose words are looked at: the rest of a longer 'sentence' is never shown."""
_ASIDE = r"[^\W\d_][^()\n]{1,40}\([^\W\d_][^\W\dA-Z_]{2,20}\)\s+[^\W\dA-Z_]"
_QUOTATION_MARKS = frozenset("\"'“”„«»‘’「『")
_QUESTION_MARKS = ("?", "？", "؟")
_SPACELESS = frozenset({"zh", "ja"})
"""Where no space stands between words, and two characters make about one."""
_OTHERWISE_PARTED = frozenset({None, *_SPACELESS, *PARTING})
_GENITIVE = "s"
"""A word of its own behind its apostrophe."""


class Profile(NamedTuple):
    """One sentence as the ranking sees it."""

    values: tuple[float, ...]
    stems: frozenset[str]
    passed_over: bool
    """Whether it is taken only when there is nothing else: a question, too short, or broken by
    an aside before it says anything ('Ana Ruiz (Rovers) wins a free kick')."""


def profiles(document: Document, positions: Sequence[int]) -> list[Profile]:
    """The profile of each sentence; cost grows linearly with the text.

    positions: the place that counts for each sentence, 0 for the first; usually its index.
    """
    article = document.article
    told = _stemmed(document)
    # A sentence that stands there twice is no theme, it is a refrain: each counts once.
    recurrent = _recurrent(set(told))
    headline = frozenset(stems(f"{article.title or ''} {article.deck or ''}", article.language))
    spaceless = article.language in _SPACELESS
    found = []
    for sentence, own, position in zip(document.sentences, told, positions, strict=True):
        text = sentence.text
        size = _size(text, spaceless)
        content = len(own) + _SMOOTHING
        values = (
            math.log1p(position),
            len(own & headline) / content,
            len(own & recurrent) / content,
            float(text[0] in _QUOTATION_MARKS),
            (size - _COMFORTABLE) / 10 if size > _COMFORTABLE else 0.0,
        )
        found.append(Profile(values, own, size < LEAST or _asks(text) or _breaks_off(text)))
    return found


def _recurrent(told: Iterable[frozenset[str]]) -> set[str]:
    """The stems that more than one sentence has."""
    seen: set[str] = set()
    again: set[str] = set()
    for own in told:
        again |= seen & own
        seen |= own
    return again


def _stemmed(document: Document) -> list[frozenset[str]]:
    """The stems of each sentence; each word of the article is cut once."""
    sentences = [*_words(document)]
    stem_of = stems_of(chain.from_iterable(sentences), document.article.language)
    stem_of.pop(_GENITIVE, None)
    return [frozenset(filter(None, map(stem_of.get, words))) for words in sentences]


def _words(document: Document) -> Iterator[list[str]]:
    """The words of each sentence: those that the facts were found in where these are the same,
    as no apostrophe parts them and spaces do."""
    blocks, language = document.article.blocks, document.article.language
    if language in _OTHERWISE_PARTED:
        for sentence in document.sentences:
            yield words_to_stem(sentence.text[:_LOOKED_AT], language)
        return
    for block, sentences in groupby(document.sentences, attrgetter("block")):
        words = located(blocks[block].text, language)
        for sentence in sentences:
            first = bisect_left(words.starts, sentence.start)
            last = bisect_left(words.starts, min(sentence.end, sentence.start + _LOOKED_AT))
            yield words.lows[first:last]


def overlap(stems: frozenset[str], others: frozenset[str]) -> float:
    """The share of the shorter sentence's content that the other tells too, 0 to 1."""
    return len(stems & others) / (min(len(stems), len(others)) or 1)


def _size(text: str, spaceless: bool) -> float:
    """About how many words a sentence has."""
    return len(text) / 2 if spaceless else text.count(" ") + 1


def _asks(text: str) -> bool:
    return text.rstrip("\"'”’»)」 ").endswith(_QUESTION_MARKS)


def _breaks_off(text: str) -> bool:
    return "(" in text[:42] and re.match(_ASIDE, text) is not None
