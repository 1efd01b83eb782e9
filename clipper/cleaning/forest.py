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

    def log_odds(self, numbers: Sequence[float], low: float, high: float) -> float:
        """The log-odds that what `numbers` describe is of the kind the forest tells.

        Under `low` it is minus infinity, and infinity from `high` on: the trees behind one that
        settles it are not asked, and most blocks are clear after a few.
        """
        total = 0.0
        for node, least, most in self.trees:
            while node.__class__ is list:
                feature, threshold, below, above = node
                node = below if numbers[feature] <= threshold else above
            total += node
            if total + most < low:
                return -math.inf
            if total + least >= high:
                return math.inf
        return total


def odds(probability: float) -> float:
    """The log-odds of a probability."""
    return math.log(probability / (1 - probability))


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
