"""What comes next: sentences of the article's own voice about what will happen, with their date."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import cache

from clipper.facts.calendar import is_bare_weekday, published_on, resolve
from clipper.facts.calendar_words import Expression
from clipper.facts.quotations import Quotation
from clipper.facts.reading import Reading
from clipper.facts.told import told_before
from clipper.facts.vocabulary import entries, phrases
from clipper.text.datelines import dateline_end
from clipper.types import Upcoming

_MOST = 5
_FARTHEST = 18
"""Words before a marker that needs no date beside it."""
_SHORTEST, _LONGEST = 5, 60
"""Words of a sentence."""


def find(
    readings: Sequence[Reading],
    quotations: Sequence[Quotation],
    calendar: Sequence[Sequence[Expression]],
    language: str | None,
    published: str | None,
) -> list[Upcoming]:
    """The sentences about what comes next, in the text's order; those with a date go before.

    calendar: the calendar expressions of each reading; published: the article's ISO 8601 stamp.
    """
    day = published_on(published)
    quoted: dict[int, list[Quotation]] = {}
    for quotation in quotations:
        quoted.setdefault(quotation.place, []).append(quotation)
    found: list[Upcoming] = []
    for place, reading in enumerate(readings):
        if reading.kind in ("heading", "table", "caption"):
            continue
        places = _places(reading, language)
        for start, end in reading.sentences if places else ():
            marker = _marker(reading, start, end, places, language)
            if marker is None or reading.text[end - 1] == "?":
                continue
            if _is_quoted(quoted.get(place, ()), start, end):
                continue
            when = _date(reading, calendar, place, (start, end), day)
            if when is not None or marker == "sure":
                first = start + dateline_end(reading.text[start:end], language)
                text = reading.text[first:end]
                found.append(Upcoming(text, when, reading.block, first, end))
    chosen = sorted(found, key=lambda item: item.date is None)[:_MOST]
    return sorted(chosen, key=lambda item: (item.block, item.start))


def _places(reading: Reading, language: str | None) -> Sequence[int]:
    """The words that begin a marker of the future, or may."""
    if entries(language, "future_endings"):
        return range(len(reading.lows))
    opening = reading.where(openers(language))
    if not opening:
        return opening
    sure, future, lows = phrases(language, "sure_future"), phrases(language, "future"), reading.lows
    return [at for at in opening if sure.match(lows, at) or future.match(lows, at)]


@cache
def openers(language: str | None) -> frozenset[str]:
    """The words that begin a marker of the future."""
    sure, future = phrases(language, "sure_future"), phrases(language, "future")
    return frozenset((*sure.openers(), *future.openers()))


def _marker(
    reading: Reading, start: int, end: int, places: Sequence[int], language: str | None
) -> str | None:
    """`sure` for a marker of the future that needs no date beside it, `maybe` for one that does.

    places: the words of the block that may begin one.
    """
    first, last = reading.between(start, end)
    near = places[bisect_left(places, first) : bisect_left(places, last)]
    if not near or not _SHORTEST <= last - first <= _LONGEST:
        return None
    lows = reading.lows
    if language == "de" and _is_hearsay(reading.words[first:last]):
        return None
    endings = entries(language, "future_endings")
    sure, future = phrases(language, "sure_future"), phrases(language, "future")
    found = None
    for at in near:
        if sure.match(lows, at) or (endings and len(lows[at]) > 5 and lows[at].endswith(endings)):
            personal = phrases(language, "personal")
            vague = any(low in personal for low in lows[first:last])
            return "maybe" if vague or at - first > _FARTHEST else "sure"
        if found is None and future.match(lows, at):
            found = "maybe"
    return found


def _is_hearsay(words: Sequence[str]) -> bool:
    """Whether a German sentence tells what is said to have been: "soll es gegeben haben"."""
    *_, participle, infinitive = words
    if infinitive == "haben":
        return participle[0].islower() and participle.endswith(("t", "en"))
    return infinitive == "sein" and participle in ("gewesen", "worden", "geworden")


def _is_quoted(quotations: Sequence[Quotation], start: int, end: int) -> bool:
    """Whether a good part of a sentence is in quotation marks."""
    first = bisect_right(quotations, start, key=lambda quotation: quotation.end)
    last = bisect_left(quotations, end, key=lambda quotation: quotation.start)
    said = sum(
        min(end, quotation.end) - max(start, quotation.start)
        for quotation in quotations[first:last]
    )
    return said * 3 > end - start


def _date(
    reading: Reading,
    calendar: Sequence[Sequence[Expression]],
    place: int,
    sentence: tuple[int, int],
    day: date | None,
) -> str | None:
    """The first date in a sentence that is behind the day of publication, or else that day."""
    if day is None:
        return None
    today, same = day.isoformat(), None
    words, expressions = reading.between(*sentence), calendar[place]
    first, last = (bisect_left(expressions, word, key=lambda item: item.first) for word in words)
    for expression in expressions[first:last]:
        bare = is_bare_weekday(expression.meaning)
        told = told_before(expression, calendar, place, day) if bare else None
        resolved = resolve(expression.meaning, day, True, told)
        if resolved is not None and resolved > today[: len(resolved)]:
            return resolved
        if resolved == today:
            same = resolved
    return same
