"""The numbers of a sentence, with what they measure or count, and whether two say the same."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clipper.facts import counted
from clipper.facts.numbers import Amount, openings, read_amount
from clipper.facts.reading import Reading
from clipper.facts.vocabulary import phrases
from clipper.text.lexicon import load
from clipper.text.words import stems
from clipper.verify.nouns import counter
from clipper.verify.units import Unit, currencies, match, named

_SIGNS = "$€£¥₹₺₽₼₩₫₴₸%٪％"
_SPACES = " \xa0\u202f"
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "md": 1e9, "b": 1e9, "bn": 1e9}
"""Letters that are a scale only where a currency's sign stands beside: "$6m", "6 M€"."""
_SCALE_LETTERS = re.compile(r"[ \xa0]?([kmb]|bn|md)\b", re.IGNORECASE)
_SIGN_BEHIND = re.compile(rf"[{_SPACES}]?(\w{{0,2}}?)[{_SPACES}]?([{_SIGNS}])")
_IDEOGRAPHIC_SCALES = {
    "千": 1e3, "万": 1e4, "萬": 1e4, "만": 1e4, "億": 1e8, "亿": 1e8, "억": 1e8, "兆": 1e12,
}  # fmt: skip
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_LONGEST_NAME = 6
"""Characters of a unit's name where no space parts the words."""
_REACH = 4
"""Words behind a number among which its unit or its noun stands: "40 or 50 million euros"."""
_HEAD_LAST = frozenset(("en", "de", "nl"))
"""Languages in which what is counted is surely the last of the words behind a number."""
_ADJECTIVE_FIRST = frozenset(("fr", "es", "it", "pt"))
"""Languages in which the word behind a number may be an adjective that no ending tells."""
_ROUNDED = 0.005
_CONVERTED = 0.03
"""How far an amount may be off, as a share, when it is told in another unit."""
_ABOUT = 0.06
"""How far a round number may be off that is told with "about" or "more than"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a sentence has it."""

    text: str
    """The number with its sign, unit or noun."""
    value: float
    unit: Unit | None
    nouns: tuple[str, ...]
    """What is counted, in lower case, with its adjectives where they are not told apart; empty
    where that is not certain."""
    around: tuple[str, ...]
    """The words in lower case that stand close enough to be what is counted."""
    counter: str | None
    """The sign behind the number that tells what sort of thing is counted, in Chinese, Japanese
    and Korean."""
    behind: int
    """How many of them stand before the number's unit."""
    start: int
    end: int

    @property
    def digits(self) -> int:
        """How many digits it tells, the zeros at its end left out."""
        return len(f"{self.value:f}".rstrip("0").rstrip(".").replace(".", "").strip("0"))


def read(reading: Reading, skipped: Container[int], language: str | None) -> Iterator[Quantity]:
    """The quantities of a text, in its order.

    skipped: the words, by their index, that are not to be taken for numbers: those of dates.
    """
    behind = -1
    for index in sorted({*reading.numbers, *openings(reading, language)}):
        if reading.starts[index] < behind or index in skipped:
            continue
        amount = read_amount(reading, index, language)
        if amount is None and "-" in reading.lows[index]:
            amount = _hyphened(reading, index, language)
        if amount is not None:
            found = _quantity(reading, amount, language)
            behind = found.end if found.unit else reading.ends[amount.last]  # "35 pour cent"
            yield found


def amount_agrees(claimed: Quantity, stated: Quantity) -> bool:
    """Is it the same amount: the same number, or the same quantity in another unit?"""
    mine, theirs = claimed.value, stated.value
    if claimed.unit and stated.unit and claimed.unit.dimension == stated.unit.dimension:
        if claimed.unit.worth != stated.unit.worth:
            mine, theirs = mine * claimed.unit.worth, theirs * stated.unit.worth
            return mine > 0 and abs(mine - theirs) <= _CONVERTED * mine
    elif bool(claimed.unit) != bool(stated.unit) and "share" in (
        *(claimed.unit or ()),
        *(stated.unit or ()),
    ):
        mine, theirs = (
            value / 100 if quantity.unit else value
            for quantity, value in ((claimed, mine), (stated, theirs))
        )
        if (claimed.unit and not theirs < 1) or (stated.unit and not mine < 1):
            return claimed.value == stated.value
        return abs(mine - theirs) <= 2 * _ROUNDED
    return mine == theirs


def is_near(claimed: Quantity, stated: Quantity) -> bool:
    """Is the claimed amount the stated one rounded, and told as such: "more than 5,000"?"""
    told = set(claimed.around[: claimed.behind])
    value, room = claimed.value, _ABOUT * stated.value
    if claimed.unit is None and value < 1 and stated.unit and stated.unit.dimension == "share":
        value *= 100  # "more than a quarter" of what is 27 percent
        room = 100 * _ABOUT
    elif claimed.digits >= stated.digits:
        return False
    off = value - stated.value
    if abs(off) > room:
        return False
    about, over, under = (_approximations()[key] for key in ("about", "over", "under"))
    return bool(told & about or (off <= 0 and told & over) or (off >= 0 and told & under))


@cache
def _approximations() -> dict[str, frozenset[str]]:
    """The words that make a number a round one, by what they say of it."""
    path = Path(__file__).with_name("data").joinpath("approximations.toml")
    return {key: frozenset(words.split()) - _LINKING for key, words in load(path).items()}


_LINKING = frozenset(("than", "at", "to", "als", "de", "di", "da", "من", "به", "az", "niż", "dan"))
"""Small words of those phrases, which say nothing by themselves."""


