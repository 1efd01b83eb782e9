"""Points in time as pages write them, made ISO 8601."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from clipper.readers.metadata.wordlists import fold, months, zones

EARLIEST = 1990
"""No page on the web is older."""
LONGEST = 200

_EPOCH = re.compile(r"\d{9,10}(?:\.\d{1,6})?|\d{12,13}")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})(?:\s?[-./年년]\s?)(\d{1,2})(?:\s?[-./月월]\s?)(\d{1,2})(?!\d)[日일.]?"
)
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4}|\d\d)(?![\d/])")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_CLOCK = re.compile(
    r"(?<![\d:+-])(\d{1,2})(?:[:.h]|時|시 ?)(\d\d)(?:[:.](\d\d)(?:[.,]\d{1,9})?)?(?!\d|[.:/]\d)"
    r"(?:分|분)?\s?([ap]\.?\s?m\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\.?\s{0,2}(?:(?:UTC|GMT)?\s?([+-])(\d\d?):?(\d\d)?(?!\d)|\(?([^\W\d_]{1,4})\b)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def iso(text: str, language: str | None, now: datetime, month_first: bool = False) -> str | None:
    """The first point in time that the text names, as ISO 8601: a day, or a day and time with the
    zone where the text has one. `None` where it names none, or one before the web or after `now`.

    Known are ISO 8601 and what resembles it, RFC 2822, seconds and milliseconds since 1970,
    numeric dates (`month_first` tells how 3/4/2024 is meant) and dates with the names of months
    in the language and in English.
    """
    text = text.strip()[:LONGEST]
    moment = _epoch(text) or _written(text, language, month_first)
    if moment is None:
        return None
    day = moment.date() if isinstance(moment, datetime) else moment
    if not day.year >= EARLIEST or day > (now + timedelta(days=1)).date():
        return None
    return moment.isoformat()


def _epoch(text: str) -> datetime | None:
    if _EPOCH.fullmatch(text) is None:
        return None
    seconds = float(text)
    return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)


def _written(text: str, language: str | None, month_first: bool) -> date | None:
    day, start, end = _day(text, language, month_first)
    if day is None:
        return None
    compact = _COMPACT.match(text, start)
    if compact is not None and compact[4]:
        clock, rest = _time(compact[4], compact[5], compact[6] or "0"), text[end:]
    else:
        clock, rest = _clock(text[end:])
        if clock is None:
            clock, rest = _clock(text[:start])
    if clock is None:
        return day
    zone = _zone(rest)
    # Midnight without a zone is how a bare day is stored.
    return day if clock == time() and zone is None else datetime.combine(day, clock, zone)


def _day(text: str, language: str | None, month_first: bool) -> tuple[date | None, int, int]:
    """The first day in the text and where it stands."""
    for pattern, order in ((_YEAR_FIRST, "ymd"), (_COMPACT, "ymd"), (_DAY_FIRST, "dmy")):
        for match in pattern.finditer(text):
            parts = dict(zip(order, (int(match[1]), int(match[2]), int(match[3])), strict=True))
            if order == "dmy":
                if (month_first and parts["d"] <= 12) or parts["m"] > 12:
                    parts["d"], parts["m"] = parts["m"], parts["d"]
                parts["y"] += 2000 if parts["y"] < 100 else 0
            if (day := _date(parts["y"], parts["m"], parts["d"])) is not None:
                return day, match.start(), match.end()
    return _named_day(text, language)


def _named_day(text: str, language: str | None) -> tuple[date | None, int, int]:
    """The first day whose month is a word: `3 May 2024`, `May 3rd, 2024`, `2024 m. gegužės 3`."""
    names = months(language)
    tokens = list(_WORD.finditer(text))
    for index, token in enumerate(tokens):
        month = names.get(fold(token[0]))
        if month is None:
            continue
        before, after = tokens[max(0, index - 4) : index][::-1], tokens[index + 1 : index + 8]
        # Up to two short words may stand between: `3 de mayo de 2024`, `May 3rd, 2024`.
        day = next(
            (t for t in [*before[:2], *after[:2]] if t[0].isdecimal() and len(t[0]) <= 2), None
        )
        year = next((t for t in [*after, *before] if _YEAR.fullmatch(t[0])), None)
        if day is None or year is None:
            continue
        found = _date(int(year[0]), month, int(day[0]))
        if found is not None:
            ends = (token, day) if _java(after, year) else (token, day, year)
            return found, min(t.start() for t in ends), max(t.end() for t in ends)
    return None, 0, 0


def _java(after: list[re.Match[str]], year: re.Match[str]) -> bool:
    """Whether the clock stands between day and year: `Fri May 03 14:05:00 CEST 2024`."""
    return year in after and after.index(year) >= 3


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(text: str) -> tuple[time | None, str]:
    """The first time of day in the text, and the text after it."""
    match = _CLOCK.search(text)
    if match is None:
        return None, text
    return _time(match[1], match[2], match[3] or "0", match[4] or ""), text[match.end() :]


def _time(hour: str, minute: str, second: str, half: str = "") -> time | None:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    try:
        return time(hours, int(minute), int(second))
    except ValueError:
        return None


def _zone(text: str) -> timezone | None:
    """The time zone that the text begins with."""
    match = _ZONE.match(text)
    if match is None:
        return None
    sign, hours, minutes, name = match.groups()
    ahead = zones().get(name.upper()) if name else int(hours) + int(minutes or 0) / 60
    if ahead is None or not -14 <= ahead <= 14:
        return None
    return timezone(timedelta(hours=-ahead if sign == "-" else ahead))
