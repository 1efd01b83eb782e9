"""Numbers as news writes them: in figures, in words, as fractions, with their scale."""

from functools import cache
from typing import NamedTuple

from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases

_POINT_DECIMALS = frozenset(
    ("en", "zh", "ja", "ko", "th", "hi", "he", "ga", "bn", "ur", "sw", "ms")
)
_HALF_A_MILLION = 500_000
"""From which a number that is one word has its scale in it."""


class Amount(NamedTuple):
    """A number: its first and last word, its value with the scale applied."""

    first: int
    last: int
    value: float
    in_figures: bool
    scaled: bool
    """Whether a scale word ("million") is part of it."""


def read_amount(reading: Reading, index: int, language: str | None) -> Amount | None:
    """The number that begins at a word, with its scale; `None` when none does."""
    found = _bare(reading, index, language)
    if found is None:
        return None
    last, value = found
    in_figures = reading.lows[index][0].isdecimal()
    scale = _scale(reading, last, language)
    if scale is None:
        return Amount(index, last, value, in_figures, not in_figures and value >= _HALF_A_MILLION)
    last, value = _with_rest(reading, scale[0], value * scale[1], scale[1], language)
    return Amount(index, last, round(value, 6), in_figures, True)


def _bare(reading: Reading, index: int, language: str | None) -> tuple[int, float] | None:
    """The number that begins at a word, without a scale: its last word, its value."""
    low = reading.lows[index]
    if not low[0].isdecimal():
        return _in_words(reading, index, language)
    last = _last_group(reading, index) if language not in _POINT_DECIMALS else index
    value = _in_figures("".join(reading.lows[index : last + 1]), language)
    return None if value is None else (last, value)


def _last_group(reading: Reading, index: int) -> int:
    """The last of the groups of three digits that spaces part: "1 400", "12 500 000"."""
    lows, last = reading.lows, index
    if not (lows[index].isdecimal() and len(lows[index]) <= 3 and lows[index][0] != "0"):
        return index
    while reading.gaps[last] == " " and _is_group(lows[last + 1 : last + 2]):
        last += 1
    another = reading.gaps[last] == " " and lows[last + 1 : last + 2]
    return index if another and another[0].isdecimal() else last  # a telephone number


def _is_group(low: list[str]) -> bool:
    return bool(low) and len(low[0]) == 3 and low[0].isdecimal()


def _with_rest(
    reading: Reading, last: int, value: float, factor: float, language: str | None
) -> tuple[int, float]:
    """A number with what follows its scale: "2 thousand 140", "1 million 200 thousand"."""
    while reading.gaps[last] == " " and reading.lows[last + 1 : last + 2]:
        low = reading.lows[last + 1]
        scale = _scale(reading, last + 1, language) if low.isdecimal() else None
        smaller = scale[1] if scale else 1
        if not low.isdecimal() or len(low) > 3 or smaller * 1000 != factor:
            break
        last, factor = (scale[0] if scale else last + 1), smaller
        value += float(low) * smaller
    return last, value


def _in_figures(low: str, language: str | None) -> float | None:
    """1,200.5 in English; 1.200,5 or 1 200,5 elsewhere."""
    if low.isdecimal():
        return float(low)
    digits = low.replace("\xa0", "").replace("\u202f", "").replace("'", "").replace("’", "")
    decimal, thousands = (".", ",") if language in _POINT_DECIMALS else (",", ".")
    if decimal in digits and thousands in digits and digits.rfind(decimal) < digits.find(thousands):
        decimal, thousands = thousands, decimal
    loose = thousands in digits and not _grouped(digits.split(decimal)[0], thousands)
    if loose or digits.count(decimal) > 1:
        decimal, thousands = thousands, decimal
    try:
        return float(digits.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        return None


def _grouped(whole: str, separator: str) -> bool:
    """Whether the separator parts groups of three digits (or two, as in India's lakhs)."""
    first, *groups = whole.split(separator)
    return (
        1 <= len(first) <= 3
        and all(len(group) in (2, 3) for group in groups[:-1])
        and (len(groups[-1]) == 3)
    )


@cache
def values(language: str | None) -> dict[str, float]:
    """Single number words, in lower case, and what they are worth."""
    found: dict[str, float] = {}
    for low, value in phrases(language, "numbers").items():
        try:
            found[low] = float(value)
        except ValueError:
            continue
    return found


def _in_words(reading: Reading, index: int, language: str | None) -> tuple[int, float] | None:
    """twenty-two; two hundred and five; zweihundert; half; a third; two-thirds."""
    fraction = phrases(language, "fractions").match(reading.lows, index)
    if fraction is not None and fraction[1] == "0":  # "quarter-final"
        return None
    if fraction is not None:
        return index + fraction[0] - 1, float(fraction[1])
    worth = values(language)
    value = _compound(reading.lows[index], worth)
    if value is None:
        return None
    last = index
    while reading.gaps[last] in (" ", "-", "\xa0") and last + 1 < len(reading.lows):
        more = _compound(reading.lows[last + 1], worth)
        if more is None or more == value or 0 < more < 1:
            break
        if more == 100 and value < 100:
            value *= 100
        elif more < value and (value % 100 == 0 if more >= 10 else value % 10 == 0) and value:
            value += more
        else:
            break
        last += 1
    return last, value


def _compound(low: str, values: dict[str, float]) -> float | None:
    """The value of one number word, also of "twenty-two"."""
    value = values.get(low)
    if value is not None or "-" not in low:
        return value
    tens, _, ones = low.partition("-")
    if ones in values and values.get(tens, 0) % 10 == 0 and values.get(tens, 0) > values[ones] > 0:
        return values[tens] + values[ones]
    return None


def _scale(reading: Reading, last: int, language: str | None) -> tuple[int, float] | None:
    """The scale behind a number, over all of it ("thousand million"): its last word, its value."""
    scales = phrases(language, "scales")
    factor, at = 1.0, last
    while at + 1 < len(reading.lows) and reading.gaps[at] in ("", " ", "\xa0", "-", ". "):
        found = scales.match(reading.lows, at + 1)
        if found is None or (reading.gaps[at] == ". " and at == last):
            break
        factor *= float(found[1])
        at += found[0]
    return (at, factor) if at > last else None


def openings(reading: Reading, language: str | None) -> list[int]:
    """The words, not in figures, that may begin a number: "two", "a" of "a third", "four-month"."""
    known, lows = openers(language), reading.lows
    found = reading.where(known)
    if found:
        worth, fractions = values(language), phrases(language, "fractions")
        found = [at for at in found if lows[at] in worth or fractions.match(lows, at)]
    if "-" in reading.text:
        tied = [at for at, low in enumerate(lows) if "-" in low]
        found += [at for at in tied if lows[at].split("-", 1)[0] in known]
    return found


@cache
def openers(language: str | None) -> frozenset[str]:
    """The words that are a number, or begin a fraction."""
    return frozenset((*values(language), *phrases(language, "fractions").openers()))
