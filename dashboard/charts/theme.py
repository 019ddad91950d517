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

    Args:
        chart: Any layered or single chart.
        size: Size of labels in pixels, 14 at least.
    """
    styled = (
        chart.configure(font=FONT, background="white")
        .configure_view(stroke=None)
        .configure_axis(
            labelFontSize=size,
            titleFontSize=size,
            labelColor=INK,
            titleColor=MUTED,
            titleFontWeight="normal",
            gridColor=RULE,
            domainColor=RULE,
            tickColor=RULE,
        )
        .configure_legend(labelFontSize=size, titleFontSize=size, labelColor=INK)
        .configure_text(fontSize=size, color=INK)
    )
    specification: dict[str, Any] = styled.to_dict(validate=False)
    return specification
