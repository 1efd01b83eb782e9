"""The pass over an article's text that all fact finders share: words with offsets, and sentences.

A finder never scans the text for itself: it walks the words that a `Vocabulary` marks as its own.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

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
_WORD = rf"{_LETTER}+(?:(?![’']s\b)[-’'‑\u200c]{_LETTER}+)*|{_NUMBER}"
# In these languages an apostrophe parts two words ("l'État", "Ankara'da").
_PARTED = rf"{_LETTER}+(?:[-‑\u200c]{_LETTER}+)*|{_NUMBER}"
_PARTING = frozenset(("az", "ca", "fr", "it", "tr"))


@dataclass(slots=True)
class Reading:
    """The words of one block, as parallel lists, and its sentences."""

    block: int
    kind: str
    """What the block is, see `types.Block`."""
    text: str
    words: list[str]
    lows: list[str]
    """The words in lower case."""
    starts: list[int]
    ends: list[int]
    capitals: list[int]
    """The indices of the words that begin with a capital letter."""
    sentences: list[tuple[int, int]]
    openings: list[int]
    """Where the sentences begin."""

    def gap(self, index: int) -> str:
        """What stands between a word and the next: spaces and punctuation."""
        after = self.starts[index + 1] if index + 1 < len(self.words) else len(self.text)
        return self.text[self.ends[index] : after]

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
        number = max(0, bisect_right(self.openings, offset) - 1)
        return self.between(*self.sentences[number])

    def opens_sentence(self, index: int) -> bool:
        """Whether a word is the first of its sentence."""
        return self.sentence(self.starts[index])[0] == index


class _Lows(dict[str, str]):
    """The words of an article in lower case, each looked up once."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str:
        low = self[word] = lower(word, self._language)
        return low


def read(article: Article) -> list[Reading]:
    """A reading of every block, up to `LONGEST` characters in all."""
    known = _Lows(article.language)
    readings: list[Reading] = []
    room = LONGEST
    for index, block in enumerate(article.blocks):
        if room <= 0:
            break
        readings.append(_read_block(index, block, room, article.language, known))
        room -= len(block.text)
    return readings


def _read_block(index: int, block: Block, room: int, language: str | None, known: _Lows) -> Reading:
    text = block.text[:room]
    places = [match.span() for match in word_pattern(language).finditer(text)]
    words = [text[start:end] for start, end in places]
    sentences = spans(text, language)
    return Reading(
        block=index,
        kind=block.kind,
        text=text,
        words=words,
        lows=[known[word] for word in words],
        starts=[start for start, _ in places],
        ends=[end for _, end in places],
        capitals=[number for number, word in enumerate(words) if word[0].isupper()],
        sentences=sentences,
        openings=[start for start, _ in sentences],
    )


def lower(word: str, language: str | None) -> str:
    """The word in lower case, as its language has it: Turkish and Azerbaijani tell I from İ."""
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    low = word.lower()
    return low if low.isascii() else low.replace("i̇", "i").replace("’", "'")


@cache
def word_pattern(language: str | None) -> re.Pattern[str]:
    """What a word is in a language."""
    return re.compile(_PARTED if language in _PARTING else _WORD)


def split(text: str, language: str | None) -> list[str]:
    """The words of a short text in lower case, cut as a reading cuts them."""
    return [lower(word, language) for word in word_pattern(language).findall(text)]
