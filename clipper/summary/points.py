"""From sentences to points: what is shown, and the name of every change."""

import re
from collections.abc import Callable
from dataclasses import replace

from clipper.summary import edits
from clipper.summary.document import Document
from clipper.summary.length import Budget
from clipper.text.lexicon import lexicon
from clipper.types import Article, Point

LONGEST = Budget("lines", 12)
"""Of a point: a longer 'sentence' is a text without full stops, and is cut at a clause."""

_LOOKED_AT = 4000
"""Characters of a sentence that are looked at for what to show."""

# Compiled when first used: few points are cut.
_CLAUSE = r"[,;:،؛、，；：]|\s[–—-](?=\s)|(?<=[.!?。！？])(?=\s)"
_WORD_END = r"\S(?=\s|$)"


def point(
    document: Document, index: int, reasons: tuple[str, ...], anchored: bool = False
) -> Point:
    """The sentence at `index` as it is shown, trimmed; its rank is set when it is chosen.

    anchored: whether the sentence that it may lean on is shown right before it.
    """
    sentence = document.sentences[index]
    head = _head(sentence.text)
    text, named = shown(head, document.article, first=sentence.opens)
    name = None if anchored or not sentence.leans else named_anchor(document, index)
    if name:
        text = f"[{name}]{text[len(_first_word(text)) :]}"
        named = (*named, "anchor")
    made = Point(
        text, sentence.text, sentence.block, sentence.start, sentence.end, 0, named, reasons
    )
    made = cut(made, LONGEST)
    if len(head) == len(sentence.text) or "cut" in made.edits:
        return made
    return replace(made, text=_ellipsis(made.text), edits=(*made.edits, "cut"))


def named_anchor(document: Document, index: int) -> str | None:
    """The one person that the sentence's opening 'he' or 'she' can mean; None unless certain.

    Certain is: the sentence before, in the same paragraph, opens with a person's name, and the
    paragraph names no other person up to there.
    """
    sentence = document.sentences[index]
    subjects = lexicon(document.article.language).words.get("subjects", ())
    if sentence.opens or _first_word(sentence.text).casefold() not in subjects:
        return None
    before = document.sentences[index - 1]
    told = document.article.blocks[sentence.block].text[: sentence.start]
    named = [person.name for person in document.facts.people if _names(told, person.name)]
    certain = len(named) == 1 and _opens_with(before.text, named[0])
    return named[0] if certain and not _another(told, named[0]) else None


def _head(text: str) -> str:
    """As much of a sentence as a point can hold, and some more, up to the end of a word."""
    return text if len(text) <= _LOOKED_AT else text[:_LOOKED_AT].rsplit(None, 1)[0]


def _first_word(text: str) -> str:
    """The word the text opens with; nothing when it opens with a mark."""
    found = re.match(r"[^\W\d_]+", text)
    return found[0] if found else ""


def _names(text: str, name: str) -> bool:
    """Whether the text holds the name or its surname."""
    return re.search(rf"\b{re.escape(name.split()[-1])}\b", text) is not None


def _opens_with(text: str, name: str) -> bool:
    """Whether the sentence starts with the name, its surname, or either behind one title."""
    return (
        re.match(rf"(?:\w+\.?\s)?(?:{re.escape(name)}|{re.escape(name.split()[-1])})\b", text)
        is not None
    )


def _another(text: str, name: str) -> bool:
    """Whether something that may be a second person is named: two capitalised words together
    that are neither the name nor what stands around it."""
    rest = re.sub("|".join(map(re.escape, [name, *name.split()])), "·", text)
    return re.search(r"\b[^\W\d_a-z]\w+ [^\W\d_a-z]\w+", rest) is not None


def shown(text: str, article: Article, first: bool) -> tuple[str, tuple[str, ...]]:
    """A sentence as a point shows it, and the names of the edits that made it so.

    first: whether the sentence opens its block, the only place for a dateline.
    """
    language = article.language
    outlets = [name for name in (article.publisher, article.credit) if name]
    named: list[str] = []
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("dateline", lambda left: edits.dateline(left, language) if first else left),
        ("credit", lambda left: edits.credit(left, outlets, language)),
        ("connective", lambda left: edits.link(left, language)),
        ("parenthesis", lambda left: edits.parenthesis(left, language)),
    )
    for name, edit in steps:
        edited = edit(text)
        if edited != text:
            named.append(name)
            text = edited
    return " ".join(text.split()), tuple(named)


def cut(point: Point, limit: Budget) -> Point:
    """The point as it is when it fits, otherwise its beginning up to the last clause that does.

    A single word that is too long is cut between letters. The result always fits a limit of at
    least one word or line.
    """
    text = point.text
    if limit.cost(text) <= limit.most:
        return point
    head = text[: _REACH[limit.unit] * limit.most]
    for pattern in (_CLAUSE, _WORD_END):
        ends = [found.start() + (pattern is _WORD_END) for found in re.finditer(pattern, head)]
        best = _longest_fitting(head, ends, limit)
        if best:
            break
    else:
        best = _longest_fitting(head, list(range(1, len(head) + 1)), limit)
    return replace(point, text=_ellipsis(text[:best]), edits=(*point.edits, "cut"))


# No word that people write is longer than this; a line holds at most so many columns.
_REACH = {"points": 0, "words": 60, "lines": 100}


def _longest_fitting(text: str, ends: list[int], limit: Budget) -> int:
    """The last of the ends at which the text fits, by bisection; 0 when there is none."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if limit.cost(_ellipsis(text[: ends[middle]])) <= limit.most:
            low = middle + 1
        else:
            high = middle
    return ends[low - 1] if low else 0


def _ellipsis(text: str) -> str:
    return text.rstrip(" ,;:–—-،؛、，；：") + "…"
