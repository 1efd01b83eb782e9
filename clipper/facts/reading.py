"""The pass over an article's text that all fact finders share: words with offsets, and sentences.

A finder never scans the text for itself: it walks the words that a `Vocabulary` marks as its own.
"""

import re
from dataclasses import dataclass

from clipper.text.sentences import spans
from clipper.types import Article, Block

LONGEST = 2_000_000
"""Characters of an article that are read for facts; a long feature has 50,000."""

# A word is letters with inner apostrophes and hyphens, or a number with inner separators; a genitive 's is
# a word of its own. Letters are told by what they are not, because `\w` leaves out the combining marks of
# Indic scripts and of split accents.
_LETTER = (
    r"[^\s\d_!-/:-@\[-^`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u3000-\u3004\u3007-\u303f\u30fb\ufe30-\ufe6f"
    r"\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]"
)
_NUMBER = r"\d+(?:[.,’'\xa0\u202f]\d+)*"
_WORD = re.compile(rf"{_LETTER}+(?:(?![’']s\b)[-’'‑\u200c]{_LETTER}+)*|{_NUMBER}")
# In these languages an apostrophe parts two words ("l'État", "Ankara'da").
_PARTED = re.compile(rf"{_LETTER}+(?:[-‑\u200c]{_LETTER}+)*|{_NUMBER}")
_PARTING = frozenset(("az", "ca", "fr", "it", "tr"))


@dataclass(slots=True)
class Reading:
    """The words of one block, as parallel lists, and its sentences."""

    block: int
    text: str
    words: list[str]
    lows: list[str]
    """The words in lower case."""
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def gap(self, index: int) -> str:
        """What stands between a word and the next: spaces and punctuation."""
        after = self.starts[index + 1] if index + 1 < len(self.words) else len(self.text)
        return self.text[self.ends[index] : after]

    def slice(self, first: int, last: int) -> str:
        """The text from the word `first` to the word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]


def read(article: Article) -> list[Reading]:
    """A reading of every block, up to `LONGEST` characters in all."""
    known: dict[str, tuple[str, str]] = {}
    readings: list[Reading] = []
    room = LONGEST
    for index, block in enumerate(article.blocks):
        if room <= 0:
            break
        readings.append(_read_block(index, block, article.language, known, room))
        room -= len(block.text)
    return readings


def _read_block(
    index: int, block: Block, language: str | None, known: dict[str, tuple[str, str]], room: int
) -> Reading:
    text = block.text if len(block.text) <= room else block.text[:room]
    words: list[str] = []
    lows: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in word_pattern(language).finditer(text):
        word = match.group()
        pair = known.get(word)
        if pair is None:
            pair = known[word] = (word, lower(word, language))
        words.append(pair[0])
        lows.append(pair[1])
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Reading(index, text, words, lows, starts, ends, spans(text, language))


def lower(word: str, language: str | None) -> str:
    """The word in lower case, as its language has it: Turkish and Azerbaijani tell I from İ."""
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    return word.lower().replace("i̇", "i").replace("’", "'")


def word_pattern(language: str | None) -> re.Pattern[str]:
    """What a word is in a language."""
    return _PARTED if language in _PARTING else _WORD


def split(text: str, language: str | None) -> list[str]:
    """The words of a short text in lower case, cut as a reading cuts them."""
    return [lower(word, language) for word in word_pattern(language).findall(text)]
