"""The place, day and agency before the news: 'BAKU (Agency) -', 'Берлин. 28 ноября. ТАСС -', and
where people write without spaces, who reports: '本报讯（记者 李明）'."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from clipper.text.lexicon import lexicon
from clipper.text.words import tokens

OPENING = 4
"""Blocks of an article that may begin with a dateline."""
_REACH = 100
_LONGEST_PLACE = 8
"""Words in front of the dash: a place, its country, a day, an agency."""
_ANY_DASH = re.compile("[-–—‒―]")
_DASH = r"(?:--+|[-–—‒―])"
# Compiled when first used: most blocks have neither parentheses nor a dash in front.
_SIGNED = r"(?P<front>[^()]{0,70})\((?P<agency>[^()]{2,30})\)\s*(?P<dash>--+|[-–—‒―:]|)\s*"
_DASHED = rf"(?P<front>\S[^\n]{{1,80}}?)\s+{_DASH}\s+"
_WORD = r"[^\W_]+"
_ENDS = r"[!?;:\"“”«»]"
_WIRED = r"[^\W_]{{1,20}}(?:{wires})"
_WIRED_ON = r"[^\W_]{{1,20}}\d[^\W\d_](?:{wires})"
_REPORTED = (
    r"(?:[^\W_]{{1,20}}(?:{wires})\s)?[^\W_]{{0,12}}(?:{reporters})"
    r"(?:[\s:：]?[^\W_]{{2,16}}(?:[\s:：、/／·][^\W_]{{2,16}}){{0,4}})?"
)


def dateline_end(text: str, language: str | None) -> int:
    """Where the news starts behind a dateline; 0 when there is none.

    A dateline is signed with an agency in parentheses, or ends with a dash behind a place in
    capitals or a day. The words before it are names, days and numbers and nothing else; the news
    behind a dash starts with no small letter. Where the language's data name wires and reporters, a
    wire with its day is one too, and a reporter in brackets, with a wire in front or without.
    """
    head = text[:_REACH]
    pattern = _unspaced(language)
    if pattern and (found := pattern.match(head)):
        return found.end() if found.end() < len(text) else 0
    signed = re.match(_SIGNED, head) if "(" in head else None
    if signed and _signs(signed) and _placed(signed["front"], language):
        return signed.end()
    dashed = re.match(_DASHED, head) if _ANY_DASH.search(head) else None
    if dashed and _placed(dashed["front"], language) and not head[dashed.end() :][:1].islower():
        front = dashed["front"]
        if _in_capitals(front.split(",")[0].split("(")[0]) or _has_day(front, language):
            return dashed.end()
    return 0


def _signs(signed: re.Match[str]) -> bool:
    """Whether the parentheses hold an agency: known by name, or capitalised with a dash behind."""
    agency = signed["agency"].strip()
    return agency in _agencies() or bool(signed["dash"] and agency[0].isupper())


def _placed(front: str, language: str | None) -> bool:
    """Whether the words could be a place and a day: names, months and numbers only."""
    words = re.findall(_WORD, front)
    if len(words) > _LONGEST_PLACE or re.search(_ENDS, front):
        return False
    months = _months(language)
    return all(not word[0].islower() or word.casefold() in months for word in words)


def _in_capitals(place: str) -> bool:
    words = re.findall(_WORD, place)
    return bool(words) and place.isupper() and sum(map(len, words)) > 3


def _has_day(front: str, language: str | None) -> bool:
    """Whether a number and a month stand next to each other."""
    words = tokens(front)
    months = _months(language)
    return any(
        (one.isdigit() and two in months) or (one in months and two.isdigit())
        for one, two in pairwise(words)
    )


@cache
def _unspaced(language: str | None) -> re.Pattern[str] | None:
    """What a dateline is in a language whose data names wires and reporters."""
    words = lexicon(language).words
    if not words.get("reporters"):
        return None
    choices = {name: "|".join(words[name]) for name in ("wires", "reporters")}
    wired, day, reported = (form.format(**choices) for form in (_WIRED, _WIRED_ON, _REPORTED))
    brackets = rf"[（(〔\[【]\s*{reported}\s*[）)〕\]】]"
    wire = rf"(?:[【\[]\s*{wired}\s*[】\]]|{wired})"
    dated = rf"(?:[【\[]\s*{day}\s*[】\]]|{day}(?=\s))"
    return re.compile(rf"(?:(?:{wire})?\s*{brackets}|{dated})[\s:：，,—-]*")


@cache
def _months(language: str | None) -> frozenset[str]:
    lines = lexicon(language).words.get("months", ())
    return frozenset(form.strip(". ") for line in lines for form in line.split("|"))


@cache
def _agencies() -> frozenset[str]:
    text = Path(__file__).with_name("agencies.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("//"))
