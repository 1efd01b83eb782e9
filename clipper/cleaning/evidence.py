"""What speaks for and against each block of a page being part of its article, as numbers.

The facts are of the block itself (length, links, tag, names of its classes), of its neighbours
and siblings (are they covered, by their looks or by trafilatura's text?), and of its place (inside
the article's container, before the article's first or after its last paragraph). None of them is a
word of the text, so that they hold in every language. `weighing` weighs them.
"""

import math
import re
import string
from collections.abc import Sequence
from functools import lru_cache

from clipper.cleaning.items import Item
from clipper.cleaning.layout import PageLayout

FEATURES = (
    # the block
    "covered", "told", "words", "links", "sentence_end", "digits", "capitals",
    "paragraph", "list_item", "heading", "plain_div", "quote", "embed",
    "hint_deck", "hint_against", "around_against", "around_navigation", "around_body", "hidden",
    # its neighbours
    "covered_before", "covered_after", "covered_previous", "covered_next",
    "links_previous", "links_next", "words_previous", "words_next",
    # its siblings, and the blocks of its shape anywhere
    "siblings_covered", "siblings_share", "siblings_links", "sibling_number",
    "shape_covered", "shape_share", "shape_words", "shape_is_main",
    # its place
    "before_article", "after_article", "within_article", "share_before", "share_after",
    "container_shared", "container_left", "after_headline", "page_share",
    # likeness to the headline and the description, and to other blocks
    "headline_told", "headline_share", "description", "description_whole", "repeated",
    # the page
    "article_words", "article_share",
)  # fmt: skip

_WINDOW = 4
_START = 200
_SHORT = 80
_TELLING = 20
"""Characters above which a description says something."""
_CUT = 8
_BLOCKS = 512
"""Blocks of which is remembered what a second look asks for as well."""
_WITHOUT = tuple(str.maketrans("", "", some) for some in (string.digits, string.ascii_uppercase))
"""Tables that take digits or capitals away: far quicker on ASCII than a look at each letter."""
_END = re.compile(r"[.!?…。！？؟۔][»\"”’)\]]*$")
_WORD = re.compile(r"\w+")
_AGAINST = frozenset(("related", "share", "newsletter", "comments", "overlay", "advertisement"))


