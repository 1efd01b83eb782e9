"""Word lists that hold for every language: given names, particles of names, places."""

from functools import cache, lru_cache
from pathlib import Path

from clipper.facts.inflection import stem


@cache
def given_names() -> frozenset[str]:
    """Given names in common use, in lower case."""
    return _words("given-names.txt")


@cache
def particles() -> frozenset[str]:
    """Words in lower case that stand inside people's names ("van der")."""
    return _words("particles.txt")


@cache
def places() -> dict[str, str]:
    """Countries, capitals and large cities by their name in lower case, in several languages."""
    lines = _lines("places.txt")
    return dict(zip("\n".join(lines).lower().split("\n"), lines, strict=True))


@cache
def place_stems() -> frozenset[str]:
    """The places in Cyrillic letters, without the ending of their case."""
    return frozenset(stem(low, "ru") for low in places() if low >= "а")


@lru_cache(maxsize=2048)
def is_given_name(word: str) -> bool:
    """Whether a word, or the first half of a double name, is a given name."""
    low = word.lower()
    known = given_names()
    if low in known or ("-" in low and low.split("-")[0] in known):
        return True
    return low >= "а" and _is_case_of_given_name(low, known)


def _is_case_of_given_name(low: str, known: frozenset[str]) -> bool:
    """Whether a Cyrillic word is a given name in any case: "Сергея", "Ольгой"."""
    return any(
        len(low) > cut + 2 and low[:-cut] + ending in known
        for cut in (1, 2)
        for ending in ("", "й", "а", "я", "ь")
    )


def _lines(name: str) -> list[str]:
    text = Path(__file__).with_name("data").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("//")]


def _words(name: str) -> frozenset[str]:
    return frozenset("\n".join(_lines(name)).lower().split())
