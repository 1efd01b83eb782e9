"""Does a sentence end at this mark? Rules that hold for all languages, fed by each one's data."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from clipper.text.sentence_rules import Rules

# Names that carry a mark; brands are the same in every language.
_MARKED_NAMES = frozenset({"Yahoo!", "Yum!", "Jeopardy!", "Wham!", "Oklahoma!", "Guess?", "E!"})
_NEXT_WORD = re.compile(r"[\s\"'“”„«»‘’「『（(\[¿¡*_•▪●—–-]*(?P<word>[^\W_]+)?")
_INITIALS = r"(?:[^\W\d_]{1,2}\.-?)*[^\W\d_][\u0300-\u036f]?"
_ORDINAL = r"\d{1,3}|\d{1,2}(?:[./–]|\.[/–-])\d{1,2}|[IVXLC]{1,5}"
"""What a dot makes an ordinal of where '3.' is third: 3, II, the days of '5./6.' and '24.12.'"""
_ROMAN = "[IVXLC]+"
_DAY_AND_MONTH = r"\d{1,2}\. ?\d{1,2}\."
_CLAUSE_END = "[，,。！？：:、]"
_WIDE_MARKS = "。！？｡．"
_QUOTES = "”’“‘\"'»«」』„「『"
_BEFORE_TOKEN = _QUOTES + "([*_"
_VOWELS = frozenset("aeiouyäëïöüÿáéíóúýàèìòùâêîôûãõåæøœąęıəаеёиоуыэюяіїєөүұәӯў")
_LOOK_BACK = 48
"""Characters before a mark in which its word and the one before it are looked for."""
_FEW_WORDS = 3
_ATTRIBUTION_WORDS = 5
_ATTRIBUTION_CHARACTERS = 16


class Mark(NamedTuple):
    """A mark that may end a sentence, and what stands around it."""

    text: str
    start: int
    """Where the sentence begins that the mark may end."""
    stop: re.Match[str]
    """The groups `marks`, `closers` (quotes, brackets) and `space`."""

    @property
    def after(self) -> int:
        """Where the next sentence would begin."""
        return self.stop.end()

    def before(self) -> str:
        """The last characters of the sentence so far."""
        at = self.stop.start()
        return self.text[max(self.start, at - _LOOK_BACK) : at]

    def token(self) -> str:
        """The word right before the mark, inner dots included; empty where a space stands there."""
        chunks = self.before().rsplit(None, 1)
        return chunks[-1].lstrip(_BEFORE_TOKEN) if chunks else ""

    def word_before_token(self) -> str:
        """The word before that; empty at the sentence's beginning."""
        chunks = self.before().split()
        return chunks[-2].lstrip(_BEFORE_TOKEN) if len(chunks) > 1 else ""

    def closes_quote(self) -> bool:
        """Whether a quotation ends here."""
        closers = self.stop.group("closers")
        return bool(closers) and any(closer in _QUOTES for closer in closers)


def judge(text: str, start: int, stop: re.Match[str], known: Rules) -> bool | None:
    """Whether the sentence from `start` ends at the `stop`; None when no rule knows."""
    if _plainly_ends(text, start, stop, known):
        return True
    mark = Mark(text, start, stop)
    if not stop.group("space"):
        return _ends_without_space(mark, known)
    found = _NEXT_WORD.match(text, mark.after)
    word = found.group("word") if found else None
    if word is None:
        return None
    if _continues(word) or not _has_letters(mark):
        return False
    if mark.closes_quote() and _is_attributed(mark, known):
        return False
    marks = stop.group("marks")
    if not word[0].isupper() and _goes_on_without_case(mark, word, known):
        return False
    if marks == ".":
        initial = len(word) == 1 and text[mark.after : mark.after + 2] == word + "."
        opens = word[0].isupper() and not initial and word.casefold() in known.openers
        if stop.group("closers"):
            return opens or not _is_bracketed_abbreviation(mark, known)
        return _ends_with_dot(mark, word, opens, known)
    return marks[-1] not in "!?" or mark.token() + marks not in _MARKED_NAMES


def _plainly_ends(text: str, start: int, stop: re.Match[str], known: Rules) -> bool:
    """Whether a long word, a full stop, a space and a capital stand here, as at most ends."""
    if stop.group() != ". " or not text[stop.end()].isupper():
        return False
    at = stop.start()
    token = text[text.rfind(" ", start, at) + 1 or start : at]
    plain = len(token) > 4 and token.isalpha() and token[-1].islower()
    return plain and token not in known.listed and token[-3:] not in known.endings


