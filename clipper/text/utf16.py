"""UTF-16 without a byte order mark."""

import unicodedata
from collections.abc import Callable

_BREAKS = " \t\n\r\u3000，。、"
_CONTROLS = bytes({*range(32)} - {*b"\0\t\n\v\f\r\x1b"})


def byte_order(head: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when bytes without a mark are UTF-16, else `None`.

    head: the first few thousand bytes. Told by where spaces, line ends and full stops stand, for
    every script has some of those. Text of another charset in which a NUL has strayed is none.
    """
    if _is_narrow(head):
        return None
    even = head[: len(head) // 2 * 2]
    texts = {order: even.decode(order, errors="replace") for order in ("utf-16-le", "utf-16-be")}
    order = max(texts, key=lambda order: _share(texts[order], _is_break))
    text = texts[order]
    return order if _share(text, _is_break) > 0.005 and _share(text, _is_strange) < 0.02 else None


def _is_narrow(head: bytes) -> bool:
    """Whether NULs and control characters are so few that one byte after the other is text."""
    filled = head.replace(b"\0", b"")
    controls = len(filled) - len(filled.translate(None, _CONTROLS))
    return len(filled) > len(head) * 0.8 and controls * 50 <= len(filled)


def _share(text: str, holds: Callable[[str], bool]) -> float:
    return sum(map(holds, text)) / max(1, len(text))


def _is_break(char: str) -> bool:
    return char in _BREAKS


def _is_strange(char: str) -> bool:
    return char == "\ufffd" or (
        unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r\0"
    )
