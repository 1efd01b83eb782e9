"""Organisations and places, by the words that name them; names of people are none.

An organisation is a run of capitalised words with a word such as "Committee" in it, an acronym, or
the long form of one. A place is one of the known ones, or a run with a word such as "County" in it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from clipper.facts.inflection import cases, is_adverbial
from clipper.facts.lists import is_given_name, places
from clipper.facts.names import Run, name_words
from clipper.facts.people import Named
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import Phrases, entries, lists, phrases_of
from clipper.text.datelines import OPENING, dateline_end
from clipper.text.located import PARTING, split
from clipper.types import Acronym

_MOST = 20
_TOWN = 30
"""Characters of the town that a dateline begins with, at most."""
_BEHIND_TOWN = "[,(–—-]"
_OF = frozenset(("of", "for", "de", "del", "du", "des", "der", "für", "di", "da", "do"))
_OTHER_CAPITALS = ("units", "scales", "currencies", "clock", "common_acronyms")
"""What else is written in capitals like an organisation's short form."""
_AND = frozenset(("and", "und", "&", "et", "y"))


class _Known(NamedTuple):
    """A language's words, in lower case, that tell organisations and places."""

    stop: frozenset[str]
    organisations: frozenset[str]
    sites: frozenset[str]
    """Words that the names of places end with: county."""
    places: Phrases[str]
    telling: frozenset[str]
    """Words one of which a run has in it that names anything but people, where no acronym does;
    empty where places are told by their stems."""


def find(
    readings: Sequence[Reading],
    capitalised: Sequence[Sequence[Run]],
    named: Sequence[Named],
    acronyms: Sequence[Acronym],
    language: str | None,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The organisations and the places, each once, those named most often first."""
    known = _known(language)
    people = {
        (mention.place, index)
        for person in named
        for mention in person.mentions
        for index in range(mention.first, mention.last + 1)
    }
    organisations: dict[str, int] = {acronym.long: 1 for acronym in acronyms}
    found_places: dict[str, int] = {}
    shorts = {acronym.short for acronym in acronyms}
    for place, reading in enumerate(readings):
        behind = -1
        for first, last, kind in _entities(reading, capitalised[place], known, shorts, language):
            if first <= behind or any((place, index) in people for index in range(first, last + 1)):
                continue
            if kind == "organisation" and place < OPENING and _is_town(reading, last, language):
                continue
            behind = last
            counts = organisations if kind == "organisation" else found_places
            text = reading.slice(first, last)
            counts[text] = counts.get(text, 0) + 1
    return _ranked(organisations), _ranked(found_places)


def _is_town(reading: Reading, last: int, language: str | None) -> bool:
    """Whether a dateline's town ends at or behind a word; it has capitals as an acronym has."""
    end = reading.ends[last]
    if end > _TOWN or re.search(_BEHIND_TOWN, reading.text[:end]):
        return False
    return end <= dateline_end(reading.text, language)


def _ranked(counts: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: -counts[name])[:_MOST])


def _entities(
    reading: Reading,
    capitalised: Sequence[Run],
    known: _Known,
    shorts: set[str],
    language: str | None,
) -> Iterator[tuple[int, int, str]]:
    """The first word, the last word and the kind of each organisation and place in a block."""
    stop, telling, words, lows = known.stop, known.telling, reading.words, reading.lows

    def tells(at: int) -> bool:
        return lows[at] in telling or words[at].isupper() or words[at] in shorts

    for first, last in capitalised:
        further = range(first + 1, last + 1)
        if telling and not (tells(first) or (further and any(map(tells, further)))):
            continue
        while first < last and (lows[first] in stop or is_adverbial(lows[first], language)):
            first += 1
        own = lows[first : last + 1]
        if last > first and reading.slice(first, last).isupper():  # a dateline or a heading
            continue
        if not known.organisations.isdisjoint(own) and (first < last or _names_one(reading, last)):
            yield first, _past_of(reading, last), "organisation"
            continue
        if known.places.may_open(own):
            yield from _known_places(reading, first, last, known.places)
        if first < last and own[-1] in known.sites and not is_given_name(words[first]):
            yield first, last, "place"
        for index in range(first, last + 1):
            word = words[index]
            if word in shorts or (word.isupper() and _is_acronym(word, reading, index, language)):
                yield index, index, "organisation"


@cache
def organisation_words(language: str | None) -> frozenset[str]:
    """Words, in lower case, that an organisation's name has in it."""
    return frozenset(
        form for low in entries(language, "organisation_words") for form in cases(low, language)
    )


@cache
def _known(language: str | None) -> _Known:
    organisations, places = organisation_words(language), _place_phrases(language)
    sites = frozenset(entries(language, "place_words"))
    telling = () if places.has_stems else (*organisations, *sites, *places.openers())
    stop = name_words(language).stop
    return _Known(stop, organisations, sites, places, frozenset(telling))


def _names_one(reading: Reading, last: int) -> bool:
    """Whether a single word is an organisation's name by what follows: "Bank of England"."""
    return _past_of(reading, last) > last


def _past_of(reading: Reading, last: int) -> int:
    """Over "of England" and "for Health and Safety" behind an organisation's word."""
    words, lows, count = reading.words, reading.lows, len(reading.words)
    at = last + 1
    if at + 1 >= count or lows[at] not in _OF or reading.gaps[last] != " ":
        return last
    at += 1 + (lows[at + 1] == "the" and at + 2 < count)
    if not words[at][0].isupper():
        return last
    while at + 1 < count and reading.gaps[at] == " ":
        if words[at + 1][0].isupper():
            at += 1
        elif lows[at + 1] in _AND and at + 2 < count and words[at + 2][0].isupper():
            at += 2
        else:
            break
    return at


def _is_acronym(word: str, reading: Reading, index: int, language: str | None) -> bool:
    """Whether a word in capitals is an organisation's short form."""
    if not (2 <= len(word) <= 6 and word.isalpha()):
        return False
    low, known = reading.lows[index], lists(language)
    other = low in places() or any(low in known[key] for key in _OTHER_CAPITALS)
    return low.upper() != low and not other and _mixed(reading.text)


def _mixed(text: str) -> bool:
    """Whether a text is not written in capitals throughout."""
    return sum(map(str.islower, text[:200])) > 0.4 * len(text[:200])


def _known_places(
    reading: Reading, first: int, last: int, known: Phrases[str]
) -> Iterator[tuple[int, int, str]]:
    index = first
    while index <= last:
        found = known.match(reading.lows, index)
        if found is not None:
            yield index, index + found[0] - 1, "place"
            index += found[0]
        else:
            index += 1


@cache
def _place_phrases(language: str | None) -> Phrases[str]:
    """The known places; in Russian and Azerbaijani with any ending of a case."""
    if language not in {None, "ru", *PARTING}:
        return _place_phrases(None)  # most languages cut and lower the names alike
    known = [(name, name) for name in places()]
    if language == "ru":
        known += [
            (f"{name[:-1] if name[-1] in 'аяйь' else name}*", name)
            for name in places()
            if len(name) > 4 and len(split(name, language)) == 1
        ]
    if language == "az":
        known += [(f"{name}*", name) for name in places() if len(name) > 3]
    return phrases_of(known, language)
