"""Turkish and Azerbaijani put the month behind its year: "2024 yılının şubat ayı sonunda"."""

from clipper.facts.calendar import Meaning
from clipper.facts.calendar_words import Expression, Place


def with_month(place: Place, found: Expression) -> Expression:
    """A year or a month with what is left of its date: the month, and which end of it.

    place: where the expression begins.
    """
    words, meaning, at = place.calendar, found.meaning, found.last
    if meaning.day is not None:
        return found
    if meaning.month is None:
        if meaning.year is None and meaning.period != "year":
            return found
        at += _follows(place, at, "year")
        month = words.months.get(place.low(at + 1)) if place.gap(at) == " " else None
        if month is not None:
            at, meaning = at + 1, Meaning(meaning.year, month, shift=meaning.shift)
        elif place.low(at + 1) in words.same and _follows(place, at + 1, "month"):
            at, meaning = at + 1, Meaning()
        else:
            return found
    at += _follows(place, at, "month")
    if place.gap(at) == " " and place.low(at + 1) in words.edges_behind:
        at += 1
    return Expression(found.first, at, meaning)


def _follows(place: Place, at: int, period: str) -> bool:
    """Whether the word behind is that period's: "yılının", "ayında"."""
    return place.gap(at) == " " and place.calendar.periods.get(place.low(at + 1)) == period
