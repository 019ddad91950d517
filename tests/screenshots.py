"""Pictures of every page: those of the README, and a full set to look at.

``make screenshots`` serves the store of the working directory and writes to
``.github/screenshots`` (kept) and ``screenshots`` (ignored by git).
"""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, expect, sync_playwright

from tests import serving
from tests.browser.chromium import ARGUMENTS, EXECUTABLE

KEPT = Path(".github/screenshots")
ALL = Path("screenshots")
LARGE, SMALL = (1920, 1080), (1024, 768)
READY = "[data-testid=stApp][data-test-script-state=notRunning]"
MAP = "iframe[title='streamlit_folium.st_folium']"


@dataclass(frozen=True)
class View:
    """One view of the dashboard."""

    name: str
    address: str


PAGES = (
    View("overview", "/?territory=county"),
    View("map", "/map?territory=county&indicator=sex_ratio_at_birth"),
    View("area", "/area?territory=county&unit=990121108&indicator=sex_ratio_at_birth_parity_2"),
    View("trends", "/trends?territory=county&indicator=birth_rate"),
    View("ranking", "/ranking?territory=county"),
    View("targets", "/targets?territory=county"),
    View("overview-district", "/?territory=district"),
    View("map-city", "/map?territory=city&indicator=birth_rate"),
    View("map-villages", "/map?territory=county&level=village&indicator=birth_rate"),
    View("area-migrants", "/area?territory=district&scope=migrants"),
)
README = ("overview", "map", "area", "trends", "ranking")


def main() -> None:
    """Take all pictures."""
    for folder in (KEPT, ALL):
        folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as logs,
        serving.dashboard(Path.cwd(), log=Path(logs) / "log") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=EXECUTABLE, args=ARGUMENTS)
        for view in PAGES:
            for language in ("zh", "en"):
                for size in (LARGE, SMALL):
                    name = f"{view.name}-{language}-{size[0]}.png"
                    address = f"{server.url}{view.address}&lang={language}"
                    take(browser, address, size=size, path=ALL / name)
            if view.name in README:
                picture = (ALL / f"{view.name}-zh-{LARGE[0]}.png").read_bytes()
                (KEPT / f"{view.name}.png").write_bytes(picture)
        browser.close()


def take(browser: Browser, address: str, *, size: tuple[int, int], path: Path) -> None:
    """Take a picture of a page once everything on it is painted."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    page.wait_for_selector(READY)
    if "/map" in address:
        page.frame_locator(MAP).locator(".pane:last-child [data-shown]").wait_for()
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)
    for chart in page.locator("[data-testid=stVegaLiteChart], [data-testid=stMetricChart]").all():
        chart.locator("canvas, svg").first.wait_for()
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main()
