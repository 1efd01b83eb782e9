"""What is told of a word, worked out once: texts of a language use the same words over and over."""

from collections.abc import Callable, Iterable, Sequence
from itertools import filterfalse
from typing import Any, TypeVar

Value = TypeVar("Value")
_MOST = 16_384
"""Words, those of all languages together, after which all is forgotten: no process grows with the
pages that it has read, nor with the languages that they are in."""

_all: "list[Remembered[Any]]" = []
_held: list[str] = []
"""The words in all of them. Were their number an attribute of the class, Python would forget with
each word how to find the others quickly."""


class Remembered(dict[str, Value]):
    """A function of a word as a mapping, so that `map(remembered.__getitem__, words)` looks up."""

    def __init__(self, tell: Callable[[Sequence[str]], Iterable[Value]]) -> None:
        """tell: the function, of many words in one go."""
        super().__init__()
        self._tell = tell
        _all.append(self)

    def __missing__(self, word: str) -> Value:
        self.learn((word,))
        return self[word]

    def learn(self, words: Iterable[str]) -> None:
        """Works out all of the words that are new, before they are looked up one by one."""
        if len(_held) >= _MOST:
            for remembered in _all:
                remembered.clear()
            _held.clear()
        new = [*filterfalse(self.__contains__, words)]
        _held.extend(new)
        self.update(zip(new, self._tell(new), strict=True))
