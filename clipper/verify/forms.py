"""Whether two words are forms of one, by the endings that their language has."""

from functools import cache

from clipper.text.lexicon import lexicon

_LEAST = 3
"""Letters that two forms have in common."""
_STEM = 5
"""Letters that two words with any endings have in common at least, and those at most behind."""
_AGGLUTINATIVE = frozenset(("tr", "az", "kk", "ky", "uz"))
"""Languages in which a word with any ending begins with the word."""
_UNINFLECTED = {
    "en": frozenset(("", "s", "es", "'s")),
    "de": frozenset(("", "s", "es", "n", "en", "e", "er", "ern", "em")),
    **dict.fromkeys(("nl", "fr", "es", "it", "pt", "vi"), frozenset(("", "s", "es", "'s"))),
}
"""Endings that names take where the language's other endings would make two names of one."""


def akin(word: str, other: str, language: str | None, name: bool = False) -> bool:
    """Are two words in lower case forms of one?

    name: take only the endings that names have.
    """
    if word == other:
        return True
    shared = 0
    for mine, theirs in zip(word, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    if language in _AGGLUTINATIVE and not name:
        longest = max(len(word), len(other)) - shared
        if shared == min(len(word), len(other)) > _LEAST or shared >= _STEM >= longest:
            return True
    if shared < _LEAST or 2 * shared < min(len(word), len(other)):
        return False
    endings = _endings(language, name)
    # The stem may end before what both forms have in common: "Bremen", "Bremer".
    return any(
        word[cut:] in endings and other[cut:] in endings
        for cut in range(shared, max(_LEAST, shared - 2) - 1, -1)
    )


@cache
def _endings(language: str | None, name: bool) -> frozenset[str]:
    if name and language in _UNINFLECTED:
        return _UNINFLECTED[language]
    return frozenset(("", "s", *lexicon(language).words.get("endings", ())))
