"""What levels of units and populations are called."""

from dashboard.i18n import N_, counted
from dashboard.i18n import gettext as _

_NAMES = {
    "nation": N_("Nation"),
    "province": N_("Provinces"),
    "city": N_("Cities"),
    "county": N_("Counties"),
    "township": N_("Townships"),
    "village": N_("Villages"),
    "subdistrict": N_("Subdistricts"),
    "community": N_("Communities"),
}
_COUNTED = {
    "nation": (N_("{n} nation"), N_("{n} nations")),
    "province": (N_("{n} province"), N_("{n} provinces")),
    "city": (N_("{n} city"), N_("{n} cities")),
    "county": (N_("{n} county"), N_("{n} counties")),
    "township": (N_("{n} township"), N_("{n} townships")),
    "village": (N_("{n} village"), N_("{n} villages")),
    "subdistrict": (N_("{n} subdistrict"), N_("{n} subdistricts")),
    "community": (N_("{n} community"), N_("{n} communities")),
}


def level_name(level: str) -> str:
    """Return the name of a level, one of ``units.LEVELS``, or of a kind of units in it."""
    return _(_NAMES[level])


def units_text(level: str, number: int) -> str:
    """Return a number of units of a level: ``18 townships``."""
    return counted(*_COUNTED[level], number)


_SCOPE_NAMES = {
    "all": N_("As reported"),
    "registered": N_("Registered"),
    "resident": N_("Resident"),
    "migrants": N_("Migrants"),
    "migrants_in": N_("Migrants in"),
    "migrants_out": N_("Migrants out"),
}


def scope_name(scope: str) -> str:
    """Return the name of a scope in the language in use."""
    return _(_SCOPE_NAMES[scope])
