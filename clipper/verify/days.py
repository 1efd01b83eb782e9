"""The dates of a sentence, and whether two mean the same day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clipper.facts import dates
from clipper.facts.calendar import Meaning
from clipper.facts.calendar_words import Expression
from clipper.facts.reading import Reading


@dataclass(frozen=True, slots=True)
class Day:
    """A date as a sentence has it."""

    text: str
    meaning: Meaning
    """What it says."""
    resolved: str | None
    """The day, month or year it means (ISO 8601) where that is certain."""


def read(
    reading: Reading,
    expressions: Sequence[Expression],
    language: str | None,
    published: str | None,
) -> list[Day]:
    """The dates of a text, in its order."""
    meanings = {reading.starts[found.first]: found.meaning for found in expressions}
    return [
        Day(mention.text, meanings.get(mention.start, Meaning()), mention.resolved)
        for mention in dates.find([reading], [expressions], language, published)
    ]


def agrees(claimed: Day, stated: Day) -> bool:
    """Does the source's date bear out the claimed one? It may tell more, and not less."""
    if claimed.text.casefold() == stated.text.casefold():
        return True
    if claimed.resolved and stated.resolved and stated.resolved.startswith(claimed.resolved):
        return True
    meaning = claimed.meaning
    if meaning.weekday is not None and stated.meaning.shift is None:
        meaning = meaning._replace(shift=None)  # "last Saturday", "Saturday"
    pairs = list(zip(meaning, stated.meaning, strict=True))
    known = any(mine is not None for mine, _ in pairs)
    return known and all(mine is None or mine == theirs for mine, theirs in pairs)


def agrees_with_all(claimed: Day, stated: Sequence[Day]) -> bool:
    """Do several dates of a sentence together say it: "in March 2027 and in September"?"""
    whole = claimed.meaning
    if any(agrees(claimed, day) for day in stated):
        return True
    if whole.year is None or whole.month is None:
        return False
    rest = replace(claimed, text="", resolved=None, meaning=whole._replace(year=None))
    return any(day.meaning.year == whole.year for day in stated) and any(
        agrees(rest, day) for day in stated
    )


def is_kind_of(claimed: Day, stated: Day) -> bool:
    """Do two dates tell the same sort of thing: both a month, both a weekday, both a year?"""
    pairs = zip(claimed.meaning, stated.meaning, strict=True)
    return any(mine is not None and theirs is not None for mine, theirs in pairs)


def is_of(day: Day, stamp: str | None) -> bool:
    """Is a date the day, the month or the year of an ISO 8601 stamp?"""
    return bool(stamp and day.resolved and stamp.startswith(day.resolved))


def is_relative(day: Day) -> bool:
    """Does it depend on a day that is not known: "last year"?"""
    meaning = day.meaning
    absolute = (meaning.year, meaning.month, meaning.day, meaning.weekday)
    return (
        day.resolved is None
        and meaning != Meaning()
        and not any(part is not None for part in absolute)
    )
