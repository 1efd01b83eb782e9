"""How a sentence opens: on its own feet, or leaning on the one before."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from clipper.text.lexicon import lexicon
from clipper.text.words import tokens

_OPENING = 80
"""Characters that hold a sentence's first words."""
_LONGEST = 4
"""Words of the longest opener in the lexicons ('on the other hand')."""


class Openers(NamedTuple):
    """Phrases that sentences open with, and the first word of each, to rule most sentences out."""

    phrases: frozenset[str]
    firsts: frozenset[str]


def leans(text: str, language: str | None) -> bool:
    """Whether a sentence needs the one before it: it opens with a pronoun ('he', 'this'), or with
    a connective that no comma sets off ('but')."""
    head = text[:_OPENING]
    word = _first_word(head)
    if word and word not in _first_words(language):
        return False
    if word in _plain_pronouns(language):
        return True
    words = tokens(head)
    tie = _opener(words, _openers(language, "connectives"))
    if tie:
        return not _set_off(text, tie) or leans_plainly(words[tie:], language)
    return leans_plainly(words, language)


def leans_plainly(words: Sequence[str], language: str | None) -> bool:
    """Whether the first of these words is a pronoun or a connective."""
    return bool(
        _opener(words, _openers(language, "pronouns"))
        or _opener(words, _openers(language, "connectives"))
    )


def connective(text: str, words: Sequence[str], language: str | None) -> int:
    """Where the sentence goes on behind a leading connective and its comma; 0 when it has none."""
    tie = _opener(words, _openers(language, "connectives"))
    return _set_off(text, tie) if tie else 0


def _opener(words: Sequence[str], openers: Openers) -> int:
    """How many of the first words are one of the `openers`, the longest such; 0 when none is."""
    if not words or words[0] not in openers.firsts:
        return 0
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if " ".join(words[:length]) in openers.phrases:
            return length
    return 0


def _set_off(text: str, words: int) -> int:
    found = re.match(rf"[^\W_]+(?:['’\s-]+[^\W_]+){{{words - 1}}}\s*[,،、，]\s*", text)
    return found.end() if found else 0


def _first_word(head: str) -> str:
    """The first word of a sentence, by what stands before its first space, which tells of most
    sentences how they open; empty where it is none."""
    chunk = head.partition(" ")[0]
    return chunk.lower() if chunk.isascii() and chunk.isalpha() else "".join(tokens(chunk)[:1])


@cache
def _first_words(language: str | None) -> frozenset[str]:
    """The first words of pronouns and connectives."""
    return _openers(language, "pronouns").firsts | _openers(language, "connectives").firsts


@cache
def _plain_pronouns(language: str | None) -> frozenset[str]:
    """The pronouns that no connective begins with."""
    return _openers(language, "pronouns").phrases - _openers(language, "connectives").firsts


@cache
def _openers(language: str | None, kind: str) -> Openers:
    phrases = frozenset(lexicon(language).words.get(kind, ()))
    return Openers(phrases, frozenset(phrase.split(" ")[0] for phrase in phrases))
