"""Contributions: parts add up to the whole, whatever the counts."""

from math import isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard import catalogue as catalogues
from dashboard.domain.contribution import (
    Counts,
    benchmark,
    beyond_chance,
    can_be_split,
    differ,
    excess,
    kitagawa,
    meaning,
    most_telling,
    points,
    rest_by_side,
    shares,
    without_each,
)
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.indicators import evaluate
from dashboard.domain.rates import FloatArray
from dashboard.domain.status import Verdict
from dashboard.domain.wording import norm_text
from dashboard.i18n import using

ENTRIES = catalogues.load().indicators
RATIO, RATE, SHARE, UNREPORTED = (
    ENTRIES[name]
    for name in ("sex_ratio_at_birth", "birth_rate", "policy_compliance", "unreported_rate")
)
many = settings(max_examples=200, deadline=None)
cells = st.tuples(st.integers(0, 60), st.integers(0, 60))


def counts(rows: list[tuple[int, int]]) -> Counts:
    table = np.array(rows, dtype=float).reshape(-1, 2)
    return Counts(table[:, 0], table[:, 1])


def whole(units: Counts) -> Counts:
    return Counts(units.above.sum(keepdims=True), units.below.sum(keepdims=True))


def value(units: Counts) -> float:
    return float(100 * units.above.sum() / units.below.sum())


@many
@given(st.lists(cells, min_size=1, max_size=12), st.floats(0, 300))
def test_parts_add_up_to_the_distance_from_any_benchmark(
    rows: list[tuple[int, int]], start: float
) -> None:
    units = counts(rows)
    assume(units.below.sum() > 0)
    parts = points(excess(units, expected=start / 100), whole(units), factor=100)
    assert start + parts.sum() == pytest.approx(value(units), abs=1e-6)


@many
@given(st.lists(cells, min_size=1, max_size=12))
def test_the_value_without_a_unit_is_that_of_the_others(rows: list[tuple[int, int]]) -> None:
    left = without_each(counts(rows), whole(counts(rows)), factor=100)
    for place in range(len(rows)):
        others = counts(rows[:place] + rows[place + 1 :])
        if others.below.sum():
            assert left[place] == pytest.approx(value(others))
        else:
            assert isnan(left[place])


def test_of_one_unit_alone_nothing_is_left() -> None:
    only = counts([(27, 5)])
    assert np.isnan(without_each(only, only, factor=100)).all()


@many
@given(st.lists(cells, min_size=1, max_size=12), st.floats(0, 3))
def test_shares_of_the_net_excess_add_up_to_one(
    rows: list[tuple[int, int]], expected: float
) -> None:
    units = counts(rows)
    (net,) = excess(whole(units), expected=expected)
    assume(abs(net) > 1e-6)
    found = shares(excess(units, expected=expected), net)
    assert found.sum() == pytest.approx(1)
    assert np.sign(found).tolist() == np.sign(excess(units, expected=expected) * net).tolist()


def test_nobody_has_a_share_of_nothing() -> None:
    assert np.isnan(shares(np.array([-1.0, 1.0]), 0.0)).all()
    assert np.isnan(shares(np.array([1.0, nan]), 1.0)).tolist() == [False, True]


def test_at_the_norm_chance_makes_no_excess_and_names_nobody() -> None:
    """120 townships at 107 exactly: net of both sides nothing, of one side alone hundreds."""
    rng = np.random.default_rng(5)
    births = rng.integers(20, 240, size=120)
    nets, one_sided, named, differing = [], [], 0, 0
    for _ in range(400):
        boys = rng.binomial(births, 107 / 207).astype(float)
        units = Counts(boys, births - boys)
        events = excess(units, expected=1.07)
        nets.append(float(events.sum()))
        one_sided.append(float(events[events > 0].sum()))
        named += beyond_chance(RATIO, figure_of(whole(units)))
        differing += bool(differ(RATIO, units))
    error = np.std(nets) / len(nets) ** 0.5
    assert abs(np.mean(nets)) < 3 * error
    assert np.mean(one_sided) > 400
    assert named / 400 < 0.05
    assert 0.02 < differing / 400 < 0.09


