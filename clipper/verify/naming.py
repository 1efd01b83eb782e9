"""The names in a sentence, and whether the source has them where it says the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clipper.facts.entities import organisation_words
from clipper.facts.lists import is_given_name, places
from clipper.facts.names import Run, name_words
from clipper.facts.vocabulary import phrases
from clipper.text.located import split
from clipper.types import Facts, Person
from clipper.verify.demonyms import is_demonym
from clipper.verify.forms import akin
from clipper.verify.passages import Passage, Passages
from clipper.verify.spellings import is_written_otherwise

_OPENING = 2
"""Words of a sentence's opening, where the news sets the scene: "In Valmont, …"."""
_A_PAIR = 2
_BESIDE = 3
"""Words between a name and its verb of saying."""
_COMPOUND = 5
"""Letters of the last part of a German compound that names a body."""
_LETTERS = 3
"""Letters of what stands before that part."""
_INSIDE = frozenset((" ", "\xa0", "-", ". "))
"""What stands between the words of one name."""
_NUMERALS = frozenset("ivx")
"""Letters of what numbers a thing, and names it with words that are small: "world war II"."""
_OF = frozenset(("of", "for", "de", "des", "du", "della", "del", "für", "der", "da", "do"))
_ARTICLES = frozenset(("the", "la", "le", "les", "l", "los", "las", "il", "lo", "gli", "o", "a"))
_LINKS = 2
"""Prepositions and articles between a ministry and its portfolio at most."""
_MINISTRY = ("minist", "министер", "міністер")
_SMALL_AFTER = frozenset(("ru", "uk"))
"""Languages that write a body's name small but for its first word: "Министерство обороны"."""
_BARE = frozenset(("in", "aus", "nach"))
"""German prepositions behind which a noun without an article is mostly a place."""


class Name(NamedTuple):
    """A name in a sentence."""

    text: str
    lows: tuple[str, ...]
    first: int
    """Its first word."""


def names(passage: Passage, facts: Facts) -> Iterator[Name]:
    """The names of people, bodies and places in a sentence of a brief, no figures and no dates.

    facts: those of the brief, which tell names where all nouns have a capital letter.
    """
    people = [split(person.name, passage.language) for person in facts.people]
    surnames = {low for person in people for low in person}
    indices = [
        at
        for run in passage.runs
        for at in _name_words(passage, run, surnames)
        if at not in passage.dated
        and not any(
            figure.start <= passage.reading.starts[at] < figure.end
            for figure in passage.quantities
            if figure.unit
        )
    ]
    taken: set[int] = set()
    for person in people:
        for at in indices:
            span = range(at, at + len(person))
            if passage.lows[at : span.stop] == person and taken.isdisjoint(span):
                taken.update(span)
                yield _name(passage, span)
    for group in _groups(passage, [at for at in indices if at not in taken]):
        yield _name(passage, group)


def _name_words(passage: Passage, run: Run, people: set[str]) -> list[int]:
    """The words of a run that are names, by their index."""
    known, reading = name_words(passage.language), passage.reading
    indices = [
        at
        for at in range(run.first, run.last + 1)
        if reading.words[at][0].isupper()
        and reading.lows[at] not in known.stop | known.calendar
        and (not known.is_role(reading.lows[at]) or _ministry_before(passage, at) is not None)
        and reading.lows[at] not in reading.words
    ]
    if passage.language == "de":
        return [at for at in indices if _is_german_name(passage, at, people)]
    alone = indices == [0] and run.last == 0
    opener = reading.lows[0]
    known_opener = _is_known(opener, people) or _is_body([opener], passage.language)
    return indices if known_opener or not alone else []


def _ministry_before(passage: Passage, at: int) -> int | None:
    """The word for a ministry or a minister whose portfolio a word tells: "ministère des Finances".

    Nothing but prepositions and articles may stand between.
    """
    for index in range(at - 1, max(-1, at - 2 - _LINKS), -1):
        if passage.lows[index].startswith(_MINISTRY):
            return index
        if passage.lows[index] not in _OF | _ARTICLES:
            return None
    return None


def _groups(passage: Passage, indices: list[int]) -> list[list[int]]:
    """The words of names, those together that stand in a row or are linked: "Bank of Oslo"."""
    groups: list[list[int]] = []
    for at in indices:
        behind = groups[-1][-1] if groups else -9
        linked = at - behind == 2 and passage.lows[behind + 1] in _OF
        if linked or (at - behind == 1 and passage.reading.gaps[behind] in _INSIDE):
            groups[-1].append(at)
        else:
            groups.append([at])
        ministry = _ministry_before(passage, at)
        if ministry is not None and groups[-1] == [at]:
            groups[-1].insert(0, ministry)
        if passage.language in _SMALL_AFTER and _is_body([passage.lows[at]], passage.language):
            groups[-1] += range(at + 1, min(at + 2, len(passage.lows)))
    return groups


