"""Lists of phrases, looked up by the word they begin with."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import product

from clipper.cleaning import networks
from clipper.cleaning.lines import Line, fold, folded_words
from clipper.cleaning.patterns import Token, readings

Phrases = dict[str, list[tuple[str, ...]]]
"""The phrases by their first word, the longest first."""

_COMPOSED = frozenset("|[")
"""Marks of an entry that says several phrases."""


def phrases(entries: Iterable[str]) -> Phrases:
    """Every way to say the entries, which may have choices as patterns have."""
    said = {words for entry in fold("\n".join(entries)).split("\n") for words in _said(entry)}
    found: Phrases = {}
    for phrase in sorted(said, key=len, reverse=True):
        if phrase:
            found.setdefault(phrase[0], []).append(phrase)
    return found


def longest(listed: Phrases, line: Line, index: int, last: int) -> int:
    """How many words the longest of the phrases that begins at word `index` has; 0 for none."""
    return next(lengths(listed, line, index, last), 0)


def lengths(listed: Phrases, line: Line, index: int, last: int) -> Iterator[int]:
    """How many words each of the phrases that begin at word `index` has, the longest first."""
    for phrase in listed.get(line.words[index], ()):
        end = index + len(phrase)
        if end <= last and tuple(line.words[index:end]) == phrase:
            yield len(phrase)


class Usual:
    """The words that furniture is said with, for `*usual`: phrases, numbers, networks' names.

    `joined` words ('and' in Arabic) may be written together with the next. The entries are read
    when a line asks first.
    """

    def __init__(
        self, entries: Callable[[], Iterable[str]], lists: Iterable[Phrases], joined: Iterable[str]
    ) -> None:
        self._entries = entries
        self._listed = tuple(lists)
        self._joined = tuple(joined)

    @cached_property
    def _lists(self) -> tuple[Phrases, ...]:
        return phrases(self._entries()), *self._listed

    def lengths(self, line: Line, index: int, last: int) -> Iterator[int]:
        """How many words have the things that begin at word `index`."""
        word = line.words[index]
        if word[0].isdigit():
            yield 1
        if length := networks.length(line, index, last):
            yield length
        for listed in self._lists:
            yield from lengths(listed, line, index, last)
            if self._joined and word.startswith(self._joined):
                yield from (1 for phrase in listed.get(word[1:], ()) if len(phrase) == 1)


def _said(entry: str) -> Iterable[tuple[str, ...]]:
    if _COMPOSED.isdisjoint(entry):  # as most are
        return (tuple(folded_words(entry)),)
    if " " not in entry and "[" not in entry:
        return (tuple(folded_words(choice)) for choice in entry.split("|"))
    return (words for tokens in readings(entry) for words in _spelled_out(tokens))


def _spelled_out(tokens: Iterable[Token]) -> Iterable[tuple[str, ...]]:
    choices = ([*token.words, *([""] if token.optional else [])] for token in tokens if token.words)
    return (tuple(filter(None, words)) for words in product(*choices))
