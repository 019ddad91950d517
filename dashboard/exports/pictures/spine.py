"""The spine chart of an area profile: the unit against the wider area, among its siblings."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import VERDICT_LOOKS
from dashboard.charts.spine import DIVIDED, QUARTERS, RANGE, spine_height, spine_specification
from dashboard.domain import wording
from dashboard.domain.status import Verdict
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.area import benchmark
from dashboard.reports.selection import Selection
from dashboard.reports.spine import SpineLine

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


def shown_lines(lines: Sequence[SpineLine]) -> list[SpineLine]:
    """Return the indicators that differ most clearly first, worse ones on top."""
    return sorted(lines, key=lambda line: _ORDER.index(line.verdict))[:_MOST_ROWS]


def spine_picture(selection: Selection, lines: Sequence[SpineLine]) -> Picture:
    """Return the spine chart of the indicators that differ most clearly."""
    shown, area = shown_lines(lines), benchmark(selection)
    heads = (selection.unit.label, area.label) if active() == "zh" else (_("This unit"), _("Above"))
    return Picture(
        spine_specification(
            pd.DataFrame([_row(line, area.label) for line in shown]),
            heads=heads,
            sides=(_("◀ worse"), _("better ▶")),
            names=_NAMES[active()],
        ),
        key=_key(shown, area.label, left_out=len(lines) - len(shown)),
        height=spine_height(len(shown)),
        rows=DIVIDED,
    )


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


def _key(shown: Sequence[SpineLine], area_name: str, *, left_out: int) -> tuple[KeyItem, ...]:
    items = [
        KeyItem("dot", look.strong, wording.verdict_name(verdict), sign=look.sign)
        for verdict, look in VERDICT_LOOKS.items()
        if any(line.verdict is verdict for line in shown)
    ]
    items += [
        KeyItem("area", QUARTERS, _("middle half of the units")),
        KeyItem("area", RANGE, _("lowest to highest unit")),
        KeyItem("line", theme.REFERENCE, area_name),
    ]
    if left_out:
        words = _("{n} more, without clear difference, in the tables").format(n=left_out)
        items.append(KeyItem("words", theme.INK, words))
    return tuple(items)
