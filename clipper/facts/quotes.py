"""Quotations that report speech or writing: at least four words, and neither a title nor a term."""

from bisect import bisect_left
from collections.abc import Sequence

from clipper.facts.quotations import Quotation
from clipper.facts.reading import Reading
from clipper.facts.speakers import Speakers
from clipper.facts.subjects import Subjects
from clipper.types import Quote

_FEWEST = 4


def count_words(reading: Reading, start: int, end: int) -> int:
    """Words between two offsets; two Chinese or Japanese characters count as one."""
    first, last = bisect_left(reading.starts, start), bisect_left(reading.starts, end)
    return sum(
        (len(word) + 1) // 2 if "\u3040" <= word[0] <= "\u9fff" else 1
        for word in reading.words[first:last]
    )


def find(
    readings: Sequence[Reading],
    quotations: Sequence[Quotation],
    subjects: Subjects,
    language: str | None,
) -> list[Quote]:
    """The quotations that report what somebody said or wrote, with who it was."""
    chosen = [
        quotation
        for quotation in quotations
        if count_words(readings[quotation.place], quotation.start, quotation.end) >= _FEWEST
    ]
    speakers = Speakers(readings, subjects, language).tell(chosen)
    return [
        Quote(
            readings[quotation.place].text[quotation.start : quotation.end],
            speaker,
            readings[quotation.place].block,
            quotation.start,
            quotation.end,
        )
        for quotation, speaker in zip(chosen, speakers, strict=True)
    ]
