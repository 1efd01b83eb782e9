"""The forest's short cut never changes its answer."""

import math
from typing import Any

import pytest
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
    st.tuples(st.floats(-3, 3), st.floats(-3, 3)).map(sorted),
)
def test_stopping_early_gives_the_whole_forests_answer(
    trees: list[Any], numbers: list[float], bounds: list[float]
) -> None:
    """The sum of all trees decides, however few are asked; it is exact between the bounds."""
    total = sum(value(tree, numbers) for tree in trees)
    low, high = bounds
    if abs(total - low) > 1e-9 and abs(total - high) > 1e-9:
        told = grown("abc", trees).log_odds(numbers, low, high)
        assert (told < low, told >= high) == (total < low, total >= high)
        assert math.isinf(told) or told == pytest.approx(total)


@pytest.mark.parametrize("name", ["first_look", "selection"])
def test_the_stored_forests_ask_for_what_there_is(name: str) -> None:
    """Their numbers are those of the evidence, in the same order."""
    assert forest(name).features == FEATURES
