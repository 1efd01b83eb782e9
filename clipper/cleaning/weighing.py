"""Which blocks of a page are, by all that speaks for and against each, part of its article.

A page is looked at twice at most. The first look takes all prose for covered and weighs the blocks
by a forest of its own; most pages are clear then. Where too many words of the article are not,
trafilatura is asked what it takes for the article, and the blocks are weighed anew beside that. How
the forests were grown is in `benchmarks/fit_selection.py`.
"""

import math
from collections.abc import Callable, Sequence

from clipper.cleaning.evidence import PageEvidence
from clipper.cleaning.forest import forest, odds
from clipper.cleaning.items import Item
from clipper.cleaning.layout import is_prose

_ENOUGH = odds(0.35)
"""From which a block is taken: half a story lost is worse than a line too many."""
_CLEARLY_NOT, _CLEARLY = odds(0.2), odds(0.7)
"""Between which a block is unclear at the first look."""
_OPEN = 0.1
"""The share of the article's words that unclear blocks may have on a page that is clear."""
_SHORT = 120
"""Words below which an article is always looked at twice."""
_POSSIBLY = odds(0.15)
"""From which prose is taken on a page that has no better one."""
OPEN = {"first_look": (_CLEARLY_NOT, _CLEARLY), "selection": (_POSSIBLY, _ENOUGH)}
"""Of each forest, the log-odds between which more than the verdict counts."""
_NEVER = -math.inf


def weigh(
    items: Sequence[Item],
    title: str | None,
    description: str | None,
    measure: Callable[[], Sequence[float]] | None,
) -> tuple[PageEvidence, list[bool]]:
    """The evidence on each block of a page, and whether it is part of the article.

    items: with their DOM facts; title, description: as the metadata has them; measure: the share of
    each that trafilatura's text covers, or None where it cannot be asked.
    """
    evidence = PageEvidence(items, title, description)
    found = _first_look(evidence)
    chosen = [value >= _ENOUGH for value in found]
    if _is_clear(evidence, found) or (measure is None and any(chosen)):
        evidence.cover([float(is_chosen) for is_chosen in chosen])
        return evidence, chosen
    if measure:
        evidence.cover(measure())
    found = _second_look(evidence)
    chosen = [value >= _ENOUGH for value in found]
    if not any(chosen):
        chosen = [
            value >= _POSSIBLY and is_prose(item) for item, value in zip(items, found, strict=True)
        ]
    return evidence, chosen


def _first_look(evidence: PageEvidence) -> list[float]:
    """The log-odds of each block, as far as they lie between the clear ones.

    Short blocks of links, half of a page, are weighed only inside the article that the others make.
    """
    trees = forest("first_look")

    def weighed(i: int) -> float:
        return trees.log_odds(evidence.numbers(i))

    found = [_NEVER if evidence.is_link(i) else weighed(i) for i in range(len(evidence.items))]
    taken = [i for i, value in enumerate(found) if value >= _ENOUGH]
    for i in range(taken[0], taken[-1]) if taken else ():
        if evidence.is_link(i):
            found[i] = weighed(i)
    return found


def _second_look(evidence: PageEvidence) -> list[float]:
    """The log-odds of each block, as far as they lie between possible and enough."""
    trees = forest("selection")
    return [
        trees.log_odds(evidence.numbers(i)) if evidence.is_candidate(i) else _NEVER
        for i in range(len(evidence.items))
    ]


def _is_clear(evidence: PageEvidence, found: Sequence[float]) -> bool:
    """Is there an article of some length, of which few words are unclear?"""
    article = unclear = 0
    for words, value in zip(evidence.words, found, strict=True):
        article += words if value >= _ENOUGH else 0
        unclear += words if _CLEARLY_NOT <= value < _CLEARLY else 0
    return article >= _SHORT and unclear <= _OPEN * article
