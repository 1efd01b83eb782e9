"""How much bytes look like text when they are read in a charset.

Nearly any bytes can be decoded by nearly any single-byte charset, so what counts is whether the
letters that come out are those that a language uses: a Russian page read as windows-1252 is valid,
and rows of accented vowels. This judges short texts better than byte statistics do, and tells apart
charsets that differ in six letters only, such as windows-1252 and windows-1254.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TYPOGRAPHY = frozenset(
    "×÷½¼¾±\u00a0“”„‘’‚‹›«»–—…•·©®™§°№€£、。「」『』，！？：；（）《》【】・〜～　“"
)
_WORD = r"[^\W_]+"

# What a character says for the reading it is part of.
_FREQUENT, _TYPOGRAPHIC, _LETTER, _ODD, _IMPOSSIBLE = 1.0, 0.6, 0.3, -0.5, -3.0


class Alphabet(NamedTuple):
    """What text of a language is made of, beside ASCII."""

    name: str
    codecs: tuple[str, ...]
    letters: frozenset[str]


@cache
def alphabets() -> tuple[Alphabet, ...]:
    """All alphabets, the more common charsets first."""
    data = tomllib.loads(
        Path(__file__).with_name("data").joinpath("charsets.toml").read_text("utf-8")
    )
    return tuple(
        Alphabet(name, tuple(entry["codecs"].split()), _both_cases(entry["letters"]))
        for name, entry in data["alphabets"].items()
    )


@cache
def codec_labels() -> dict[str, str]:
    """Label, lower case with letters and digits only, to Python codec."""
    data = tomllib.loads(
        Path(__file__).with_name("data").joinpath("charsets.toml").read_text("utf-8")
    )
    return {label: codec for codec, names in data["labels"].items() for label in names.split()}


def best(sample: bytes) -> tuple[str, float]:
    """The codec that explains the sample best, and its plausibility."""
    codecs = dict.fromkeys(codec for alphabet in alphabets() for codec in alphabet.codecs)
    return max(((codec, plausibility(sample, codec)) for codec in codecs), key=lambda pair: pair[1])


def plausibility(sample: bytes, codec: str) -> float:
    """From -3 (no text) to 1 (letters of one language): the mean over the non-ASCII characters."""
    text = sample.decode(codec, errors="replace")
    odd = _out_of_place(text)
    counts = Counter(text)
    counts.subtract(odd)
    foreign = {char: count for char, count in counts.items() if char > "\x7f" and count > 0}
    total = sum(foreign.values()) + sum(odd.values())
    if not total:
        return 0.0
    fixed = sum(odd.values()) * _ODD
    sets = [alphabet.letters for alphabet in alphabets() if codec in alphabet.codecs] or [
        frozenset[str]()
    ]
    return max(
        (fixed + sum(count * _weight(char, letters) for char, count in foreign.items())) / total
        for letters in sets
    )


def _weight(char: str, letters: frozenset[str]) -> float:
    if char in letters:
        return _FREQUENT
    if char in _TYPOGRAPHY:
        return _TYPOGRAPHIC
    category = unicodedata.category(char)
    if category in ("Cc", "Cn", "Co", "Cs") or char == "\ufffd":
        return _IMPOSSIBLE
    # Half-width katakana are what single-byte text looks like when it is read as Japanese.
    return _LETTER if category[0] in "LM" and not "｡" <= char <= "ﾟ" else _ODD


def _out_of_place(text: str) -> Counter[str]:
    """Non-ASCII letters where no language puts them, each place counted once."""
    odd: Counter[str] = Counter()
    for match in re.finditer(_WORD, text):
        word = match[0]
        if word.isascii():
            continue
        for before, char, after in zip(" " + word, word, word[1:] + " ", strict=False):
            if char > "\x7f" and _is_odd(before, char, after):
                odd[char] += 1
    return odd


def _is_odd(before: str, char: str, after: str) -> bool:
    if (before.islower() and char.isupper()) or "0" <= before <= "9" or "0" <= after <= "9":
        return char < "\u2000"
    if char < "\u0250":
        # Latin: three accented letters in a row are another alphabet misread.
        return "\x7f" < before < "\u0250" and "\x7f" < after < "\u0250"
    if not before.isalpha() and not after.isalpha() and char < "\u2000":
        # Signs such as © and £, misread: only Latin and Cyrillic have words of one letter.
        return not "\u0400" <= char < "\u0530"
    # Other alphabets do not mix with ASCII inside a word.
    return char < "\u2000" and (("a" <= before.lower() <= "z") or ("a" <= after.lower() <= "z"))


def _both_cases(letters: str) -> frozenset[str]:
    plain = "".join(letters.split())
    return frozenset(plain) | {char.upper() for char in plain if len(char.upper()) == 1}
