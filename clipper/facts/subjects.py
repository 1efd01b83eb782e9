"""The subject of a verb of saying: a person, or an entity as the text names it."""

from collections import Counter
from collections.abc import Sequence

from clipper.facts.antecedents import Antecedents, is_possessive, words_of
from clipper.facts.names import name_words
from clipper.facts.people import Named
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases
from clipper.text.located import lower

_LONGEST = 12
"""Words of an entity's name."""
_RELATIVES = frozenset(("who", "der", "die"))
_INSIDE_GERMAN = frozenset(
    ("und", "von", "vom", "für", "im", "in", "am", "an", "bei", "beim", "zu")
)
"""Words that go on with a German entity's name behind a noun, beside articles."""


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
        self._named = Antecedents(readings, named, roles, headline, language)
        self._holders: dict[str, list[Named]] = {}
        for person, role in zip(named, roles, strict=True):
            for low in {*words_of(role)}:
                self._holders.setdefault(low, []).append(person)
        firsts = [lower(person.name.split()[0], language) for person in named]
        often = Counter(firsts)
        self._by_given_name = {
            first: person.name
            for first, person in zip(firsts, named, strict=True)
            if often[first] == 1 and " " in person.name
        }

    def quoted(self, place: int, first: int, last: int) -> None:
        """Tells that the words from `first` up to `last` are a quotation's own."""
        self._named.quoted(place, first, last)

    def person(self, place: int, index: int) -> str | None:
        """The full name of the person that a word names."""
        return self._named.person(place, index)

    def begins(self, place: int, index: int) -> bool:
        """Whether a subject may begin at a word: an article or a pronoun, and no genitive's."""
        reading = self._readings[place]
        low = reading.lows[index]
        if low not in self._articles and low not in self._pronouns:
            return False
        tied = index > 0 and reading.gaps[index - 1] == " "
        genitive = bool(self._words.endings) and tied and reading.words[index - 1][0].isupper()
        return not (genitive or (tied and reading.lows[index - 1] in self._words.links))

    def named_before(self, place: int, index: int) -> bool:
        """Whether a name stands there as the subject: English puts none behind the verb then."""
        reading = self._readings[place]
        low = reading.lows[index]
        known = low in self._words.links or low in self._words.stop
        return (
            self._articles.get("the") is not None
            and reading.words[index][0].isupper()
            and not known
        )

    def relative(self, place: int, index: int) -> str | None:
        """The person that a relative pronoun points back to: "X, who …"."""
        reading = self._readings[place]
        if index and reading.gaps[index - 1] == ", " and reading.lows[index] in _RELATIVES:
            return self.person(place, index - 1)
        return None

    def pronoun(self, place: int, index: int) -> str | None:
        """The person that the word stands for, when it is a pronoun of one person."""
        low = self._readings[place].lows[index]
        if self._pronouns.get(low) != "one":
            return None
        return self._named.last(place, index, self._sexes.get(low))

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
        pronoun = self._pronouns.get(lows[first])
        if pronoun is not None:
            return self._stands_for(pronoun, place, first, spoke)
        end = first
        for at in range(first, min(first + _LONGEST, last)):
            person = self.person(place, at)
            if person is not None and not is_possessive(reading, at):
                return person
            hyphened = at > first and reading.gaps[at - 1] == "- "
            if at > first and not hyphened and self._breaks(lows[at]):
                break
            if self._says(reading, at) or self._leaves(reading, first, at):
                break
            end = at + 1
            if reading.gaps[at] in ("-, ", "- "):
                continue
            if reading.gaps[at].strip(" -’‘'.\xa0\"“”„«»()") != "":
                person = self.person(place, at + 1) if at + 1 < last else None
                if person is not None:
                    return person
                break
        return self._entity(place, first, end, last, spoke) if end > first else None

    def _breaks(self, low: str) -> bool:
        return low in self._words.links or low in self._words.breaks

    def _entity(self, place: int, first: int, end: int, last: int, spoke: str | None) -> str | None:
        """An entity as named, or the person that "the minister" stands for."""
        reading = self._readings[place]
        lows = reading.lows
        article = self._articles.get(lows[first])
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
        if reading.gaps[index - 1] not in (" ", "-", "’", "'") or low in self._words.breaks:
            return False
        following = reading.lows[index + 1] if index + 1 < len(reading.lows) else ""
        if low in self._words.links and following in self._words.calendar:
            return False  # "the ministry on Sunday"
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
        last = self._named.last(place, index)
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
            sex = self._sexes.get(self._readings[place].lows[index])
            return self._named.last(place, index, sex) or spoke
        return spoke or self._named.last(place, index)
