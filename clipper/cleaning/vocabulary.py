"""Lines put together from the words of furniture in a way that no pattern foresees.

Whoever asks readers to share, subscribe or comment says it in the same few words, in any order and
with any ending. A short line that has none but those, and the small words between them, is
furniture: a sentence of an article has at least one word of its own. Only languages whose lexicon
tells by what endings a reader is addressed (`calls`) are read so; in English, where one form serves
as noun, verb and command, it would take headings.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from clipper.cleaning import networks
from clipper.cleaning.lines import Line, words_of
from clipper.cleaning.patterns import parse
from clipper.text.lexicon import lexicon

RULES = (
    "share",
    "newsletter",
    "comments",
    "related",
    "nag",
    "widget",
    "advertisement",
    "consent",
    "counter",
    "credit",
    "copyright",
)
"""The rules whose patterns give the words; of two that are as likely, the first is the line's."""

_COUNTED = ("counter", "comments", "widget")
"""Those of lines that count something, which neither address nor point."""
_LONGEST = 16
_FEWEST = 2
"""Words of the longest such line, and how many of them furniture must be known by."""
_STEM, _CUT, _ENDING = 4, 2, 7
"""Letters: the shortest stem, what is cut off a word for its stem, and the longest ending."""


_QUOTES = re.compile('["“”„«»]')
_MANY = 3
"""Words of furniture that a whole sentence, which points at nothing, needs more than."""
_SURE = 3
"""Letters of an ending that addresses the reader wherever it stands; a shorter one may be that of a
case, and does only in the last word."""


class Vocabulary:
    """The words of one language's furniture, each with the rules that it is known from."""

    def __init__(self, language: str | None) -> None:
        data = lexicon(language)
        self._calls = tuple(data.furniture.get("calls", ()))
        if not self._calls:
            return
        self._sure = tuple(ending for ending in self._calls if len(ending) >= _SURE)
        pointers = data.furniture.get("pointers", ())
        self._owners = tuple(entry[1:] for entry in pointers if entry[0] == "*")
        self._pointers = {word for entry in pointers if entry[0] != "*" for word in words_of(entry)}
        small = (*data.words["stop"], *data.words["weekdays"], *data.furniture.get("small", ()))
        own = {word for entry in data.furniture["vocabulary"] for word in words_of(entry)}
        self._small = {word for entry in small for word in words_of(entry)} - own
        self._speech = {word for entry in data.facts["speech"] for word in words_of(entry)}
        self._rules: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        for rule in RULES:
            for entry in data.furniture.get(rule, ()):
                for pattern in parse(entry):
                    for token in pattern.tokens:
                        self._add(rule, token.words)
        for entry in data.furniture["controls"]:
            self._add("widget", words_of(entry))
        self._add("nag", own)

    def _add(self, rule: str, words: Iterable[str]) -> None:
        for word in words:
            if word[0].isalpha() and word not in self._small:
                self._rules.setdefault(word, set()).add(rule)
                if len(word) > _STEM:
                    stem = word[: max(_STEM, len(word) - _CUT)]
                    self._stems.setdefault(stem, set()).add(rule)

    def rule(self, line: Line, first: int, last: int) -> str | None:
        """The rule that most of the words from `first` up to `last` are known from. None when a
        word is not known; one may be new where the reader is addressed."""
        if not self._calls or not _FEWEST <= last - first <= _LONGEST:
            return None
        votes: Counter[str] = Counter()
        known = new = 0
        called = pointed = counted = False
        index = first
        while index < last:
            word = line.words[index]
            pointed = pointed or word in self._pointers
            if rules := self._known(word):
                known += 1
                called = called or word.endswith(self._calls if index == last - 1 else self._sure)
                pointed = pointed or any(ending in word for ending in self._owners)
                votes.update(rules)
            elif word[0].isdigit():
                counted = True
            elif word not in self._small:
                if length := networks.length(line, index, last):
                    known += 1
                    index += length - 1
                elif new or word in self._speech:
                    return None
                else:
                    new += 1
            index += 1
        rule = max(votes, key=lambda rule: (votes[rule], -RULES.index(rule)), default="share")
        closed = last in line.stops and line.text[line.ends[last - 1]] != "!"
        if called and known > _FEWEST and not (new and _QUOTES.search(line.text)):
            return rule if pointed or not closed or known > _MANY else None
        if new or closed or known < _FEWEST - counted:
            return None
        return rule if called or pointed or (counted and rule in _COUNTED) else None

    def _known(self, word: str) -> set[str]:
        """The rules that a word, in whatever form, is known from."""
        if word in self._small:
            return set()
        if word in self._rules:
            return self._rules[word]
        for length in range(len(word), max(_STEM, len(word) - _ENDING) - 1, -1):
            if found := self._stems.get(word[:length]):
                return found
        return set()


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of a language, ISO 639-1; one that knows nothing where there is none."""
    return Vocabulary(language)
