"""Reads calendar expressions off the words of a text, and takes them apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from clipper.facts.calendar import Meaning
from clipper.facts.reading import Reading, lower
from clipper.facts.vocabulary import Phrases, entries, phrases
from clipper.text.lexicon import lexicon

_ORDINALS = frozenset(
    ("st", "nd", "rd", "th", "er", "ere", "ste", "го", "е", "il", "ci", "cı", "cu", "cü")
)
_LINKS = frozenset(("of", "the", "de", "del", "di", "do", "da", "d", "der", "des", "von", "i", "v"))
_RANGES = frozenset(
    ("bis", "to", "and", "und", "et", "y", "e", "a", "ve", "və", "и", "al", "til", "till")
)
_DASHES = frozenset(("-", "–", "—", " - ", " – ", " — "))
_SPACES = frozenset((" ", ". ", ", ", "\xa0", ".\xa0", " ", "., "))


@dataclass(frozen=True, slots=True)
class Expression:
    """A calendar expression: its first and its last word, and what it means."""

    first: int
    last: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Calendar:
    """A language's calendar words, in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    periods: dict[str, str]
    markers: dict[str, int]
    """last, this, next: -1, 0, 1."""
    relative: Phrases[str]
    numbers: Phrases[str]
    edges: frozenset[str]
    seasons: frozenset[str]
    parts: frozenset[str]
    kinds: frozenset[str]
    ago: frozenset[str]
    before_year: frozenset[str]
    before_season: frozenset[str]
    cased: bool
    """Whether months and weekdays have a capital letter."""
    starters: dict[str, "_Parser"]
    """For each word that may begin an expression, how to go on."""


_Parser = Callable[["_Place"], Expression | None]


@dataclass(frozen=True, slots=True)
class _Place:
    """A word of a reading that may begin an expression."""

    reading: Reading
    calendar: Calendar
    index: int

    def low(self, index: int) -> str:
        """A word in lower case; empty behind the end."""
        return self.reading.lows[index] if 0 <= index < len(self.reading.lows) else ""

    def gap(self, index: int) -> str:
        """What stands behind a word."""
        return self.reading.gap(index) if 0 <= index < len(self.reading.lows) else ""

    def number(self, index: int, least: int, most: int) -> int | None:
        """The value of a word that is a whole number within bounds."""
        low = self.low(index)
        if low.isdecimal() and len(low) <= 4 and least <= int(low) <= most:
            return int(low)
        return None

    def past_links(self, index: int) -> int:
        """The first word from `index` on that only ties nothing together."""
        while self.low(index) in _LINKS and self.gap(index).strip(" '’") == "":
            index += 1
        return index

    def year_after(self, index: int) -> tuple[int, int] | None:
        """A year right behind the word at `index`: the index of its word, and the year."""
        following = self.past_links(index + 1)
        year = self.number(following, 1500, 2199)
        if year is None or self.gap(following - 1) not in _SPACES or len(self.low(following)) != 4:
            return None
        return following, year


def read_expressions(reading: Reading, language: str | None) -> Iterator[Expression]:
    """The calendar expressions of a block, in order, none inside another."""
    words = calendar(language)
    behind = -1
    for index, low in enumerate(reading.lows):
        if index <= behind:
            continue
        parser = _number if low[0].isdecimal() else words.starters.get(low)
        found = parser(_Place(reading, words, index)) if parser else None
        if found is not None and found.first > behind:
            behind = found.last
            yield found


@cache
def calendar(language: str | None) -> Calendar:
    """The calendar words of a language."""

    def words(key: str) -> frozenset[str]:
        return frozenset(lower(entry, language) for entry in entries(language, key))

    def numbered(key: str) -> dict[str, int]:
        return {
            lower(form.strip(), language): number
            for number, forms in enumerate(lexicon(language).words.get(key, ()))
            for form in forms.split(" | ")
        }

    months = {name: number + 1 for name, number in numbered("months").items()}
    weekdays = numbered("weekdays")
    if language == "de":  # "Mittwochmorgen" is one word
        weekdays |= {day + part: at for day, at in weekdays.items() for part in words("day_parts")}
    pairs = (entry.split(" = ") for entry in entries(language, "periods"))
    periods = {lower(name, language): unit for name, unit in pairs}
    markers = dict.fromkeys(words("last"), -1) | dict.fromkeys(words("next"), 1)
    markers |= dict.fromkeys(words("this"), 0)
    relative = phrases(language, "relative_days")
    starters: dict[str, _Parser] = dict.fromkeys(relative.openers(), _relative)
    starters |= dict.fromkeys(words("seasons"), _season)
    starters |= dict.fromkeys(words("edges"), _edge)
    starters |= dict.fromkeys(markers, _marker)
    starters |= dict.fromkeys(words("ago"), _ago)
    starters |= dict.fromkeys(words("ago_before"), _ago_before)
    starters |= dict.fromkeys(weekdays, _weekday)
    starters |= dict.fromkeys(months, _month)
    return Calendar(
        months, weekdays, periods, markers, relative, phrases(language, "numbers"), words("edges"),
        words("seasons"), words("day_parts"), words("period_kinds"), words("ago"),
        words("before_year"), words("before_season"), language in ("en", "de"), starters,
    )  # fmt: skip


