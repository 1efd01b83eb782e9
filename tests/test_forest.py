"""The forest's short cut never changes its answer."""

import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from clipper.cleaning.evidence import FEATURES
from clipper.cleaning.forest import forest, grown

LEAVES = st.floats(-2, 2)
TREES = st.recursive(
    LEAVES,
    lambda below: st.tuples(st.integers(0, 2), st.floats(-1, 1), below, below).map(list),
    max_leaves=6,
)


def value(node: Any, numbers: list[float]) -> float:
    """What one tree says, by its definition."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, low, high = node
    return value(low if numbers[feature] <= threshold else high, numbers)


@given(
    st.lists(TREES, min_size=1, max_size=8),
    st.lists(st.floats(-2, 2), min_size=3, max_size=3),
    st.floats(0.05, 0.95),
)
def test_stopping_early_gives_the_whole_forests_answer(
    trees: list[Any], numbers: list[float], enough: float
) -> None:
    """The sum of all trees decides, however few are asked."""
    total = sum(value(tree, numbers) for tree in trees)
    wanted = math.log(enough / (1 - enough))
    if abs(total - wanted) > 1e-9:
        assert grown("abc", trees).is_likely(numbers, enough) == (total >= wanted)


def test_the_stored_forest_asks_for_what_there_is() -> None:
    """Its numbers are those of the evidence, in the same order."""
    assert forest("selection").features == FEATURES
