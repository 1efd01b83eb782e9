"""A run of words taken as a line of its own: a phrase, a row of controls, a date."""

from clipper.cleaning import networks
from clipper.cleaning.lines import Line, is_character
from clipper.cleaning.phrasebook import Phrasebook
from clipper.cleaning.phrases import longest
from clipper.cleaning.symbols import SIZE_LETTERS, has_knobs

_QUOTES = "\"“”„«»‘‚'「『《"
_TAIL_WORDS, _TAIL_CHARACTERS = 6, 14
"""Words of a sentence's end that may tell who said it, or characters where these are words."""
_REQUEST_WORDS, _REQUEST_CHARACTERS = 11, 30
"""Words of the longest request that may be a label but for its full stop, or characters."""


def part_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """The rule for the words from `first` up to `last` taken as a line of their own."""
    if _is_quoted(line, first):
        return None
    return (
        phrase_rule(line, first, last, book)
        or _controls_rule(line, first, last, book)
        or _date_rule(line, first, last, book)
        or _vocabulary_rule(line, first, last, book)
    )


def phrase_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """The rule whose phrase the words from `first` up to `last` match, and are no quotation."""
    if _is_quoted(line, first):
        return None
    rule = book.furniture.rule_of(line, first, last)
    if rule is None and line.words[first] in book.polite:
        rule = book.furniture.rule_of(line, first + 1, last)
    if rule is None and _is_addressed(line, first, last, book):
        start = first + (line.words[first] in book.polite)
        rule = book.furniture.rule_of(Line(line.part(start, last)))
    return None if rule and _is_prose(line, first, last, book) else rule


def _vocabulary_rule(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    rule = book.vocabulary.rule(line, first, last)
    return None if rule and _is_prose(line, first, last, book) else rule


def _is_prose(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """Is it an article's sentence, though furniture has its words?"""
    return _is_reported(line, first, last, book) or _is_told(line, first, last, book)


def _is_quoted(line: Line, first: int) -> bool:
    """Does a quotation mark open right before the word?"""
    start = line.starts[first]
    return start > 0 and line.text[start - 1] in _QUOTES


def _is_reported(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """Does the sentence speak of the call in it, or end by telling who said it? Then it is speech,
    not furniture."""
    if last not in line.stops:
        return False
    if line.closes(last) and book.telling.are_in(line, first + 1, last):
        return True
    count = _TAIL_CHARACTERS if is_character(line.words[last - 1]) else _TAIL_WORDS
    tail = line.part(max(first, last - count), last)
    comma = max(tail.rfind(mark) for mark in ",，、،")
    said = Line(tail[comma:]) if comma >= 0 else Line("")
    if not said.words or said.words[0] in book.polite | book.requests:
        return False
    return book.speech.are_in(said, 0, len(said)) or said.words[0].endswith(book.told)


def _is_addressed(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """Is it a short whole sentence that speaks to the page's reader and tells nothing? Then it
    may be written without its full stop as well."""
    in_characters = is_character(line.words[last - 1])
    if last - first > (_REQUEST_CHARACTERS if in_characters else _REQUEST_WORDS):
        return False
    words = line.words[first:last]
    return (
        line.closes(last)
        and (words[0] in book.requests or book.reader.are_in(line, first, last))
        and book.news.isdisjoint(words)
        and not book.prose.are_in(line, first, last)
    )


def _is_told(line: Line, first: int, last: int, book: Phrasebook) -> bool:
    """Is it a whole sentence with a verb of prose, and speaks neither of the page nor to its
    reader? Then it is of the article: 'Comments on the plan were due in May.' One that tells what
    happened may speak of the page: 'The editor rose early.'"""
    if not line.closes(last) or book.reader.are_in(line, first, last):
        return False
    words = line.words[first:last]
    if not book.news.isdisjoint(words) or any(word.endswith(book.news_endings) for word in words):
        return True
    return book.prose.are_in(line, first, last) and not book.of_page.are_in(line, first, last)


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
        elif length := longest(book.controls, line, index, last):
            controls += 1
        elif length := longest(book.companions, line, index, last):
            companions += 1
        elif word[0].isdigit():
            length = max(1, min(book.dates.end(line, index), last) - index)
        elif word in SIZE_LETTERS:
            length = 1
            sizes += 1
        else:
            return None
        index += length
    if sites and sites + controls + companions > 1:
        return "share"
    enough = controls or companions + sizes > 1 or (sizes and has_knobs(line, first, last))
    return "widget" if enough else None