def _is_body(lows: Sequence[str], language: str | None) -> bool:
    bodies = organisation_words(language)
    return any(low in bodies or low.startswith(_MINISTRY) for low in lows)


def _name(passage: Passage, indices: Sequence[int]) -> Name:
    lows = tuple(passage.lows[at] for at in indices)
    return Name(passage.reading.slice(indices[0], indices[-1]), lows, indices[0])


def saying(passage: Passage, facts: Facts) -> list[str]:
    """The names of people that stand beside a verb of saying: "warned Edda Brand", "sagte Brand".

    facts: the source's, whose people may be called by one name.
    """
    speech, language = phrases(passage.language, "speech"), passage.language
    others = name_words(language).others | name_words(language).calendar
    lows = passage.lows
    verbs = [at for at in range(len(lows)) if speech.match(lows, at)]
    return [
        passage.reading.slice(run.first, run.last)
        for run in passage.runs
        if any(run.first - _BESIDE <= at <= run.last + _BESIDE for at in verbs)
        and others.isdisjoint(lows[run.first : run.last + 1])
        and (run.first < run.last or _is_person(lows[run.last], facts, language))
    ]


def missing(name: Name, passages: Iterable[Passage], language: str | None) -> list[str]:
    """The words of a name that none of some passages has, in any form."""
    everywhere = list(passages)
    return [low for low in name.lows if not any(_has(low, at, language) for at in everywhere)]


def is_named(name: Name, source: Passages, facts: Facts, language: str | None) -> bool:
    """Does the source have a name, in any form: all of it together, and not of two people?

    facts: the source's.
    """
    lows = [low for low in name.lows if not is_demonym(low, language)]
    if any(all(_has(low, passage, language) for low in lows) for passage in source.all):
        return True
    if set("".join(name.lows)) <= _NUMERALS:
        return True
    absent = missing(name, source.all, language)
    if absent:
        return all(is_written_otherwise(low, source) for low in absent)
    if _is_body(lows, language):
        return False
    owners = [
        {person.name for person in facts.people if _names(low, person, language)} for low in lows
    ]
    return sum(map(bool, owners)) < _A_PAIR  # "Edda Hansen", of Edda Brand and Ole Hansen


def _names(low: str, person: Person, language: str | None) -> bool:
    return any(akin(low, word, language, name=True) for word in split(person.name, language))


def rival(name: Name, claimed: Passage, stated: Passage, facts: Facts) -> str | None:
    """The name that the source's sentence has in the place of a name that it does not have.

    facts: the source's.
    """
    if is_demonym(name.lows[-1], claimed.language):
        return None
    if name.first < _OPENING and not _is_person(name.lows[-1], facts, claimed.language):
        return None
    language, articles = claimed.language, phrases(claimed.language, "articles")
    before = claimed.lows[name.first - 1] if name.first else ""
    for run in stated.runs:
        low = stated.lows[run.last]
        if any(akin(low, mine, language, name=True) for mine in claimed.lows):
            continue
        same_place = bool(run.first and before) and stated.lows[run.first - 1] == before
        if before in articles:
            same_place = False
        if language == "de" and before not in _BARE:
            same_place = False
        same_kind = _kind(low, facts, language) is not None and (
            _kind(low, facts, language) == _kind(name.lows[-1], facts, language)
        )
        if (run.first and same_place) or same_kind:
            return stated.reading.slice(run.first, run.last)
    return None


def _kind(low: str, facts: Facts, language: str | None) -> str | None:
    if _is_person(low, facts, language):
        return "person"
    return "place" if _is_place(low, facts, language) else None


def _is_person(low: str, facts: Facts, language: str | None) -> bool:
    return any(_names(low, person, language) for person in facts.people)


def _is_place(low: str, facts: Facts, language: str | None) -> bool:
    if low in places():
        return True
    if any(low in split(place, language) for place in facts.places):
        return True
    return language not in ("en", "de") and any(
        akin(low, place, language, name=True) for place in places() if place[:3] == low[:3]
    )


def _is_known(low: str, people: set[str]) -> bool:
    return low in people or low in places() or is_given_name(low)


def _is_german_name(passage: Passage, at: int, people: set[str]) -> bool:
    """Whether a German noun is a name: a person's, a known place, a body, "in" with no article."""
    low, before = passage.lows[at], passage.lows[at - 1] if at else ""
    if low in people or low in places() or before in _BARE:
        return True
    word = passage.reading.words[at]
    return _body(low) is not None or (word.isupper() and len(word) > 1)


def _body(low: str) -> str | None:
    """The last part of a German compound that names a body: "ministerium"."""
    for length in range(len(low) - _LETTERS, _COMPOUND - 1, -1):
        for ending in ("", "s", "es"):
            if low[-length:].removesuffix(ending) in organisation_words("de"):
                return low[-length:]
    return None


def _has(low: str, passage: Passage, language: str | None) -> bool:
    return any(akin(low, other, language, name=True) for other in passage.lows)
