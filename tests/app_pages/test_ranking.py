"""The ranking page: the numbers of the command line, findings, sorting, proposals, classes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pyarrow import ipc
from streamlit.testing.v1 import AppTest

from dashboard import catalogue
from dashboard.domain.assessment.names import points_text
from dashboard.domain.assessment.rules import Assessment
from dashboard.exports.exhibits import exhibits_of
from dashboard.reports import asked_ranking
from dashboard.reports.asked_ranking import _by_indicator
from dashboard.reports.printed_ranking import printed_ranking
from dashboard.reports.provenance import provenance
from dashboard.reports.ranking import parts_of, score_ranking
from dashboard.reports.scoring import scores
from dashboard.storage.assessment import AssessmentFiles
from dashboard.storage.store import Edition, Store
from tests.app_pages.conftest import texts

Changed = Callable[[AssessmentFiles], AssessmentFiles | None]
ASPECTS = ("classes", "proposals", "parts")
"""Aspects beside the ranks, with which the page begins."""


@pytest.fixture
def assess(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Changed], None]]:
    """Return a function that changes the assessment of every edition for this test alone."""
    kept = (score_ranking, scores, _by_indicator)

    def changed(change: Changed) -> None:
        original = Edition.assessment
        monkeypatch.setattr(Edition, "assessment", lambda edition: change(original(edition)))
        for report in kept:
            report.cache_clear()

    yield changed
    for report in kept:
        report.cache_clear()


def rows(at: AppTest, dataset: str = "ranking_rows") -> pd.DataFrame:
    """Return the rows that the picture draws, in their order."""
    sets = at.get("vega_lite_chart")[0].proto.datasets
    data = {item.name: item.data.data for item in sets}[dataset]
    return ipc.open_stream(data).read_all().to_pandas()


def printed(home: Path, territory: str, **asked: str) -> pd.DataFrame:
    wanted = {"by": "score", "period": "", "level": "township", **asked}
    return printed_ranking(Store(home).edition(territory), catalogue.load(), **wanted)


@pytest.mark.parametrize("territory", ["county", "district", "city"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("aspect", ASPECTS)
def test_every_aspect_of_every_territory_is_drawn(
    open_page: Any, territory: str, lang: str, aspect: str
) -> None:
    at = open_page("ranking", territory=territory, lang=lang, aspect=aspect)
    assert not at.error
    chinese = any("一" <= sign <= "鿿" for sign in texts(at))
    assert chinese == (lang == "zh")


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_scores_are_those_of_the_command_line(
    open_page: Any, demo_home: Path, territory: str
) -> None:
    shown = rows(open_page("ranking", territory=territory, rows="all"))
    expected = printed(demo_home, territory)
    assert shown["unit_code"].tolist() == expected["unit_code"].tolist()
    assert shown["value"].tolist() == expected["rank"].tolist()
    assert shown["lower"].tolist() == expected["rank_best"].tolist()
    assert shown["upper"].tolist() == expected["rank_worst"].tolist()
    assert shown["score"].tolist() == [points_text(score) for score in expected["value"]]
    assert shown["reason"].tolist() == expected["reason"].tolist()


@pytest.mark.parametrize("territory", ["county", "district", "city"])
@pytest.mark.parametrize("indicator", ["sex_ratio_at_birth", "birth_rate"])
def test_an_indicator_ranks_as_on_the_command_line(
    open_page: Any, demo_home: Path, territory: str, indicator: str
) -> None:
    at = open_page("ranking", territory=territory, by="indicator", indicator=indicator, rows="all")
    shown, expected = rows(at), printed(demo_home, territory, by=indicator)
    assert shown["unit_code"].tolist() == expected["unit_code"].tolist()
    assert shown["value"].tolist() == pytest.approx(expected["value"].tolist(), nan_ok=True)


def test_the_title_says_who_is_first_and_who_are_the_last_three(open_page: Any) -> None:
    at = open_page("ranking", territory="county")
    assert at.header[0].value == (
        "长桥镇位居第1位（97.5分）；排名后三位：银阳镇（75.8）、银林乡（67.0）、云峰乡（64.0）。"
    )
    assert "一类5个（27.8%），二类11个，三类2个。" in texts(at)


def test_units_that_share_rank_one_are_all_named(open_page: Any) -> None:
    at = open_page("ranking", territory="district")
    assert at.header[0].value.startswith("永坡街道、龙川街道并列第1位（100.0分）；")


def test_a_veto_is_said_in_place_of_the_score(open_page: Any) -> None:
    title = open_page("ranking", territory="city").header[0].value
    assert title.endswith("高阳镇（一票否决）。")


def test_ties_make_more_than_three_last_places(open_page: Any) -> None:
    title = open_page("ranking", territory="city", period="2024H2").header[0].value
    assert "；排名末位的4个单位：" in title
    assert "后三位" not in title


def test_units_with_too_few_births_are_left_out_by_name(
    open_page: Any, assess: Callable[[Changed], None]
) -> None:
    assess(lambda files: replace(files, rules=_with_minimum(files.rules, 40)))
    at = open_page("ranking", territory="county")
    shown = rows(at).set_index("unit")
    assert shown.loc["云峰乡", "rank"] == "—"
    assert shown.loc["云峰乡", "reason"] == "出生人数过少"
    assert "出生不足40人，不参加排名：" in texts(at)
    assert "云峰乡" in texts(at)
    assert "云峰乡" not in at.header[0].value


def _with_minimum(rules: Assessment, births: int) -> Assessment:
    return rules.model_copy(update={"minimum_births": births})


def test_an_indicator_leaves_out_units_of_too_few_events_by_name(open_page: Any) -> None:
    at = open_page(
        "ranking", territory="county", by="indicator", indicator="sex_ratio_at_birth_parity_3"
    )
    out = rows(at)
    out = out[out["rank"] == "—"]
    assert len(out)
    assert "未参加排名（" in texts(at)
    assert out["unit"].iloc[0] in texts(at)


def test_a_long_ranking_shows_its_ends_and_the_unit_in_focus(open_page: Any) -> None:
    shown = rows(open_page("ranking", territory="city", unit="990221105"))
    assert shown["unit_code"].tolist()[10:13] == ["", "990221105", ""]
    assert len(shown) == 10 + 3 + 10
    assert shown["rank"].iloc[-1] == "120"


def test_an_option_of_the_address_sorts_by_any_column(open_page: Any) -> None:
    at = open_page("ranking", territory="county", sort="-missed")
    missed = rows(at)["missed"].str.extract(r"(\d)")[0].fillna("0").astype(int)
    assert missed.is_monotonic_decreasing
    by_name = rows(open_page("ranking", territory="county", sort="unit"))
    assert by_name["unit_code"].is_monotonic_increasing
    wrong = rows(open_page("ranking", territory="county", sort="nothing"))
    assert wrong["value"].is_monotonic_increasing


def test_a_click_on_a_row_opens_the_profile(open_page: Any) -> None:
    at = open_page("ranking", territory="county")
    at.session_state["ranking"] = {"selection": {"pick": [{"unit_code": "990121108"}]}}
    at.run()
    assert at.query_params["unit"] == "990121108"


def test_peers_are_ranked_among_themselves(open_page: Any) -> None:
    at = open_page("ranking", territory="county", peers="townships")
    assert len(rows(at)) == 6
    assert "乡组" in texts(at)
    assert len(rows(open_page("ranking", territory="county", peers="nobody"))) == 18


def test_a_county_of_the_city_ranks_its_own_townships(open_page: Any, demo_home: Path) -> None:
    tree = Store(demo_home).edition("city").tree
    shown = rows(open_page("ranking", territory="city", unit="990202"))
    assert set(shown["unit_code"]) == {unit.code for unit in tree.descendants("990202", "township")}


def test_periods_that_are_not_scored_are_ranked_by_the_indicator(open_page: Any) -> None:
    at = open_page("ranking", territory="county", period="2026Q1", indicator="birth_rate")
    assert "出生率" in at.header[0].value
    assert not at.error


def test_without_an_assessment_units_are_ranked_by_the_indicator(
    open_page: Any, assess: Callable[[Changed], None]
) -> None:
    assess(lambda _files: None)
    at = open_page("ranking", territory="county")
    assert "出生性别比" in at.header[0].value
    assert not at.error


def test_proposals_carry_their_evidence_and_decisions_who_when_and_why(open_page: Any) -> None:
    at = open_page("ranking", territory="county", aspect="proposals")
    table = at.table[0].value
    assert at.header[0].value.startswith("待确认：黄牌警告1个，重点管理")
    assert "一票否决" not in set(table["措施"])  # 2 unreported of 11 are not beyond chance
    low = table[(table["措施"] == "黄牌警告") & (table["单位"] == "云峰乡")].iloc[0]
    assert low["提议依据"] == "得分过低：得分64.0，低于70分，可能属随机波动，须核实"
    assert low["决定"] == "○ 待确认"
    card = table[(table["措施"] == "黄牌警告") & (table["单位"] == "银林乡")].iloc[0]
    assert card["决定"] == ("✓ 已确认（2026-04-16，县考核工作领导小组办公室）：得分过低，类别下降")
    again = table[(table["措施"] == "重点管理") & (table["单位"] == "和河镇")].iloc[0]
    assert "以往：— 已解除（2025-10-20" in again["决定"]
    assert again["决定"].endswith("✓ 已确认（2025-04-22，县考核工作领导小组办公室）：考核排名末位")


def test_problems_that_come_again_and_lasting_ratios_are_named(open_page: Any) -> None:
    said = texts(open_page("ranking", territory="county", aspect="proposals"))
    assert "同样问题连续两期及以上：和河镇政策兑现率（6期）、" in said
    assert "出生人口性别比连续偏高（各年合并计算超出随机波动范围）：龙店街道、" in said
    assert "2年合计137.6（出生556人），95%区间116.3–162.8" in evidence_of(
        open_page("ranking", territory="county", aspect="proposals"), "龙店街道"
    )


def evidence_of(at: AppTest, unit: str) -> str:
    table = at.table[0].value
    return str(table.loc[table["单位"] == unit, "提议依据"].iloc[0])


def test_proposals_are_those_of_the_whole_territory_whatever_is_shown(open_page: Any) -> None:
    everybody = open_page("ranking", territory="county", aspect="proposals").table[0].value
    peers = open_page("ranking", territory="county", aspect="proposals", peers="townships")
    shown = peers.table[0].value
    expected = everybody[everybody["单位"].isin(shown["单位"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(shown, expected)


def test_three_in_ten_townships_of_the_city_are_in_the_first_class(open_page: Any) -> None:
    at = open_page("ranking", territory="city", aspect="classes")
    assert at.header[0].value == "一类占30.0%（120个单位中36个）；升类34个，降类17个。"
    assert "二类→一类23个" in texts(at)


@pytest.mark.parametrize("territory", ["county", "district", "city"])
def test_the_parts_show_the_points_that_each_unit_lost(
    open_page: Any, demo_home: Path, territory: str
) -> None:
    cells = rows(
        open_page("ranking", territory=territory, aspect="parts", rows="all"), "target_matrix"
    )
    edition = Store(demo_home).edition(territory)
    period = edition.settings.calendar.parse("2026H1")
    for unit, drawn in cells.groupby("unit_code", sort=False):
        parts = parts_of(edition, period=period, unit=str(unit))
        lost = (parts["weight"] - parts["points"]).fillna(0)
        loose = drawn["target"].str.contains("加减")
        shown = (
            drawn.loc[~loose, "sign"].iloc[1:].str.removeprefix("−").replace({"✓": "0", "·": "0"})
        )
        assert shown.astype(float).tolist() == pytest.approx(lost.tolist(), abs=0.051)


def test_the_parts_name_where_most_points_were_lost_and_list_the_entries(open_page: Any) -> None:
    at = open_page("ranking", territory="county", aspect="parts")
    assert at.header[0].value == (
        "失分最多的项目（占全部失分）：出生性别比（3年合并）占74.2%，统计准确率占15.7%。"
    )
    entries = at.table[0].value
    assert entries.iloc[0].tolist() == [
        "2026-03-18", "云峰乡", "政策兑现率", "报表", "−1", "兑现资金报表迟报",
    ]  # fmt: skip
    assert len(entries) == 5


def test_a_cell_of_the_parts_opens_the_profile(open_page: Any) -> None:
    at = open_page("ranking", territory="county", aspect="parts")
    at.session_state["score_parts"] = {"selection": {"pick": [{"unit_code": "990121202"}]}}
    at.run()
    assert at.query_params["unit"] == "990121202"


def test_the_profile_tells_score_rank_class_and_parts_with_entries(open_page: Any) -> None:
    at = open_page("area", territory="county", unit="990121108")
    assert "得分92.2，第5名／18（95%名次范围1–17），一类（平，上期一类）。" in texts(at)
    parts = next(table.value for table in at.table if "加减分记录" in table.value)
    parts = parts.set_index("考核项目")
    assert parts["满分"].tolist() == ["25", "20", "15", "15", "10", "15"]
    assert parts.loc["统计准确率", "加减分记录"] == (
        "−1（2026-01-15，抽样调查：抽样调查发现漏报出生1人，已补报）"
    )
    made = parts["得分"].astype(float).sum()
    assert made == pytest.approx(92.2, abs=0.2)


def test_the_profile_tells_the_way_up_and_what_waits_for_a_decision(open_page: Any) -> None:
    at = open_page("area", territory="county", unit="990121202")
    assert "三类（平，上期三类），距上一类差11.0分。" in texts(at)
    matters = next(table.value for table in at.table if "提议依据" in table.value)
    assert matters["措施"].tolist() == ["黄牌警告", "重点管理"]
    assert matters["决定"].iloc[1].startswith("✓ 已确认（2025-10-20，")


@pytest.mark.parametrize("changes", [{"unit": "990121"}, {"period": "2026Q1"}])
def test_what_is_not_assessed_has_no_score_in_its_profile(
    open_page: Any, changes: dict[str, str]
) -> None:
    wanted = {"unit": "990121108", "indicator": "birth_rate", **changes}
    assert "考核得分构成" not in texts(open_page("area", territory="county", **wanted))


def test_scores_name_the_population_that_they_count(open_page: Any) -> None:
    everybody, migrants = (
        open_page("ranking", territory="district", scope=scope) for scope in ("all", "migrants")
    )
    pd.testing.assert_frame_equal(rows(everybody), rows(migrants))
    selection = migrants.session_state["selection"]
    told = asked_ranking.counted(selection, page="ranking")
    assert (selection.scope, told.scope) == ("migrants", "all")
    assert told.notices[-1] == "考核得分按上报口径计算，没有按“流动人口”单独计算。"
    assert asked_ranking.counted(selection, page="targets") is selection
    (exhibit,) = exhibits_of("ranking", selection, parts=["ranks"])
    assert provenance(exhibit.selection) == provenance(told)


def test_an_indicator_is_ranked_in_the_population_asked_for(open_page: Any) -> None:
    at = open_page(
        "ranking", territory="district", scope="migrants", by="indicator",
        indicator="timely_measures",
    )  # fmt: skip
    selection = at.session_state["selection"]
    assert asked_ranking.counted(selection, page="ranking") is selection


def test_units_with_few_events_are_pale_and_say_how_many(open_page: Any) -> None:
    at = open_page(
        "ranking", territory="county", by="indicator", indicator="sex_ratio_at_birth", rows="all"
    )
    drawn = rows(at).set_index("unit")
    assert drawn.loc["杏泉乡", "pale"]
    assert drawn.loc["杏泉乡", "own"].endswith("（n＝33）")
    assert not drawn.loc["龙店街道", "pale"]
    assert "n＝" not in drawn.loc["龙店街道", "own"]
    assert (
        drawn.loc["杏泉乡", "colour"] != drawn.loc["云峰乡", "colour"]
        or (drawn.loc["云峰乡", "pale"])
    )
    assert "目标或正常值" not in texts(at)
    assert "个未达到责任目标≤ 115，" in texts(at)


def test_a_ranking_in_which_all_is_chance_names_nobody_as_last(open_page: Any) -> None:
    at = open_page(
        "ranking", territory="county", by="indicator", indicator="sex_ratio_at_birth",
        period="2025-12",
    )  # fmt: skip
    assert at.header[0].value.endswith("；排位差异均在随机波动范围内。")


def test_the_first_period_has_no_movement_of_classes(open_page: Any) -> None:
    at = open_page("ranking", territory="county", aspect="classes", period="2016H1")
    assert "升类" not in at.header[0].value
    assert "上期没有分类，不作升降比较。" in texts(at)
