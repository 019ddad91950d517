"""Pictures of trends: keys name what is drawn, tables hold the figures, the fan is the forecast."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.charts.course import FORECAST
from dashboard.charts.within_year import FAN
from dashboard.exports.pictures.course import course_picture, course_table
from dashboard.exports.pictures.picture import Picture
from dashboard.exports.pictures.within_year import month_names, years_picture, years_table
from dashboard.i18n import using
from dashboard.reports.course import course
from dashboard.reports.selection import Selection
from dashboard.reports.trends import forecast_of, forecast_origin
from dashboard.reports.within_year import within_year
from dashboard.storage.store import Store
from tests.reports.test_course import chosen

TERRITORIES = {"county": "990121", "district": "990302", "city": "990200"}


@pytest.fixture(scope="module")
def demos(demo_home: Path) -> Store:
    return Store(demo_home)


def whole(demos: Store, territory: str, indicator: str, period: str = "2026H1") -> Selection:
    return chosen(demos.edition(territory), indicator, period, TERRITORIES[territory])


def over_the_years(selection: Selection, *, peers: bool = True) -> Picture:
    told, forecast = course(selection), forecast_of(forecast_origin(selection))
    return course_picture(selection, told, forecast=forecast, peers=peers)


def to_date(selection: Selection) -> Picture:
    told = within_year(selection, added=True)
    assert told is not None
    return years_picture(selection, told, forecast=forecast_of(forecast_origin(selection)))


def words(picture: Picture) -> list[str]:
    return [item.words for item in picture.key]


def test_the_key_of_a_township_names_all_that_is_drawn(demos: Store) -> None:
    selection = chosen(demos.edition("district"), "sex_ratio_at_birth", "2026H1", "990302001")
    assert words(over_the_years(selection)) == [
        "永坡街道", "95%区间", "江湾区", "同类单位", "正常值范围", "责任目标≤ 109", "各年同期",
        "○ 各年其他时段",
    ]  # fmt: skip
    assert "同类单位" not in words(over_the_years(selection, peers=False))


def test_breaks_are_explained_in_the_key(demos: Store) -> None:
    assert "①2021-10：人口数按第七次全国人口普查结果修订" in words(
        over_the_years(whole(demos, "county", "birth_rate"))
    )


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_fan_ends_at_the_forecast_of_the_year(demos: Store, territory: str) -> None:
    selection = whole(demos, territory, "birth_rate")
    fan = to_date(selection).specification["datasets"][FAN]
    best = forecast_of(selection).headline
    assert fan["month"].tolist() == [6, 12]
    assert fan.iloc[1][["value", "lower_80", "upper_80", "lower_95", "upper_95"]].tolist() == [
        best.value, best.lower_80, best.upper_80, best.lower_95, best.upper_95,
    ]  # fmt: skip
    assert fan.iloc[0]["value"] == pytest.approx(course(selection).table["value"].iloc[-1])


def test_what_does_not_add_up_has_no_fan(demos: Store) -> None:
    picture = to_date(whole(demos, "county", "sex_ratio_at_birth"))
    assert picture.specification["datasets"][FAN].empty
    assert "预测" not in words(picture)


def test_the_running_year_stands_among_whole_ones_as_a_forecast(demos: Store) -> None:
    selection = whole(demos, "county", "birth_rate", "2025")
    origin = forecast_origin(selection)
    best = forecast_of(origin).headline
    drawn = over_the_years(selection).specification["datasets"][FORECAST]
    assert drawn[["at", "value", "label"]].to_numpy().tolist() == [[2026, best.value, "8.5‰"]]
    assert to_date(selection).specification["datasets"][FAN].empty  # it is of another year


def test_a_past_year_is_forecast_by_nobody(demos: Store) -> None:
    picture = over_the_years(whole(demos, "county", "birth_rate", "2024"))
    assert picture.specification["datasets"][FORECAST].empty


def test_the_table_behind_a_course_has_its_figures_in_words(demos: Store) -> None:
    selection = chosen(demos.edition("county"), "sex_ratio_at_birth", "2026H1", "990121108")
    table, decimals = course_table(selection, course(selection))
    assert table.columns.tolist() == [
        "统计期", "数值", "95%下限", "95%上限", "例数", "状态", "云岭县",
    ]  # fmt: skip
    assert table["统计期"].iloc[-1] == "2026统计年度上半年"
    assert decimals == {"数值": 1, "95%下限": 1, "95%上限": 1, "云岭县": 1, "例数": 0}
    assert table["云岭县"].iloc[-1] == pytest.approx(144.76, abs=0.01)


def test_the_table_of_years_has_a_column_a_year_and_a_row_a_month(demos: Store) -> None:
    selection = whole(demos, "county", "births")
    told = within_year(selection, added=True)
    assert told is not None
    table, decimals = years_table(selection, told)
    assert table["截至"].tolist()[:3] == ["10月", "11月", "12月"]
    assert table["2026"].tolist()[5] == 1028
    assert pd.isna(table["2026"].tolist()[6])
    assert decimals["2026"] == 0


def test_months_are_named_from_the_start_of_the_year(demos: Store) -> None:
    with using("en"):
        assert month_names(demos.edition("county").settings.calendar)[0] == "Oct"
        assert month_names(demos.edition("district").settings.calendar)[0] == "Jan"
