"""The pass over an article's text that all fact finders share: words with offsets, and sentences.

A finder never scans the text for itself: it walks the words that a `Vocabulary` marks as its own.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, count

from clipper.text.sentences import spans
from clipper.types import Article, Block

LONGEST = 1_000_000
"""Characters of an article that are read for facts; a long feature has 50,000."""

# A word is letters with inner apostrophes and hyphens, or a number with inner separators; the 's of
# a genitive is a word of its own. Letters are told by what they are not, as `\w` leaves out the
# combining marks of Indic scripts and of split accents.
_LETTER = (
    r"[^\s\d_!-/:-@\[-^`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u3004\u3007-\u303f\u30fb\ufe30-\ufe6f"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_NUMBER = r"\d+(?:[.,’'\xa0\u202f]\d+)*"
# Most words end at once, which is told without asking each letter for all that it is not.
_PLAIN = "[A-Za-z]++(?=[ ,.])"
_WORD = rf"{_PLAIN}|{_LETTER}+(?:(?![’']s\b)[-’'‑\u200c]{_LETTER}+)*|{_NUMBER}"
_PARTED = rf"{_PLAIN}|{_LETTER}+(?:[-‑\u200c]{_LETTER}+)*|{_NUMBER}"
PARTING = frozenset(("az", "ca", "fr", "it", "tr"))
"""Languages in which an apostrophe parts two words ("l'État", "Ankara'da")."""


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """The words of one block, as parallel lists, and its sentences."""

    block: int
    kind: str
    """What the block is, see `types.Block`."""
    text: str
    words: list[str]
    lows: list[str]
    """The words in lower case."""
    gaps: list[str]
    """What stands behind each word, spaces and punctuation; `gaps[-1]` is empty."""
    starts: list[int]
    ends: list[int]
    capitals: list[int]
    """The indices of the words that begin with a capital letter."""
    numbers: list[int]
    """The indices of the words that begin with a digit."""
    sentences: list[tuple[int, int]]

    def where(self, known: Container[str]) -> Iterator[int]:
        """The indices of the words that are, in lower case, among the `known`."""
        return compress(count(), map(known.__contains__, self.lows))

    def slice(self, first: int, last: int) -> str:
        """The text from the word `first` to the word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words between two offsets: the first, and the one behind the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence(self, offset: int) -> tuple[int, int]:
        """The words of the sentence around an offset: the first, and the one behind the last."""
        if not self.sentences:
            return 0, len(self.words)
        number = max(0, bisect_right(self.sentences, (offset, len(self.text))) - 1)
        return self.between(*self.sentences[number])

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence."""
        return self.sentence(self.starts[index])[0] == index


def read(article: Article) -> list[Reading]:
    """A reading of every block, up to `LONGEST` characters in all."""
    readings: list[Reading] = []
    room = LONGEST
    for index, block in enumerate(article.blocks):
        if room <= 0:
            break
        readings.append(_read_block(index, block, room, article.language))
        room -= len(block.text)
    return readings


def _read_block(index: int, block: Block, room: int, language: str | None) -> Reading:
    text = block.text[:room]
    parts = word_pattern(language).split(text)
    words, gaps = parts[1::2], parts[2::2]
    gaps.append("")
    edges = [*accumulate(map(len, parts))]
    initials = "".join([word[0] for word in words])
    return Reading(
        block=index,
        kind=block.kind,
        text=text,
        words=words,
        lows=lower_all(words, language),
        gaps=gaps,
        starts=edges[:-1:2],
        ends=edges[1::2],
        capitals=[*compress(count(), map(str.isupper, initials))],
        numbers=[] if initials.isalpha() else [*compress(count(), map(str.isdecimal, initials))],
        sentences=spans(text, language),
    )


def lower(word: str, language: str | None) -> str:
    """The word in lower case, as its language has it: Turkish and Azerbaijani tell I from İ."""
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    low = word.lower()
    return low if low.isascii() else low.replace("i̇", "i").replace("’", "'")


def lower_all(words: Iterable[str], language: str | None) -> list[str]:
    """The words in lower case, all in one go."""
    return lower("\n".join([*words, ""]), language).split("\n")[:-1]


@cache
def word_pattern(language: str | None) -> re.Pattern[str]:
    """What a word is in a language, as a group: a text splits at it into gaps and words."""
    return re.compile(f"({_PARTED if language in PARTING else _WORD})")


def split(text: str, language: str | None) -> list[str]:
    """The words of a short text in lower case, cut as a reading cuts them."""
    return lower_all(word_pattern(language).findall(text), language)
