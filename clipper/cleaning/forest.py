"""A small forest of decision trees, as a data file holds it.

A node is `[feature, threshold, low, high]`: numbers up to the threshold go low, others high; a leaf
is its value. The values of all trees add up to the log-odds (Friedman, "Greedy function
approximation: a gradient boosting machine", 2001).
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
    trees: tuple[Any, ...]

    def probability(self, numbers: Sequence[float]) -> float:
        """How likely, 0 to 1, what `numbers` describe is of the kind the forest tells."""
        total = 0.0
        for node in self.trees:
            while node.__class__ is list:
                feature, threshold, low, high = node
                node = low if numbers[feature] <= threshold else high
            total += node
        return 1.0 / (1.0 + math.exp(-total))


@cache
def forest(name: str) -> Forest:
    """The forest in `data/<name>.json`."""
    data = json.loads(Path(__file__).with_name("data").joinpath(f"{name}.json").read_text("utf-8"))
    return Forest(tuple(data["features"]), tuple(data["trees"]))
