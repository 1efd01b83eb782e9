"""Lines that symbols and numbers tell to be furniture, in whatever language.

A widget's row of knobs, a sign of copyright, a count beside a picture, the place in a gallery.
"""

import re
from unicodedata import category

from clipper.cleaning.lines import Line, is_character

SIZE_LETTERS = frozenset("aаtт")
"""Letters that show a size of type, Latin and Cyrillic."""

_KNOBS = frozenset("+−±×✕✖↺⟲⟳↻▶►◀◄⏸⏵⏯🔊🔍☰⋮☆★♡")
_START = frozenset({"0:00", "00:00", "0:00:00", "00:00:00"})
"""Where a player stands before it plays."""
_FIRST_PICTURE = "\u2190"
_WHOLE = {
    "widget": r"[(\[]?(?:0|3|6|7|12|13|14|16|18|21)\s?\+[)\]]?",
    "counter": r"\d{1,3} ?/ ?\d{1,3}",
    "tags": r"(?:#(?=\w*[^\W\d])[^\s#]++[\s,、·|]*+)+",
}
"""For whom a page is (18+), which of a gallery's pictures is shown (1 / 12), and hashtags."""
_TRAIL = r"[^>›»→.!?]{2,40}(?: [>›»→] [^>›»→.!?]{2,60}){2,}"
"""Where on a site a page stands: Home > News > Local."""
_FIRST = frozenset("([#0123456789")
"""What such a line begins with."""
_OWNED = 8
"""Words of the longest line that a sign of copyright in its midst tells: more may be a caption."""
_SIGNED = r"[-–—]{1,2} ?30 ?[-–—]{1,2}|(?:[^\W\d_]{2,4}/ ?){1,4}"
"""How an agency's copy ends: `— 30 —`, or the initials of who wrote and edited it, `an/ jk/`."""
_CREDIT_WORDS = range(2, 5)
"""Words of a photographer's name behind a caption."""
_SHORTCODE = r"\[[a-z][\w-]{1,30} [\w-]{1,30}=[\"'“”]"
"""What a publishing system left unfilled: `[button link="…"]`."""


def symbol_rule(line: Line) -> str | None:
    """The rule of a line that its symbols tell to be furniture, or None."""
    text = line.text.strip()
    if not line.words:
        return "symbols" if text else None
    if text[0] in "©℗ⓒⒸ" or text[:3].lower() in ("(c)", "（c）"):
        return "copyright"
    if "©" in text and len(line) <= _OWNED and not line.closes(len(line)):
        return "copyright"
    if text[-1] in "/-–—" and re.fullmatch(_SIGNED, text):
        return "signature"
    if re.fullmatch(_TRAIL, text):
        return "navigation"
    if text[-1].isupper() and " / " in text and _is_credited(text):
        return "credit"
    if text[0] in _FIRST:
        if re.match(_SHORTCODE, text):
            return "widget"
        for rule, pattern in _WHOLE.items():
            if re.fullmatch(pattern, text):
                return rule
    return _count_rule(line)


def _is_credited(text: str) -> bool:
    """Does a caption end with a photographer's name in capitals: 'The port. / ANN LEE'?"""
    said, _, name = text.rpartition(" / ")
    return not said.isupper() and name.isupper() and len(name.split()) in _CREDIT_WORDS


def is_knobs(text: str) -> bool:
    """Does the text hold two or more of the symbols that widgets are made of?"""
    return sum(symbol in _KNOBS for symbol in text) > 1


def has_knobs(line: Line, first: int, last: int) -> bool:
    """Does one of those symbols stand among or behind the words from `first` up to `last`?"""
    end = line.starts[last] if last < len(line) else len(line.text)
    return any(char in _KNOBS for char in line.text[line.starts[first] : end])


def _count_rule(line: Line) -> str | None:
    """The rule of numbers, a date or single letters with symbols of a widget or the time that a
    player starts from; or of a number beside a picture: how many thumbs went up."""
    if not all(word[0].isdigit() or len(word) == 1 for word in line.words):
        return None
    if any(map(is_character, line.words)):  # each is a word, and × stands for a name withheld
        return None
    if is_knobs(line.text) or not _START.isdisjoint(line.words):
        return "widget"
    counts = all(word[0].isdigit() for word in line.words)
    pictured = (char > _FIRST_PICTURE and category(char) == "So" for char in line.text)
    return "counter" if counts and any(pictured) else None
