"""What comes next: sentences of the article's own voice about what will happen, with their date."""

from bisect import bisect_left
from collections.abc import Sequence

from clipper.facts.calendar import published_on, resolve
from clipper.facts.expressions import Expression
from clipper.facts.quotations import Quotation
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import entries, phrases
from clipper.types import Upcoming

_MOST = 5
_SHORTEST, _LONGEST = 5, 60
"""Words of a sentence."""


def find(
    readings: Sequence[Reading],
    quotations: Sequence[Quotation],
    calendar: Sequence[Sequence[Expression]],
    language: str | None,
    published: str | None,
) -> list[Upcoming]:
    """The sentences about what comes next, those with a date first, in the text's order."""
    quoted: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        quoted.setdefault(quotation.place, []).append(quotation)
    found: list[tuple[bool, Upcoming]] = []
    for place, reading in enumerate(readings):
        for start, end in reading.sentences:
            if _inside(quoted.get(place, ()), start, end) or reading.text[end - 1 : end] == "?":
                continue
            date = _date(reading, calendar[place], start, end, published)
            if _tells(reading, start, end, language, date is not None):
                text = reading.text[start:end]
                found.append((date is None, Upcoming(text, date, reading.block, start, end)))
    chosen = sorted(found, key=lambda item: item[0])[:_MOST]
    return sorted((item for _, item in chosen), key=lambda item: (item.block, item.start))


def _inside(quotations: Sequence[Quotation], start: int, end: int) -> bool:
    """Whether a good part of a sentence is a quotation."""
    said = sum(
        max(0, min(end, quotation.end) - max(start, quotation.start)) for quotation in quotations
    )
    return said * 3 > end - start


def _tells(reading: Reading, start: int, end: int, language: str | None, dated: bool) -> bool:
    """Whether a sentence has a marker of the future, which must be a sure one where no date is given."""
    first, last = bisect_left(reading.starts, start), bisect_left(reading.starts, end)
    if not _SHORTEST <= last - first <= _LONGEST:
        return False
    lows = reading.lows
    sure = phrases(language, "sure_future")
    future = phrases(language, "future")
    endings = tuple(entries(language, "future_endings"))
    for at in range(first, last):
        if endings and lows[at].endswith(endings) and len(lows[at]) > 5:
            return True
        if sure.match(lows, at) or (dated and future.match(lows, at)):
            return True
    return False


def _date(
    reading: Reading, expressions: Sequence[Expression], start: int, end: int, published: str | None
) -> str | None:
    """The first date in a sentence that is behind the day of publication, or else that day."""
    day = published_on(published)
    if day is None:
        return None
    today, same = day.isoformat(), None
    for expression in expressions:
        if not start <= reading.starts[expression.first] < end:
            continue
        resolved = resolve(expression.meaning, day, True)
        if resolved is not None and resolved > today[: len(resolved)]:
            return resolved
        if resolved == today:
            same = resolved
    return same
