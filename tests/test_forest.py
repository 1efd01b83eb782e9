"""A forest adds up what its trees say, and stops where the verdict is settled."""

import math
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipper.cleaning.evidence import FEATURES
from clipper.cleaning.forest import Forest, forest

LEAVES = st.floats(-2, 2)
TREES = st.recursive(
    LEAVES,
    lambda below: st.tuples(st.integers(0, 2), st.floats(-1, 1), below, below).map(list),
    max_leaves=6,
)
NUMBERS = st.lists(st.floats(-2, 2), min_size=3, max_size=3)


def value(node: Any, numbers: list[float]) -> float:
    """What one tree says, by its definition."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, below, above = node
    return value(below if numbers[feature] <= threshold else above, numbers)


@given(st.lists(TREES, max_size=8), NUMBERS, st.floats(-3, 0), st.floats(0, 3))
def test_trees_add_up_until_the_total_is_beyond_its_bounds(
    trees: list[Any], numbers: list[float], least: float, most: float
) -> None:
    """The first total beyond the bounds settles it; otherwise it is the sum of all trees."""
    told = Forest(("a", "b", "c"), [(tree, least, most) for tree in trees]).log_odds(numbers)
    totals = list(accumulate((value(tree, numbers) for tree in trees), initial=0.0))
    beyond = next((total for total in totals if not least <= total <= most), None)
    assert told == (totals[-1] if beyond is None else math.copysign(math.inf, beyond))


@pytest.mark.parametrize("name", ["first_look", "selection"])
def test_the_stored_forests_ask_for_what_there_is(name: str) -> None:
    """Their numbers are those of the evidence, in the same order."""
    assert forest(name).features == FEATURES
