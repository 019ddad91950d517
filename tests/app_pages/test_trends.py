"""The trends page: title, pictures by choice and address, forecast or why there is none."""

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages.conftest import texts

TOWNSHIP, VILLAGE = "990121108", "990121108001"


def specs(at: AppTest) -> list[str]:
    return [chart.proto.spec for chart in at.get("vega_lite_chart")]


def table(at: AppTest) -> pd.DataFrame:
    found: pd.DataFrame = at.table[0].value
    return found


@pytest.mark.parametrize(
    ("territory", "headline"),
    [("county", "8.5‰"), ("city", "9.0‰"), ("district", "‰")],
)
def test_every_territory_has_its_finding_its_picture_and_its_forecast(
    open_page: Any, territory: str, headline: str
) -> None:
    at = open_page("trends", territory=territory, indicator="birth_rate")
    assert "出生率" in at.header[0].value
    assert "随机波动范围" in at.header[0].value
    assert f"将达到{headline}" in texts(at) or territory == "district"
    assert "据测算，预计全年出生率将达到" in texts(at)
    assert ['"name": "course"' in spec for spec in specs(at)] == [True, False]
    assert '"name": "years_fan"' in specs(at)[1]
    assert table(at)["方法"].iloc[0].startswith("✓")


def test_english_says_the_same(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="birth_rate", lang="en")
    assert "a change within random variation." in at.header[0].value
    assert "is expected to reach about 8.5‰" in texts(at)
    assert table(at).columns.tolist()[:2] == ["Method", "Forecast"]


def test_a_picture_is_chosen_and_kept_in_the_address(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="birth_rate")
    at.button_group(key="choice_picture").set_value("to_date").run()
    assert at.query_params["picture"] == "to_date"
    assert not at.exception
    assert '"name": "years_fan"' in specs(at)[0]
    assert len(specs(at)) == 1  # the fan stands in the large picture


@pytest.mark.parametrize("picture", ["course", "years", "to_date", "nothing_known"])
def test_a_link_opens_a_picture(open_page: Any, picture: str) -> None:
    at = open_page("trends", territory="district", indicator="sex_ratio_at_birth", picture=picture)
    name = "years_fan" if picture in ("years", "to_date") else "course"
    assert f'"name": "{name}"' in specs(at)[0]
    assert not at.error


def test_without_a_forecast_a_sentence_says_why_and_the_years_are_listed(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="sex_ratio_at_birth")
    assert "只作监测，不作全年预测" in texts(at)
    assert "预计全年" not in texts(at)
    assert table(at)["数值"].tolist()[0] == "144.8"


def test_peers_can_be_left_out(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="birth_rate", unit=TOWNSHIP)
    at.toggle(key="choice_peers").set_value(v=False).run()
    assert at.query_params["siblings"] == "off"
    at.toggle(key="choice_peers").set_value(v=True).run()
    assert at.query_params["siblings"] == "on"


def test_beside_the_last_whole_year_stands_the_forecast_of_the_running_one(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="birth_rate", period="2025")
    assert "2026统计年度全年预测" in texts(at)
    assert "将达到8.5‰左右" in texts(at)
    earlier = open_page("trends", territory="county", indicator="birth_rate", period="2024")
    assert "本年度数据已报完" in texts(earlier) or "预计全年" not in texts(earlier)


@pytest.mark.parametrize("period", ["2026-03", "2026Q2", "2026H1", "2025"])
def test_every_kind_of_period_has_its_course(open_page: Any, period: str) -> None:
    at = open_page("trends", territory="county", indicator="births", period=period)
    assert not at.error
    assert '"name": "course"' in specs(at)[0]


def test_a_village_is_told_by_half_years_without_a_forecast(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="births", unit=VILLAGE)
    assert not at.error
    assert "预计全年" not in texts(at)


def test_without_a_value_a_sentence_stands_in_place_of_an_empty_chart(open_page: Any) -> None:
    """Sex ratios of villages are withheld in every period."""
    at = open_page("trends", territory="county", unit="990121001201")
    assert "没有可以绘图的数据。" in texts(at)
    assert not at.get("vega_lite_chart")


def test_another_kind_of_period_leads_to_its_latest_within_the_one_shown(open_page: Any) -> None:
    at = open_page("trends", territory="county", indicator="birth_rate")
    at.selectbox(key="choice_grain").set_value("month").run()
    assert at.query_params["period"] == "2026-03"
    assert "2026统计年度全年预测（数据截至2026-03-31）" in texts(at)
