"""What a point leaves out of its sentence, each kind of cut under its name.

Every edit takes the text of a sentence and gives it back shorter, or as it was. Words are never
changed: what is left is the sentence's own words in their order.
"""

import re
from collections.abc import Iterable
from functools import cache

from clipper.summary.openers import connective, leans_plainly
from clipper.text.datelines import dateline_end
from clipper.text.lexicon import lexicon
from clipper.text.words import tokens

# Compiled when first used: few points have parentheses.
_PARENTHESIS = r"\s*[(（]([^()（）]{1,60})[)）]"
_SHORT_FORM = r"[^\W\d_][^\W_]{1,9}(?:[.&-][^\W_]{1,6}){0,4}\.?"
_MONEY = (
    r"(?:[^\W\d_]{1,13}\s|[~≈]\s?){0,2}(?:(?:US|A|C|HK|NZ)?[$€£¥₽₺₼₸₴₩₹]\s?\d[\d.,\s]{0,20}|\d[\d.,\s]{0,20}"
    r"(?:[^\W\d_]{1,8}\s)?(?:[$€£¥₽₺₼₸₴₩₹]|USD|EUR|GBP|RUB|TRY|AZN|KZT|CNY|JPY|dollars|euros|pounds))"
    r"(?:\s?[^\W\d_]{1,9}){0,2}"
)
_OTHER_WORDS = 5
"""So many words beside the outlet's name make a credit; more of them make a statement."""


def dateline(text: str, language: str | None) -> str:
    """Without the place, day and agency in front of the news ('BAKU (Agency) - ')."""
    end = dateline_end(text, language)
    return _rest(text, end) if end else text


def credit(text: str, outlets: Iterable[str], language: str | None) -> str:
    """Without the clause in which the outlet credits itself (', News.Az reports, citing …').

    outlets: what the article's publisher and the agency it leans on are called.
    """
    names = [name.casefold() for name in outlets if len(name) > 2]
    folded = text.casefold()
    if not any(name in folded for name in names):
        return text
    first, *clauses = re.split(r"(?<!\d),\s+", text)
    left, credited, trimmed = first, False, False
    for clause in clauses:
        credited = _credits(clause, names, language) or (credited and _cites(clause, language))
        if credited:
            trimmed = True
        else:
            # The commas around a credit in the middle go with it.
            left += f"{' ' if trimmed else ', '}{clause}"
            trimmed = False
    end = re.search(r"[.!?…。]+[\"'”’»]*$", text)
    return left + end[0] if credited and end and not left.endswith(end[0]) else left


def link(text: str, language: str | None) -> str:
    """Without a leading connective and its comma ('However, '), where the rest stands alone."""
    words = tokens(text[:120])
    end = connective(text, words, language)
    if end and not leans_plainly(tokens(text[end : end + 60]), language):
        return _rest(text, end)
    return text


def parenthesis(text: str, language: str | None) -> str:
    """Without parentheses that only spell a short form, convert a sum or point at a picture."""
    if "(" not in text and "（" not in text:
        return text
    pointers = _entries(language, "words", "pictured")

    def kept(found: re.Match[str]) -> str:
        inside = found[1].strip()
        in_capitals = sum(map(str.isupper, inside)) * 2 > len(inside) - 1
        spells = in_capitals and re.fullmatch(_SHORT_FORM, inside)
        told = spells or re.fullmatch(_MONEY, inside) or _points(inside, pointers)
        return "" if told else found[0]

    return re.sub(_PARENTHESIS, kept, text)


def _credits(clause: str, names: list[str], language: str | None) -> bool:
    """Whether a clause says no more than that the outlet reports."""
    folded = clause.casefold()
    outlet = next((name for name in names if name in folded), None)
    if outlet is None or len(folded) > 120:
        return False
    others = tokens(folded.replace(outlet, " "))
    return len(others) <= _OTHER_WORDS and _holds(others, _entries(language, "facts", "speech"))


def _cites(clause: str, language: str | None) -> bool:
    """Whether a clause behind a credit goes on with it: 'citing local media'."""
    words = tokens(clause[:120])
    return len(words) <= _OTHER_WORDS and _holds(words, _entries(language, "words", "citing"))


def _holds(words: list[str], phrases: frozenset[str]) -> bool:
    told = f" {' '.join(words)} "
    return any(f" {phrase} " in told for phrase in phrases)


def _points(inside: str, pointers: frozenset[str]) -> bool:
    words = tokens(inside)
    return bool(words) and (words[0] in pointers or words[-1] in pointers)


@cache
def _entries(language: str | None, section: str, key: str) -> frozenset[str]:
    known = lexicon(language)
    return frozenset((known.words if section == "words" else known.facts).get(key, ()))


def _rest(text: str, start: int) -> str:
    """What is left behind a cut at the front, with a capital where the script has them."""
    left = text[start:].lstrip(" ,;:–—-")
    if not tokens(left[:60]):
        return text
    # The capital of i is İ in some languages and I in others; it stays as it is.
    return left if left[0] == "i" else left[0].upper() + left[1:]
