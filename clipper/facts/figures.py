"""Numbers with their unit or what they count: "$3.36bn", "27%", "1,200 people", "two-thirds".

Each form is given once. Ordinals, ages, clock times, scores, dates and the numbers of things
("Resolution 11", "COVID-19") are none.
"""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clipper.facts import counted
from clipper.facts.calendar_words import Expression
from clipper.facts.numbers import Amount, openings, read_amount, values
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases
from clipper.types import Figure

_SYMBOLS = "$€£¥₹₺₽₼₩₦₪฿₫₴₱₸"
_PERCENT = "%‰٪％"
_BEHIND = f"{_PERCENT}{_SYMBOLS}°"
_MILLION_IN_MONEY = {"m": 1_000_000, "k": 1_000, "b": 1_000_000_000, "t": 1_000_000_000_000}


class _Found(NamedTuple):
    start: int
    end: int
    last: int
    """The last word."""
    value: float | None
    unit: str | None


def find(
    readings: Sequence[Reading], calendar: Sequence[Sequence[Expression]], language: str | None
) -> list[Figure]:
    """The figures, each form once, in the text's order.

    calendar: the calendar expressions of each reading, which are no figures.
    """
    seen: set[str] = set()
    found: list[Figure] = []
    read = _unspaced if language in ("zh", "ja", "ko") else _read
    for reading, expressions in zip(readings, calendar, strict=True):
        for item in read(reading, expressions, language):
            text = reading.text[item.start : item.end]
            if text.casefold() not in seen and item.value != math.inf:
                seen.add(text.casefold())
                found.append(
                    Figure(text, item.value, item.unit, reading.block, item.start, item.end)
                )
    return found


def _unspaced(
    reading: Reading, expressions: Sequence[Expression], language: str | None
) -> Iterator[_Found]:
    """The figures of a block whose words are not parted; loaded when such an article comes."""
    from clipper.facts import unspaced_figures

    for figure in unspaced_figures.figures(reading.text, language or ""):
        yield _Found(figure.start, figure.end, -1, figure.value, figure.unit)


def _read(
    reading: Reading, expressions: Sequence[Expression], language: str | None
) -> Iterator[_Found]:
    """The figures of a block whose words are parted by spaces."""
    candidates = {*reading.numbers, *openings(reading, language)}
    if not candidates:
        return
    dated = {index for found in expressions for index in range(found.first, found.last + 1)}
    behind = -1
    for index in sorted(candidates):
        if index <= behind or index in dated:
            continue
        amount = read_amount(reading, index, language)
        if amount is None and "-" in reading.lows[index]:
            item = _hyphened(reading, index, language)
            if item is not None:
                yield item
        if amount is None or counted.is_label(reading, amount, language):
            continue
        item = (
            _money(reading, amount, language)
            or _short_money(reading, amount)
            or _measure(reading, amount, language)
        )
        if item is not None:
            behind = item.last
            yield item


def _money(reading: Reading, amount: Amount, language: str | None) -> _Found | None:
    """An amount with a currency before it: "$3.36bn", "US $6.9 billion", "R50bn", "EUR 20"."""
    text, first = reading.text, amount.first
    start = reading.starts[first]
    sign = start - 1
    if sign > 0 and text[sign] in " \xa0" and text[sign - 1] in _SYMBOLS:
        sign -= 1
    before = reading.lows[first - 1] if first else ""
    if sign >= 0 and text[sign] in _SYMBOLS:
        start, unit = sign, text[sign]
        nearest = sign if len(before) == 1 else sign - 1  # "A$2", "US $2", but "a $2 deal"
        if first and reading.ends[first - 1] >= nearest and before in _PREFIXES:
            start = reading.starts[first - 1]
            unit = text[start : sign + 1]
    elif first and before in phrases(language, "currencies") and _touches(reading, amount):
        start = reading.starts[first - 1]
        unit = reading.words[first - 1]
    else:
        return None
    last, value = amount.last, amount.value
    following = reading.lows[last + 1] if last + 1 < len(reading.lows) else ""
    if not amount.scaled and reading.gaps[last] == "" and following in _MILLION_IN_MONEY:
        value *= _MILLION_IN_MONEY[following]
        last += 1
    last = counted.past_rate(reading, last, language)
    return _Found(start, reading.ends[last], last, value, unit)


def _short_money(reading: Reading, amount: Amount) -> _Found | None:
    """An amount with its scale tied to the currency's sign: "20 M€", "5k€"."""
    at = amount.last + 1
    if at >= len(reading.words) or reading.words[at] not in ("M", "k", "K"):
        return None
    end = reading.ends[at]
    sign = reading.text[end : end + 1]
    if not sign or sign not in _SYMBOLS or reading.gaps[amount.last] not in ("", " ", "\xa0"):
        return None
    value = amount.value * _MILLION_IN_MONEY[reading.lows[at]]
    return _Found(reading.starts[amount.first], end + 1, at, value, sign)


_PREFIXES = frozenset(("us", "a", "au", "c", "ca", "nz", "hk", "r", "s", "mx", "u", "cn"))


def _hyphened(reading: Reading, index: int, language: str | None) -> _Found | None:
    """A number word tied to its unit: "four-month"."""
    number, _, unit = reading.lows[index].partition("-")
    value = values(language).get(number)
    units = phrases(language, "units")
    if value is None or not (unit in units or f"{unit}s" in units):
        return None
    return _Found(reading.starts[index], reading.ends[index], index, value, unit)


def _touches(reading: Reading, amount: Amount) -> bool:
    """Whether a currency stands right before its number: "R50m", "EUR 20", "Rs. 500"."""
    index = amount.first - 1
    gap, word = reading.gaps[index], reading.words[index]
    if word[0].islower():
        return False
    if len(word) == 1:  # "R50", but not the names "R1T" and "R1"
        return gap == "" and (amount.scaled or amount.value >= 10)
    return gap in ("", " ", "\xa0", ". ")


def _measure(reading: Reading, amount: Amount, language: str | None) -> _Found | None:
    """An amount with what follows it: percent, a unit, or the things that are counted."""
    text, last = reading.text, amount.last
    start, end = reading.starts[amount.first], reading.ends[last]
    if start and text[start - 1] in _PERCENT:
        return _Found(start - 1, end, last, amount.value, "%")
    before = reading.lows[amount.first - 1] if amount.first else ""
    if before in phrases(language, "percent_before"):
        return _Found(reading.starts[amount.first - 1], end, last, amount.value, "%")
    sign = end + (text[end : end + 1] in (" ", "\xa0", "\u202f"))
    symbol = text[sign : sign + 1]
    if symbol and symbol in _BEHIND and (symbol not in "$£" or sign == end):
        unit = "%" if symbol in _PERCENT else symbol
        return _Found(start, sign + 1, last, amount.value, unit)
    thing = counted.read(reading, amount, language)
    if thing is not None:
        unit_text = reading.slice(last + 1, thing) if thing > last else None
        final = counted.past_rate(reading, thing, language)
        return _Found(start, reading.ends[final], final, amount.value, unit_text)
    if amount.scaled or counted.stands_alone(reading, amount, language):
        return _Found(start, end, last, amount.value, None)
    return None
