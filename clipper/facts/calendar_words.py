"""A language's calendar words, and the places in a text where they may begin an expression."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from clipper.facts.calendar import Meaning
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import Phrases, entries, phrases
from clipper.text.lexicon import lexicon
from clipper.text.located import lower, lower_all

_LINKS = frozenset(("of", "the", "de", "del", "di", "do", "da", "d", "der", "des", "von", "i", "v"))
SPACES = frozenset((" ", ". ", ", ", "\xa0", ".\xa0", "., "))
"""What stands between the parts of a date."""


class Expression(NamedTuple):
    """A calendar expression: its first and its last word, and what it means."""

    first: int
    last: int
    meaning: Meaning


class Calendar(NamedTuple):
    """A language's calendar words, in lower case."""

    months: dict[str, int]
    weekdays: dict[str, int]
    periods: dict[str, str]
    counted: frozenset[str]
    """Periods in the form that stands behind a count of them: "2000 лет"."""
    plurals: frozenset[str]
    markers: dict[str, int]
    """last, this, next: -1, 0, 1."""
    relative: Phrases[str]
    numbers: Phrases[str]
    units: Phrases[str]
    seasons: frozenset[str]
    parts: frozenset[str]
    kinds: frozenset[str]
    before_year: frozenset[str]
    before_season: frozenset[str]
    edges_behind: frozenset[str]
    """Which end of a month, where that stands behind it: "sonu"."""
    same: frozenset[str]
    cased: bool
    """Whether months and weekdays have a capital letter."""


@dataclass(slots=True, eq=False, repr=False)
class Place:
    """A word of a reading that may begin an expression."""

    reading: Reading
    calendar: Calendar
    index: int

    def low(self, index: int) -> str:
        """A word in lower case; empty behind the end."""
        return self.reading.lows[index] if 0 <= index < len(self.reading.lows) else ""

    def gap(self, index: int) -> str:
        """What stands behind a word."""
        return self.reading.gaps[index] if 0 <= index < len(self.reading.lows) else ""

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
        if year is None or self.gap(following - 1) not in SPACES or len(self.low(following)) != 4:
            return None
        return following, year


@cache
def calendar(language: str | None) -> Calendar:
    """The calendar words of a language."""

    def words(key: str) -> frozenset[str]:
        return frozenset(lower_all(entries(language, key), language))

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
    return Calendar(
        months=months,
        weekdays=weekdays,
        periods=periods,
        counted=words("counted_periods"),
        plurals=words("plural_periods"),
        markers=markers,
        relative=phrases(language, "relative_days"),
        numbers=phrases(language, "numbers"),
        units=phrases(language, "units"),
        seasons=words("seasons"),
        parts=words("day_parts"),
        kinds=words("period_kinds"),
        before_year=words("before_year"),
        before_season=words("before_season"),
        edges_behind=words("edges_behind"),
        same=words("same"),
        cased=language in ("en", "de"),
    )
