"""Figures as the command line prints them, with every name checked."""

import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain.periods import Period
from dashboard.errors import PeriodError, UnknownNameError
from dashboard.i18n import N_
from dashboard.reports import choices
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

PRINTED_COLUMNS = (
    "unit_code",
    "unit_name",
    "period",
    "period_start",
    "period_end",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "status",
)


def printed_figures(
    edition: Edition,
    catalogue: Catalogue,
    *,
    indicator: str,
    period: str,
    level: str,
    unit: str,
    scope: str,
) -> pd.DataFrame:
    """Return the figures asked for by names, with unit names and period dates.

    Args:
        edition: Edition to read.
        catalogue: Measures and indicators.
        indicator: Id or name of an indicator.
        period: Label of a period.
        level: Level whose units are wanted; empty for a single unit.
        unit: Code of the unit, or of the one whose ``level`` units are wanted; empty for
            the territory as a whole.
        scope: Id of a scope.

    Returns:
        Columns ``PRINTED_COLUMNS``; dates in ISO format.

    Raises:
        UnknownNameError: A name is not known, or the indicator means nothing in this kind of
            period; carries the nearest valid ones.
    """
    entry = catalogue.indicator(indicator)
    known_name(scope, choices.scopes(edition), N_("There is no population “{name}” here."))
    shown = asked_period(edition, entry, period, scope)
    table = figures(
        edition, entry, periods=[shown], units=asked_units(edition, level, unit, shown), scope=scope
    )
    return table.assign(
        unit_name=[edition.tree[code].label for code in table["unit_code"]],
        period=edition.settings.calendar.label(shown),
        period_start=shown.first_day.isoformat(),
        period_end=shown.last_day.isoformat(),
    )[list(PRINTED_COLUMNS)]


def asked_period(edition: Edition, indicator: Indicator, label: str, scope: str) -> Period:
    """Return the period of a label.

    Raises:
        UnknownNameError: It is none, or of a kind in which the indicator means nothing.
    """
    calendar = edition.settings.calendar
    try:
        period = calendar.parse(label)
    except PeriodError:
        period = None
    if period is None or (indicator.grains and period.grain.id not in indicator.grains):
        raise UnknownNameError(
            N_("There is no period “{name}” of this indicator."),
            name=label,
            known=[
                calendar.label(known)
                for grain in choices.grains(edition, indicator, scope=scope)
                for known in choices.periods(edition, indicator, scope=scope, grain=grain)
            ],
        )
    return period


def asked_units(edition: Edition, level: str, unit: str, period: Period) -> list[str]:
    """Return the unit, or the units of a level that are or lie below it.

    Raises:
        UnknownNameError: There is no such unit or level.
    """
    tree = edition.tree
    top = tree[unit].code if unit else tree.root.code
    if not level:
        return [top]
    known_name(level, tree.levels, N_("There is no level “{name}” here."))
    family = [tree[top], *tree.descendants(top)]
    return [item.code for item in family if item.level == level and item.exists_in(period)]


def known_name(name: str, known: list[str], template: str) -> None:
    """Refuse a name that is not known.

    Raises:
        UnknownNameError: It is not; says the nearest.
    """
    if name not in known:
        raise UnknownNameError(template, name=name, known=known)


def as_text(table: pd.DataFrame, form: str) -> str:
    """Return a table as ``csv`` or ``json``."""
    if form == "csv":
        return table.to_csv(index=False)
    return table.to_json(orient="records", force_ascii=False, indent=1) + "\n"
