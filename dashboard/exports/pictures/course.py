"""The course of an indicator over all periods of a kind: chart, key, table, notes."""

from math import isnan

import pandas as pd

from dashboard.charts import theme
from dashboard.charts.course import FORECAST_COLUMNS, CourseTables, course_specification
from dashboard.charts.key import KeyItem
from dashboard.domain import wording
from dashboard.domain.forecast.wording import rough
from dashboard.domain.periods import Grain
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.reports.course import Course, place
from dashboard.reports.forecast import YearForecast
from dashboard.reports.selection import Selection


def course_picture(
    selection: Selection, told: Course, *, forecast: YearForecast | None, peers: bool = True
) -> Picture:
    """Return the course.

    Args:
        selection: What is shown.
        told: Its course.
        forecast: Of the running year, drawn among whole years; None where it is not wanted.
        peers: Whether the units beside it are drawn.
    """
    indicator = selection.indicator
    expected = _expected(selection, forecast)
    drawn = told.peers if peers else told.peers.head(0)
    tables = CourseTables(
        course=told.table.assign(label=_labels(selection, told.table)),
        peers=drawn,
        targets=told.targets,
        breaks=told.breaks,
        norm=indicator.band,
        forecast=expected,
    )
    return Picture(
        course_specification(tables, decimals=indicator.decimals),
        key=tuple(_key(selection, told, peers=not drawn.empty, forecast=not expected.empty)),
    )


def course_table(selection: Selection, told: Course) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return the data behind a course with columns in the language in use, and decimals."""
    lower, upper = _("95% from"), _("95% to")
    columns = {
        _("Period"): told.table["name"],
        _("Value"): told.table["value"],
        lower: told.table["lower"],
        upper: told.table["upper"],
        _("Events"): told.table["n"],
        _("State"): told.table["status"].map(wording.status_name),
    }
    if told.area_name:
        columns[told.area_name] = told.table["area"]
    decimals = dict.fromkeys([_("Value"), lower, upper], selection.indicator.decimals)
    if told.area_name:
        decimals[told.area_name] = selection.indicator.decimals
    return pd.DataFrame(columns), {**decimals, _("Events"): 0}


def _labels(selection: Selection, table: pd.DataFrame) -> list[str]:
    return [
        wording.value_text(value, selection.indicator) if shown and not isnan(value) else ""
        for value, shown in zip(table["value"], table["shown"], strict=True)
    ]


def _expected(selection: Selection, forecast: YearForecast | None) -> pd.DataFrame:
    """Return the forecast as a point among whole years; no row among other periods."""
    if selection.period.grain is not Grain.YEAR or forecast is None or not forecast.lines:
        return pd.DataFrame(columns=list(FORECAST_COLUMNS))
    best, entry = forecast.headline, rough(selection.indicator)
    label = wording.value_text(best.value, entry)
    row = (
        place(selection.edition.settings.calendar, forecast.year.start),
        best.value, best.lower_80, best.upper_80, best.lower_95, best.upper_95, label,
        _("forecast {value} (95% interval {interval})").format(
            value=label, interval=wording.interval_text(best.lower_95, best.upper_95, entry)
        ),
    )  # fmt: skip
    return pd.DataFrame([row], columns=list(FORECAST_COLUMNS))


def _key(selection: Selection, told: Course, *, peers: bool, forecast: bool) -> list[KeyItem]:
    items = [KeyItem("line", theme.ACCENT, selection.unit.label)]
    if told.table["lower"].notna().any():
        items.append(KeyItem("area", theme.BAND, _("95% interval")))
    if told.area_name:
        items.append(KeyItem("dashed", theme.REFERENCE, told.area_name))
    if peers:
        items.append(KeyItem("line", theme.PEER, _("its peers")))
    if selection.indicator.band:
        items.append(KeyItem("area", theme.NORM, _("normal range")))
    if not told.targets.empty:
        items.append(KeyItem("line", theme.TARGET, told.target or _("target")))
    if forecast:
        items.append(KeyItem("area", theme.ACCENT, _("forecast with 80% and 95% interval")))
    if selection.period.grain is not Grain.YEAR:
        items.append(KeyItem("dot", theme.ACCENT, _("the same period of each year")))
        items.append(KeyItem("words", theme.ACCENT, _("○ the other periods of each year")))
    return [*items, *_changes(told)]


def _changes(told: Course) -> list[KeyItem]:
    """Return what changed at each sign."""
    rows = told.breaks[["sign", "month", "text"]].itertuples(index=False)
    return [
        KeyItem(
            "words",
            theme.INK,
            _("{sign} {month}: {change}").format(sign=sign, month=month, change=text),
        )
        for sign, month, text in rows
    ]
