"""How the units of a map look, on screens and in pictures.

Colour says the class, always. What lies beyond its benchmark by more than chance has the full
colour and a strong outline; what may be chance is pale, beside a norm, or has no class at all
where only the former is asked for. Few events have dots of their own, and are pale too unless
they suffice. An arrow says the side where the colour cannot.
"""

from dataclasses import dataclass
from typing import Literal

from dashboard.catalogue import Indicator, Interval
from dashboard.charts import palette
from dashboard.domain.classification import ClassBreaks
from dashboard.domain.unit_marks import STATE_OF, STATES, Standing, UnitMark

UNPAINTED = "#eef1f4"
_DOTS = 0.3
_NORM = {Standing.ABOVE_NORM, Standing.BELOW_NORM}
_UP = {Standing.ABOVE_NORM, Standing.ABOVE_AREA}

Outline = Literal["", "strong", "dashed"]


@dataclass(frozen=True)
class MapView:
    """What a map shows.

    Attributes:
        indicator: Catalogue entry.
        breaks: Its classes.
        significant: Whether only what lies beyond chance is to have a class.
        smoothed: Whether its values are smoothed.
    """

    indicator: Indicator
    breaks: ClassBreaks
    significant: bool = False
    smoothed: bool = False

    @property
    def tested(self) -> bool:
        """Return whether units that may differ by chance go without a class."""
        return self.significant and self.indicator.interval is not Interval.NONE

    @property
    def normed(self) -> bool:
        """Return whether there is a norm, which goes before the wider area."""
        return self.breaks.band is not None

    @property
    def colours(self) -> list[str]:
        """Return the full colours of the classes."""
        return palette.class_colours(self.breaks.count, middle=self.breaks.middle)

    def outline(self, standing: Standing) -> Outline:
        """Return the outline of units that stand so: of the own benchmark the strong one."""
        if standing in _NORM:
            return "strong"
        if standing is Standing.CHANCE or not self.tested:
            return ""
        return "dashed" if self.normed else "strong"

    def pale(self, mark: UnitMark) -> bool:
        """Return whether a unit has the paler shade of its class."""
        beyond = mark.standing in _NORM or (mark.standing > 0 and (self.tested or not self.normed))
        return not beyond and (mark.few or self.normed)


@dataclass(frozen=True)
class MapLook:
    """How a unit is painted.

    Attributes:
        fill: Colour, ``#rrggbb``.
        pattern: ``few`` for the dots of few events; of a state ``dots``, ``hatch`` or
            ``cross``; empty for none.
        ink: Colour of the dots of few events.
        outline: ``strong``, ``dashed`` or empty.
        arrow: Stands before the value; empty for none.
        dark: Whether white reads better on it than black.
    """

    fill: str
    pattern: str = ""
    ink: str = ""
    outline: Outline = ""
    arrow: str = ""
    dark: bool = False


def look_of(number: int, view: MapView) -> MapLook:
    """Return how a unit looks, by its number as of ``domain.unit_marks``."""
    if number >= STATES:
        state = palette.STATE_LOOKS[STATE_OF[number]]
        return MapLook(state.fill, state.pattern)
    if not view.breaks.count:
        return MapLook(UNPAINTED)
    mark = UnitMark.of(number)
    if view.tested and mark.standing is Standing.CHANCE:
        return MapLook(palette.FAINT)
    full = view.colours[mark.place]
    fill, ink = (
        (palette.paler(full), dots(full)) if view.pale(mark) else (full, palette.paler(full))
    )
    outline = view.outline(mark.standing)
    return MapLook(
        fill=fill,
        pattern="few" if mark.few else "",
        ink=ink if mark.few else "",
        outline=outline,
        arrow=_arrow(mark.standing) if outline and (view.tested or view.smoothed) else "",
        dark=palette.is_dark(fill),
    )


def dots(colour: str) -> str:
    """Return the colour of dots on the paler shade of ``colour``."""
    return palette.paler(colour, _DOTS)


def _arrow(standing: Standing) -> str:
    return "↑" if standing in _UP else "↓"
