"""The pattern language of the furniture lexicons.

A pattern describes a whole line by tokens separated by spaces. Words are compared folded,
punctuation and symbols are ignored, and these stand for something:

    *       any run of words, also none          *name   one to six words that look like names
    #       a number                             *date   a date, with or without a time
    word*   a word that begins so                *few    up to eight words, also none
    *word   a word that ends so                  ?       any one word
    a|b     one of several                       [a]     may be missing
    *usual      any run of the lexicon's `usual` words, also none
    *network    a network's name, case endings allowed
    :       a colon, dash, bar or similar mark must stand here, or the line ends here
    ,       a comma must stand here, between two words
    _       a space or a mark must stand here, between two characters that are words
    ~       last of all: the line does not end in a full stop, is a label and no sentence

Every Han or Kana character is a word.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain, product
from typing import NamedTuple

from clipper.cleaning.dates import LONGEST
from clipper.cleaning.lines import is_character, words_of

NAME_WORDS, FEW_WORDS, NUMBER_WORDS, NETWORK_WORDS = 6, 8, 3, 4
"""The most words that a token of the kind takes."""
SPECIAL = {
    "*": "any",
    "#": "number",
    ":": "mark",
    "：": "mark",
    ",": "comma",
    "_": "apart",
    "~": "label",
    "*name": "name",
    "*date": "date",
    "*few": "few",
    "?": "one",
    "*usual": "usual",
    "*network": "network",
}
"""What stands for something, and its kind."""
ONE_WORD = ("word", "prefix", "suffix", "one")
"""The kinds that take exactly one word."""
_ENDLESS = 10**6
_WORDS_OF = {
    "any": (0, _ENDLESS),
    "few": (0, FEW_WORDS),
    "one": (1, 1),
    "usual": (0, _ENDLESS),
    "name": (1, NAME_WORDS),
    "number": (1, NUMBER_WORDS),
    "date": (1, LONGEST),
    "network": (1, NETWORK_WORDS),
    "mark": (0, 0),
    "comma": (0, 0),
    "apart": (0, 0),
    "label": (0, 0),
    "word": (1, 1),
    "prefix": (1, 1),
    "suffix": (1, 1),
}


class Token(NamedTuple):
    """One token of a pattern: its kind (`word prefix suffix one any few usual number name date
    network mark comma apart label`), the words it stands for, and whether it may be missing."""

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


@cache
def parse(source: str) -> list[Pattern]:
    """The patterns that a written one stands for: several when it has a choice between phrases."""
    return [_pattern(tokens) for tokens in readings(source)]


def readings(source: str) -> Iterator[tuple[Token, ...]]:
    """The tokens of each pattern that a written one stands for."""
    for parts in product(*map(_choices, source.split())):
        yield tuple(chain.from_iterable(parts))


def _pattern(tokens: tuple[Token, ...]) -> Pattern:
    fewest = sum(0 if token.optional else _WORDS_OF[token.kind][0] for token in tokens)
    most = sum(_WORDS_OF[token.kind][1] for token in tokens)
    second = _sure(tokens[1]) if len(tokens) > 1 and _sure(tokens[0]) else frozenset()
    sure = list(filter(None, map(_sure, tokens)))
    needed = max(sure, key=lambda words: min(map(rarity, words)), default=frozenset[str]())
    every = frozenset[str]().union(*(words for words in sure if len(words) == 1))
    return Pattern(tokens, fewest, most, second, needed, every, tokens[-1:] == (_LABEL,))


@cache
def parse_with(source: str, word: str | None) -> list[Pattern]:
    """Those of `parse` that have the word among their own; all of them for None."""
    if word is None:
        return parse(source)
    return [
        pattern
        for pattern in parse(source)
        if any(word in token.words for token in pattern.tokens if token.kind == "word")
    ]


def _sure(token: Token) -> frozenset[str]:
    """The words one of which must stand where the token does; none when it may be anything."""
    return token.words if token.kind == "word" and not token.optional else frozenset()


@cache
def _choices(chunk: str) -> list[list[Token]]:
    """What one chunk of a pattern may be: each a list of tokens, which all patterns share that have
    the chunk."""
    if chunk in SPECIAL:
        return [[Token(SPECIAL[chunk])]]
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
    if choice in SPECIAL:
        return [Token(SPECIAL[choice])]
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


def rarity(word: str) -> float:
    """A guess at how seldom lines hold the word: its length. Kana are the commonest characters."""
    return 0.5 if "\u3040" <= word <= "\u309f" else len(word)
