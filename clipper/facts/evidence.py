"""Weighs what speaks for and against a name being a person's, with the whole text as witness.

No model and no dictionary of surnames: a known given name, a title before it, an age, a function or
a verb of saying beside it, or its last word standing alone elsewhere speak for a person; an article
before it, or its words in lower case elsewhere in the text, against.
"""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain, compress

from clipper.facts.lists import is_given_name, places
from clipper.facts.names import Name, name_words
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases

ENOUGH = 2.0
"""The weight from which on a name is taken for a person's."""

_ARTICLES = frozenset(("the", "a", "an", "das", "le", "la", "les", "il", "lo", "el", "los"))
_ADJECTIVAL = ("e", "en", "em", "es", "er", "s")
_INFLECTED = ("em", "es", "er", "den", "dem")
_RELATIVES = frozenset(("who", "whose", "dessen", "deren", "который", "которая"))
_OPENING = frozenset((" ", "\xa0"))
_OFTEN = 3
"""Times that a German surname stands alone, and never behind an article, to be known for one."""


class Evidence:
    """What a text tells about the names in it."""

    def __init__(
        self, readings: Sequence[Reading], names: Sequence[Name], language: str | None
    ) -> None:
        self._readings = readings
        self._words = name_words(language)
        self._speech = phrases(language, "speech")
        self._titles = phrases(language, "titles")
        self._as = phrases(language, "role_verbs")
        self._nouns_have_capitals = bool(self._words.endings)
        self._articles = phrases(language, "articles")
        self._ends = {
            readings[name.place].lows[at] for name in names for at in (name.first, name.last)
        }
        """The first and the last words of the names."""
        self._small = _in_small_letters(readings, self._ends)
        self._addressed: set[str] = set()
        self._speaking: set[str] = set()
        self._determined: set[str] = set()
        """German words with a capital that stand behind an article or an adjective."""
        self._alone = Counter(chain.from_iterable(map(self._note, readings)))
        for name in names:
            reading = readings[name.place]
            if name.first == name.last and reading.lows[name.first - 1] in self._words.honorifics:
                self._addressed.add(reading.lows[name.last])

    def _note(self, reading: Reading) -> list[str]:
        """Of the words in names those that have no capital beside them; notes which of them speak,
        and which stand behind an article."""
        lows, gaps = reading.lows, reading.gaps
        capitals, alone = {*reading.capitals}, []
        for index in reading.capitals_of(self._ends):
            beside = index - 1 in capitals
            if self._nouns_have_capitals and index and not beside:
                before = lows[index - 1]
                if before in self._articles or before.endswith(_INFLECTED) or before.isdecimal():
                    self._determined.add(lows[index])
            spaced = gaps[index] in _OPENING and index + 1 < len(lows)
            if (beside and gaps[index - 1] in _OPENING) or (spaced and index + 1 in capitals):
                continue
            alone.append(lows[index])
            if spaced and self._says(reading, index + 1):
                self._speaking.add(lows[index])
        return alone

    def weigh(self, name: Name) -> float:
        """How much speaks for the name being a person's; `ENOUGH` is enough."""
        reading = self._readings[name.place]
        weight = self._by_title(reading, name)
        if name.first < name.last:
            weight += self._by_itself(reading, name) + self._by_context(reading, name)
        return weight

    def _by_itself(self, reading: Reading, name: Name) -> float:
        given, surname = reading.lows[name.first], reading.lows[name.last]
        known = is_given_name(reading.words[name.first])
        weight = 2.5 if known else 0.0
        weight += 1.0 * (known and given in self._speaking)
        weight += 1.5 * (surname in self._addressed)
        if self._alone[surname] and surname not in self._small:
            doubtful = self._nouns_have_capitals and not known
            weight += 0.5 if doubtful and not self._is_surname(given, surname) else 1.5
            weight += 0.5 * (surname in self._speaking)
        initial = any(len(word) == 1 for word in reading.words[name.first + 1 : name.last])
        weight += 2.0 * (initial and len(given) > 1)
        weight -= 1.5 * (given in self._small and not known)
        weight -= (1.0 if known else 1.5) * (surname in self._small)
        if not name.titled:
            before = reading.lows[name.first - 1] if name.first else ""
            weight -= 2.5 * (surname in places())
            weight -= 3.0 * (before in _ARTICLES and name.opening == name.first)
        return weight

    def _is_surname(self, given: str, surname: str) -> bool:
        """Whether a German word behind an unknown one is told from a noun by how it stands."""
        often = self._alone[surname] >= _OFTEN and surname not in self._determined
        return often and not given.endswith(_ADJECTIVAL)

    def _by_title(self, reading: Reading, name: Name) -> float:
        if not name.titled:
            return 0.0
        if name.first < name.last:
            return 2.5
        title, low = reading.lows[name.first - 1], reading.lows[name.first]
        if title not in self._words.honorifics:
            # "President Macron" names a person, "Head Office" and "actor Steve" do not.
            ordinary = self._nouns_have_capitals and low.endswith(("s", "en", "ung", "keit"))
            if ordinary or title not in self._titles or is_given_name(reading.words[name.first]):
                return 0.5
        doubtful = low in self._small or low in places() or self._words.is_role(low) or len(low) < 3
        return 0.0 if doubtful or reading.words[name.first].isupper() else ENOUGH

    def _by_context(self, reading: Reading, name: Name) -> float:
        lows, last, gap = reading.lows, name.last, reading.gaps[name.last]
        after = lows[last + 1] if last + 1 < len(lows) else ""
        weight = 0.0
        beside = gap in _OPENING or gap[:1] in (",", "”", '"')
        if after and beside and self._says(reading, last + 1):
            weight += 1.0
        if name.first and self._says(reading, name.first - 1):
            weight += 1.0
        if after in _RELATIVES or (gap == ", " and after in ("der", "die")):
            weight += 1.0
            # Teams take "who" as well, but the plural behind it: ", who are unbeaten".
            clause = lows[last + 2] if last + 2 < len(lows) else ""
            if after == "who" and len(clause) > 1 and clause.endswith("s"):
                weight += 1.0
        following = reading.text[reading.ends[last] : reading.ends[last] + 6]
        if following[:1] in ("(", ",") and following.strip(" ,()")[:2].isdecimal():
            weight += 2.0
        if gap == ", " and self._role_follows(reading, last + 1):
            weight += 2.0
        if after and gap in _OPENING:
            verb = self._as.match(lows, last + 1)
            if verb is not None and self._role_follows(reading, last + 1 + verb[0]):
                weight += 2.0
        return weight

    def _says(self, reading: Reading, index: int) -> bool:
        return (
            reading.words[index].islower() and self._speech.match(reading.lows, index) is not None
        )

    def _role_follows(self, reading: Reading, index: int) -> bool:
        """Whether the words from `index` on open with a function: "former Labour minister"."""
        for at in range(index, min(index + 5, len(reading.lows))):
            if self._words.is_role(reading.lows[at]):
                return True
            if (
                reading.gaps[at] not in (" ", "-", "’", "'", "")
                or reading.lows[at] in self._words.links
            ):
                return False
        return False


def _in_small_letters(readings: Sequence[Reading], wanted: Set[str]) -> Set[str]:
    """Those of the wanted words that the text has in small letters too."""
    # By their small letters first, which are hashed already: few words remain.
    found = (
        compress(reading.words, map(wanted.__contains__, reading.lows)) for reading in readings
    )
    return wanted & {*chain.from_iterable(found)}
