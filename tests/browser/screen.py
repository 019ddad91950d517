"""A page of the dashboard as its users see it."""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.watch import Watch

MAP = "iframe[title='streamlit_folium.st_folium']"
_STANDS = """
() => {
  const shown = (selector) => [...document.querySelectorAll(selector)]
    .filter((box) => box.checkVisibility({ visibilityProperty: true }));
  const charts = shown("[data-testid=stVegaLiteChart]");
  const frames = shown("iframe[title='streamlit_folium.st_folium']");
  const scenes = frames.map((frame) => frame.contentWindow?.scene);
  const painted = (scene) => scene?.state && scene.panes.length && scene.panes.every(({ map }) =>
    map.getContainer().dataset.shown === scene.state.key && !map._animatingZoom);
  const withMap = location.pathname === "/map" || document.querySelector(".st-key-slide_with_map");
  const ready = document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")
    && !document.querySelector("[data-testid=stSkeleton]")
    && charts.every((chart) => chart.querySelector("svg .role-frame"))
    && frames.length >= (withMap ? 1 : 0) && scenes.every(painted)
    && [window, ...frames.map((frame) => frame.contentWindow)]
      .every(({ document: { fonts } }) => fonts.status === "loaded");
  const place = (box) => Object.values(box.getBoundingClientRect().toJSON());
  const view = ({ map }) => [map.getZoom(), map.getCenter(), map.getSize()];
  const looks = ready && JSON.stringify([location.href, [...charts, ...frames].map(place),
    scenes.map(({ panes }) => panes.map(view))]);
  const now = performance.now();
  if (!ready || looks !== window.looked) [window.looked, window.lookedSince] = [looks, now];
  return ready && now - window.lookedSince > 100;
}
"""
"""Whether the script has run, everything is painted, and nothing has moved for a moment.

Between two runs, and before charts fit their columns, a page looks finished for an instant.
"""

_TEXTS = """
() => {
  const frames = [...document.querySelectorAll("iframe")]
    .filter((frame) => frame.checkVisibility({ visibilityProperty: true }))
    .filter((frame) => frame.contentDocument?.body)
    .map((frame) => [frame.contentDocument, frame.currentCSSZoom ?? 1]);
  return [[document, 1], ...frames].flatMap(([page, zoom]) => {
    const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const box = node.parentElement.getBoundingClientRect();
      const style = page.defaultView.getComputedStyle(node.parentElement);
      const shown = node.parentElement.checkVisibility({ visibilityProperty: true })
        && box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0;
      const text = node.textContent.trim();
      if (shown && text && !["STYLE", "SCRIPT"].includes(node.parentElement.tagName)) {
        const larger = zoom * (node.parentElement.currentCSSZoom ?? 1);
        found.push([text, parseFloat(style.fontSize) * larger]);
      }
    }
    for (const field of page.querySelectorAll("input")) {
      const text = field.value || field.placeholder;
      const size = zoom * parseFloat(page.defaultView.getComputedStyle(field).fontSize);
      if (text && field.checkVisibility()) found.push([text, size]);
    }
    return found;
  });
}
"""


class Screen:
    """One browser tab on the dashboard; methods wait for what they ask for.

    Attributes:
        page: Playwright's page.
        watch: What happened behind it.
    """

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page = page
        self.watch = watch

    def open(self, path: str = "/", **parameters: str) -> "Screen":
        """Load a page by a link and wait until it stands."""
        self.page.goto(f"{self.watch.url}{path}?{urlencode(parameters)}")
        return self.settled()

    def settled(self) -> "Screen":
        """Wait until the script has run and all charts and maps stand where they stay.

        Asked at every frame, as Playwright does by itself, the question lays out the page so
        often that it takes the processor from what is waited for.
        """
        self.page.wait_for_function(_STANDS, polling=50)
        return self

    def moved(self, **selection: str) -> "Screen":
        """Wait until the address carries a changed selection and the page shows it.

        While a script runs, what it has not drawn yet still stands beside what it has.
        """
        for name, value in selection.items():
            pattern = rf"[?&]{name}={re.escape(value)}(&|$)"
            expect(self.page).to_have_url(re.compile(pattern))
        return self.settled()

    @property
    def map(self) -> FrameLocator:
        """Return the map's frame."""
        return self.page.frame_locator(MAP)

    @property
    def answer(self) -> Locator:
        """Return what the first map says of the unit in focus."""
        return self.map.locator(".answer").first

    @property
    def polygons(self) -> Locator:
        """Return the units that the first map draws, where it draws them one by one."""
        return self.map.locator(".pane").first.locator("path.leaflet-interactive")

    @property
    def parameters(self) -> dict[str, str]:
        """Return the selection that the address carries."""
        query = parse_qs(urlsplit(self.page.url).query)
        return {name: values[0] for name, values in query.items()}

    def choice(self, label: str) -> Locator:
        """Return a choice of the frame by its name."""
        return self.page.get_by_role("combobox", name=label, exact=True)

    def choose(self, label: str, option: str) -> None:
        """Take an option of a choice, as a pointer does."""
        self.choice(label).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def go(self, page: str) -> "Screen":
        """Go to another page by the navigation."""
        link = self.page.get_by_test_id("stTopNavLink").filter(has_text=page)
        path = urlsplit(link.get_attribute("href") or "").path
        link.click()
        expect(self.page).to_have_url(re.compile(re.escape(path) + r"\?.*lang="))
        return self.settled()

    def point_at(self, code: str) -> tuple[float, float]:
        """Move the pointer to a unit's place for its name; return the place."""
        frame = self.page.locator(MAP)
        box = frame.bounding_box()
        inside = frame.element_handle().content_frame()
        if box is None or inside is None:
            raise AssertionError("there is no map")
        x, y = inside.evaluate(
            "(code) => { const { map, focus, around } = window.scene.panes[0];"
            " const units = focus.has(code) ? focus : around;"
            " const [east, north] = units.featureOf(code).properties.label;"
            " const { x, y } = map.latLngToContainerPoint([north, east]);"
            " const { left, top } = map.getContainer().getBoundingClientRect();"
            " const zoom = window.frameElement.currentCSSZoom ?? 1;"
            " return [(left + x) * zoom, (top + y) * zoom]; }",
            code,
        )
        self.page.mouse.move(box["x"] + x, box["y"] + y)
        return box["x"] + x, box["y"] + y

    def texts(self) -> list[tuple[str, float]]:
        """Return all visible texts, those of the map too, with their sizes in pixels."""
        return [(text, size) for text, size in self.page.evaluate(_TEXTS)]
