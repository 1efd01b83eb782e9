"""Whom a pronoun, or "the minister", points back to: the person named last, and fit for it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from clipper.facts.inflection import stem
from clipper.facts.names import name_words
from clipper.facts.people import Named
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases
from clipper.text.located import split

_BACK = 3
"""Paragraphs that a pronoun reaches back, those that are quoted throughout not counted."""
_FARTHEST = 12
"""Paragraphs that it reaches back at the most."""


class Antecedents:
    """The places where an article names people."""

    def __init__(
        self,
        readings: Sequence[Reading],
        named: Sequence[Named],
        roles: Sequence[str | None],
        headline: str,
        language: str | None,
    ) -> None:
        self._readings = readings
        self._words = name_words(language)
        self._person_at: dict[tuple[int, int], Named] = {}
        self._places: list[tuple[int, int]] = []
        for person in named:
            for mention in person.mentions:
                self._places.append((mention.place, mention.first))
                for index in range(mention.first, mention.last + 1):
                    self._person_at[mention.place, index] = person
        self._places.sort()
        sexes = phrases(language, "sexes")
        self._sex: dict[str, str] = {}
        """Of the people whose title or role tells it."""
        for person, role in zip(named, roles, strict=True):
            known = filter(None, map(sexes.get, [*words_of(role), *self._titles(person)]))
            told = next(known, None)
            if told:
                self._sex[person.name] = told
        stems = {stem(low, language) for low in split(headline, language)}
        self._in_headline = next((person.name for person in named if person.key in stems), None)
        self._quoted: dict[int, list[tuple[int, int]]] = {}

    def _titles(self, person: Named) -> list[str]:
        """The words before a person's name that belong to it: "Mrs", "Father"."""
        return [
            low
            for mention in person.mentions[:12]
            for low in self._readings[mention.place].lows[mention.opening : mention.first]
        ]

    def quoted(self, place: int, first: int, last: int) -> None:
        """Tells that the words from `first` up to `last` are a quotation's own."""
        self._quoted.setdefault(place, []).append((first, last))

    def person(self, place: int, index: int) -> str | None:
        """The full name of the person that a word names."""
        found = self._person_at.get((place, index))
        return found.name if found else None

    def last(self, place: int, index: int, sex: str | None = None) -> str | None:
        """The person named last before a word, outside quotations and no mere possessor.

        sex: what the pronoun tells of the person; whoever is known to be of the other is passed.
        """
        number = bisect_left(self._places, (place, index))
        farthest = self._back_from(place)
        near = [
            (at, first)
            for at, first in self._places[max(0, number - 40) : number]
            if at >= farthest
            and self._is_subject(at, first)
            and self._may_be(self._person_at[at, first], sex)
        ]
        if not near:
            return self._in_headline
        at, last = near[-1]
        sentence = self._readings[at].sentence(self._readings[at].starts[last])[0]
        # The first person of the last sentence that names one is its subject, mostly.
        first = next(first for other, first in near if other == at and first >= sentence)
        return self._person_at[at, first].name

    def _back_from(self, place: int) -> int:
        """The first paragraph that a pronoun reaches, over those that are quoted throughout."""
        left, at = _BACK, place
        while at > 0 and left > 0 and place - at < _FARTHEST:
            at -= 1
            left -= not self._is_quoted(at)
        return at

    def _is_quoted(self, place: int) -> bool:
        """Whether a paragraph is a quotation from its first to its last word."""
        quoted = self._quoted.get(place)
        if not quoted:
            return False
        return quoted[0][0] == 0 and quoted[-1][1] == len(self._readings[place].words)

    def _may_be(self, person: Named, sex: str | None) -> bool:
        return sex is None or self._sex.get(person.name, sex) == sex

    def _is_subject(self, place: int, first: int) -> bool:
        """Whether a name stands outside quotations, is no possessor, and follows no preposition."""
        reading, person = self._readings[place], self._person_at[place, first]
        last = first
        while self._person_at.get((place, last + 1)) is person:
            last += 1
        quoted = self._quoted.get(place, ())
        number = bisect_right(quoted, first, key=lambda words: words[0]) - 1
        inside = number >= 0 and first < quoted[number][1]
        tied = first > 0 and reading.lows[first - 1] in self._words.links
        return not (inside or tied or is_possessive(reading, last))


def words_of(role: str | None) -> list[str]:
    """The words of a role in lower case, those tied by hyphens parted."""
    return (role or "").lower().replace("-", " ").split()


def is_possessive(reading: Reading, index: int) -> bool:
    """Whether a word has the 's of a genitive."""
    return reading.gaps[index] in ("’", "'", "‘") and reading.lows[index + 1 : index + 2] == ["s"]
