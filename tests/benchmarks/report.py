"""The table that the benchmark prints."""

from collections.abc import Callable, Mapping

from tests.benchmarks.browsing import Change
from tests.benchmarks.subjects import Measured
from tests.benchmarks.territories import Imported

Row = tuple[str, str, list[str]]
_FORMS = {"milliseconds": ("ms", ".0f"), "kilobytes": ("kB", ".1f"), "cpu_seconds": ("s", ".3f")}
"""Unit and form of the figures of a change."""


def table(
    territories: list[Imported],
    *,
    ours: Mapping[int, Measured],
    empty: Mapping[int, Measured],
    rebuilt: Mapping[int, Measured],
) -> str:
    """Return the figures of all sizes as text, one column a size.

    Args:
        territories: Sizes, in the order of the columns.
        ours: Units → the dashboard's map page.
        empty: Units → the page with one control and one line of text, measured beside it.
        rebuilt: Units → folium.Choropleth rebuilt on each rerun.
    """
    sizes = [territory.units for territory in territories]
    floor = [empty[size] for size in sizes]
    rows: list[Row] = [
        ("months imported", "", [f"{one.months}" for one in territories]),
        ("import", "s", [f"{one.seconds:.1f}" for one in territories]),
        ("import, peak memory", "MB", [f"{one.peak:.0f}" for one in territories]),
        *_subject([ours[size] for size in sizes], floor),
        ("— the empty page —", "", []),
        *_subject(floor, floor),
        ("— folium.Choropleth rebuilt —", "", []),
        *_subject([rebuilt[size] for size in sizes], floor),
    ]
    return _laid_out([f"{size:,} units" for size in sizes], rows)


def packs(made: Mapping[int, tuple[float, float]]) -> str:
    """Return seconds and peak megabytes of packs by the number of townships."""
    rows: list[Row] = [
        ("pack of the default agenda", "s", [f"{seconds:.1f}" for seconds, _peak in made.values()]),
        ("  peak memory", "MB", [f"{peak:.0f}" for _seconds, peak in made.values()]),
    ]
    return _laid_out([f"{size:,} units" for size in made], rows)


def _subject(measured: list[Measured], floor: list[Measured]) -> list[Row]:
    def row(name: str, unit: str, read: Callable[[Measured], float | None], form: str) -> Row:
        values = map(read, measured)
        return name, unit, ["" if value is None else format(value, form) for value in values]

    def times(read: Callable[[Measured], float | None], least: Callable[[Measured], float]) -> Row:
        if measured is floor:
            return "", "", []
        pairs = [(read(one), least(empty)) for one, empty in zip(measured, floor, strict=True)]
        shown = ["" if value is None else f"{value / low:.2f}" for value, low in pairs]
        return "  times the empty page", "", shown

    def part(name: str, change: str, figure: str) -> Row:
        unit, form = _FORMS[figure]
        return row(name, unit, lambda one: _figure(one, change, figure), form)

    rows = [
        row("cold start of the server", "s", lambda one: one.start, ".1f"),
        row("first load after the start", "ms", lambda one: one.first, ".0f"),
        row("first map, empty browser", "ms", lambda one: one.load, ".0f"),
        times(lambda one: one.load, lambda one: one.load),
        part("period change to painted map", "change", "milliseconds"),
        times(lambda one: one.change.milliseconds, lambda one: one.change.milliseconds),
        part("  over the socket", "change", "kilobytes"),
        part("  server CPU", "change", "cpu_seconds"),
        part("  back to an earlier choice", "again", "milliseconds"),
        part("    server CPU", "again", "cpu_seconds"),
        part("  by the slider on the map", "slid", "milliseconds"),
        part("click to the map's own answer", "answer", "milliseconds"),
        part("click to the unit's first text", "click", "milliseconds"),
        times(
            lambda one: _figure(one, "click", "milliseconds"), lambda one: one.change.milliseconds
        ),
        part("  over the socket", "click", "kilobytes"),
        part("  server CPU", "click", "cpu_seconds"),
        row("playing, between two frames", "ms", lambda one: one.frame, ".1f"),
        row("  a static Leaflet page", "ms", lambda one: one.still, ".1f"),
        row("tooltip texts of a period, by URL", "kB", lambda one: one.tooltips, ".1f"),
        row("server memory", "MB", lambda one: one.memory, ".0f"),
    ]
    return [one for one in rows if any(one[2])]


def _figure(measured: Measured, change: str, figure: str) -> float | None:
    known: Change | None = getattr(measured, change)
    return None if known is None else float(getattr(known, figure))


def _laid_out(heads: list[str], rows: list[Row]) -> str:
    width = max(len(name) for name, _unit, _values in rows) + 2
    lines = [" " * (width + 4) + "".join(f"{head:>14}" for head in heads)]
    for name, unit, values in rows:
        lines.append(f"{name:<{width}}{unit:<4}" + "".join(f"{value:>14}" for value in values))
    return "\n".join(line.rstrip() for line in lines)
