"""Where the figures of a pack are from, what they mean and how they are computed."""

from dashboard import catalogue as catalogues
from dashboard.catalogue import Indicator
from dashboard.catalogue.entries import Interval
from dashboard.domain import wording
from dashboard.domain.names import scope_name
from dashboard.exports.section import Pack
from dashboard.i18n import N_
from dashboard.i18n import gettext as _

_METHODS = {
    Interval.WILSON: N_("95% interval of a share: Wilson's score"),
    Interval.POISSON: N_("95% interval of a rate: Poisson, exact below 10 events, else Byar"),
    Interval.SEX_RATIO: N_("95% interval of a sex ratio: Wilson for the share of boys"),
    Interval.DIFFERENCE: N_("95% interval of a difference of two rates: Poisson counts"),
    Interval.SUM_OF_RATES: N_("95% interval of a sum of rates: Dobson"),
    Interval.NONE: N_("no interval"),
}


def source_rows(pack: Pack) -> list[tuple[str, str]]:
    """Return names with their texts; a heading has an empty text."""
    return [*_data_rows(pack), *_definition_rows(pack), *_method_rows(pack)]


def used_indicators(pack: Pack) -> list[Indicator]:
    """Return the indicators that the pack shows, in the order of the catalogue.

    Those of the selections and those that a table names in a head or a cell.
    """
    chosen = {section.selection.indicator.id for section in pack.sections}
    named: set[str] = set()
    for exhibit in pack.exhibits:
        named.update(map(str, exhibit.table.columns))
        for column in exhibit.table.select_dtypes(exclude="number"):
            named.update(exhibit.table[column].dropna().astype(str))
    return [
        entry
        for entry in catalogues.load().indicators.values()
        if entry.id in chosen or entry.name in named or entry.short_name in named
    ]


def _data_rows(pack: Pack) -> list[tuple[str, str]]:
    edition = pack.selection.edition
    calendar = edition.settings.calendar
    periods = dict.fromkeys(section.selection.period for section in pack.sections)
    scopes = dict.fromkeys(section.selection.scope for section in pack.sections)
    return [
        (_("Sources"), ""),
        (_("Territory"), edition.settings.name),
        (_("Source of the figures"), edition.settings.source or edition.settings.name),
        (_("Edition"), edition.id),
        (_("Figures as of"), pack.as_of.isoformat()),
        *(
            (wording.period_name(period, calendar), wording.period_dates(period))
            for period in periods
        ),
        (_("Population"), _(", ").join(map(scope_name, scopes))),
        (_("Map review number"), edition.settings.review_number or _("for internal use")),
    ]


def _definition_rows(pack: Pack) -> list[tuple[str, str]]:
    rows = [(_("Definitions"), "")]
    for entry in used_indicators(pack):
        parts = [
            entry.definition,
            _(_METHODS[entry.interval]),
            _("Source: {source}").format(source=entry.source),
        ]
        rows.append((entry.name, "\n".join(parts)))
    return rows


def _method_rows(pack: Pack) -> list[tuple[str, str]]:
    notes = dict.fromkeys(note for exhibit in pack.exhibits for note in exhibit.notes)
    told = [
        _("A rate of a larger area or a longer period is the sum of numerators over the sum of"
          " denominators, never a mean of rates."),
        _("A half-year's rate is not annualised."),
        _("A unit lies beyond its wider area where an exact test (binomial, Poisson; 2.5% on"
          " either side) finds the area's value improbable: the limits of the funnel."),
        _("Printed changes are differences of printed values; tests of significance use the"
          " counts."),
        _("Counts of 1 to 4 of villages, and what would reveal them, are withheld."),
        *notes,
    ]  # fmt: skip
    return [(_("Methods"), ""), *((str(number), text) for number, text in enumerate(told, 1))]
