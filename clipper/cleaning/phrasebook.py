"""All that cleaning knows of a language, read once: patterns, control words, dates, speech verbs.

English furniture turns up on sites of every language, so English is always part of it.
"""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from clipper.cleaning.dates import Dates
from clipper.cleaning.index import Index
from clipper.cleaning.lines import Line, is_character, words_of
from clipper.cleaning.matcher import Matcher, NameLike
from clipper.cleaning.names import name_test, names
from clipper.cleaning.patterns import readings
from clipper.cleaning.phrases import Phrases, Usual, phrases
from clipper.cleaning.signs import Signs, signs
from clipper.cleaning.vocabulary import Vocabulary
from clipper.text.lexicon import lexicon

PAGE_RULES = frozenset({"paywall", "consent_wall", "blocked", "error_page", "teaser"})
"""Keys of a lexicon's furniture that tell what a page is, for the verdict; not lines to remove."""

WORD_LISTS = frozenset(
    {
        "controls",
        "companions",
        "durations",
        "placing",
        "usual",
        "joined",
        "calls",
        "acts",
        "pointers",
        "prefixes",
        "stem",
        "small",
        "things",
        "vocabulary",
        "prose",
        "reader",
        "of_page",
        "news",
        "polite",
        "requests",
        "telling",
    }
)
"""Keys of a lexicon's furniture that list words; the others are rules with their patterns."""


class Phrasebook(NamedTuple):
    """The furniture of one language and English."""

    dates: Dates
    furniture: Matcher
    pages: Matcher
    controls: Phrases
    companions: Phrases
    """Controls only beside others."""
    durations: dict[tuple[str, ...], bool]
    """Words of time behind a number, how long something takes to read or to hear, and whether they
    are abbreviations, whose full stop closes no sentence."""
    placing: frozenset[str]
    """Words between an author's name and the place that the author reports from."""
    vocabulary: Vocabulary
    name_like: NameLike
    speech: Signs
    prose: Signs
    """Words of the language with which articles tell something."""
    reader: Signs
    """Words with which furniture speaks to its reader."""
    of_page: Signs
    """Words with which furniture speaks of the page, though it may have one of `prose`."""
    news: frozenset[str]
    """Words with which articles tell what happened, even to the press."""
    news_endings: tuple[str, ...]
    """How such words end."""
    polite: frozenset[str]
    """Words before what a reader is asked to do: please."""
    requests: frozenset[str]
    """Words that what a reader is asked to do begins with in the language."""
    telling: Signs
    """Words by which a sentence speaks of a call: "'Subscribe', so said the letter"."""
    told: tuple[str, ...]
    """How verbs end that, behind a call and a comma, tell of it."""
    stop: frozenset[str]
    """Words that stand in any sentence, as they are written."""

    def are_names(self, line: Line, first: int, last: int) -> bool:
        """May the words from `first` up to `last` be of names, or of a full name with the place
        that it reports from: 'Ann Lee in Kars'?"""
        others = [index for index in range(first, last) if not self.name_like(line, index)]
        return not others or (len(others) == 1 and self.is_placing(line, others[0], first, last))

    def is_placing(self, line: Line, index: int, first: int, last: int) -> bool:
        """Does the word stand between a full name and a place?"""
        return first + 1 < index < last - 1 and line.words[index] in self.placing

    def of_phrases(self) -> "Phrasebook":
        """The same, but for what is told by its vocabulary alone."""
        return self._replace(vocabulary=Vocabulary(None))


