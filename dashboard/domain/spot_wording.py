"""What hot spots are called, and what is said of them as a whole."""

from dashboard.domain.hotspots import FALSE_DISCOVERIES, LEAST_UNITS, Spot
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_NAMES = {
    Spot.HIGH_HIGH: N_("hot spot: high among high neighbours"),
    Spot.LOW_LOW: N_("cold spot: low among low neighbours"),
    Spot.HIGH_LOW: N_("high among low neighbours"),
    Spot.LOW_HIGH: N_("low among high neighbours"),
}


def spot_names() -> dict[Spot, str]:
    """Return the words for the spots that are drawn."""
    return {spot: _(name) for spot, name in _NAMES.items()}


def statement(*, found: bool, tested: int) -> str:
    """Return what to say where no hot spot is drawn; empty where one is.

    Args:
        found: Whether any is drawn.
        tested: Units that were tested.
    """
    if found:
        return ""
    if tested < LEAST_UNITS:
        return _("Too few neighbouring units with a value to look for clusters")
    return _("No cluster beyond chance found")


def method(tested: int) -> str:
    """Return how hot spots were looked for: ``Hot spots: local Moran, 120 units tested, ...``."""
    return _("Hot spots: local Moran, {n} units tested, false discovery rate {rate:.0%}").format(
        n=tested, rate=FALSE_DISCOVERIES
    )
