"""The day that a text has come to: the last calendar date told before a place in it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from clipper.facts.calendar import is_calendar_day, resolve
from clipper.facts.calendar_words import Expression

_SOON = timedelta(days=31)
"""How far behind the day of publication a date is that a bare weekday may follow: one told of what
is far off, or long gone without its year, has no weekday of its own behind it."""
_REACH = 10
"""Expressions of a block that are looked back at."""


def told_before(
    expression: Expression,
    calendar: Sequence[Sequence[Expression]],
    place: int,
    published: date | None,
) -> date | None:
    """The calendar date that a bare weekday of the future follows, in its block or the last one.

    "Tours are on 13 and 14 December. From Monday the market will be open": on 15 December. `None`
    where no date was told that is to come soon.

    expression: the weekday; calendar: the expressions of each block; place: the weekday's.
    """
    if published is None:
        return None
    at = bisect_left(calendar[place], expression.first, key=lambda other: other.first)
    here = calendar[place][max(0, at - _REACH) : at]
    before = calendar[place - 1][-_REACH:] if place else ()
    last = next(
        (
            other.meaning
            for other in (*reversed(here), *reversed(before))
            if is_calendar_day(other.meaning)
        ),
        None,
    )
    resolved = resolve(last, published, True) if last else None
    if resolved is None:
        return None
    day = date.fromisoformat(resolved)
    return day if published < day <= published + _SOON else None
