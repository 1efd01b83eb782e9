"""Lines joined of parts: a byline beside a date, a row between bars, a list between commas."""

import re

from clipper.cleaning import networks
from clipper.cleaning.lines import Line
from clipper.cleaning.names import agencies, agency_openers, is_outlet
from clipper.cleaning.parts import part_rule, phrase_rule
from clipper.cleaning.phrasebook import Phrasebook

_ADDRESS = re.compile(r"[\w.+-]+@([\w-]+)(?:\.[\w-]+)+")
_ADDRESSED_WORDS = 6
_WEAK_WORDS = 4
_DATE_WORDS = 12
_DATELINE_WORDS = 10
_DURATION_WORDS = 2
"""Of one that characters make up: 分钟."""
_LOUD = 3
"""Letters of an agency or a place that its capitals tell."""
_LIST_WORDS = 16
_QUESTION_WORDS = 12
"""Words of the longest name beside an address, and of the longest name, date, dateline, list, and
question that leads up to a phrase."""
_PLAYED = frozenset({"widget", "related"})
"""The rules of what takes time to read or to hear."""
_TELLING = frozenset({"byline", "datestamp", "date", "credit", "counter", "widget", "copyright"})
"""Rules of parts that names stand beside; in a script without capitals any word looks like one."""
_QUESTIONS = ("?", "？", "؟")
_ASKING = frozenset({"newsletter", "nag", "comments", "share", "widget"})
"""The rules of what asks the reader for something."""


def joined_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule of a line whose parts are furniture, and names beside it; or None."""
    return (
        _dated_rule(line, book)
        or _timed_rule(line, book)
        or _row_rule(line, book)
        or _list_rule(line, book)
        or _dateline_rule(line, book)
        or _asking_rule(line, book)
        or _addressed_rule(line, book)
    )


def sentences_rule(line: Line, book: Phrasebook) -> str | None:
    """The first sentence's rule when every sentence of the line is furniture."""
    found: str | None = None
    for first, last in line.pieces(line.stops):
        if last - first == len(line):
            return None
        rule = part_rule(line, first, last, book)
        if rule is None:
            return None
        found = found or rule
    return found


def _dated_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule of a line that is furniture, or a name, but for the date it begins or ends with. A
    line that a dash opens names the author of a quotation; one that a colon closes is a heading."""
    last = len(line)
    if line.closes(last) or _opens_or_leads(line):
        return None
    end = book.dates.end(line, 0)
    if 0 < end < last:
        return "datestamp" if _is_beside_date(line, end, last, (0, end), book) else None
    if not book.dates.belongs(line.words[-1]):
        return None
    for start in range(max(1, last - _DATE_WORDS), last):
        if book.dates.end(line, start) == last:
            found = _is_beside_date(line, 0, start, (start, last), book)
            return "datestamp" if found else None
    return None


def _opens_or_leads(line: Line) -> bool:
    text = line.text.strip()
    return text[0] in "—–―-" or text[-1] in ":："


def _is_beside_date(
    line: Line, first: int, last: int, date: tuple[int, int], book: Phrasebook
) -> bool:
    """Is the part furniture, or a name beside a date that is known to the day, or has a time?"""
    if part_rule(line, first, last, book):
        return True
    return _is_weak(line, first, last, book) and book.dates.is_stamp(line, *date)


def _timed_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule of what is played or read, with the time that takes: Listen, 5 min. 20 sec."""
    end = last = len(line)
    while start := _duration_start(line, end, book):
        end = start
    if end == last or (line.closes(last) and not book.durations.get((line.words[-1],))):
        return None
    rule = part_rule(line, 0, end, book)
    return rule if rule in _PLAYED else None


def _duration_start(line: Line, last: int, book: Phrasebook) -> int:
    """Where the number begins that, with its minutes or seconds, ends at `last`; 0 for none, and
    for one that nothing stands before."""
    for number in range(last - 2, max(0, last - 2 - _DURATION_WORDS), -1):
        counted = line.words[number][0].isdigit()
        if counted and tuple(line.words[number + 1 : last]) in book.durations:
            return number
    return 0


def _row_rule(line: Line, book: Phrasebook) -> str | None:
    """The first part's rule when marks split the line into furniture and, at most, short names.
    Commas do so too where one of the parts is a date."""
    if not any(0 < mark < len(line) for mark in line.marks):
        return None
    if found := _parts_rule(line, line.marks, book)[0]:
        return found
    commas = {index for index in range(1, len(line)) if line.has_comma(index)}
    if not commas:
        return None
    found, dated = _parts_rule(line, line.marks | commas, book)
    return found if dated else None


