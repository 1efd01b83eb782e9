"""The pattern language of the furniture lexicons, and the index that finds what can match.

A pattern describes a whole line by tokens separated by spaces. Words are compared folded,
punctuation and symbols are ignored, and these stand for something:

    *       any run of words, also none          *name   one to six words that look like names
    #       a number                             *date   a date, with or without a time
    word*   a word that begins so                *few    up to eight words, also none
    *word   a word that ends so                  ?       any one word
    a|b     one of several                       [a]     may be missing
    *usual  any run of the lexicon's `usual` words, also none
    *network    a network's name, case endings allowed
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

from clipper.cleaning import networks
from clipper.cleaning.dates import LONGEST
from clipper.cleaning.lines import Line, is_character, words_of

_NAME_WORDS = 6
_FEW_WORDS = 8
_NUMBER_WORDS = 3
_NETWORK_WORDS = 4
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
    "?": "one",
    "*usual": "usual",
    "*network": "network",
}

DateEnd = Callable[[Line, int], int]
"""Where the date that begins at a word ends; the word's own index where none begins."""
NameLike = Callable[[str], bool]
"""Could the word, as it is written, be part of a name?"""
UsualLength = Callable[[Line, int, int], Iterable[int]]
"""How many words the phrases have that furniture is said with and that begin at a word."""


class Token(NamedTuple):
    """One token of a pattern: its kind (`word prefix suffix one any few usual number name date
    network mark comma label`), the words it stands for, and whether it may be missing."""

    kind: str
    words: frozenset[str] = frozenset()
    optional: bool = False


_LABEL = Token("label")


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
    every: frozenset[str]
    """The words all of which the line must have."""

    label: bool
    """The line may not close with a full stop."""

    def may_match(
        self, words: list[str], first: int, last: int, present: set[str], closed: bool
    ) -> bool:
        """Could the words from `first` up to `last`, as a set `present`, be such a line? `closed`
        is one with a full stop at the end."""
        if closed and self.label:
            return False
        if not self.fewest <= last - first <= self.most:
            return False
        if self.second and words[first + 1] not in self.second:
            return False
        if self.needed and self.needed.isdisjoint(present):
            return False
        return self.every <= present


Entry = tuple[str, str, str | None]
"""The name of a rule, a pattern of it as it is written, and the word that it is found by, where
that is a whole one."""

