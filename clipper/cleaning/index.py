"""Where patterns are found: by the word a line begins with, or one that it holds.

A line is compared with the few patterns that can match it at all. Most patterns are never asked
for, so they are not parsed to be put here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from clipper.cleaning.lines import first_word, fold, folded_words, is_character
from clipper.cleaning.patterns import SPECIAL, rarity

Entry = tuple[str, str]
"""The name of a rule, and a pattern of it as it is written."""

Listed = TypeVar("Listed")

_HEAD = 2
"""Letters of a word by which the beginnings that it may have are found."""

Shelf = defaultdict[str, list[Entry]]
Stems = defaultdict[str, list[tuple[str, Entry]]]
"""Entries by the first letters of the beginning that their word has, with that beginning."""


class Index:
    """The patterns of all rules, on shelves."""

    def __init__(self) -> None:
        self._openers: Shelf = defaultdict(list)
        self._inside: Shelf = defaultdict(list)
        self._opening_stems: Stems = defaultdict(list)
        self._inside_stems: Stems = defaultdict(list)
        self._dates: list[Entry] = []

    def add(self, rule: str, sources: Iterable[str]) -> None:
        """Take in the patterns of a rule. One that names neither a word nor a date is refused:
        ValueError."""
        for source in fold("\n".join(sources)).split("\n"):
            if source:
                self._add((rule, source))

    @classmethod
    def joined(cls, indices: Iterable["Index"]) -> "Index":
        """All that the indices have, the first one's before the next one's. It is theirs as well:
        nothing may be added to them from now on, nor to this."""
        whole = cls()
        for index in indices:
            _append(whole._openers, index._openers)
            _append(whole._inside, index._inside)
            _append(whole._opening_stems, index._opening_stems)
            _append(whole._inside_stems, index._inside_stems)
            whole._dates += index._dates
        return whole

    def candidates(self, opener: str, present: set[str]) -> Iterator[Entry]:
        """The patterns that a line of these words, which begins with `opener`, may match."""
        yield from self._openers.get(opener, ())
        yield from _begun(self._opening_stems, opener)
        for word in sorted(present & self._inside.keys()):
            yield from self._inside[word]
        stems = self._inside_stems
        for word in sorted(word for word in present if word[:_HEAD] in stems or word[0] in stems):
            yield from _begun(stems, word)
        yield from self._dates

    def _add(self, entry: Entry) -> None:
        """Put a pattern where it is found."""
        rule, source = entry
        if choices := _named_words(source.partition(" ")[0]):
            for choice, word in choices:
                if choice == f"{word}*" and not is_character(word):
                    self._opening_stems[word[:_HEAD]].append((word, entry))
                else:
                    self._openers[word].append(entry)
        elif openers := _optional_openers(source.split()):
            for word in openers:
                self._openers[word].append(entry)
        elif chunks := list(filter(_named_words, source.split())):
            self._add_inside(entry, max(chunks, key=_shortest))
        elif "*date" in source.split():
            self._dates.append(entry)
        else:
            raise ValueError(f"the {rule} pattern {source!r} names no word")

    def _add_inside(self, entry: Entry, chunk: str) -> None:
        """Put a pattern under the rarest word of each choice of a chunk inside it."""
        for choice in chunk.split("|"):
            word = max(folded_words(choice.rstrip("*:：")), key=rarity)
            if choice.endswith("*") and not is_character(word):
                self._inside_stems[word[:_HEAD]].append((word, entry))
            else:
                self._inside[word].append(entry)


def _append(shelf: defaultdict[str, list[Listed]], other: Mapping[str, list[Listed]]) -> None:
    for word, entries in other.items():
        shelf[word] = shelf[word] + entries if word in shelf else entries


def _begun(stems: Stems, word: str) -> Iterator[Entry]:
    """The entries for a word that begins as they say."""
    for head in dict.fromkeys((word[0], word[:_HEAD])):  # a beginning may be one letter
        for stem, entry in stems.get(head, ()):
            if word.startswith(stem):
                yield entry


def _shortest(chunk: str) -> int:
    return min(map(len, chunk.split("|")))


def _named_words(chunk: str) -> list[tuple[str, str]]:
    """The choices of a chunk that stands for words alone, one of which must be there, each with its
    first word; none for any other chunk."""
    if chunk[0] == "[":
        return []
    named = []
    for choice in chunk.split("|"):
        if choice in SPECIAL or choice[:1] == "*" or not (word := first_word(choice)):
            return []
        named.append((choice, word))
    return named


def _optional_openers(chunks: list[str]) -> list[str]:
    """The words that a pattern may begin with whose first chunks may be missing; none where it may
    begin with anything else."""
    words: list[str] = []
    for chunk in chunks:
        choices = chunk.strip("[]").split("|")
        if any(choice[0] in "*#:,?" or choice[-1] == "*" for choice in choices if choice):
            return []
        words += filter(None, map(first_word, choices))
        if chunk[0] != "[":
            return words
    return []
