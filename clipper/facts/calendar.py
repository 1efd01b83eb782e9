"""What a calendar expression means, told from the day the article was published.

An expression that leaves the year or the week open means the nearest one that fits: before the
publication, as news is told in the past, or after it where the sentence speaks of what will come.
"""

from datetime import date, timedelta
from typing import NamedTuple


class Meaning(NamedTuple):
    """A calendar expression, taken apart; what it leaves open is `None`."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    period: str | None = None
    """`day`, `week`, `month`, `year`, …, which `shift` counts."""
    shift: int | None = None
    """-1 is the last one, 0 this one, 1 the next; for a weekday likewise."""


def published_on(stamp: str | None) -> date | None:
    """The day of an ISO 8601 stamp; `None` when it does not tell a day."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def resolve(
    meaning: Meaning, published: date | None, future: bool, told: date | None = None
) -> str | None:
    """The day, month or year (ISO 8601) that is meant; `None` where that is not certain.

    future: whether the sentence speaks of what will come; told: the day that a bare weekday is not
    before, see `told.py`.
    """
    try:
        if meaning.month is not None:
            return _month(meaning, published, future)
        if meaning.year is not None:
            return f"{meaning.year:04d}"
        if published is None:
            return None
        if meaning.weekday is not None:
            if told is not None:
                return _first(meaning.weekday, told).isoformat()
            return _weekday(meaning.weekday, meaning.shift, published, future)
        return _shifted(meaning.period, meaning.shift, published)
    except (ValueError, OverflowError):  # 31 February, or a year that the calendar does not have
        return None


def is_bare_weekday(meaning: Meaning) -> bool:
    """Whether an expression is a weekday and nothing else: "Monday"."""
    return meaning.weekday is not None and meaning.day is None and meaning.shift is None


def is_calendar_day(meaning: Meaning) -> bool:
    """Whether an expression tells the day of a month: "14 December"."""
    return meaning.month is not None and meaning.day is not None


def _first(weekday: int, since: date) -> date:
    """The first such weekday from a day on."""
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def _month(meaning: Meaning, published: date | None, future: bool) -> str | None:
    month = meaning.month or 1
    year = meaning.year
    if year is None and published is not None and meaning.shift is not None:
        year = published.year + meaning.shift
    if year is None and published is not None:
        year = _nearest_year(month, meaning.day, published, future)
    if year is None:
        return None
    if meaning.day is None:
        return date(year, month, 1).isoformat()[:7]
    return date(year, month, meaning.day).isoformat()


def _nearest_year(month: int, day: int | None, published: date, future: bool) -> int:
    ahead = (month, day or published.day) > (published.month, published.day)
    behind = (month, day or published.day) < (published.month, published.day)
    if future and behind:
        return published.year + 1
    if not future and ahead:
        # "the 27 October election", told on 12 October: soon is likelier than a year ago.
        months_ahead = month - published.month
        return published.year if day is not None and months_ahead <= 6 else published.year - 1
    return published.year


def _weekday(weekday: int, shift: int | None, published: date, future: bool) -> str:
    back = (published.weekday() - weekday) % 7
    if shift == -1:
        days = -(back or 7)
    elif shift == 1 or (future and back):
        days = (weekday - published.weekday()) % 7 or 7
    else:
        days = -back
    return (published + timedelta(days=days)).isoformat()


def _shifted(period: str | None, shift: int | None, published: date) -> str | None:
    if shift is None:
        return None
    if period == "day":
        return (published + timedelta(days=shift)).isoformat()
    if period == "month":
        months = published.year * 12 + published.month - 1 + shift
        return date(months // 12, months % 12 + 1, 1).isoformat()[:7]
    if period == "year":
        return date(published.year + shift, 1, 1).isoformat()[:4]
    return None
