"""Calendar expressions that begin with a number: "28 April 2023", "28.04.2023", "2023", "1990s"."""

from clipper.facts.calendar import Meaning
from clipper.facts.calendar_words import SPACES, Expression, Place

_ORDINALS = frozenset(
    ("st", "nd", "rd", "th", "er", "ere", "ste", "го", "е", "il", "ci", "cı", "cu", "cü")
)
_RANGES = frozenset(
    ("bis", "to", "and", "und", "et", "y", "e", "a", "ve", "və", "и", "al", "til", "till")
)
DASHES = frozenset(("-", "–", "—", " - ", " – ", " — "))
_DECADES = frozenset(("s", "er", "er-jahre", "er-jahren", "х", "е", "lar", "lı", "ler", "li"))
"""What makes a decade of a year: "1990s", "1990er-Jahre", "1990-х"."""
_NO_YEAR_BEHIND = frozenset("$€£¥₹₺₽₼#№:,.")
_NO_YEAR_BEFORE = frozenset("%€$£°:")


def read_number(place: Place) -> Expression | None:
    """28 April 2023; 3-5 June; 28.04.2023; 2023-04-28; 2023; 2023-24; the 1990s."""
    return read_day_and_month(place) or read_figures(place) or _year(place)


def read_day_and_month(place: Place) -> Expression | None:
    """28 April 2023; 28th of April; 3-5 June; 3. bis 5. Juni."""
    at = place.index
    day = place.number(at, 1, 31)
    if day is None:
        return None
    last = past_ordinal(place, at)
    other = last
    if place.gap(last) in DASHES or place.gap(last) == ".–":
        other = last + 1
    elif place.low(last + 1) in _RANGES and place.gap(last) in SPACES:
        other = last + 2
    if other != last and place.number(other, 1, 31):
        last = past_ordinal(place, other)
    month_at = place.past_links(last + 1)
    month = place.calendar.months.get(place.low(month_at))
    if month is None or place.gap(month_at - 1) not in SPACES | {"-", "'"}:
        return None
    if place.calendar.cased and not place.reading.words[month_at][0].isupper():
        return None
    year = place.year_after(month_at)
    return Expression(at, year[0] if year else month_at, Meaning(year and year[1], month, day))


def read_figures(place: Place) -> Expression | None:
    """A date in figures: 28.04.2023, 28/04/2023, 2023-04-28."""
    at = place.index
    parts = place.low(at).split(".")
    last = at
    if len(parts) == 1 and place.gap(at) in ("/", "-") and place.gap(at + 1) == place.gap(at):
        parts, last = [place.low(index) for index in (at, at + 1, at + 2)], at + 2
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    else:
        day, month, year = (int(part) for part in parts)
    if len(parts[2]) == 2 and len(parts[0]) <= 2:
        year += 2000
    if not (1500 <= year <= 2199 and min(day, month) >= 1 and max(day, month) <= 31):
        return None
    if month > 12:
        day, month = month, day
    certain = "." in place.low(at) or day > 12 or day == month or len(parts[0]) == 4
    return Expression(at, last, Meaning(year, month, day) if certain else Meaning())


def _year(place: Place) -> Expression | None:
    at, reading = place.index, place.reading
    if len(place.low(at)) != 4 or place.number(at, 1500, 2199) is None:
        return None
    after = place.gap(at)
    before = reading.text[reading.starts[at] - 1 : reading.starts[at]]
    if before in _NO_YEAR_BEHIND or after[:1] in _NO_YEAR_BEFORE:
        return None
    if before in "-–" and at and not reading.lows[at - 1][0].isdecimal() and before:
        before = " "
    if after in ("-", "–", "/") and place.low(at + 1).isdecimal():
        if len(place.low(at + 1)) in (2, 4):
            return Expression(at, at + 1, Meaning())
        return None
    if after in ("", "-", "'") and place.low(at + 1) in _DECADES:
        return Expression(at, at + 1, Meaning())
    if after == "" or not _stands_as_year(place):
        return None
    return Expression(at, at, Meaning(int(place.low(at))))


def _stands_as_year(place: Place) -> bool:
    at = place.index
    following = place.low(at + 1)
    if place.low(at - 1) in place.calendar.before_year:
        return following not in place.calendar.periods
    if not 1800 <= int(place.low(at)) <= 2100:
        return False
    if place.gap(at) not in (" ", "\xa0") or not following:
        return True
    if following in place.calendar.periods:  # "2000 years", "2000 лет", but "2024 году"
        counted = place.calendar.cased or following in place.calendar.counted
        return not counted and place.calendar.periods[following] == "year"
    if not 1900 <= int(place.low(at)) <= 2060:
        return False
    if following in place.calendar.units:
        return False
    word = place.reading.words[at + 1]
    if place.calendar.before_season:  # English: "2000 soldiers" is a count, "2005 levels" is none
        counted = word.islower() and (following.endswith("s") or following == "people")
        return not (counted and int(place.low(at)) % 50 == 0)
    return not word[0].isupper()


def past_ordinal(place: Place, index: int) -> int:
    """The last word of a day's number: "28" or "28th"."""
    return index + 1 if place.gap(index) == "" and place.low(index + 1) in _ORDINALS else index
