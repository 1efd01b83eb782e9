"""Words that tell what a sentence is: told, spoken to the reader, or of the page."""

from collections.abc import Iterable
from typing import NamedTuple

from clipper.cleaning.lines import Line, words_of


class Signs(NamedTuple):
    """Words, runs of characters where these are the words, and how a sentence of such ends."""

    words: frozenset[str]
    runs: tuple[str, ...]
    ends: tuple[str, ...]

    def are_in(self, line: Line, first: int, last: int) -> bool:
        """Has the line one of them between the words?"""
        words = line.words[first:last]
        if not self.words.isdisjoint(words):
            return True
        if not (self.runs or self.ends):
            return False
        text = "".join(words)
        return text.endswith(self.ends) or any(run in text for run in self.runs)


def signs(entries: Iterable[str]) -> Signs:
    """Of entries, each a word, several characters, or `*` and an ending."""
    words: set[str] = set()
    runs: set[str] = set()
    ends: set[str] = set()
    for entry in entries:
        parts = words_of(entry)
        if entry[0] == "*":
            ends.add("".join(parts))
        elif len(parts) == 1:
            words.add(parts[0])
        else:
            runs.add("".join(parts))
    return Signs(frozenset(words), tuple(runs), tuple(ends))
