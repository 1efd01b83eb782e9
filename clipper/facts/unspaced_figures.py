"""Figures in Chinese, Japanese and Korean, where no space parts a number from what it counts.

A number in figures counts with its scale, its unit or its sign: "9.6亿元", "2만 명", "3.5%".
In words there are fractions and percentages only: "三分之一", "3分の2", "百分之五", "一半".
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from clipper.facts import ideographs
from clipper.facts.vocabulary import entries, phrases

_NUMBER = r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?"
_WORD = "[零〇一二两兩三四五六七八九十百]{1,5}"
_FRACTION = rf"(?P<whole>\d+|{_WORD})(?:分之|分の|분의 ?)(?P<part>{_NUMBER}|{_WORD})"
_CLOCK = r"(?<!\d)\d{1,2} ?(?:点|點|时(?!间)|時(?![間间])|시(?!간))(?: ?\d+ ?[分분])?"
_MONEY = "(?:US|HK|NT)?[$＄€£¥￥₩]"
_NO_NUMBER_BEFORE = "(?<![\\d.:：/第제A-Za-z-])"
"""Before a number stands no other, no sign of an ordinal, no letter of a name."""
_NO_ORDER_BEHIND = "(?![目代째])"
_PARTICLE = "[이가은는을를의에도과와로으만씩까부보여였인입나당간쯤정짜]"
_PARTICLES = f"(?<![가-힣])|(?![가-힣])|(?={_PARTICLE})"
"""Behind a Korean unit stands no letter but a particle's: "2만 명이", but not "코로나19 장기화"."""
_AGES = frozenset("岁歲歳세살")
_CALENDAR = frozenset("日号號月일월")
_RANKS = {"ja": "位番階", "ko": "위등층"}
"""Units that order things. In Chinese 位 counts people."""
_MYRIAD = 10_000
_DIGITS = dict(
    zip("零〇一二三四五六七八九两兩", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2), strict=True)
)


class Found(NamedTuple):
    """A figure: where it stands, its value, its unit."""

    start: int
    end: int
    value: float
    unit: str | None


def figures(text: str, language: str) -> Iterator[Found]:
    """The figures of a text, in order; ages, dates and clock times are none."""
    dated = [(start, end) for start, end, _ in ideographs.dates(text)]
    for match in re.finditer(_pattern(language), text):
        if any(start < match.end() and match.start() < end for start, end in dated):
            continue
        found = _read(match, language)
        if found is not None:
            yield found


@cache
def _pattern(language: str) -> str:
    scale = _choice(phrases(language, "scales").openers())
    units = _choice(entries(language, "units"))
    fractions = _choice(low for low, _ in phrases(language, "fractions").items())
    space, behind = (" ?", f"(?:{_PARTICLES})") if language == "ko" else ("", "")
    scaled = rf"{space}{scale}+(?:{space}{_NUMBER}{scale}+)*\d*"
    return (
        rf"(?P<half>{fractions})|{_FRACTION}|(?P<clock>{_CLOCK})"
        rf"|{_NO_NUMBER_BEFORE}(?P<money>{_MONEY})?(?P<amount>{_NUMBER}(?:{scaled})?)"
        rf"(?:[多余餘여]?{space}(?P<unit>{units}){behind}{_NO_ORDER_BEHIND})?"
    )


def _choice(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _read(match: re.Match[str], language: str) -> Found | None:
    start, end = match.span()
    if match["clock"]:
        return None
    if match["half"]:
        return Found(
            start, end, float(phrases(language, "fractions").get(match["half"]) or 0), None
        )
    if match["whole"]:
        whole, part = _worth(match["whole"]), _worth(match["part"])
        if whole == 100:
            return Found(start, end, part, "%")
        return Found(start, end, round(part / whole, 4), None) if whole > part else None
    amount, unit = match["amount"], match["unit"]
    if unit is not None and _is_no_count(amount, unit, language):
        return None
    plain = re.fullmatch(r"[\d.．]+", amount)
    if plain and not (unit or match["money"]):
        return None
    if unit is not None:
        unit = unit.replace("％", "%")
    return Found(start, end, _value(amount, language), unit or match["money"])


def _is_no_count(amount: str, unit: str, language: str) -> bool:
    """Whether it is an age, a day or month, a rank, or a decade of somebody's life ("30대")."""
    if unit in _AGES or unit in _RANKS.get(language, ""):
        return True
    decade = unit == "대" and len(amount) == 2 and amount.endswith("0")
    return decade or (unit in _CALENDAR and amount.isdecimal())


def _value(amount: str, language: str) -> float:
    """A number with its scales: 9.6億, 1兆2000億, 3천500만, 1.2万亿."""
    scales = phrases(language, "scales")
    total = section = pending = 0.0
    for part in re.findall(rf"{_NUMBER}|\w", amount):
        factor = float(scales.get(part) or 0)
        if not factor:
            section, pending = section + pending, _plain(part)
        elif factor < _MYRIAD:
            pending = (pending or 1) * factor
        elif section or pending:
            total, section, pending = total + (section + pending) * factor, 0.0, 0.0
        else:
            total *= factor
    return round(total + section + pending, 6)


def _worth(number: str) -> float:
    """A number in figures or in Chinese words below a thousand."""
    if number[0].isdecimal():
        return _plain(number)
    total = digit = 0
    for sign in number:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[sign]
    return float(total + digit)


def _plain(number: str) -> float:
    return float(number.replace(",", "").replace("，", "").replace("．", "."))