def _capital(place: _Place) -> bool:
    return not place.calendar.cased or place.reading.words[place.index][0].isupper()


def _month(place: _Place) -> Expression | None:
    """April; April 2023; April 28; April 28, 2023; April last year."""
    at, months = place.index, place.calendar.months
    if not _capital(place):
        return None
    month = months[place.low(at)]
    day = place.number(at + 1, 1, 31)
    if day is not None and place.gap(at) in _SPACES and not place.gap(at + 1).startswith(":"):
        last = _past_ordinal(place, at + 1)
        if place.gap(last) in _DASHES and place.number(last + 1, 1, 31):
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


def _month_alone(place: _Place) -> bool:
    """Whether a month's name without a number is the month: not "may", "March for peace", "June Brown"."""
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


def _opens_name(place: _Place, index: int) -> bool:
    """Whether a capitalised word stands there, as behind a month's name that is a person's."""
    return index < len(place.reading.words) and place.reading.words[index][0].isupper()


def _past_ordinal(place: _Place, index: int) -> int:
    """The last word of a day's number: "28" or "28th"."""
    return index + 1 if place.gap(index) == "" and place.low(index + 1) in _ORDINALS else index


def _number(place: _Place) -> Expression | None:
    """28 April 2023; 3-5 June; 28.04.2023; 2023-04-28; 2023; 2023-24; the 1990s."""
    return _day_and_month(place) or _figures(place) or _year(place)


def _day_and_month(place: _Place) -> Expression | None:
    at = place.index
    day = place.number(at, 1, 31)
    if day is None:
        return None
    last = _past_ordinal(place, at)
    other = last
    if place.gap(last) in _DASHES or place.gap(last) == ".–":
        other = last + 1
    elif place.low(last + 1) in _RANGES and place.gap(last) in _SPACES:
        other = last + 2
    if other != last and place.number(other, 1, 31):
        last = _past_ordinal(place, other)
    month_at = place.past_links(last + 1)
    month = place.calendar.months.get(place.low(month_at))
    if month is None or place.gap(month_at - 1) not in _SPACES | {"-", "'"}:
        return None
    if place.calendar.cased and not place.reading.words[month_at][0].isupper():
        return None
    year = place.year_after(month_at)
    return Expression(at, year[0] if year else month_at, Meaning(year and year[1], month, day))


def _figures(place: _Place) -> Expression | None:
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
    if not (1500 <= year <= 2199 and 1 <= min(day, month) and max(day, month) <= 31):
        return None
    if month > 12:
        day, month = month, day
    certain = "." in place.low(at) or day > 12 or day == month or len(parts[0]) == 4
    return Expression(at, last, Meaning(year, month, day) if certain else Meaning())


def _year(place: _Place) -> Expression | None:
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


_DECADES = frozenset(("s", "er", "er-jahre", "er-jahren", "х", "е", "lar", "lı", "ler", "li"))
_NO_YEAR_BEHIND = frozenset("$€£¥₹₺₽₼#№:,.")
_NO_YEAR_BEFORE = frozenset("%€$£°:")


def _stands_as_year(place: _Place) -> bool:
    at = place.index
    following = place.low(at + 1)
    if place.low(at - 1) in place.calendar.before_year:
        return following not in place.calendar.periods
    if place.gap(at) not in (" ", "\xa0") or not following:
        return True
    if not 1900 <= int(place.low(at)) <= 2060:
        return False
    if following in place.calendar.periods:  # "2000 years", but "2024 yılında", "2024 году"
        return not place.calendar.cased and place.calendar.periods[following] == "year"
    word = place.reading.words[at + 1]
    if place.calendar.before_season:  # English: "2000 soldiers" is a count, "2005 levels" is none
        counted = word.islower() and (following.endswith("s") or following == "people")
        return not (counted and int(place.low(at)) % 50 == 0)
    return not word[0].isupper()


