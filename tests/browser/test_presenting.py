"""Presenting in the browser: the whole agenda by keyboard, readable, without a scroll bar."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LARGE, SMALL
from tests.browser.screen import MAP, Screen

pytestmark = pytest.mark.browser

SMALLEST = 20
OVERFLOWING = """
() => [document, ...Array.from(document.querySelectorAll("iframe"))
    .filter((frame) => frame.checkVisibility({ visibilityProperty: true }))
    .flatMap((frame) => frame.contentDocument ?? [])].flatMap((page) =>
  [...page.querySelectorAll("*")].filter((box) => {
    const shown = box.checkVisibility({ visibilityProperty: true }) && box.clientHeight > 2;
    if (!shown || box.closest(".leaflet-container")) return false;
    const style = page.defaultView.getComputedStyle(box);
    const [bar, cut] = [["auto", "scroll"], ["auto", "scroll", "hidden"]];
    const high = box.scrollHeight > box.clientHeight + 2;
    const wide = box.scrollWidth > box.clientWidth + 2;
    return (cut.includes(style.overflowY) && high) || (bar.includes(style.overflowX) && wide);
  }).map((box) => `${box.tagName} ${box.className} ${box.scrollHeight} in ${box.clientHeight}`))
"""
TOP_OF_THE_LINE = (
    "() => document.querySelector('.st-key-presenting .walk').getBoundingClientRect().top"
)
PLACE, HEADING, RUNNING = (
    f".st-key-presenting .walk .{part}" for part in ("place", "heading", "running")
)
"""Of the slide: the page that is left listens to the keys by a line of its own, which is empty."""


class Show:
    """What an audience sees."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.page: Page = screen.page

    def begin(self, **parameters: str) -> "Show":
        self.screen.open("/", territory="county", present="1", **parameters)
        return self.at(int(parameters.get("step", "1")))

    @property
    def total(self) -> int:
        place = self.page.locator(PLACE)
        expect(place).to_have_text(re.compile(r"/ \d+$"))  # … until all of the walk is known
        return int(place.inner_text().split("/")[1])

    @property
    def heading(self) -> str:
        return self.page.locator(HEADING).inner_text()

    def press(self, key: str, *, to: int) -> "Show":
        self.page.keyboard.press(key)
        return self.at(to)

    def at(self, number: int) -> "Show":
        """Wait until a slide stands."""
        expect(self.page).to_have_url(re.compile(rf"[?&]step={number}(&|$)"))
        self.screen.settled()
        expect(self.page.locator(PLACE)).to_have_text(re.compile(rf"^{number} /"))
        return self

    def number_of(self, heading: str) -> int:
        """Walk on to the first slide of a step; return its number."""
        for number in range(1, self.total + 1):
            if heading in self.heading:
                return number
            self.press("PageDown", to=number + 1)
        raise AssertionError(heading)


@pytest.fixture
def show(screen: Screen) -> Show:
    return Show(screen)


@pytest.mark.parametrize(
    ("size", "lang"), [(SMALL, "zh"), (LARGE, "zh"), (SMALL, "en")], ids=["small", "large", "en"]
)
def test_the_whole_agenda_by_keyboard_is_readable_and_fits(
    show: Show, size: dict[str, int], lang: str
) -> None:
    show.page.set_viewport_size(size)  # type: ignore[arg-type]
    show.begin(lang=lang)
    total = show.total
    assert total > 15
    expect(show.page.get_by_test_id("stTopNavLink")).to_have_count(0)
    expect(show.page.get_by_role("combobox")).to_have_count(0)
    for number in range(1, total + 1):
        if number > 1:
            show.press("PageDown", to=number)
        told = f"slide {number}, {show.heading}"
        assert [text for text in show.screen.texts() if text[1] < SMALLEST] == [], told
        assert show.page.evaluate(OVERFLOWING) == [], told
        assert show.page.evaluate(TOP_OF_THE_LINE) >= 0, told
        expect(show.page.get_by_test_id("stAlert")).to_have_count(0)
    show.press("Home", to=1).press("End", to=total).press("PageUp", to=total - 1)
    show.press("ArrowRight", to=total).press("ArrowLeft", to=total - 1).press("Space", to=total)


def test_keys_work_inside_the_map_and_a_question_leads_aside_and_back(show: Show) -> None:
    show.begin()
    number = show.number_of("分布")
    frames = show.page.locator(MAP)
    expect(frames).to_have_count(1)
    labels = show.screen.map.locator(".unit-label")
    for outlined in ("云峰", "银林"):  # the finding names them, however small they are
        expect(labels.filter(has_text=outlined)).to_contain_text(re.compile(r"\d"))
    point = show.screen.point_at("990121108")
    show.page.mouse.click(*point)
    show.screen.moved(aside="map", unit="990121108")
    expect(show.page.locator(HEADING)).to_contain_text("按R键返回议程")
    show.page.keyboard.press("r")
    expect(show.page).not_to_have_url(re.compile("aside="))
    show.at(number)
    assert "分布" in show.heading
    assert show.screen.parameters["unit"] == "990121"
    show.screen.map.locator("body").evaluate("(body) => { body.tabIndex = -1; body.focus(); }")
    show.press("PageDown", to=number + 1)


def test_one_step_back_leads_from_a_slide_of_another_unit_to_the_slide_before(show: Show) -> None:
    show.begin()
    unit = show.screen.parameters["unit"]
    number = 1
    while show.screen.parameters["unit"] == unit:
        number += 1
        show.press("PageDown", to=number)
    show.page.go_back()
    show.at(number - 1)
    assert show.screen.parameters["unit"] == unit


def test_escape_shows_the_page_and_p_goes_on(show: Show) -> None:
    show.begin()
    marked = show.page.locator("html[data-presenting]")
    expect(marked).to_have_count(1)
    number = show.number_of("变化趋势")
    show.page.keyboard.press("Escape")
    expect(show.page).to_have_url(re.compile(r"/trends\?(?!.*present=).*lang="))
    show.screen.settled()
    expect(marked).to_have_count(0)
    expect(show.screen.choice("指标")).to_be_visible()
    show.page.keyboard.press("p")
    show.at(number)
    assert "变化趋势" in show.heading


def test_it_goes_on_by_itself_until_it_is_stopped(show: Show) -> None:
    show.page.clock.install()
    show.begin()
    running = show.page.locator(RUNNING)
    show.page.keyboard.press("a")
    expect(running).to_contain_text("自动播放")
    show.page.clock.run_for(31_000)
    show.at(2)
    show.page.keyboard.press("a")
    expect(running).to_be_empty()
    show.page.clock.run_for(61_000)
    show.at(2)
