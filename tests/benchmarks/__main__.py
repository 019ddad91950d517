"""The benchmark: ``python -m tests.benchmarks [--units 20,200] [--months 60] [--tries 5]``."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from tests.benchmarks import report, subjects
from tests.benchmarks.territories import Imported, imported, packed
from tests.browser.chromium import chromium

_SIZES = "20,200,1500,8000"
_LARGE = 8000
_LARGE_MONTHS = 120
_SLOW_FROM = 1500
_PACKS = (18, 200)
"""Townships of the territories whose pack is made."""


@click.command()
@click.option("--units", default=_SIZES, show_default=True, help="Sizes, with commas between.")
@click.option("--months", default=60, show_default=True, help="Of the sizes below 8,000.")
@click.option("--tries", default=5, show_default=True, help="Measurements a median is taken of.")
def main(units: str, months: int, tries: int) -> None:
    """Measure the map page at several sizes beside two references of the same run."""
    sizes = [int(size) for size in units.split(",")]
    with TemporaryDirectory() as temporary, chromium() as browser:
        root = Path(temporary)
        territories: list[Imported] = []
        ours: dict[int, subjects.Measured] = {}
        empty: dict[int, subjects.Measured] = {}
        rebuilt: dict[int, subjects.Measured] = {}
        for size in sizes:
            _tell(f"{size} units: import")
            home = root / str(size)
            span = _LARGE_MONTHS if size >= _LARGE else months
            territory = imported(home, units=size, months=span)
            territories.append(territory)
            _tell(f"{size} units: the empty page beside it")
            empty[size] = subjects.empty(home, browser, tries=tries)
            _tell(f"{size} units: the map page")
            ours[size] = subjects.dashboard(home, browser, tries=tries)
            _tell(f"{size} units: rebuilt on each rerun")
            few = min(tries, 2) if size >= _SLOW_FROM else tries
            folder = home / "rebuilt"
            rebuilt[size] = subjects.rebuilt(territory.shapes, folder, browser, tries=few)
        packs = {size: _packed(root / f"pack{size}", size, months) for size in _PACKS}
    click.echo(report.table(territories, ours=ours, empty=empty, rebuilt=rebuilt))
    click.echo(report.packs(packs))


def _packed(home: Path, size: int, months: int) -> tuple[float, float]:
    _tell(f"{size} units: the pack of the default agenda")
    imported(home, units=size, months=months)
    return packed(home)


def _tell(what: str) -> None:
    click.echo(f"measuring {what} ...", err=True)


main()
