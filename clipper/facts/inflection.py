"""Names in the cases of languages that inflect them: "Токаевым", "Əliyevin", "Merkels"."""

from functools import lru_cache

_RUSSIAN = ("ого", "ому", "ой", "ым", "им", "ом", "ем", "ей", "ых", "ую", "ая", "ий", "ый",
            "а", "я", "у", "ю", "е", "ы", "и", "ь", "й")  # fmt: skip
_AZERBAIJANI = ("nın", "nin", "nun", "nün", "dan", "dən", "ın", "in", "un", "ün", "nı", "ni",
                "da", "də", "la", "lə", "ya", "yə", "a", "ə", "ı", "i", "u", "ü")  # fmt: skip
_ENDINGS = {
    "ru": _RUSSIAN,
    "uk": (*_RUSSIAN, "ові", "еві", "єю", "ою", "і", "ї", "є"),
    "az": _AZERBAIJANI,
    "de": ("s",),
}
_POSSESSED = (
    "nin", "nın", "nun", "nün", "ndə", "nda", "ndən", "ndan", "nə", "na", "ni", "nı", "nu", "nü",
    "ylə", "yla",
)  # fmt: skip
_ADVERBIAL = ("da", "də", "de", "ta", "te", "dan", "dən", "den", "tan", "ten")
_SHORTEST = 3
"""Letters of a stem."""


def has_cases(language: str | None) -> bool:
    """Whether `stem` cuts names of the language at all."""
    return language in _ENDINGS


@lru_cache(maxsize=2048)
def stem(low: str, language: str | None) -> str:
    """A name in lower case without the ending of its case."""
    for ending in _ENDINGS.get(language or "", ()):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            return low[: -len(ending)]
    return low


def cases(low: str, language: str | None) -> tuple[str, ...]:
    """An Azerbaijani noun with its possessor's ending, in every case: "komitəsi", "komitəsinin"."""
    if language != "az" or low[-1] not in "iıuü":
        return (low,)
    return (low, *(low + ending for ending in _POSSESSED))


def without_possessor(name: str, language: str | None) -> str:
    """A Turkish or Azerbaijani name that ends in a possessed noun, without the ending of its case.

    "Su Vakfının" is the genitive of "Su Vakfı".
    """
    if language in ("az", "tr"):
        for ending in _POSSESSED:
            stemmed = name.removesuffix(ending)
            if stemmed != name and stemmed[-1:] in tuple("ıiuü"):
                return stemmed
    return name


def is_adverbial(low: str, language: str | None) -> bool:
    """Whether a Turkish or Azerbaijani word is in a case that no title has: "Forumda"."""
    return language in ("az", "tr") and len(low) > 5 and low.endswith(_ADVERBIAL)
