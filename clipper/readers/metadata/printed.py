"""The byline as the page prints it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from clipper.readers.metadata.names import (
    credited,
    has_opener,
    is_agency,
    is_certain_person,
    is_person,
    joined,
    looks_like_name,
    unique,
)
from clipper.readers.metadata.places import around, elements_after, is_aside, lines_after, marks
from clipper.readers.metadata.strings import text_of
from clipper.readers.metadata.wordlists import entries

LONGEST = 250
MOST_CANDIDATES = 60
MOST_ELEMENTS = 50_000
HIGHEST_BOX = 6
"""How many levels up the box of a byline reaches that holds several authors."""
LONGEST_LINE = 80

_NAMING = ("class", "rel", "itemprop", "id", "data-testid")
_WHOLES = frozenset(("body", "article", "main", "html"))
_CONTROLS = frozenset(("button", "input", "form", "img", "svg", "script", "style", "textarea"))

_LABEL = re.compile(r"\s+(?=[^\W\d]{1,8}\s?[:：]|\d{4}\b)")
"""Before the next label of a row, or its date: '来源：海港日报 作者：林海生 2026-04-28'."""
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]{2,4}(?:[·・][\u3400-\u9fff]{1,8})?")
"""A name in Chinese or Japanese, which has no blank."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The names printed by the article."""

    names: list[str]
    certain: bool
    """Whether the page marks them as its author's, by rel, itemprop, a word such as 'By', or by
    where they stand."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    element: HtmlElement
    names: list[str]
    marked: bool
    opened: bool

    @property
    def weight(self) -> int:
        """How sure it is that this is the byline, and all of it."""
        return 2 * self.marked + 2 * self.opened + ("name" in marks(self.element))


def byline(tree: HtmlElement, headline: HtmlElement | None, language: str | None) -> Byline:
    """The byline of the article: of the elements that are called author or byline and do not stand
    beside it, the one best marked, with those of its kind in the same box; without any, the line
    after the headline that opens as a byline does."""
    found = _candidates(islice(tree.iter("*"), MOST_ELEMENTS), headline, language)
    if not found:
        names = _opened_line(headline, language) if headline is not None else []
        return Byline(names, bool(names))
    return _best(found, headline)


def byline_below(headline: HtmlElement | None, language: str | None) -> Byline:
    """The byline that stands closely after the headline, found without walking the whole page."""
    found = (
        _candidates(elements_after(headline), headline, language) if headline is not None else []
    )
    return _best(found, headline) if found else Byline([], False)


def _candidates(
    elements: Iterable[HtmlElement], headline: HtmlElement | None, language: str | None
) -> list[_Candidate]:
    holders = around(headline)
    return [
        candidate
        for element in islice(_named(elements), MOST_CANDIDATES)
        if not is_aside(element, holders)
        and (candidate := _candidate(element, language)) is not None
    ]


def _best(found: list[_Candidate], headline: HtmlElement | None) -> Byline:
    best = max(_innermost(found), key=lambda candidate: candidate.weight)
    box = _box(best.element)
    group = [
        candidate
        for candidate in found
        if candidate is best
        or (
            candidate.element.get("class") == best.element.get("class")
            and box in candidate.element.iterancestors()
        )
    ]
    names = unique(name for candidate in group for name in candidate.names)
    is_certain = best.marked or best.opened or _stands_below(best, headline)
    return Byline(names, is_certain)


def _stands_below(best: _Candidate, headline: HtmlElement | None) -> bool:
    """Whether a byline is where bylines are, closely after the headline, and names people."""
    if headline is None or not all(map(is_certain_person, best.names)):
        return False
    return any(element is best.element for element in elements_after(headline))


def _innermost(found: list[_Candidate]) -> list[_Candidate]:
    """The candidates that hold no other one that is as sure: what stands around a marked name is
    its job, the date, the deck."""
    outer: set[HtmlElement] = set()
    weights = {candidate.element: candidate.weight for candidate in found}
    for candidate in found:
        around = (parent for parent in candidate.element.iterancestors() if parent in weights)
        outer.update(parent for parent in around if weights[parent] <= candidate.weight)
    return [candidate for candidate in found if candidate.element not in outer]


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, entries("bylines", "marks"))))


def _named(elements: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    """Of the elements, those that are called author or byline."""
    is_marked = _marks().search
    # A loop that can stop, since XPath takes quadratic time on pages with very many of them.
    for element in elements:
        for name in _NAMING:
            value = element.get(name)
            if value is not None and is_marked(value):
                yield element
                break


def _candidate(element: HtmlElement, language: str | None) -> _Candidate | None:
    if element.tag in _CONTROLS | _WHOLES or _is_no_byline(element):
        return None
    text = text_of(element, LONGEST + 1, between=" | ")
    if not text or len(text) > LONGEST:
        return None
    names = [name for name in credited(text, language, shown=True) if looks_like_name(name)]
    if not names:
        return None
    marked = "author" in (element.get("rel") or "") or element.get("itemprop") == "author"
    return _Candidate(element, names, marked, has_opener(text, language))


def _is_no_byline(element: HtmlElement) -> bool:
    """Whether the element is about authors but names none: their picture, job, or a button."""
    said = marks(element)
    return any(name in said for name in entries("bylines", "beside"))


def _box(element: HtmlElement) -> HtmlElement:
    """The largest element around a name that still holds no more than a byline."""
    box = element
    for _ in range(HIGHEST_BOX):
        parent = box.getparent()
        if parent is None or parent.tag in _WHOLES or len(text_of(parent, LONGEST + 1)) > LONGEST:
            break
        box = parent
    return box


def _opened_line(headline: HtmlElement, language: str | None) -> list[str]:
    """The names of the first short line after the headline that opens as a byline and then names
    a person or an agency: 'By Friday the ferry …' opens a sentence."""
    for line in joined(lines_after(headline), language):
        for part in _LABEL.split(line) if len(line) <= LONGEST_LINE else ():
            if not has_opener(part, language):
                continue
            names = credited(part, language, shown=True)
            named = [name for name in names if _is_author(name)]
            if named and named[0] == names[0]:
                return named
    return []


def _is_author(name: str) -> bool:
    return is_person(name) or is_agency(name) or _IDEOGRAPHS.fullmatch(name) is not None
