"""What a number counts: the unit or the noun behind it, found by the grammar of its language."""

from collections.abc import Mapping
from functools import cache

from clipper.facts.numbers import Amount, read_amount
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import Phrases, lists, phrases
from clipper.text.lexicon import lexicon

_SPACES = frozenset((" ", "\xa0", "\u202f"))
_FARTHEST = 4
"""Words between a number and the noun it counts, the noun included."""
_OF = frozenset(("de", "d", "di", "do"))
_CASED_NOUNS = frozenset(("de",))
_FURTHER = frozenset(("other", "more", "further"))
"""Stop words that stand between a number and its noun: "two other ministers"."""


def read(reading: Reading, amount: Amount, language: str | None) -> int | None:
    """The last word of what the number counts; the number's own last word for a mere fraction."""
    last = amount.last
    joined = _joined(reading, amount, language)
    if joined is not None:
        noun = _noun(reading, joined, language)
        return noun if noun is not None else joined
    if reading.gaps[last] in ("-", "‑"):
        return _hyphened(reading, last, language)
    fraction = _is_fraction(reading, amount, language)
    noun = _noun(reading, last, language, mere=fraction and amount.value < 1)
    following = reading.lows[last + 1] if last + 1 < len(reading.lows) else ""
    if noun is None and amount.scaled and following in _OF:  # "12 millions d'euros"
        noun = _next_words(reading, last + 1, language)
    if noun is not None:
        return noun
    return last if fraction else None


def _is_fraction(reading: Reading, amount: Amount, language: str | None) -> bool:
    return phrases(language, "fractions").match(reading.lows, amount.first) is not None


def _joined(reading: Reading, amount: Amount, language: str | None) -> int | None:
    """The second number of "16 von 33", "three to four", "eight of the 10"."""
    last = amount.last
    if last + 2 >= len(reading.lows) or reading.gaps[last] not in _SPACES:
        return None
    found = phrases(language, "joins").match(reading.lows, last + 1)
    if found is None or last + 1 + found[0] >= len(reading.lows):
        return None
    second = read_amount(reading, last + 1 + found[0], language)
    if second is None or reading.gaps[second.first - 1] not in _SPACES:
        return None
    return second.last


def _hyphened(reading: Reading, last: int, language: str | None) -> int | None:
    """The unit of "100-meter" and "two-year"."""
    unit = reading.lows[last + 1] if last + 1 < len(reading.lows) else ""
    if not unit or unit[0].isdecimal() or unit in phrases(language, "ages"):
        return None
    if unit in _stop(language):  # "2-to-1"
        return None
    return last + 1


def _noun(reading: Reading, last: int, language: str | None, mere: bool = False) -> int | None:
    """The last word of the unit or noun behind the word at `last`.

    mere: it is a fraction, which is of what stands before it or behind it in the genitive.
    """
    lows = reading.lows
    if last + 1 >= len(lows) or not (
        reading.gaps[last] in _SPACES | {""} or _is_cut_scale(reading, last)
    ):
        return None
    unit = phrases(language, "units").match(lows, last + 1)
    if (
        mere
        and language not in ("en", "de")
        and lows[last + 1] not in lists(language)["single_units"]
    ):
        return None
    if unit is not None and (reading.gaps[last] != "" or len(lows[last + 1]) < 5):
        return _past_pair(reading, last + unit[0], language)
    if reading.gaps[last] == "":
        return None
    if language == "en":
        return _english(reading, last)
    if language in _CASED_NOUNS:
        return _capitalised(reading, last, language)
    return None if mere else _next_words(reading, last, language)


def _is_cut_scale(reading: Reading, last: int) -> bool:
    """Whether the word is a scale cut short, within its sentence: "3,5 Mrd. Euro"."""
    if reading.gaps[last] != ". " or not reading.words[last].isalpha():
        return False
    return reading.sentence(reading.starts[last])[1] > last + 1


def _english(reading: Reading, last: int) -> int | None:
    """The first plural noun behind a number, as long as nothing else comes between."""
    stop, plurals = _stop("en"), phrases("en", "plurals")
    for at in range(last + 1, min(last + 1 + _FARTHEST, len(reading.lows))):
        low = reading.lows[at]
        further = at == last + 1 and low in _FURTHER
        small = reading.words[at].islower()  # but "13,000 US troops"
        ends = small and low in stop and not further and (low != "and" or at == last + 1)
        if low[0].isdecimal() or ends:
            return None
        if _plural(low) or low in plurals:
            return _past_nouns(reading, at, stop)
        if reading.gaps[at] != " ":
            return None
    return None


def _past_nouns(reading: Reading, at: int, stop: frozenset[str]) -> int:
    """Over what a plural belongs to: "90 minutes talks", "two United States service members"."""
    named = reading.words[at][0].isupper()
    for plural in range(at + 1, min(at + 2 + named, len(reading.lows))):
        low = reading.lows[plural]
        if reading.gaps[plural - 1] != " " or low in stop or not reading.words[plural].islower():
            return at
        if _plural(low):
            return plural
    return at


def _plural(low: str) -> bool:
    return len(low) > 3 and low.endswith("s") and low[-2:] not in ("ss", "us", "is")


def _capitalised(reading: Reading, last: int, language: str | None) -> int | None:
    """The first noun behind a number, where nouns have a capital letter."""
    stop = _stop(language)
    for at in range(last + 1, min(last + 1 + _FARTHEST, len(reading.lows))):
        word = reading.words[at]
        if word[0].isupper():
            return _past_pair(reading, at, language)
        if word[0].isdecimal() or reading.lows[at] in stop or reading.gaps[at] != " ":
            return None
    return None