def _continues(word: str) -> bool:
    """A small letter goes on with the sentence, but not the one of 'iPhone'."""
    return word[0].islower() and not word[1:2].isupper()


def _goes_on_without_case(mark: Mark, word: str, known: Rules) -> bool:
    """Whether a sentence goes on where no capital would tell: behind a bracket that opened within
    it, and with a connective behind an ellipsis."""
    if not _is_uncased(word[0]):
        return False
    if ")" in mark.stop.group("closers"):
        return not mark.text[mark.start :].lstrip().startswith("(")
    return mark.stop.group("marks") in ("...", "…") and (
        word in known.leaning or (len(word) == 1 and word in known.openers)
    )


def _is_bracketed_abbreviation(mark: Mark, known: Rules) -> bool:
    """Whether an abbreviation stands alone in brackets: "Gen. (Ret.) Paul Ray"."""
    token = mark.token()
    bracketed = mark.stop.group("closers")[0] == ")" and mark.before().endswith("(" + token)
    return bracketed and token in known.listed


def _has_letters(mark: Mark) -> bool:
    """A number alone ('1.') is a mark of a list, not a sentence."""
    start, end = mark.start, mark.stop.start()
    return end - start > _LOOK_BACK or any(map(str.isalpha, mark.text[start:end]))


def _is_attributed(mark: Mark, known: Rules) -> bool:
    """Whether what follows a quotation says who said it: '“Never!” Ann Lee said.', '“…!” — Lee.'"""
    if mark.text[mark.after] in "—–-":
        return True
    following = mark.text[mark.after : mark.after + 80].split()[:_ATTRIBUTION_WORDS]
    if _is_uncased(following[0].lstrip(_BEFORE_TOKEN)[:1]):
        return _is_attributed_without_case(following, known)
    if mark.stop.group("marks") == ".":
        return False
    for index, word in enumerate(following):
        bare = word.strip(".,;:!?")
        if bare.casefold() in known.speech:
            return index > 0 or not bare[0].isupper()
        if not bare[:1].isupper() or bare.casefold() in known.openers:
            return False
    return False


def _is_attributed_without_case(following: list[str], known: Rules) -> bool:
    """Whether a verb of speech comes first, or last of a few words: «…؟» سأل الرجل."""
    for index, word in enumerate(following):
        bare = word.strip(".,;:!?؟،…")
        if bare in known.speech:
            return word[-1] != ":" and (index == 0 or bare != word)
        if bare != word:
            return False
    return False


def _ends_with_dot(mark: Mark, word: str, opens: bool, known: Rules) -> bool | None:
    token = mark.token()
    if known.ordinal_dot and re.fullmatch(_ORDINAL, token):
        return opens
    if token[:1].isdigit():
        unit = token.rpartition("-")[2]  # "1917-ж."
        if unit not in known.listed:
            return not (known.ordinal_dot and re.match(_DAY_AND_MONTH, mark.text[mark.after :][:7]))
        token = unit
    chained = _chained(mark, token)
    for name in (chained, token, *_parts(token)):
        if name not in known.listed:
            continue
        if name in known.titles and not (name in known.ends and _is_measure(mark, known)):
            return False
        if name in known.seldom_ends:
            return opens
        if name in known.ends:
            return opens or _ends_with_abbreviation(mark, name, word, known)
        if name in known.abbreviations or (name in known.before_number and _is_number(word)):
            return False
        if name in known.before_number and (token != mark.token() or _is_measure(mark, known)):
            return opens  # '5 dec. Berlin'
    short = len(token) <= 2 or "." in token
    if short and re.fullmatch(_INITIALS, token) and not token[0].islower():
        after_name = not mark.word_before_token()[:1].islower()
        return opens and (word.casefold() in known.leaning or not after_name)
    if _is_cut_short(token):
        return opens or (not chained and _ends_with_abbreviation(mark, token, word, known))
    length = 3 if word[0].isnumeric() and token.islower() else 4  # "… алды. 2019 жылы …"
    return True if opens or (len(token) > length and token.isalpha()) else None


def _is_number(word: str) -> bool:
    return word[0].isnumeric() or (len(word) > 1 and re.fullmatch(_ROMAN, word) is not None)


