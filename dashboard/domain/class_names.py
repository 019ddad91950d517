"""What the classes of a map are called, and the scheme that made them."""

from math import inf

from dashboard.catalogue import Indicator, Scheme
from dashboard.domain import wording
from dashboard.domain.classification import ClassBreaks
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_SCHEMES = {
    Scheme.QUANTILE: N_("Classes: quantiles, about as many units in each"),
    Scheme.JENKS: N_("Classes: natural breaks (Jenks)"),
    Scheme.EQUAL: N_("Classes: equal intervals"),
    Scheme.FIXED: N_("Classes: fixed limits"),
    Scheme.NORM: N_("Classes: centred on the norm {low:g}–{high:g}"),
}
_RECENT = {
    Scheme.QUANTILE: N_("Classes: quantiles of the last three years"),
    Scheme.JENKS: N_("Classes: natural breaks (Jenks) of the last three years"),
    Scheme.EQUAL: N_("Classes: equal intervals of the last three years"),
}


def scheme_text(breaks: ClassBreaks) -> str:
    """Return how the classes arose: ``Classes: centred on the norm 103–107``."""
    low, high = breaks.band or (0, 0)
    names = _RECENT if breaks.recent else _SCHEMES
    return _(names[breaks.scheme]).format(low=low, high=high)


def class_name(breaks: ClassBreaks, number: int, indicator: Indicator) -> str:
    """Return what a class holds: ``<103``, ``103–107 (normal)``, ``110–<120``, ``3.11–4.09``.

    No value stands in two of the names. Limits that the catalogue gives are round, and the end
    that a class leaves out has its sign; of limits found among values the last printed value
    that the class may hold is named instead.
    """
    lower, upper = breaks.limits(number)
    holds_lower, holds_upper = breaks.closed(number)
    if breaks.scheme in (Scheme.FIXED, Scheme.NORM):
        decimals = 0 if all(edge.is_integer() for edge in breaks.edges[1:-1]) else breaks.decimals
        low, high = (wording.number(value, decimals) for value in (lower, upper))
        if lower == -inf:
            return f"<{high}"
        if upper == inf:
            return f"≥{low}" if holds_lower else f">{low}"
        if (lower, upper) == indicator.band:
            return _("{low}–{high} (normal)").format(low=low, high=high)
        return f"{'' if holds_lower else '>'}{low}–{'' if holds_upper else '<'}{high}"
    step = 0.0 if holds_upper else 10.0**-breaks.decimals
    low, high = (wording.number(value, breaks.decimals) for value in (lower, upper - step))
    if low == high:
        return low
    return _("{lower} to {upper}").format(lower=low, upper=high) if lower < 0 else f"{low}–{high}"
