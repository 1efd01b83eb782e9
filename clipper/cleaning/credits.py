"""The outlet that a sentence says is telling it, and the source it leans on.

'…, News.Az reports, citing local media.' names the publisher News.Az and the credit 'local media';
'Reuters reports' on another outlet's page names the credit Reuters.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clipper.cleaning.lines import Line, words_of
from clipper.cleaning.names import agencies
from clipper.cleaning.phrasebook import Phrasebook
from clipper.text.lexicon import load

_DOMAIN = re.compile(r"\w[\w-]*\.[A-Za-z]{2,6}")
_PUNCTUATION = '.,;:!?()"“”«»'
_SOURCE_WORDS = 8
_NAME_WORDS = 4


class Told(NamedTuple):
    """Who tells a sentence (`publisher`) and what it leans on (`credit`), where it says so."""

    publisher: str | None = None
    credit: str | None = None


def told(text: str, book: Phrasebook) -> Told:
    """What a block says of its own source: the first sentence that says it."""
    if _openings().isdisjoint(word.strip(_PUNCTUATION) for word in text.casefold().split()):
        return Told()
    line = Line(text)
    for first, last in line.pieces(line.stops):
        found = _told(line, first, last, book)
        if found != Told():
            return found
    return Told()


def _told(line: Line, first: int, last: int, book: Phrasebook) -> Told:
    outlet = _outlet(line, first, last, book)
    source = _source(line, first, last, outlet)
    if outlet is None:
        return Told()
    if _DOMAIN.fullmatch(outlet) and tuple(Line(outlet).words) not in agencies():
        return Told(outlet, source)
    return Told(None, outlet) if source else Told()


def _outlet(line: Line, first: int, last: int, book: Phrasebook) -> str | None:
    """The name beside a verb of reporting, on either side, with no comma between."""
    for index in range(first, last):
        length = _phrase_at("reporting", line, index, last)
        if not length:
            continue
        after = index + length
        end = after
        while end < min(last, after + _NAME_WORDS) and _is_name(line, end, book):
            end += 1
        start = index
        while start > max(first, index - _NAME_WORDS) and _is_name(line, start - 1, book):
            start -= 1
        runs = (line.part(start, index), line.part(after, end))
        names = [_nearest(name) for name in runs if name and not re.search(r"[,;:]", name)]
        if names:
            return next(filter(_DOMAIN.fullmatch, names), names[0])
        found = _DOMAIN.search(line.part(first, index)) or _DOMAIN.search(line.part(after, last))
        return found.group() if found else None
    return None


def _nearest(name: str) -> str:
    """The domain in a run of names, or the whole run."""
    return next((word for word in name.split() if _DOMAIN.fullmatch(word)), name)


def _is_name(line: Line, index: int, book: Phrasebook) -> bool:
    shown, start = line.shown(index), line.starts[index]
    if shown[0].isupper() and book.name_like(line, index):
        return True
    return bool(_DOMAIN.match(line.text, start)) or line.text[max(0, start - 1) : start] == "."


def _source(line: Line, first: int, last: int, outlet: str | None) -> str | None:
    for index in range(first, last):
        if length := _phrase_at("before", line, index, last):
            start = index + length
            return _clause(line.part(start, min(last, start + _SOURCE_WORDS))) or None
        if _phrase_at("after", line, index, last):
            clause = line.part(max(first, index - _SOURCE_WORDS), index)
            return re.split(r"[,;:]", clause)[-1].strip().removeprefix(outlet or "").strip() or None
    return None


def _clause(text: str) -> str:
    return re.split(r"[,;:(]", text, maxsplit=1)[0].strip()


def _phrase_at(key: str, line: Line, index: int, last: int) -> int:
    for phrase in _phrases(key).get(line.words[index], ()):
        if tuple(line.words[index : min(last, index + len(phrase))]) == phrase:
            return len(phrase)
    return 0


@cache
def _phrases(key: str) -> dict[str, list[tuple[str, ...]]]:
    data = load(Path(__file__).with_name("data") / "credits.toml")
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in data[key].split("\n"):
        if words := tuple(words_of(entry)):
            found.setdefault(words[0], []).append(words)
    return found


@cache
def _openings() -> frozenset[str]:
    return frozenset(_phrases("reporting"))