def _parts_rule(line: Line, borders: set[int], book: Phrasebook) -> tuple[str | None, bool]:
    """The rule of a row with these borders, and whether a part is a full date. A date without day
    and year says nothing beside a name."""
    rules: list[str | None] = []
    dated = False
    for first, last in line.pieces(borders):
        rule = part_rule(line, first, last, book)
        if rule == "datestamp":
            if book.dates.iso(line, first, last) is None:
                rule = "date"
            else:
                dated = True
        if rule is None and not _is_weak(line, first, last, book):
            return None, False
        rules.append(rule)
    if None not in rules and set(rules) == {"date"}:
        return "datestamp", dated
    if None in rules and line.text.upper() == line.text.lower() and _TELLING.isdisjoint(rules):
        return None, dated
    return next((rule for rule in rules if rule not in (None, "date")), None), dated


def _list_rule(line: Line, book: Phrasebook) -> str | None:
    """The first part's rule when commas part the line into phrases of furniture: Words by …,
    pictures by …"""
    if "," not in line.text or len(line) > _LIST_WORDS:
        return None
    found: str | None = None
    first = 0
    for last in range(1, len(line) + 1):
        if last < len(line) and not line.has_comma(last):
            continue
        rule = phrase_rule(line, first, last, book)
        if rule is None:
            return None
        found, first = found or rule, last
    return found


def _asking_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule of what follows a short question that leads up to it: An error? Write to us."""
    first = min(line.stops, default=0)
    if not 0 < first <= _QUESTION_WORDS:
        return None
    if line.text[line.ends[first - 1] :].lstrip()[:1] not in _QUESTIONS:
        return None
    rule = phrase_rule(line, first, len(line), book) if first < len(line) else None
    return rule if rule in _ASKING else None


def _dateline_rule(line: Line, book: Phrasebook) -> str | None:
    """Is the line a dateline alone: names, a day, and an agency that is known, or that stands last
    and looks like one: `BAKU, 28 November, AFP`? Without a day it is all in capitals; an agency
    may be missing where the place is."""
    likely = _ends_like_agency(line) or (_is_loud(line.shown(0)) and book.name_like(line, 0))
    if not likely and agency_openers().isdisjoint(line.words):
        return None
    if len(line) > _DATELINE_WORDS or line.closes(len(line)):
        return None
    dated, agency, index = False, False, 0
    while index < len(line):
        if (end := book.dates.end(line, index)) > index:
            dated = True
        elif end := _agency_end(line, index):
            agency = True
        elif book.name_like(line, index):
            end = index + 1
        else:
            return None
        index = end
    agency = agency or (likely and dated)
    return "datestamp" if agency and (dated or line.text.isupper()) else None


def _ends_like_agency(line: Line) -> bool:
    """Is the last word in capitals, or does it end as outlets' names do?"""
    return _is_loud(line.shown(len(line) - 1)) or is_outlet(line.words[-1:])


def _is_loud(word: str) -> bool:
    return len(word) >= _LOUD and word.isalpha() and word.isupper()


def _addressed_rule(line: Line, book: Phrasebook) -> str | None:
    """Is the line a name beside an e-mail address at an outlet: `Ann Lee, ann@daily.example`? One
    at a network tells of no outlet."""
    if "@" not in line.text or line.closes(len(line)) or not (at := _ADDRESS.search(line.text)):
        return None
    host, name = Line(at[1]), Line(f"{line.text[: at.start()]} {line.text[at.end() :]}")
    if not 0 < len(name) <= _ADDRESSED_WORDS or networks.length(host, 0, len(host)):
        return None
    named = all(book.name_like(name, index) for index in range(len(name)))
    return "byline" if named else None


def _agency_end(line: Line, index: int) -> int:
    """Where the agency's name that begins at the word ends; 0 for none."""
    ends = range(min(len(line), index + _WEAK_WORDS), index, -1)
    return next((end for end in ends if tuple(line.words[index:end]) in agencies()), 0)


def _is_weak(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """A name or two, one with a place, or a number: nothing by itself, but part of a row beside
    furniture."""
    if last - first > _WEAK_WORDS:
        return False
    return book.are_names(line, first, last) or all(
        line.words[index][0].isdigit() or book.name_like(line, index)
        for index in range(first, last)
    )
