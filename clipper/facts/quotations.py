"""Finds what stands in quotation marks, of any script's kind; who said it, `speakers.py` tells.

Marks are paired by a stack, block by block. An apostrophe never opens or closes: a single mark
opens only before a word and closes only behind one. A quotation left open at the end of a paragraph
goes on in the next one when that begins with an opening mark, as newspapers set it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from clipper.facts.reading import Reading

_MARK = re.compile(r"[\"“”„‟«»‹›‘’‚‛'「」『』＂`]")
_CLOSERS = {
    "“": '”"',
    "”": "”",
    "„": '“”"‟',
    "‟": '”"',
    '"': '"”“',
    "＂": "＂",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’'",
    "‚": "‘’'",
    "‛": "’'",
    "'": "'’",
    "「": "」",
    "『": "』",
}
_SINGLE = frozenset("‘’‚‛'‹›")
_BEFORE_OPENING = frozenset(" \t\n\xa0\u202f([{—–-:/…\"“„«»‹›'‘‚*_،")
_LONGEST = 6_000
"""Characters of one quotation; beyond it, the closing mark was forgotten."""


class Quotation(NamedTuple):
    """The inside of a pair of marks: offsets in the text of the reading at `place`."""

    place: int
    start: int
    end: int
    mark: str
    """The opening mark."""


def find(readings: Sequence[Reading]) -> list[Quotation]:
    """Every outermost quotation, in the text's order, whatever its length and purpose."""
    found: list[Quotation] = []
    carried = ""
    for place, reading in enumerate(readings):
        following = readings[place + 1].text if place + 1 < len(readings) else ""
        spans, carried = _pair(reading.text, carried, following)
        found += [
            Quotation(place, *_trim(reading.text, start, end), mark) for start, end, mark in spans
        ]
    return [quotation for quotation in found if quotation.start < quotation.end]


def _pair(text: str, carried: str, following: str) -> tuple[list[tuple[int, int, str]], str]:
    """The quotations of one block, and the mark that is still open at its end.

    carried: the mark that the block before left open; following: the next block's text.
    """
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        level = _closes(stack, text, mark, at)
        if level is not None:
            opened, start = stack[level]
            del stack[level:]
            if at - start <= _LONGEST:
                spans.append((start, at, opened))
        elif _opens(text, mark, at) and len(stack) < 8:
            stack.append((mark, at + 1))
        elif carried and not stack and not spans and mark in _CLOSERS[carried]:
            spans.append((0, at, carried))
    still_open = ""
    if stack:
        mark, start = next((item for item in stack if item[0] not in _SINGLE), stack[0])
        if _first_mark(following) == mark:
            spans.append((start, len(text), mark))
            still_open = mark
    return _outermost(spans) if spans else spans, still_open


def _opens(text: str, mark: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark == "«" and after.isspace():  # "« Nous ne savons pas », a-t-il dit"
        return before in _BEFORE_OPENING and bool(text[at + 1 :].strip())
    if mark not in _CLOSERS or after.isspace():
        return False
    if mark in "„「『":
        return True
    if mark in "'‘‚‛" and (after.isdigit() or not (after.isalnum() or after in '[(“"…$£€¿¡')):
        return False
    return before in _BEFORE_OPENING or (before.isspace() and not after.isspace())


def _closes(stack: list[tuple[str, int]], text: str, mark: str, at: int) -> int | None:
    """The level of the stack that this mark closes."""
    for level in range(len(stack) - 1, -1, -1):
        opened, start = stack[level]
        if mark not in _CLOSERS[opened] or at == start:
            continue
        if opened in _SINGLE and not _ends_single(text, mark, at):
            continue
        if mark in '"“«»' and _opens_again(text, mark, at):
            continue
        return level
    return None


def _ends_single(text: str, mark: str, at: int) -> bool:
    """Whether a single mark closes a quotation rather than being an apostrophe."""
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isalnum() or text[at - 1].isspace():
        return False
    if text[at - 1] == "s" and after == " " and text[at + 2 : at + 3].islower():
        # "the workers' rights": a possessive, when a mark behind punctuation is still to come.
        return not re.search(rf"[.,!?…]{mark}", text[at + 1 : at + 400])
    return True


def _opens_again(text: str, mark: str, at: int) -> bool:
    """Whether a mark that could be either opens: it stands behind a space and before a word."""
    after = text[at + 1] if at + 1 < len(text) else " "
    return at > 0 and text[at - 1].isspace() and (after.isalnum() or after in "[(")


def _outermost(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _first_mark(text: str) -> str:
    stripped = text.lstrip(" \t\n\xa0—–-")
    return stripped[:1] if stripped[:1] in _CLOSERS else ""
