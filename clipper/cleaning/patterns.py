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

from collections.abc import Iterable, Iterator
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
ONE_WORD = frozenset(("word", "prefix", "suffix", "one"))
"""The kinds that take exactly one word."""
NO_WORD = frozenset(("mark", "comma", "apart", "label"))
"""The kinds that take none."""
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
    """One token of a pattern."""

    kind: str
    """`word prefix suffix one any few usual number name date network`; `mark comma apart label`,
    which take no word; or `choice`, between phrases."""
    words: frozenset[str] = frozenset()
    optional: bool = False
    """Whether the word may be missing."""
    choices: tuple[tuple["Token", ...], ...] = ()
    """The phrases of a choice; an empty one where it may be missing."""


Tokens = tuple[Token, ...]

_LABEL = Token("label")


class Pattern(NamedTuple):
    """A pattern ready to be matched, and what tells quickly that it cannot match a line."""

    tokens: Tokens
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
def parse(source: str) -> Pattern:
    """The pattern that is written so."""
    tokens = tuple(chain.from_iterable(map(_tokens, source.split())))
    fewest, most = _lengths(tokens)
    sure = list(map(_sure, tokens))
    return Pattern(
        tokens,
        fewest,
        most,
        second=_possible(tokens, 1),
        needed=_rarest(sure),
        every=frozenset[str]().union(*(words for words in sure if len(words) == 1)),
        label=tokens[-1:] == (_LABEL,),
    )


def readings(source: str) -> Iterator[Tokens]:
    """The tokens of each pattern without choices that a written one stands for."""
    tokens = chain.from_iterable(map(_tokens, source.split()))
    for parts in product(*(token.choices or ((token,),) for token in tokens)):
        yield tuple(chain.from_iterable(parts))


def _lengths(tokens: Tokens) -> tuple[int, int]:
    """How many words the tokens take together, at least and at most."""
    fewest = most = 0
    for token in tokens:
        if token.choices:
            lengths = [*map(_lengths, token.choices)]
            fewest += min(least for least, _ in lengths)
            most += max(greatest for _, greatest in lengths)
        else:
            least, greatest = _WORDS_OF[token.kind]
            fewest += 0 if token.optional else least
            most += greatest
    return fewest, most


def _sure(token: Token) -> frozenset[str]:
    """Words one of which must stand where the token does; none where that is not sure."""
    if token.kind == "word" and not token.optional:
        return token.words
    told = [_rarest(map(_sure, choice)) for choice in token.choices]
    return frozenset[str]().union(*told) if all(told) else frozenset()


def _rarest(sure: Iterable[frozenset[str]]) -> frozenset[str]:
    """Of words one of which is there, the ones that fewest lines have; none without any."""
    told = filter(None, sure)
    return max(told, key=lambda words: min(map(rarity, words)), default=frozenset())


def _possible(tokens: Tokens, place: int) -> frozenset[str]:
    """The words one of which must stand at a place, counted from 0; none where any may."""
    if not tokens:
        return frozenset()
    token, rest = tokens[0], tokens[1:]
    if token.choices:
        told = [_possible((*choice, *rest), place) for choice in token.choices]
        return frozenset[str]().union(*told) if all(told) else frozenset()
    if token.kind != "word" or token.optional:
        return frozenset()
    return _possible(rest, place - 1) if place else token.words


@cache
def _tokens(chunk: str) -> Tokens:
    """What one chunk of a pattern stands for; all patterns that have the chunk share it."""
    if chunk in SPECIAL:
        return (Token(SPECIAL[chunk]),)
    optional = chunk.startswith("[") and chunk.endswith("]")
    words: set[str] = set()
    phrases: list[Tokens] = []
    for choice in chunk.strip("[]").split("|"):
        tokens = _phrase(choice)
        if len(tokens) == 1 and tokens[0].kind == "word":
            words |= tokens[0].words
        elif tokens:
            phrases.append(tokens)
    if not phrases:
        return (Token("word", frozenset(words), optional),) if words else ()
    if len(phrases) == 1 and not words and not optional:
        return phrases[0]
    if words:
        phrases.insert(0, (Token("word", frozenset(words)),))
    return (Token("choice", choices=(*phrases, *([()] if optional else []))),)


def _phrase(choice: str) -> Tokens:
    """The tokens of one of the choices of a chunk."""
    if choice in SPECIAL:
        return (Token(SPECIAL[choice]),)
    tokens = [Token("word", frozenset((word,))) for word in words_of(choice)]
    if choice.startswith("*") and tokens:
        return (Token("suffix", tokens[0].words),)
    if choice.endswith("*") and tokens:
        stem = next(iter(tokens[-1].words))
        tokens[-1:] = (
            [tokens[-1], Token("any")]
            if is_character(stem)
            else [Token("prefix", tokens[-1].words)]
        )
    if choice.endswith((":", "：")):
        tokens.append(Token("mark"))
    return tuple(tokens)


def rarity(word: str) -> float:
    """A guess at how seldom lines hold the word: its length. Kana are the commonest characters."""
    return 0.5 if "\u3040" <= word <= "\u309f" else len(word)
