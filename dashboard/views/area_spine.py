"""The spine chart of an area profile: the unit against the wider area, among its siblings."""

from collections.abc import Sequence
from html import escape

import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from dashboard import catalogue as catalogues
from dashboard.charts import theme
from dashboard.charts.palette import VERDICT_LOOKS
from dashboard.charts.spine import QUARTERS, RANGE, spine_height, spine_specification
from dashboard.domain import wording
from dashboard.domain.status import Verdict
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.reports.spine import SpineLine
from dashboard.views import cached
from dashboard.views.area_panel import benchmark

_MOST_ROWS = 22
_NAMES = {"zh": 165, "en": 235}
"""Pixels for the names of indicators."""
_ORDER = [
    Verdict.WORSE,
    Verdict.BETTER,
    Verdict.HIGHER,
    Verdict.LOWER,
    Verdict.SIMILAR,
    Verdict.UNKNOWN,
]


def spine_lines(selection: Selection) -> list[SpineLine]:
    """Return what a spine chart of the selection draws; nothing where there are no siblings."""
    return cached.spine(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )


def draw_spine(selection: Selection, lines: Sequence[SpineLine], place: DeltaGenerator) -> None:
    """Draw the indicators that differ most clearly first, worse ones on top."""
    shown = sorted(lines, key=lambda line: _ORDER.index(line.verdict))[:_MOST_ROWS]
    area = benchmark(selection)
    data = pd.DataFrame([_row(line, area.label) for line in shown])
    place.vega_lite_chart(
        spine_specification(
            data,
            heads=(
                (selection.unit.label, area.label)
                if active() == "zh"
                else (_("This unit"), _("Above"))
            ),
            sides=(_("◀ worse"), _("better ▶")),
            names=_NAMES[active()],
        ),
        height=spine_height(len(shown)),
        key="spine",
    )
    place.html(_key(shown, area.label, left_out=len(lines) - len(shown)))


def _row(line: SpineLine, area_name: str) -> dict[str, object]:
    indicator, look = line.indicator, VERDICT_LOOKS[line.verdict]
    interval = wording.interval_text(line.unit.lower, line.unit.upper, indicator)
    value = wording.value_text(line.unit.value, indicator)
    told = [
        f"{indicator.name} {value}",
        _("95% interval {interval}").format(interval=interval) if interval else "",
        f"{area_name} {wording.value_text(line.area.value, indicator)}",
        wording.verdict_name(line.verdict),
    ]
    return {
        "name": indicator.short_name,
        "own": wording.cell_text(line.unit.value, indicator),
        "area": wording.cell_text(line.area.value, indicator),
        **vars(line.spine),
        "sign": look.sign,
        "colour": look.strong,
        "tip": _(", ").join(part for part in told if part),
    }


def _key(shown: Sequence[SpineLine], area_name: str, *, left_out: int) -> str:
    """Return what dots, bands and signs mean."""
    items = [
        f'<span class="legend-item"><b style="color:{look.strong}">● {look.sign}</b> '
        f"{escape(wording.verdict_name(verdict))}</span>"
        for verdict, look in VERDICT_LOOKS.items()
        if any(line.verdict is verdict for line in shown)
    ]
    bands = ((QUARTERS, _("middle half of the units")), (RANGE, _("lowest to highest unit")))
    items += [_swatch(f"background:{colour}", words) for colour, words in bands]
    items.append(_swatch(f"border-top:3px solid {theme.REFERENCE}", area_name, kind="line"))
    if left_out:
        words = _("{n} more, without clear difference, in the tables").format(n=left_out)
        items.append(f'<span class="legend-item">{escape(words)}</span>')
    return f'<div class="legend">{"".join(items)}</div>'


def _swatch(style: str, words: str, *, kind: str = "") -> str:
    drawn = f'<i class="{kind}" style="{style}"></i>'
    return f'<span class="legend-item">{drawn}{escape(words)}</span>'
