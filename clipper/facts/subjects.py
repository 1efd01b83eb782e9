"""The subject of a verb of saying: a person, or an entity as the text names it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from clipper.facts.inflection import stem
from clipper.facts.names import name_words
from clipper.facts.people import Named
from clipper.facts.reading import Reading, lower, split
from clipper.facts.vocabulary import phrases

_LONGEST = 12
"""Words of an entity's name."""
_RELATIVES = frozenset(("who", "der", "die"))
_INSIDE_GERMAN = frozenset(
    ("und", "von", "vom", "für", "im", "in", "am", "an", "bei", "beim", "zu")
)
"""Words that go on with a German entity's name behind a noun, beside articles."""
_BACK = 3
"""Paragraphs that a pronoun reaches back."""


class Subjects:
    """Reads subjects off an article's words, and knows which person a pronoun stands for."""

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
        self._speech = phrases(language, "speech")
        self._pronouns = phrases(language, "speaker_pronouns")
        self._articles = phrases(language, "articles")
        self._skips = phrases(language, "subject_skips")
        self._sexes = phrases(language, "sexes")
        self._person_at: dict[tuple[int, int], Named] = {}
        self._places: list[tuple[int, int]] = []
        for person in named:
            for mention in person.mentions:
                self._places.append((mention.place, mention.first))
                for index in range(mention.first, mention.last + 1):
                    self._person_at[mention.place, index] = person
        self._places.sort()
        self._holders: dict[str, list[Named]] = {}
        self._sex: dict[str, str] = {}
        """Of the people whose title or role tells it."""
        for person, role in zip(named, roles, strict=True):
            words = (role or "").lower().replace("-", " ").split()
            for low in {*words}:
                self._holders.setdefault(low, []).append(person)
            told = next(filter(None, map(self._sexes.value, [*words, *self._titles(person)])), None)
            if told:
                self._sex[person.name] = told
        firsts = [lower(person.name.split()[0], language) for person in named]
        often = Counter(firsts)
        self._by_given_name = {
            first: person.name
            for first, person in zip(firsts, named, strict=True)
            if often[first] == 1 and " " in person.name
        }
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

    def begins(self, place: int, index: int) -> bool:
        """Whether a subject may begin at a word: an article or a pronoun, and no genitive's."""
        reading = self._readings[place]
        low = reading.lows[index]
        if low not in self._articles and low not in self._pronouns:
            return False
        tied = index > 0 and reading.gap(index - 1) == " "
        genitive = bool(self._words.endings) and tied and reading.words[index - 1][0].isupper()
        return not (genitive or (tied and reading.lows[index - 1] in self._words.links))

    def relative(self, place: int, index: int) -> str | None:
        """The person that a relative pronoun points back to: "X, who …"."""
        reading = self._readings[place]
        if index and reading.gap(index - 1) == ", " and reading.lows[index] in _RELATIVES:
            return self.person(place, index - 1)
        return None

    def pronoun(self, place: int, index: int) -> str | None:
        """The person that the word stands for, when it is a pronoun of one person."""
        low = self._readings[place].lows[index]
        if self._pronouns.value(low) != "one":
            return None
        return self._last_named(place, index, self._sexes.value(low))

    def people_in(self, place: int, first: int, last: int) -> list[str]:
        """The people named between two words, the last excluded, each once."""
        found = [self.person(place, index) for index in range(first, last)]
        return list(dict.fromkeys(name for name in found if name))

    def read(self, place: int, first: int, last: int, spoke: str | None) -> str | None:
        """The subject that begins at `first` and ends before `last`, at the latest.

        spoke: who spoke before, for whom "they" and "it" may stand.
        """
        reading = self._readings[place]
        lows = reading.lows
        while first < last and (lows[first] in self._skips or lows[first] in ("which", "that")):
            first += 1
        if first < last and self._breaks(lows[first]) and self.person(place, first) is None:
            return None
        while last > first and lows[last - 1] in self._skips:
            last -= 1
        if first >= last:
            return None
        pronoun = self._pronouns.value(lows[first])
        if pronoun is not None:
            return self._stands_for(pronoun, place, first, spoke)
        end = first
        for at in range(first, min(first + _LONGEST, last)):
            person = self.person(place, at)
            if person is not None and not self._possessive(reading, at):
                return person
            hyphened = at > first and reading.gap(at - 1) == "- "
            if at > first and not hyphened and self._breaks(lows[at]):
                break
            if self._says(reading, at) or self._leaves(reading, first, at):
                break
            end = at + 1
            if reading.gap(at) in ("-, ", "- "):
                continue
            if reading.gap(at).strip(" -’‘'.\xa0\"“”„«»()") != "":
                person = self.person(place, at + 1) if at + 1 < last else None
                if person is not None:
                    return person
                break
        return self._entity(place, first, end, last, spoke) if end > first else None

    def _breaks(self, low: str) -> bool:
        return low in self._words.links or low in self._words.breaks

    def _possessive(self, reading: Reading, index: int) -> bool:
        return reading.gap(index) in ("’", "'", "‘") and reading.lows[index + 1 : index + 2] == [
            "s"
        ]

    def _entity(self, place: int, first: int, end: int, last: int, spoke: str | None) -> str | None:
        """An entity as named, or the person that "the minister" stands for."""
        reading = self._readings[place]
        lows = reading.lows
        article = self._articles.value(lows[first])
        if article is not None and end - first < 2:
            return None
        familiar = self._by_given_name.get(lows[first]) if end - first == 1 else None
        if familiar is not None:
            return familiar
        head = lows[end - 1]
        bare = article is None and not self._articles.phrases()  # no articles in the language
        if (article == "definite" or bare) and self._words.is_role(head):
            return self._by_role(head, place, first) or reading.slice(first, end - 1)
        named = reading.words[first][0].isupper()
        if article == "indefinite" and not self._is_somebody(reading, first, end):
            return None
        if not named and lows[first].endswith("ing") and not self._words.endings:
            return None  # "…," she wrote, posting more videos
        if (
            article is None
            and not named
            and not any(self._words.is_role(low) for low in lows[first:end])
        ):
            plural = head.endswith("s") and not self._words.endings
            return reading.slice(first, end - 1) if plural and end - first <= 3 else None
        stop = end
        while stop < last and stop - first < _LONGEST and self._goes_on(reading, stop):
            person = self.person(place, stop)
            if person is not None and self._words.is_role(lows[stop - 1]):
                return person  # "Board of Trustees chairman X"
            stop += 1
        return reading.slice(first, stop - 1)

    def _is_somebody(self, reading: Reading, first: int, end: int) -> bool:
        """Whether "a …" may speak: with a function in it or a name, or of one noun only."""
        return end - first == 2 or any(
            self._words.is_role(reading.lows[at]) or reading.words[at][0].isupper()
            for at in range(first + 1, end)
        )

    def _goes_on(self, reading: Reading, index: int) -> bool:
        """Whether an entity's name goes on: "a spokesman for the ministry"."""
        low = reading.lows[index]
        if reading.gap(index - 1) not in (" ", "-", "’", "'") or low in self._words.breaks:
            return False
        return not (self._says(reading, index) or self._leaves(reading, index - 1, index))

    def _says(self, reading: Reading, index: int) -> bool:
        """Whether a word is a verb of saying, and no name's: "the United States" says nothing."""
        return (
            reading.words[index][0].islower()
            and self._speech.match(reading.lows, index) is not None
        )

    def _leaves(self, reading: Reading, first: int, index: int) -> bool:
        """Whether a German entity ends before a word: in lower case behind its noun."""
        low = reading.lows[index]
        if not self._words.endings or index <= first or not reading.words[index][0].islower():
            return False
        inside = low in self._articles or low in _INSIDE_GERMAN
        return not inside and reading.words[index - 1][0].isupper()

    def _by_role(self, head: str, place: int, index: int) -> str | None:
        """The person whose role has this noun, or else the one named last."""
        holders = self._holders.get(head, [])[:20]
        last = self._last_named(place, index)
        if len(holders) == 1 or last is None:
            return holders[0].name if holders else None
        if holders and last not in [person.name for person in holders]:
            return next(
                (person.name for person in reversed(holders) if person.mentions[0].place <= place),
                holders[0].name,
            )
        return last

    def _stands_for(self, pronoun: str, place: int, index: int, spoke: str | None) -> str | None:
        if pronoun == "none":
            return None
        if pronoun == "one":
            sex = self._sexes.value(self._readings[place].lows[index])
            return self._last_named(place, index, sex) or spoke
        return spoke or self._last_named(place, index)

    def _last_named(self, place: int, index: int, sex: str | None = None) -> str | None:
        """The person named last before a word, outside quotations and no mere possessor.

        sex: what the pronoun tells of the person; whoever is known to be of the other is passed.
        """
        number = bisect_left(self._places, (place, index))
        near = [
            (at, first)
            for at, first in self._places[max(0, number - 40) : number]
            if place - at <= _BACK
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
        return not (inside or tied or self._possessive(reading, last))