def _hyphened(reading: Reading, index: int, language: str | None) -> Amount | None:
    """The number of "four-month"."""
    values = phrases(language, "numbers")
    number = values.get(reading.lows[index].partition("-")[0])
    try:
        return Amount(index, index, float(number or ""), False, False)
    except ValueError:
        return None


def _quantity(reading: Reading, amount: Amount, language: str | None) -> Quantity:
    text, lows, last = reading.text, reading.lows, amount.last
    start, end = reading.starts[amount.first], reading.ends[last]
    measured, value = _signed(reading, amount)
    if measured:
        start, end = _with_sign(text, start, end)
    counted_words: tuple[str, ...] = ()
    if measured is None:
        measured, end, factor = _ideographic(text, end)
        value *= factor
    sign = None if measured else counter(text, end)
    if sign:
        end += 1 + (text[end] == " ")
    if measured is None:
        for at in range(last + 1, min(last + 1 + _REACH, len(lows))):
            if reading.gaps[at - 1] not in ("", " ", "\xa0", "\u202f", "-", ". ", "'", "’"):
                break
            found = match(lows, at)
            close = at == last + 1 or (amount.scaled and at == last + 2)
            if at == last + 1 and lows[at] == "m" and _is_currency(match(lows, at + 1)):
                value *= _SHORT_SCALES["m"]  # "66m crowns"
                continue
            if found and (close or _goes_on(reading, last, at, language)):
                measured = _raised(reading, at) or found[1]
                if close:
                    end = reading.ends[at + found[0] - 1]
                break
            if at > last + 1 and not _goes_on(reading, last, at, language):
                break
    if measured is None and "-" in lows[amount.first]:
        measured = named(lows[amount.first].rpartition("-")[2])
    if measured is None and (start == 0 or text[start - 1] not in _SIGNS):
        measured = _before(reading, amount, language)
    if measured is None and not sign and not counted.is_label(reading, amount, language):
        thing = counted.read(reading, amount, language)
        if thing is not None and thing > last:
            first = thing
            if language not in _HEAD_LAST:
                first = last + 1
            if language in _ADJECTIVE_FIRST:
                thing = _past_adjective(reading, thing)
            counted_words = tuple(low for low in lows[first : thing + 1] if stems(low, language))
            end = reading.ends[thing]
    return Quantity(
        text[start:end].strip(),
        round(value, 6),
        measured,
        counted_words,
        tuple(lows[max(0, amount.first - 3) : last + 2 + _REACH]),
        sign,
        min(3, amount.first),
        start,
        end,
    )


def _signed(reading: Reading, amount: Amount) -> tuple[Unit | None, float]:
    """What a sign beside the number says, and the number with the scale that needs the sign."""
    text, value = reading.text, amount.value
    before = text[: reading.starts[amount.first]].rstrip(_SPACES)[-1:]
    end = reading.ends[amount.last]
    following = _SIGN_BEHIND.match(text, end)
    measured = named(before) if before and before in _SIGNS else None
    letters = ""
    if measured:
        found = _SCALE_LETTERS.match(text, end)
        letters = found[1] if found else ""
    elif following and following[1].lower() in {"", *_SHORT_SCALES}:
        measured, letters = named(following[2]), following[1]
    scale = 1.0 if amount.scaled else _SHORT_SCALES.get(letters.lower(), 1.0)
    return measured, value * scale


def _with_sign(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a number with its sign, and the letters of its scale, begins and ends: "€2.4m"."""
    before = text[:start].rstrip(_SPACES)
    if before and before[-1] in _SIGNS:
        found = _SCALE_LETTERS.match(text, end)
        return len(before) - 1, found.end() if found else end
    found = _SIGN_BEHIND.match(text, end)
    return start, found.end() if found else end


def _is_currency(found: tuple[int, Unit] | None) -> bool:
    return found is not None and found[1].dimension in currencies()


def _raised(reading: Reading, at: int) -> Unit | None:
    """The unit of a word with a raised figure: "m³"."""
    power = reading.text[reading.ends[at] : reading.ends[at] + 1]
    return named(reading.lows[at] + power) if power and power in "²³" else None


def _before(reading: Reading, amount: Amount, language: str | None) -> Unit | None:
    """A currency's code, or the word for percent, in front of the number."""
    if not amount.first:
        return None
    low, word = reading.lows[amount.first - 1], reading.words[amount.first - 1]
    found = named(low)
    if low in phrases(language, "percent_before"):
        return found
    return found if found and word.isupper() and found.worth == 1 and len(word) > 1 else None


def _ideographic(text: str, end: int) -> tuple[Unit | None, int, float]:
    """The unit of a number where no space parts the words, its end, and the scale before it."""
    factor = 1.0
    while text[end : end + 1] in _IDEOGRAPHIC_SCALES:
        factor *= _IDEOGRAPHIC_SCALES[text[end]]
        end += 1
    if _IDEOGRAPH.match(text, end):
        for length in range(_LONGEST_NAME, 0, -1):
            found = named(text[end : end + length])
            if found:
                return found, end + length, factor
    return None, end, factor


def _past_adjective(reading: Reading, thing: int) -> int:
    """Over the next word, which is what is counted when the last one was an adjective."""
    following = reading.lows[thing + 1 : thing + 2]
    return thing + (reading.gaps[thing] == " " and len(following[0]) > 3)


def _goes_on(reading: Reading, last: int, at: int, language: str | None) -> bool:
    """Do only numbers, their scales and a link ("or", "to") stand between a number and a word?"""
    scales, numbers = phrases(language, "scales"), phrases(language, "numbers")
    between = reading.lows[last + 1 : at]
    links = sum(low not in scales and low not in numbers and not low[0].isdecimal()
                for low in between)  # fmt: skip
    return links <= 1 and (links == len(between) == 1 or len(between) > links)
