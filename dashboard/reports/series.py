"""Everything a map needs of an indicator, all periods of one kind at once.

With it in the browser a period is changed, played and scrubbed without asking the server.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isnan

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.class_names import scheme_text
from dashboard.domain.classification import ClassBreaks
from dashboard.domain.figure import figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.i18n import gettext as _
from dashboard.reports import choices
from dashboard.reports.drawn import drawn_units
from dashboard.reports.figures import figures
from dashboard.reports.level import LevelMap, level_maps
from dashboard.reports.tooltips import figure_lines
from dashboard.storage.store import Edition

OBSERVED, SMOOTHED = "observed", "smoothed"
"""Variants of a map's values, as addresses name them."""

_MOST_VALUES = 400
"""Units whose values are printed on a map; more would not fit it."""


@dataclass(frozen=True)
class Series:
    """The maps of one indicator, oldest period first.

    Attributes:
        title, short: Name of the indicator, and its short name.
        periods, names: Labels of the periods, and their words.
        codes: Per period one character a unit, as of ``domain.unit_marks``.
        values: Per period the printed values, empty where there is none; None for many units.
        area: Per period the wider area's own figure as lines of text.
        breaks: Limits of the classes.
        scheme: How the classes arose, in words; empty where there are none.
        badge, note: A word and a sentence for values that are not observed ones; else empty.
    """

    title: str
    short: str
    periods: list[str]
    names: list[str]
    codes: list[str]
    values: list[list[str]] | None
    area: list[list[str]]
    breaks: ClassBreaks
    scheme: str
    badge: str = ""
    note: str = ""


def series(
    edition: Edition,
    indicator: Indicator,
    *,
    level: str,
    within: str,
    grain: Grain,
    scope: str,
    smoothed: bool = False,
) -> Series:
    """Return the maps of the units of a level that are, or lie below, one unit.

    Classes are those of the whole level, so that colours compare.

    Args:
        edition: Edition to read.
        indicator: Catalogue entry.
        level: Level of the units.
        within: Code of the unit whose part is wanted; the root's for all.
        grain: Kind of period.
        scope: Population that is counted.
        smoothed: Whether values are smoothed, of an indicator that can be; each says so.

    Raises:
        UnknownNameError: There is no such level or unit.
    """
    maps = level_maps(edition, indicator, level=level, grain=grain, scope=scope, smoothed=smoothed)
    periods = sorted(choices.periods(edition, indicator, scope=scope, grain=grain))
    shown = [maps[period.start] for period in periods]
    units = drawn_units(edition, level)
    wanted = set(drawn_units(edition, level, within))
    places = [number for number, code in enumerate(units) if code in wanted]
    calendar = edition.settings.calendar
    breaks = shown[0].breaks if shown else ClassBreaks((), indicator.decimals)
    shown_as = Series(
        title=indicator.name,
        short=indicator.short_name,
        periods=[calendar.label(period) for period in periods],
        names=[wording.period_name(period, calendar) for period in periods],
        codes=["".join([one.codes[place] for place in places]) for one in shown],
        values=_printed(shown, places, indicator, smoothed=smoothed)
        if len(places) <= _MOST_VALUES
        else None,
        area=_area(edition, indicator, periods, within=within, scope=scope),
        breaks=breaks,
        scheme=scheme_text(breaks) if breaks.count else "",
    )
    return _told_as_smoothed(shown_as) if smoothed else shown_as


def _told_as_smoothed(shown: Series) -> Series:
    return replace(
        shown,
        title=_("{indicator} (smoothed)").format(indicator=shown.title),
        short=_("{indicator} (smoothed)").format(indicator=shown.short),
        badge=_("Smoothed values"),
        note=smoothed_note(),
    )


def smoothed_note() -> str:
    """Return what is said beside smoothed values."""
    return _("≈ smoothed (empirical Bayes): drawn to the mean, not as reported")


def _printed(
    maps: Sequence[LevelMap], places: Sequence[int], indicator: Indicator, *, smoothed: bool
) -> list[list[str]]:
    mark = "≈" if smoothed else ""
    return [
        [
            "" if isnan(value) else mark + wording.cell_text(value, indicator)
            for value in shown.values[places].tolist()
        ]
        for shown in maps
    ]


def _area(
    edition: Edition, indicator: Indicator, periods: Sequence[Period], *, within: str, scope: str
) -> list[list[str]]:
    """Return the figure of the unit that holds the others, in words, period by period."""
    table = figures(edition, indicator, periods=periods, units=[within], scope=scope)
    name = edition.tree[within].label
    told = [figure_lines(row, indicator) for row in figures_of(table)]
    return [[f"{name} {value}", *rest] for value, *rest in told]
