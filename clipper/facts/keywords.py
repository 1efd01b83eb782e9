"""The article's own key terms: names and words it uses often, most of all those of its headline."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import chain, compress

from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases
from clipper.text.datelines import OPENING, dateline_end
from clipper.text.lexicon import lexicon
from clipper.text.located import lower, split
from clipper.text.words import stems_of, tokens
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
    told = [_outside_dateline(number, block, language) for number, block in enumerate(readings)]
    counts = Counter(chain.from_iterable(reading.lows[first:] for reading, first in told))
    headline = set(split(f"{article.title or ''} {article.deck or ''}", language))
    weights: dict[str, float] = {}
    parts: set[str] = set()
    for name, words, often in _names(people, names, counts, language):
        weights[name] = often * 1.5 * (1 if headline.isdisjoint(words) else 2)
        parts.update(words)
    # No word of these is a name, so that names and words cannot be taken for one another.
    families = _families(counts, headline, parts, language)
    for low, often in families.items():
        weights[low] = often * (2 if low in headline else 1)
    ranked = sorted(weights, key=lambda term: -weights[term])
    chosen = [term for term in ranked if weights[term] >= 2][:_MOST]
    shown = _shown(told, families.keys() & chosen, language)
    return tuple(shown.get(term, term) for term in chosen)


def _outside_dateline(number: int, reading: Reading, language: str | None) -> tuple[Reading, int]:
    """A block, and the first of its words behind a dateline."""
    end = dateline_end(reading.text, language) if number < OPENING else 0
    return reading, reading.between(end, end)[0] if end else 0


def _shown(
    told: Iterable[tuple[Reading, int]], wanted: Set[str], language: str | None
) -> dict[str, str]:
    """The form that each of the wanted words mostly has."""
    found = (
        compress(reading.words[first:], map(wanted.__contains__, reading.lows[first:]))
        for reading, first in told
    )
    best: dict[str, int] = {}
    shown: dict[str, str] = {}
    for word, often in Counter(chain.from_iterable(found)).items():
        low = lower(word, language)
        # Small letters count for more: a sentence's first word and a title have capitals anyway.
        weighed = often * 5 if word == low else often
        if weighed > best.get(low, 0):
            best[low] = weighed
            shown[low] = word
    return shown


def _families(
    counts: Counter[str], headline: set[str], named: set[str], language: str | None
) -> dict[str, int]:
    """The words that may be key terms, each for all words of its stem, with their count.

    named: the words of names, which are terms of their own.
    """
    plain = _plain(language)
    usual = [
        low
        for low, often in counts.items()
        if often > 1
        and len(low) >= _SHORTEST
        and low not in plain
        and low not in named
        and not low[0].isdecimal()
    ]
    usual.sort(key=lambda low: (low not in headline, -counts[low]))
    singles = [low[:-1] if low[-1] == "s" and low[:-1] in counts else low for low in usual]
    # Joiners and vowel signs, of which a word is no less the same, make it none of letters alone.
    spelled = [
        single if single.isascii() or single.isalpha() else "".join(tokens(single))
        for single in singles
    ]
    stems = stems_of(spelled, language)
    heads: dict[str, str] = {}
    totals: dict[str, int] = {}
    for low, spelling in zip(usual, spelled, strict=True):
        head = heads.setdefault(stems.get(spelling) or spelling, low)
        totals[head] = totals.get(head, 0) + counts[low]
    return totals


def _names(
    people: Sequence[Person], names: Iterable[str], counts: Counter[str], language: str | None
) -> Iterator[tuple[str, list[str], int]]:
    """The names, their words, and how often each is named."""
    for person in people:
        yield person.name, split(person.name, language), person.mentions
    for name in names:
        if "." in name and len(name) < _SHORTEST:  # "U.S"
            continue
        words = split(name, language)
        yield name, words, min((counts.get(low, 1) for low in words), default=0)


@cache
def _plain(language: str | None) -> set[str]:
    """Words that are no key term of any article: function words, numbers, units, days."""
    words = lexicon(language).words
    kinds = ("speech", "honorifics", "numbers", "scales", "units", "plain_words")
    listed = (low for kind in kinds for low, _ in phrases(language, kind).items())
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
