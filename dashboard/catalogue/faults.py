"""Rules between the fields of an entry, as whole sentences that can be translated."""

from dashboard.i18n import N_
from dashboard.validation import Rules

RULES: Rules = {
    "average": (
        "average",
        N_("{place}: expected only where kind is “stock”; a flow has no average."),
    ),
    "band": (
        "band",
        N_(
            "{place}: expected a lower and an upper limit where "
            "direction is “band”, and no band otherwise."
        ),
    ),
    "band_order": (
        "band",
        N_("{place}: expected the lower limit first."),
    ),
    "breaks": (
        "breaks",
        N_("{place}: expected limits that ascend."),
    ),
    "breaks_band": (
        "breaks",
        N_("{place}: expected both limits of the band among them, side by side."),
    ),
    "scheme": (
        "scheme",
        N_(
            "{place}: expected “norm” where breaks and a band are given, “fixed” where breaks "
            "alone are, and another scheme where there are none."
        ),
    ),
    "denominator": (
        "denominator",
        N_(
            "{place}: expected none where aggregation is “sum”, and at least one measure otherwise."
        ),
    ),
    "pairs": (
        "denominator",
        N_("{place}: expected as many measures as in the numerator, in the same order."),
    ),
    "interval": (
        "interval",
        N_(
            "{place}: does not fit the formula; expected “none”, "
            "or the method for this aggregation and these terms."
        ),
    ),
    "valid_to": (
        "valid_to",
        N_("{place}: expected a year where status is “historical”."),
    ),
    "valid_from": (
        "valid_from",
        N_("{place}: expected a year not after valid_to."),
    ),
}
