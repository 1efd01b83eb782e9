"""Acronyms whose long form the article gives itself.

In brackets, either way round, by the algorithm of Schwartz and Hearst, "A Simple Algorithm for
Identifying Abbreviation Definitions in Biomedical Text" (PSB 2003): the letters of the short form
are found in the words before it, from right to left, the first of them at the beginning of a word.
Without brackets, a short form in capitals is matched with a name in the text that has its initials.
"""

import re
from collections.abc import Container, Iterator, Sequence

from clipper.facts.inflection import without_possessor
from clipper.facts.names import NameWords, name_words
from clipper.facts.reading import Reading
from clipper.types import Acronym

# Compiled when first used: many articles have no brackets.
_BRACKETS = r"[(（]([^()（）\n]{2,60})[)）]"
_SHORT = r"(?=[^\W\d_])[\w.&/-]{2,10}"
_SMALL = frozenset(
    ("of", "the", "for", "and", "in", "on", "to", "&", "de", "la", "le", "les", "des", "du", "et",
     "der", "die", "das", "für", "und", "von", "y", "del", "e", "do", "da", "ve", "və", "и", "на")
)  # fmt: skip


def find(readings: Sequence[Reading], language: str | None) -> list[Acronym]:
    """The acronyms, each once, in the order they are explained."""
    found: dict[str, str] = {}
    for reading in readings:
        for short, long in _bracketed(reading, language):
            found.setdefault(short, long)
    for short, long in _spread(readings, set(found), language):
        found.setdefault(short, long)
    return [Acronym(short, long) for short, long in found.items()]


def _bracketed(reading: Reading, language: str | None) -> Iterator[tuple[str, str]]:
    text = reading.text
    for match in re.finditer(_BRACKETS, text) if "(" in text or "（" in text else ():
        first, colon, long = match.group(1).partition(": ")
        if colon and _is_short(first) and _matches_whole(first, long):
            yield first, long  # "(POC: Point of Care)"
            continue
        inside = re.split(r"[,;:]| or | oder ", match.group(1))[0].strip(" “”\"'«»„")
        before = text[max(0, match.start() - 160) : match.start()]
        if _is_short(inside):
            long = _long_form(inside, before)
            if long:
                yield inside, without_possessor(long, language)
        elif _is_word_like(inside):
            long = _by_initials(inside, before)
            if long:
                yield inside, without_possessor(long, language)
        elif " " in inside:
            words = before.rsplit(None, 1)
            short = words[-1].strip("“”\"'«»„,") if words else ""
            if _is_short(short) and _matches_whole(short, inside):
                yield short, inside
            elif _is_word_like(short) and _by_initials(short, inside) == inside:
                yield short, inside  # "Seri (Social and Economic Research Initiative)"


def _is_short(text: str) -> bool:
    """Whether a text has an acronym's shape: up to ten signs, two of them capitals or more."""
    capitals = sum(sign.isupper() for sign in text)
    return re.fullmatch(_SHORT, text) is not None and capitals >= 2


def _is_word_like(text: str) -> bool:
    """Whether a text may be an acronym written like a word: "Sars", "Unicef"."""
    return text.isalpha() and text.istitle() and 3 <= len(text) <= 8


def _long_form(short: str, before: str) -> str | None:
    """The words before the brackets that the short form stands for."""
    letters = [sign for sign in short.casefold() if sign.isalnum()]
    words = before.split()[-min(len(letters) + 5, len(letters) * 2) :]
    window = " ".join(words)
    start = _match_letters(letters, window.casefold())
    while start and window[start:].split(" ")[0].casefold() in _SMALL:  # "of Turkic States"
        further = _match_letters(letters[:1], window[: start - 1].casefold())
        start = further if further is not None and window[further].isupper() else None
    if start is None or len(window.casefold()) != len(window):
        return None
    long = window[start:].strip(" ,“”\"'«»„")
    if any(mark in long for mark in (". ", "; ", ": ")) or len(long) < len(short) + 2:
        return None
    if short.casefold() in long.casefold().split() or (long.count(" ") == 0 and len(letters) > 3):
        return None
    return long


