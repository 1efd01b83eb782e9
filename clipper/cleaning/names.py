"""The lists of `data/names.toml`, names that mean the same in every language, and what may be part
of a name."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from clipper.cleaning.dates import Dates
from clipper.cleaning.lines import Line, words_of
from clipper.text.lexicon import load

_SHORT = 3
"""Letters of a weekday that is written short."""


@cache
def names() -> dict[str, list[str]]:
    """Each list of the file by its key, an entry a line."""
    data = load(Path(__file__).with_name("data") / "names.toml")
    return {key: entry.split("\n") for key, entry in data.items()}


@cache
def word_list(key: str) -> frozenset[str]:
    """The words of a list, folded."""
    return frozenset(word for entry in names()[key] for word in words_of(entry))


@cache
def agencies() -> frozenset[tuple[str, ...]]:
    """The names of news agencies, each as its folded words."""
    return frozenset(tuple(words_of(entry)) for entry in names()["agencies"] if entry)


@cache
def agency_openers() -> frozenset[str]:
    """The words that agencies' names begin with."""
    return frozenset(name[0] for name in agencies())


@cache
def outlet_endings() -> tuple[str, ...]:
    """How names of outlets end where words are written together, or bear endings."""
    entries = " ".join(names()["outlet_endings"]).split()
    return tuple("".join(words_of(entry)) for entry in entries)


def is_outlet(words: list[str]) -> bool:
    """Does one of the words name an agency or a paper, or do they end as outlets' names do?"""
    named = not word_list("outlets").isdisjoint(words)
    return named or "".join(words).endswith(outlet_endings())


def name_test(dates: Dates) -> Callable[[Line, int], bool]:
    """Tells whether a word of a line could be part of a name, where dates are those of `dates`."""
    particles = word_list("particles")

    def looks(line: Line, index: int) -> bool:
        """Capitalised, of a caseless script, or a particle; months and weekdays are none."""
        letter = line.text[line.starts[index]]
        capital = letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper())
        word = line.words[index]
        return (capital and not dates.is_calendar(word)) or word in particles

    def is_borne(line: Line, index: int) -> bool:
        """Is it a month's or a short weekday's name that somebody bears: Jan Novak, Thu Hà, but
        not 3 March Novak?"""
        word = line.words[index]
        if not dates.is_month(word) and not (len(word) <= _SHORT and dates.is_calendar(word)):
            return False
        if index + 1 == len(line) or line.text[line.starts[index]].islower():
            return False
        dated = index > 0 and line.words[index - 1][0].isdigit()
        beside = line.text[line.ends[index] : line.starts[index + 1]].isspace()
        return beside and not dated and looks(line, index + 1)

    return lambda line, index: looks(line, index) or is_borne(line, index)