def figure_of(area: Counts) -> Figure:
    table = pd.DataFrame({"boys": area.above, "girls": area.below})
    told = evaluate(RATIO, table.set_axis(list(RATIO.measures), axis=1))
    return figures_of(told.assign(unit_code="990121", start=0))[0]


@many
@given(st.integers(0, 3000), st.integers(1, 3000))
def test_an_excess_is_sure_where_the_sentence_on_the_value_says_so(boys: int, girls: int) -> None:
    area = figure_of(counts([(boys, girls)]))
    assume(area.given)
    with using("en"):
        said = norm_text(area.value, area.lower, area.upper, RATIO)
    assert beyond_chance(RATIO, area) == said.endswith("beyond chance")


def test_units_differ_where_more_than_chance_parts_them() -> None:
    alike, apart = counts([(55, 50), (48, 52), (0, 0)]), counts([(150, 50), (50, 150)])
    assert differ(RATIO, alike) is False
    assert differ(RATIO, apart) is True
    assert differ(RATIO, counts([(55, 50), (0, 0)])) is None
    assert differ(SHARE, apart) is None


@st.composite
def two_periods(draw: st.DrawFn) -> tuple[Counts, Counts]:
    units = draw(st.integers(1, 12))
    rows = [
        draw(st.lists(st.just((0, 0)) | cells, min_size=units, max_size=units)) for _ in range(2)
    ]
    before, now = (counts(one) for one in rows)
    assume(before.below.sum() > 0 and now.below.sum() > 0)
    return before, now


@many
@given(two_periods())
def test_components_add_up_to_the_change(periods: tuple[Counts, Counts]) -> None:
    before, now = periods
    found = kitagawa(before, now, areas=(whole(before), whole(now)), factor=100)
    change = value(now) - value(before)
    assert (found.rate + found.mix).sum() == pytest.approx(change, abs=1e-6)
    assert not np.isnan(found.rate + found.mix).any()


@many
@given(two_periods())
def test_a_unit_s_part_depends_on_itself_and_the_areas_alone(
    periods: tuple[Counts, Counts],
) -> None:
    before, now = periods
    areas = whole(before), whole(now)
    together = kitagawa(before, now, areas=areas, factor=100)
    for place in range(len(before.above)):
        one = [Counts(c.above[[place]], c.below[[place]]) for c in periods]
        alone = kitagawa(*one, areas=areas, factor=100)
        assert alone.rate[0] == pytest.approx(together.rate[place])
        assert alone.mix[0] == pytest.approx(together.mix[place])


@given(st.lists(cells, min_size=1, max_size=6), st.integers(2, 5))
def test_where_all_units_grow_alike_weights_do_nothing(
    rows: list[tuple[int, int]], times: int
) -> None:
    before = counts(rows)
    assume(before.below.sum() > 0)
    now = Counts(before.above, times * before.below)
    found = kitagawa(before, now, areas=(whole(before), whole(now)), factor=100)
    some = before.below > 0
    assert found.mix[some] == pytest.approx(np.zeros(some.sum()), abs=1e-9)


def test_a_worked_example() -> None:
    """Two groups: rates 10% and 30%, then 20% and 30%; weights a half each, then 3:1."""
    before, now = counts([(5, 50), (15, 50)]), counts([(15, 75), (7, 25)])
    now = Counts(np.array([15.0, 7.5]), now.below)
    found = kitagawa(before, now, areas=(whole(before), whole(now)), factor=100)
    assert found.rate.tolist() == pytest.approx([6.25, 0.0])
    assert found.mix.tolist() == pytest.approx([0.25 * (15 - 21.25), -0.25 * (30 - 21.25)])
    assert (found.rate + found.mix).sum() == pytest.approx(2.5)


