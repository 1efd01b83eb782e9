"""Is there an article at all? And if not: why.

A page is refused for what it says (phrases of the lexicons: `paywall consent_wall blocked error_page
teaser`) only when hardly any text stands beside it, since banners say the same over whole articles.
An index is told by its shape: what prose it has stands right under headlines that are links.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.phrasebook import Phrasebook
from clipper.text.words import count
from clipper.types import Metadata, Verdict

_PLENTY = 250
"""Words from which a text is an article whatever the page around it says."""
_LITTLE = 80
_STUB = 120
_TEASER = 70
_NOTHING = 5
_LONGEST = 400
_NEAR = 4
_LINKED = 0.6
_HEADLINE_WORDS = 3
_PROSE_WORDS = 12
_FEW_TEASERS = 3
_MANY_LINKS = 12
_ELLIPSES = ("…", "...", "[…]", "[...]", "(…)", "(...)", "……")
_LIST_TYPES = ("collectionpage", "searchresultspage", "itemlist", "profilepage")


@dataclass(frozen=True, slots=True)
class _Page:
    """What is weighed: the items of a page, the words of its body, and what its lines say."""

    items: Sequence[Item]
    words: int
    said: dict[str, list[int]]
    """For each rule the positions of the items that say so; -1 is the page's title."""

    @property
    def body(self) -> list[int]:
        spoken = {position for positions in self.said.values() for position in positions}
        return [i for i, item in enumerate(self.items) if item.in_body and i not in spoken]

    @property
    def is_cut(self) -> bool:
        """Does the body end in the middle?"""
        body = self.body
        return bool(body) and self.items[body[-1]].text.rstrip('"”» ').endswith(_ELLIPSES)

    def says_after(self, rule: str) -> bool:
        """Is the rule said right after the body's end, or inside it?"""
        end = self.body[-1] if self.body else -1
        return any(0 <= position <= end + _NEAR for position in self.said.get(rule, ()))


def judge(items: Sequence[Item], metadata: Metadata, book: Phrasebook) -> Verdict:
    """The verdict on a page: `article`, or why there is none.

    items: all of the page, each marked with what became of it.
    """
    words = 0
    for item in items:
        words += count(item.text) if item.in_body else 0
        if words >= _PLENTY:
            break
    marked = any(item.dom for item in items)
    if marked and _is_index(items, metadata, words):
        return "index"
    if words >= _PLENTY:
        return "article"
    said = _said(items, metadata.title, book)
    page = _Page(items, 0, said)
    page = _Page(items, sum(count(items[i].text) for i in page.body), said)
    return _refusal(page, metadata, marked) or "article"


def _refusal(page: _Page, metadata: Metadata, marked: bool) -> Verdict | None:
    """Why the little text there is makes no article, if it does not."""
    if page.words < _LITTLE:
        for rule, verdict in _TOLD_BY_PHRASE.items():
            if rule in page.said:
                return verdict
        if _is_consent(page):
            return "consent"
    cut = page.is_cut
    if "paywall" in page.said and (page.words < _STUB or cut or page.says_after("paywall")):
        return "paywall"
    if metadata.free is False and (page.words < _STUB or cut):
        return "paywall"
    if page.words < _TEASER and (cut or page.says_after("teaser")):
        return "teaser"
    if page.words < _NOTHING and (marked or page.words == 0):
        links = sum(_is_linked(item) for item in page.items)
        return "index" if links >= _MANY_LINKS else "empty"
    return None


_TOLD_BY_PHRASE: dict[str, Verdict] = {
    "blocked": "blocked",
    "error_page": "error",
    "consent_wall": "consent",
}


def _said(items: Sequence[Item], title: str | None, book: Phrasebook) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    lines = [(-1, title or "")] + [(i, item.text) for i, item in enumerate(items)]
    for position, text in lines:
        if text and len(text) <= _LONGEST and (rule := _page_rule(Line(text), book)):
            found.setdefault(rule, []).append(position)
    return found


def _page_rule(line: Line, book: Phrasebook) -> str | None:
    """The rule of a line, or of the first of its sentences or parts that has one."""
    if rule := book.pages.rule_of(line):
        return rule
    for borders in (line.stops, line.marks):
        for first, last in line.pieces(borders):
            if last - first < len(line) and (rule := book.pages.rule_of(line, first, last)):
                return rule
    return None


def _is_consent(page: _Page) -> bool:
    """Is most of the page's prose about cookies?"""
    told = [item for item in page.items if item.rule == "consent"]
    return sum(count(item.text) for item in told) > max(20, page.words)


def _is_linked(item: Item) -> bool:
    return item.dom is not None and item.dom.link_density > _LINKED


def _is_index(items: Sequence[Item], metadata: Metadata, words: int) -> bool:
    """Does most of the prose stand right under linked headlines, or is there hardly anything else?"""
    prose = teasers = 0
    longest = 0
    since_headline = _NEAR
    for item in items:
        if _is_linked(item) and item.dom and item.dom.words >= _HEADLINE_WORDS:
            since_headline = 0
            continue
        length = item.dom.words if item.dom else 0
        if item.in_body and length >= _PROSE_WORDS:
            prose += 1
            longest = max(longest, length)
            teasers += since_headline <= 1
            since_headline = _NEAR
        since_headline += 1
    if metadata.page_type in _LIST_TYPES and longest < _TEASER:
        return True
    if prose >= _FEW_TEASERS and longest < _TEASER:
        return teasers > prose / 2
    links = sum(_is_linked(item) for item in items)
    return words < _PROSE_WORDS and links >= _MANY_LINKS and longest < _PROSE_WORDS