def _past_pair(reading: Reading, at: int, language: str | None) -> int:
    """Over the second half of "Schülerinnen und Schüler", the same noun for women and men."""
    pair, lows = at + 2, reading.lows
    if language not in _CASED_NOUNS or pair >= len(lows) or lows[at + 1] not in ("und", "/"):
        return at
    return pair if lows[at][:4] == lows[pair][:4] and reading.words[pair][0].isupper() else at


def _next_words(reading: Reading, last: int, language: str | None) -> int | None:
    """The word behind a number, with an adjective before it where adjectives stand first."""
    stop = _stop(language)
    at = last + 1
    if at >= len(reading.lows):
        return None
    if reading.lows[at] in lists(language)["beyond"] and reading.gaps[at] == " ":
        at += 1  # "2 binden fazla kişi"
    low = reading.lows[at]
    if not stop:  # a language whose words are not known
        return None
    if low in stop or len(low) < 3 or reading.words[at][0].isupper() or low[0].isdecimal():
        return None
    if any(low.endswith(ending) for ending, _ in phrases(language, "past_endings").items()):
        return None  # "74 получили места"
    adjectives = phrases(language, "adjective_endings").items()
    if any(low.endswith(ending) for ending, _ in adjectives) and reading.gaps[at] == " ":
        following = at + 1
        if following < len(reading.lows) and reading.lows[following] not in stop:
            return following
    return at


def past_rate(reading: Reading, last: int, language: str | None) -> int:
    """Over "per year", "a week", "pro Stunde", "in der Stunde" behind an amount."""
    if reading.gaps[last] != " " or last + 2 >= len(reading.lows):
        return last
    found = phrases(language, "rates").match(reading.lows, last + 1)
    if found is None:
        return last
    at = last + found[0]
    if at + 1 < len(reading.lows) and found[1] == "*":
        at += 1
    return at


def stands_alone(reading: Reading, amount: Amount, language: str | None) -> bool:
    """Whether a bare number is still a figure: in figures, of some size, in running text."""
    if not amount.in_figures or amount.value < 10:
        return False
    if amount.first and reading.words[amount.first - 1][0].isupper():  # "Article 11"
        known = reading.lows[amount.first - 1] in _stop(language)
        if reading.gaps[amount.first - 1] in _SPACES and not known:
            return False
    gap = reading.gaps[amount.last]
    return gap[:1] not in ("-", "–", "/", ":", ")") or amount.value >= 1000


@cache
def _stop(language: str | None) -> frozenset[str]:
    return frozenset(
        (
            *lexicon(language).words.get("stop", ()),
            *(low for low, _ in phrases(language, "speech").items()),
        )
    )


def is_label(reading: Reading, amount: Amount, language: str | None) -> bool:
    """Whether a number names or orders something: "Resolution 11", "8th", "9 Uhr", ", 55,"."""
    first, last = amount.first, amount.last
    before = reading.gaps[first - 1] if first else reading.text[: reading.starts[0]]
    after = reading.gaps[last]
    following = reading.lows[last + 1] if last + 1 < len(reading.lows) else ""
    previous = reading.words[first - 1] if first else ""
    known, low = lists(language), previous.lower()
    if following in known["clock"] or low in known["clock_before"] or low in known["vague"]:
        return True
    if following in known["hours"] and low in known["clock_at"]:
        return True
    if _is_age(reading, amount, known):
        return True
    if not amount.in_figures:
        small = amount.value <= 1 and not _is_fraction(reading, amount, language)
        return small and following not in known["single_units"]
    digits = reading.lows[first]
    if digits[0] == "0" and len(digits) > 1 and digits.isdecimal():  # a telephone number, "007"
        return True
    if after == "" and following in ("st", "nd", "rd", "th", "er", "º", "ª"):
        return True
    if (after[:1] in (":", "/") and following[:1].isdecimal()) or before in (":", "/", ".", "#"):
        return True
    if after in (". ", ".") and _is_ordinal_dot(reading, amount, language):
        return True
    if before in ("-", "–") and previous and not amount.scaled:
        return True
    if (
        before == ""
        and previous
        and previous[-1].isalpha()
        and previous.upper() != "US"
        and low not in known["currencies"]
    ):
        return True
    named = previous[:1].isupper() and before == " " and language != "de"
    if named and not reading.opens_sentence(first - 1) and not amount.scaled:
        return following not in known["units"] and after[:1] not in ("%",)
    aged = before.endswith((", ", "(")) and after[:1] in (",", ")") and 1 <= amount.value <= 110
    return aged and previous[:1].isupper()


def _is_age(reading: Reading, amount: Amount, known: Mapping[str, Phrases[str]]) -> bool:
    """Whether a number is an age: "21 Jahre alt", "35 yaşlı", "Anna Roy, de 45 años,"."""
    first, last, lows = amount.first, amount.last, reading.lows
    if last + 1 >= len(lows) or reading.gaps[last] not in _SPACES or amount.scaled:
        return False
    if lows[last + 1] in known["ages"]:
        return True
    if last + 2 < len(lows) and known["aged"].match(lows, last + 2):
        return True
    if lows[last + 1] not in known["age_words"]:
        return False
    if first and known["aged_before"].ending(lows, first - 1):
        return True
    linked = first and lows[first - 1] in known["age_links"]
    before = first - 1 - bool(linked)
    if before < 0 or reading.gaps[last + 1][:1] not in (",", ")"):
        return False
    return reading.gaps[before].endswith((", ", "(")) and reading.words[before][0].isupper()


def _is_ordinal_dot(reading: Reading, amount: Amount, language: str | None) -> bool:
    """Whether the dot behind a number makes an ordinal of it, being no sentence's end."""
    if not lexicon(language).sentences.get("ordinal_dot") or amount.scaled:
        return False
    return reading.sentence(reading.starts[amount.last])[1] > amount.last + 1
