"""A chart with its key, ready to be drawn by a page or a snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.charts.key import KeyItem
from dashboard.charts.rows import ChartRows


@dataclass(frozen=True)
class Picture:
    """A chart with its key.

    Attributes:
        specification: Themed Vega-Lite specification; its datasets are data frames.
        key: What colours, lines and signs mean.
        height: Height in pixels that the chart asks for; None for any.
        rows: Its rows, which sheets may divide; None where it has none.
    """

    specification: Mapping[str, Any]
    key: tuple[KeyItem, ...] = ()
    height: int | None = None
    rows: ChartRows | None = None
