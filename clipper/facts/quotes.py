"""Quotations that report speech or writing: at least four words, and neither a title nor a term."""

from collections.abc import Sequence

from clipper.facts.names import name_words
from clipper.facts.quotations import Quotation
from clipper.facts.reading import Reading
from clipper.facts.speakers import Speakers
from clipper.facts.subjects import Subjects
from clipper.facts.vocabulary import phrases
from clipper.types import Quote

_FEWEST = 4


def count_words(reading: Reading, start: int, end: int) -> int:
    """Words between two offsets; two Chinese or Japanese characters count as one."""
    first, last = reading.between(start, end)
    return sum(
        (len(word) + 1) // 2 if "\u3040" <= word[0] <= "\u9fff" else 1
        for word in reading.words[first:last]
    )


def _is_title(reading: Reading, quotation: Quotation, language: str | None) -> bool:
    """Whether the marks are those of a work's title or of a name rather than of speech."""
    first, last = reading.between(quotation.start, quotation.end)
    introduced = ":" in reading.text[max(0, quotation.start - 3) : quotation.start]
    if introduced or reading.text[quotation.end - 1] in ".,!?…":
        return False
    if first and reading.lows[first - 1] in phrases(language, "work_nouns"):
        return True
    if language != "en":
        return False
    small = [word for word in reading.words[first:last] if word[0].islower()]
    stop = name_words(language).stop
    return all(word in stop for word in small) and len(small) <= (last - first) // 2


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
        and not _is_title(readings[quotation.place], quotation, language)
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
