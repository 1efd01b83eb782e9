"""Is there an article at all? And if not: why.

A page is refused for what it says (phrases of the lexicons: `paywall consent_wall blocked
error_page teaser`) only when hardly any text stands beside it, since banners say the same over
whole articles.
An index is told by its shape: what prose it has stands right under headlines that are links.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clipper.cleaning.items import Item
from clipper.cleaning.lines import Line
from clipper.cleaning.phrasebook import Phrasebook
from clipper.text.words import count
from clipper.types import Metadata, Verdict

_PLENTY = 250
"""Words from which a text is an article whatever the page around it says."""
_LITTLE = 80
_BIT = 40
_LONGEST_WORD = 12
_STUB = 120
_TEASER = 70
_NOTHING = 5
_LONGEST = 400
_NEAR = 4
_FEW = 3
_CONSENT_WORDS = 12
_LINKED = 0.6
_HEADLINE_WORDS = 4
_PROSE_WORDS = 12
_FEW_TEASERS = 3
_MANY_LINKS = 8
_ELLIPSES = ("…", "...", "[…]", "[...]", "(…)", "(...)", "……")
_LIST_TYPES = ("collectionpage", "searchresultspage", "itemlist", "profilepage")


class _Page(NamedTuple):
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

    @property
    def sentences(self) -> int:
        """About how many sentences the body has."""
        return sum(max(1, len(Line(self.items[i].text).stops)) for i in self.body)

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
        words += _length(item.text) if item.in_body else 0
        if words >= _PLENTY:
            break
    marked = any(item.dom for item in items)
    if marked and _is_list(items, metadata):
        return "index"
    if words >= _PLENTY:
        return "article"
    said = _said(items, metadata.title, book)
    page = _Page(items, 0, said)
    page = _Page(items, sum(_length(items[i].text) for i in page.body), said)
    return _refusal(page, metadata, marked) or "article"


def _refusal(page: _Page, metadata: Metadata, marked: bool) -> Verdict | None:
    """Why the little text there is makes no article, if it does not."""
    for rule, verdict in _TOLD_BY_PHRASE.items():
        places = page.said.get(rule, ())
        if places and page.words < (_LITTLE if -1 in places or len(places) > 1 else _BIT):
            return verdict
    if page.words < _LITTLE and _is_consent(page):
        return "consent"
    cut = page.is_cut
    if "paywall" in page.said and (page.words < _STUB or cut or page.says_after("paywall")):
        return "paywall"
    if metadata.free is False and (page.words < _BIT or (page.words < _STUB and cut)):
        return "paywall"
    if page.words < _TEASER and (cut or page.says_after("teaser")) and page.sentences < _FEW:
        return "teaser"
    if marked and page.words < _BIT and sum(map(_is_headline_link, page.items)) >= _MANY_LINKS:
        return "index"
    return "empty" if page.words < (_NOTHING if marked else 1) else None


_SAID_OUTSIDE = ("teaser", "consent_wall")
"""Rules whose phrases the text of an article may hold as well."""
_TOLD_BY_PHRASE: dict[str, Verdict] = {"blocked": "blocked", "error_page": "error"}


def _said(items: Sequence[Item], title: str | None, book: Phrasebook) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    lines = [(-1, title or "")] + [(i, item.text) for i, item in enumerate(items)]
    for position, text in lines:
        if not text or len(text) > _LONGEST:
            continue
        rule = _page_rule(Line(text), position < 0, book)
        in_body = position >= 0 and items[position].in_body
        if rule and not (rule in _SAID_OUTSIDE and in_body):
            found.setdefault(rule, []).append(position)
    return found


def _page_rule(line: Line, is_title: bool, book: Phrasebook) -> str | None:
    """The rule of a line, or of the first of its sentences that has one; of a title's parts too,
    as it may name the site."""
    if rule := book.pages.rule_of(line):
        return rule
    for borders in (line.stops, line.marks) if is_title else (line.stops,):
        for first, last in line.pieces(borders):
            if last - first < len(line) and (rule := book.pages.rule_of(line, first, last)):
                return rule
    return None


def _length(text: str) -> int:
    """The words of a text; exactly only where blanks do not part them."""
    words = len(text.split())
    return words if len(text) <= _LONGEST_WORD * words else count(text)


def _is_consent(page: _Page) -> bool:
    """Is most of the page's prose about cookies and consent, and does it ask for it?"""
    asking = set(page.said.get("consent_wall", ()))
    about = [item for i, item in enumerate(page.items) if i in asking or item.rule == "consent"]
    return sum(_length(item.text) for item in about) > max(_CONSENT_WORDS, page.words)


def _is_list(items: Sequence[Item], metadata: Metadata) -> bool:
    """Is most of the body headlines that are links, or prose that stands right under such?"""
    prose = teasers = longest = headlines = links = 0
    since_headline = _NEAR
    for item in items:
        length = item.dom.words if item.dom else 0
        if _is_headline_link(item):
            since_headline = 0
            links += 1
            headlines += item.in_body
        elif length >= _PROSE_WORDS and not _is_linked(item):
            prose += item.in_body
            teasers += item.in_body and since_headline == 0
            longest = max(longest, length if item.in_body else 0)
            since_headline = _NEAR
    if metadata.page_type in _LIST_TYPES and longest < _TEASER:
        return True
    if links >= _MANY_LINKS and headlines > prose and longest < _TEASER:
        return True
    return prose >= _FEW_TEASERS and longest < _TEASER and teasers > prose / 2


def _is_headline_link(item: Item) -> bool:
    return _is_linked(item) and item.dom is not None and item.dom.words >= _HEADLINE_WORDS


def _is_linked(item: Item) -> bool:
    return item.dom is not None and item.dom.link_density > _LINKED
