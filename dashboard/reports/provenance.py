"""Where figures are from: period dates, population, source, map mark, edition."""

from dashboard.domain import wording
from dashboard.domain.names import scope_name
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection


def provenance(selection: Selection) -> list[str]:
    """Return what every page and picture says of its figures, part by part."""
    settings = selection.edition.settings
    return [
        wording.period_dates(selection.period),
        _("population: {scope}").format(scope=scope_name(selection.scope)),
        _("source: {source}").format(source=settings.source or settings.name),
        settings.review_number or _("for internal use"),
        _("edition {edition}").format(edition=selection.edition.id[:8]),
    ]
