"""Names out of the wording of bylines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from clipper.readers.metadata.strings import is_address, key, plain
from clipper.readers.metadata.wordlists import entries, fold, words

LONGEST_BYLINE = 1_000
LONGEST_NAME = 80
MOST_WORDS = 8
MOST_PRINTED_WORDS = 5
MOST_NAMES = 60
LONGEST_ABBREVIATION = 5
LONGEST_PARTICLE = 3
"""Letters of the longest common particle of names: von, van, dos, bin."""

_CUT = re.compile(r"\s+[-–—|•·/]{1,2}\s+|\s*[|•·;/]\s*|\s+[-–—]\s*$")
_COMMA = re.compile(r"\s*[,،、，]\s*+(?!(?:Jr|Sr|I{1,3}|IV|M\.?D|Ph\.?D|Esq)\b)")
_MAIL = re.compile(r"[(<\[]?[^\s<>()\[\]@]{1,64}@[^\s<>()\[\]@]{1,200}[)>\]]?")
_HANDLE = re.compile(r"(?:^|(?<=[\s(]))@\w+")
_BRACKETS = re.compile(r"\s*[(\[（][^()\[\]（）]{0,100}[)\]）]\s*$")
_NO_NAME = re.compile(r"(?<!\w)\d+(?!\w)|[:?!=$€£%]")
_NAMELESS = ("labels", "openers", "introductions", "and", "degrees")
_JOINTS = frozenset(",،、")
_EDGES = ' \t.,;:–—-|/／·•*"“”„«»'


def credited(text: str, language: str | None, shown: bool = False) -> list[str]:
    """The names in a byline, as they are written, without job titles, labels and addresses.

    language: ISO 639-1, of the page; shown: whether the text is a byline as printed, where words
    such as German 'von' open it, rather than a name from structured data, where they belong to it.
    """
    text = plain(text[:LONGEST_BYLINE])
    if not text or is_address(text):
        return []
    parts = _parts(_HANDLE.sub(" ", _MAIL.sub(" ", text)), language, shown)
    names: list[str] = []
    for part in parts:
        name = _name(part)
        if name and shown:
            name = _without_job(name)
        if name and not _is_job(name, bool(names)) and not (shown and names and _is_place(name)):
            names.append(name)
    return unique(names)


def one(text: str, language: str | None) -> list[str]:
    """The names in what structured data calls one author: several only where they are people, with
    an agency perhaps, since the name of one organisation may well hold an 'and' or a comma."""
    names = credited(text, language)
    if len(names) <= 1:
        return names
    if is_person(names[0]) and (workplaces := set(credited(text.partition("|")[2], language))):
        return [n for n in names if n not in workplaces or is_certain_person(n) or is_agency(n)]
    if is_person(names[0]):
        return [name for name in names if is_person(name) or ("," in text and is_agency(name))]
    whole = _name(plain(text[:LONGEST_BYLINE]))
    return [whole] if whole else names


def is_person(name: str) -> bool:
    """Whether a name is made as people's are: several words, all capitalised but for particles."""
    return (
        looks_like_name(name)
        and all(not word.islower() or len(word) <= LONGEST_PARTICLE for word in name.split())
        and " " in name
    )


def is_certain_person(name: str) -> bool:
    """Whether a name is made as people's are and no word of it tells an organisation or a desk:
    The Associated Press, Travel News."""
    return is_person(name) and words("bylines", "organisations").isdisjoint(fold(name).split())


def is_agency(name: str) -> bool:
    """Whether a single word stands for an agency: an abbreviation such as AFP, or a known name."""
    short = name.isalpha() and len(name) <= LONGEST_ABBREVIATION
    return (short and name.isupper()) or fold(name) in words("bylines", "agencies")


def looks_like_name(text: str) -> bool:
    """Whether a text has the form of a name: few words, the first one capitalised where the
    script has capitals, and no number, clock or price among them."""
    given = text.split()
    if len(given) > MOST_PRINTED_WORDS or given[0].islower() or not given[0][0].isalpha():
        return False
    return not _NO_NAME.search(text)


def has_opener(text: str, language: str | None) -> bool:
    """Whether a printed byline says that it is one: 'By', 'Von'."""
    return any(_openers(language).match(f"{part} ") for part in _CUT.split(text))


