"""Ranks, their ranges, classes and movement."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.domain.assessment.kinds import Class
from dashboard.domain.assessment.ranks import (
    classes_of,
    last_places,
    rank_range,
    ranks,
    share_in,
    tell_apart,
    to_next_class,
    transitions,
)
from dashboard.domain.assessment.rules import ClassLimits

NAN = np.nan
LIMITS = ClassLimits(first=90, second=75)
SCORES = arrays(float, st.integers(2, 12), elements=st.integers(0, 100).map(float))


@pytest.mark.parametrize(
    ("scores", "vetoed", "expected"),
    [
        ([90, 80, 70], False, [1, 2, 3]),
        ([90, 90, 70], False, [1, 1, 3]),  # ties share the better rank
        ([90, NAN, 70], False, [1, NAN, 2]),  # who has no score is not counted
        ([90, 80, 70], [True, False, False], [3, 1, 2]),  # a veto beats the score
        ([95, 90, 70], [True, True, False], [2, 3, 1]),
    ],
)
def test_ranks(scores: list[float], vetoed: object, expected: list[float]) -> None:
    assert ranks(scores, vetoed=vetoed).tolist() == pytest.approx(expected, nan_ok=True)


@given(scores=SCORES, veto=st.integers(0, 11))
def test_a_veto_comes_after_everybody_without_one(scores: np.ndarray, veto: int) -> None:
    vetoed = np.arange(len(scores)) == veto % len(scores)
    placed = ranks(scores, vetoed=vetoed)
    assert (placed[vetoed] > placed[~vetoed].max()).all()
    classes = classes_of(scores, limits=LIMITS, vetoed=vetoed)
    assert set(classes[vetoed]) == {Class.THIRD}


@given(scores=SCORES, seed=st.integers(0, 99))
def test_a_range_holds_the_rank_and_is_the_same_each_time(scores: np.ndarray, seed: int) -> None:
    observed = ranks(scores)

    def once() -> tuple[np.ndarray, np.ndarray]:
        noise = np.random.default_rng(seed).normal(0, 5, (200, len(scores)))
        return rank_range(scores + noise, observed)

    low, high = once()
    assert (low <= observed).all()
    assert (observed <= high).all()
    assert (low >= 1).all()
    assert (high <= len(scores)).all()
    assert [end.tolist() for end in once()] == [low.tolist(), high.tolist()]


def test_without_chance_the_range_is_the_rank() -> None:
    scores = np.array([90.0, 80.0, 70.0])
    low, high = rank_range(np.tile(scores, (50, 1)), ranks(scores))
    assert low.tolist() == high.tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("scores", "last"),
    [
        ([5, 4, 3, 2, 1], [False, False, True, True, True]),
        ([5, 4, 2, 2, 2], [False, False, True, True, True]),
        ([5, 3, 3, 2, 1], [False, True, True, True, True]),  # who ties falls together
        ([5, 5, 5, 5, 5], [False] * 5),  # nobody is last
        ([5, 4, 3, 2, NAN], [False, True, True, True, False]),
    ],
)
def test_the_last_three_respect_ties_and_leave_out_who_is_not_ranked(
    scores: list[float], last: list[bool]
) -> None:
    assert last_places(ranks(scores), 3).tolist() == last


@pytest.mark.parametrize(
    ("best", "worst", "apart"),
    [
        ([1, 1, 1], [3, 3, 3], False),
        ([1, 1, 2], [3, 3, 3], True),
        ([1, 1, 1], [2, 3, 3], True),
        ([1, NAN, 1], [2, NAN, 2], False),  # who has no rank tells nothing
        ([NAN, NAN], [NAN, NAN], True),  # counted in full: no chance
    ],
)
def test_ranks_tell_units_apart_unless_every_range_spans_every_place(
    best: list[float], worst: list[float], *, apart: bool
) -> None:
    assert tell_apart(np.array(best), np.array(worst)) is apart


def test_classes_hold_their_lower_limit_and_tell_the_way_to_the_next() -> None:
    scores = np.array([90, 89.9, 75, 74.5, NAN])
    classes = classes_of(scores, limits=LIMITS)
    third, none = Class.THIRD, Class.NONE
    assert classes.tolist() == [Class.FIRST, Class.SECOND, Class.SECOND, third, none]
    missing = to_next_class(scores, classes, limits=LIMITS)
    assert missing.tolist() == pytest.approx([NAN, 0.1, 15, 0.5, NAN], nan_ok=True)


def test_a_veto_leaves_no_points_to_gain() -> None:
    scores = np.array([95.0])
    classes = classes_of(scores, limits=LIMITS, vetoed=[True])
    assert np.isnan(to_next_class(scores, classes, limits=LIMITS)).all()


def test_movements_are_counted_from_class_to_class() -> None:
    first, second, third = Class.FIRST, Class.SECOND, Class.THIRD
    table = transitions([first, first, second, third], [first, second, first, Class.NONE])
    assert table.loc[first, first] == table.loc[first, second] == table.loc[second, first] == 1
    assert table.loc[third, Class.NONE] == 1
    assert int(table.to_numpy().sum()) == 4
    assert share_in([first, second, Class.NONE], first) == (1, 2)
