"""Words of a text: to count, to compare, and to rank by."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from clipper.text.lexicon import Lexicon, lexicon

_HIGH = re.compile(rb"[\xe3-\xf4]")
"""How UTF-8 begins a character from U+3000 on, as all ideographs are. The set of ideographs itself
takes longer to be compiled than an article to be read, and most articles have none."""
_CJK = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003134f"
)
# Python's \w leaves out the signs that stand on, under or behind a letter.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e30-\u0e4e"
)
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+|(?<=[0-9])[.,][0-9]+)*")
_NOT_A_LETTER = rf"(?:[^\w{_MARKS}]|_)+"
# Soft hyphens, joiners and direction marks are no letters; Arabic vowel signs and the stretching
# line are written or left out at will.
_INVISIBLE = re.compile("[\xad\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# A dotted capital İ and a dotless ı are the same letter as i to whoever compares headlines.
_TURKIC_I = {0x130: "i", 0x131: "i"}
_APOSTROPHES = "’ʻʼ‘"
_SHORTEST = 3
"""Letters of a stem."""
_MARKS_OF_PRINT = (
    ("’", "'"),
    ("‘", "'"),
    ("“", " "),
    ("”", " "),
    ("–", " "),
    ("—", " "),
    ("…", " "),
)


def tokens(text: str) -> list[str]:
    """The words, case-folded and composed (NFC); a Han or Kana character is a word of its own.

    Apostrophes and hyphens inside a word belong to it, as the point of a decimal does to its
    number. Every kind of apostrophe is written as the plain one.
    """
    text = _with_plain_marks(text)
    if text.isascii():
        return _ASCII_WORD.findall(text.lower())
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("İ", "i").casefold()
    for apostrophe in _APOSTROPHES:  # which takes a tenth of what `str.translate` does
        plain = plain.replace(apostrophe, "'")
    return _word(may_hold_ideographs(plain)).findall(plain)


def count(text: str) -> int:
    """How many words; a Han or Kana character counts as half a word, the sum rounded up."""
    text = _with_plain_marks(text)
    if text.isascii():
        return len(_ASCII_WORD.findall(text))
    words = tokens(text)
    if not may_hold_ideographs(text):
        return len(words)
    characters = sum(map(len, map(_ideograph().findall, words)))
    return len(words) - characters + (characters + 1) // 2


def stems(text: str, language: str | None) -> list[str]:
    """The content words in the text's order, cut to their stems; stop words are left out.

    The cut takes one of the language's endings off. The snowball stemmers cost 20 to 50
    microseconds a word in pure Python, more than all the rest of a summary.
    """
    words = words_to_stem(text, language)
    return [*filter(None, map(stems_of(words, language).get, words))]


def words_to_stem(text: str, language: str | None) -> list[str]:
    """The `tokens` of a text for `stems_of`: in Turkish and Azerbaijani, I is no capital of i."""
    return tokens(text.replace("I", "ı") if language in ("tr", "az") else text)


def stems_of(words: Iterable[str], language: str | None) -> dict[str, str]:
    """The stem of each word, in lower case; stop words have none, and those behind an apostrophe
    an empty one. A word takes a third of a microsecond when many are cut in one go, and ten times
    as long alone."""
    return _cutter(language).stems(words)


def fold(text: str) -> str:
    """The text for comparing: NFKC, case-folded, letters and digits only, single spaces."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_TURKIC_I).casefold()
    return re.sub(_NOT_A_LETTER, " ", unicodedata.normalize("NFKC", plain)).strip()


def may_hold_ideographs(text: str) -> bool:
    """Whether the text has characters so far up that they may be ideographs or kana."""
    return not text.isascii() and _HIGH.search(text.encode("utf-8", "surrogatepass")) is not None


def _with_plain_marks(text: str) -> str:
    """English that is set well is ASCII but for these, and ASCII is read much faster."""
    if text.isascii():
        return text
    for mark, plain in _MARKS_OF_PRINT:
        text = text.replace(mark, plain)
    return text


@cache
def _word(ideographs: bool) -> re.Pattern[str]:
    """What a word is; with `ideographs`, each of them is one."""
    letter = rf"[^\W_{_CJK}]" if ideographs else r"[^\W_]"
    word = rf"{letter}+(?:['-]{letter}+|[{_MARKS}]+{letter}*|(?<=\d)[.,]\d+)*"
    return re.compile(rf"[{_CJK}]|{word}" if ideographs else word)


@cache
def _ideograph() -> re.Pattern[str]:
    return re.compile(rf"[{_CJK}]")


class _Cutter:
    """Cuts one language's words."""

    def __init__(self, known: Lexicon) -> None:
        self._stop = frozenset(known.words.get("stop", ()))
        self._elisions = frozenset(known.words.get("elisions", ()))
        self._keeps_apostrophe = "letter" in known.words.get("apostrophe", ())
        endings = sorted(known.words.get("endings", ()), key=len, reverse=True)
        reversed_endings = "|".join(re.escape(ending[::-1]) for ending in endings)
        self._ending = re.compile(rf"\n(?:{reversed_endings})(?=.{{{_SHORTEST}}})")
        """What a line of words in reverse may begin with: as in the words the endings, where the
        expression would try each letter, so here it tries one place a word."""

    def stems(self, words: Iterable[str]) -> dict[str, str]:
        """The stems of the words that are no stop words."""
        content = [*{*words}.difference(self._stop)]
        bare = content
        if not self._keeps_apostrophe:
            bare = [self._bare(word) if "'" in word else word for word in content]
        lines = "\n".join([*bare, ""])[::-1]
        cut = self._ending.sub("\n", lines)[::-1].split("\n")[:-1]
        return dict(zip(content, cut, strict=True))

    def _bare(self, word: str) -> str:
        """A word without what an apostrophe ties to it; nothing where a stop word is left."""
        before, _, after = word.partition("'")
        bare = after if before in self._elisions else before
        return "" if bare in self._stop else bare


@cache
def _cutter(language: str | None) -> _Cutter:
    return _Cutter(lexicon(language))
