"""Patterns compared with lines: which rule a line falls under."""

from collections.abc import Callable, Iterable

from clipper.cleaning import networks
from clipper.cleaning.index import Index
from clipper.cleaning.lines import Line
from clipper.cleaning.patterns import (
    FEW_WORDS,
    NAME_WORDS,
    NO_WORD,
    NUMBER_WORDS,
    ONE_WORD,
    Token,
    Tokens,
    parse,
)

DateEnd = Callable[[Line, int], int]
"""Where the date that begins at a word ends; the word's own index where none begins."""
NameLike = Callable[[Line, int], bool]
"""Could the word be part of a name?"""
UsualLengths = Callable[[Line, int, int], Iterable[int]]
"""How many words the phrases have that furniture is said with and that begin at a word."""


class Matcher:
    """Patterns, each under the name of its rule, and what their tokens stand for in a language."""

    def __init__(
        self,
        index: Index,
        date_end: DateEnd,
        name_like: NameLike,
        usual: UsualLengths = lambda *_: (),
    ) -> None:
        self._index = index
        self._date_end = date_end
        self._name_like = name_like
        self._usual = usual

    def rule_of(self, line: Line, first: int = 0, last: int | None = None) -> str | None:
        """The rule of a pattern that matches the words from `first` up to `last`, or None."""
        last = len(line) if last is None else last
        if first == last:
            return None
        present = set(line.words[first:last])
        closed = line.closes(last)
        for rule, source in self._index.candidates(line.words[first], present):
            pattern = parse(source)
            if pattern.may_match(line.words, first, last, present, closed) and self._match(
                pattern.tokens, 0, line, first, last, set()
            ):
                return rule
        return None

    def _match(
        self,
        pattern: Tokens,
        at: int,
        line: Line,
        index: int,
        last: int,
        dead: set[tuple[int, int]],
    ) -> bool:
        """Do the tokens from `at` on match the words from `index` up to `last`? `dead` remembers
        what failed, so that cost grows with the product of both lengths at most."""
        while at < len(pattern):
            token = pattern[at]
            kind = token.kind
            at += 1
            # What can be taken in one way only is taken here, which is quicker.
            if kind in ONE_WORD and not token.optional:
                if index == last or not _is_one_of(line.words[index], kind, token.words):
                    return False
                index += 1
            elif kind in NO_WORD:
                if not _holds(kind, line, index, last):
                    return False
            elif kind == "any" and at == len(pattern):
                return True
            elif (at, index) in dead:
                return False
            elif any(
                self._match(pattern, at, line, end, last, dead)
                for end in self._ends(token, line, index, last)
            ):
                return True
            else:
                dead.add((at, index))
                return False
        return index == last

    def _ends(self, token: Token, line: Line, index: int, last: int) -> Iterable[int]:
        """Where the words that a token takes, when it begins at `index`, may end."""
        kind = token.kind
        if kind in ONE_WORD:
            found = index < last and _is_one_of(line.words[index], kind, token.words)
            return (*((index + 1,) if found else ()), *((index,) if token.optional else ()))
        if kind == "choice":
            return {
                end for choice in token.choices for end in self._ends_of(choice, line, index, last)
            }
        if kind in NO_WORD:
            return (index,) if _holds(kind, line, index, last) else ()
        if kind == "any":
            return range(index, last + 1)
        if kind == "few":
            return range(index, min(last, index + FEW_WORDS) + 1)
        if kind == "usual":
            return self._usual_ends(line, index, last)
        if kind == "date":
            end = min(last, self._date_end(line, index))
            return (end,) if end > index else ()
        if kind == "network":
            length = networks.length(line, index, last)
            return (index + length,) if length else ()
        limit = min(last, index + (NAME_WORDS if kind == "name" else NUMBER_WORDS))
        end = index
        while end < limit and self._fits(kind, line, end, index):
            end += 1
        return range(end, index, -1)

    def _ends_of(self, tokens: Tokens, line: Line, index: int, last: int) -> set[int]:
        """Where the words that all the tokens take together may end."""
        ends = {index}
        for token in tokens:
            ends = {further for end in ends for further in self._ends(token, line, end, last)}
        return ends

    def _usual_ends(self, line: Line, index: int, last: int) -> list[int]:
        """Where runs of usual phrases that begin at `index` may end, the longest first."""
        ends = [index]
        for end in ends:
            if end < last:
                further = (end + length for length in self._usual(line, end, last))
                ends += [found for found in further if found not in ends]
        return sorted(ends, reverse=True)

    def _fits(self, kind: str, line: Line, index: int, first: int) -> bool:
        if kind == "number":
            return line.words[index][0].isdigit()
        # A full stop inside a name is that of an initial or a title.
        broken = index > first and index in line.stops and len(line.words[index - 1]) > 3
        return not broken and self._name_like(line, index)


def _holds(kind: str, line: Line, index: int, last: int) -> bool:
    """Is what a token without words asks true before the word at `index`, or behind the `last`?"""
    if kind == "mark":
        return index in line.marks if index < last else not line.closes(last)
    if kind == "comma":
        return line.has_comma(index)
    if kind == "apart":
        return index in line.marks or line.is_apart(index)
    return index == last and not line.closes(last)


def _is_one_of(word: str, kind: str, words: frozenset[str]) -> bool:
    if kind == "word":
        return word in words
    if kind == "one":
        return True
    return word.endswith(tuple(words)) if kind == "suffix" else word.startswith(tuple(words))
