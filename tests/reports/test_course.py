"""The course of an indicator: gaps, peers, targets, breaks, places on the axis of years."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dashboard import catalogue as catalogues
from dashboard.domain.periods import Calendar
from dashboard.domain.targets import Duty, Target, TargetKind
from dashboard.reports.course import course, peers_of, place, target_text
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Edition, Store
from dashboard.storage.targets import TargetFiles
from tests.reports.territory import CALENDAR, COUNTY, EAST, NEW, OLD, SOUTH, WEST

CATALOGUE = catalogues.load()


def chosen(edition: Edition, indicator: str, period: str, unit: str) -> Selection:
    return Selection(
        edition=edition,
        unit=edition.tree[unit],
        period=edition.settings.calendar.parse(period),
        indicator=CATALOGUE.indicators[indicator],
        scope="all",
        level="township",
        language="zh",
    )


@pytest.fixture(scope="module")
def demos(demo_home: Path) -> Store:
    return Store(demo_home)


def test_a_course_has_every_period_with_interval_and_county(county: Edition) -> None:
    found = course(chosen(county, "sex_ratio_at_birth", "2026H1", WEST))
    table = found.table
    assert table["value"].tolist() == [100, 100, 540]
    assert table["at"].tolist() == [2025, 2025.5, 2026]
    assert table["like"].tolist() == [True, False, True]
    assert table["shown"].tolist() == [False, False, True]
    assert table["area"].tolist()[2] == pytest.approx(146.743, abs=0.001)
    assert table["tip"].tolist()[2] == "2026统计年度上半年: 540.0 (214.9–1,356.8)"
    assert found.area_name == "试县"


def test_a_missing_month_leaves_a_gap(county: Edition) -> None:
    table = course(chosen(county, "births", "2026-03", SOUTH)).table.set_index("name")
    assert len(table) == 18
    assert np.isnan(table.loc["2025年5月", "value"])
    assert table.loc["2025年5月", "tip"] == "2025年5月: 未报齐"
    assert table["value"].isna().sum() == 1


def test_peers_are_the_siblings_that_exist(county: Edition) -> None:
    selection = chosen(county, "birth_rate", "2026H1", EAST)
    assert {peer.code for peer in peers_of(selection)} == {WEST, SOUTH, OLD, NEW}
    peers = course(selection).peers
    assert set(peers["unit"]) == {"西镇", "南镇", "旧乡", "新镇"}
    given = peers.dropna(subset="value").groupby("unit").size().to_dict()
    assert given == {"西镇": 3, "南镇": 2, "旧乡": 2}  # the new one has no whole half-year
    assert peers_of(chosen(county, "birth_rate", "2026H1", COUNTY)) == []


def test_plain_counts_stand_alone_for_the_larger_have_more(county: Edition) -> None:
    found = course(chosen(county, "births", "2026H1", EAST))
    assert found.peers.empty
    assert found.area_name == ""
    assert found.table["area"].isna().all()


def test_peers_are_those_of_the_assessments_group(demos: Store) -> None:
    selection = chosen(demos.edition("county"), "birth_rate", "2026H1", "990121201")
    assert {peer.code for peer in peers_of(selection)} == {f"99012120{n}" for n in range(2, 7)}


def test_a_merger_breaks_the_countys_course_before_its_half_year(county: Edition) -> None:
    breaks = course(chosen(county, "births", "2026H1", COUNTY)).breaks
    assert breaks[["at", "sign", "month", "text"]].to_numpy().tolist() == [
        [2025.75, "①", "2026-01", "旧乡撤销，新镇设立"]
    ]
    monthly = course(chosen(county, "births", "2026-03", COUNTY)).breaks
    assert monthly["at"].tolist() == [pytest.approx(2026 + 2.5 / 12)]
    assert course(chosen(county, "births", "2026H1", WEST)).breaks.empty


def test_breaks_of_the_settings_are_those_of_their_indicators(demos: Store) -> None:
    edition = demos.edition("county")
    rate = course(chosen(edition, "birth_rate", "2026H1", "990121")).breaks
    assert rate["text"].tolist() == ["人口数按第七次全国人口普查结果修订"]
    assert rate["at"].tolist() == [2021.75]
    compliance = course(chosen(edition, "policy_compliance", "2025", "990121")).breaks
    assert compliance["text"].tolist() == [
        "三孩生育政策实施，符合政策的范围扩大", "口径适用至2021年，此后为历史指标",
    ]  # fmt: skip
    assert course(chosen(edition, "sex_ratio_at_birth", "2026H1", "990121")).breaks.empty


def test_rates_have_their_target_over_its_year_in_every_kind_of_period(demos: Store) -> None:
    selection = chosen(demos.edition("district"), "sex_ratio_at_birth", "2026H1", "990302001")
    found = course(selection)
    assert found.target == "责任目标≤ 109"
    assert found.targets.to_numpy().tolist() == [[2024.75, 2025.75, 109], [2025.75, 2026.25, 109]]


def test_what_grows_over_the_year_has_a_target_among_whole_years_only(demos: Store) -> None:
    edition = demos.edition("county")
    assert course(chosen(edition, "birth_rate", "2026H1", "990121")).targets.empty
    yearly = course(chosen(edition, "birth_rate", "2025", "990121"))
    assert yearly.targets.to_numpy().tolist() == [[2024.5, 2025.5, 9], [2025.5, 2026.5, 9]]
    assert yearly.target == "年度任务≤ 9‰"


def test_a_band_has_two_limits(county: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    band = Target(COUNTY, 2026, "parity_share_2", "all", TargetKind.BAND, 25.0, 45.0, Duty.CONTRACT)
    files = replace(TargetFiles(), targets=(band,))
    monkeypatch.setattr(Edition, "targets", lambda _edition: files)
    selection = chosen(county, "parity_share_2", "2026H1", WEST)
    assert course(selection).targets["limit"].tolist() == [25, 45]
    assert target_text(selection) == "责任目标25–45%"


def test_places_are_statistical_years() -> None:
    assert place(CALENDAR, CALENDAR.parse("2026H1").start) == 2026
    assert place(CALENDAR, CALENDAR.parse("2026-03").start) == 2026 + 5 / 12
    assert place(Calendar(1), CALENDAR.parse("2026-03").start) == 2026 + 2 / 12


def test_a_village_has_its_half_years_and_what_is_withheld_says_so(demos: Store) -> None:
    found = course(chosen(demos.edition("county"), "births", "2026H1", "990121108001"))
    withheld = found.table[found.table["value"].isna()]
    assert len(found.table) > 5
    assert all("保护隐私" in tip or "上报" in tip for tip in withheld["tip"])


def test_a_selection_of_a_link_will_do(demos: Store) -> None:
    selection = resolve({"territory": "city"}, demos, CATALOGUE)
    assert len(course(selection).table) == 21
    assert selection.period.last_day == date(2026, 3, 31)
