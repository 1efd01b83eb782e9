"""Does a sentence end at this mark? Rules that hold for all languages, fed by each one's data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from clipper.text.lexicon import lexicon

# Names that carry a mark; brands are the same in every language.
_MARKED_NAMES = frozenset(
    {"Yahoo!", "Yum!", "Jeopardy!", "Wham!", "Oklahoma!", "Yahtzee!", "Guess?", "E!"}
)
_NEXT_WORD = re.compile(r"[\s\"'“”„«»‘’「『（(\[¿¡*_•▪●—–-]*([^\W_][^\W_'’-]*)?")
_FOLLOWING = re.compile(r"[^\S\n]*([^\W_])")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)*[^\W\d_][\u0300-\u036f]?")
_ROMAN = re.compile(r"[IVXLC]+")
_WIDE_MARKS = "。！？｡．"
_OPENING_QUOTES = "“„«»\"'‘「『"
_VOWELS = frozenset("aeiouyäëïöüÿáéíóúýàèìòùâêîôûãõåæøœąęıəаеёиоуыэюяіїєөүұәӯў")
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Rules:
    """What the judge knows of one language."""

    code: str
    titles: frozenset[str]
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    """Abbreviations that are one only before a number: No. 5, Jan. 5."""
    ends: frozenset[str]
    openers: frozenset[str]
    """Function words: capitalised after a stop, they open a sentence."""
    leaning: frozenset[str]
    """The openers that are no part of names: pronouns and connectives."""
    calendar: frozenset[str]
    speech: frozenset[str]
    ordinal_dot: bool


@cache
def rules(language: str | None) -> Rules:
    """The rules of a language; of one without data, those that need none."""
    known = lexicon(language)
    months = [form for line in known.words.get("months", ()) for form in line.split(" | ")]
    weekdays = [form for line in known.words.get("weekdays", ()) for form in line.split(" | ")]
    leaning = _single(known.words.get("pronouns", ()), known.words.get("connectives", ()))
    return Rules(
        code=known.code,
        titles=_abbreviations(known.sentences.get("titles", ())),
        abbreviations=_abbreviations(known.sentences.get("abbreviations", ())),
        before_number=_abbreviations(known.sentences.get("before_number", ()))
        | _short_months(known.words.get("months", ())),
        ends=_abbreviations(known.sentences.get("ends", ())),
        openers=_single(known.words.get("stop", ())) | leaning,
        leaning=leaning,
        calendar=frozenset(months) | frozenset(weekdays),
        speech=_single(known.facts.get("speech", ())),
        ordinal_dot=bool(known.sentences.get("ordinal_dot", ())),
    )


def judge(text: str, start: int, stop: re.Match[str], known: Rules) -> bool | None:
    """Whether the sentence from `start` ends at the `stop`; None when no rule knows."""
    marks, closers, space = stop.group("marks", "closers", "space")
    if not space:
        return _ends_without_space(text, start, stop, known)
    word = _next_word(text, stop.end())
    if word is None:
        return text[stop.end()] in "([" or text[stop.end()] in _OPENING_QUOTES or None
    if _continues(word) or not _has_letters(text, start, stop.start()):
        return False
    if _is_quote(closers) and (
        _after_dash(text, stop.end()) or _attributes(text, stop.end(), marks, known)
    ):
        return False
    if marks == ".":
        token = _token_before(text, start, stop.start())
        return _ends_with_dot(text, start, stop, token, word, known)
    if marks[-1] in "!?" and _token_before(text, start, stop.start()) + marks in _MARKED_NAMES:
        return False
    return True


def _single(*entries: Iterable[str]) -> frozenset[str]:
    return frozenset(entry.casefold() for group in entries for entry in group if " " not in entry)


def _abbreviations(entries: Iterable[str]) -> frozenset[str]:
    """Entries as the judge meets them: 'и т. д' as 'т.д', and 'vol' also as 'Vol'.

    A single letter is not capitalised: 'г' is a year, 'Г' somebody's initial.
    """
    last = {entry.replace(". ", ".").split()[-1] for entry in entries}
    return frozenset(last | {entry[0].upper() + entry[1:] for entry in last if len(entry) > 1})


def _short_months(months: Iterable[str]) -> frozenset[str]:
    """'jan' of 'january': a month's forms that are cut off, not inflected."""
    forms = (line.split(" | ") for line in months)
    return _abbreviations(
        form
        for full, *others in forms
        for form in others
        if len(form) <= 4 and len(form) < len(full)
    )


def _next_word(text: str, position: int) -> str | None:
    found = _NEXT_WORD.match(text, position)
    return found.group(1) if found else None


def _continues(word: str) -> bool:
    """A small letter goes on with the sentence, but not the one of 'iPhone'."""
    return word[0].islower() and not word[1:2].isupper()


def _has_letters(text: str, start: int, end: int) -> bool:
    """A number alone ('1.') is a mark of a list, not a sentence."""
    return any(character.isalpha() for character in text[start : min(end, start + 80)])


def _is_quote(closers: str) -> bool:
    return any(mark in closers for mark in "”’“‘\"'»«」』")


def _after_dash(text: str, position: int) -> bool:
    return text[position] in "—–-"


