"""The pattern language of the furniture lexicons, and the index that finds what can match.

A pattern describes a whole line by tokens separated by spaces. Words are compared folded,
punctuation and symbols are ignored, and these stand for something:

    *       any run of words, also none          *name   one to six words that look like names
    #       a number                             *date   a date, with or without a time
    word*   a word that begins so                *few    up to eight words, also none
    a|b     one of several                       [a]     may be missing
    :       a colon, dash, bar or similar mark must stand here, or the line ends here
    ,       a comma must stand here, between two words
    ~       last of all: the line does not end in a full stop, is a label and no sentence

Every Han or Kana character is a word. A pattern is looked up by the word it begins with or one it
cannot do without, so that a line is compared with the few patterns that can match it at all.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from clipper.cleaning.dates import LONGEST
from clipper.cleaning.lines import Line, is_character, words_of

_NAME_WORDS = 6
_FEW_WORDS = 8
_NUMBER_WORDS = 3
_SPECIAL = {
    "*": "any",
    "#": "number",
    ":": "mark",
    "：": "mark",
    ",": "comma",
    "~": "label",
    "*name": "name",
    "*date": "date",
    "*few": "few",
}

DateEnd = Callable[[Line, int], int]
"""Where the date that begins at a word ends; the word's own index where none begins."""
NameLike = Callable[[str], bool]
"""Could the word, as it is written, be part of a name?"""


class Token(NamedTuple):
    """One token of a pattern: its kind (`word prefix any number mark comma label name date few`),
    the words it stands for, and whether it may be missing."""

    kind: str
    words: frozenset[str] = frozenset()
    optional: bool = False


class Pattern(NamedTuple):
    """A pattern ready to be matched, and what tells quickly that it cannot match a line."""

    tokens: tuple[Token, ...]
    fewest: int
    most: int
    """How many words a line has, at least and at most."""
    second: frozenset[str]
    """The words one of which must be the line's second; empty where any may be."""
    needed: frozenset[str]
    """The words one of which the line must have: those of the rarest token; empty for none."""

    def may_match(self, words: list[str], first: int, last: int, present: set[str]) -> bool:
        """Could the words from `first` up to `last`, as a set `present`, be such a line?"""
        if not self.fewest <= last - first <= self.most:
            return False
        if self.second and words[first + 1] not in self.second:
            return False
        return not self.needed or not self.needed.isdisjoint(present)


Entry = tuple[str, str]
"""The name of a rule, and a pattern of it as it is written."""

_ENDLESS = 10**6
_WORDS_OF = {
    "any": (0, _ENDLESS),
    "few": (0, _FEW_WORDS),
    "name": (1, _NAME_WORDS),
    "number": (1, _NUMBER_WORDS),
    "date": (1, LONGEST),
    "mark": (0, 0),
    "comma": (0, 0),
    "label": (0, 0),
    "word": (1, 1),
    "prefix": (1, 1),
}


@cache
def parse(source: str) -> list[Pattern]:
    """The patterns that a written one stands for: several when it has a choice between phrases."""
    return [_pattern(parts) for parts in product(*map(_choices, source.split()))]


def _pattern(parts: Iterable[list[Token]]) -> Pattern:
    tokens = tuple(token for part in parts for token in part)
    fewest = sum(0 if token.optional else _WORDS_OF[token.kind][0] for token in tokens)
    most = sum(_WORDS_OF[token.kind][1] for token in tokens)
    second = _sure(tokens[1]) if len(tokens) > 1 and _sure(tokens[0]) else frozenset()
    needed = max((token for token in tokens if _sure(token)), key=_rarity, default=None)
    return Pattern(tokens, fewest, most, second, needed.words if needed else frozenset())


def _sure(token: Token) -> frozenset[str]:
    """The words one of which must stand where the token does; none when it may be anything."""
    return token.words if token.kind == "word" and not token.optional else frozenset()


