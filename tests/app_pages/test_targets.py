"""The targets page: findings, gauges, matrix; what the area profile adds."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.storage.store import Edition
from dashboard.storage.targets import TargetFiles
from tests.app_pages.conftest import texts

STREET, TOWNSHIP = "990302001", "990121108"


def rates(at: AppTest) -> pd.DataFrame:
    return at.table[0].value.set_index("指标")


def charts(at: AppTest) -> Mapping[str, str]:
    """Return the specifications of the page's charts by the names of their data."""
    specs = [chart.proto.spec for chart in at.get("vega_lite_chart")]
    names = ("gauges", "target_matrix", "spine")
    return {name: spec for spec in specs for name in names if f'"name": "{name}"' in spec}


def test_the_district_has_met_its_contract_and_its_migrants_have_not(open_page: Any) -> None:
    at = open_page("targets", territory="district")
    said = texts(at)
    assert "责任目标9项，全部达到；抽样调查30个样本点中，4个措施及时率不到50%（" in said
    assert "流动人口责任目标3项：未达到3项（“三查”率、措施及时率、验证率）。" in said
    assert "序时进度50.0%，距年底还有184天；责任书已签／应签：单位10／10，部门26／26。" in said
    assert "责任书签订 36／36" in said
    table = rates(at)
    assert table.loc["出生性别比"].tolist() == ["108.6", "≤ 109", "✓ 控制在责任目标以内"]
    assert table.loc["培训率"].tolist() == ["66.0%", "≥ 85%", "▼ 尚未达到，还差19.0个百分点"]


def test_migrants_alone_are_shown_by_their_scope(open_page: Any) -> None:
    at = open_page("targets", territory="district", scope="migrants")
    assert set(rates(at).index) == {
        "“三查”率（流动人口）", "措施及时率（流动人口）", "验证率（流动人口）",
    }  # fmt: skip


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_gauges_and_matrix_are_drawn_for_every_territory(open_page: Any, territory: str) -> None:
    assert set(charts(open_page("targets", territory=territory))) == {"gauges", "target_matrix"}


def test_a_year_that_is_over_counts_down_no_more(open_page: Any) -> None:
    said = texts(open_page("targets", territory="county", period="2025"))
    assert "2025统计年度已结束" in said
    assert "还有" not in said


def test_departments_that_have_not_signed_are_named(open_page: Any) -> None:
    assert "部门22／24（尚未签订：县信访局、县税务局）" in texts(
        open_page("targets", territory="county")
    )


def test_a_village_answers_through_its_township(open_page: Any) -> None:
    at = open_page("targets", territory="county", unit=f"{TOWNSHIP}001")
    assert "明溪镇责任目标完成情况" in at.header[0].value


def test_without_targets_one_sentence_says_so(
    open_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Edition, "targets", lambda _edition: TargetFiles())
    at = open_page("targets", territory="city", period="2024H1")
    assert "本年度没有下达目标，也没有应签的责任书。" in texts(at)
    assert not at.error
    assert charts(at) == {}


def test_a_cell_of_the_matrix_opens_the_profile(open_page: Any) -> None:
    at = open_page("targets", territory="district")
    at.session_state["target_matrix"] = {"selection": {"pick": [{"unit_code": STREET}]}}
    at.run()
    assert at.session_state["selection"].unit.code == STREET
    assert at.query_params["unit"] == STREET


def test_the_profile_has_spine_parities_and_both_populations(open_page: Any) -> None:
    at = open_page("area", territory="district", unit=STREET)
    assert "spine" in charts(at)
    said = texts(at)
    assert "分孩次出生人口性别比" in said
    assert "户籍人口与流动人口" in said


def test_a_whole_territory_and_a_village_have_no_spine(open_page: Any) -> None:
    for unit in ("990121", f"{TOWNSHIP}001"):
        assert "spine" not in charts(open_page("area", territory="county", unit=unit))
