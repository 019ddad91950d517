"""Statistical years over each other: single steps, or added up with the fan of the forecast."""

import pandas as pd

from dashboard.charts import theme
from dashboard.charts import within_year as charts
from dashboard.charts.key import KeyItem
from dashboard.charts.within_year import years_data, years_specification
from dashboard.domain import wording
from dashboard.domain.forecast.wording import rough
from dashboard.domain.periods import Calendar
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.course import target_text
from dashboard.reports.forecast import YearForecast
from dashboard.reports.selection import Selection
from dashboard.reports.within_year import WithinYear

_SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def years_picture(
    selection: Selection, told: WithinYear, *, forecast: YearForecast | None = None
) -> Picture:
    """Return the year shown over the earlier ones.

    Args:
        selection: What is shown.
        told: The years.
        forecast: Of the year shown, for values that are added up; None for single steps.
    """
    indicator, table = selection.indicator, told.table
    fan = _fan(selection, table, forecast) if forecast else []
    data = years_data(
        table.assign(label=_labels(selection, table)),
        fan=fan,
        limits=told.limits,
        norm=indicator.band,
    )
    months = month_names(selection.edition.settings.calendar)
    return Picture(
        years_specification(data, months=months, decimals=indicator.decimals),
        key=tuple(_key(selection, told, forecast=bool(fan))),
    )


def years_table(selection: Selection, told: WithinYear) -> tuple[pd.DataFrame, dict[str, int]]:
    """Return a row a step and a column a statistical year, in the language in use; decimals."""
    names = month_names(selection.edition.settings.calendar)
    wide = told.table.pivot_table(index="month", columns="year", values="value", dropna=False)
    wide.columns = pd.Index([str(year) for year in wide.columns])
    wide = wide.dropna(axis=1, how="all")
    wide.insert(0, _("Up to the end of"), [names[month - 1] for month in wide.index])
    decimals = dict.fromkeys(wide.columns[1:], selection.indicator.decimals)
    return wide.reset_index(drop=True), decimals


def month_names(calendar: Calendar) -> list[str]:
    """Return the short names of the twelve months of a statistical year, in turn."""
    months = [(calendar.start_month - 1 + number) % 12 for number in range(12)]
    if active() == "en":
        return [_SHORT_MONTHS[month] for month in months]
    return [f"{month + 1}月" for month in months]


def _labels(selection: Selection, table: pd.DataFrame) -> list[str]:
    """Return the printed value at the last step of the year shown, nothing elsewhere."""
    last = table.index[(table["back"] == 0) & table["value"].notna()].max()
    return [
        wording.value_text(value, selection.indicator) if index == last else ""
        for index, value in table["value"].items()
    ]


def _fan(
    selection: Selection, table: pd.DataFrame, forecast: YearForecast
) -> list[dict[str, object]]:
    """Return the last value, and the best forecast of the year with both intervals."""
    now = table[(table["back"] == 0) & (table["month"] == forecast.given)]["value"].dropna()
    calendar = selection.edition.settings.calendar
    other = calendar.year_of(forecast.year.start) != table["year"].max()
    if not forecast.lines or other or now.empty:
        return []
    best, value = forecast.headline, float(now.iloc[0])
    start = (forecast.given, value, value, value, value, value, "")
    label = wording.value_text(best.value, rough(selection.indicator))
    end = (12, best.value, best.lower_80, best.upper_80, best.lower_95, best.upper_95, label)
    return [dict(zip(charts.FAN_COLUMNS, row, strict=True)) for row in (start, end)]


def _key(selection: Selection, told: WithinYear, *, forecast: bool) -> list[KeyItem]:
    year = int(told.table["year"].max())
    items = [KeyItem("line", theme.ACCENT, str(year))]
    if (told.table["back"] == 1).any():
        items.append(KeyItem("dashed", charts.LAST, str(year - 1)))
    if (told.table["back"] > 1).any():
        first = int(told.table["year"].min())
        items.append(
            KeyItem("line", theme.PEER, _("{first} to {last}").format(first=first, last=year - 2))
        )
    if forecast:
        items.append(KeyItem("dashed", theme.ACCENT, _("forecast")))
        items.append(KeyItem("area", charts.NARROW, _("80% interval")))
        items.append(KeyItem("area", charts.WIDE, _("95% interval")))
    if selection.indicator.band:
        items.append(KeyItem("area", theme.NORM, _("normal range")))
    if told.limits:
        items.append(KeyItem("line", theme.TARGET, target_text(selection)))
    return items
