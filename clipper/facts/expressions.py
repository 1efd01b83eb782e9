"""Reads calendar expressions off the words of a text, and takes them apart."""

from collections.abc import Callable, Iterator
from functools import cache

from clipper.facts.calendar import Meaning
from clipper.facts.calendar_words import SPACES, Expression, Place, calendar
from clipper.facts.months_behind import with_month
from clipper.facts.numbered_dates import (
    DASHES,
    past_ordinal,
    read_day_and_month,
    read_figures,
    read_number,
)
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import entries
from clipper.text.located import lower_all

_Parser = Callable[[Place], Expression | None]


def read_expressions(reading: Reading, language: str | None) -> Iterator[Expression]:
    """The calendar expressions of a block, in order, none inside another."""
    words, parsers = calendar(language), starters(language)
    behind = -1
    for index in sorted({*reading.numbers, *reading.where(parsers)}):
        if index <= behind:
            continue
        low = reading.lows[index]
        parser = read_number if low[0].isdecimal() else parsers[low]
        if parser is _relative and not words.relative.match(reading.lows, index):
            continue  # most often "the", which opens "the day after tomorrow"
        found = parser(Place(reading, words, index))
        if found is not None and found.first > behind:
            if words.edges_behind:
                found = with_month(Place(reading, words, index), found)
            behind = found.last
            yield found


@cache
def starters(language: str | None) -> dict[str, _Parser]:
    """For each word that may begin an expression, how to go on."""

    def words(key: str) -> frozenset[str]:
        return frozenset(lower_all(entries(language, key), language))

    known = calendar(language)
    found: dict[str, _Parser] = dict.fromkeys(known.relative.openers(), _relative)
    found |= dict.fromkeys(words("seasons"), _season)
    found |= dict.fromkeys(words("edges"), _edge)
    found |= dict.fromkeys(known.markers, _marker)
    found |= dict.fromkeys(words("ago"), _ago)
    found |= dict.fromkeys(words("ago_before"), _ago_before)
    found |= dict.fromkeys(known.weekdays, _weekday)
    found |= dict.fromkeys(known.months, _month)
    return found


def _capital(place: Place) -> bool:
    return not place.calendar.cased or place.reading.words[place.index][0].isupper()


def _month(place: Place) -> Expression | None:
    """April; April 2023; April 28; April 28, 2023; April last year."""
    at, months = place.index, place.calendar.months
    if not _capital(place):
        return None
    month = months[place.low(at)]
    day = place.number(at + 1, 1, 31)
    if day is not None and place.gap(at) in SPACES and not place.gap(at + 1).startswith(":"):
        last = past_ordinal(place, at + 1)
        if place.gap(last) in DASHES and place.number(last + 1, 1, 31):
            last += 1
        year = place.year_after(last)
        return Expression(at, year[0] if year else last, Meaning(year and year[1], month, day))
    year = place.year_after(at)
    if year:
        return Expression(at, year[0], Meaning(year[1], month))
    if place.calendar.periods.get(place.low(at + 2)) == "year" and place.gap(at) == " ":
        shift = place.calendar.markers.get(place.low(at + 1))
        if shift is not None:
            return Expression(at, at + 2, Meaning(month=month, shift=shift))
    return Expression(at, at, Meaning(month=month)) if _month_alone(place) else None


def _month_alone(place: Place) -> bool:
    """Whether a month's name without a number is the month: "may" and "June Brown" are not."""
    at, words = place.index, place.reading.words
    if not place.calendar.cased:
        named = place.reading.words[at][0].isupper() and place.gap(at) == " "
        return len(place.low(at)) > 3 and not (named and _opens_name(place, at + 1))
    before = place.low(at - 1)
    if before in place.calendar.before_year or before in place.calendar.markers:
        return True
    if place.low(at) in ("may", "march") or len(place.low(at)) <= 3:
        return False
    named = place.gap(at) == " " and at + 1 < len(words) and words[at + 1][0].isupper()
    return not named or place.calendar.before_season == frozenset()


def _opens_name(place: Place, index: int) -> bool:
    """Whether a capitalised word stands there, as behind a month's name that is a person's."""
    return index < len(place.reading.words) and place.reading.words[index][0].isupper()


def _weekday(place: Place) -> Expression | None:
    """Friday; Friday morning; Friday, 28 April 2023."""
    at = place.index
    weekday = place.calendar.weekdays[place.low(at)]
    if not _capital(place):
        return None
    following = place.past_links(at + 1)
    if following < len(place.reading.lows) and place.gap(following - 1) in SPACES:
        rest = Place(place.reading, place.calendar, following)
        full = None
        if place.low(following)[0].isdecimal():
            full = read_day_and_month(rest) or read_figures(rest)
        elif place.low(following) in place.calendar.months:
            full = _month(rest)
        if full is not None and full.meaning.day is not None:
            return Expression(at, full.last, full.meaning)
    if place.calendar.cased and len(place.low(at)) <= 3:
        return None
    part = place.gap(at) == " " and place.low(at + 1) in place.calendar.parts
    if part and place.calendar.cased and place.reading.words[at + 1][0].isupper():
        part = False
    return Expression(at, at + part, Meaning(weekday=weekday))


