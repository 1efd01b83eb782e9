"""Who is named: decides which names are people's, and joins the mentions of one person.

No model and no dictionary of surnames: a name is taken for a person's when enough speaks for it, such
as a known given name, a title before it, an age, a function or a verb of saying beside it, or its
last word standing alone elsewhere; and what stands behind an article, or appears in lower case in the
same text, speaks against it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clipper.facts.lists import is_given_name, particles, places
from clipper.facts.names import Name, NameWords, name_words, names
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases

_ENOUGH = 2.0
_ARTICLES = frozenset(("the", "a", "an", "das", "le", "la", "les", "il", "lo", "el", "los"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(slots=True)
class Mention:
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
    """The surname in lower case."""
    mentions: list[Mention] = field(default_factory=list)


def find(readings: Sequence[Reading], language: str | None) -> list[Named]:
    """The people named, in the order of their first mention, with all their mentions."""
    found = [
        name for place, reading in enumerate(readings) for name in names(reading, place, language)
    ]
    evidence = _Evidence(readings, found, language)
    people = [name for name in found if evidence.weigh(name) >= _ENOUGH]
    return _joined(readings, people, language)


class _Evidence:
    """What the whole text tells about a name."""

    def __init__(
        self, readings: Sequence[Reading], found: Iterable[Name], language: str | None
    ) -> None:
        self._readings = readings
        self._language = language
        self._words = name_words(language)
        self._speech = phrases(language, "speech")
        self._small = {word for reading in readings for word in reading.words if word.islower()}
        self._alone: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._full: Counter[str] = Counter()
        self._addressed: set[str] = set()
        for name in found:
            reading = readings[name.place]
            self._full[reading.slice(name.first, name.last)] += 1
            if name.first == name.last and name.titled:
                if reading.lows[name.first - 1] in self._words.honorifics:
                    self._addressed.add(reading.lows[name.last])
        for reading in readings:
            for index, word in enumerate(reading.words):
                if word[0].isupper():
                    alone = not self._beside_capital(reading, index)
                    (self._alone if alone else self._inside)[reading.lows[index]] += 1

    def _beside_capital(self, reading: Reading, index: int) -> bool:
        before = (
            index > 0 and reading.gap(index - 1) == " " and reading.words[index - 1][0].isupper()
        )
        after = (
            index + 1 < len(reading.words)
            and reading.gap(index) == " "
            and reading.words[index + 1][0].isupper()
        )
        return before or after

    def weigh(self, name: Name) -> float:
        """How much speaks for the name being a person's."""
        reading = self._readings[name.place]
        given, surname = reading.lows[name.first], reading.lows[name.last]
        before = reading.lows[name.first - 1] if name.first else ""
        weight = 0.0
        if name.first < name.last:
            weight += 2.5 if is_given_name(reading.words[name.first]) else 0.0
            weight += 1.5 * (surname in self._addressed)
            weight += 1.5 * (self._alone[surname] > 0 and surname not in self._small)
            initial = any(len(word) == 1 for word in reading.words[name.first + 1 : name.last])
            weight += 2.0 * (initial and len(given) > 1)
            known = is_given_name(reading.words[name.first])
            weight -= 1.5 * (given in self._small and not known)
            weight -= (1.0 if known else 1.5) * (surname in self._small)
            weight -= 2.5 * (surname in places() and not name.titled)
            weight -= 3.0 * (before in _ARTICLES and name.opening == name.first and not name.titled)
        weight += self._titled(reading, name)
        weight += self._context(reading, name)
        return weight

    def _titled(self, reading: Reading, name: Name) -> float:
        if not name.titled:
            return 0.0
        low = reading.lows[name.first]
        if name.first < name.last:
            return 2.5
        if (
            is_given_name(reading.words[name.first])
            and reading.lows[name.first - 1] not in self._words.honorifics
        ):
            return 0.5
        bad = (
            low in self._small
            or low in places()
            or self._words.is_role(low)
            or low in self._words.stop
        )
        return 0.0 if bad or len(low) < 3 else 2.0

    def _context(self, reading: Reading, name: Name) -> float:
        lows, last = reading.lows, name.last
        weight = 0.0
        after = lows[last + 1] if last + 1 < len(lows) else ""
        gap = reading.gap(last)
        if name.first < name.last:
            if (
                after
                and (gap == " " or gap.startswith((",", "”", '"')))
                and self._speech.match(lows, last + 1)
            ):
                weight += 1.0
            if name.first and lows[name.first - 1] in self._speech:
                weight += 1.0
            if after in ("who", "whose") or (
                gap == ", " and after in ("der", "die", "dessen", "deren", "который", "которая")
            ):
                weight += 1.0
            following = reading.text[reading.ends[last] : reading.ends[last] + 6]
            if following[:1] in ",(" and following.strip(" ,()")[:2].isdecimal():
                weight += 2.0
            if gap == ", " and self._role_follows(reading, last + 1):
                weight += 2.0
        return weight

    def _role_follows(self, reading: Reading, index: int) -> bool:
        for at in range(index, min(index + 6, len(reading.lows))):
            if self._words.is_role(reading.lows[at]):
                return True
            if reading.gap(at) not in (" ", "-", "’", "'", ""):
                return False
        return False


def _joined(readings: Sequence[Reading], found: list[Name], language: str | None) -> list[Named]:
    """One entry a person: the fullest form, with every mention of the surname."""
    people: list[Named] = []
    by_surname: dict[str, list[Named]] = defaultdict(list)
    for name in sorted(found, key=lambda name: name.first - name.last):
        reading = readings[name.place]
        mention = Mention(name.place, name.first, name.last, name.opening)
        lows = reading.lows[name.first : name.last + 1]
        key = _surname(lows)
        same = [known for known in by_surname[key] if _same(known, lows)]
        if same:
            same[0].mentions.append(mention)
            continue
        person = Named(reading.slice(name.first, name.last), key, [mention])
        people.append(person)
        by_surname[key].append(person)
    _add_surnames(readings, by_surname, language)
    for person in people:
        person.mentions.sort(key=lambda mention: (mention.place, mention.first))
    return sorted(people, key=lambda person: (person.mentions[0].place, person.mentions[0].first))


def _surname(lows: list[str]) -> str:
    return lows[-2] if len(lows) > 1 and lows[-1] in _SUFFIXES else lows[-1]


def _same(person: Named, lows: list[str]) -> bool:
    known = person.name.lower().replace("’", "'").replace(".", " ").split()
    return all(low in known for low in lows) or (len(lows) > 1 and lows[0] == known[0])


def _add_surnames(
    readings: Sequence[Reading], by_surname: dict[str, list[Named]], language: str | None
) -> None:
    """Adds the places where a surname stands alone, when it is one person's only."""
    taken = {
        (mention.place, index)
        for known in by_surname.values()
        for person in known
        for mention in person.mentions
        for index in range(mention.first, mention.last + 1)
    }
    single = {key: known[0] for key, known in by_surname.items() if len(known) == 1}
    for place, reading in enumerate(readings):
        for index, low in enumerate(reading.lows):
            person = single.get(low)
            if person is None and language == "de" and low.endswith("s"):
                person = single.get(low[:-1])
            if person is None or (place, index) in taken or not reading.words[index][0].isupper():
                continue
            person.mentions.append(Mention(place, index, index, index))