def _by_initials(short: str, before: str) -> str | None:
    """The words before the brackets whose initials make up the short form."""
    words = before.split()
    for count in range(len(short), min(len(short) + 4, len(words)) + 1):
        large = [word for word in words[-count:] if word.lower() not in _SMALL]
        if "".join(word[0] for word in large).casefold() == short.casefold():
            return " ".join(words[-count:])
    return None


def _match_letters(letters: Sequence[str], text: str) -> int | None:
    """Where the long form begins: its letters found from the right, the first opening a word."""
    at = len(text)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (
            text[at] == letters[number] and (number > 0 or at == 0 or not text[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    return at


def _matches_whole(short: str, long: str) -> bool:
    letters = [sign for sign in short.casefold() if sign.isalnum()]
    return _match_letters(letters, long.casefold()) == 0


def _spread(
    readings: Sequence[Reading], known: set[str], language: str | None
) -> Iterator[tuple[str, str]]:
    """Short forms in capitals, and a name elsewhere in the text with their initials."""
    shorts = {
        word
        for reading in readings
        for word in map(reading.words.__getitem__, reading.capitals)
        if word.isupper() and 3 <= len(word) <= 7 and word.isalpha() and word not in known
    }
    if not shorts or len(shorts) > 200:
        return
    by_letter: dict[str, list[str]] = {}
    for short in sorted(shorts):
        by_letter.setdefault(short[0], []).append(short)
    words = name_words(language)
    for reading in readings:
        for initials, long in _initials(reading, by_letter, words):
            for short in by_letter[initials[0]]:
                if short == initials or (
                    0 < len(short) - len(initials) <= 2 and _extends(short, initials, long)
                ):
                    yield short, long
        if words.endings:
            yield from _behind_compound(reading, shorts)


def _extends(short: str, initials: str, long: str) -> bool:
    """Whether a short form takes inner letters too: "FINRA" for an initial F, I, R and A."""
    letters = iter(short)
    return (
        len(initials) >= 4
        and all(letter in letters for letter in initials)
        and short[0] == initials[0]
        and short[-1] == initials[-1]
        and _matches_whole(short, long)
    )


def _behind_compound(reading: Reading, shorts: set[str]) -> Iterator[tuple[str, str]]:
    """German: "die Weltgesundheitsorganisation WHO"."""
    for index in reading.capitals:
        short, long = reading.words[index], reading.words[index - 1]
        if not index or short not in shorts or reading.gaps[index - 1] != " ":
            continue
        if len(long) > 4 * len(short) and long[0] == short[0] and _matches_whole(short, long):
            yield short, long


def _initials(
    reading: Reading, letters_wanted: Container[str], known: NameWords
) -> Iterator[tuple[str, str]]:
    """Names of three words and more that begin with a wanted letter, with their initials: "United
    Workers' Party of Norland"."""
    words = reading.words
    stop, german = known.stop, bool(known.endings)
    for first in reading.capitals:
        if (
            words[first][0] not in letters_wanted
            or words[first].isupper()
            or reading.lows[first] in stop
        ):
            continue
        letters = every = words[first][0]
        for at in range(first + 1, min(first + 9, len(words))):
            if reading.gaps[at - 1] not in (" ", "\xa0", "-"):
                break
            if words[at][0].isupper() and not (words[at].isupper() and len(words[at]) > 1):
                letters += words[at][0]
                every += words[at][0]
                if len(letters) >= 3:
                    yield letters, reading.slice(first, at)
                if len(every) > max(2, len(letters)):  # "BOE" for the Bank of England
                    yield every, reading.slice(first, at)
            elif reading.lows[at] not in _SMALL or (german and reading.lows[at] == "in"):
                break
            else:
                every += words[at][0].upper()
