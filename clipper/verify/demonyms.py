"""Words for who or what is from a place, which name nobody: "Spanish", "Iraqi"."""

from functools import lru_cache

from clipper.facts.lists import places

_ENDINGS = ("ish", "ese", "ian", "ean", "can")
_IRREGULAR = frozenset("asian czech danish dutch emirati french irish saudi somali welsh".split())
_STEM = 3
"""Letters that a place and what is from it have in common at least: "Spain", "Spanish"."""
_ADDED = 3
"""Letters that a place adds to a stem that short at most: "Syria", "Syrian", but not "Damian"."""


@lru_cache(maxsize=2048)
def is_demonym(low: str, language: str | None) -> bool:
    """Is a word in lower case an English one for what is from a known place?"""
    if language != "en" or low in places():
        return False
    if low in _IRREGULAR or (low.endswith("i") and low[:-1] in places()):
        return True
    stems = (low.removesuffix(ending) for ending in _ENDINGS if low.endswith(ending))
    return any(
        _is_of_place(stem[:cut], len(stem))
        for stem in stems
        for cut in range(len(stem), max(_STEM, len(stem) - 2) - 1, -1)
    )


def _is_of_place(beginning: str, length: int) -> bool:
    """Does a place begin as a stem of some length does: "norw" of "norweg", Norway?"""
    known = (word for place in places() for word in place.split() if word.startswith(beginning))
    return any(len(beginning) > _STEM or len(word) <= length + _ADDED for word in known)
