"""One selection for all pages, kept in the address."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

LINK = {
    "territory": "county",
    "unit": "990121108",
    "period": "2024H1",
    "indicator": "birth_rate",
    "scope": "all",
    "level": "village",
    "lang": "en",
}


def test_a_link_restores_the_view_on_every_page(screen: Screen) -> None:
    screen.open("/area", **LINK)
    assert screen.parameters == LINK
    expect(screen.choice("Indicator")).to_have_value("Birth rate")
    expect(screen.choice("Period")).to_have_value("First half of statistical year 2024")
    expect(screen.page.get_by_role("heading", level=2)).to_contain_text("Mingxi Town")
    screen.go("Map")
    assert screen.parameters == LINK
    screen.page.reload()
    assert screen.settled().parameters == LINK


def test_what_a_link_names_wrongly_is_replaced_and_named(screen: Screen) -> None:
    screen.open(
        "/map", territory="county", unit="1234", indicator="happiness", period="2026H9", panel="q"
    )
    notice = screen.page.get_by_test_id("stAlert")
    for wrong in ("1234", "happiness", "2026H9", "q"):
        expect(notice).to_contain_text(wrong)
    expect(screen.map.get_by_title("播放")).to_be_in_viewport(ratio=1)
    assert "panel" not in screen.parameters
    assert screen.parameters["unit"] == "990121"
    assert screen.parameters["indicator"] == "sex_ratio_at_birth"
    assert screen.parameters["period"] == "2026H1"


def test_the_breadcrumb_leads_up(screen: Screen) -> None:
    screen.open("/area", territory="city", unit="990202001", lang="en")
    heading = screen.page.get_by_role("heading", level=2)
    expect(heading).to_contain_text("Lulin Subdistrict")
    above = screen.page.get_by_role("button", name=re.compile("›$"))
    expect(above).to_have_count(2)
    above.last.click()
    screen.moved(unit="990202")
    expect(heading).to_contain_text("Baipo")


def test_the_language_switch_keeps_everything_else(screen: Screen) -> None:
    screen.open("/area", **LINK)
    screen.page.get_by_role("radio", name="中").click()
    screen.moved(lang="zh")
    expect(screen.page.get_by_role("heading", level=2)).to_contain_text("明溪镇")
    expect(screen.choice("指标")).to_have_value("出生率")
    assert screen.parameters == LINK | {"lang": "zh"}


def test_the_district_shows_its_migrants_beside_its_residents(screen: Screen) -> None:
    screen.open("/", territory="district", indicator="three_check", lang="en")
    value = screen.page.get_by_test_id("stMetric").filter(has_text="Three-check rate")
    everybody = value.get_by_test_id("stMetricValue").inner_text()
    screen.choose("Population", "Migrants")
    screen.moved(scope="migrants")
    expect(value.get_by_test_id("stMetricValue")).not_to_have_text(everybody)
    expect(screen.page.get_by_text("population: Migrants")).to_be_visible()


def test_keys_show_where_they_are(screen: Screen) -> None:
    screen.open("/area", **LINK)
    box = screen.page.get_by_test_id("stSelectbox").filter(has=screen.choice("Period"))
    frame = box.locator("div:has(> input), [role=group]").first
    screen.choice("Indicator").focus()
    colour = frame.evaluate("(box) => getComputedStyle(box).borderTopColor")
    screen.choice("Period").focus()
    expect(frame).not_to_have_css("border-top-color", colour)
    screen.choice("Indicator").focus()
    expect(frame).to_have_css("border-top-color", colour)