@cache
def phrasebook(language: str | None) -> Phrasebook:
    """The phrasebook of a language (ISO 639-1); English alone for None and unknown languages."""
    codes = ("en",) if language in (None, "en") else (language, "en")
    dates = Dates(language)
    name_like = name_test(dates)
    controls = phrases(_entries(codes, "controls"))
    companions = phrases([*_entries(codes, "companions"), *names()["sizes"]])
    said = Usual(partial(_usual, codes), (controls, companions), _entries(codes, "joined"))
    furniture = Index.joined(_patterns(code, page_rules=False) for code in codes)
    pages = Index.joined(_patterns(code, page_rules=True) for code in codes)
    small = {word for code in codes for word in lexicon(code).words.get("stop", ())}
    telling = _listed(codes, "telling")
    told = tuple("".join(words_of(word)) for word in telling if word[0] == "*")
    news = _listed((language,), "news")
    speech = (entry for code in codes for entry in lexicon(code).facts.get("speech", ()))
    return Phrasebook(
        dates=dates,
        furniture=Matcher(furniture, dates.end, name_like, said.lengths),
        pages=Matcher(pages, dates.end, name_like, said.lengths),
        controls=controls,
        companions=companions,
        durations={
            tuple(words_of(word)): word.endswith(".") for word in _listed(codes, "durations")
        },
        placing=_words(_listed((language,), "placing")),
        vocabulary=Vocabulary(language),
        name_like=name_like,
        speech=signs(word for entry in speech for word in _speaking(entry, small)),
        prose=_signs(language, "prose"),
        news=_words(word for word in news if word[0] != "*"),
        news_endings=tuple(word[1:] for word in news if word[0] == "*"),
        polite=_words(_entries(codes, "polite")),
        requests=_words(_entries((language,), "requests")),
        reader=_signs(language, "reader"),
        of_page=_signs(language, "of_page"),
        telling=signs(word for word in telling if word[0] != "*"),
        told=told,
        stop=frozenset(lexicon(language).words.get("stop", ())),
    )


@cache
def _patterns(code: str, page_rules: bool) -> Index:
    """A language's patterns that tell what a page is, or those of its furniture."""
    index = Index()
    for rule, patterns in lexicon(code).furniture.items():
        if rule not in WORD_LISTS and (rule in PAGE_RULES) is page_rules:
            index.add(rule, patterns)
    return index


def _usual(codes: Iterable[str]) -> Iterator[str]:
    """The words that furniture of the languages is said with: those listed so, or where none are,
    the vocabulary of furniture and the small words between."""
    for code in codes:
        furniture = lexicon(code).furniture
        for entry in furniture.get("usual", ()):
            yield from entry.split("|")
        if "usual" not in furniture:
            for key in ("vocabulary", "acts", "small"):
                for entry in furniture.get(key, ()):
                    yield from entry.split()
            yield from lexicon(code).words.get("stop", ())


def by_script(text: str) -> str | None:
    """The language whose furniture is likeliest on a page in the text's script, for a text too
    short for its language to be told."""
    letters = sum(map(str.isalpha, text))
    for code, first, last in (("ru", "\u0400", "\u04ff"), ("ar", "\u0600", "\u06ff")):
        if 2 * sum(first <= char <= last for char in text) > letters:
            return code
    return None


@cache
def byline_words(language: str | None) -> frozenset[str]:
    """The words that bylines of a language, and English ones, have beside names."""
    return frozenset(
        word
        for entry in _entries({language, "en"}, "byline")
        for tokens in readings(entry)
        for token in tokens
        for word in token.words
    )


def _signs(language: str | None, key: str) -> Signs:
    return signs(_listed((language,), key))


def _speaking(entry: str, small: set[str]) -> list[str]:
    """The words of an entry that tell speech alone: of 'pointed out' the first. Characters tell it
    together."""
    words = words_of(entry)
    if len(words) == 1 or is_character(words[0]):
        return [entry]
    return [word for word in words if word not in small]


def _words(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in words_of(entry))


def _listed(codes: Iterable[str | None], key: str) -> list[str]:
    """The words that the entries under a key list, as they are written, several a line."""
    return [word for entry in _entries(codes, key) for word in entry.split()]


def _entries(codes: Iterable[str | None], key: str) -> list[str]:
    """The entries that the lexicons of the languages have under a key of their furniture."""
    return [entry for code in codes for entry in lexicon(code).furniture.get(key, ())]
