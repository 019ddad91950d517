"""The key of a map: classes, states and signs as on the screen, each with how many there are."""

from collections import Counter
from collections.abc import Sequence

from dashboard.charts import palette, theme
from dashboard.charts.key import KeyItem
from dashboard.domain import spot_wording, wording
from dashboard.domain.class_names import class_name, scheme_text
from dashboard.domain.status import Status
from dashboard.exports.pictures.map_pane import STATE_OF, Pane, PaneFigures
from dashboard.i18n import gettext as _
from dashboard.reports.hotspots import HotSpots
from dashboard.reports.level import (
    CLASS_BITS,
    FEW,
    MARKED,
    STATE_NUMBERS,
    STATES,
    SURE,
    LevelMap,
    numbers_of,
)
from dashboard.reports.series import smoothed_note

_FAINT = "#f5f6f8"


def map_key(pane: Pane, found: PaneFigures, codes: Sequence[str]) -> tuple[KeyItem, ...]:
    """Return the key of a map that draws the units ``codes``."""
    known, breaks = numbers_of(found.inner), found.inner.breaks
    numbers = [known[code] for code in codes]
    items = [
        *_classes(pane, found.inner, numbers),
        *_states(numbers),
        *_signs(pane, found, numbers),
    ]
    if pane.smoothed:
        items.append(KeyItem("words", theme.INK, smoothed_note()))
    if breaks.count:
        items.append(KeyItem("words", theme.MUTED, scheme_text(breaks)))
    return (*items, *(_spots(found.hotspots) if found.hotspots else []))


def _classes(pane: Pane, shown: LevelMap, numbers: Sequence[int]) -> list[KeyItem]:
    breaks = shown.breaks
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    classes = Counter(number & CLASS_BITS for number in numbers if number < STATES)
    return [
        KeyItem("area", colour, class_name(breaks, place, pane.indicator), count=classes[place])
        for place, colour in enumerate(colours)
    ]


def _states(numbers: Sequence[int]) -> list[KeyItem]:
    states = Counter(STATE_OF[number] for number in numbers if number >= STATES)
    return [_state(status, states[status]) for status in STATE_NUMBERS if states[status]]


def _state(status: Status, count: int) -> KeyItem:
    look = palette.STATE_LOOKS[status]
    words = wording.status_name(status)
    match look.pattern:
        case "dots" | "hatch" | "cross" as pattern:
            return KeyItem(pattern, look.fill, words, count=count)
        case _:
            return KeyItem("area", look.fill, words, count=count)


def _signs(pane: Pane, found: PaneFigures, numbers: Sequence[int]) -> list[KeyItem]:
    """Return what pale, faint and strongly outlined units are."""
    breaks = found.inner.breaks
    colours = palette.class_colours(breaks.count, middle=breaks.middle)
    valued = [number for number in numbers if number < STATES]
    few = sum(bool(number & FEW) for number in valued)
    marked = sum(bool(number & MARKED) for number in valued)
    items = []
    if few and colours:
        words = _("pale: {words}").format(words=wording.status_name(Status.CAUTIOUS))
        items.append(KeyItem("pale", colours[len(colours) // 2], words, count=few))
    if pane.significant:
        chance = sum(not number & SURE for number in valued)
        items.append(KeyItem("area", _FAINT, _("not beyond chance"), count=chance))
    elif marked:
        words = _("strong outline: beyond the norm, not by chance")
        items.append(KeyItem("outline", theme.INK, words, count=marked))
    return items


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