_ONE_WORD = ("word", "prefix", "suffix", "one")
_ENDLESS = 10**6
_WORDS_OF = {
    "any": (0, _ENDLESS),
    "few": (0, _FEW_WORDS),
    "one": (1, 1),
    "usual": (0, _ENDLESS),
    "name": (1, _NAME_WORDS),
    "number": (1, _NUMBER_WORDS),
    "date": (1, LONGEST),
    "network": (1, _NETWORK_WORDS),
    "mark": (0, 0),
    "comma": (0, 0),
    "label": (0, 0),
    "word": (1, 1),
    "prefix": (1, 1),
    "suffix": (1, 1),
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
    sure = list(filter(None, map(_sure, tokens)))
    needed = max(sure, key=lambda words: min(map(_rarity, words)), default=frozenset[str]())
    every = frozenset[str]().union(*(words for words in sure if len(words) == 1))
    return Pattern(tokens, fewest, most, second, needed, every, tokens[-1:] == (_LABEL,))


@cache
def _parse_with(source: str, word: str) -> list[Pattern]:
    """Those of `parse` that have the word among their own."""
    return [
        pattern
        for pattern in parse(source)
        if any(word in token.words for token in pattern.tokens if token.kind == "word")
    ]


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
    if choice.startswith("*") and tokens:
        return [Token("suffix", tokens[0].words)]
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

    def __init__(
        self, date_end: DateEnd, name_like: NameLike, usual: UsualLength = lambda *_: ()
    ) -> None:
        self._date_end = date_end
        self._name_like = name_like
        self._usual = usual
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
            self._openers.setdefault(first.lower(), []).append((rule, source, first.lower()))
            return
        if first[0] not in "*#:[?":
            for choice in first.removesuffix("*").split("|"):
                if choice not in _SPECIAL and (word := _first_word(choice)):
                    is_stem = first.endswith("*") and len(word) > 1
                    shelf = self._stems if is_stem else self._openers
                    shelf.setdefault(word, []).append((rule, source, None if is_stem else word))
            return
        if openers := _optional_openers(source.split()):
            for word in openers:
                self._openers.setdefault(word, []).append((rule, source, None))
            return
        self._index_inside(rule, source)

    def _index_inside(self, rule: str, source: str) -> None:
        """Put a pattern that begins with anything under the words of its rarest chunk."""
        chunks = [chunk.split("|") for chunk in source.split() if _is_sure(chunk)]
        if chunks:
            for choice in max(chunks, key=lambda choices: min(map(len, choices))):
                word = max(words_of(choice.rstrip("*:：")), key=_rarity)
                is_stem = choice.endswith("*") and not is_character(word)
                shelf = self._inside_stems if is_stem else self._inside
                shelf.setdefault(word, []).append((rule, source, None if is_stem else word))
        elif "*date" in source.split():
            self._dates.append((rule, source, None))
        else:
            raise ValueError(f"the {rule} pattern {source!r} names no word")

    def rule_of(self, line: Line, first: int = 0, last: int | None = None) -> str | None:
        """The rule of a pattern that matches the words from `first` up to `last`, or None."""
        last = len(line) if last is None else last
        if first == last:
            return None
        present = set(line.words[first:last])
        closed = line.closes(last)
        for rule, source, word in self._candidates(line.words[first], present):
            for pattern in parse(source) if word is None else _parse_with(source, word):
                if pattern.may_match(line.words, first, last, present, closed) and self._match(
                    pattern.tokens, 0, line, first, last, set()
                ):
                    return rule
        return None

    def _candidates(self, opener: str, present: set[str]) -> Iterator[Entry]:
        """The patterns that a line of these words, which begins with `opener`, may match."""
        yield from self._openers.get(opener, ())
        for end in range(1, len(opener) + 1):
            yield from self._stems.get(opener[:end], ())
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
                if not line.has_comma(index):
                    return False
            elif kind == "label":
                return index == last and not line.closes(last)
            elif kind == "any" and at == len(pattern):
                return True
            elif optional or kind not in _ONE_WORD:
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
        if kind == "usual":
            return self._usual_ends(line, index, last)
        if kind == "date":
            end = min(last, self._date_end(line, index))
            return (end,) if end > index else ()
        if kind == "network":
            length = networks.length(line, index, last)
            return (index + length,) if length else ()
        if kind in _ONE_WORD:
            found = index < last and _is_one_of(line.words[index], kind, token.words)
            return (index + 1, index) if found else (index,)
        limit = min(last, index + (_NAME_WORDS if kind == "name" else _NUMBER_WORDS))
        end = index
        while end < limit and self._fits(kind, line, end, index):
            end += 1
        return range(end, index, -1)

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
        return not broken and (
            self._name_like(line.shown(index)) or (index == first and self._is_month(line, index))
        )

    def _is_month(self, line: Line, index: int) -> bool:
        """Is the word a month's name that somebody bears: Jan Novak, April Jones?"""
        named = index + 1 < len(line) and self._name_like(line.shown(index + 1))
        return named and line.shown(index)[0].isupper()


def _rarity(word: str) -> float:
    """A guess at how seldom lines hold the word: its length. Kana are the commonest characters."""
    return 0.5 if "\u3040" <= word <= "\u309f" else len(word)


def _is_sure(chunk: str) -> bool:
    """Does the chunk of a pattern stand for words alone, one of which must be there?"""
    return chunk[0] not in "*#[?" and all(
        choice not in _SPECIAL and choice[:1] != "*" and _first_word(choice)
        for choice in chunk.split("|")
    )


def _optional_openers(chunks: list[str]) -> list[str]:
    """The words that a pattern may begin with whose first chunks may be missing; none where it may
    begin with anything else."""
    words: list[str] = []
    for chunk in chunks:
        choices = chunk.strip("[]").split("|")
        if any(choice[0] in "*#:,?" or choice[-1] == "*" for choice in choices if choice):
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
    if kind == "word":
        return word in words
    if kind == "one":
        return True
    return word.endswith(tuple(words)) if kind == "suffix" else word.startswith(tuple(words))
