"""Village counts: what is kept, what is withheld, and an attacker who tries to get it back."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from dashboard.catalogue import Measure, load
from dashboard.domain.disclosure import protect

MEASURES: Mapping[str, Measure] = load().measures
START = 2025 * 12 + 9
WHOLE, *PARTS = LINKED = ("births", "compliant_births", "maternal_managed")
CHAIN = ("device_users_due", "device_users", "device_effective")


def territory(villages: int, townships: int = 1) -> pd.DataFrame:
    towns = [f"t{town}" for town in range(townships)]
    below = [(f"{town}v{number}", town, "village") for town in towns for number in range(villages)]
    rows = [("c", None, "county"), *((town, "c", "township") for town in towns), *below]
    return pd.DataFrame(rows, columns=["unit_code", "parent", "level"])


def rows(
    counts: Mapping[str, list[float]], *, months: int = 6, scope: str = "all", start: int = START
) -> pd.DataFrame:
    """Return cube rows of the villages of township t0, measure by measure."""
    return pd.DataFrame(
        [
            (f"t0v{number}", measure, scope, months, start, float(value))
            for measure, values in counts.items()
            for number, value in enumerate(values)
        ],
        columns=["unit_code", "measure", "scope", "months", "start", "value"],
    )


def protected(cube: pd.DataFrame) -> pd.DataFrame:
    return protect(cube, tree_units=territory(20), measures=MEASURES)


def hidden(counts: Mapping[str, list[float]]) -> dict[str, list[bool]]:
    """Return by measure which villages are withheld."""
    result = protected(rows(counts)).set_index(["measure", "unit_code"])["suppressed"]
    return {
        measure: [bool(result[measure, f"t0v{n}"]) for n in range(len(values))]
        for measure, values in counts.items()
    }


# What is kept ------------------------------------------------------------------------------


def test_only_publishable_measures_scope_all_and_one_kind_of_period_are_kept() -> None:
    counts = [9.0, 12.0, 30.0]
    names = ("births", "boys", "girls", "births_parity_2", "births_age_20_24", "boys_parity_1")
    cube = pd.concat(
        [
            rows(dict.fromkeys(names, counts)),
            rows({"benefits_amount_due": counts}),
            rows({"births": counts}, scope="resident"),
            *(rows({"births": counts}, months=months) for months in (1, 3, 12)),
        ]
    )
    kept = protected(cube)
    assert set(kept["measure"]) == {"births"}
    assert set(kept["scope"]) == {"all"}
    assert set(kept["months"]) == {6}
    assert not kept["suppressed"].any()


def test_years_are_kept_where_there_are_no_half_years() -> None:
    assert set(protected(rows({"births": [9.0, 12.0]}, months=12))["months"]) == {12}


def test_a_measure_that_is_part_of_another_is_dropped_whatever_the_catalogue_says() -> None:
    open_boys = MEASURES["boys"].model_copy(update={"village": True})
    kept = protect(
        rows({"boys": [9.0, 12.0]}),
        tree_units=territory(2),
        measures={**MEASURES, "boys": open_boys},
    )
    assert kept.empty


def test_rows_above_the_villages_stay_as_they_are() -> None:
    above = rows({"boys": [2.0]}).assign(unit_code="t0", months=1)
    kept = protected(pd.concat([above, rows({"births": [2.0]})]))
    town = kept[kept["unit_code"] == "t0"]
    assert town[["measure", "value", "suppressed"]].to_numpy().tolist() == [["boys", 2.0, False]]


def test_a_cube_without_villages_only_gains_the_column() -> None:
    kept = protected(rows({"boys": [2.0]}).assign(unit_code="c"))
    assert kept["suppressed"].tolist() == [False]
    assert kept["value"].tolist() == [2.0]


# What is withheld ----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_small_count_is_withheld_with_the_next_larger_of_a_sibling(count: int) -> None:
    assert hidden({"births": [count, 30, 8, 0]}) == {"births": [True, False, True, False]}


def test_withheld_values_are_missing_and_the_others_exact() -> None:
    kept = protected(rows({"births": [3, 30, 8, 0]}))
    assert kept["value"].isna().tolist() == [True, False, True, False]
    assert kept["value"].dropna().tolist() == [30, 0]


def test_zero_and_five_are_shown() -> None:
    assert not any(hidden({"births": [0, 5, 0, 7]})["births"])


def test_small_counts_that_protect_each_other_cost_nothing_more() -> None:
    assert hidden({"births": [1, 3, 30, 8]}) == {"births": [True, True, False, False]}


@pytest.mark.parametrize("counts", [[1, 1, 30, 8], [4, 4, 30, 8]])
def test_counts_that_their_sum_gives_away_need_another(counts: list[float]) -> None:
    assert hidden({"births": counts}) == {"births": [True, True, False, True]}


@pytest.mark.parametrize("counts", [[1, 0, 0], [1, 1, 0], [1, 1, 1], [3, 0, 0]])
def test_a_township_with_hardly_any_event_shows_none_of_its_villages(counts: list[float]) -> None:
    assert hidden({"births": counts}) == {"births": [True, True, True]}


def test_a_part_is_withheld_where_the_rest_of_its_whole_is_small() -> None:
    withheld = hidden({"births": [30, 40, 50], "compliant_births": [28, 30, 40]})
    assert withheld["births"] == [False, False, False]
    assert withheld["compliant_births"] == [True, True, False]


def test_where_all_is_done_small_counts_take_their_whole_along() -> None:
    withheld = hidden({"births": [3, 9, 30], "compliant_births": [3, 9, 30]})
    assert withheld["births"] == withheld["compliant_births"] == [True, True, False]


def test_a_single_village_stays_the_figure_of_its_township() -> None:
    assert hidden({"births": [3]}) == {"births": [True]}


def test_an_average_is_withheld_with_the_stock_at_either_end() -> None:
    cube = pd.concat(
        [
            rows({"population": [4, 60, 70]}, start=START),
            rows({"population": [9, 60, 70]}, start=START + 6),
            rows({"mean_population": [6.5, 60, 70]}, start=START + 6),
            rows({"population": [9, 60, 70]}, start=START + 12),
            rows({"mean_population": [9, 60, 70]}, start=START + 12),
        ]
    )
    kept = protected(cube).set_index(["measure", "start", "unit_code"])["suppressed"]
    assert kept["mean_population", START + 6].tolist() == [True, True, False]
    assert kept["mean_population", START + 12].tolist() == [False, False, False]


def test_townships_and_periods_do_not_protect_each_other() -> None:
    first, second = rows({"births": [3, 9]}), rows({"births": [8, 9]}, start=START + 6)
    other = second.assign(unit_code=second["unit_code"].str.replace("t0", "t1"), start=START)
    kept = protect(pd.concat([first, second, other]), tree_units=territory(2, 2), measures=MEASURES)
    assert kept["suppressed"].tolist() == [True, True, False, False, False, False]


# The attacker ----------------------------------------------------------------------------------


def feasible_range(
    counts: np.ndarray, shown: np.ndarray, pairs: list[tuple[int, int]], target: np.ndarray
) -> tuple[int, int]:
    """Return the least and largest value of ``target · cells`` for all that is public.

    Cells are whole numbers from zero; shown ones and the sums over villages are known; no
    part exceeds its whole.
    """
    villages, measures = counts.shape
    totals = np.kron(np.ones(villages), np.eye(measures))
    rests = np.zeros((len(pairs) * villages, counts.size))
    for number, (whole, part) in enumerate(pairs):
        for village in range(villages):
            rests[number * villages + village, village * measures + whole] = 1
            rests[number * villages + village, village * measures + part] = -1
    known = LinearConstraint(totals, counts.sum(axis=0), counts.sum(axis=0))
    limits = [known] if not pairs else [known, LinearConstraint(rests, 0, np.inf)]
    low = np.where(shown, counts, 0).ravel()
    high = np.where(shown, counts, np.inf).ravel()
    ends = [
        milp(
            sign * target,
            constraints=limits,
            bounds=Bounds(low, high),
            integrality=np.ones(low.size),
        )
        for sign in (1, -1)
    ]
    assert all(end.success for end in ends)
    return round(ends[0].fun), round(-ends[1].fun)


def attack(names: tuple[str, ...], counts: np.ndarray) -> None:
    withheld = hidden({name: counts[:, m].tolist() for m, name in enumerate(names)})
    shown = ~np.array([withheld[name] for name in names]).T
    at_most = [MEASURES[name].at_most for name in names]
    pairs = [(names.index(whole), part) for part, whole in enumerate(at_most) if whole]
    cells = np.eye(counts.size).reshape(*counts.shape, -1)
    for village, measure in zip(*np.nonzero(~shown), strict=True):
        low, high = feasible_range(counts, shown, pairs, cells[village, measure])
        assert low < high, f"{names[measure]} of village {village} is {low}"
    small = (counts > 0) & (counts < 5)
    assert not (small & shown).any()
    for whole, part in pairs:
        for village in np.flatnonzero(np.isin(counts[:, whole] - counts[:, part], (1, 2, 3, 4))):
            rest = cells[village, whole] - cells[village, part]
            low, high = feasible_range(counts, shown, pairs, rest)
            assert low < high, f"{names[whole]} − {names[part]} of village {village} is {low}"


COUNT = st.integers(0, 3) | st.integers(0, 9) | st.integers(0, 60)


@st.composite
def tables(draw: st.DrawFn, *, chain: bool) -> np.ndarray:
    villages = draw(st.integers(2, 7))
    whole = draw(st.lists(COUNT, min_size=villages, max_size=villages))

    def part(of: int) -> int:
        rest = draw(st.just(0) | st.integers(0, 4) | st.integers(0, of))
        return max(of - rest, 0)

    first = [part(of) for of in whole]
    second = [part(of) for of in (first if chain else whole)]
    return np.array([whole, first, second], dtype=float).T


@settings(max_examples=100, deadline=None)
@given(st.lists(COUNT, min_size=2, max_size=8))
@example([1, 1, 0])
@example([4, 4])
def test_no_count_can_be_computed_from_the_total_and_the_siblings(counts: list[int]) -> None:
    attack(("deaths",), np.array([counts], dtype=float).T)


@settings(max_examples=100, deadline=None)
@given(tables(chain=False))
def test_no_count_or_rest_can_be_computed_where_parts_share_a_whole(counts: np.ndarray) -> None:
    attack(LINKED, counts)


@settings(max_examples=60, deadline=None)
@given(tables(chain=True))
def test_no_count_or_rest_can_be_computed_in_a_chain_of_parts(counts: np.ndarray) -> None:
    attack(CHAIN, counts)


def test_an_attacker_who_knows_which_counts_are_small_still_learns_none() -> None:
    """Of 3, 3 and 9 the last two hidden of a public 12: 3 may be 1..4, then 9 is 8..11."""
    withheld = hidden({"births": [3, 0, 9, 12]})
    assert withheld["births"] == [True, False, True, False]
    rng = np.random.default_rng(1)
    for _ in range(200):
        counts = rng.integers(0, 20, size=rng.integers(2, 9)).astype(float)
        flags = np.array(hidden({"deaths": counts.tolist()})["deaths"])
        small = (counts > 0) & (counts < 5)
        if not flags.any() or flags[counts > 0].all():
            continue  # where all are hidden nobody can tell the small ones from the others
        low = np.where(small, 1, 0)[flags]
        high = np.where(small, 4, 99)[flags]
        total = counts[flags].sum()
        least = np.maximum(low, total - (high.sum() - high))
        largest = np.minimum(high, total - (low.sum() - low))
        assert (least < largest).all()
