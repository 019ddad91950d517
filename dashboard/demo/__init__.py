"""Fictional territories of any size, deterministic by seed."""

from pathlib import Path

from dashboard.demo.city import write_city
from dashboard.demo.county import write_county
from dashboard.demo.district import write_district
from dashboard.demo.sized import write_sized

SEED = 20260331


def generate(out: Path, *, seed: int = SEED) -> None:
    """Write the three demonstration territories below ``out/data`` and ``out/shapefiles``."""
    for write in (write_county, write_district, write_city):
        write(out, seed=seed)


def generate_sized(out: Path, *, units: int, months: int, seed: int = SEED) -> None:
    """Write a territory of ``units`` townships and ``months`` months to ``out``.

    Args:
        out: Folder; the territory is ``sized`` in ``data`` and ``shapefiles`` below it.
        units: Townships.
        months: Months that they report, the last being 2026-03.
        seed: Of all chance.
    """
    write_sized(out, units=units, months=months, seed=seed)
