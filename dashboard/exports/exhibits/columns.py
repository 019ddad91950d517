"""Columns of figures: what the tables behind pictures have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.figure import Figure
from dashboard.exports.exhibit import Decimals, Level
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection


@dataclass(frozen=True)
class FigureTable:
    """A table of figures with the decimals of its columns."""

    table: pd.DataFrame
    decimals: Mapping[str, Decimals]


def units_table(selection: Selection, indicator: Indicator, rows: Sequence[Figure]) -> FigureTable:
    """Return one row a unit with the figure of an indicator and all that is behind it."""
    tree = selection.edition.tree
    lead = {
        _("Unit code"): [row.unit_code for row in rows],
        _("Unit"): [tree[row.unit_code].label for row in rows],
    }
    figures = _figures(rows)
    table = pd.DataFrame(
        {**lead, with_unit(indicator): [_finite(row.value) for row in rows], **figures}
    )
    decimals = {with_unit(indicator): indicator.decimals, **_decimals(indicator.decimals)}
    return FigureTable(table, decimals)


def indicators_table(
    indicators: Sequence[Indicator], rows: Sequence[Figure], further: Mapping[str, Sequence[object]]
) -> FigureTable:
    """Return one row an indicator with its figure; ``further`` columns stand before the states."""
    decimals = tuple(indicator.decimals for indicator in indicators)
    figures = _figures(rows)
    states = {_("State"): figures.pop(_("State"))}
    table = pd.DataFrame(
        {
            _("Indicator"): [indicator.name for indicator in indicators],
            _("Unit of values"): [unit_sign(indicator) for indicator in indicators],
            _("Value"): [_finite(row.value) for row in rows],
            **figures,
            **further,
            **states,
        }
    )
    numbers = [name for name in further if pd.api.types.is_numeric_dtype(table[name])]
    return FigureTable(
        table,
        {**dict.fromkeys([_("Value"), *numbers], decimals), **_decimals(decimals)},
    )


def with_levels(
    columns: FigureTable, indicator: Indicator, *, limits: Sequence[Sequence[float]] = ()
) -> tuple[FigureTable, dict[str, Level]]:
    """Return a table with what its values are held against, row by row.

    Args:
        columns: Table with a row for each point of a line.
        indicator: Its norm, where it has one, takes two columns.
        limits: Limits of the target, each with a value for every row; nan for none.

    Returns:
        The table, and the added columns with what they mean.
    """
    table, levels = columns.table.copy(), dict[str, Level]()
    for name, end in zip((_("Norm from"), _("Norm to")), indicator.band or (), strict=False):
        table[name], levels[name] = float(end), "norm"
    for name, limit in zip((_("Target"), _("Target, upper limit")), limits, strict=False):
        table[name], levels[name] = list(limit), "target"
    decimals = {**columns.decimals, **dict.fromkeys(levels, indicator.decimals)}
    return FigureTable(table, decimals), levels


def _figures(rows: Sequence[Figure]) -> dict[str, Sequence[object]]:
    return {
        _("Lower end of the 95% interval"): [_finite(row.lower) for row in rows],
        _("Upper end of the 95% interval"): [_finite(row.upper) for row in rows],
        _("Numerator"): [_finite(row.numerator) for row in rows],
        _("Denominator"): [_finite(row.denominator) for row in rows],
        _("State"): [wording.status_name(row.status) for row in rows],
    }


def _decimals(decimals: Decimals) -> dict[str, Decimals]:
    return {
        _("Lower end of the 95% interval"): decimals,
        _("Upper end of the 95% interval"): decimals,
        _("Numerator"): 0,
        _("Denominator"): 0,
    }


def _finite(value: float) -> float:
    """Return a number that a spreadsheet can hold; open ends are missing."""
    return value if np.isfinite(value) else float("nan")


def with_unit(indicator: Indicator) -> str:
    """Return an indicator's name with the unit of its values: ``Birth rate (‰)``."""
    sign = unit_sign(indicator)
    if not sign:
        return indicator.name
    return _("{indicator} ({unit})").format(indicator=indicator.name, unit=sign)


def unit_sign(indicator: Indicator) -> str:
    """Return the unit of an indicator's values; empty for a ratio."""
    return wording.unit_name(indicator)
