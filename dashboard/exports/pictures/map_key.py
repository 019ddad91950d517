"""The key of a map: classes, states and signs as on the screen, each with how many there are."""

from collections import Counter
from collections.abc import Sequence

from dashboard.charts import palette, theme
from dashboard.charts.key import KeyItem
from dashboard.charts.map_key import counted, map_key
from dashboard.domain import spot_wording
from dashboard.domain.class_names import scheme_text
from dashboard.exports.pictures.map_pane import Pane, PaneFigures
from dashboard.reports.hotspots import HotSpots
from dashboard.reports.level import numbers_of
from dashboard.reports.series import smoothed_note


def pane_key(
    pane: Pane, found: PaneFigures, codes: Sequence[str], *, area: str
) -> tuple[KeyItem, ...]:
    """Return the key of a map that draws the units ``codes``; ``area`` is the wider area."""
    known, breaks = numbers_of(found.inner), found.inner.breaks
    items = counted(map_key(pane.view(breaks), area=area), [known[code] for code in codes])
    if pane.smoothed:
        items.append(KeyItem("words", theme.INK, smoothed_note()))
    if breaks.count:
        items.append(KeyItem("words", theme.MUTED, scheme_text(breaks)))
    return (*items, *(_spots(found.hotspots) if found.hotspots else []))


def _spots(found: HotSpots) -> list[KeyItem]:
    """Return the hot spots that there are, or that there are none, and how they were looked for."""
    counts = Counter(found.spots)
    items = [
        KeyItem("dashed_outline" if look.dash else "outline", look.colour, words,
                sign=look.sign, ink=look.colour, count=counts[spot])
        for spot, words in spot_wording.spot_names().items()
        if counts[spot] and (look := palette.SPOT_LOOKS[spot])
    ]  # fmt: skip
    said = spot_wording.statement(found=found.found, tested=found.tested)
    if said:
        items.append(KeyItem("words", theme.INK, said))
    return [*items, KeyItem("words", theme.MUTED, spot_wording.method(found.tested))]
