"""A language's words that open, carry or close a fact, ready to be looked up word by word.

The lists come from the language's file in `clipper/text/data` (section `[facts]`), and from the
file of the same name in `clipper/facts/data`, where a language is supported in depth.
"""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from clipper.facts.reading import lower, split
from clipper.text.lexicon import lexicon

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with a value.

    An entry that ends in `*` stands for all words that begin so.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], language: str | None) -> None:
        self._phrases: dict[str, list[tuple[list[str], Value]]] = {}
        self._singles: dict[str, Value] = {}
        self._stems: dict[str, Value] = {}
        for entry, value in entries:
            if entry.endswith("*"):
                self._stems[lower(entry[:-1], language)] = value
                continue
            # Most entries are one plain word, which is quicker told than cut.
            words = [lower(entry, language)] if entry.isalpha() else split(entry, language)
            if words:
                self._phrases.setdefault(words[0], []).append((words[1:], value))
            if len(words) == 1:
                self._singles.setdefault(words[0], value)
        for choices in self._phrases.values():
            if len(choices) > 1:
                choices.sort(key=lambda choice: -len(choice[0]))
        self._shortest = min(map(len, self._stems), default=0)

    def __contains__(self, low: str) -> bool:
        return low in self._singles or (bool(self._stems) and self.value(low) is not None)

    def may_open(self, lows: Iterable[str]) -> bool:
        """Whether one of the words may begin a phrase."""
        return bool(self._stems) or not self._phrases.keys().isdisjoint(lows)

    def openers(self) -> list[str]:
        """The words that begin a phrase."""
        return list(self._phrases)

    def phrases(self) -> list[list[str]]:
        """All phrases, as words in lower case."""
        return [[low, *rest] for low, choices in self._phrases.items() for rest, _ in choices]

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
        for rest, value in self._phrases.get(lows[index], ()):
            if not rest or lows[index + 1 : index + 1 + len(rest)] == rest:
                return len(rest) + 1, value
        if self._stems:
            stem = self.value(lows[index])
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


def _parted(entry: str) -> tuple[str, str]:
    phrase, _, value = entry.partition(" = ")
    return phrase, value or phrase


@cache
def _in_depth(language: str | None) -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("data").joinpath(f"{language}.toml")
    if not language or not language.isalpha() or not path.is_file():
        return {}
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        key: tuple(line.strip() for line in text.splitlines() if line.strip() and line[:2] != "//")
        for key, text in data.items()
    }
