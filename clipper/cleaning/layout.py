"""Where the blocks of a page stand: in which element, beside which, before or after the story.

What is covered, by the looks of the blocks or by trafilatura's text, shows where the story is; the
rest of the page is told from there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, takewhile

from clipper.cleaning.hints import hints
from clipper.cleaning.items import Item
from clipper.types import DomFacts

_COVERED = 0.5
"""The share of a block's words from which it counts as covered."""
_LONG = 15
"""Words from which a block is a paragraph of prose."""
_SENTENCE = 12
_FEW_LINKS = 0.3
_PROSE = ("paragraph", "quote", "list_item")
_LINKED = 0.5
_NEAR = 30
"""How many blocks before and after the story can still be part of it."""
_MAIN = 0.8
"""The share of the covered words that the story's container holds."""
_NUMBER = re.compile(r"#[^ .]*|\d+")


class PageLayout:
    """The blocks of one page, counted by parent and by shape.

    items: with their DOM facts, in the page's order. At first, those of prose count as covered.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.facts = [_facts(item) for item in items]
        self.words = [max(1, facts.words) for facts in self.facts]
        self.total = sum(self.words)
        self.upto = [0, *accumulate(self.words)]
        self.shapes = [_shape(facts.path) for facts in self.facts]
        self.headline = next((i for i, f in enumerate(self.facts) if f.tag == "h1"), len(items))
        self.texts = Counter(item.text for item in items)
        self._count_groups()
        self.cover([float(is_prose(item)) for item in items])

    def cover(self, covered: Sequence[float]) -> None:
        """Tell the page's places from what is taken for the article: a share, 0 to 1, of each
        block's words."""
        self.covered = covered
        self.covered_words = [
            words * share for words, share in zip(self.words, covered, strict=True)
        ]
        self.article = sum(self.covered_words) or 1.0
        self.covered_upto = [0.0, *accumulate(self.covered_words)]
        self._count_covered()
        self.container = self._container()
        self.first, self.last = self._span()
        self._shared: dict[str, int] = {}
        self._hinted: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def is_candidate(self, i: int) -> bool:
        """Can block `i` be part of the article at all?

        Nothing is lost to those it leaves out, and weighing them would cost more than all the rest.
        """
        facts = self.facts[i]
        return bool(
            self.covered[i]
            or facts.told
            or self.first <= i <= self.last
            or self.is_inside(i)
            or (facts.link_density < _LINKED and self.first - _NEAR < i < self.last + _NEAR)
        )

    def is_link(self, i: int) -> bool:
        """Is block `i` hardly more than a link?"""
        facts = self.facts[i]
        return facts.words < _SENTENCE and facts.link_density >= _LINKED

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
        path = self.facts[i].path
        found = self._hinted.get(path)
        if found is None:
            found = _hints(path, len(self.container) if self.is_inside(i) else 0)
            self._hinted[path] = found
        return found

    def _count_groups(self) -> None:
        """Words and linked words by parent and by shape."""
        self.parent_words = defaultdict[int, int](int)
        self.parent_links = defaultdict[int, float](float)
        self.shape_words = defaultdict[str, int](int)
        self.number: list[int] = []
        children = Counter[int]()
        for facts, shape, words in zip(self.facts, self.shapes, self.words, strict=True):
            self.number.append(children[facts.parent])
            children[facts.parent] += 1
            self.parent_words[facts.parent] += words
            self.parent_links[facts.parent] += facts.link_density * words
            self.shape_words[shape] += words

    def _count_covered(self) -> None:
        """Covered words by parent and by shape."""
        self.parent_covered = defaultdict[int, float](float)
        self.shape_covered = defaultdict[str, float](float)
        for facts, shape, covered in zip(self.facts, self.shapes, self.covered_words, strict=True):
            if covered:
                self.parent_covered[facts.parent] += covered
                self.shape_covered[shape] += covered
        self.main_shape = max(self.shape_covered, key=self.shape_covered.__getitem__, default="")

    def _container(self) -> list[str]:
        """The path of the innermost element that holds most of the covered words."""
        by_path: dict[str, float] = defaultdict(float)
        for facts, covered in zip(self.facts, self.covered_words, strict=True):
            if covered:
                by_path[facts.path] += covered
        container: list[str] = []
        start = 0
        while name := _shared_name(by_path, start, _MAIN * self.article):
            inside = f"{name} "
            by_path = {path: n for path, n in by_path.items() if path.startswith(inside, start)}
            container.append(name)
            start += len(inside)
        return container

    def _span(self) -> tuple[int, int]:
        """The first and the last covered paragraph of prose."""
        covered = [i for i, share in enumerate(self.covered) if share >= _COVERED]
        prose = [i for i in covered if self.words[i] >= _LONG] or covered
        return (prose[0], prose[-1]) if prose else (0, len(self.items) - 1)


def _shared_name(by_path: Mapping[str, float], start: int, enough: float) -> str:
    """The name, from `start` on in their paths, of the element around `enough` words; empty where
    there is none. A path's last name is that of a block, which is around nothing."""
    below = defaultdict[str, float](float)
    for path, covered in by_path.items():
        end = path.find(" ", start)
        if end > 0:
            below[path[start:end]] += covered
    name = max(below, key=below.__getitem__, default="")
    return name if below[name] >= enough else ""


def is_prose(item: Item) -> bool:
    """Is a block, by its own looks, sentences rather than links and labels?"""
    facts = _facts(item)
    return item.kind in _PROSE and facts.words >= _SENTENCE and facts.link_density < _FEW_LINKS


def _facts(item: Item) -> DomFacts:
    assert item.dom is not None
    return item.dom


@lru_cache(maxsize=1024)
def _shape(path: str) -> str:
    """A path without ids and numbers: what the siblings of a list have in common. Most paths of a
    page differ in their last name only, and what is around is known."""
    outer, space, name = path.rpartition(" ")
    return f"{_shape(outer) if outer else ''}{space}{_NUMBER.sub('', name)}"


@lru_cache(maxsize=1024)
def _hints(path: str, container: int) -> tuple[frozenset[str], frozenset[str]]:
    names = path.split()
    around = frozenset[str]().union(*map(hints, names[container:-1]))
    return hints(names[-1]), around