def _attributes(text: str, position: int, marks: str, known: Rules) -> bool:
    """Whether what follows a quotation says who said it: '“Never!” Ann Lee said.'"""
    words = text[position : position + 80].split()[:5]
    for index, word in enumerate(words):
        bare = word.strip(".,;:!?")
        if bare.casefold() in known.speech:
            return index > 0 or not bare[0].isupper()
        if not bare[:1].isupper() or bare.casefold() in known.openers or marks == ".":
            return False
    return False


def _token_before(text: str, start: int, end: int) -> str:
    piece = text[max(start, end - 48) : end]
    chunks = piece.rsplit(None, 1)
    return chunks[-1].lstrip("\"'“„«»‘「『（([*_") if chunks else ""


def _ends_with_dot(
    text: str, start: int, stop: re.Match[str], token: str, word: str, known: Rules
) -> bool | None:
    if stop.group("closers"):
        return True
    opens = word[0].isupper() and word.casefold() in known.openers
    if token[:1].isdigit() or (known.ordinal_dot and _ROMAN.fullmatch(token)):
        return opens or not _is_ordinal(token, word, known)
    for name in _names_of(text, start, stop.start(), token):
        if name in known.titles and not (
            name in known.ends and _after_number(text, start, stop.start())
        ):
            return False
        if name in known.ends:
            return _ends_with_abbreviation(text, start, stop, name, word, known)
        if name in known.abbreviations or (name in known.before_number and word[0].isnumeric()):
            return False
    if _INITIALS.fullmatch(token) and not token[0].islower():
        return opens and (
            word.casefold() in known.leaning or not _after_name(text, start, stop.start(), token)
        )
    if _is_cut_short(token):
        return _ends_with_abbreviation(text, start, stop, token, word, known)
    if len(token) > 4 and token.isalpha():
        return True
    return opens or None


def _names_of(text: str, start: int, end: int, token: str) -> list[str]:
    """What the token may be listed as: 'ч', and with the dotted token before it 'т.ч'."""
    names = [token]
    if len(token) <= 3:
        before = text[max(start, end - 24) : end - len(token)].rstrip()
        if before.endswith("."):
            names.insert(0, before.split()[-1].lstrip("(\"'“„«") + token)
    return names


def _is_ordinal(token: str, word: str, known: Rules) -> bool:
    if not known.ordinal_dot:
        return False
    return (token.isdigit() and len(token) <= 3) or bool(_ROMAN.fullmatch(token))


def _after_number(text: str, start: int, end: int) -> bool:
    before = text[max(start, end - 24) : end].split()
    return len(before) > 1 and before[-2][-1].isdigit()


def _after_name(text: str, start: int, end: int, token: str) -> bool:
    before = text[max(start, end - 48) : end - len(token)].split()
    return not before or before[-1][0].isupper()


def _is_cut_short(token: str) -> bool:
    """'Bn', 'стр', 'kg' have no vowel, so they are no words; 'BBC' is a name."""
    if not 1 <= len(token) <= 4 or not token.isalpha() or token.isupper():
        return False
    return token.upper() != token and not _VOWELS.intersection(token.casefold())


def _ends_with_abbreviation(
    text: str, start: int, stop: re.Match[str], token: str, word: str, known: Rules
) -> bool:
    """Whether an abbreviation that may end a sentence does, by what follows it."""
    folded = word.casefold()
    if word[0].isupper() and folded in known.openers:
        return True
    if "." in token and token[0].isupper():
        return False
    if word[0].isnumeric() or folded in known.calendar or text[stop.end()] in "([":
        return False
    if len(text[start : min(stop.start(), start + 80)].split()) <= _FEW_WORDS:
        return False
    if not word[0].isupper():
        return True
    following = _FOLLOWING.match(
        text, stop.end() + text[stop.end() : stop.end() + 80].find(word) + len(word)
    )
    return not word.isupper() and following is not None and following.group(1).islower()


def _ends_without_space(text: str, start: int, stop: re.Match[str], known: Rules) -> bool:
    """Whether a sentence ends where no space follows: as Chinese is written, or a badly set text."""
    following = text[stop.end()]
    if stop.group("marks")[-1] in _WIDE_MARKS:
        return following.isalnum() and not _continues_wide_quote(text, stop, known)
    if stop.group("marks") == "…" and stop.group("closers"):
        return False
    before = text[max(start, stop.start() - 48) : stop.start()].split()
    token = before[-1].lstrip("\"'“„«»‘([") if before else ""
    if not token.isalpha() or len(token) < 3 or token in known.abbreviations:
        return False
    opening = 1 if following in "“„«¿¡" else 0
    word = _next_word(text, stop.end()) or ""
    if token[-1].islower():
        return (
            word.istitle()
            and (
                bool(opening)
                or len(word) > 3
                or word.casefold() in known.openers
                or stop.group("marks") in "!?"
            )
            and text[stop.end() + opening + len(word) : stop.end() + opening + len(word) + 1]
            not in ("", ".", "/")
        )
    return _is_uncased(token[-1]) and bool(word) and _is_uncased(word[0]) and len(word) > 2


def _is_uncased(character: str) -> bool:
    return character.isalpha() and character.lower() == character.upper()


def _continues_wide_quote(text: str, stop: re.Match[str], known: Rules) -> bool:
    if not _is_quote(stop.group("closers")):
        return False
    clause = re.split("[，,。！？：:、]", text[stop.end() : stop.end() + 16], maxsplit=1)[0]
    return "ぁ" <= clause[:1] <= "ん" or any(verb in clause for verb in known.speech)
