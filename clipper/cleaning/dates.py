"""Written dates: where one ends in a line, and what it means in ISO 8601.

For datestamps, not for prose: a run of numbers, month and weekday names and the small words
between them ('28 November 2025, 14:05 Uhr', '28.11.2025 г.', '2025年11月28日') is a date when it
holds a day and a month.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from clipper.cleaning.lines import Line, is_character, words_of
from clipper.text.lexicon import lexicon, load

_NUMERIC = re.compile(r"(\d{1,4})([./\-])(\d{1,2})\2(\d{1,4})")
_MINUTES = re.compile(r"h\d\d")
"""What is left of 16h40 behind the number."""
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")
_EASTERN = {
    "年": "year",
    "월": "month",
    "月": "month",
    "년": "year",
    "日": "day",
    "일": "day",
    "号": "day",
}
_YEARS = range(1900, 2101)
_SOLAR_YEARS = range(1300, 1500)
_SOLAR_EPOCH = 356033
LONGEST = 24
"""Words of the longest date."""
_STEM, _ENDING = 5, 3
"""Letters: the shortest month name that takes endings, and the longest ending."""


class Dates:
    """The dates of one language and, as every site uses them, English ones."""

    def __init__(self, language: str | None) -> None:
        self._language = language
        self._months: dict[str, int] = {}
        self._phrases: dict[tuple[str, ...], int] = {}
        """The months of several words, of which one alone tells nothing."""
        self._weekdays: set[str] = set()
        alone: set[str] = set()
        for code in ("en", language):
            words = lexicon(code).words
            for number, forms in enumerate(words.get("months", ()), start=1):
                for form in _forms(forms):
                    self._months.update((word, (number - 1) % 12 + 1) for word in form)
                    if len(form) > 1:
                        self._phrases[form] = (number - 1) % 12 + 1
                    else:
                        alone.update(form)
            for forms in words.get("weekdays", ()):
                for form in _forms(forms):
                    self._weekdays.update(form)
                    if len(form) == 1:
                        alone.update(form)
        if language == "fa":
            self._months.update(_solar_months())
            alone.update(_solar_months())
        self._lunar = _data("lunar") if language in ("ar", "fa") else frozenset[str]()
        self._partial = (self._weekdays | self._months.keys()) - alone
        self._words = _data("words") | self._weekdays
        self._stems = {
            form.rstrip("ьй"): number for form, number in self._months.items() if len(form) >= _STEM
        }
        self._starts = {stem[: _STEM - 1] for stem in self._stems}

    def is_calendar(self, word: str) -> bool:
        """Is the folded word the name of a month or a weekday?"""
        if word in self._partial or is_character(word):  # 'năm' of 'thứ năm', '金': names as well
            return False
        return word in self._weekdays or self.is_month(word)

    def is_month(self, word: str) -> bool:
        """Is the folded word the name of a month?"""
        return self._month(word) is not None

    def end(self, line: Line, first: int) -> int:
        """Where the date that begins at word `first` ends, or `first` where none begins."""
        last = first
        while last - first < LONGEST and (length := self._length(line, last)):
            last += length
        return last if self._holds_day(line, first, last) else first

    def is_stamp(self, line: Line, first: int, last: int) -> bool:
        """Does the date at the words `first` to `last` tell its year, or the time of its day?"""
        return self.iso(line, first, last) is not None or (
            self._clock(line, first, last) is not None
            or {"时", "分"} <= set(line.words[first:last])
        )

    def iso(self, line: Line, first: int, last: int) -> str | None:
        """ISO 8601 of the date at the words `first` to `last`, with the time when there is one."""
        day = self._numeric_day(line, first, last) or self._eastern_day(line, first, last)
        day = day or self._named_day(line, first, last)
        if day is None:
            return None
        clock = self._clock(line, first, last)
        return f"{day.isoformat()}T{clock}" if clock else day.isoformat()

    def _month(self, word: str) -> int | None:
        """The number of the month that the word names, case endings allowed."""
        if word in self._months:
            return self._months[word]
        if word[: _STEM - 1] not in self._starts:
            return None
        lengths = range(max(_STEM - 1, len(word) - _ENDING), len(word) + 1)
        return next((self._stems[word[:n]] for n in lengths if word[:n] in self._stems), None)

    def _length(self, line: Line, index: int) -> int:
        """How many words, from `index` on, are one part of a date: a word, the name of an era, or
        'by the time of' with its place; 0 when it is none."""
        if index >= len(line):
            return 0
        word = line.words[index]
        if word in _data("zone"):
            return min(2, len(line) - index)
        return 1 if self.belongs(word) else 2 * (tuple(line.words[index : index + 2]) in _eras())

    def belongs(self, word: str) -> bool:
        """Could the folded word be part of a written date or time?"""
        return (
            word[0].isdigit()
            or word in self._words
            or _MINUTES.fullmatch(word) is not None
            or self._month(word) is not None
            or word in self._lunar
        )

    def _holds_day(self, line: Line, first: int, last: int) -> bool:
        words = line.words[first:last]
        numbers = [word for word in words if word[0].isdigit()]
        if any(
            _NUMERIC.fullmatch(word) or (":" in word and _CLOCK.fullmatch(word)) for word in numbers
        ):
            return True
        if {"年", "月", "日"} <= set(words):  # the numbers may be written as characters
            return True
        if any(self._month(word) or word in self._lunar for word in words):
            return bool(numbers)
        return (any(word in _EASTERN for word in words) and bool(numbers)) or (
            len(numbers) >= 3 and "tháng" in words
        )

    def _numeric_day(self, line: Line, first: int, last: int) -> date | None:
        for word in line.words[first:last]:
            if found := _NUMERIC.fullmatch(word):
                one, mark, two, three = found.groups()
                if len(one) == 4:
                    return _day(one, two, three)
                # 3/4/2025 is March or April: only a day above 12, or a point, tells.
                if mark == "/" and self._language in (None, "en"):
                    if int(one) <= 12 and int(two) > 12:
                        return _day(three, one, two)
                    if int(one) <= 12 and one != two:
                        return None
                return _day(three, two, one)
        return None

    def _eastern_day(self, line: Line, first: int, last: int) -> date | None:
        parts: dict[str, str] = {}
        for index in range(first + 1, last):
            part = _EASTERN.get(line.words[index])
            if part and line.words[index - 1].isdecimal():
                number = line.words[index - 1]
                if part == "year":
                    era = _eras().get(tuple(line.words[max(0, index - 3) : index - 1]), 0)
                    number = str(era + int(number)) if era else number
                parts.setdefault(part, number)
        if "tháng" in line.words[first:last]:
            numbers = [word for word in line.words[first:last] if word.isdecimal()]
            parts = dict(zip(("day", "month", "year"), numbers, strict=False))
        return _day(parts["year"], parts["month"], parts["day"]) if len(parts) == 3 else None

    def _named_day(self, line: Line, first: int, last: int) -> date | None:
        words = line.words[first:last]
        month = self._phrase_month(words) or next(filter(None, map(self._month, words)), None)
        if not self._lunar.isdisjoint(words):  # of two calendars, what stands beside the month
            index = next((i for i, word in enumerate(words) if self._month(word)), 0)
            words = words[max(0, index - 1) : index + 3]
        numbers = [int(word) for word in words if word.isdecimal()]  # no ² and ①
        year = next(
            (number for number in numbers if number in _YEARS or number in _SOLAR_YEARS), None
        )
        day = next((number for number in numbers if 1 <= number <= 31), None)
        return _day(str(year), str(month), str(day)) if month and year and day else None

    def _phrase_month(self, words: list[str]) -> int | None:
        """The month that several words name together: the second Teshrin is not the first."""
        for phrase, number in sorted(self._phrases.items(), key=lambda item: -len(item[0])):
            if any(
                tuple(words[i : i + len(phrase)]) == phrase
                for i, word in enumerate(words)
                if word == phrase[0]
            ):
                return number
        return None

    def _clock(self, line: Line, first: int, last: int) -> str | None:
        for index in range(first, last):
            found = _CLOCK.fullmatch(line.words[index])
            if (found and ":" in found.group()) or (
                found and index + 1 < last and line.words[index + 1] == "uhr"
            ):
                hour, minute = int(found.group(1)), int(found.group(2))
                beside = {
                    *line.words[max(first, index - 2) : index],
                    *line.words[index + 1 : index + 3],
                }
                if hour < 12 and (beside & set(_data("pm")) or {"p", "m"} <= beside):
                    hour += 12
                return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
        return None


def _day(year: str, month: str, day: str) -> date | None:
    full = int(year) + (2000 if len(year) <= 2 else 0)
    try:
        if full in _SOLAR_YEARS:
            return _gregorian(full, int(month), int(day))
        return date(full, int(month), int(day)) if full in _YEARS else None
    except ValueError:
        return None


def _gregorian(year: int, month: int, day: int) -> date | None:
    """A Solar Hijri day in the Gregorian calendar, by the 33-year cycle of leap years."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    before = 31 * (month - 1) if month < 8 else 186 + 30 * (month - 7)
    cycles = year + 1595
    days = 365 * cycles + cycles // 33 * 8 + (cycles % 33 + 3) // 4 + before + day
    return date.fromordinal(days - _SOLAR_EPOCH)


def _forms(entry: str) -> Iterable[tuple[str, ...]]:
    return (tuple(words_of(form)) for form in entry.split(" | "))


@cache
def _solar_months() -> dict[str, int]:
    rows = _texts()["solar"].strip().split("\n")
    return {word: number for number, row in enumerate(rows, 1) for word in words_of(row)}


@cache
def _eras() -> dict[tuple[str, ...], int]:
    """The eras that years are counted in, each with the year before its first."""
    rows = (row.split() for row in _texts()["eras"].strip().split("\n"))
    return {tuple(words_of(name)): int(year) for name, year in rows}


@cache
def _data(key: str) -> frozenset[str]:
    return frozenset(word for part in _texts()[key].split("\n") for word in words_of(part))


@cache
def _texts() -> dict[str, str]:
    return load(Path(__file__).with_name("data") / "dates.toml")
