"""What speaks for and against each block of a page being part of its article, as numbers.

The facts are of the block itself (length, links, tag, names of its classes), of its neighbours
and siblings (does trafilatura's text cover them?), and of its place (inside the article's
container, before the article's first or after its last paragraph). None of them is a word of the
text, so that they hold in every language. `selection` weighs them.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, takewhile

from clipper.cleaning.hints import hints
from clipper.cleaning.items import Item
from clipper.types import DomFacts

FEATURES = (
    # the block
    "covered", "told", "words", "links", "sentence_end", "digits", "capitals",
    "paragraph", "list_item", "heading", "plain_div", "quote", "embed",
    "hint_deck", "hint_against", "around_against", "around_navigation", "around_body",
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

COVERED = 0.5
"""The share of a block's words from which it counts as covered."""
_LONG = 15
"""Words from which a block is a paragraph of prose."""
_WINDOW = 4
_START = 200
_LINKED = 0.5
_NEAR = 30
_SHORT = 80
_MAIN = 0.8
_END = re.compile(r"[.!?…。！？؟۔][»\"”’)\]]*$")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"#[^ .]*|\d+")
_AGAINST = frozenset(("related", "share", "newsletter", "comments", "overlay", "advertisement"))


class PageEvidence:
    """The evidence on every block of one page.

    items: with their DOM facts, in the page's order; title, description: as the metadata has them.
    """

    def __init__(self, items: Sequence[Item], title: str | None, description: str | None) -> None:
        self.items = items
        self.facts = [_facts(block) for block in items]
        self.words = [max(1, facts.words) for facts in self.facts]
        self.covered_words = [
            words * facts.covered for words, facts in zip(self.words, self.facts, strict=True)
        ]
        self.total = sum(self.words)
        self.article = sum(self.covered_words) or 1.0
        self.upto = [0, *accumulate(self.words)]
        self.covered_upto = [0.0, *accumulate(self.covered_words)]
        self.shapes = [_shape(facts.path) for facts in self.facts]
        self._count_groups()
        self.container = self._container()
        self.first, self.last = self._span()
        self.headline = next((i for i, f in enumerate(self.facts) if f.tag == "h1"), len(items))
        self.title = frozenset(_words(title or ""))
        self.description = folded(description or "")
        self._shared: dict[str, int] = {}

    def _count_groups(self) -> None:
        """Words, covered words and linked words by parent and by shape."""
        self.parent_words = defaultdict[int, float](float)
        self.parent_covered = defaultdict[int, float](float)
        self.parent_links = defaultdict[int, float](float)
        self.shape_words = defaultdict[str, float](float)
        self.shape_covered = defaultdict[str, float](float)
        self.number: list[int] = []
        self.texts = Counter(block.text for block in self.items)
        children = Counter[int]()
        for facts, shape, words, covered in zip(
            self.facts, self.shapes, self.words, self.covered_words, strict=True
        ):
            self.number.append(children[facts.parent])
            children[facts.parent] += 1
            self.parent_words[facts.parent] += words
            self.parent_covered[facts.parent] += covered
            self.parent_links[facts.parent] += facts.link_density * words
            self.shape_words[shape] += words
            self.shape_covered[shape] += covered
        self.main_shape = max(self.shape_covered, key=self.shape_covered.__getitem__, default="")

    def _container(self) -> list[str]:
        """The path of the innermost element that holds most of the covered words."""
        below = defaultdict[str, float](float)
        by_path = defaultdict[str, float](float)
        for facts, covered in zip(self.facts, self.covered_words, strict=True):
            if covered:
                by_path[facts.path] += covered
        for path, covered in by_path.items():
            end = path.find(" ")
            while end > 0:
                below[path[:end]] += covered
                end = path.find(" ", end + 1)
            below[path] += covered
        inner = max(
            (path for path, covered in below.items() if covered >= _MAIN * self.article),
            key=len,
            default="",
        )
        return inner.split()

    def _span(self) -> tuple[int, int]:
        """The first and the last covered paragraph of prose."""
        covered = [i for i, facts in enumerate(self.facts) if facts.covered >= COVERED]
        prose = [i for i in covered if self.words[i] >= _LONG] or covered
        return (prose[0], prose[-1]) if prose else (0, len(self.items) - 1)

    def is_candidate(self, i: int) -> bool:
        """Can block `i` be part of the article at all?

        Nothing is lost to those it leaves out, and weighing them would cost more than all the rest.
        """
        facts = self.facts[i]
        return bool(
            facts.covered
            or facts.told
            or self.first <= i <= self.last
            or self.is_inside(i)
            or (facts.link_density < _LINKED and self.first - _NEAR < i < self.last + _NEAR)
        )

    def numbers(self, i: int) -> list[float]:
        """The evidence on block `i`, in the order of `FEATURES`."""
        return [
            *self._own(i),
            *self._neighbours(i),
            *self._siblings(i),
            *self._place(i),
            *self._likeness(i),
        ]

    def shared(self, i: int) -> int:
        """How many elements of the container's path block `i` has around it."""
        path = self.facts[i].path
        found = self._shared.get(path)
        if found is None:
            pairs = zip(path.split(), self.container, strict=False)
            found = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
            self._shared[path] = found
        return found

    def is_inside(self, i: int) -> bool:
        """Is block `i` in the article's container?"""
        return self.shared(i) == len(self.container)

    def hints(self, i: int) -> tuple[frozenset[str], frozenset[str]]:
        """What the names of the block's own element hint at, and those of the elements around it.

        For a block in the article's container, only the elements inside that count.
        """
        return _hints(self.facts[i].path, len(self.container) if self.is_inside(i) else 0)

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
        if self.shared(i) >= len(self.container) - 1:
            return False
        likeness = dict(zip(FEATURES[-7:], self._likeness(i), strict=True))
        return "deck" in self.hints(i)[0] or bool(likeness["description_whole"])

    def _own(self, i: int) -> tuple[float, ...]:
        block, facts = self.items[i], self.facts[i]
        text = block.text
        own, around = self.hints(i)
        return (
            facts.covered,
            -1.0 if facts.told is None else facts.told,
            math.log(self.words[i]),
            facts.link_density,
            _END.search(text) is not None,
            sum(map(str.isdigit, text[:_START])) / min(_START, len(text)),
            sum(map(str.isupper, text[:_START])) / min(_START, len(text)),
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
        )

    def _neighbours(self, i: int) -> tuple[float, ...]:
        start, end = max(0, i - _WINDOW), min(len(self.items), i + 1 + _WINDOW)
        previous, following = i - 1, i + 1 if i + 1 < len(self.items) else -1
        return (
            (self.covered_upto[i] - self.covered_upto[start])
            / max(1, self.upto[i] - self.upto[start]),
            (self.covered_upto[end] - self.covered_upto[i + 1])
            / max(1, self.upto[end] - self.upto[i + 1]),
            self.facts[previous].covered if i else 0.0,
            self.facts[following].covered if following > 0 else 0.0,
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
            folded, words = " ".join(listed), frozenset(listed)
            common = len(words & self.title)
            told, share = common / max(1, len(self.title)), common / max(1, len(words))
            if len(self.description) > 20 and len(folded) > 20:
                in_description = folded in self.description or self.description in folded
                is_description = folded == self.description or (
                    len(self.description) > 40 and folded.startswith(self.description[:-8])
                )
        return (
            told,
            share,
            in_description,
            is_description,
            self.texts[text] > 1,
            math.log(self.article),
            self.article / self.total,
        )


def _facts(block: Item) -> DomFacts:
    assert block.dom is not None
    return block.dom


@lru_cache(maxsize=4096)
def _shape(path: str) -> str:
    """A path without ids and numbers: what the siblings of a list have in common."""
    return _NUMBER.sub("", path)


def folded(text: str) -> str:
    """The words of a text as they are compared, case-folded, a space between them."""
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=4096)
def _hints(path: str, container: int) -> tuple[frozenset[str], frozenset[str]]:
    names = path.split()
    around = frozenset[str]().union(*map(hints, names[container:-1]))
    return hints(names[-1]), around
