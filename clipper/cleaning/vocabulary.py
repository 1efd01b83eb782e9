"""Lines put together from the words of furniture in a way that no pattern foresees.

Whoever asks readers to share, subscribe or comment says it in the same few words, in any order and
with any ending. A short line that has none but those, and the small words between them, is
furniture if it addresses the reader ('read') or counts: a heading about the press has such words
too, but does neither. Where it names something that a page has ('article', 'cookies'), it need only
point at the page or its reader ('this', 'our'), or begin or end with what a reader can do there
('open', 'share'); with such a verb one word may be new.

Only languages whose lexicon tells by what a reader is addressed (`calls`, `pointers`) are read so;
in English, where one form serves as noun, verb and command, it would take headings.

Characters are put together to the words that the lists have; what stands between those is one new
word. Words of the lexicon's `prefixes` may be written together with the next, and a language of
short words tells by `stem` how many letters of one are enough.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from clipper.cleaning import networks
from clipper.cleaning.characters import put_together
from clipper.cleaning.lines import Line, fold, is_character, words_of
from clipper.cleaning.phrases import Phrases, phrases
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
_LONGEST, _FEWEST, _SURELY, _MANY = 16, 2, 3, 3
"""Words of the longest such line; how many of them furniture must be known by, also where one more
is new; and how many a whole sentence, which points at nothing, needs more than."""
_STEM, _CUT, _ENDING = 4, 2, 7
"""Letters: the shortest stem, what is cut off a word for its stem, and the longest ending."""
_CHARACTERS, _NEW = 40, 6
"""Characters of the longest line that is written in them, and of the longest new word in it."""
_SURE = 3
"""Letters of an ending that addresses the reader wherever it stands; a shorter one may be that of a
case, and does only in the last word."""
_SCRIPTS = ("Han", "Kana")
"""Those whose characters are words of their own."""
_SPECIAL = r"\*(?:name|date|few|network|usual)\b|[][|*:：~#,?-]"
"""What in a pattern is no word."""
_QUOTES = '["“”„«»]'

Rules = Mapping[str, frozenset[str]]


class Vocabulary:
    """The words of one language's furniture, each with the rules that it is known from; of a
    language that has no list of them, or None, it knows nothing."""

    def __init__(self, language: str | None) -> None:
        self._lexicon = lexicon(language)
        furniture = self._lexicon.furniture
        self._in_characters = self._lexicon.script in _SCRIPTS
        self._calls = tuple(furniture.get("calls", ()))
        self._sure = tuple(ending for ending in self._calls if len(ending) >= _SURE)
        pointers = furniture.get("pointers", ())
        self._pointers = self._listed_words(entry for entry in pointers if entry[0] != "*")
        self._asks = bool(self._calls or pointers)
        self._owners = tuple(entry[1:] for entry in pointers if entry[0] == "*")
        self._prefixes = _words(furniture.get("prefixes", ()))
        stem, cut = furniture.get("stem", (f"{_STEM} {_CUT}",))[0].split()
        self._stem, self._cut = int(stem), int(cut)

    def rule(self, line: Line, first: int, last: int) -> str | None:
        """The rule that most of the words from `first` up to `last` are known from. None when a
        word is not known; one may be new where the reader is addressed or told what to do."""
        if not self._asks:
            return None
        if self._in_characters and last - first <= _CHARACTERS:
            line = put_together(line, first, last, self._phrases)
            first, last = 0, len(line)
        if not _FEWEST <= last - first <= _LONGEST:
            return None
        votes: Counter[str] = Counter()
        known = new = 0
        called = pointed = counted = False
        acts = not self._acts.isdisjoint((line.words[first], line.words[last - 1]))
        index = first
        while index < last:
            article, word = self._parted(line.words[index])
            pointed = pointed or not self._pointers.isdisjoint((article, word))
            if rules := self._known(word) or self._known(self._bare(word)):
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
                elif new or word in self._speech or (is_character(word[0]) and len(word) > _NEW):
                    return None
                else:
                    new += 1
            index += 1
        rule = max(votes, key=lambda rule: (votes[rule], -RULES.index(rule)), default="share")
        closed = last in line.stops and line.text[line.ends[last - 1]] != "!"
        if called and known > _FEWEST and not (new and re.search(_QUOTES, line.text)):
            sure = pointed or known > _MANY
            return rule if not closed or (sure and not new) else None
        if closed or known < (_SURELY if new else _FEWEST - (counted and self._stem == _STEM)):
            return None
        if new and not (acts and (pointed or not self._in_characters)):
            return None
        if called or (counted and rule in _COUNTED):
            return rule
        words = [self._parted(word)[1] for word in line.words[first:last]]
        on_page = any(word.startswith(self._things) for word in (*words, *map(self._bare, words)))
        return rule if on_page and (acts or pointed) else None

    def _parted(self, word: str) -> tuple[str, str]:
        """The small word that an apostrophe joins to the word's front, or nothing, and the word:
        `l'article`, `quest'articolo`."""
        front, apostrophe, rest = word.partition("'")
        if apostrophe and (front in self._small or front in self._pointers):
            return front, rest
        return "", word

    def _known(self, word: str) -> frozenset[str]:
        """The rules that a word, in whatever form, is known from."""
        if word in self._small:
            return frozenset()
        whole, stems = self._rules
        if word in whole:
            return whole[word]
        for length in range(len(word), max(self._stem, len(word) - _ENDING) - 1, -1):
            if found := stems.get(word[:length]):
                return found
        return frozenset()

    def _bare(self, word: str) -> str:
        """The word without what may be written together with it."""
        prefix = max(filter(word.startswith, self._prefixes), key=len, default="")
        return word[len(prefix) :] if len(word) - len(prefix) >= self._stem else word

    @cached_property
    def _phrases(self) -> Phrases:
        """What is one word of a line in characters."""
        furniture = self._lexicon.furniture
        keys = ("vocabulary", "acts", "things", "pointers", "calls", "small", "usual")
        entries = (entry for key in keys for entry in furniture.get(key, ()))
        words = (word for entry in entries for word in re.split(r"[\s|]+", entry))
        return phrases(word for word in (*words, *self._lexicon.words["stop"]) if word)

    @cached_property
    def _acts(self) -> frozenset[str]:
        return self._listed_words(self._lexicon.furniture.get("acts", ()))

    @cached_property
    def _things(self) -> tuple[str, ...]:
        """How the words for what a page has begin."""
        return tuple(self._listed_words(self._lexicon.furniture.get("things", ())))

    @cached_property
    def _own(self) -> frozenset[str]:
        return self._listed_words(self._lexicon.furniture["vocabulary"]) | self._acts

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that stand in any sentence."""
        words = self._lexicon.words
        small = (*words["stop"], *words["weekdays"], *self._lexicon.furniture.get("small", ()))
        if self._in_characters:
            usual = "\n".join(self._lexicon.furniture.get("usual", ()))
            small = (*small, *usual.replace("|", "\n").split("\n"))
            return self._listed_words(small) - self._own - set(self._things)
        return self._listed_words(small) - self._own

    @cached_property
    def _speech(self) -> frozenset[str]:
        return _words(self._lexicon.facts["speech"])

    @cached_property
    def _rules(self) -> tuple[Rules, Rules]:
        """The rules of each word, and of each beginning that is left of one without its ending.
        Read when a line asks first, as most texts have none that is short enough."""
        whole: dict[str, set[str]] = {}
        stems: dict[str, set[str]] = {}
        short = self._stem < _STEM
        own = self._own | self._listed_words(self._lexicon.furniture["controls"])
        for rule, word in self._listed():
            if word[0].isalpha() and word not in self._small:
                whole.setdefault(word, set()).add(rule)
                if len(word) > self._stem - (not self._cut) and (not short or word in own):
                    stem = word[: max(self._stem, len(word) - self._cut)]
                    stems.setdefault(stem, set()).add(rule)
        return _shared(whole), _shared(stems)

    def _listed(self) -> Iterable[tuple[str, str]]:
        """Each rule with each word of its patterns."""
        furniture = self._lexicon.furniture
        for rule in () if self._in_characters else RULES:
            patterns = re.sub(_SPECIAL, " ", fold("\n".join(furniture.get(rule, ()))))
            yield from ((rule, word) for word in set(patterns.split()))
        yield from (("widget", word) for word in self._listed_words(furniture["controls"]))
        own = {*self._own, *self._things} if self._in_characters else self._own
        yield from (("nag", word) for word in own)

    def _listed_words(self, entries: Iterable[str]) -> frozenset[str]:
        """The words of entries, those in characters put together."""
        if not self._in_characters:
            return _words(entries)
        return frozenset("".join(words_of(word)) for entry in entries for word in entry.split())


def _shared(rules: Mapping[str, set[str]]) -> Rules:
    """The same, with one set for all words of the same rules: there are thousands of words."""
    sets: dict[frozenset[str], frozenset[str]] = {}
    return {
        word: sets.setdefault(own, own)
        for word, own in zip(rules, map(frozenset, rules.values()), strict=True)
    }


def _words(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(word for entry in entries for word in words_of(entry))
