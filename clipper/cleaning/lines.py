"""A line of text as the furniture patterns see it: folded words, and the marks between them."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from clipper.text.lexicon import load
from clipper.text.words import may_hold_ideographs

_RANGES = (("\u3005", "\u3007"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uff66", "\uff9f"))
_CHARACTERS = "".join(f"{first}-{last}" for first, last in _RANGES)
_INSIDE = "\u00ad\u0300-\u036f\u0640\u064b-\u0652\u0670\u200b-\u200f\ufeff"
_CLOSERS = '"”»’)]'
_COMMAS = ",،，、"
_FULL_STOPS = (".", "。")
_APOSTROPHES = "'’‘ʼʻ`´"
_WORD = (
    r"([^\W\d_{characters}][^\W_{characters}]*"
    r"(?:(?:[{inside}]|[{apostrophes}](?=[^\W\d_]))[^\W_{characters}]*)*"
    r"|\d+(?:[.,:/’'\-][0-9٠-٩۰-۹]+)*(?:[kKmMкК]\b)?"
    r"|[{characters}])"
)
"""A word, a number, or a character that is a word."""
_SIGNS = ".!?。！？؟…۔:：】］|¦｜丨›»>＞→▸►▶•·・⋅/／~＝=\n―–—\u3000-"
_MAY_BE_SIGN = re.compile(f"[{_SIGNS}]")
_SIGN = re.compile(
    r"(?P<mark>[:：】］|¦｜丨›»>＞→▸►▶•·・⋅/／~＝\n―–—]|(?<=\s)-(?=\s)"
    r"|\u3000(?<=\S\u3000)(?=\S)|=(?<=[^\x00-\x7f]=)|\.\.(?<=[^\s.]\.\.)(?!\.))"
    r"|[.!?。！？؟…۔]"
)
"""A mark, or a stop."""
_TWINS = {
    **dict.fromkeys(_APOSTROPHES[1:], "'"),
    **dict.fromkeys("\u00ad\u0640\u0670\u200b\u200c\u200d\u200e\u200f\ufeff\u0307", ""),
    **{chr(code): "" for code in range(0x64B, 0x653)},
    "ё": "е",
    "ı": "i",
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ة": "ه",
}
_TWIN = re.compile(f"[{''.join(_TWINS)}]")


def fold(text: str) -> str:
    """The text as its words are compared: case-folded and composed, without invisible characters.
    Letters that keyboards and outlets use for one another (ı and i, ё and е, the Arabic yehs) are
    one, and so are traditional and simplified characters."""
    if text.isascii():
        return text.lower()
    return _folded_letter(text) if len(text) == 1 else _folded(text)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    # A tenth of what `str.translate` takes, which asks for every letter.
    folded = _TWIN.sub(lambda found: _TWINS[found[0]], folded)
    if may_hold_ideographs(folded):
        folded = folded.translate(_chinese())
    return unicodedata.normalize("NFC", folded)


@cache
def _folded_letter(letter: str) -> str:
    """As `fold`: there are few letters, and a character is a word."""
    return _folded(letter)


@cache
def _chinese() -> dict[int, str]:
    """The simplified character for each traditional one that furniture uses."""
    data = load(Path(__file__).with_name("data") / "twins.toml")
    return str.maketrans(dict(data["chinese"].split()))


def is_character(word: str) -> bool:
    """Is the word a Han or Kana character, that stands for itself?"""
    return len(word) == 1 and _is_in_ranges(word)


def _holds_character(text: str) -> bool:
    return may_hold_ideographs(text) and any(map(_is_in_ranges, text))


@cache
def _is_in_ranges(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _RANGES)


def words_of(entry: str) -> list[str]:
    """The words of a text as `Line` has them; made for the entries of data files, which are a
    thousand short ones."""
    return folded_words(fold(entry))


def folded_words(text: str) -> list[str]:
    """As `words_of`, for a text that is folded already."""
    return [word for part in text.split() for word in _parted(part)]


def first_word(text: str) -> str:
    """The first of `folded_words`, or nothing where there is none."""
    if text.isalpha() and (text.isascii() or not may_hold_ideographs(text)):
        return text
    if is_character(text[:1]):
        return text[0]
    return next(iter(folded_words(text)), "")


def _parted(part: str) -> list[str]:
    """The words of a folded text without spaces."""
    if not part.isalpha():
        return [part] if is_character(part) else Line(part).words
    if part.isascii() or not may_hold_ideographs(part):
        return [part]
    words: list[str] = []
    start = 0
    for index, letter in enumerate(part):
        if _is_in_ranges(letter):
            words += (part[start:index], letter)
            start = index + 1
    return list(filter(None, (*words, part[start:])))


@cache
def _word(characters: bool) -> re.Pattern[str]:
    """What a line is cut at into gaps and words; with Han and Kana `characters` only where it may
    have some, because compiling so large a set takes long."""
    return re.compile(
        _WORD.replace("[{characters}]", f"(?!丨)[{_CHARACTERS}]" if characters else "(?!)")
        .replace("{characters}", _CHARACTERS if characters else "")
        .replace("{inside}", _INSIDE)
        .replace("{apostrophes}", _APOSTROPHES)
    )


class Line:
    """The words of a text in order, each with its place in it.

    A Han or Kana character is a word of its own. `marks` holds the index of each word that a colon,
    dash, bar or similar mark stands before; `stops` that of each a sentence end stands before. Both
    may hold `len(words)`: what stands after the last word.
    """

    __slots__ = ("ends", "marks", "starts", "stops", "text", "words")

    def __init__(self, text: str) -> None:
        parts = _word(_holds_character(text)).split(text)
        edges = [*accumulate(map(len, parts))]
        self.text = text
        self.words = [*map(fold, parts[1::2])]
        self.starts, self.ends = edges[:-1:2], edges[1::2]
        if "" in self.words:
            self._leave_out_empty()
        self.marks: set[int] = set()
        self.stops: set[int] = set()
        end = 0
        for found in _MAY_BE_SIGN.finditer(text):
            start = found.start()
            index = bisect_right(self.ends, start)
            inside_a_number = index < len(self.starts) and self.starts[index] <= start
            sign = None if start < end or inside_a_number else _SIGN.match(text, start)
            if sign is None:
                continue
            end = sign.end()
            is_mark = sign.lastgroup is not None
            if is_mark:
                self.marks.add(index)
            # Two dots are of Arabic headlines, and a sentence may end so as well.
            if end - start == 2 or (not is_mark and _ends_sentence(text, end)):
                self.stops.add(index)

    def _leave_out_empty(self) -> None:
        """Leaves out the words of which nothing is left when they are folded."""
        kept = [index for index, word in enumerate(self.words) if word]
        self.words = [self.words[index] for index in kept]
        self.starts = [self.starts[index] for index in kept]
        self.ends = [self.ends[index] for index in kept]

    def __len__(self) -> int:
        return len(self.words)

    def shown(self, index: int) -> str:
        """The word as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]

    def part(self, first: int, last: int) -> str:
        """The text from word `first` up to, not including, word `last`, marks after it left out."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def has_comma(self, index: int) -> bool:
        """Does a comma stand between word `index` and the one before?"""
        if not 0 < index < len(self):
            return False
        return any(char in _COMMAS for char in self.text[self.ends[index - 1] : self.starts[index]])

    def is_apart(self, index: int) -> bool:
        """Does a space stand between word `index` and the one before, both characters, which are
        written without?"""
        if not 0 < index < len(self) or self.starts[index] == self.ends[index - 1]:
            return False
        return is_character(self.words[index - 1]) and is_character(self.words[index])

    def closes(self, last: int) -> bool:
        """Does a full stop end the words before `last`: no ellipsis, no question or exclamation
        mark?"""
        if last not in self.stops:
            return False
        end = self.text[self.ends[last - 1] : self.ends[last - 1] + 4].lstrip(_CLOSERS)
        return end[:1] in _FULL_STOPS and end[:2] != ".."

    def pieces(self, borders: set[int]) -> Iterator[tuple[int, int]]:
        """The runs of words between the borders, as index pairs; empty ones left out."""
        first = 0
        for border in [*sorted(borders), len(self)]:
            if first < border:
                yield first, border
            first = max(first, border)


def _ends_sentence(text: str, end: int) -> bool:
    """Does the full stop before `end` close a sentence? The dots of 'News.Az' and '3.5' do not."""
    return (
        text[end - 1] in "。！？"
        or end == len(text)
        or text[end].isspace()
        or text[end] in _CLOSERS
    )
