"""Village counts: what is kept and what is withheld."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pytest

from dashboard.domain.disclosure import protect
from tests.domain.villages import CHAIN, MEASURES, SHARED, START, SURVEY, protected, rows, territory


def hidden(counts: Mapping[str, Sequence[float | None]]) -> dict[str, list[bool | None]]:
    """Return by measure which villages are withheld; None where there is no row."""
    result = protected(rows(counts)).set_index(["measure", "unit_code"])["suppressed"].to_dict()
    return {
        measure: [result.get((measure, f"t0v{n}")) for n in range(len(values))]
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


@pytest.mark.parametrize(
    ("measure", "change"),
    [
        ("boys", {"village": True}),
        ("three_check_done", {"kind": "stock"}),
        ("three_check_done", {"village": False}),
    ],
    ids=["part of a sum", "stock of a flow", "closed by the catalogue"],
)
def test_measures_that_would_give_others_away_are_dropped(
    measure: str, change: dict[str, object]
) -> None:
    changed = {**MEASURES, measure: MEASURES[measure].model_copy(update=change)}
    cube = rows({measure: [9.0, 12.0]})
    assert protect(cube, tree_units=territory(2), measures=changed).empty


def test_rows_above_the_villages_stay_as_they_are() -> None:
    above = rows({"boys": [2.0]}).assign(unit_code="t0", months=1)
    kept = protected(pd.concat([above, rows({"births": [2.0]})]))
    town = kept[kept["unit_code"] == "t0"]
    assert town[["measure", "value", "suppressed"]].to_numpy().tolist() == [["boys", 2.0, False]]


def test_a_cube_without_villages_only_gains_the_column() -> None:
    kept = protected(rows({"boys": [2.0]}).assign(unit_code="c"))
    assert kept["suppressed"].tolist() == [False]
    assert kept["value"].tolist() == [2.0]


def test_villages_below_a_village_are_dropped() -> None:
    units = territory(3)
    units.loc[units["unit_code"] == "t0v2", "parent"] = "t0v1"
    kept = protected(rows({"births": [9.0, 12.0, 12.0]}), units=units)
    assert kept["unit_code"].tolist() == ["t0v0", "t0v1"]


# What is withheld ----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_small_count_is_withheld_with_the_next_larger_of_a_sibling(count: int) -> None:
    assert hidden({"births": [count, 30, 8, 0]}) == {"births": [True, False, True, False]}


def test_withheld_values_are_missing_and_the_others_exact() -> None:
    kept = protected(rows({"births": [3, 30, 8, 0]}))
    assert kept["value"].isna().tolist() == [True, False, True, False]
    assert kept["value"].dropna().tolist() == [30, 0]


def test_a_single_village_stays_the_figure_of_its_township() -> None:
    assert hidden({"births": [3]}) == {"births": [True]}


@pytest.mark.parametrize(
    "counts",
    [
        {"births": [30, 40, 50, 60], "compliant_births": [28, 40, 50, 60]},
        {"births": [30, 40, 50, 60], "compliant_births": [4, 40, 50, 60]},
        {"births": [3, 40, 50, 60], "compliant_births": [3, 40, 50, 60]},
        {"device_users_due": [30, 40, 50, 60], "device_effective": [28, 40, 50, 60]},
    ],
    ids=["rest", "part", "whole", "across a part that nobody reports"],
)
def test_a_family_is_withheld_as_one(counts: dict[str, list[float]]) -> None:
    assert hidden(counts) == {name: [True, True, False, False] for name in counts}


def test_measures_that_are_not_tied_do_not_withhold_each_other() -> None:
    counts = {"births": [3, 9, 30, 40], "population": [900, 800, 700, 600]}
    assert hidden(counts) == {"births": [True, True, False, False], "population": [False] * 4}


def test_what_only_some_villages_report_is_not_shown_and_costs_the_others_nothing() -> None:
    counts = {"births": [30, 40, 50, 60], "compliant_births": [28, None, 50, None]}
    expected = {"births": [False] * 4, "compliant_births": [True, None, True, None]}
    assert hidden(counts) == expected


def test_of_a_family_one_chain_of_parts_is_kept() -> None:
    names = (*CHAIN, *SHARED, *SURVEY)
    kept = protected(rows({name: [9.0, 12.0] for name in names}))
    assert set(kept["measure"]) == {*CHAIN, "births", "compliant_births"}


def test_births_that_one_village_has_alone_are_withheld_with_the_zeros_beside_them() -> None:
    """Else the township's boys and months would be the village's."""
    assert hidden({"births": [0, 25, 0]}) == {"births": [True, True, True]}


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
    kept = protected(cube).pivot(
        index=["measure", "start"], columns="unit_code", values="suppressed"
    )
    assert kept.loc[("mean_population", START + 6)].tolist() == [True, True, False]
    assert kept.loc[("mean_population", START + 12)].tolist() == [False, False, False]


def test_townships_and_periods_do_not_protect_each_other() -> None:
    cube = pd.concat(
        [
            rows({"births": [3, 9]}),
            rows({"births": [8, 9]}, start=START + 6),
            rows({"births": [8, 9]}, town="t1"),
        ]
    )
    kept = protected(cube, units=territory(2, 2))
    assert kept["suppressed"].tolist() == [True, True, False, False, False, False]


def test_villages_directly_below_a_county_are_a_group_beside_its_townships() -> None:
    units = territory(4)
    units.loc[units["unit_code"].isin(["t0v2", "t0v3"]), "parent"] = "c"
    kept = protected(rows({"births": [20, 30, 3, 9]}), units=units)
    assert kept["suppressed"].tolist() == [False, False, True, True]


def test_a_village_that_comes_protects_its_siblings_only_while_it_exists() -> None:
    cube = pd.concat(
        [
            rows({"births": [3, 30, 40]}),
            rows({"births": [3, 30, 40, 9]}, start=START + 6),
        ]
    )
    kept = protected(cube).pivot(index="start", columns="unit_code", values="suppressed")
    assert kept.loc[START, ["t0v0", "t0v1", "t0v2"]].tolist() == [True, True, False]
    assert kept.loc[START + 6].tolist() == [True, False, False, True]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_rows_and_measures_changes_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    whole, rests = rng.integers(0, 30, 12), rng.choice([0, 0, 2, 7], (2, 12))
    parts = [np.maximum(whole - rest, 0) for rest in (rests[0], rests.sum(axis=0))]
    cube = rows(dict(zip(CHAIN, [whole, *parts], strict=True)))
    key = ["measure", "unit_code"]
    shuffled = protected(cube.sample(frac=1, random_state=seed)).sort_values(key)
    pd.testing.assert_frame_equal(
        shuffled.reset_index(drop=True), protected(cube).sort_values(key, ignore_index=True)
    )


# How much a county keeps -----------------------------------------------------------------------


def county(*, seed: int = 1, townships: int = 18, villages: int = 10) -> pd.DataFrame:
    """Return half-years of a county with 1,000 births, 900 deaths and 300,000 residents."""
    rng = np.random.default_rng(seed)
    parts = []
    for half in range(4):
        for town in range(townships):
            size = rng.lognormal(0, 0.45, villages)
            births, due = rng.poisson(5.6 * size), rng.poisson(300 * size)
            counts = {
                "population": np.rint(1_680 * size),
                "mean_population": np.rint(1_675 * size),
                "births": births,
                "deaths": rng.poisson(5.0 * size),
                "three_check_due": due,
                "three_check_done": due - rng.binomial(due, rng.beta(1, 30, villages)),
                "married_women": np.rint(280 * size),
                "contraceptive_users": rng.binomial(np.rint(280 * size).astype(int), 0.88),
            }
            parts.append(rows(counts, start=START + 6 * half, town=f"t{town}"))
    return pd.concat(parts)


@pytest.mark.parametrize(
    ("measure", "least"),
    [
        ("population", 1.0),
        ("mean_population", 1.0),
        ("contraceptive_users", 0.95),
        ("three_check_done", 0.55),
        ("births", 0.4),
    ],
)
def test_a_plain_county_keeps_what_counts_allow(measure: str, least: float) -> None:
    kept = protected(county(), units=territory(10, 18))
    shown = ~kept.loc[kept["measure"] == measure, "suppressed"]
    assert len(shown) == 720
    assert shown.mean() >= least
