"""Sentences of a text, as exact offsets.

Every mark that may end a sentence is judged by `boundaries`, with the language's abbreviations,
titles and ordinals; where those rules have no opinion, sentencex (Wikimedia's rule-based segmenter)
decides. A sentence is never cut inside short quotation marks or parentheses. Cost grows linearly.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from clipper.text.boundaries import judge
from clipper.text.sentence_rules import Rules, rules

_BLANK_LINE = r"\n[^\S\n]*\n|\u2029"
_BULLET_LINE = r"\n[^\S\n]*(?=[•▪●◦‣*·–—-][^\S\n])"
# A stop, what closes with it (quotes, brackets, a footnote's number), and the space behind.
# Marks that open in one language and close in another close here only when nothing follows at once.
_CLOSERS = (
    r"[”’」』）〉》】)\]}*]"
    r"|[\"'“‘«»](?=[\s,;:.!?…)\]—–-]|$)"
    r"|[ \u00a0\u202f]»(?=[\s,;:.]|$)"
    r"|\[\d{1,3}\]"
)
_MARKS = ".!?…。！？｡؟۔।॥‼⁇⁈⁉．"
_LAST = f"{_MARKS}\"'”’»)"
"""What may stand behind a text's last stop without being looked at."""
_INNER = re.compile(f"[{_MARKS}]")
_STOP = re.compile(
    rf"(?P<marks>[{_MARKS}]+(?:\s\.(?=\s\.|\.|\s*$)\.*)*)"
    rf"(?P<closers>(?:{_CLOSERS})*)(?P<space>\s*)"
)
_LONGEST_PAIR = 280
_BLOCK = 5000
"""Characters up to which the sentences of a text are remembered."""
_WINDOW, _MARGIN = 4000, 400
"""Characters that sentencex is shown at a time, and of those around them."""
_WIDE_SPACE = r"[^\S\x00-\x7f]"
"""White space of several bytes: beside an initial it makes sentencex panic."""
_EASTERN = r"[^\W가-힣぀-ヿ一-鿿]"
"""A letter, but of none that stand right beside quotation marks: "끝났다"고, 他说"好"."""
_BESIDE_LETTERS = "\"'‘’"
"""Marks that a letter beside them may make none of quotation: without them it makes no difference
what a letter is, and the set of eastern ones takes 4 ms to be compiled."""
_PAIRS = (
    ("“", "“”„", "”"),
    ("„", "„“”", "[“”]"),
    ("«", "«»", "»"),
    ("»", "«»", "«"),
    ("「", "「」", "」"),
    ("『", "『』", "』"),
    ('"(?<!@")(?=\\S)', '"', '(?<=\\S)"(?!@)'),
    (r"\(", "()", r"\)"),
    ("（", "（）", "）"),
    (r"\[", r"\[\]", r"\]"),
)
"""How a pair opens, what is not inside, how it closes; @ is a letter."""
_SINGLE = rf"[^'’\n]{{0,{_LONGEST_PAIR}}}"
_SINGLE_PAIR = rf"[‘'](?=[^\W\d_])(?:{_SINGLE}(?<=\w)['’](?=@)){{0,9}}{_SINGLE}(?<=\S)['’](?!@)"


