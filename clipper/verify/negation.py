"""Denial: a free sentence and the passage that proves it have to agree on what is denied."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clipper.text.lexicon import load
from clipper.verify.forms import akin
from clipper.verify.passages import Passage

_REACH = 3
"""Words between a denying word and what it denies."""
_UNTIL = 6
"""Words between a denying word and the "until" that makes a time of it."""
_VERSIONS = 0.7
"""The share of a sentence's words from which two are versions of one, in any wording."""
_CLAUSE = frozenset(",;:.!?—–()")


class _Words(NamedTuple):
    denying: frozenset[str]
    refusing: frozenset[str]
    apart: tuple[tuple[str, ...], ...]
    until: frozenset[str]
    inside: re.Pattern[str] | None
    parts: tuple[str, ...]


def disagree(claimed: Passage, stated: Passage) -> bool:
    """Does one of two sentences deny what the other one says?"""
    known = _words(claimed.language)
    shared = len(set(claimed.stems) & set(stated.stems))
    if known.parts:
        mine, theirs = _parts(claimed, known), _parts(stated, known)
        return mine != theirs and shared >= _VERSIONS * min(
            len(set(claimed.stems)), len(set(stated.stems))
        )
    if 2 * shared < len(set(claimed.stems)):
        return False  # they do not speak of the same
    if _verbs_disagree(claimed, stated, known):
        return True
    return _one_denies(claimed, stated, known) or _one_denies(stated, claimed, known)


def _one_denies(one: Passage, other: Passage, known: _Words) -> bool:
    """Does `one` deny a word that `other` has, without denying or refusing anything?"""
    silent = not any(True for _ in _denials(other, known)) and known.refusing.isdisjoint(other.lows)
    if not silent or (known.inside and any(map(known.inside.search, other.lows))):
        return False
    return any(
        akin(denied, low, one.language)
        for at in _denials(one, known)
        for denied in _denied(one, at)
        for low in other.lows
    )


def _denials(passage: Passage, known: _Words) -> Iterator[int]:
    """The words that deny something."""
    lows = passage.lows
    for at, low in enumerate(lows):
        denying = low in known.denying or low.endswith("n't") or low.endswith("n’t")
        if not denying or (lows[at + 1 : at + 2] and lows[at + 1][0].isdecimal()):
            continue
        phrases = (tuple(lows[at : at + len(phrase)]) == phrase for phrase in known.apart)
        if not any(phrases) and known.until.isdisjoint(lows[at : at + _UNTIL]):
            yield at


def _denied(passage: Passage, at: int) -> list[str]:
    """What a denying word denies: the next word of content in its clause, or those before."""
    lows, gaps = passage.lows, passage.reading.gaps
    content = set(passage.stems)
    for index in range(at + 1, min(at + 1 + _REACH, len(lows))):
        if not _CLAUSE.isdisjoint(gaps[index - 1]):
            break
        if _is_content(lows[index], content):
            return [lows[index]]
    before: list[str] = []
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if not _CLAUSE.isdisjoint(gaps[index]):
            break
        if _is_content(lows[index], content) and not passage.reading.words[index][0].isupper():
            before.append(lows[index])
    return before


def _is_content(low: str, content: set[str]) -> bool:
    return len(low) > 3 and any(low.startswith(stem) for stem in content if len(stem) > 2)


def _verbs_disagree(claimed: Passage, stated: Passage, known: _Words) -> bool:
    """Has one sentence a verb with the denial inside, and the other the same verb without?"""
    if known.inside is None:
        return False
    if not all(known.denying.isdisjoint(passage.lows) for passage in (claimed, stated)):
        return False
    for one, other in ((claimed, stated), (stated, claimed)):
        for low in one.lows:
            found = known.inside.search(low, 2)
            if found is None or low in other.lows:
                continue
            root = low[: found.start()].rstrip("td")  # "etməyib", "edib"
            affirmed = [word for word in other.lows if (word.startswith(root) and len(root) > 1) or
                        (len(root) == 1 and word[:1] == root and word[1:2] in "td")]  # fmt: skip
            if any(
                not known.inside.search(word, 2) and len(word) > 3 for word in affirmed
            ) and not any(known.inside.search(word, 2) for word in affirmed):
                return True
    return False


def _parts(passage: Passage, known: _Words) -> bool:
    return sum(passage.text.count(sign) for sign in known.parts) % 2 == 1


@cache
def _words(language: str | None) -> _Words:
    """The denying words of a language; none where they are not known."""
    data = load(Path(__file__).with_name("data") / "negations.toml").get(language or "", {})

    def listed(key: str) -> frozenset[str]:
        return frozenset(data.get(key, "").split())

    return _Words(
        listed("words"),
        listed("refusing"),
        tuple(tuple(phrase.split()) for phrase in data.get("apart", "").split(",") if phrase),
        listed("until"),
        re.compile(data["inside"]) if "inside" in data else None,
        tuple(data.get("parts", "").split()),
    )