def _marker(place: Place) -> Expression | None:
    """last month; the current financial year; next Friday; last November."""
    at, words = place.index, place.calendar
    shift = words.markers[place.low(at)]
    noun = at + 1 + (place.low(at + 1) in words.kinds)
    if any(place.gap(index) not in (" ", "\xa0") for index in range(at, noun)):
        return None
    low = place.low(noun)
    if low in words.weekdays or low in words.months:
        rest = Place(place.reading, words, noun)
        found = _weekday(rest) if low in words.weekdays else _month(rest)
        if found is None or found.meaning.day is not None:
            return found
        return Expression(at, found.last, found.meaning._replace(shift=shift))
    period = words.periods.get(low)
    if period is None and low in words.seasons:
        return Expression(at, noun, Meaning())
    if period is None or period == "day":  # "this morning", "the following day"
        return _relative(place)
    if low in words.plurals:  # "the last weeks" are vague
        return None
    certain = noun == at + 1 and place.low(at) != "past"
    return Expression(at, noun, Meaning(period=period, shift=shift) if certain else Meaning())


def _edge(place: Place) -> Expression | None:
    """end of January; beginning of 2023; end of the decade; early 2024."""
    at, words = place.index, place.calendar
    following = place.past_links(at + 1)
    low = place.low(following)
    if not low or place.gap(following - 1) not in (" ", "\xa0", "-"):
        return None
    if words.periods.get(low, "day") != "day" and following > at + 1:
        return Expression(at, following, Meaning())
    rest = Place(place.reading, words, following)
    found: Expression | None = None
    if low in words.months:
        found = _month(rest)
    elif low in words.markers:
        found = _marker(rest)
    elif low[0].isdecimal() and len(low) == 4:
        year = place.number(following, 1900, 2199)
        decade = place.gap(following) == "" and place.low(following + 1) == "s"
        if decade:
            return Expression(at, following + 1, Meaning())
        found = Expression(following, following, Meaning(year)) if year else None
    return Expression(at, found.last, found.meaning._replace(day=None)) if found else None


def _season(place: Place) -> Expression | None:
    """summer of 2020; im Herbst."""
    year = place.year_after(place.index)
    if year:
        return Expression(place.index, year[0], Meaning(year[1]))
    words = place.calendar
    if not words.before_season and _capital(place) and words.cased:
        return Expression(place.index, place.index, Meaning())
    before = f"{place.low(place.index - 2)} {place.low(place.index - 1)}"
    if before in words.before_season:
        return Expression(place.index, place.index, Meaning())
    return None


def _relative(place: Place) -> Expression | None:
    """today; yesterday evening; the day after tomorrow."""
    at, reading = place.index, place.reading
    found = place.calendar.relative.match(reading.lows, at)
    if found is None:
        return None
    opening = at == 0 or place.gap(at - 1).strip(" ") != ""
    capital = place.calendar.cased and reading.words[at][0].isupper()
    if capital and (not opening or place.low(at) in place.calendar.parts):
        return None
    last = at + found[0] - 1
    if place.gap(last) == " " and place.low(last + 1) in place.calendar.parts:
        last += 1
    try:
        return Expression(at, last, Meaning(period="day", shift=int(found[1])))
    except ValueError:
        return Expression(at, last, Meaning())


def _ago(place: Place) -> Expression | None:
    """12 months ago; a year ago."""
    at, words = place.index, place.calendar
    period = words.periods.get(place.low(at - 1))
    if period is None or at < 2:
        return None
    amount = _amount(place, at - 2)
    return Expression(at - 2, at, _before(amount, period)) if amount else None


def _ago_before(place: Place) -> Expression | None:
    """vor zwölf Monaten."""
    at, words = place.index, place.calendar
    amount, period = _amount(place, at + 1), words.periods.get(place.low(at + 2))
    return Expression(at, at + 2, _before(amount, period)) if amount and period else None


def _amount(place: Place, index: int) -> int | None:
    low = place.low(index)
    value = low if low.isdecimal() and len(low) < 5 else place.calendar.numbers.get(low)
    if value is None:
        return 1 if low in ("a", "an") else None
    try:
        return int(value)
    except ValueError:
        return None


def _before(amount: int, period: str) -> Meaning:
    if period == "month" and amount % 12 == 0:
        return Meaning(period="month", shift=-amount)
    return Meaning(period=period, shift=-amount)
