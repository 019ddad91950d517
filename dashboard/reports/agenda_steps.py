"""Steps of an agenda that name what there is not: they are refused, never shown as another view."""

from dashboard.domain.agenda import Agenda, Step
from dashboard.errors import DashboardError, SettingsError
from dashboard.i18n import N_
from dashboard.reports.selection import Selection

_OTHERS = ("indicator", "scope", "level")
_NO_UNIT = N_(
    "{place}, step {number} “{heading}”: there is no unit “{name}”; expected the code of one, "
    "such as {expected}."
)
_NO_PERIOD = N_(
    "{place}, step {number} “{heading}”: there are no figures of the period “{name}”; expected "
    "one such as {expected}."
)
_NO_OTHER = N_(
    "{place}, step {number} “{heading}”: {field} “{name}” is not known here; expected one such "
    "as {expected}."
)


def refuse_unknown(agenda: Agenda, step: Step, shown: Selection) -> None:
    """Refuse a step whose selection could only be shown as another one.

    Args:
        agenda: The agenda.
        step: One of its steps.
        shown: The selection that the step was resolved to.

    Raises:
        SettingsError: Names file, step, and what was expected.
    """
    found = shown.parameters()
    told = {
        "place": f"{shown.edition.territory}/agendas/{agenda.name}.toml",
        "number": agenda.steps.index(step) + 1,
        "heading": step.heading,
    }
    if (unit := step.parameters.get("unit")) and unit != found["unit"]:
        raise SettingsError(_NO_UNIT, name=unit, expected=found["unit"], **told)
    if (period := step.parameters.get("period")) and not _is_period(period, shown):
        raise SettingsError(_NO_PERIOD, name=period, expected=found["period"], **told)
    for field in _OTHERS:
        name = step.parameters.get(field)
        if name and name != found[field]:
            raise SettingsError(_NO_OTHER, field=field, name=name, expected=found[field], **told)


def _is_period(name: str, shown: Selection) -> bool:
    try:
        return shown.edition.settings.calendar.parse(name) == shown.period
    except DashboardError:
        return False
