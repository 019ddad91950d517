"""Whole numbers with given sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.demo.counts import apportion, scatter, scatter_within

WEIGHTS = st.lists(st.floats(0.01, 100), min_size=1, max_size=30).map(np.array)


@given(st.integers(0, 10_000), WEIGHTS)
def test_shares_add_up_and_lie_within_one_of_the_exact_share(
    total: int, weights: np.ndarray
) -> None:
    split = apportion(np.array([total]), weights)[0]
    assert split.sum() == total
    assert (np.abs(split - total * weights / weights.sum()) < 1).all()


def test_the_largest_remainders_are_rounded_up() -> None:
    assert apportion(np.array([10]), np.array([1.0, 1.0, 1.0])).tolist() == [[4, 3, 3]]
    assert apportion(np.array([7]), np.array([2.0, 1.0, 0.4])).tolist() == [[4, 2, 1]]


@given(st.integers(0, 500), WEIGHTS, st.integers(0, 9))
def test_thrown_events_add_up(total: int, weights: np.ndarray, seed: int) -> None:
    assert scatter(np.random.default_rng(seed), total, weights).sum() == total


@given(WEIGHTS, st.integers(0, 9), st.data())
def test_no_place_takes_more_than_it_has_room_for(
    weights: np.ndarray, seed: int, data: st.DataObject
) -> None:
    room = np.random.default_rng(seed).integers(0, 20, len(weights))
    total = data.draw(st.integers(0, int(room.sum())))
    thrown = scatter_within(np.random.default_rng(seed), total, weights, at_most=room)
    assert thrown.sum() == total
    assert ((thrown >= 0) & (thrown <= room)).all()


def test_more_events_than_room_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        scatter_within(np.random.default_rng(1), 5, np.ones(2), at_most=np.array([2, 2]))
