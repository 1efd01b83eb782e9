"""The words of a text where they stand: with their offsets, and with what stands between them.

`words.tokens` gives the words alone, to compare texts by; these lead back into the text.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import accumulate
from operator import and_
from typing import NamedTuple

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
_BLOCK = 5000
"""Characters up to which the words of a text are remembered."""


class Located(NamedTuple):
    """The words of a text, as parallel lists that nobody changes."""

    words: list[str]
    lows: list[str]
    """The words in lower case."""
    gaps: list[str]
    """What stands behind each word, spaces and punctuation; `gaps[-1]` is empty."""
    starts: list[int]
    ends: list[int]
    not_small: list[int]
    """The indices of the words that are not in small letters, or not in ASCII: the others are the
    same in lower case."""


def located(text: str, language: str | None) -> Located:
    """The words of a text."""
    return _remembered(text, language) if len(text) <= _BLOCK else _located(text, language)


def _located(text: str, language: str | None) -> Located:
    parts = _pattern(language).split(text)
    words, gaps = parts[1::2], parts[2::2]
    gaps.append("")
    edges = [*accumulate(map(len, parts))]
    small: Iterable[bool] = map(str.islower, words)
    if not text.isascii():
        small = map(and_, small, map(str.isascii, words))
    not_small = [at for at, is_small in enumerate(small) if not is_small]
    lows = words.copy()
    lowered = lower_all(map(words.__getitem__, not_small), language)
    for at, low in zip(not_small, lowered, strict=True):
        lows[at] = low
    return Located(words, lows, gaps, edges[:-1:2], edges[1::2], not_small)


# Facts and summary ask for the same blocks one after the other.
_remembered = lru_cache(maxsize=256)(_located)


def lower(word: str, language: str | None) -> str:
    """The word in lower case, as its language has it: Turkish and Azerbaijani tell I from İ."""
    if language in ("tr", "az"):
        word = word.replace("İ", "i").replace("I", "ı")
    low = word.lower()
    if low.isascii():
        return low
    return unicodedata.normalize("NFC", low.replace("i̇", "i").replace("’", "'"))


def lower_all(words: Iterable[str], language: str | None) -> list[str]:
    """The words in lower case, all in one go."""
    return lower("\n".join([*words, ""]), language).split("\n")[:-1]


def split(text: str, language: str | None) -> list[str]:
    """The words of a short text in lower case."""
    return lower_all(_pattern(language).findall(text), language)


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    """What a word is in a language, as a group: a text splits at it into gaps and words."""
    return re.compile(f"({_PARTED if language in PARTING else _WORD})")