class PageEvidence(PageLayout):
    """The evidence on every block of one page.

    items: with their DOM facts, in the page's order; title, description: as the metadata has them.
    """

    def __init__(self, items: Sequence[Item], title: str | None, description: str | None) -> None:
        super().__init__(items)
        self.title = frozenset(_words(title or ""))
        self.description = folded(description or "")

    def numbers(self, i: int) -> list[float]:
        """The evidence on block `i`, in the order of `FEATURES`."""
        return [
            *self._own(i),
            *self._neighbours(i),
            *self._siblings(i),
            *self._place(i),
            *self._likeness(i),
        ]

    def title_likeness(self, i: int) -> float:
        """The share, 0 to 1, of words that a block and the headline have in common."""
        words = frozenset(_words(self.items[i].text))
        return len(words & self.title) / max(1, len(words | self.title))

    def is_deck(self, i: int) -> bool:
        """Can a block before the first paragraph be the standfirst?

        A heading under the headline is one; so is what is named as one, or is the description, but
        only outside the body's own element: inside, it is the lead, however it is set.
        """
        if self.items[i].kind == "heading":
            return i > self.headline
        if self.is_inside(i):
            return False
        return "deck" in self.hints(i)[0] or self._is_description(folded(self.items[i].text))

    def ends_a_sentence(self, i: int) -> bool:
        """Does block `i` end as a sentence does?"""
        return _END.search(self.items[i].text) is not None

    def _own(self, i: int) -> tuple[float, ...]:
        block, facts = self.items[i], self.facts[i]
        text = block.text
        own, around = self.hints(i)
        return (
            self.covered[i],
            -1.0 if facts.told is None else facts.told,
            math.log(self.words[i]),
            facts.link_density,
            self.ends_a_sentence(i),
            *_digits_and_capitals(text[:_START]),
            facts.tag == "p",
            facts.tag == "li",
            block.kind == "heading",
            facts.tag == "div",
            block.kind == "quote",
            block.kind == "embed",
            "deck" in own,
            len(own & _AGAINST),
            len(around & _AGAINST),
            "navigation" in around,
            "body" in around,
            "hidden" in own or "hidden" in around,
        )

    def _neighbours(self, i: int) -> tuple[float, ...]:
        start, end = max(0, i - _WINDOW), min(len(self.items), i + 1 + _WINDOW)
        previous, following = i - 1, i + 1 if i + 1 < len(self.items) else -1
        return (
            (self.covered_upto[i] - self.covered_upto[start])
            / max(1, self.upto[i] - self.upto[start]),
            (self.covered_upto[end] - self.covered_upto[i + 1])
            / max(1, self.upto[end] - self.upto[i + 1]),
            self.covered[previous] if i else 0.0,
            self.covered[following] if following > 0 else 0.0,
            self.facts[previous].link_density if i else 1.0,
            self.facts[following].link_density if following > 0 else 1.0,
            math.log(self.words[previous]) if i else 0.0,
            math.log(self.words[following]) if following > 0 else 0.0,
        )

    def _siblings(self, i: int) -> tuple[float, ...]:
        parent, shape = self.facts[i].parent, self.shapes[i]
        words, covered = self.words[i], self.covered_words[i]
        siblings, siblings_covered = (
            self.parent_words[parent] - words,
            self.parent_covered[parent] - covered,
        )
        alike, alike_covered = self.shape_words[shape] - words, self.shape_covered[shape] - covered
        return (
            siblings_covered / siblings if siblings else -0.1,
            siblings_covered / self.article,
            self.parent_links[parent] / self.parent_words[parent],
            min(20, self.number[i]),
            alike_covered / alike if alike else -0.1,
            alike_covered / self.article,
            math.log1p(alike),
            shape == self.main_shape,
        )

    def _place(self, i: int) -> tuple[float, ...]:
        within = self.first <= i <= self.last
        shared = self.shared(i)
        begin, here, end = self.upto[self.first], self.upto[i], self.upto[self.last + 1]
        return (
            math.log1p(begin - here) if i < self.first else 0.0,
            math.log1p(here - end) if i > self.last else 0.0,
            within,
            (here - begin) / self.article if within else float(i > self.last),
            (end - here) / self.article if within else float(i < self.first),
            shared / max(1, len(self.container)),
            self.facts[i].path.count(" ") + 1 - shared,
            i > self.headline,
            here / self.total,
        )

    def _likeness(self, i: int) -> tuple[float, ...]:
        text = self.items[i].text
        told = share = 0.0
        in_description = is_description = False
        if self.words[i] <= _SHORT:
            listed = _words(text)
            plain, words = " ".join(listed), frozenset(listed)
            common = len(words & self.title)
            told, share = common / max(1, len(self.title)), common / max(1, len(words))
            if min(len(self.description), len(plain)) > _TELLING:
                in_description = plain in self.description or self.description in plain
                is_description = self._is_description(plain)
        return (
            told,
            share,
            in_description,
            is_description,
            self.texts[text] > 1,
            math.log(self.article),
            self.article / self.total,
        )

    def _is_description(self, plain: str) -> bool:
        """Is a folded text the page's description, which may be cut short at its end?"""
        if min(len(self.description), len(plain)) <= _TELLING:
            return False
        cut = self.description[:-_CUT]
        return plain == self.description or (len(cut) > _TELLING and plain.startswith(cut))


@lru_cache(maxsize=_BLOCKS)
def _digits_and_capitals(text: str) -> tuple[float, float]:
    """Their shares of the characters."""
    length = len(text)
    if text.isascii():
        digits, capitals = (length - len(text.translate(table)) for table in _WITHOUT)
    else:
        digits, capitals = sum(map(str.isdigit, text)), sum(map(str.isupper, text))
    return digits / length, capitals / length


def folded(text: str) -> str:
    """The words of a text as they are compared, case-folded, a space between them."""
    return " ".join(_words(text))


@lru_cache(maxsize=_BLOCKS)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
