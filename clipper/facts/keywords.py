"""The article's own key terms: names and words it uses often, most of all those of its headline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from clipper.facts.reading import Reading, split
from clipper.facts.vocabulary import phrases
from clipper.text.datelines import dateline_end
from clipper.text.lexicon import lexicon
from clipper.text.words import stems
from clipper.types import Article, Person

_MOST = 8
_SHORTEST = 4
"""Letters of a word that may be a key term."""
_OPENING = 4
"""Blocks that may begin with a dateline."""


def find(
    article: Article,
    readings: Sequence[Reading],
    people: Sequence[Person],
    names: Iterable[str],
) -> tuple[str, ...]:
    """Up to eight key terms, the weightiest first. Where words are not parted: the page's tags."""
    language = article.language
    if language in ("zh", "ja", "th"):
        return article.tags[:_MOST]
    counts, shown = _count(readings, language)
    headline = set(split(f"{article.title or ''} {article.deck or ''}", language))
    weights: dict[str, float] = {}
    parts: set[str] = set()
    for name, often in _names(people, names, counts, language):
        words = split(name, language)
        weights[name] = often * 1.5 * (2 if headline & set(words) else 1)
        parts |= set(words)
    for low, often in _families(counts, headline, parts | _plain(language), language):
        weights[shown[low]] = often * (2 if low in headline else 1)
    ranked = sorted(weights, key=lambda term: -weights[term])
    return tuple(term for term in ranked if weights[term] >= 2)[:_MOST]


def _count(
    readings: Sequence[Reading], language: str | None
) -> tuple[Counter[str], dict[str, str]]:
    """How often each word is used outside datelines, and the form that it mostly has."""
    forms: Counter[str] = Counter()
    lows: dict[str, str] = {}
    for number, reading in enumerate(readings):
        end = dateline_end(reading.text, language) if number < _OPENING else 0
        first = reading.between(end, end)[0] if end else 0
        forms.update(reading.words[first:])
        lows.update(zip(reading.words, reading.lows, strict=True))
    counts: Counter[str] = Counter()
    best: dict[str, int] = {}
    shown: dict[str, str] = {}
    for word, often in forms.items():
        low = lows[word]
        counts[low] += often
        # Small letters count for more: a sentence's first word and a title have capitals anyway.
        weighed = often * 5 if word == low else often
        if weighed > best.get(low, 0):
            best[low] = weighed
            shown[low] = word
    return counts, shown


def _families(
    counts: Counter[str], headline: set[str], never: set[str], language: str | None
) -> list[tuple[str, int]]:
    """The words that may be key terms, each for all words of its stem, with their count."""
    heads: dict[str, str] = {}
    totals: Counter[str] = Counter()
    usual = [
        low
        for low, often in counts.items()
        if often > 1 and len(low) >= _SHORTEST and low not in never and not low[0].isdecimal()
    ]
    for low in sorted(usual, key=lambda low: (low not in headline, -counts[low])):
        single = low[:-1] if low[-1] == "s" and low[:-1] in counts else low
        stem = next(iter(stems(single, language)), single)
        totals[heads.setdefault(stem, low)] += counts[low]
    return list(totals.items())


def _names(
    people: Sequence[Person], names: Iterable[str], counts: Counter[str], language: str | None
) -> list[tuple[str, int]]:
    """The names, and how often each is named."""
    found = [(person.name, person.mentions) for person in people]
    for name in names:
        if "." in name and len(name) < _SHORTEST:  # "U.S"
            continue
        often = min((counts.get(low, 1) for low in split(name, language)), default=0)
        found.append((name, often))
    return found


@cache
def _plain(language: str | None) -> set[str]:
    """Words that are no key term of any article: function words, numbers, units, days."""
    words = lexicon(language).words
    kinds = ("speech", "honorifics", "numbers", "scales", "units", "plain_words")
    listed = (low for low, _ in phrases(language, *kinds).singles())
    calendar = (
        form
        for key in ("months", "weekdays")
        for entry in words.get(key, ())
        for form in entry.split(" | ")
    )
    function = (
        entry for key in ("stop", "pronouns", "connectives") for entry in words.get(key, ())
    )
    return {*listed, *calendar, *function}
