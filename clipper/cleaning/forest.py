"""A small forest of decision trees, as a data file holds it.

A node is `[feature, threshold, low, high]`: numbers up to the threshold go low, others high; a leaf
is its value. The values of all trees add up to the log-odds (Friedman, "Greedy function
approximation: a gradient boosting machine", 2001).
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Forest(NamedTuple):
    """The trees, and the names of the numbers they ask for, in order."""

    features: tuple[str, ...]
    trees: tuple[tuple[Any, float, float], ...]
    """Each with the least and the most that those behind it can add."""

    def is_likely(self, numbers: Sequence[float], enough: float) -> bool:
        """Is what `numbers` describe of the kind the forest tells, with a probability of `enough`?

        The trees behind one that settles it are not asked: most blocks are clear after a few.
        """
        wanted = math.log(enough / (1 - enough))
        total = 0.0
        for node, least, most in self.trees:
            while node.__class__ is list:
                feature, threshold, low, high = node
                node = low if numbers[feature] <= threshold else high
            total += node
            if total + most < wanted:
                return False
            if total + least >= wanted:
                return True
        return total >= wanted


@cache
def forest(name: str) -> Forest:
    """The forest in `data/<name>.json`."""
    data = json.loads(Path(__file__).with_name("data").joinpath(f"{name}.json").read_text("utf-8"))
    return grown(data["features"], data["trees"])


def grown(features: Iterable[str], trees: Sequence[Any]) -> Forest:
    """A forest of these trees."""
    least = most = 0.0
    bounded = []
    for tree in reversed(trees):
        bounded.append((tree, least, most))
        leaves = list(_leaves(tree))
        least, most = least + min(leaves), most + max(leaves)
    return Forest(tuple(features), tuple(reversed(bounded)))


def _leaves(node: Any) -> Iterator[float]:
    if isinstance(node, list):
        yield from _leaves(node[2])
        yield from _leaves(node[3])
    else:
        yield node
