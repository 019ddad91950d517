"""One look for every chart: colours, type and lines that a projector carries."""

from typing import Any

import altair as alt

FONT = "Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
INK = "#1f2937"
MUTED = "#5b6675"
RULE = "#d5dbe3"
ACCENT = "#1f4e79"
BAND = "#9db8d2"
NORM = "#cfe3d4"
REFERENCE = "#a35a00"
TARGET = "#7a2e6e"
PEER = "#aeb8c5"


def configured(chart: alt.LayerChart | alt.Chart, *, size: int = 15) -> dict[str, Any]:
    """Return the chart as a Vega-Lite specification with the theme applied.

    The theme is added to the specification: Altair's ``configure`` copies all layers each time.

    Args:
        chart: Any layered or single chart without configuration of its own.
        size: Size of labels in pixels, 14 at least.
    """
    specification: dict[str, Any] = chart.to_dict(validate=False)
    specification["config"] = _config(size)
    return specification


def _config(size: int) -> dict[str, Any]:
    """Return the theme with labels of ``size`` pixels."""
    labels = {"labelFontSize": size, "titleFontSize": size, "labelColor": INK}
    return {
        "font": FONT,
        "background": "white",
        "view": {"continuousWidth": 300, "continuousHeight": 300, "stroke": None},
        "axis": {
            **labels,
            "titleColor": MUTED,
            "titleFontWeight": "normal",
            "gridColor": RULE,
            "domainColor": RULE,
            "tickColor": RULE,
        },
        "legend": labels,
        "text": {"fontSize": size, "color": INK},
    }