@cache
def _patterns(letter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """With which every pair begins, and the pairs."""
    pairs = (
        rf"{opening}[^{inside}]{{0,{_LONGEST_PAIR}}}{closing}"
        for opening, inside, closing in _PAIRS
    )
    return (
        re.compile("[“„«»「『\"(（\\[‘'](?<!@[‘'])".replace("@", letter)),
        re.compile("|".join((*pairs, _SINGLE_PAIR)).replace("@", letter)),
    )


def spans(text: str, language: str | None) -> list[tuple[int, int]]:
    """The (start, end) of every sentence, in order, without the white space around it.

    language is an ISO 639-1 code; with None or an unknown one the rules that hold everywhere apply.
    The spans do not overlap, and every character outside them is white space.
    """
    find = _remembered if len(text) <= _BLOCK else _found
    return list(find(text, language))


def _found(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    if _is_one(text):
        return ((len(text) - len(text.lstrip()), len(text.rstrip())),) if text.strip() else ()
    found = []
    start = 0
    for end in _ends(text, rules(language)):
        before_space = text[start:end].rstrip()
        sentence = before_space.lstrip()
        if sentence:
            start += len(before_space) - len(sentence)
            found.append((start, start + len(sentence)))
        start = end
    return tuple(found)


def _is_one(text: str) -> bool:
    """Whether a text has no stop but its last, which is quickly told: most paragraphs of news."""
    inner, end = text[:-2], text[-2:]
    if text.isascii():
        stops = "." in inner or "!" in inner or "?" in inner
    else:
        stops = _INNER.search(inner) is not None or "\u2029" in text
    return not (stops or "\n" in text) and (end[:1] not in _MARKS or end[1:] in _LAST)


# Facts, summary and verification ask for the same blocks one after the other.
_remembered = lru_cache(maxsize=512)(_found)


def split(text: str, language: str | None) -> list[str]:
    """The sentences of a text, each exactly as it stands there."""
    return [text[start:end] for start, end in spans(text, language)]


def _ends(text: str, known: Rules) -> Iterator[int]:
    """Where sentences end, last of all the end of the text."""
    start = 0
    for blank in re.finditer(_BLANK_LINE, text) if "\n" in text or "\u2029" in text else ():
        yield from _ends_in_paragraph(text[start : blank.start()], start, known)
        start = blank.end()
    yield from _ends_in_paragraph(text[start:], start, known)


def _ends_in_paragraph(text: str, offset: int, known: Rules) -> Iterator[int]:
    first_cut = _FirstCut(text, known.code)
    bullets = re.finditer(_BULLET_LINE, text) if "\n" in text else iter(())
    bullet = next(bullets, None)
    start = 0
    for stop in _open_stops(text, known.code):
        end = stop.end()
        while bullet is not None and bullet.end() < end:
            start = max(start, bullet.end())
            yield offset + start
            bullet = next(bullets, None)
        verdict = judge(text, start, stop, known)
        if verdict or (verdict is None and end in first_cut):
            start = end
            yield offset + end
    while bullet is not None:
        yield offset + bullet.end()
        bullet = next(bullets, None)
    yield offset + len(text)


def _open_stops(text: str, code: str) -> Iterator[re.Match[str]]:
    """The stops within a paragraph that are not inside short quotation marks or parentheses."""
    pairs = _pairs(text, code)
    pair = next(pairs, None)
    size = len(text)
    for stop in _STOP.finditer(text):
        start, end = stop.span()
        if end >= size:
            return
        while pair is not None and pair.end() <= start:
            pair = next(pairs, None)
        if pair is None or start < pair.start() or stop.end("closers") >= pair.end():
            yield stop


def _pairs(text: str, code: str) -> Iterator[re.Match[str]]:
    """What stands in short quotation marks or parentheses, marks included."""
    end = 0
    eastern = code in ("zh", "ja", "ko") and any(mark in text for mark in _BESIDE_LETTERS)
    openers, pairs = _patterns(_EASTERN if eastern else r"\w")
    for opener in openers.finditer(text):
        if opener.start() >= end:
            pair = pairs.match(text, opener.start())
            if pair is not None and pair.end() - pair.start() <= _LONGEST_PAIR + 2:
                end = pair.end()
                yield pair


class _FirstCut:
    """Where sentencex would start a sentence; it is asked only when the rules have no opinion.

    It sees a window of a long text at a time: what it takes grows with the square of the length
    where quotation marks are never closed.
    """

    def __init__(self, text: str, code: str) -> None:
        self._text = text
        self._code = code or "en"
        self._starts: dict[int, set[int]] = {}

    def __contains__(self, offset: int) -> bool:
        window = offset // _WINDOW
        if window not in self._starts:
            from sentencex import get_sentence_boundaries

            first = max(0, window * _WINDOW - _MARGIN)
            seen = self._text[first : (window + 1) * _WINDOW + _MARGIN]
            if not seen.isascii():
                seen = re.sub(_WIDE_SPACE, " ", seen)
            self._starts[window] = {
                first + cut["end_index"] for cut in get_sentence_boundaries(self._code, seen)
            }
        return offset in self._starts[window]
