"""A small forest of decision trees that stops asking when it knows enough, as a data file holds it.

A node is `[feature, threshold, below, above]`: numbers up to the threshold go below, others above;
a leaf is its value. The values of all trees add up to the log-odds (Friedman, "Greedy function
approximation: a gradient boosting machine", 2001). Behind each tree stand the totals beyond which
the trees behind it have never turned the verdict (a soft cascade: Bourdev and Brandt, "Robust
object detection via soft cascade", 2005).
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Forest(NamedTuple):
    """The trees, and the names of the numbers they ask for, in order."""

    features: tuple[str, ...]
    trees: Sequence[tuple[Any, float, float]]
    """Each with the least and the most of an open total: beyond them the verdict is settled."""

    def log_odds(self, numbers: Sequence[float]) -> float:
        """The log-odds that what `numbers` describe is of the kind the forest tells.

        Minus infinity or infinity where it is settled early, as most of a page is by a few trees.
        """
        total = 0.0
        for node, least, most in self.trees:
            while node.__class__ is list:
                feature, threshold, below, above = node
                node = below if numbers[feature] <= threshold else above
            total += node
            if total < least:
                return -math.inf
            if total > most:
                return math.inf
        return total


def odds(probability: float) -> float:
    """The log-odds of a probability."""
    return math.log(probability / (1 - probability))


@cache
def forest(name: str) -> Forest:
    """The forest in `data/<name>.json`."""
    data = json.loads(Path(__file__).with_name("data").joinpath(f"{name}.json").read_text("utf-8"))
    return Forest(tuple(data["features"]), data["trees"])
