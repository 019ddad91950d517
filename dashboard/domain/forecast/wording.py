"""Forecasts in the official words: 据测算，预计全年…将达到8.5‰左右."""

from math import isnan

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.forecast.methods import Method
from dashboard.domain.forecast.reasons import Reason
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_HALF = 6

_METHODS = {
    Method.SHARE: N_("Earlier years' share of the period"),
    Method.SEASONAL: N_("Seasonal model"),
    Method.WOMEN: N_("Women of childbearing age × last year's rate"),
    Method.DOUBLING: N_("In proportion to time"),
}
REASONS = {
    Reason.NOT_EVENTS: N_(
        "{indicator} does not add up over the year: it is followed, not forecast."
    ),
    Reason.COMPLETE: N_("The year has been reported to its end: nothing is left to forecast."),
    Reason.NOT_REPORTED: N_("A part of the year so far is missing: no forecast is made."),
    Reason.SHORT: N_(
        "The history is too short for a forecast: five whole years before this one are needed."
    ),
}
"""Sentences with ``{indicator}``."""


def method_name(method: Method, *, given: int) -> str:
    """Return the name of a method; of a half-year, time's proportion is doubling.

    Args:
        method: The method.
        given: Months of the year before the origin.
    """
    if method is Method.DOUBLING and given == _HALF:
        return _("Doubling the half-year")
    return _(_METHODS[method])


def reason_text(reason: Reason, indicator: Indicator) -> str:
    """Return why there is no forecast."""
    return _(REASONS[reason]).format(indicator=indicator.name)


def decimals(indicator: Indicator) -> int:
    """Return the decimals of a forecast: one less than those of a figure, for it is a rough one."""
    return max(indicator.decimals - 1, 0)


def rough(indicator: Indicator) -> Indicator:
    """Return the entry with the decimals of a forecast, for the words of ``domain.wording``."""
    return indicator.model_copy(update={"decimals": decimals(indicator)})


def headline(
    value: float, indicator: Indicator, *, narrow: tuple[float, float], wide: tuple[float, float]
) -> str:
    """Return the sentence of a forecast with its intervals of 80% and 95%."""
    entry = rough(indicator)
    return _(
        "By calculation, {indicator} is expected to reach about {value} for the whole year "
        "(80% interval {narrow}, 95% interval {wide})."
    ).format(
        indicator=indicator.name,
        value=wording.value_text(value, entry),
        narrow=wording.interval_text(*narrow, entry),
        wide=wording.interval_text(*wide, entry),
    )


def error_text(error: float) -> str:
    """Return a mean absolute error of past forecasts: ``1.3%``."""
    return f"{wording.number(error, 1)}%"


def bias_text(bias: float) -> str:
    """Return whether past forecasts were too low or too high on the average, and by how much."""
    if isnan(bias) or wording.number(abs(bias), 1) == "0.0":
        return _("none")
    template = N_("{share}% too low") if bias < 0 else N_("{share}% too high")
    return _(template).format(share=wording.number(abs(bias), 1))


def why_chosen(
    best: tuple[str, float], *, methods: int, years: int, worst: tuple[str, float, float]
) -> str:
    """Return why the headline is what it is, and how the worst method did.

    Args:
        best: Name and past error of the method with the smallest one.
        methods: Number of methods compared.
        years: Earlier years forecast at the same point of the year.
        worst: Name, past error and bias of the method with the largest error.
    """
    reason = _(
        "By “{method}”: over {years} earlier years its mean error was {error}, the smallest of "
        "{methods} methods."
    ).format(method=best[0], years=years, error=error_text(best[1]), methods=methods)
    if methods < 2 or worst[0] == best[0]:  # noqa: PLR2004  nothing to compare with
        return reason
    return reason + _(" “{method}” was off by {error} on average (bias: {bias}).").format(
        method=worst[0], error=error_text(worst[1]), bias=bias_text(worst[2])
    )
