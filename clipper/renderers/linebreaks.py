"""Where lines of Chinese and Japanese may break: between any two characters, but for marks.

The rules are those of JIS X 4051 and of GB/T 15834: closing marks never open a line, opening marks
never close one. Words of other scripts stay whole.
"""

import unicodedata

NOT_FIRST = frozenset("、。，．：；！？）」』】〉》…ー”’·,.:;!?)]}%％")
NOT_LAST = frozenset("（「『【〈《“‘([{")
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
_QUOTES = frozenset("“”‘’…·")
"""Marks that stand between wide characters as wide ones do."""


def is_unspaced(text: str) -> bool:
    """Does the text hold characters of a script that sets no blanks between words?"""
    return not text.isascii() and any(map(_is_character, text))


def breaks(text: str, room: int) -> list[int]:
    """Where each line of a text in at most `room` columns ends, but for the last."""
    found: list[int] = []
    begin = used = 0
    last = 0
    for place, char in enumerate(text):
        width = _width(char)
        if place > begin and _may_break(text[place - 1], char):
            last = place
        if used + width > room and not char.isspace():
            end = last if last > begin else place
            found.append(end)
            used = sum(map(_width, text[end:place]))
            begin = last = end
        used += width
    return found


def _may_break(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST or after.isspace():
        return False
    if _JOINERS.intersection((before, after)) or unicodedata.combining(after):
        return False
    if before.isspace():
        return True
    return any(char in _QUOTES or _is_character(char) for char in (before, after))


def _is_character(char: str) -> bool:
    """Han, Kana, or a mark of theirs; Korean has blanks."""
    return "\u2e80" <= char < "\ua4d0" or "\uf900" <= char < "\ufb00" or "\uff00" <= char < "\uffe0"


def _width(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or char in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
