"""An exhibit: one picture or table with all that must be told beside it.

Pages, snapshots and every file of the pack are made from the same exhibits, so that a figure
is the same wherever it is met.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from dashboard.charts.key import KeyItem
from dashboard.charts.rows import ChartRows
from dashboard.domain import wording
from dashboard.reports.selection import Selection

Level = Literal["norm", "target", "schedule"]
"""What values are held against."""
Tone = Literal["good", "bad", "open"]
"""What a state means: all well, something to do, not told yet."""
Decimals = int | tuple[int | None, ...]
"""Decimals to show: of a whole column, or row by row where indicators are mixed."""


@dataclass(frozen=True)
class NativeChart:
    """How slides draw an exhibit as a chart of their own, which can be edited there.

    Attributes:
        kind: Form of the chart.
        category: Column of the exhibit's table along the axis.
        series: Columns drawn, one series each; a missing value leaves a gap.
        strong: The one of them that is looked at before a pale rest; empty where they are
            told apart: the first is strong, the others in colours of their own.
        interval: Columns with both ends of the interval of the first series, if any; an upper
            end missing beside a lower one is open.
        labels: Short names of the categories, one a row; none where they are short enough.
        levels: Columns that the values are held against, drawn as lines, and what they mean.
        states: Column of words by which the columns of the one series are coloured.
        tones: What each of these words means.
    """

    kind: Literal["line", "column", "bar"]
    category: str
    series: tuple[str, ...]
    strong: str = ""
    interval: tuple[str, str] | None = None
    labels: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    states: str = ""
    tones: Mapping[str, Tone] = field(default_factory=dict)


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
        chart: Themed Vega-Lite specification, its data within, all of it plain JSON; None for
            a table.
        rows: The chart's rows, which sheets may divide; None where it has none.
        native: How slides draw it themselves; None for maps and tables.
        notes: Sentences below: n, method, what is missing.
        key: What colours, lines and signs of the chart mean.
        summed_up: Whether the page's sentences say what the title says, together with more.
        shown: The table as people read it, all texts; None where ``printed`` says it well.
    """

    selection: Selection
    kind: str
    subject: str
    title: str
    subtitle: str
    table: pd.DataFrame
    decimals: Mapping[str, Decimals] = field(default_factory=dict)
    chart: Mapping[str, Any] | None = None
    rows: ChartRows | None = None
    native: NativeChart | None = None
    notes: tuple[str, ...] = ()
    key: tuple[KeyItem, ...] = ()
    shown: pd.DataFrame | None = None
    summed_up: bool = False

    def decimals_of(self, column: str, row: int) -> int | None:
        """Return the decimals of a cell; None for what is no number of known decimals."""
        given = self.decimals.get(column)
        return given[row] if isinstance(given, tuple) else given

    def printed(self) -> pd.DataFrame:
        """Return the table as people read it: numbers with their decimals, all texts."""
        if self.shown is not None:
            return self.shown
        columns = {
            str(name): [
                _text(value, self.decimals_of(str(name), row))
                for row, value in enumerate(self.table[name])
            ]
            for name in self.table
        }
        return pd.DataFrame(columns, dtype=str)


def _text(value: object, decimals: int | None) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return "—"
    if isinstance(value, int | float) and not isinstance(value, bool) and decimals is not None:
        return wording.number(float(value), decimals)
    return str(value)
