"""The pages through the frame: every territory, both languages, links that restore a view."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import catalogue
from dashboard import home as homes
from dashboard.reports.printing import printed_figures
from dashboard.storage.store import Store
from dashboard.views.markdown import escaped
from tests.app_pages.conftest import PAGES, Drawn, by_link, texts


@pytest.mark.parametrize("territory", ["county", "district", "city"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_of_every_territory_is_drawn_in_both_languages(
    open_page: Any, territory: str, page: str, lang: str
) -> None:
    at = open_page(page, territory=territory, lang=lang)
    assert not at.error
    assert not at.info
    chinese = any("一" <= sign <= "鿿" for sign in texts(at))
    assert chinese == (lang == "zh")


def test_the_overview_says_the_findings_of_the_speech(open_page: Any) -> None:
    at = open_page(territory="county")
    said = texts(at)
    assert "云岭县　2026统计年度上半年" in said
    assert "出生率3.39‰，同比上升0.18个千分点（变化在随机波动范围内）。" in said
    assert "高出正常值上限37.8个点" in said
    assert "男608人、女420人" in said
    assert "2025-10-01至2026-03-31" in said


def test_cards_tell_what_is_asked_and_how_it_stands(open_page: Any) -> None:
    at = open_page(territory="county")
    asked = {card.label: card.proto.delta_description for card in at.metric}
    assert asked["出生性别比"] == "× 目标≤ 115"
    assert asked["符合政策率"] == "✓ 目标≥ 97%"
    assert asked["自增率"] == ""


def test_units_that_stand_out_are_told_apart_from_norm_and_county(open_page: Any) -> None:
    said = texts(open_page(territory="county"))
    reason = "二孩出生人口性别比540.0（男27人、女5人；95%区间214.9–1,356.8），高于正常值"
    assert reason in said
    assert said.split(reason)[1].startswith("（超出随机波动），与云岭县的227.3无明显差异。")


def test_a_unit_that_stands_out_opens_its_profile(open_page: Any) -> None:
    at = open_page(territory="county")
    first = next(button for button in at.button if button.key == "standout_0")
    first.click().run()
    assert at.session_state["selection"].unit.label in first.label
    assert at.query_params["unit"] == at.session_state["selection"].unit.code


def test_the_map_gets_addresses_of_this_server_only(open_page: Any, drawn: Drawn) -> None:
    open_page("map", territory="county", indicator="sex_ratio_at_birth")
    layer, picture = drawn[-1]["feature_group_to_add"], drawn[-1]["map"]
    panes = json.loads(layer.state)["panes"]
    named = [pane["focus"]["series"].split("/")[6] for pane in panes]
    assert named == ["sex_ratio_at_birth", "birth_rate"]
    addresses = [url for _name, url in picture.default_js + picture.default_css]
    assert all(url.startswith("/assets/") for url in addresses)
    assert "://" not in picture.get_root().render().replace("http://www.w3.org", "")


def test_a_period_change_leaves_the_base_map_as_it_is(open_page: Any, drawn: Drawn) -> None:
    at = open_page("map", territory="county")
    before = drawn[-1]
    at.selectbox(key="choice_period").set_value("2025H1").run()
    after = drawn[-1]
    assert after["key"] == before["key"]
    assert after["feature_group_to_add"].state != before["feature_group_to_add"].state
    scripts = [picture["map"].get_root().script.render() for picture in (before, after)]
    names = [picture["map"].get_name() for picture in (before, after)]
    assert scripts[0].replace(names[0], "map") == scripts[1].replace(names[1], "map")


def test_the_selection_is_kept_across_pages_and_in_the_address(open_page: Any) -> None:
    at = open_page("map", territory="county", indicator="birth_rate", period="2025", lang="en")
    at.switch_page(PAGES["area"]).run()
    chosen = at.session_state["selection"]
    assert (chosen.indicator.id, chosen.language) == ("birth_rate", "en")
    assert at.query_params["period"] == "2025"


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "990121999"},
        {"indicator": "birth_rat"},
        {"period": "2026H3"},
        {"period": "2099H1"},
        {"scope": "martians"},
        {"level": "galaxy"},
        {"territory": "nowhere"},
        {"within": "zzz"},
        {"switches": "smoothed-b"},
        {"panel": "q"},
    ],
)
def test_an_unknown_parameter_is_replaced_with_a_notice(
    open_page: Any, wrong: dict[str, str]
) -> None:
    at = open_page(**{"territory": "county", **wrong})
    assert len(at.info) == 1
    assert escaped(next(iter(wrong.values()))) in at.info[0].value
    assert not at.error


def test_the_breadcrumb_goes_up(open_page: Any) -> None:
    at = open_page("area", territory="county", unit="990121108001")
    at.button(key="up_990121108").click().run()
    assert at.session_state["selection"].unit.code == "990121108"


def test_another_territory_starts_afresh_in_the_same_language(open_page: Any) -> None:
    at = open_page(territory="county", unit="990121108", lang="en")
    at.selectbox(key="choice_territory").set_value("city").run()
    chosen = at.session_state["selection"]
    assert (chosen.edition.territory, chosen.unit.code, chosen.language) == ("city", "990200", "en")


def test_the_scope_of_a_district_can_be_chosen(open_page: Any, demo_home: Path) -> None:
    at = open_page("area", territory="district")
    at.selectbox(key="choice_scope").set_value("migrants").run()
    assert at.session_state["selection"].scope == "migrants"
    figures = printed_figures(
        Store(demo_home).edition("district"),
        catalogue.load(),
        indicator="sex_ratio_at_birth",
        period="2026H1",
        level="",
        unit="",
        scope="migrants",
    )
    assert at.metric[0].value == f"{figures['value'].iloc[0]:.1f}"


def test_villages_have_no_sex_ratio_and_withheld_cells_are_marked(open_page: Any) -> None:
    at = open_page("area", territory="county", unit="990121108")
    below = at.table[-1].value
    assert "出生性别比" not in below.columns
    assert (below == "※").to_numpy().any()
    assert any("为保护隐私不显示" in caption.value for caption in at.caption)


def test_without_any_edition_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(homes.VARIABLE, str(tmp_path))
    at = by_link()
    assert not at.exception
    assert len(at.error) == 1
    assert "dashboard import" in at.error[0].value


def switches(at: AppTest) -> list[str]:
    (pills,) = [group for group in at.get("button_group") if group.key == "choice_switches"]
    return [option.content for option in pills.proto.options]


def test_smoothed_values_are_asked_for_where_there_are_any(open_page: Any, drawn: Drawn) -> None:
    at = open_page("map", territory="county", beside="births", switches="smoothed")
    panes = json.loads(drawn[-1]["feature_group_to_add"].state)["panes"]
    assert [pane["focus"]["series"].split("/")[9] for pane in panes] == ["smoothed", "observed"]
    assert "按上报值，" in texts(at)
    assert "平滑" in switches(at)
    at = open_page(
        "map", territory="county", indicator="births", beside="none", switches="smoothed"
    )
    assert "平滑" not in switches(at)
    assert "按上报值，" not in texts(at)


def test_hot_spots_are_asked_for_by_period(open_page: Any, drawn: Drawn) -> None:
    at = open_page("map", territory="city", switches="hotspots", lang="en")
    assert switches(at) == ["Beyond chance only", "Smoothed", "Hot spots"]
    panes = json.loads(drawn[-1]["feature_group_to_add"].state)["panes"]
    assert all("/{period}/" in pane["focus"]["hotspots"] for pane in panes)
    open_page("map", territory="city", lang="en")
    panes = json.loads(drawn[-1]["feature_group_to_add"].state)["panes"]
    assert not any("hotspots" in pane["focus"] for pane in panes)
