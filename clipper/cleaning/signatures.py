"""Names alone on a line: of authors, with their place or function, and of outlets."""

import re

from clipper.cleaning.lines import Line, is_character
from clipper.cleaning.names import is_outlet, word_list
from clipper.cleaning.phrasebook import Phrasebook

_DOMAIN = (
    r"(?i)(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*"
    r"\.(?:[a-z]{2,10}|ру|рф|ком|орг|нет|инфо|укр|юа|қаз|каз|кз|уз|кг|бел|онлайн)/?"
)
_KIND_AND_NAME = r"""([^"«“„]+)["«“„][^"«»“”„]+["»”“]"""
"""What an outlet is, and its name in quotes."""
_PAIR = r"\S+ [^\W\d_]+(?:,| (?:and|und|et|y|e|en|i|и|та|ve|və|va)) \S+ [^\W\d_]+"
"""Two full names."""
_ASIDE = r"[\w.)] ?[,،|·] ?[\w(]"
"""What stands between a name and the place or function behind it."""
_NAME_WORDS = 5
_DESCRIBED_WORDS = 8
"""Of an outlet's name in quotes, with what it is."""
_FULL_NAME = 3
_BETWEEN = r"(?<=\w)(?: [–—|-] | ?/ ?| \()(?=[\w«“])"
"""What stands between the name and the place, besides a comma."""
_BRACKETED = r"\s*[(（\[【〔].+[)）\]】〕]\s*"
_CHARACTERS, _SPACED_CHARACTERS, _OUTLET_CHARACTERS = 12, 18, 40
"""Of a name in a script without capitals, of one of several words, of one that says what it is."""
_KANA = r"[\u3041-\u309f]{2,}"
_HANGUL_WORDS = r"[가-힣]+(?: [가-힣]+)+"
_NAME_CHARACTERS, _PHRASE_CHARACTERS = 4, 8
"""Of a name where each is a word, and of a text that is too long for one."""
_JOINED_WORDS, _CHANNEL = 7, 2
"""Words of the longest name that is joined of several, and digits of a channel's number."""
_NAMES = (2, 3)
"""Words of a name in a script that sets them apart."""


def is_author(text: str, book: Phrasebook, first: bool) -> bool:
    """Whether a line beside the headline is an author's: a name with a place or a function or in
    brackets, or two names. first: whether it stands first or second."""
    if not _is_signature(text, book):
        return False
    return bool(
        re.search(_ASIDE, text)
        or re.fullmatch(f"{_PAIR}|{_BRACKETED}", text)
        or (first and re.search(_BETWEEN, text))
        or _is_placed(Line(text), book)
        or _is_author_and_place(text, _BETWEEN, book)
    )


def is_surely_author(text: str, book: Phrasebook) -> bool:
    """Whether the first line is an author's though no headline may follow: a name in brackets, two
    full names, or one and a word behind a comma or bar. 'Ann Lee, Kars' is hardly a headline."""
    if re.fullmatch(f"{_PAIR}|{_BRACKETED}", text):
        return _is_signature(text, book)
    return _is_author_and_place(text, r",| [|·] ", book)


def rule_of(text: str, book: Phrasebook) -> str | None:
    """The rule for a line that stands last, where it is an outlet's or an author's name alone."""
    if _is_signature(text, book):
        return "publisher" if _is_outlet(text) else "signature"
    named = _is_described_outlet(text, book) or _is_joined_outlet(text, book)
    return "publisher" if named else None


def is_domain(text: str) -> bool:
    """Whether a text is an address of the web and nothing else."""
    return "." in text and re.fullmatch(_DOMAIN, text) is not None


