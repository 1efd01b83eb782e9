"""What on a page is furniture: named rules over a line's words.

A line is compared as a whole with the patterns of its language's lexicon and of English. Rows are
told by their parts: a widget row is made of control words, sizes, numbers and network names alone;
a line whose every part between bars and dashes is furniture (byline, date, reading time) is
furniture itself.
"""

import re

from clipper.cleaning.lines import Line
from clipper.cleaning.names import agencies, agency_openers
from clipper.cleaning.parts import part_rule
from clipper.cleaning.phrasebook import Phrasebook, phrasebook
from clipper.cleaning.rows import joined_rule, sentences_rule
from clipper.cleaning.symbols import symbol_rule

LONGEST = 700
"""Characters; no line of furniture is longer, and a longer block is looked at by its edges only."""
_ROW_WORDS = 40
_ADDRESS = r"(?:\w+: ?)?(?:@\w+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
"""An author's name on a network, or an e-mail address."""
_INITIALS = r"[\s(]*(?:[^\W\d_]{2,5}\s?/\s?){1,4}[^\W\d_]{2,5}[\s)]*"
"""Who wrote and edited a text, with the agency it is from: `mra/joh/dpa`."""


def rule_of(text: str, language: str | None) -> str | None:
    """The name of the rule that tells the text, a whole line or sentence, to be furniture, or None.

    Never raises; takes microseconds.
    """
    return rule_within(text, phrasebook(language))


def rule_within(text: str, book: Phrasebook) -> str | None:
    """As `rule_of`, for a phrasebook in hand."""
    return line_rule(Line(text), book) if len(text) <= LONGEST else None


def line_rule(line: Line, book: Phrasebook) -> str | None:
    """As `rule_of`, for a line read already."""
    return whole_rule(line, book) or sentences_rule(line, book)


def whole_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule for a line taken as one, not sentence by sentence."""
    if (rule := symbol_rule(line)) or not line.words:
        return rule
    if "@" in line.text and re.fullmatch(_ADDRESS, line.text.strip()):
        return "byline"
    if "/" in line.text and re.fullmatch(_INITIALS, line.text) and _names_agency(line):
        return "signature"
    if line.words[0] in agency_openers() and tuple(line.words) in agencies():
        return "signature"
    rule = part_rule(line, 0, len(line), book)
    return rule or (joined_rule(line, book) if len(line) <= _ROW_WORDS else None)


def _names_agency(line: Line) -> bool:
    return any((word,) in agencies() for word in line.words)