def _weekday(place: _Place) -> Expression | None:
    """Friday; Friday morning; Friday, 28 April 2023."""
    at = place.index
    weekday = place.calendar.weekdays[place.low(at)]
    if not _capital(place):
        return None
    following = place.past_links(at + 1)
    if following < len(place.reading.lows) and place.gap(following - 1) in _SPACES:
        rest = _Place(place.reading, place.calendar, following)
        full = None
        if place.low(following)[0].isdecimal():
            full = _day_and_month(rest) or _figures(rest)
        elif place.low(following) in place.calendar.months:
            full = _month(rest)
        if full is not None and full.meaning.day is not None:
            return Expression(at, full.last, full.meaning)
    if place.calendar.cased and len(place.low(at)) <= 3:
        return None
    last = at + 1 if place.gap(at) == " " and place.low(at + 1) in place.calendar.parts else at
    return Expression(at, last, Meaning(weekday=weekday))


def _marker(place: _Place) -> Expression | None:
    """last month; the current financial year; next Friday; last November."""
    at, words = place.index, place.calendar
    shift = words.markers[place.low(at)]
    noun = at + 1 + (place.low(at + 1) in words.kinds)
    if any(place.gap(index) not in (" ", "\xa0") for index in range(at, noun)):
        return None
    low = place.low(noun)
    if low in words.weekdays or low in words.months:
        rest = _Place(place.reading, words, noun)
        found = _weekday(rest) if low in words.weekdays else _month(rest)
        if found is None or found.meaning.day is not None:
            return found
        return Expression(at, found.last, replace(found.meaning, shift=shift))
    period = words.periods.get(low)
    if period is None and low in words.seasons:
        return Expression(at, noun, Meaning())
    if period is None or period == "day":
        return None
    certain = noun == at + 1
    return Expression(at, noun, Meaning(period=period, shift=shift) if certain else Meaning())


def _edge(place: _Place) -> Expression | None:
    """end of January; beginning of 2023; end of the decade; early 2024."""
    at, words = place.index, place.calendar
    following = place.past_links(at + 1)
    low = place.low(following)
    if not low or place.gap(following - 1) not in (" ", "\xa0", "-"):
        return None
    if words.periods.get(low, "day") != "day" and following > at + 1:
        return Expression(at, following, Meaning())
    rest = _Place(place.reading, words, following)
    found: Expression | None = None
    if low in words.months:
        found = _month(rest)
    elif low in words.markers:
        found = _marker(rest)
    elif low[0].isdecimal() and len(low) == 4:
        year = place.number(following, 1900, 2199)
        found = Expression(following, following, Meaning(year)) if year else None
    return Expression(at, found.last, replace(found.meaning, day=None)) if found else None


def _season(place: _Place) -> Expression | None:
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


def _relative(place: _Place) -> Expression | None:
    """today; yesterday evening; the day after tomorrow."""
    at, reading = place.index, place.reading
    found = place.calendar.relative.match(reading.lows, at)
    if found is None:
        return None
    opening = at == 0 or place.gap(at - 1).strip(" ") != ""
    if place.calendar.cased and reading.words[at][0].isupper() and not opening:
        return None
    last = at + found[0] - 1
    if place.gap(last) == " " and place.low(last + 1) in place.calendar.parts:
        last += 1
    try:
        return Expression(at, last, Meaning(period="day", shift=int(found[1])))
    except ValueError:
        return Expression(at, last, Meaning())


def _ago(place: _Place) -> Expression | None:
    """12 months ago; a year ago."""
    at, words = place.index, place.calendar
    period = words.periods.get(place.low(at - 1))
    if period is None or at < 2:
        return None
    amount = _amount(place, at - 2)
    return Expression(at - 2, at, _before(amount, period)) if amount else None


def _ago_before(place: _Place) -> Expression | None:
    """vor zwölf Monaten."""
    at, words = place.index, place.calendar
    amount, period = _amount(place, at + 1), words.periods.get(place.low(at + 2))
    return Expression(at, at + 2, _before(amount, period)) if amount and period else None


def _amount(place: _Place, index: int) -> int | None:
    low = place.low(index)
    value = low if low.isdecimal() and len(low) < 5 else place.calendar.numbers.value(low)
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
