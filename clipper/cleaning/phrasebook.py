"""All that cleaning knows of a language, read once: patterns, control words, dates, speech verbs.

English furniture turns up on sites of every language, so English is always part of it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clipper.cleaning.dates import Dates
from clipper.cleaning.lines import Line
from clipper.cleaning.patterns import Matcher
from clipper.text.lexicon import lexicon

PAGE_RULES = frozenset({"paywall", "consent_wall", "blocked", "error_page", "teaser"})
"""Keys of a lexicon's furniture that tell what a page is, for the verdict; not lines to remove."""

Phrases = dict[str, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The furniture of one language and English."""

    dates: Dates
    furniture: Matcher
    pages: Matcher
    controls: Phrases
    networks: Phrases
    particles: frozenset[str]
    agencies: frozenset[tuple[str, ...]]
    speech: frozenset[str]

    def longest(self, phrases: Phrases, line: Line, index: int, last: int) -> int:
        """How many words the longest of the phrases that begins at word `index` has; 0 for none."""
        for phrase in phrases.get(line.words[index], ()):
            if (
                index + len(phrase) <= last
                and tuple(line.words[index : index + len(phrase)]) == phrase
            ):
                return len(phrase)
        return 0


@cache
def phrasebook(language: str | None) -> Phrasebook:
    """The phrasebook of a language (ISO 639-1); English alone for None and unknown languages."""
    codes = ("en",) if language in (None, "en") else (language, "en")
    dates = Dates(language)
    names = _names()
    particles = frozenset(word for entry in names["particles"] for word in entry.split())
    furniture, pages = Matcher(dates.end, particles), Matcher(dates.end, particles)
    controls: list[str] = []
    speech: set[str] = set()
    for code in codes:
        data = lexicon(code)
        controls += data.furniture.get("controls", ())
        speech.update(word for entry in data.facts.get("speech", ()) for word in _words(entry))
        for rule, patterns in data.furniture.items():
            if rule != "controls":
                (pages if rule in PAGE_RULES else furniture).add(rule, patterns)
    return Phrasebook(
        dates=dates,
        furniture=furniture,
        pages=pages,
        controls=_phrases([*controls, *names["sizes"]]),
        networks=_phrases(names["networks"]),
        particles=particles,
        agencies=frozenset(_words(entry) for entry in names["agencies"] if entry),
        speech=frozenset(speech),
    )


def _phrases(entries: Iterable[str]) -> Phrases:
    """The phrases by first word, the longest first."""
    found: Phrases = {}
    for phrase in sorted({_words(entry) for entry in entries}, key=len, reverse=True):
        if phrase:
            found.setdefault(phrase[0], []).append(phrase)
    return found


def _words(entry: str) -> tuple[str, ...]:
    return tuple(Line(entry).words)


@cache
def _names() -> dict[str, list[str]]:
    text = files(__package__).joinpath("data", "names.toml").read_text(encoding="utf-8")
    return {key: entry.split("\n") for key, entry in tomllib.loads(text).items()}