def test_who_came_or_went_has_weight_only_and_boys_without_girls_a_value_only() -> None:
    before, now = counts([(0, 0), (9, 9), (4, 0)]), counts([(8, 4), (9, 9), (2, 3)])
    found = kitagawa(before, now, areas=(whole(before), whole(now)), factor=100)
    assert found.rate[0] == 0
    assert found.mix[0] != 0
    assert found.mix[2] == 0
    assert found.rate[2] != 0


@pytest.mark.parametrize(
    ("entry", "of", "expected"),
    [(RATIO, 145, 107), (RATIO, 105, 107), (RATIO, 90, 103), (SHARE, 98, 100), (RATE, 3.4, 0),
     (UNREPORTED, 2, 0)],
)  # fmt: skip
def test_from_where_a_value_is_explained(entry: object, of: float, expected: float) -> None:
    assert benchmark(entry, of) == expected  # type: ignore[arg-type]


def test_a_sum_of_rates_cannot_be_split() -> None:
    assert not can_be_split(ENTRIES["total_fertility_rate"])
    assert all(can_be_split(entry) for entry in (RATIO, RATE, ENTRIES["births"]))


def test_better_and_worse_follow_the_direction_and_the_norm() -> None:
    assert meaning(RATIO, 3.0, value=145) is Verdict.WORSE
    assert meaning(RATIO, -3.0, value=145) is Verdict.BETTER
    assert meaning(RATIO, 3.0, value=90) is Verdict.BETTER
    assert meaning(RATIO, 3.0, value=105) is Verdict.HIGHER
    assert meaning(SHARE, -1.0, value=98) is Verdict.WORSE
    assert meaning(UNREPORTED, -1.0, value=2) is Verdict.BETTER
    assert meaning(RATE, -1.0, value=3) is Verdict.LOWER
    assert meaning(RATIO, 3.0, value=108, sure=False) is Verdict.HIGHER


def told(amounts: FloatArray, focus: int, *, side: float = 1.0) -> list[int]:
    always = np.arange(len(amounts)) == focus
    return most_telling(amounts, number=3, always=always, side=side)


def test_the_largest_are_told_with_the_unit_in_focus_and_never_one_other() -> None:
    assert told(np.array([1.0, -5.0, 0.5, 4.0, 0.1]), focus=4) == [3, 4, 1]
    assert told(np.array([1.0, -5.0, 0.5, 4.0, 0.1]), focus=4, side=-1.0) == [1, 4, 3]
    assert told(np.array([1.0, -5.0, 0.5, 4.0]), focus=9) == [3, 0, 2, 1]
    assert told(np.array([0.0, -5.0, 0.0, 4.0, 0.0]), focus=2) == [3, 2, 1]


def test_what_adds_does_not_hide_what_takes_away() -> None:
    amounts = np.array([9.0, 0.5, -0.4, 0.0, 0.3, -0.1])
    assert rest_by_side(amounts, [0], side=1.0) == [[1, 4], [2, 5]]
    assert rest_by_side(amounts, [0], side=-1.0) == [[2, 5], [1, 4]]
    assert rest_by_side(amounts, [0, 2, 5], side=1.0) == [[1, 4]]
    assert rest_by_side(amounts, [0, 1, 2, 4, 5], side=1.0) == []


@many
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=30), st.data())
def test_told_and_rest_add_up_to_the_whole(amounts: list[float], data: st.DataObject) -> None:
    all_of_them = np.array(amounts)
    focus, side = data.draw(st.integers(-1, len(amounts) - 1)), data.draw(st.sampled_from([1, -1]))
    shown = told(all_of_them, focus=focus, side=side)
    rest = rest_by_side(all_of_them, shown, side=side)
    places = [*shown, *(place for places in rest for place in places)]
    assert len(set(places)) == len(places)
    assert all_of_them[places].sum() == pytest.approx(all_of_them.sum(), abs=1e-9)
    assert all(len(set(np.sign(all_of_them[places]))) == 1 for places in rest)
