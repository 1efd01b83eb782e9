"""The pattern language of the furniture lexicons, and the index that finds the patterns that can match.

A pattern describes a whole line by tokens separated by spaces. Words are compared folded, punctuation
and symbols are ignored, and these stand for something:

    *       any run of words, also none          *name   one to six words that look like names
    #       a number                             *date   a date, with or without a time
    word*   a word that begins so                *few    one to eight words
    :       a colon, dash, bar or similar mark must stand here, or the line ends here

Every Han or Kana character is a word. A pattern is looked up by a word it cannot do without, so that a
line is compared with the two or three patterns that can match it at all, not with hundreds.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from clipper.cleaning.lines import CJK, Line, fold

_NAME_WORDS = 6
_FEW_WORDS = 8
_SPECIAL = {"*": "any", "#": "number", ":": "mark", "*name": "name", "*date": "date", "*few": "few"}

DateEnd = Callable[[Line, int], int]
"""Where the date that begins at a word ends; the word itself where none begins."""


class Token(NamedTuple):
    """One token of a pattern: its kind (`word prefix any number mark name date few`) and its text."""

    kind: str
    text: str = ""


Pattern = tuple[Token, ...]


def parse(source: str) -> Pattern:
    """A pattern from its written form."""
    tokens: list[Token] = []
    for chunk in source.split():
        if chunk in _SPECIAL:
            tokens.append(Token(_SPECIAL[chunk]))
            continue
        words = [Token("word", word) for word in Line(chunk).words]
        if chunk.endswith("*") and words:
            stem = words.pop()
            single = "\u3005" <= stem.text <= "\u9fff"
            words += [stem, Token("any")] if single else [Token("prefix", stem.text)]
        tokens += words
        if chunk.endswith((":", "：")):
            tokens.append(Token("mark"))
    return tuple(tokens)


def looks_like_name(word: str, particles: frozenset[str]) -> bool:
    """Could the word stand in a name? Capitalised, or a particle; any word of a caseless script."""
    return word[0].isupper() or word[0].lower() == word[0].upper() or fold(word) in particles


class Matcher:
    """Patterns, each under the name of its rule, ready to be looked up."""

    def __init__(self, date_end: DateEnd, particles: frozenset[str]) -> None:
        self._date_end = date_end
        self._particles = particles
        self._words: dict[str, list[tuple[str, Pattern]]] = {}
        self._prefixes: dict[str, list[tuple[str, Pattern]]] = {}
        self._lengths: set[int] = set()
        self._numbers: list[tuple[str, Pattern]] = []
        self._dates: list[tuple[str, Pattern]] = []

    def add(self, rule: str, sources: Iterable[str]) -> None:
        """Take in the patterns of a rule. A pattern of wildcards alone would match anything and is
        refused: ValueError."""
        for source in sources:
            pattern = parse(source)
            entry = (rule, pattern)
            if anchor := next((token for token in pattern if token.kind == "word"), None):
                self._words.setdefault(anchor.text, []).append(entry)
            elif anchor := next((token for token in pattern if token.kind == "prefix"), None):
                self._prefixes.setdefault(anchor.text, []).append(entry)
                self._lengths.add(len(anchor.text))
            elif any(token.kind == "date" for token in pattern):
                self._dates.append(entry)
            else:
                raise ValueError(f"the {rule} pattern {source!r} names no word")

    def rule_of(self, line: Line, first: int = 0, last: int | None = None) -> str | None:
        """The rule of a pattern that matches the words from `first` up to `last`, or None."""
        last = len(line) if last is None else last
        for rule, pattern in self._candidates(line, first, last):
            if self._matches(pattern, line, first, last):
                return rule
        return None

    def _candidates(self, line: Line, first: int, last: int) -> Iterable[tuple[str, Pattern]]:
        seen: set[str] = set()
        for index in range(first, last):
            word = line.words[index]
            if word in seen:
                continue
            seen.add(word)
            yield from self._words.get(word, ())
            for length in self._lengths:
                yield from self._prefixes.get(word[:length], ())
        yield from self._dates

    def _matches(self, pattern: Pattern, line: Line, first: int, last: int) -> bool:
        return self._match(pattern, 0, line, first, last, set())

    def _match(
        self,
        pattern: Pattern,
        at: int,
        line: Line,
        index: int,
        last: int,
        dead: set[tuple[int, int]],
    ) -> bool:
        while at < len(pattern):
            kind, text = pattern[at]
            at += 1
            if kind == "mark":
                if index != last and index not in line.marks:
                    return False
            elif kind in ("word", "prefix"):
                if index == last or not _same(kind, text, line.words[index]):
                    return False
                index += 1
            else:
                if at == len(pattern) and kind == "any":
                    return True
                return self._match_run(pattern, at, kind, line, index, last, dead)
        return index == last

    def _match_run(
        self,
        pattern: Pattern,
        at: int,
        kind: str,
        line: Line,
        index: int,
        last: int,
        dead: set[tuple[int, int]],
    ) -> bool:
        """Try each length of a wildcard; `dead` remembers what failed, so that cost stays linear."""
        if (at, index) in dead:
            return False
        for end in self._ends(kind, line, index, last):
            if self._match(pattern, at, line, end, last, dead):
                return True
        dead.add((at, index))
        return False

    def _ends(self, kind: str, line: Line, index: int, last: int) -> Iterable[int]:
        if kind == "any":
            return range(index, last + 1)
        if kind == "few":
            return range(index + 1, min(last, index + _FEW_WORDS) + 1)
        if kind == "date":
            end = min(last, self._date_end(line, index))
            return (end,) if end > index else ()
        limit = min(last, index + (_NAME_WORDS if kind == "name" else 3))
        end = index
        while end < limit and self._fits(kind, line, end, index):
            end += 1
        return range(end, index, -1)

    def _fits(self, kind: str, line: Line, index: int, first: int) -> bool:
        if kind == "number":
            return line.words[index][0].isdigit()
        # A sentence end inside a name is the dot of an initial or a title.
        broken = index > first and index in line.stops and len(line.words[index - 1]) > 3
        return not broken and looks_like_name(line.shown(index), self._particles)


def _same(kind: str, text: str, word: str) -> bool:
    return word == text if kind == "word" else word.startswith(text)


__all__ = ["CJK", "Line", "Matcher", "Pattern", "Token", "looks_like_name", "parse"]
