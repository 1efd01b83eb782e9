"""How much room text takes on a screen or on paper."""

import unicodedata

COLUMNS = 80
"""Of a line, where nothing else is told."""


def lines(text: str, columns: int = COLUMNS) -> int:
    """How many lines the text takes when it is wrapped at spaces; a longer word is broken."""
    total, used = 1, 0
    for width in map(len if text.isascii() else _width, text.split()):
        if used and used + 1 + width <= columns:
            used += 1 + width
            continue
        total += bool(used)
        more, used = divmod(width, columns)
        if more and not used:
            more, used = more - 1, columns
        total += more
    return total


def _width(word: str) -> int:
    """Columns on a screen: East Asian wide characters take two."""
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in word)
