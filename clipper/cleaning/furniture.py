"""What on a page is furniture: named rules over a line's words.

A line is compared as a whole with the patterns of its language's lexicon and of English. Rows are
told by their parts: a widget row is made of control words, sizes, numbers and network names alone;
a line whose every part between bars and dashes is furniture (byline, date, reading time) is
furniture itself.
"""

import re
from functools import cache
from unicodedata import category

from clipper.cleaning import networks
from clipper.cleaning.lines import Line
from clipper.cleaning.phrasebook import Phrasebook, agencies, phrasebook
from clipper.cleaning.vocabulary import vocabulary

LONGEST = 700
"""Characters; no line of furniture is longer, and a longer block is looked at by its edges only."""

_SHORTCODE = re.compile(r"\[[a-z][\w-]{1,30} [\w-]{1,30}=[\"'“”]")
"""What a publishing system left unfilled: `[button link="…"]`."""
_POSITION = re.compile(r"\d{1,3} ?/ ?\d{1,3}")
"""Which of a gallery's pictures is shown: `1 / 12`."""
_HASHTAGS = re.compile(r"(?:#(?=\w*[^\W\d])[^\s#]+[\s,、·|]*)+")
_QUOTES = "\"“”„«»‘‚'「『《"
_WEAK_WORDS = 4
_QUESTION_WORDS = 12
_ASKING = frozenset({"newsletter", "nag", "comments", "share"})
"""The rules of what asks the reader for something."""
_DATE_WORDS = 12
_DATELINE_WORDS = 10
_ROW_WORDS = 40
_LIST_WORDS = 16
_TELLING = frozenset({"byline", "datestamp", "date", "credit", "counter", "widget", "copyright"})
"""Rules of parts that names stand beside; in a script without capitals any word looks like one."""
_SIZE_LETTERS = frozenset("aаtт")
"""Letters that show a size of type, Latin and Cyrillic."""
_FIRST_PICTURE = "\u2190"
_START = frozenset({"0:00", "00:00", "0:00:00", "00:00:00"})
"""Where a player stands before it plays."""
_AGE_MARK = re.compile(r"[(\[]?(?:0|3|6|7|12|13|14|16|18|21)\s?\+[)\]]?")
"""For whom a page is: 18+."""
_KNOBS = frozenset("+−±×✕✖↺⟲⟳↻▶►◀◄⏸⏵⏯🔊🔍☰⋮☆★♡")


def rule_of(text: str, language: str | None) -> str | None:
    """The name of the rule that tells the text, a whole line or sentence, to be furniture, or None.

    Never raises; takes microseconds.
    """
    return rule_within(text, phrasebook(language))


def rule_within(text: str, book: Phrasebook) -> str | None:
    """As `rule_of`, for a phrasebook in hand."""
    return line_rule(Line(text), book) if len(text) <= LONGEST else None


def is_knobs(text: str) -> bool:
    """Does the text hold two or more of the symbols that widgets are made of?"""
    return sum(symbol in _KNOBS for symbol in text) > 1


def line_rule(line: Line, book: Phrasebook) -> str | None:
    """As `rule_of`, for a line read already."""
    return whole_rule(line, book) or _sentences_rule(line, book)


