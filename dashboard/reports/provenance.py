"""Where figures are from: period dates, population, source, map mark, edition."""

from dashboard.domain import wording
from dashboard.domain.names import scope_name
from dashboard.i18n import gettext as _
from dashboard.reports.selection import ALL, Selection


def provenance(selection: Selection, *, short: bool = False) -> list[str]:
    """Return what every page and picture says of its figures, part by part.

    Where it is to be ``short``, the population is named only if it is not the usual one.
    """
    settings = selection.edition.settings
    population = _("population: {scope}").format(scope=scope_name(selection.scope))
    return [
        wording.period_dates(selection.period),
        *([] if short and selection.scope == ALL else [population]),
        _("source: {source}").format(source=settings.source or settings.name),
        settings.review_number or _("for internal use"),
        _("edition {edition}").format(edition=selection.edition.id[:8]),
    ]
