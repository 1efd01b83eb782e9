"""Who is named: the people among the names, with the mentions of each joined."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from clipper.facts.evidence import ENOUGH, Evidence
from clipper.facts.inflection import has_cases, stem
from clipper.facts.lists import given_names, places
from clipper.facts.names import Name, Run, names
from clipper.facts.reading import Reading
from clipper.text.lexicon import lexicon
from clipper.text.located import split

_FAMILY = 30
"""People of one surname that are told apart."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


class Mention(NamedTuple):
    """A place where a person is named."""

    place: int
    """The index of its reading."""
    first: int
    last: int
    opening: int
    """The first word of its run: a title's, or the name's own."""


@dataclass(slots=True)
class Named:
    """A person, as the article names them."""

    name: str
    key: str
    """The surname in lower case, without the ending of its case."""
    mentions: list[Mention] = field(default_factory=list)


def find(
    readings: Sequence[Reading], capitalised: Sequence[Sequence[Run]], language: str | None
) -> list[Named]:
    """The people named, in the order of their first mention, with all their mentions.

    capitalised: the runs of capitalised words of each reading.
    """
    found = [
        name
        for place, reading in enumerate(readings)
        for name in names(reading, capitalised[place], place, language)
    ]
    evidence = Evidence(readings, found, language)
    people = [name for name in found if evidence.weigh(name) >= ENOUGH]
    return _joined(readings, people, language)


def _joined(readings: Sequence[Reading], found: list[Name], language: str | None) -> list[Named]:
    """One entry a person: the fullest form, with every mention of the surname."""
    people: list[Named] = []
    by_surname: dict[str, list[Named]] = defaultdict(list)
    familiar: dict[str, Named] = {}
    for name in sorted(found, key=lambda name: name.first - name.last):
        reading = readings[name.place]
        mention = Mention(name.place, name.first, name.last, name.opening)
        lows = reading.lows[name.first : name.last + 1]
        key = stem(_surname(lows), language)
        same = [
            known for known in by_surname.get(key, [])[:_FAMILY] if _same(known, lows, language)
        ]
        if not same and len(lows) == 1 and lows[0] in familiar:  # "Sir Keir"
            same = [familiar[lows[0]]]
        text = reading.slice(name.first, name.last)
        if same:
            same[0].mentions.append(mention)
            if _is_plainer(lows, same[0]):
                same[0].name = text
            continue
        person = Named(text, key, [mention])
        people.append(person)
        by_surname[key].append(person)
        if len(lows) > 1:
            familiar.setdefault(lows[0], person)
    _add_surnames(readings, by_surname, language)
    for person in people:
        person.mentions.sort(key=lambda mention: (mention.place, mention.first))
    return sorted(people, key=lambda person: (person.mentions[0].place, person.mentions[0].first))


def _surname(lows: list[str]) -> str:
    return lows[-2] if len(lows) > 1 and lows[-1] in _SUFFIXES else lows[-1]


def _same(person: Named, lows: list[str], language: str | None) -> bool:
    """Whether a name with a person's surname is that person's."""
    known = split(person.name, language)
    if len(lows) == 1 or all(low in known for low in lows) or lows[0] == known[0]:
        return True
    return language in ("ru", "uk") and lows[0][:3] == known[0][:3]


def _is_plainer(lows: list[str], person: Named) -> bool:
    """Whether a form of a name, as long as the known one, has its given name in the nominative."""
    known = person.name.lower().split()
    return len(lows) == len(known) and known[0] not in given_names() and lows[0] in given_names()


def _add_surnames(
    readings: Sequence[Reading], by_surname: dict[str, list[Named]], language: str | None
) -> None:
    """Adds the places where a surname stands alone: of a family, they name who came first."""
    if not by_surname:
        return
    taken = {
        (mention.place, index)
        for known in by_surname.values()
        for person in known
        for mention in person.mentions
        for index in range(mention.first, mention.last + 1)
    }
    heads = {
        key: min(known, key=lambda person: (person.mentions[0].place, person.mentions[0].first))
        for key, known in by_surname.items()
    }
    familiar = _by_given_name(by_surname, language)
    words = heads.keys() | familiar.keys()
    for place, reading in enumerate(readings):
        for index in reading.capitals if has_cases(language) else reading.capitals_of(words):
            person = heads.get(stem(reading.lows[index], language))
            if person is None and reading.lows[index] in familiar and _is_alone(reading, index):
                person = familiar[reading.lows[index]]
            if person is None or (place, index) in taken:
                continue
            person.mentions.append(Mention(place, index, index, index))


def _by_given_name(
    by_surname: dict[str, list[Named]], language: str | None
) -> dict[str, Named | None]:
    """Whom a given name alone names, where only one person has it and it is no other word."""
    known: dict[str, Named | None] = {}
    stop = lexicon(language).words.get("stop", ())
    for person in (person for family in by_surname.values() for person in family):
        words = split(person.name, language)
        if len(words) > 1 and words[0] not in stop and words[0] not in places():
            known[words[0]] = None if words[0] in known else person
    return known


def _is_alone(reading: Reading, index: int) -> bool:
    """Whether no capitalised word stands beside a word."""
    before = index > 0 and reading.gaps[index - 1] == " " and reading.words[index - 1][0].isupper()
    behind = index + 1 < len(reading.words) and reading.gaps[index] == " "
    return not before and not (behind and reading.words[index + 1][0].isupper())
