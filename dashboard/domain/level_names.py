"""What the levels of the unit tree are called, alone and counted."""

from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_NAMES = {
    "nation": N_("Nation"),
    "province": N_("Provinces"),
    "city": N_("Cities"),
    "county": N_("Counties"),
    "township": N_("Townships"),
    "village": N_("Villages"),
}
_COUNTED = {
    "nation": N_("{n} nation"),
    "province": N_("{n} provinces"),
    "city": N_("{n} cities"),
    "county": N_("{n} counties"),
    "township": N_("{n} townships"),
    "village": N_("{n} villages"),
}


def level_name(level: str) -> str:
    """Return the name of a level, one of ``units.LEVELS``."""
    return _(_NAMES[level])


def units_text(level: str, number: int) -> str:
    """Return a number of units of a level: ``18 townships``."""
    return _(_COUNTED[level]).format(n=number)
