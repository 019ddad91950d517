"""Rankings of the demonstrations: parts that add up, ranks within ranges, peers apart."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.assessment.kinds import Class, Yardstick
from dashboard.domain.attainment import TargetState
from dashboard.errors import UnknownNameError
from dashboard.reports.indicator_ranking import IndicatorRanking, indicator_ranking
from dashboard.reports.printed_ranking import SCORE, printed_ranking, printed_scores
from dashboard.reports.ranking import ScoreRanking, parts_of, score_ranking, units_of_level
from dashboard.reports.targets import target_matrix
from dashboard.reports.yardstick import benchmark_text
from dashboard.storage.store import Edition, Store

CATALOGUE = catalogues.load()
TERRITORIES = ("county", "district", "city")


def opened(home: Path, territory: str) -> Edition:
    return Store(home).edition(territory)


def ranking(edition: Edition, peers: str = "") -> ScoreRanking:
    return score_ranking(
        edition,
        period=edition.settings.calendar.parse("2026H1"),
        area=edition.tree.root.code,
        **({"peers": peers} if peers else {}),
    )


@pytest.mark.parametrize("territory", TERRITORIES)
def test_a_rank_lies_within_its_range_and_follows_the_scores(
    demo_home: Path, territory: str
) -> None:
    table = ranking(opened(demo_home, territory)).table.dropna(subset=["rank"])
    assert len(table) > 5
    assert (table["best"] <= table["rank"]).all()
    assert (table["rank"] <= table["worst"]).all()
    free = table[~table["vetoed"]]
    expected = free["score"].rank(method="min", ascending=False)
    assert free["rank"].tolist() == expected.tolist()


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_parts_of_a_unit_add_up_to_its_score(demo_home: Path, territory: str) -> None:
    edition = opened(demo_home, territory)
    found = ranking(edition)
    files = edition.assessment()
    assert files
    spared = {entry.unit_code for entry in files.entries if not entry.rule}
    shown = found.table[~found.table["unit_code"].isin(spared)].dropna(subset=["score"])
    assert len(shown) > 3
    for code, score in zip(shown["unit_code"], shown["score"], strict=True):
        parts = parts_of(edition, period=found.period, unit=code)
        scored = parts.dropna(subset=["points"])
        # what cannot be scored is left out, and the rest stands for the whole
        whole = scored["points"].sum() * parts["weight"].sum() / scored["weight"].sum()
        assert score == pytest.approx(whole, abs=0.06)  # printed with one decimal


def test_three_in_ten_townships_of_the_city_are_in_the_first_class(demo_home: Path) -> None:
    found = ranking(opened(demo_home, "city"))
    assert found.first_class == (36, 120)
    assert int(found.transitions[Class.FIRST].sum()) == 36


def test_the_movements_cover_every_unit(demo_home: Path) -> None:
    for territory in TERRITORIES:
        found = ranking(opened(demo_home, territory))
        assert int(found.transitions.to_numpy().sum()) == len(found.table)


def test_peers_are_ranked_among_themselves_with_the_scores_that_they_have(
    demo_home: Path,
) -> None:
    edition = opened(demo_home, "county")
    rules = edition.assessment()
    assert rules
    everybody = ranking(edition).table.set_index("unit_code")["score"]
    for group in rules.rules.peer_groups:
        table = ranking(edition, group.id).table
        assert set(table["unit_code"]) == set(group.units)
        assert table["score"].tolist() == pytest.approx(
            everybody[table["unit_code"]].tolist(), nan_ok=True
        )
        assert table["rank"].min() == 1


def test_what_is_printed_is_what_the_ranking_says(demo_home: Path) -> None:
    edition = opened(demo_home, "county")
    asked = {"period": "2026H1", "level": "township"}
    printed = printed_ranking(edition, CATALOGUE, by=SCORE, **asked)
    scores = printed_scores(edition, CATALOGUE, unit="", **asked).set_index("unit_code")
    assert printed["rank"].tolist() == ranking(edition).table["rank"].tolist()
    told = printed.dropna(subset=["rank"])
    assert told["value"].tolist() == pytest.approx(scores["value"][told["unit_code"]].tolist())
    assert told["reason"].str.len().min() > 0


def test_an_indicator_ranks_too_and_unknown_names_are_refused(demo_home: Path) -> None:
    edition = opened(demo_home, "county")
    asked = {"period": "2026H1", "level": "township"}
    table = printed_ranking(edition, CATALOGUE, by="policy_compliance", **asked)
    ranked = table.dropna(subset=["rank"])
    assert ranked["value"].is_monotonic_decreasing
    with pytest.raises(UnknownNameError):
        printed_ranking(edition, CATALOGUE, by="policy_complianse", **asked)
    with pytest.raises(UnknownNameError):
        printed_ranking(edition, CATALOGUE, by=SCORE, peers="nobody", **asked)


def test_the_same_question_gets_the_same_answer(demo_home: Path) -> None:
    edition = opened(demo_home, "district")
    asked = {"by": SCORE, "period": "2026H1", "level": "township"}
    one, other = (printed_ranking(edition, CATALOGUE, **asked) for _time in range(2))
    pd.testing.assert_frame_equal(one, other)


def by_indicator(
    home: Path, territory: str, indicator: str, *, period: str = "2026H1", scope: str = "all"
) -> IndicatorRanking:
    edition = opened(home, territory)
    shown, root = edition.settings.calendar.parse(period), edition.tree.root.code
    return indicator_ranking(
        edition,
        CATALOGUE.indicator(indicator),
        period=shown,
        units=units_of_level(edition, period=shown, area=root, level="township"),
        area=root,
        scope=scope,
    )


@pytest.mark.parametrize(
    ("territory", "indicator", "scope", "kind", "said"),
    [
        ("county", "sex_ratio_at_birth", "all", Yardstick.TARGET, "责任目标≤ 115"),
        ("county", "sex_ratio_at_birth_parity_2", "all", Yardstick.NORM, "正常值103–107"),
        ("county", "training", "all", Yardstick.AREA, ""),  # a task of the year, within the year
        ("county", "birth_rate", "all", Yardstick.AREA, ""),  # it grows over the year
        ("district", "three_check", "all", Yardstick.TARGET, "责任目标≥ 98%"),
        ("district", "three_check", "migrants", Yardstick.TARGET, "责任目标≥ 95%"),
    ],
)
def test_units_are_held_against_the_target_of_the_year_else_the_norm_else_the_area(
    demo_home: Path, territory: str, indicator: str, scope: str, kind: Yardstick, said: str
) -> None:
    found = by_indicator(demo_home, territory, indicator, scope=scope)
    assert found.benchmark.kind is kind
    named = benchmark_text(found.benchmark, found.indicator, found.area)
    assert named == said if said else named.startswith("全域")


@pytest.mark.parametrize(
    ("territory", "indicator"),
    [
        ("county", "sex_ratio_at_birth"), ("county", "statistical_accuracy"),
        ("district", "sex_ratio_at_birth"), ("district", "timely_measures"),
        ("city", "sex_ratio_at_birth"), ("city", "policy_compliance"),
    ],
)  # fmt: skip
def test_the_ranking_judges_as_the_targets_page_does(
    demo_home: Path, territory: str, indicator: str
) -> None:
    found = by_indicator(demo_home, territory, indicator).table
    edition = opened(demo_home, territory)
    matrix = target_matrix(
        edition,
        CATALOGUE,
        period=edition.settings.calendar.parse("2026H1"),
        units=found["unit_code"].tolist(),
        scope="all",
    )
    judged = {TargetState.ATTAINED: False, TargetState.MISSED: True}
    states = {
        unit: judged[line.attainment.state]
        for (unit, key), line in matrix.lines.items()
        if key == (indicator, "all") and line.attainment.state in judged
    }
    assert len(states) > 5
    shown = found.set_index("unit_code")["missed"]
    assert {unit: bool(shown[unit]) for unit in states} == states


@pytest.mark.parametrize("territory", TERRITORIES)
def test_nobody_is_among_the_last_for_a_target_that_is_met(demo_home: Path, territory: str) -> None:
    table = by_indicator(demo_home, territory, "sex_ratio_at_birth").table
    assert table["last"].any()
    assert not (table["last"] & ~table["missed"]).any()


def test_a_month_in_which_all_is_chance_has_no_last_units(demo_home: Path) -> None:
    edition = opened(demo_home, "county")
    table = by_indicator(demo_home, "county", "sex_ratio_at_birth", period="2025-12").table
    ranked = table.dropna(subset=["rank"])
    assert len(ranked) > 3
    assert (ranked["best"] == 1).all()
    assert not table["last"].any()
    printed = printed_ranking(
        edition, CATALOGUE, by="sex_ratio_at_birth", period="2025-12", level="township"
    )
    assert not printed["last"].any()
