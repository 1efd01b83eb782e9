"""The title before a name, with what belongs to it: "former Norland health minister X"."""

from clipper.facts.inflection import is_adverbial
from clipper.facts.names import NameWords
from clipper.facts.people import Mention
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases

LONGEST = 24
"""Words of a role."""
LINKS = frozenset(
    ("of", "for", "and", "the", "&", "de", "del", "du", "der", "des", "für", "und", "at")
)
_HEAD_FIRST = frozenset(("ru", "uk", "be", "bg", "es", "fr", "it", "pt", "ca", "ro"))
_POSSESSING = frozenset(("tr", "az"))
"""Where a noun carries the ending of what it belongs to."""
_DOERS = ("ci", "cı", "cu", "cü", "çi", "çı", "çu", "çü")
"""Endings of trades, which look like a possessor's: "gazeteci"."""
_GENITIVES = ("nın", "nin", "nun", "nün")
_WITH_ARTICLES = frozenset(("en", "de"))
_ATTRIBUTES = 2
"""Attributes before a title that no list has."""
_FARTHEST = 8
"""Words between a title and the name behind it, where the title's noun comes first."""
INSIDE = frozenset((" ", "-", "’", "'", "", "\xa0"))
DETERMINERS = frozenset(
    ("the", "a", "an", "his", "her", "their", "its", "our", "my", "der", "die", "das", "dem", "den",
     "ein", "eine", "einer", "einem", "sein", "seine", "ihr", "ihre")
)  # fmt: skip

_OPENERS = DETERMINERS | {"s", "another", "into", "as", "against", "before", "after", "einen"}
"""Words that open the phrase of a title."""


def before_name(
    reading: Reading, mention: Mention, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """The first and the last word of the title before a name; `None` where none stands there."""
    last = mention.first - 1
    if words.endings and last >= 0 and _is_possessor_of_role(reading, mention):
        return None
    lows, gaps = reading.lows, reading.gaps
    while last >= 0 and lows[last] in words.honorifics and gaps[last] in (" ", ". "):
        last -= 1
    if language in _HEAD_FIRST:
        return _head_first(reading, last, words, language)
    if last < 0 or not words.is_role(lows[last]) or gaps[last] not in (" ", ". ", "\xa0"):
        return None
    first = last
    while first > 0 and last - first < LONGEST:
        possessed = language in _POSSESSING and _is_possessor(reading, first - 1, words, language)
        if not (possessed or _belongs(reading, first - 1, words)):
            break
        first -= 1
    if language in _WITH_ARTICLES:
        first = _past_attributes(reading, first, words, language)
    while first < last and (
        lows[first] in LINKS or lows[first] in words.stop or is_adverbial(lows[first], language)
    ):
        first += 1
    return first, last


def _is_possessor_of_role(reading: Reading, mention: Mention) -> bool:
    """Whether a German genitive closes an apposition: "Y, ehemaliger Berater Xens, sagte"."""
    behind = reading.gaps[mention.last]
    return (
        mention.first == mention.last
        and reading.lows[mention.last][-1] == "s"
        and behind[:1] in (",", ".")
    )


def _past_attributes(reading: Reading, first: int, words: NameWords, language: str | None) -> int:
    """Where a title begins with its attributes: "a conservative radio host", but "told the host".

    Words that no list has belong to it when an article or a preposition opens them.
    """
    speech, lows = phrases(language, "speech"), reading.lows
    attributes = 0
    for at in range(first - 1, max(-1, first - LONGEST), -1):
        low = lows[at]
        if reading.gaps[at] not in (" ", "’", "'"):
            return first
        if low in _OPENERS or (low in words.links and low not in ("to", "zu")):
            return at + 1
        noun = bool(words.endings) and reading.words[at][0].isupper()
        verb = low.endswith("ing") or low in words.finite or speech.match(lows, at) is not None
        if noun or verb or low in words.stop or low in words.breaks or low in words.calendar:
            return first
        attributes += reading.words[at].islower()
        if attributes > _ATTRIBUTES:
            return first
        if reading.opens_sentence(at):
            return at
    return first


def _head_first(
    reading: Reading, last: int, words: NameWords, language: str | None
) -> tuple[int, int] | None:
    """The title before a name where its noun comes first: "президент Казахстана"."""
    speech, found = phrases(language, "speech"), None
    for at in range(last, max(-1, last - _FARTHEST), -1):
        low = reading.lows[at]
        stops = low in words.stop and low not in LINKS
        if reading.gaps[at] not in INSIDE or stops or speech.match(reading.lows, at):
            break
        if words.is_role(low) or (found is not None and low in words.modifiers):
            found = at
    return None if found is None else (found, last)


def _belongs(reading: Reading, index: int, words: NameWords) -> bool:
    """Whether a word before a title is part of it."""
    gap, low, word = reading.gaps[index], reading.lows[index], reading.words[index]
    if gap in ("-, ", "- ", "’", "'"):
        return True
    if low in ("und", "and") and reading.gaps[index - 1] == "- ":
        return True
    if gap in (". ", ".") and (len(low) == 1 or low in words.honorifics):
        return True
    if gap in (") ", " ("):  # "head of the Water Board (WB)"
        return True
    if gap not in (" ", "\xa0"):
        return False
    if low in ("ve", "və"):
        return index > 0 and reading.words[index - 1][0].isupper()
    if low in ("and", "und") and index and words.is_role(reading.lows[index - 1]):
        return True
    if low in LINKS:
        return (
            index > 0
            and reading.words[index - 1][0].isupper()
            and low not in ("the", "at", "and", "und")
        ) or (low in ("the",) and index > 0 and reading.lows[index - 1] in ("of", "for"))
    if low == "s" and index and reading.gaps[index - 1] in ("’", "'"):  # "the Bank's governor"
        return reading.words[index - 1][0].isupper()
    if low in words.stop or low in words.calendar:
        return False
    if words.endings and word[0].isupper():  # German: every noun has a capital letter
        return word.isupper() or low.endswith("er") or words.is_role(low)
    if word[0].isupper() or word[0].isdecimal():
        return True
    return low in words.modifiers or words.is_role(low)


def _is_possessor(reading: Reading, index: int, words: NameWords, language: str | None) -> bool:
    """Whether a word is what the noun behind it belongs to: "meclis üyesi", "rayonun başçısı"."""
    low, noun = reading.lows[index], reading.lows[index + 1]
    ending = noun[-1] in "ıiuü" and not noun.endswith(_DOERS)
    possessed = len(noun) > 4 and (ending or noun.endswith(_GENITIVES))
    spaced = reading.gaps[index] == " " and not low[0].isdecimal()
    outside = low in words.stop or low in words.breaks or low in words.calendar
    return possessed and spaced and not outside and not is_adverbial(low, language)