def _is_signature(text: str, book: Phrasebook) -> bool:
    """May it be the name of an author or an outlet, with what stands beside it?"""
    line = Line(text)
    if not line.words or (line.stops - {len(line)} and len(line) > _NAME_WORDS):
        return False
    cased = any(char.islower() or char.isupper() for char in text)
    if not cased and any(len(part) > _longest(part) for part in re.split(_BETWEEN, text)):
        return False
    if not cased and _is_phrase(line, book) and not _is_outlet(text):
        return False
    if _is_noun_phrase(line):
        return False
    most = _NAME_WORDS if cased else _OUTLET_CHARACTERS
    return len(line) <= most and book.are_names(line, 0, len(line))


def _is_phrase(line: Line, book: Phrasebook) -> bool:
    """Has a line without capitals a word that stands in any sentence, and in no name: 'a matter
    of taste'? Characters of names stand in any sentence too: a short line has none, and in one that
    may be a name Kana beside Kana are part of a word. A name in Hangul is one word."""
    if re.fullmatch(_HANGUL_WORDS, line.text):
        return True
    if len(line) <= _NAME_CHARACTERS and all(map(is_character, line.words)):
        return False
    text = line.text
    if len(text) < _PHRASE_CHARACTERS:
        text = re.sub(_KANA, lambda found: "-" * len(found[0]), text)
    return any(
        text[line.starts[index] : line.ends[index]] in book.stop for index in range(len(line))
    )


def _is_noun_phrase(line: Line) -> bool:
    """Are nouns joined as German joins them, 'Folgen der Krise'? A person's name has such a word
    only behind another, 'von der Au'; a paper's may have it."""
    joints, particles = word_list("joints"), word_list("particles")
    joined = (
        word in joints and line.words[index] not in particles
        for index, word in enumerate(line.words[1:])
    )
    return any(joined) and word_list("papers").isdisjoint(line.words) and not is_outlet(line.words)


def _longest(text: str) -> int:
    """Characters of the longest name, where the script has no capitals to tell one by."""
    if _is_outlet(text):
        return _OUTLET_CHARACTERS
    return _SPACED_CHARACTERS if len(text.split()) in _NAMES else _CHARACTERS


def _is_author_and_place(text: str, mark: str, book: Phrasebook) -> bool:
    """A full name, a mark and one word."""
    parts = re.split(mark, text)
    return (
        len(parts) == 2
        and 1 < len(parts[0].split()) <= _FULL_NAME
        and len(parts[1].split()) == 1
        and _is_signature(text, book)
    )


def _is_placed(line: Line, book: Phrasebook) -> bool:
    """A full name, a word such as 'in', and a place."""
    return any(book.is_placing(line, index, 0, len(line)) for index in range(len(line)))


def _is_described_outlet(text: str, book: Phrasebook) -> bool:
    """A name in capitals with what it is behind it, as most languages write an outlet: 'the
    national news agency' in small letters; or what it is before its name in quotes."""
    line = Line(text)
    if quoted := re.fullmatch(_KIND_AND_NAME, text):
        return len(line) <= _DESCRIBED_WORDS and is_outlet(Line(quoted[1]).words)
    return (
        1 < len(line) <= _NAME_WORDS
        and book.name_like(line, 0)
        and not any(word[0].isdigit() for word in line.words)
        and not any(mark in text for mark in ":|")
        and line.words[-1] in word_list("outlets")
    )


def _is_joined_outlet(text: str, book: Phrasebook) -> bool:
    """An outlet's name that small words join, or with its channel's number: 'Voice of the South',
    'News 7'."""
    line = Line(text)
    words = line.words
    joiners = word_list("joiners")
    if not 0 < len(words) <= _JOINED_WORDS or line.marks or line.stops or words[-1] in joiners:
        return False
    if not is_outlet(words) and word_list("papers").isdisjoint(words):
        return False
    return book.name_like(line, 0) and all(
        book.name_like(line, index)
        or words[index] in joiners
        or (words[index].isdigit() and len(words[index]) <= _CHANNEL)
        for index in range(1, len(words))
    )


def _is_outlet(text: str) -> bool:
    """One word, or a word that names an agency or a paper: no author's name."""
    words = Line(text).words
    return len(words) == 1 or is_outlet(words)