def whole_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule for a line taken as one, not sentence by sentence."""
    if not line.words:
        return "symbols" if line.text.strip() else None
    if _is_knobs(line) or _AGE_MARK.fullmatch(line.text.strip()):
        return "widget"
    if _opens_with_copyright(line):
        return "copyright"
    if _SHORTCODE.match(line.text):
        return "widget"
    if _POSITION.fullmatch(line.text.strip()):
        return "counter"
    if _is_count(line):
        return "counter"
    if len(line) <= _WEAK_WORDS and tuple(line.words) in agencies():
        return "signature"
    if "#" in line.text[:2] and _HASHTAGS.fullmatch(line.text.strip()):
        return "tags"
    rule = part_rule(line, 0, len(line), book)
    if rule or len(line) > _ROW_WORDS:
        return rule
    return (
        _dated_rule(line, book)
        or _row_rule(line, book)
        or _list_rule(line, book)
        or _dateline_rule(line, book)
        or _asking_rule(line, book)
    )


def _opens_with_copyright(line: Line) -> bool:
    text = line.text.lstrip()
    return text[0] in "©℗ⓒⒸ" or text[:3].lower() == "(c)"


def _is_knobs(line: Line) -> bool:
    """Are there only numbers, a date or single letters, and two symbols that a widget has, or the
    time that a player starts from?"""
    bare = all(word[0].isdigit() or len(word) == 1 for word in line.words)
    return bare and (is_knobs(line.text) or not _START.isdisjoint(line.words))


def _is_count(line: Line) -> bool:
    """Is there only a number beside a picture: how many thumbs went up?"""
    return all(word[0].isdigit() for word in line.words) and any(
        char > _FIRST_PICTURE and category(char) == "So" for char in line.text
    )


def phrase_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """The rule whose phrase the words from `first` up to `last` match, and are no quotation."""
    start = line.starts[first]
    if start and line.text[start - 1] in _QUOTES:
        return None
    rule = book.furniture.rule_of(line, first, last)
    return None if rule and _is_reported(line, first, last, book) else rule


def part_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """The rule for the words from `first` up to `last` taken as a line of their own."""
    start = line.starts[first]
    if start and line.text[start - 1] in _QUOTES:
        return None
    return (
        phrase_rule(line, first, last, book)
        or _controls_rule(line, first, last, book)
        or _date_rule(line, first, last, book)
        or vocabulary(book.language).rule(line, first, last)
    )


def _is_reported(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """Does the sentence end by telling who said it? Then it is speech, not furniture."""
    if last not in line.stops:
        return False
    tail = line.part(max(first, last - 6), last)
    comma = max(tail.rfind(mark) for mark in ",，、،")
    return comma >= 0 and any(word in book.speech for word in Line(tail[comma:]).words)


def _date_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    is_date = book.dates.end(line, first) >= last > first
    return "datestamp" if is_date and not line.closes(last) else None


def _controls_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """Is the part made of control words, sizes, numbers and network names alone? One word that is a
    control only beside others, or one network's name, may be a heading and is not enough."""
    index, controls, companions, sites, sizes = first, 0, 0, 0, 0
    while index < last:
        word = line.words[index]
        if length := networks.length(line, index, last):
            sites += 1
        elif length := book.longest(book.controls, line, index, last):
            controls += 1
        elif length := book.longest(book.companions, line, index, last):
            companions += 1
        elif word[0].isdigit():
            length = max(1, min(book.dates.end(line, index), last) - index)
        elif word in _SIZE_LETTERS:
            length = 1
            sizes += 1
        else:
            return None
        index += length
    if sites and sites + controls + companions > 1:
        return "share"
    enough = controls or companions + sizes > 1 or (sizes and _has_knobs(line, first, last))
    return "widget" if enough else None


def _has_knobs(line: Line, first: int, last: int) -> bool:
    end = line.starts[last] if last < len(line) else len(line.text)
    return any(char in _KNOBS for char in line.text[line.starts[first] : end])


def _sentences_rule(line: Line, book: Phrasebook) -> str | None:
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


def _asking_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule of what follows a short question that leads up to it: An error? Write to us."""
    first = min(line.stops, default=0)
    if not 0 < first <= _QUESTION_WORDS or line.text[line.ends[first - 1] :].lstrip()[:1] != "?":
        return None
    rule = phrase_rule(line, first, len(line), book) if first < len(line) else None
    return rule if rule in _ASKING else None


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


def _dateline_rule(line: Line, book: Phrasebook) -> str | None:
    """Is the line a dateline alone: names, a day, and an agency that is known: `BAKU, 28 November,
    AFP`? Without a day it is all in capitals."""
    if len(line) > _DATELINE_WORDS or _agency_openers().isdisjoint(line.words):
        return None
    dated, agency, index = False, False, 0
    while index < len(line):
        if (end := book.dates.end(line, index)) > index:
            dated = True
        elif end := _agency_end(line, index):
            agency = True
        elif book.name_like(line.shown(index)):
            end = index + 1
        else:
            return None
        index = end
    return "datestamp" if agency and (dated or line.text.isupper()) else None


@cache
def _agency_openers() -> frozenset[str]:
    """The words that agencies' names begin with."""
    return frozenset(name[0] for name in agencies() if name)


def _agency_end(line: Line, index: int) -> int:
    """Where the agency's name that begins at the word ends; 0 for none."""
    ends = range(min(len(line), index + _WEAK_WORDS), index, -1)
    return next((end for end in ends if tuple(line.words[index:end]) in agencies()), 0)


def _is_weak(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """A name or two, or a number: nothing by itself, but part of a row beside furniture."""
    return last - first <= _WEAK_WORDS and all(
        line.words[index][0].isdigit() or book.in_name(line, index) for index in range(first, last)
    )
