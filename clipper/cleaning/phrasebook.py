"""All that cleaning knows of a language, read once: patterns, control words, dates, speech verbs.

English furniture turns up on sites of every language, so English is always part of it.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from clipper.cleaning import networks
from clipper.cleaning.dates import Dates
from clipper.cleaning.lines import Line, fold, words_of
from clipper.cleaning.names import names
from clipper.cleaning.patterns import Matcher, NameLike, Pattern, UsualLength, parse
from clipper.text.lexicon import lexicon

PAGE_RULES = frozenset({"paywall", "consent_wall", "blocked", "error_page", "teaser"})
"""Keys of a lexicon's furniture that tell what a page is, for the verdict; not lines to remove."""

_WORDS = ("controls", "companions", "usual", "joined", "calls", "pointers", "small", "vocabulary")

Phrases = dict[str, list[tuple[str, ...]]]


class Phrasebook(NamedTuple):
    """The furniture of one language and English."""

    dates: Dates
    furniture: Matcher
    pages: Matcher
    controls: Phrases
    companions: Phrases
    """Controls only beside others."""
    name_like: NameLike
    language: str | None
    speech: frozenset[str]

    def in_name(self, line: Line, index: int) -> bool:
        """Could word `index` be part of a name?"""
        return self.name_like(line.shown(index)) or self._is_borne(line, index)

    def _is_borne(self, line: Line, index: int) -> bool:
        """Is the word a month's name that somebody bears: Jan Novak, but not 3 March Novak?"""
        if index + 1 == len(line) or not self.dates.is_month(line.words[index]):
            return False
        dated = index > 0 and line.words[index - 1][0].isdigit()
        beside = line.text[line.ends[index] : line.starts[index + 1]].isspace()
        capital = line.shown(index)[0].isupper()
        return capital and beside and not dated and self.name_like(line.shown(index + 1))

    def longest(self, phrases: Phrases, line: Line, index: int, last: int) -> int:
        """How many words the longest of the phrases that begins at word `index` has; 0 for none."""
        return next(_lengths(phrases, line, index, last), 0)


@cache
def phrasebook(language: str | None) -> Phrasebook:
    """The phrasebook of a language (ISO 639-1); English alone for None and unknown languages."""
    codes = ("en",) if language in (None, "en") else (language, "en")
    dates = Dates(language)
    name_like = _name_like(dates)
    listed = {
        key: [entry for code in codes for entry in lexicon(code).furniture.get(key, ())]
        for key in _WORDS
    }
    controls = _phrases(listed["controls"])
    companions = _phrases([*listed["companions"], *names()["sizes"]])
    usual = _phrases(choice for entry in listed["usual"] for choice in entry.split("|"))
    said = _usual_length((usual, controls, companions), tuple(listed["joined"]))
    speech: set[str] = set()
    furniture = Matcher(dates.end, name_like, said)
    pages = Matcher(dates.end, name_like, said)
    for code in codes:
        data = lexicon(code)
        speech.update(word for entry in data.facts.get("speech", ()) for word in _words(entry))
        for rule, patterns in data.furniture.items():
            if rule not in _WORDS:
                (pages if rule in PAGE_RULES else furniture).add(rule, patterns)
    return Phrasebook(
        dates=dates,
        furniture=furniture,
        pages=pages,
        controls=controls,
        companions=companions,
        name_like=name_like,
        language=language,
        speech=frozenset(speech),
    )


def by_script(text: str) -> str | None:
    """The language whose furniture is likeliest on a page in the text's script, for a text too
    short for its language to be told."""
    letters = sum(map(str.isalpha, text))
    for code, first, last in (("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff")):
        if 2 * sum(first <= char <= last for char in text) > letters:
            return code
    return None


def entries(key: str) -> list[str]:
    """The entries of a list in `data/names.toml` that holds several a line."""
    return " ".join(names()[key]).split()


@cache
def word_list(key: str) -> frozenset[str]:
    """The words of a list in `data/names.toml`, folded."""
    return frozenset(word for entry in names()[key] for word in _words(entry))


@cache
def agencies() -> frozenset[tuple[str, ...]]:
    """The names of news agencies, each as its folded words."""
    return frozenset(_words(entry) for entry in names()["agencies"] if entry)


@cache
def byline_words(language: str | None) -> frozenset[str]:
    """The words that bylines of a language, and English ones, have beside names."""
    entries = (
        entry for code in {language, "en"} for entry in lexicon(code).furniture.get("byline", ())
    )
    return frozenset(
        word
        for entry in entries
        for pattern in parse(entry)
        for token in pattern.tokens
        for word in token.words
    )


def _name_like(dates: Dates) -> NameLike:
    particles = frozenset(word for entry in names()["particles"] for word in entry.split())

    def name_like(word: str) -> bool:
        """Capitalised, of a caseless script, or a particle; months and weekdays are none."""
        capital = word[0].isupper() or (word[0].isalpha() and word[0].lower() == word[0].upper())
        folded = fold(word)
        return (capital and not dates.is_calendar(folded)) or folded in particles

    return name_like


def _phrases(entries: Iterable[str]) -> Phrases:
    """Every way to say the phrases, by first word, the longest first."""
    said = {words for entry in entries for words in _said(entry)}
    found: Phrases = {}
    for phrase in sorted(said, key=len, reverse=True):
        if phrase:
            found.setdefault(phrase[0], []).append(phrase)
    return found


def _lengths(phrases: Phrases, line: Line, index: int, last: int) -> Iterator[int]:
    """How many words each of the phrases that begin at word `index` has, the longest first."""
    for phrase in phrases.get(line.words[index], ()):
        end = index + len(phrase)
        if end <= last and tuple(line.words[index:end]) == phrase:
            yield len(phrase)


def _usual_length(lists: Iterable[Phrases], joined: tuple[str, ...]) -> UsualLength:
    """Tells the lengths of the lists' phrases that begin at a word; a number counts as one, and
    `joined` words ('and') may be written together with the next."""
    lists = tuple(lists)

    def lengths(line: Line, index: int, last: int) -> Iterator[int]:
        word = line.words[index]
        if word[0].isdigit():
            yield 1
        if length := networks.length(line, index, last):
            yield length
        for phrases in lists:
            yield from _lengths(phrases, line, index, last)
            if joined and word.startswith(joined) and (word[1:],) in phrases.get(word[1:], ()):
                yield 1

    return lengths


def _said(entry: str) -> Iterable[tuple[str, ...]]:
    if entry.replace(" ", "").isalpha():  # as most are
        return (_words(entry),)
    return (words for pattern in parse(entry) for words in _spelled_out(pattern))


def _spelled_out(pattern: Pattern) -> Iterable[tuple[str, ...]]:
    choices = (
        [*token.words, *([""] if token.optional else [])] for token in pattern.tokens if token.words
    )
    return (tuple(filter(None, words)) for words in product(*choices))


def _words(entry: str) -> tuple[str, ...]:
    return tuple(words_of(entry))
