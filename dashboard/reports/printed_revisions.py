"""Revisions as the command line and the meeting page print them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import isnan
from typing import Any

import pandas as pd

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain import wording
from dashboard.domain.comparison import printed
from dashboard.domain.periods import Grain, Period
from dashboard.errors import StoreError
from dashboard.i18n import N_, localized
from dashboard.i18n import gettext as _
from dashboard.reports.revisions import Revisions
from dashboard.storage.store import Edition, Store

PRINTED_COLUMNS = (
    "indicator",
    "indicator_name",
    "unit_code",
    "unit_name",
    "scope",
    "period",
    "period_start",
    "period_end",
    "before",
    "after",
    "before_status",
    "after_status",
)
_MOST_NAMED = 6


def editions_to_compare(
    store: Store, territory: str, *, before: str = "", after: str = ""
) -> tuple[Edition, Edition]:
    """Return the editions that are meant, each by its id or the first characters of it.

    Args:
        store: Editions of all territories.
        territory: Id of the territory.
        before: The earlier edition; empty for the latest one made before ``after``.
        after: The later one; empty for the current one.

    Raises:
        UnknownNameError: There is no such territory or edition.
        StoreError: There is none before ``after``, or one cannot be read.
    """
    later = store.edition(territory, store.edition_id(territory, after) if after else None)
    if before:
        return store.edition(territory, store.edition_id(territory, before)), later
    listed = [entry.id for entry in store.editions(territory)]
    older = [name for name in listed[listed.index(later.id) :] if name != later.id]
    others = older or [name for name in listed if name != later.id]
    if not others:
        raise StoreError(
            N_("Territory “{territory}” has one edition only: there is nothing to compare."),
            territory=territory,
        )
    return store.edition(territory, others[0]), later


def printed_revisions(found: Revisions, edition: Edition, catalogue: Catalogue) -> pd.DataFrame:
    """Return the revised figures with names, and values with the decimals that are printed.

    Args:
        found: What differs.
        edition: The later edition, for names of units and periods.
        catalogue: Measures and indicators.

    Returns:
        Columns ``PRINTED_COLUMNS``, all text; ``before`` and ``after`` are empty where the
        state gives no value.
    """
    rows = [_printed(row, edition, catalogue) for row in found.figures.to_dict("records")]
    return pd.DataFrame(rows, columns=list(PRINTED_COLUMNS))


def _printed(row: Mapping[Any, Any], edition: Edition, catalogue: Catalogue) -> dict[str, str]:
    entry = catalogue.indicators[row["indicator"]]
    period = Period(row["start"], row["months"])
    return {
        **{name: row[name] for name in PRINTED_COLUMNS if name in row},
        "indicator_name": entry.name,
        "unit_name": edition.tree[row["unit_code"]].label,
        "period": edition.settings.calendar.label(period),
        "period_start": period.first_day.isoformat(),
        "period_end": period.last_day.isoformat(),
        "before": _number(row["before"], entry),
        "after": _number(row["after"], entry),
    }


def _number(value: float, indicator: Indicator) -> str:
    return "" if isnan(value) else str(printed(value, indicator.decimals))


def edition_text(edition: Edition) -> str:
    """Return when an edition was made, in local time, and the beginning of its id."""
    made = datetime.fromisoformat(edition.manifest["created"]).astimezone()
    return _("{time:%Y-%m-%d %H:%M} ({id})").format(time=made, id=edition.id[:8])


def revision_notes(found: Revisions, edition: Edition) -> list[str]:
    """Return in sentences how much differs, and what is beside the figures compared."""
    calendar, sources = edition.settings.calendar, found.sources
    named: list[tuple[str, Sequence[str]]] = [
        (
            N_("Newly published: {names}."),
            [wording.period_name(period, calendar) for period in found.periods],
        ),
        (N_("New units: {names}."), [unit.label for unit in found.came]),
        (N_("Units no longer there: {names}."), [unit.label for unit in found.went]),
        (N_("Tables changed: {names}."), sources.changed),
        (N_("Tables added: {names}."), sources.added),
        (N_("Tables taken out: {names}."), sources.removed),
    ]
    said = [_(template).format(names=_listed(names)) for template, names in named if names]
    return [summary(found), *said, *_not_compared(found)]


def _not_compared(found: Revisions) -> list[str]:
    if not found.villages:
        return []
    return [_("Villages are not compared: two editions together could tell what each withholds.")]


def summary(found: Revisions) -> str:
    """Return how many figures differ."""
    if found.figures.empty:
        return _("No figure that both editions publish has changed.")
    return _("Changed figures: {figures}, in indicators: {indicators}, of units: {units}.").format(
        figures=len(found.figures),
        indicators=found.figures["indicator"].nunique(),
        units=found.figures["unit_code"].nunique(),
    )


def _listed(names: Sequence[str]) -> str:
    text = localized("、", ", ").join(names[:_MOST_NAMED])
    if len(names) <= _MOST_NAMED:
        return text
    return _("{names} and {n} more").format(names=text, n=len(names) - _MOST_NAMED)


def kind_of_period(name: str | None, edition: Edition) -> Grain:
    """Return the kind of period of a name, the territory's main one where there is none."""
    return Grain[(name or edition.settings.main_grain).upper()]
