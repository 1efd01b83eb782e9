"""What is known of a language where sentences end: its abbreviations, titles and function words."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from clipper.text.lexicon import lexicon


class Rules(NamedTuple):
    """What the judge knows of one language."""

    code: str
    titles: frozenset[str]
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    """Abbreviations that are one only before a number: No. 5, Jan. 5."""
    ends: frozenset[str]
    seldom_ends: frozenset[str]
    """Abbreviations that lean on what follows: only a function word opens a sentence after them."""
    openers: frozenset[str]
    """Function words: capitalised after a stop, they open a sentence."""
    leaning: frozenset[str]
    """The openers that are no part of names: pronouns and connectives."""
    listed: frozenset[str]
    """All abbreviations and titles: most words before a stop are none of them."""
    endings: frozenset[str]
    """The last three letters that tell an abbreviation: those of '-str' in 'Goethestr'."""
    calendar: frozenset[str]
    speech: frozenset[str]
    ordinal_dot: bool


@cache
def rules(language: str | None) -> Rules:
    """The rules of a language; of one without data, those that need none."""
    known = lexicon(language)
    months = [line.split(" | ") for line in known.words.get("months", ())]
    calendar = [
        form
        for key in ("months", "months_solar", "weekdays")
        for line in known.words.get(key, ())
        for form in line.split(" | ")
    ]
    leaning = _single(known.words.get("pronouns", ()), known.words.get("connectives", ()))
    titles, abbreviations, numbered, ends, seldom = (
        _abbreviations(known.sentences.get(key, ()))
        for key in ("titles", "abbreviations", "before_number", "ends", "seldom_ends")
    )
    numbered |= _abbreviations(_cut_months(months))
    return Rules(
        code=known.code,
        titles=titles,
        abbreviations=abbreviations,
        before_number=numbered,
        ends=ends,
        seldom_ends=seldom,
        listed=titles | abbreviations | numbered | ends | seldom,
        endings=frozenset(entry[1:] for entry in numbered if entry[0] == "-"),
        openers=_single(known.words.get("stop", ())) | leaning,
        leaning=leaning,
        calendar=frozenset(calendar),
        speech=_single(known.facts.get("speech", ())),
        ordinal_dot=bool(known.sentences.get("ordinal_dot", ())),
    )


def _single(*entries: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.casefold() for group in entries for entry in group if " " not in entry)


def _abbreviations(entries: Iterable[str]) -> frozenset[str]:
    """Entries as the judge meets them: 'и т. д' as 'т.д', and 'vol' also as 'Vol'.

    A single letter is not capitalised: 'г' is a year, 'Г' somebody's initial.
    """
    last = {entry.replace(". ", ".").split()[-1] for entry in entries}
    return frozenset(last | {entry[0].upper() + entry[1:] for entry in last if len(entry) > 1})


def _cut_months(months: Iterable[list[str]]) -> Iterable[str]:
    """'jan' of 'january': the forms that are cut off, not inflected."""
    for full, *others in months:
        yield from (form for form in others if len(form) <= 4 and len(form) < len(full))
