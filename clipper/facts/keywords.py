"""The article's own key terms: names and words it uses often, most of all those of its headline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from clipper.facts.reading import Reading, split
from clipper.facts.vocabulary import phrases
from clipper.text.lexicon import lexicon
from clipper.types import Article, Person

_MOST = 8
_SHORTEST = 4
"""Letters of a word that may be a key term."""


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
    headline = set(split(f"{article.title or ''} {article.deck or ''}", language))
    stop = _stop(language)
    counts: Counter[str] = Counter()
    surface: dict[str, str] = {}
    for reading in readings:
        counts.update(reading.lows)
        surface.update(zip(reading.lows, reading.words, strict=True))
    seen = {word for reading in readings for word in reading.words}
    weights: dict[str, float] = {}
    parts: set[str] = set()
    for name, often in _names(people, names, counts, language):
        words = split(name, language)
        weights[name] = often * 1.5 * (2 if headline & set(words) else 1)
        parts |= set(words)
    for low, often in counts.items():
        if often < 2 or len(low) < _SHORTEST or low in parts or low in stop or low[0].isdecimal():
            continue
        if low.endswith("s") and low[:-1] in counts and counts[low[:-1]] >= often:
            continue
        weights[low if low in seen else surface[low]] = often * (2 if low in headline else 1)
    ranked = sorted(weights, key=lambda term: -weights[term])
    return tuple(term for term in ranked if weights[term] >= 2)[:_MOST]


def _names(
    people: Sequence[Person], names: Iterable[str], counts: Counter[str], language: str | None
) -> list[tuple[str, int]]:
    """The names, and how often each is named."""
    found = [(person.name, person.mentions) for person in people]
    for name in names:
        often = min((counts.get(low, 1) for low in split(name, language)), default=0)
        found.append((name, often))
    return found


@cache
def _stop(language: str | None) -> frozenset[str]:
    words = lexicon(language).words
    speech = (low for low, _ in phrases(language, "speech", "honorifics", "numbers").singles())
    calendar = (
        form
        for key in ("months", "weekdays")
        for entry in words.get(key, ())
        for form in entry.split(" | ")
    )
    plain = (entry for key in ("stop", "pronouns", "connectives") for entry in words.get(key, ()))
    return frozenset((*speech, *calendar, *plain))