def joined(lines: Iterable[str], language: str | None) -> Iterator[str]:
    """Lines of print, those put together that one byline was cut into: 'By', 'Ada Moor', 'and',
    'Ben Quay' where each stands in an element of its own."""
    between, opener = _between(language), _openers(language)
    whole, is_open = "", False
    for line in lines:
        joins = between.fullmatch(f" {line} ") is not None or line in _JOINTS
        if whole and (is_open or joins) and len(whole) <= LONGEST_BYLINE:
            whole += f" {line}"
        else:
            if whole:
                yield whole
            whole = line
        is_open = joins or opener.fullmatch(f"{line} ") is not None
    if whole:
        yield whole


def unique(names: Iterable[str]) -> list[str]:
    """The names without repetitions, in their order."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(key(name), name)
    return list(seen.values())[:MOST_NAMES]


def _parts(text: str, language: str | None, shown: bool) -> list[str]:
    """The text cut where one name can end and the next begin; what a printed byline has before
    its opening word (a section, a label) is left out."""
    openers, between = _openers(language if shown else None), _between(language)
    parts: list[str] = []
    for piece in _CUT.split(text):
        if opener := openers.match(f"{piece} "):
            piece = piece[opener.end() :]
            parts = [] if shown and not any(map(_is_two_words, parts)) else parts
        parts += [name for part in _COMMA.split(piece) for name in between.split(f" {part} ")]
    return parts


def _is_two_words(text: str) -> bool:
    return len(text.split()) > 1


def _name(text: str) -> str | None:
    """One name, or nothing where the text is none."""
    text = _BRACKETS.sub("", text.strip(_EDGES)).strip(_EDGES)
    if not 2 <= len(text) <= LONGEST_NAME or len(text.split()) > MOST_WORDS:
        return None
    if not any(character.isalpha() for character in text) or is_address(text):
        return None
    folded = fold(text)
    if any(folded in words("bylines", kind) for kind in _NAMELESS):
        return None
    if folded.split()[0] in words("bylines", "pictures") or "http" in folded:
        return None
    if folded.endswith("admin") and " " not in folded:
        return None
    work, by, name = text.partition(" by ")
    if not by:
        return text
    # 'Special report by' opens a byline as 'By' does; 'Medically reviewed by' credits a helper.
    is_help = not words("bylines", "pictures").isdisjoint(fold(work).replace("-", " ").split())
    return None if is_help else name


def _is_job(name: str, after_name: bool) -> bool:
    """Whether the text is a job. After a name one word of that kind tells it ('Political
    Correspondent'); a text that stands alone may be a desk with its own name ('Gazette Staff')."""
    said = fold(name).replace("-", " ").split()
    jobs = words("bylines", "jobs")
    return not jobs.isdisjoint(said) if after_name else jobs.issuperset(said)


def _without_job(name: str) -> str:
    """A printed name without the job set beside it: 'Mia Berg Reporter'; nothing where the job is
    one at an agency: 'AP Business Writer'."""
    parts = name.split()
    if fold(parts[-1]) in words("bylines", "jobs") and fold(parts[0]) in words(
        "bylines", "agencies"
    ):
        return ""
    while len(parts) > 2 and fold(parts[-1]) in words("bylines", "jobs"):
        parts.pop()
    return " ".join(parts)


def _is_place(name: str) -> bool:
    """Whether what a printed byline has after a name is where it was written ('…, Frankfurt'): a
    single word that is neither an abbreviation nor an agency."""
    return name.isalpha() and name.istitle() and not is_agency(name)


@cache
def _openers(language: str | None) -> re.Pattern[str]:
    opening = _alternatives("openers", "by", language)
    introducing = _alternatives("introductions", "", None)
    return re.compile(
        rf"\s*(?:(?:{opening})(?:\s*[:：]\s*|\s+)|(?:{introducing})(?:\s*[:：]\s*|\s*$))",
        re.IGNORECASE,
    )


@cache
def _between(language: str | None) -> re.Pattern[str]:
    """Words between names stand in small letters, or in capitals like the names around them."""
    small = _alternatives("and", "between", language)
    return re.compile(rf"\s+(?:{small}|{small.upper()})\s+")


def _alternatives(always: str, sometimes: str, language: str | None) -> str:
    phrases = [*entries("bylines", always)]
    phrases += entries("bylines", sometimes, language) if language else ()
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
