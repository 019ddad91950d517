"""The map page on a small projector: what the room looks at needs no scrolling, names are whole."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SMALL
from tests.browser.screen import MAP, Screen

pytestmark = pytest.mark.browser

_CUT = """
() => window.scene.panes.flatMap(({ map }) => {
  const view = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".unit-label span")].filter((label) => {
    const { left, right, top, bottom } = label.getBoundingClientRect();
    return left < view.left || right > view.right || top < view.top || bottom > view.bottom;
  }).map((label) => label.textContent);
})
"""


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shown", [{}, {"unit": "990203205", "within": "990203"}])
def test_maps_legends_and_player_stand_on_the_first_screen(
    screen: Screen, lang: str, shown: dict[str, str]
) -> None:
    screen.page.set_viewport_size(SMALL)
    screen.open("/map", territory="city", lang=lang, **shown)
    frame = screen.page.locator(MAP).bounding_box()
    assert frame
    assert frame["y"] + frame["height"] <= SMALL["height"]
    assert frame["width"] > 0.9 * SMALL["width"]  # the panel stands below
    for part in screen.map.locator(".canvas, .legend, .bar").all():
        box = part.bounding_box()
        assert box
        assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1  # parts of pixels


def test_no_name_is_cut_at_the_edge_of_a_map(screen: Screen) -> None:
    screen.page.set_viewport_size(SMALL)
    screen.open("/map", territory="city", lang="en")
    frame = screen.page.locator(MAP).element_handle().content_frame()
    assert frame
    expect(screen.map.locator(".unit-label span").first).to_be_visible()
    assert frame.evaluate(_CUT) == []
    frame.evaluate(
        "() => { const { map } = window.scene.panes[0]; map.setZoom(map.getZoom() + 1); }"
    )
    assert frame.evaluate(_CUT) == []
