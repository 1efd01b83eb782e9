"""Names of social networks in a line, with the case endings that languages put to them."""

from functools import cache

from clipper.cleaning.lines import Line, words_of
from clipper.cleaning.names import names

_STEM, _ENDING = 5, 5
"""Letters: the shortest name that takes endings without an apostrophe, and the longest ending."""
_HYPHENED = 3
"""Letters of the longest ending behind a hyphen: 'Facebook-da', 'Telegram-нан'."""


def length(line: Line, index: int, last: int) -> int:
    """How many words of a network's name begin at word `index`, an ending included; 0 for none."""
    if index == last:
        return 0
    for name in _networks().get(_stem(line.words[index]), ()):
        end = index + len(name)
        if end <= last and _is_name(line, index, end, name):
            return end - index + _has_ending(line, end, last)
    return 0


def _is_name(line: Line, first: int, end: int, name: tuple[str, ...]) -> bool:
    """Are the words the name's, the last of them with an ending perhaps?"""
    *before, word = line.words[first:end]
    return (*before,) == name[:-1] and (
        word == name[-1]
        or word.partition("'")[0] == name[-1]
        or (
            len(name[-1]) >= _STEM
            and word.startswith(name[-1])
            and len(word) - len(name[-1]) <= _ENDING
        )
    )


def _has_ending(line: Line, index: int, last: int) -> bool:
    """Is the word an ending that a hyphen ties to the one before?"""
    return (
        index < last
        and len(line.words[index]) <= _HYPHENED
        and line.text[line.ends[index - 1] : line.starts[index]] in ("-", "\u2010", "\u2011")
    )


def _stem(word: str) -> str:
    """What names are shelved under: as much as no ending can change."""
    return word.partition("'")[0][:_STEM]


@cache
def _networks() -> dict[str, list[tuple[str, ...]]]:
    """The networks' names by the beginning of their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    entries = {tuple(words_of(entry)) for entry in names()["networks"]}
    for name in sorted(filter(None, entries), key=lambda name: (-len(name), -len(name[-1]), name)):
        found.setdefault(_stem(name[0]), []).append(name)
    return found
