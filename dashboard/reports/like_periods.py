"""The same period of each year as a table: value, interval, change, and whether it is chance."""

import pandas as pd

from dashboard.domain import wording
from dashboard.domain.comparison import significant_change
from dashboard.domain.figure import Figure, figures_of
from dashboard.domain.periods import Grain, Period
from dashboard.i18n import gettext as _
from dashboard.reports.comparisons import Headline
from dashboard.reports.selection import Selection


def like_table(selection: Selection, item: Headline, *, most: int = 0) -> pd.DataFrame:
    """Return the latest like periods as text, the latest first.

    Args:
        selection: What is shown.
        item: Its figures.
        most: Rows at most; 0 for all.
    """
    pairs = _pairs(item)[-most:]
    return pd.DataFrame([_row(selection, now, before) for now, before in reversed(pairs)])


def like_numbers(selection: Selection, item: Headline) -> pd.DataFrame:
    """Return all like periods as files have them, the latest first: numbers as numbers."""
    told = like_table(selection, item)
    rows = [now for now, _before in reversed(_pairs(item))]
    return pd.DataFrame(
        {
            _("Period"): told[_("Period")],
            _("Value"): [row.value for row in rows],
            _("Lower end of the 95% interval"): [row.lower for row in rows],
            _("Upper end of the 95% interval"): [row.upper for row in rows],
            _("Numerator"): [row.numerator for row in rows],
            _("Denominator"): [row.denominator for row in rows],
            _("Change on the year"): told[_("Change on the year")],
            _("Beyond chance"): told[_("Beyond chance")],
            _("State"): [wording.status_name(row.status) for row in rows],
        }
    ).replace(float("inf"), float("nan"))


def _pairs(item: Headline) -> list[tuple[Figure, Figure | None]]:
    """Return each like period with the one before."""
    rows = figures_of(item.history)
    return list(zip(rows, [None, *rows[:-1]], strict=True))


def _row(selection: Selection, now: Figure, before: Figure | None) -> dict[str, str]:
    indicator, calendar = selection.indicator, selection.edition.settings.calendar
    period = Period(now.start, selection.period.months)
    month = period.grain is Grain.MONTH
    value = wording.cell_text(now.value, indicator)
    row = {
        _("Period"): calendar.label(period) if month else str(calendar.year_of(now.start)),
        _("Value"): value if now.given else wording.status_name(now.status),
        _("95% interval"): wording.interval_text(now.lower, now.upper, indicator),
        _("Change on the year"): "",
        _("Beyond chance"): "",
    }
    if before is not None:
        change = wording.change_text(now.value, before.value, indicator)
        beyond = significant_change(indicator, now=now.counts, before=before.counts)
        row[_("Change on the year")] = change
        row[_("Beyond chance")] = {True: _("yes"), False: _("no"), None: ""}[
            beyond if change else None
        ]
    return row
