"""What is told of a word, worked out once: texts of a language use the same words over and over."""

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")
_MOST = 2048
"""Words after which all is forgotten, so that no worker grows with the pages it has read."""


class Remembered(dict[str, Value]):
    """A function of a word as a mapping, so that `map(remembered.__getitem__, words)` looks up."""

    def __init__(self, tell: Callable[[str], Value]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Value:
        if len(self) >= _MOST:
            self.clear()
        told = self[word] = self._tell(word)
        return told