def _choices(chunk: str) -> list[list[Token]]:
    """What one chunk of a pattern may be: each a list of tokens."""
    if chunk in _SPECIAL:
        return [[Token(_SPECIAL[chunk])]]
    optional = chunk.startswith("[") and chunk.endswith("]")
    words: set[str] = set()
    others: list[list[Token]] = []
    for choice in chunk.strip("[]").split("|"):
        tokens = _tokens(choice)
        if len(tokens) == 1 and tokens[0].kind == "word":
            words |= tokens[0].words
        elif tokens:
            others.append(tokens)
    choices = [[Token("word", frozenset(words), optional)]] if words else []
    return choices + others + ([[]] if optional and others else [])


def _tokens(choice: str) -> list[Token]:
    if choice in _SPECIAL:
        return [Token(_SPECIAL[choice])]
    tokens = [Token("word", frozenset((word,))) for word in words_of(choice)]
    if choice.endswith("*") and tokens:
        stem = next(iter(tokens[-1].words))
        tokens[-1:] = (
            [tokens[-1], Token("any")]
            if is_character(stem)
            else [Token("prefix", tokens[-1].words)]
        )
    if choice.endswith((":", "：")):
        tokens.append(Token("mark"))
    return tokens


class Matcher:
    """Patterns, each under the name of its rule, ready to be looked up."""

    def __init__(self, date_end: DateEnd, name_like: NameLike) -> None:
        self._date_end = date_end
        self._name_like = name_like
        self._openers: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._inside: dict[str, list[Entry]] = {}
        self._inside_stems: dict[str, list[Entry]] = {}
        self._dates: list[Entry] = []

    def add(self, rule: str, sources: Iterable[str]) -> None:
        """Take in the patterns of a rule. One of wildcards alone, that would match anything, is
        refused: ValueError."""
        for source in sources:
            self._index(rule, source)

    def _index(self, rule: str, source: str) -> None:
        """Put a pattern where it will be looked for: under the word it begins with, or one that it
        needs. Most are never looked for, so they are parsed only then."""
        first = source.split(maxsplit=1)[0]
        if first.isascii() and first.isalpha():  # as most do
            self._openers.setdefault(first.lower(), []).append((rule, source))
            return
        if first[0] not in "*#:[":
            for choice in first.removesuffix("*").split("|"):
                if choice not in _SPECIAL and (word := _first_word(choice)):
                    shelf = self._stems if first.endswith("*") and len(word) > 1 else self._openers
                    shelf.setdefault(word, []).append((rule, source))
            return
        chunks = source.split()
        if openers := _optional_openers(chunks):
            for word in openers:
                self._openers.setdefault(word, []).append((rule, source))
            return
        if needed := list(filter(str.isalpha, chunks)):
            word = _first_word(max(needed, key=len))
            self._inside.setdefault(word, []).append((rule, source))
            return
        for pattern in parse(source):
            self._index_inside(rule, source, pattern)

    def _index_inside(self, rule: str, source: str, pattern: Pattern) -> None:
        """Put a pattern that begins with anything under a word that it needs."""
        needed = [
            token
            for token in pattern.tokens
            if token.kind in ("word", "prefix") and not token.optional
        ]
        if needed:
            anchor = max(needed, key=_rarity)
            shelf = self._inside if anchor.kind == "word" else self._inside_stems
            for word in anchor.words:
                shelf.setdefault(word, []).append((rule, source))
        elif any(token.kind == "date" for token in pattern.tokens):
            self._dates.append((rule, source))
        else:
            raise ValueError(f"the {rule} pattern {source!r} names no word")

    def rule_of(self, line: Line, first: int = 0, last: int | None = None) -> str | None:
        """The rule of a pattern that matches the words from `first` up to `last`, or None."""
        last = len(line) if last is None else last
        if first == last:
            return None
        present = set(line.words[first:last])
        for rule, source in self._candidates(line.words[first], present):
            for pattern in parse(source):
                if pattern.may_match(line.words, first, last, present) and self._match(
                    pattern.tokens, 0, line, first, last, set()
                ):
                    return rule
        return None

    def _candidates(self, opener: str, present: set[str]) -> Iterator[Entry]:
        """The patterns that a line of these words, which begins with `opener`, may match."""
        yield from self._openers.get(opener, ())
        for stem, entries in self._stems.items():
            if opener.startswith(stem):
                yield from entries
        for word in sorted(present & self._inside.keys()):
            yield from self._inside[word]
        for stem, entries in self._inside_stems.items():
            if any(word.startswith(stem) for word in present):
                yield from entries
        yield from self._dates

    def _match(
        self,
        pattern: tuple[Token, ...],
        at: int,
        line: Line,
        index: int,
        last: int,
        dead: set[tuple[int, int]],
    ) -> bool:
        """Do the tokens from `at` on match the words from `index` up to `last`? `dead` remembers
        what failed, so that cost grows with the product of both lengths at most."""
        while at < len(pattern):
            kind, words, optional = pattern[at]
            at += 1
            if kind == "mark":
                if index not in line.marks if index < last else line.closes(last):
                    return False
            elif kind == "comma":
                if not (index < last and line.has_comma(index)):
                    return False
            elif kind == "label":
                return index == last and not line.closes(last)
            elif kind == "any" and at == len(pattern):
                return True
            elif optional or kind not in ("word", "prefix"):
                if (at, index) in dead:
                    return False
                if any(
                    self._match(pattern, at, line, end, last, dead)
                    for end in self._ends(pattern[at - 1], line, index, last)
                ):
                    return True
                dead.add((at, index))
                return False
            else:
                if index == last or not _is_one_of(line.words[index], kind, words):
                    return False
                index += 1
        return index == last

    def _ends(self, token: Token, line: Line, index: int, last: int) -> Iterable[int]:
        """Where the words that a token takes, when it begins at `index`, may end."""
        kind = token.kind
        if kind == "any":
            return range(index, last + 1)
        if kind == "few":
            return range(index, min(last, index + _FEW_WORDS) + 1)
        if kind == "date":
            end = min(last, self._date_end(line, index))
            return (end,) if end > index else ()
        if kind in ("word", "prefix"):
            found = index < last and _is_one_of(line.words[index], kind, token.words)
            return (index + 1, index) if found else (index,)
        limit = min(last, index + (_NAME_WORDS if kind == "name" else _NUMBER_WORDS))
        end = index
        while end < limit and self._fits(kind, line, end, index):
            end += 1
        return range(end, index, -1)

    def _fits(self, kind: str, line: Line, index: int, first: int) -> bool:
        if kind == "number":
            return line.words[index][0].isdigit()
        # A full stop inside a name is that of an initial or a title.
        broken = index > first and index in line.stops and len(line.words[index - 1]) > 3
        return not broken and (
            self._name_like(line.shown(index)) or (index == first and self._is_month(line, index))
        )

    def _is_month(self, line: Line, index: int) -> bool:
        """Is the word a month's name that somebody bears: Jan Novak, April Jones?"""
        named = index + 1 < len(line) and self._name_like(line.shown(index + 1))
        return named and line.shown(index)[0].isupper()


def _rarity(token: Token) -> int:
    """A guess at how seldom lines hold one of the token's words: the length of the shortest."""
    return min(map(len, token.words))


def _optional_openers(chunks: list[str]) -> list[str]:
    """The words that a pattern may begin with whose first chunks may be missing; none where it may
    begin with anything else."""
    words: list[str] = []
    for chunk in chunks:
        choices = chunk.strip("[]").split("|")
        if any(choice[0] in "*#:," or choice[-1] == "*" for choice in choices if choice):
            return []
        words += filter(None, map(_first_word, choices))
        if chunk[0] != "[":
            return words
    return []


def _first_word(choice: str) -> str:
    """The first word of a choice, folded, or nothing where it has none."""
    if choice.isascii() and choice.isalpha():
        return choice.lower()
    return next(iter(words_of(choice)), "")


def _is_one_of(word: str, kind: str, words: frozenset[str]) -> bool:
    return word in words if kind == "word" else any(word.startswith(stem) for stem in words)
