"""What the sample survey found at the places that it visited (抽样点)."""

from dashboard import catalogue
from dashboard.domain import wording
from dashboard.domain.figure import figures_of
from dashboard.domain.periods import Period
from dashboard.domain.target_wording import names_text
from dashboard.domain.units import Unit
from dashboard.i18n import gettext as _
from dashboard.reports.figures import figures
from dashboard.storage.store import Edition

_VISITED, _BELOW = "survey_points", "survey_points_below_half"
_MOST_NAMED = 5


def sample_places_text(edition: Edition, *, period: Period, unit: Unit) -> str:
    """Return how many sample places fall behind, and in which units below; empty without any.

    A place is a handful of people: it is counted as a finding, and no rate is made of it.

    Args:
        edition: Edition to read.
        period: Period of the survey.
        unit: Unit whose places are told.
    """
    if not edition.settings.historical:
        return ""
    below = edition.tree.children(unit.code, period) if unit.level != "township" else []
    visited, behind = (
        figures_of(
            figures(
                edition,
                catalogue.load().indicator(name),
                periods=[period],
                units=[unit.code, *(part.code for part in below)],
                scope="all",
            )
        )
        for name in (_VISITED, _BELOW)
    )
    if not (visited[0].given and behind[0].given):
        return ""
    told = _(
        "sample survey: contraceptive measures on time below 50% at {behind} of {visited} places"
    ).format(behind=wording.number(behind[0].value), visited=wording.number(visited[0].value))
    named = [
        _("{unit} {n}").format(unit=part.label, n=wording.number(found.value))
        for part, found in zip(below, behind[1:], strict=True)
        if found.value > 0
    ]
    if not named:
        return told
    return _("{told} ({units})").format(told=told, units=names_text(named, most=_MOST_NAMED))
