"""An exhibit: one picture or table with all that must be told beside it.

Pages, snapshots and every file of the pack are made from the same exhibits, so that a figure
is the same wherever it is met.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from dashboard.reports.selection import Selection


@dataclass(frozen=True)
class NativeChart:
    """How slides draw an exhibit as a chart of their own, which can be edited there.

    Attributes:
        kind: Form of the chart.
        category: Column of the exhibit's table along the axis.
        series: Columns drawn, one series each; a missing value leaves a gap.
    """

    kind: Literal["line", "column", "bar"]
    category: str
    series: tuple[str, ...]


@dataclass(frozen=True)
class Exhibit:
    """One picture or table; texts are in the language in use when it was made.

    Attributes:
        selection: What it was made of: territory, unit, period, population, edition.
        kind: What it is, in a word for file names: 地图, 趋势图.
        subject: Indicator or topic, for file names: 出生人口性别比.
        title: The finding, a sentence.
        subtitle: What is drawn: indicator, units, kind of period, unit of the values.
        table: The data behind it, columns named in the language in use, numbers as numbers; a
            missing value is missing, and the state that explains it has a column of its own.
        decimals: Columns of numbers → decimals to show.
        chart: Vega-Lite specification without theme, its data within; None for a table.
        native: How slides draw it themselves; None for maps and tables.
        notes: Sentences below: n, method, what is missing.
    """

    selection: Selection
    kind: str
    subject: str
    title: str
    subtitle: str
    table: pd.DataFrame
    decimals: Mapping[str, int] = field(default_factory=dict)
    chart: Mapping[str, Any] | None = None
    native: NativeChart | None = None
    notes: tuple[str, ...] = ()
