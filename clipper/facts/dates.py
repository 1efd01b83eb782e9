"""Calendar expressions: "Friday", "28 April 2023", "next month", "2021", "end of the decade".

Each form is given once. Clock times and vague spans ("recent years") are none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from clipper.facts import ideographs
from clipper.facts.calendar import is_bare_weekday, published_on, resolve
from clipper.facts.calendar_words import Expression
from clipper.facts.reading import Reading
from clipper.facts.told import told_before
from clipper.facts.vocabulary import entries, phrases
from clipper.types import DateMention


def find(
    readings: Sequence[Reading],
    calendar: Sequence[Sequence[Expression]],
    language: str | None,
    published: str | None,
) -> list[DateMention]:
    """The calendar expressions, each form once, in the text's order.

    calendar: the expressions of each reading, with their words.
    published: the article's ISO 8601 stamp, from which relative expressions are resolved.
    """
    day = published_on(published)
    seen: set[str] = set()
    found: list[DateMention] = []
    for place, reading in enumerate(readings):
        for start, end, expression in _spans(reading, calendar[place], language):
            text = reading.text[start:end]
            if text.casefold() in seen:
                continue
            seen.add(text.casefold())
            ahead = _speaks_of_future(reading, start, language)
            bare = ahead and is_bare_weekday(expression.meaning)
            told = told_before(expression, calendar, place, day) if bare else None
            resolved = resolve(expression.meaning, day, ahead, told)
            found.append(DateMention(text, resolved, reading.block, start, end))
    return found


def _spans(
    reading: Reading, expressions: Sequence[Expression], language: str | None
) -> Iterator[tuple[int, int, Expression]]:
    if language in ("zh", "ja", "ko"):
        for start, end, meaning in ideographs.dates(reading.text):
            yield start, end, Expression(0, 0, meaning)
        return
    for expression in expressions:
        start, end = reading.starts[expression.first], reading.ends[expression.last]
        yield start, end, expression


def _joined(reading: Reading, one: int, other: int) -> bool:
    """Whether no quotation mark or comma stands between two words."""
    first, last = sorted((one, other))
    return not set(reading.text[reading.starts[first] : reading.ends[last]]) & set('“”„«»",')


def _speaks_of_future(reading: Reading, at: int, language: str | None) -> bool:
    """Whether the sentence around an offset tells what will come, not what was said that day."""
    first, last = reading.sentence(at)
    place = bisect_left(reading.starts, at)
    speech, future = phrases(language, "speech"), phrases(language, "future")
    beside = range(max(first, place - 3), min(last, place + 2))
    if any(reading.lows[index] in speech and _joined(reading, index, place) for index in beside):
        return False
    around = range(max(first, place - 25), min(last, place + 12))
    endings = entries(language, "future_endings")
    if endings and any(reading.lows[index].endswith(endings) for index in around):
        return True
    lows = reading.lows
    near = lows[around.start : around.stop]
    return future.may_open(near) and any(future.match(lows, index) for index in around)
