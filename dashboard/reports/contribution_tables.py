"""The tables behind contributions: every unit with its part of the value or of the change."""

import numpy as np
import pandas as pd

from dashboard.domain import wording
from dashboard.i18n import gettext as _
from dashboard.reports.contribution import Change, Makeup
from dashboard.reports.selection import Selection


def makeup_table(selection: Selection, found: Makeup) -> pd.DataFrame:
    """Return what units add to the area's value, most first, columns in the language in use."""
    side = np.copysign(1.0, found.area.value - found.benchmark)
    units = found.units.sort_values("points", ascending=side < 0, ignore_index=True)
    return pd.DataFrame(
        {
            _("Unit"): _names(selection, units),
            selection.indicator.short_name: units["value"],
            _("State"): [wording.status_name(status) for status in units["status"]],
            _("Area without it"): units["without"],
            _("Beyond the expected"): units["excess"],
            _("Share of it (%)"): 100 * units["share"],
            _("Part of the value"): units["points"],
        }
    )


def change_table(selection: Selection, found: Change) -> pd.DataFrame:
    """Return what units add to the area's change, the most positive first."""
    units = found.units.assign(total=found.units["rate"] + found.units["mix"])
    units = units.sort_values("total", ascending=False, ignore_index=True)
    return pd.DataFrame(
        {
            _("Unit"): _names(selection, units),
            _("Before"): units["before"],
            _("Now"): units["now"],
            _("By its own value"): units["rate"],
            _("By its weight"): units["mix"],
            _("Together"): units["total"],
        }
    )


def _names(selection: Selection, units: pd.DataFrame) -> list[str]:
    tree = selection.edition.tree
    return [tree[code].label for code in units["unit_code"]]
