"""Names out of the wording of bylines."""

import re
from functools import cache

from clipper.readers.metadata.strings import is_address, key, plain
from clipper.readers.metadata.wordlists import entries, fold, words

LONGEST_BYLINE = 1_000
LONGEST_NAME = 80
MOST_WORDS = 8
MOST_NAMES = 60

_CUT = re.compile(r"\s+[-–—|•·/]\s+|\s*[|•·;/\n\t]\s*|\s+[-–—]\s*$")
_COMMA = re.compile(r"\s*[,،、，]\s*(?!(?:Jr|Sr|I{1,3}|IV|M\.?D|Ph\.?D|Esq)\b)")
_MAIL = re.compile(r"[\s(<\[]{0,3}[^\s<>()\[\]]{1,64}@[^\s<>()\[\]]{1,200}[\s)>\]]?")
_HANDLE = re.compile(r"(?:^|\s|\()@\w+\)?")
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]{0,100}[)\]）]\s*$")
_EDGES = ' \t.,;:–—-|/·•*"“”„«»'
_DATE_TAIL = re.compile(r"\s*\b(?:\d{1,2}[./:]\d{1,2}|(?:19|20)\d\d\b).*$")


def credited(text: str, language: str | None, shown: bool = False) -> list[str]:
    """The names in a byline, as they are written, without job titles, labels and addresses.

    language: ISO 639-1, of the page; shown: whether the text is a byline as printed, where words
    such as German 'von' open it, rather than a name from structured data, where they belong to it.
    """
    text = plain(text[:LONGEST_BYLINE])
    if not text or is_address(text):
        return []
    text = without_opener(_HANDLE.sub(" ", _MAIL.sub(" ", text)), language, shown)
    names: list[str] = []
    for part in _CUT.split(text):
        names += _among_commas(part, language)
    return unique(name for part in names if (name := _name(part, language, shown)))


def one(text: str, language: str | None) -> list[str]:
    """The names in what structured data calls one author: split only where both sides are
    people, since the name of one organisation may well hold an 'and' or a comma."""
    names = credited(text, language)
    people = [name for name in names if len(name.split()) > 1]
    if len(names) <= 1 or len(people) == len(names):
        return names
    whole = _name(plain(text[:LONGEST_BYLINE]), language, False)
    return people[:1] if "," in text and people else [whole] if whole else names


def without_opener(text: str, language: str | None, shown: bool) -> str:
    """The byline without the words that open it: 'By', 'Ein Kommentar von'."""
    opener = _openers(language if shown else None).match(text)
    return text[opener.end() :] if opener else text


def unique(names) -> list[str]:
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(key(name), name)
    return [name for name in seen.values()][:MOST_NAMES]


def _among_commas(text: str, language: str | None) -> list[str]:
    return [name for part in _COMMA.split(text) for name in _between(language).split(part)]


def _name(text: str, language: str | None, shown: bool) -> str | None:
    """One name, or nothing where the text is none."""
    text = without_opener(text.strip(_EDGES), language, shown)
    text = _DATE_TAIL.sub("", _BRACKETS.sub("", text)).strip(_EDGES)
    folded = fold(text)
    if not 2 <= len(text) <= LONGEST_NAME or len(text.split()) > MOST_WORDS:
        return None
    if not any(character.isalpha() for character in text) or is_address(text):
        return None
    if folded in words("bylines", "labels") or _is_job(folded) or "http" in folded:
        return None
    return text


def _is_job(folded: str) -> bool:
    return not words("bylines", "jobs").isdisjoint(folded.replace("-", " ").split())


@cache
def _openers(language: str | None) -> re.Pattern[str]:
    phrases = (
        *entries("bylines", "openers"),
        *(entries("bylines", "by", language) if language else ()),
    )
    ordered = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"\s*(?:{'|'.join(ordered)})(?:\s*[:：/／|]\s*|\s+)", re.IGNORECASE)


@cache
def _between(language: str | None) -> re.Pattern[str]:
    phrases = (
        *entries("bylines", "and"),
        *(entries("bylines", "between", language) if language else ()),
    )
    ordered = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"\s+(?:{'|'.join(ordered)})\s+", re.IGNORECASE)
