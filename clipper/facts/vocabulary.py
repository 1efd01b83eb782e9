"""A language's words that open, carry or close a fact, ready to be looked up word by word.

The lists come from the language's file in `clipper/text/data` (section `[facts]`), and from the
file of the same name in `clipper/facts/data`: what figures need, and more where a language is
supported in depth.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from clipper.text.lexicon import lexicon, listed, load
from clipper.text.located import lower_all, split

Value = TypeVar("Value")


class Phrases(dict[str, Value]):
    """Phrases of one or more words, each with a value; as a mapping, those of one word. They are
    made by `phrases_of`."""

    has_stems = False
    """Whether some entries stand for all words that begin so."""

    def __init__(self, entries: Sequence[tuple[str, Value]], language: str | None) -> None:
        super().__init__()
        self._longer: dict[str, dict[str, list[tuple[list[str], Value]]]] = {}
        """The phrases of two words and more by their first two, the longest first: most words that
        open one have no other word of it behind them."""
        lows = lower_all((entry for entry, _ in entries), language)
        for (entry, value), low in zip(entries, lows, strict=True):
            if entry.isalpha():  # most are one plain word, which is quicker told than cut
                self.setdefault(low, value)
            elif len(words := split(entry, language)) > 1:
                following = self._longer.setdefault(words[0], {})
                following.setdefault(words[1], []).append((words, value))
            elif words:
                self.setdefault(words[0], value)
        for choices in chain.from_iterable(map(dict.values, self._longer.values())):
            choices.sort(key=lambda choice: -len(choice[0]))

    def may_open(self, lows: Sequence[str]) -> bool:
        """Whether one of the words may begin a phrase."""
        return not (self.keys().isdisjoint(lows) and self._longer.keys().isdisjoint(lows))

    def openers(self) -> list[str]:
        """The words that begin a phrase."""
        return [*self, *self._longer]

    def phrases(self) -> list[list[str]]:
        """All phrases, as words in lower case."""
        longer = chain.from_iterable(map(dict.values, self._longer.values()))
        return [*([low] for low in self), *(words for choices in longer for words, _ in choices)]

    def match(self, lows: Sequence[str], index: int) -> tuple[int, Value] | None:
        """How many words the longest phrase has that begins at `index`, and its value."""
        low = lows[index]
        following = self._longer.get(low)
        if following is not None and index + 1 < len(lows):
            for words, value in following.get(lows[index + 1], ()):
                if lows[index : index + len(words)] == words:
                    return len(words), value
        return (1, self[low]) if low in self else None

    def ending(self, lows: Sequence[str], index: int) -> tuple[int, Value] | None:
        """How many words the longest phrase has that ends at `index`, and its value."""
        for length in range(min(4, index + 1), 0, -1):
            found = self.match(lows, index + 1 - length)
            if found is not None and found[0] == length:
                return found
        return None


class _Stems(Phrases[Value]):
    """Phrases with entries that end in `*`, each of which stands for all words that begin so."""

    has_stems = True

    def __init__(self, entries: Sequence[tuple[str, Value]], language: str | None) -> None:
        super().__init__([entry for entry in entries if not entry[0].endswith("*")], language)
        stems = [entry for entry in entries if entry[0].endswith("*")]
        lows = lower_all((entry[:-1] for entry, _ in stems), language)
        self._stems = dict(zip(lows, (value for _, value in stems), strict=True))
        self._shortest = min(map(len, self._stems))

    def __contains__(self, low: object) -> bool:
        return super().__contains__(low) or self._stem(str(low)) is not None

    def __missing__(self, low: str) -> Value:
        stem = self._stem(low)
        if stem is None:
            raise KeyError(low)
        return self._stems[stem]

    def get(self, low: str, default: Any = None) -> Any:
        """The value of a word, by the longest entry that it begins with."""
        try:
            return self[low]
        except KeyError:
            return default

    def may_open(self, lows: Sequence[str]) -> bool:
        """Always: any word may begin with one of the entries."""
        return True

    def _stem(self, low: str) -> str | None:
        lengths = range(len(low), self._shortest - 1, -1)
        return next((low[:length] for length in lengths if low[:length] in self._stems), None)


def phrases_of(entries: Sequence[tuple[str, Value]], language: str | None) -> Phrases[Value]:
    """The phrases, each with its value; an entry that ends in `*` stands for all words that begin
    so."""
    stemmed = any(entry.endswith("*") for entry, _ in entries)
    return (_Stems if stemmed else Phrases)(entries, language)


@cache
def entries(language: str | None, key: str) -> tuple[str, ...]:
    """The entries under a key, from both files of a language."""
    return (*lexicon(language).facts.get(key, ()), *_in_depth(language).get(key, ()))


@cache
def phrases(language: str | None, *keys: str) -> Phrases[str]:
    """The entries under some keys; a phrase's value is what follows ` = `, or the phrase itself."""
    return phrases_of(
        [_parted(entry) for key in keys for entry in entries(language, key)], language
    )


class _Lists(dict[str, Phrases[str]]):
    """The phrases of one language by their key, each made when it is asked for."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, key: str) -> Phrases[str]:
        found = self[key] = phrases(self._language, key)
        return found


@cache
def lists(language: str | None) -> Mapping[str, Phrases[str]]:
    """The entries under each key, as `phrases` gives them: for a function that asks for many."""
    return _Lists(language)


def _parted(entry: str) -> tuple[str, str]:
    phrase, _, value = entry.partition(" = ")
    return phrase, value or phrase


@cache
def _in_depth(language: str | None) -> dict[str, tuple[str, ...]]:
    path = Path(__file__).with_name("data").joinpath(f"{language}.toml")
    if not language or not language.isalpha() or not path.is_file():
        return {}
    return listed(load(path))
