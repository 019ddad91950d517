"""What the classes of a map are called, and the scheme that made them."""

from math import isfinite

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


def scheme_text(breaks: ClassBreaks) -> str:
    """Return how the classes arose: ``Classes: centred on the norm 103–107``."""
    low, high = breaks.band or (0, 0)
    return _(_SCHEMES[breaks.scheme]).format(low=low, high=high)


def class_name(breaks: ClassBreaks, number: int, indicator: Indicator) -> str:
    """Return the words for a class: ``below 103``, ``103–107 (normal)``, ``107–115``."""
    lower, upper = breaks.limits(number)
    finite = [edge for edge in breaks.edges if isfinite(edge)]
    decimals = 0 if all(edge.is_integer() for edge in finite) else indicator.decimals
    low, high = (wording.number(value, decimals) for value in (lower, upper))
    if indicator.decimals == 0 and upper > lower and not breaks.closed(number)[1]:
        high = wording.number(upper - 1)  # whole numbers: 0–6 and 7–8, not 0–7 and 7–8
    if lower == float("-inf"):
        return _("below {high}").format(high=high)
    if upper == float("inf"):
        return _("{low} and above").format(low=low)
    if (lower, upper) == indicator.band:
        return _("{low}–{high} (normal)").format(low=low, high=high)
    if low == high:
        return low
    return _("{lower} to {upper}").format(lower=low, upper=high) if lower < 0 else f"{low}–{high}"
