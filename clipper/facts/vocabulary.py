"""A language's words that open, carry or close a fact, ready to be looked up word by word.

The lists come from the language's file in `clipper/text/data` (section `[facts]`), and from the
file of the same name in `clipper/facts/data`: what figures need, and more where a language is
supported in depth.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from clipper.text.lexicon import lexicon, listed, load
from clipper.text.located import lower_all, split
from clipper.text.remembered import Remembered

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with a value.

    An entry that ends in `*` stands for all words that begin so.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], language: str | None) -> None:
        self._singles: dict[str, Value] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], Value]]]] = {}
        """The phrases of two words and more by their first two, the longest first: most words that
        open one have no other word of it behind them."""
        self._stems: dict[str, Value] = {}
        listed = list(entries)
        lows = lower_all((entry for entry, _ in listed), language)
        for (entry, value), low in zip(listed, lows, strict=True):
            if entry.isalpha():  # most are one plain word, which is quicker told than cut
                self._singles.setdefault(low, value)
            elif entry.endswith("*"):
                self._stems[low[:-1]] = value
            elif len(words := split(entry, language)) > 1:
                following = self._longer.setdefault(words[0], {})
                following.setdefault(words[1], []).append((words, value))
            elif words:
                self._singles.setdefault(words[0], value)
        for choices in chain.from_iterable(map(dict.values, self._longer.values())):
            choices.sort(key=lambda choice: -len(choice[0]))
        self._shortest = min(map(len, self._stems), default=0)

    def __contains__(self, low: str) -> bool:
        return low in self._singles or (bool(self._stems) and self.value(low) is not None)

    def may_open(self, lows: Sequence[str]) -> bool:
        """Whether one of the words may begin a phrase."""
        none = self._singles.keys().isdisjoint(lows) and self._longer.keys().isdisjoint(lows)
        return bool(self._stems) or not none

    @property
    def has_stems(self) -> bool:
        """Whether some entries stand for all words that begin so."""
        return bool(self._stems)

    def openers(self) -> list[str]:
        """The words that begin a phrase."""
        return [*self._singles, *self._longer]

    def phrases(self) -> list[list[str]]:
        """All phrases, as words in lower case."""
        longer = chain.from_iterable(map(dict.values, self._longer.values()))
        return [
            *([low] for low in self._singles),
            *(words for choices in longer for words, _ in choices),
        ]

    def singles(self) -> list[tuple[str, Value]]:
        """The phrases of one word, each with its value."""
        return list(self._singles.items())

    def value(self, low: str) -> Value | None:
        """The value of a phrase of this one word."""
        value = self._singles.get(low)
        if value is None and self._stems:
            for length in range(len(low), self._shortest - 1, -1):
                if low[:length] in self._stems:
                    return self._stems[low[:length]]
        return value

    def match(self, lows: Sequence[str], index: int) -> tuple[int, Value] | None:
        """How many words the longest phrase has that begins at `index`, and its value."""
        low = lows[index]
        following = self._longer.get(low)
        if following is not None and index + 1 < len(lows):
            for words, value in following.get(lows[index + 1], ()):
                if lows[index : index + len(words)] == words:
                    return len(words), value
        if low in self._singles:
            return 1, self._singles[low]
        if self._stems:
            stem = self.value(low)
            return None if stem is None else (1, stem)
        return None

    def ending(self, lows: Sequence[str], index: int) -> tuple[int, Value] | None:
        """How many words the longest phrase has that ends at `index`, and its value."""
        for length in range(min(4, index + 1), 0, -1):
            found = self.match(lows, index + 1 - length)
            if found is not None and found[0] == length:
                return found
        return None


@cache
def entries(language: str | None, key: str) -> tuple[str, ...]:
    """The entries under a key, from both files of a language."""
    return (*lexicon(language).facts.get(key, ()), *_in_depth(language).get(key, ()))


@cache
def phrases(language: str | None, *keys: str) -> Phrases[str]:
    """The entries under some keys; a phrase's value is what follows ` = `, or the phrase itself."""
    return Phrases((_parted(entry) for key in keys for entry in entries(language, key)), language)


@cache
def lists(language: str | None) -> Mapping[str, Phrases[str]]:
    """The entries under each key, as `phrases` gives them: for a function that asks for many."""
    return Remembered(lambda keys: [phrases(language, key) for key in keys])


def _parted(entry: str) -> tuple[str, str]:
    phrase, _, value = entry.partition(" = ")
    return phrase, value or phrase


@cache
def _in_depth(language: str | None) -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("data").joinpath(f"{language}.toml")
    if not language or not language.isalpha() or not path.is_file():
        return {}
    return listed(load(path))
