"""The words of one language that open, carry or close a fact, ready to be looked up word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Generic, TypeVar

from clipper.facts.reading import lower, split
from clipper.text.lexicon import lexicon

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one or more words, each with a value; an entry that ends in `*` matches any ending."""

    def __init__(self, entries: Iterable[tuple[str, Value]], language: str | None) -> None:
        self._phrases: dict[str, list[tuple[list[str], Value]]] = {}
        self._stems: dict[str, Value] = {}
        for entry, value in entries:
            if entry.endswith("*"):
                self._stems[lower(entry[:-1], language)] = value
                continue
            words = [lower(word, language) for word in split(entry)]
            if words:
                self._phrases.setdefault(words[0], []).append((words[1:], value))
        for choices in self._phrases.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        self._shortest = min(map(len, self._stems), default=0)

    def __contains__(self, low: str) -> bool:
        return self.value(low) is not None

    def value(self, low: str) -> Value | None:
        """The value of a phrase of this one word."""
        for rest, value in self._phrases.get(low, ()):
            if not rest:
                return value
        if self._stems:
            for length in range(len(low), self._shortest - 1, -1):
                if low[:length] in self._stems:
                    return self._stems[low[:length]]
        return None

    def match(self, lows: Sequence[str], index: int) -> tuple[int, Value] | None:
        """How many words the longest phrase has that begins at `index`, and its value."""
        for rest, value in self._phrases.get(lows[index], ()):
            if not rest or list(lows[index + 1 : index + 1 + len(rest)]) == rest:
                return len(rest) + 1, value
        if self._stems:
            stem = self.value(lows[index])
            return None if stem is None else (1, stem)
        return None
