"""What a trend says: change on a year before, over several years, against county and target."""

from dashboard.catalogue import Indicator
from dashboard.domain import wording
from dashboard.domain.comparison import matters
from dashboard.domain.figure import Figure
from dashboard.domain.findings import joined
from dashboard.domain.trend import Trend
from dashboard.i18n import gettext as _


def change_finding(
    indicator: Indicator, now: Figure, before: Figure, *, significant: bool | None, where: str
) -> str:
    """Return the sentence on a figure with its change, and whether that is beyond chance.

    Args:
        indicator: Catalogue entry.
        now: The figure.
        before: The figure of a year before.
        significant: Whether the change is beyond chance; None where it cannot be tested.
        where: Unit and period: ``Yunling County, first half of 2026``.
    """
    name = _("{where}: {indicator}").format(where=where, indicator=indicator.name)
    if not now.given:
        status = wording.status_name(now.status)
        return joined([_("{indicator}: {finding}").format(indicator=name, finding=status)])
    change = wording.change_text(now.value, before.value, indicator)
    certainty = {
        True: _("a change beyond random variation"),
        False: _("a change within random variation"),
        None: "",
    }[significant]
    value = wording.value_text(now.value, indicator)
    return joined(
        [
            _("{indicator} {value}").format(indicator=name, value=value),
            change,
            certainty if change and not wording.is_level(now, before, indicator) else "",
        ]
    )


def trend_text(trend: Trend | None, indicator: Indicator) -> str:
    """Return how a value has gone over the latest years; empty where that cannot be told."""
    if trend is None:
        return ""
    if not trend.beyond:
        text = _("neither a steady rise nor a steady fall over {years} years")
    elif not matters(indicator, trend.last, trend.first):
        text = _("hardly any change over {years} years")
    else:
        text = {
            (True, True): _("rising steadily for {years} years, beyond random variation"),
            (True, False): _("rising on the whole over {years} years, beyond random variation"),
            (False, True): _("falling steadily for {years} years, beyond random variation"),
            (False, False): _("falling on the whole over {years} years, beyond random variation"),
        }[trend.rising, trend.steady]
    return text.format(years=trend.years)