def _chained(mark: Mark, token: str) -> str:
    """The token with the dotted one before it: 'т.ч' where the text has 'т. ч.'; else nothing."""
    before = mark.word_before_token() if len(token) <= 3 else ""
    return before + token if before.endswith(".") else ""


def _is_measure(mark: Mark, known: Rules) -> bool:
    """Whether a number or a part of the unit stands before the token: '5 мин.', '5 тыс. кв. м.'"""
    before = mark.word_before_token()
    return (
        before[-1:].isdigit()
        or re.fullmatch(_ROMAN, before) is not None
        or (before[-1:] == "." and before[:-1] in known.ends)
    )


def _parts(token: str) -> Iterable[str]:
    """What else an abbreviation may be listed as: 'art' of "l'art", '-str' of 'Goethestr'."""
    if "'" in token or "’" in token:
        yield re.split("['’]", token)[-1]
    if len(token) > 4:
        yield "-" + token[-3:]
    if ".-" in token:
        yield token.rpartition(".-")[2]  # "Ten.-Cel"
    if token[:1] == "و":  # the Arabic "and"
        yield token[1:]


def _is_cut_short(token: str) -> bool:
    """'Bn', 'стр', 'kg' have no vowel, so they are no words; 'BBC' is a name."""
    if not 1 <= len(token) <= 4 or not token.isalpha() or token.isupper():
        return False
    return token.upper() != token and not _VOWELS.intersection(token.casefold())


def _ends_with_abbreviation(mark: Mark, token: str, word: str, known: Rules) -> bool:
    """Whether an abbreviation that may end a sentence does, by what follows it.

    A capitalised word opens a sentence when a small one comes after it ('Inc. Analysts said'), but
    goes on with a name before another ('Inc. Chief Executive Ann Lee').
    """
    if "." in token and token[0].isupper():
        return False
    if word[0].isnumeric() or mark.text[mark.after] in "([" or word.casefold() in known.calendar:
        return False
    if len(mark.text[mark.start : min(mark.stop.start(), mark.start + 80)].split()) <= _FEW_WORDS:
        return False
    if _is_uncased(word[0]):  # prepositions and the like go on: "عام 570 م. في مكة"
        return _is_uncased(token[-1]) and word not in known.openers - known.leaning
    if not word[0].isupper():
        return True
    rest = mark.text[mark.after : mark.after + 80].partition(word)[2].lstrip(" \u00a0")
    return not word[1:2].isupper() and (rest[:1].islower() or rest[:2] in ("— ", "– "))


def _ends_without_space(mark: Mark, known: Rules) -> bool:
    """Whether a sentence ends where no space follows, as in Chinese or in a badly set text."""
    marks = mark.stop.group("marks")
    if marks[-1] in _WIDE_MARKS:
        return mark.text[mark.after].isalnum() and not _continues_wide_quote(mark, known)
    if marks[-1] == "…" and any(
        mark.text.startswith(word, mark.after) for word in known.leaning if len(word) > 1
    ):
        return False
    token = mark.token()
    if not token.isalpha() or len(token) < 3 or token in known.abbreviations or token in known.ends:
        return False
    found = _NEXT_WORD.match(mark.text, mark.after)
    word = (found and found.group("word")) or ""
    if not token[-1].islower():
        return len(word) > 2 and _is_uncased(token[-1]) and _is_uncased(word[0])
    quoted = mark.text[mark.after] in "“„«¿¡"
    certain = quoted or len(word) > 3 or word.casefold() in known.openers or marks[-1] in "!?"
    behind = mark.after + quoted + len(word)
    return word.istitle() and certain and mark.text[behind : behind + 1] not in ("", ".", "/")


def _is_uncased(character: str) -> bool:
    """Whether it is a letter of a script that has no capitals."""
    return character.isalpha() and character.lower() == character.upper()


def _continues_wide_quote(mark: Mark, known: Rules) -> bool:
    """Whether a Chinese or Japanese quotation goes on: 「…。」と述べた, “……！”他说。"""
    if not mark.closes_quote():
        return False
    following = mark.text[mark.after : mark.after + _ATTRIBUTION_CHARACTERS]
    clause = re.split(_CLAUSE_END, following, maxsplit=1)[0]
    if "ぁ" <= clause[0] <= "ん":
        return True
    return not set("没不无").intersection(clause) and any(verb in clause for verb in known.speech)
