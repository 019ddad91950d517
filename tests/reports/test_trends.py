"""What the trends page says of the demonstrations, and which pictures there are."""

from pathlib import Path

import pytest

from dashboard.reports.comparisons import headlines
from dashboard.reports.forecast_words import forecast_sentence, method_table, why_chosen
from dashboard.reports.like_periods import like_table
from dashboard.reports.printed_forecast import printed_forecast
from dashboard.reports.trends import Picture, forecast_of, pictures, trend_finding
from dashboard.storage.store import Edition, Store
from tests.reports.territory import COUNTY, WEST
from tests.reports.test_course import CATALOGUE, chosen
from tests.reports.test_within_year import TERRITORIES


@pytest.fixture(scope="module")
def demos(demo_home: Path) -> Store:
    return Store(demo_home)


def test_the_county_is_told_by_value_norm_trend_and_target(demos: Store) -> None:
    found = trend_finding(chosen(demos.edition("county"), "sex_ratio_at_birth", "2026H1", "990121"))
    assert found.title == (
        "云岭县　2026统计年度上半年出生人口性别比144.8，同比上升10.6个点，变化在随机波动范围内。"
    )
    assert found.beside.startswith("高出正常值上限37.8个点（超出随机波动）；历年同期5年来")
    assert found.beside.endswith("；责任目标≤ 115，超出责任目标29.8个点。")


def test_a_change_beyond_chance_is_said(demos: Store) -> None:
    found = trend_finding(chosen(demos.edition("city"), "birth_rate", "2026H1", "990200"))
    assert found.title.endswith("同比上升0.4个千分点，变化超出随机波动范围。")


def test_a_township_is_held_against_its_county(demos: Store) -> None:
    found = trend_finding(
        chosen(demos.edition("county"), "sex_ratio_at_birth_parity_2", "2026H1", "990121108")
    )
    assert "与云岭县的227.3无明显差异" in found.beside


def test_a_trend_over_years_is_said_plainly(demos: Store) -> None:
    found = trend_finding(chosen(demos.edition("county"), "birth_rate", "2024", "990121"))
    assert found.trend is not None
    assert (found.trend.rising, found.trend.beyond, found.trend.steady) == (False, True, True)
    assert found.beside == "5年来持续下降，超出随机波动。"


def test_two_years_have_no_trend_and_a_month_no_verdict_on_the_year(
    county: Edition, demos: Store
) -> None:
    assert trend_finding(chosen(county, "births", "2026H1", WEST)).beside == ""
    month = trend_finding(
        chosen(demos.edition("county"), "sex_ratio_at_birth", "2026-03", "990121")
    )
    assert "责任目标" not in month.beside


def test_what_is_not_reported_is_said_without_a_number(county: Edition) -> None:
    found = trend_finding(chosen(county, "births", "2025H2", COUNTY))
    assert found.title == "试县　2025统计年度下半年出生人数：未报齐。"


@pytest.mark.parametrize(
    ("indicator", "period", "offered"),
    [
        ("birth_rate", "2026H1", list(Picture)),
        ("population", "2026H1", [Picture.COURSE, Picture.YEARS]),
    ],
)
def test_pictures_are_those_that_mean_something(
    demos: Store, indicator: str, period: str, offered: list[Picture]
) -> None:
    assert pictures(chosen(demos.edition("county"), indicator, period, "990121")) == offered


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_words_of_a_forecast_are_the_numbers_of_the_command_line(
    demos: Store, territory: str
) -> None:
    edition = demos.edition(territory)
    selection = chosen(edition, "birth_rate", "2026H1", TERRITORIES[territory])
    forecast = forecast_of(selection)
    printed = printed_forecast(
        edition, CATALOGUE, indicator="birth_rate", period="", unit="", scope="all"
    )
    assert [line.value for line in forecast.lines] == printed["forecast"].tolist()
    best, table = printed.iloc[0], method_table(forecast)
    assert f"将达到{best['forecast']:.1f}‰左右" in forecast_sentence(selection, forecast)
    assert table["预测值"].tolist() == [f"{value:.1f}‰" for value in printed["forecast"]]
    assert table["平均误差"].tolist() == [f"{error:.1f}%" for error in printed["past_error"]]
    assert table["历年落在80%、95%区间"].tolist() == [
        f"{row.within_80}、{row.within_95}（共{row.within_of}年）" for row in printed.itertuples()
    ]
    assert table["方法"].str.startswith("✓").tolist() == printed["chosen"].tolist()
    assert "平均误差" in why_chosen(forecast)


def test_a_short_history_gives_a_reason_and_no_number(county: Edition) -> None:
    selection = chosen(county, "births", "2026H1", COUNTY)
    sentence = forecast_sentence(selection, forecast_of(selection))
    assert sentence.startswith("历史数据太短")
    assert "预计" not in sentence


def test_the_years_are_listed_with_change_and_chance(demos: Store) -> None:
    edition = demos.edition("city")
    selection = chosen(edition, "birth_rate", "2026H1", "990200")
    (item,) = headlines(
        edition, [selection.indicator], period=selection.period, unit="990200", scope="all"
    )
    table = like_table(selection, item, most=3)
    assert table["统计期"].tolist() == ["2026", "2025", "2024"]
    assert table.iloc[0].tolist()[3:] == ["同比上升0.4个千分点", "是"]
    assert table["95%区间"].str.contains("–").all()
