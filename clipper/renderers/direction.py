"""Which way a text runs."""

import unicodedata


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (rule P2 of UAX #9)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
