"""How fast a step of the agenda shows: ``python -m tests.benchmarks.presenting``.

Beside the rerun of a Streamlit page with one control and one line of text, in the same run. A
presenter rests two seconds on a slide; the first walk meets what nobody has looked at before.
"""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser

from tests import serving
from tests.benchmarks import subjects
from tests.benchmarks.browsing import fresh_page, load, timed
from tests.benchmarks.territories import imported
from tests.browser.chromium import chromium

_SHOWN = """(() => {
  const app = document.querySelector("[data-testid=stApp]");
  const charts = [...document.querySelectorAll(".st-key-slide [data-testid=stVegaLiteChart]")];
  const frame = document.querySelector(".st-key-slide_map iframe");
  const map = document.querySelector(".st-key-slide_with_map") === null
    || frame.contentDocument.querySelector(".leaflet-container[data-shown]");
  const stands = app.dataset.testScriptState === "notRunning" && map
    && document.querySelector(".walk .place").textContent
    && charts.every((chart) => chart.querySelector("svg"));
  return stands ? new URLSearchParams(location.search).get("step") : "";
})()"""
_REST_MS = 2000


@click.command()
@click.option("--units", default=18, show_default=True, help="Townships of the territory.")
@click.option("--tries", default=9, show_default=True, help="Reruns of the empty page.")
def main(units: int, tries: int) -> None:
    """Measure every step of the default agenda, walked twice."""
    with TemporaryDirectory() as temporary, chromium() as browser:
        home = Path(temporary)
        imported(home, units=units, months=60)
        floor = subjects.empty(home, browser, tries=tries).change.milliseconds
        first, again = _walks(home, browser)
    click.echo(f"empty page's rerun {floor:.0f} ms")
    for name, spans in (("first walk", first), ("second walk", again)):
        ordered = sorted(spans)
        late = ordered[int(len(ordered) * 0.9)]
        click.echo(
            f"{name}: {len(spans)} steps, median {median(spans):.0f} ms "
            f"({median(spans) / floor:.2f} times the empty page), nine in ten within {late:.0f} ms "
            f"({late / floor:.2f}), slowest {max(spans):.0f} ms ({max(spans) / floor:.2f})"
        )


def _walks(home: Path, browser: Browser) -> tuple[list[float], list[float]]:
    with (
        serving.dashboard(home, log=home / "server.log") as server,
        fresh_page(browser) as (page, traffic),
    ):
        load(page, f"{server.url}/?present=1", shown=_SHOWN)
        total = int(page.locator(".walk .place").inner_text().split("/")[1])

        def walk() -> list[float]:
            return [
                timed(
                    page,
                    traffic,
                    server.process.pid,
                    prepare=lambda _try: page.wait_for_timeout(_REST_MS),
                    act=lambda: page.keyboard.press("PageDown"),
                    shown=_SHOWN,
                    tries=1,
                ).milliseconds
                for _step in range(total - 1)
            ]

        first = walk()
        page.keyboard.press("Home")
        page.wait_for_function(f"() => {_SHOWN} === '1'")
        return first, walk()


if __name__ == "__main__":
    main()
