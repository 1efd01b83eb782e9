"""Whether two counted nouns may be the same things: "320,000 passengers", "320,000 people"."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from clipper.text.lexicon import load
from clipper.text.words import stems
from clipper.verify.forms import akin

_DATA = Path(__file__).with_name("data").joinpath("nouns.toml")
_SHORTEST = 3
"""Letters of a word that has no ending."""


class _General(NamedTuple):
    """Nouns for people, animals or things of any sort, and what they stand for: words without
    their endings, and the endings of others."""

    nouns: set[str]
    members: set[str]
    endings: tuple[str, ...]


def counts_same(noun: str, around: Iterable[str], language: str | None) -> bool:
    """Is a noun, or another word for it, among the words around a number?"""
    others = [word for word in around if word != noun]
    if any(_is_same(noun, word, language) for word in (*others, *({noun} & set(around)))):
        return True
    groups, generals = _known(language)
    mine = _stem(noun, language)
    theirs = {_stem(word, language) for word in others}
    if any(mine in group and not group.isdisjoint(theirs) for group in groups):
        return True
    return any(
        (mine in general.nouns and any(_is_member(word, general, language) for word in others))
        or (not general.nouns.isdisjoint(theirs) and _is_member(noun, general, language))
        for general in generals
    )


def _is_member(word: str, general: _General, language: str | None) -> bool:
    """Is a noun among those that a general noun stands for?"""
    return len(word) > _SHORTEST and (
        _stem(word, language) in general.members or word.endswith(general.endings)
    )


def counter(text: str, at: int) -> str | None:
    """The sign for a sort of things that stands behind a number; one of each sort stands for all
    that count the same."""
    sign = text[at : at + 2].strip()[:1]
    return next((signs[0] for signs in _counters() if sign and sign in signs), None)


@cache
def _counters() -> list[str]:
    counters: list[str] = _data()["counters"].split()
    return counters


def _is_same(noun: str, word: str, language: str | None) -> bool:
    if akin(noun, word, language):
        return True
    if language not in ("de", "nl"):
        return False
    short, long = sorted((_stem(noun, language), word), key=len)  # "Betten", "Klinikbetten"
    return len(short) > 3 and short in long


def _stem(word: str, language: str | None) -> str:
    return "".join(stems(word, language)) or word


@cache
def _data() -> dict[str, Any]:
    return load(_DATA)


@cache
def _known(language: str | None) -> tuple[list[set[str]], list[_General]]:
    """Nouns that mean the same; and general nouns with what they stand for."""
    data = _data().get(language or "", {})
    groups = [
        {_stem(word, language) for word in line.split()}
        for line in data.get("same", "").splitlines()
        if line
    ]
    lines = [line.partition("=") for line in data.get("general", "").splitlines() if line]
    return groups, [_general(nouns, members, language) for nouns, _, members in lines]


def _general(nouns: str, members: str, language: str | None) -> _General:
    words = members.split()
    return _General(
        {_stem(word, language) for word in nouns.split()},
        {_stem(word, language) for word in words if word[0] != "*"},
        tuple(word[1:] for word in words if word[0] == "*") or ("\0",),
    )
