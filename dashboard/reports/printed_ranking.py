"""Rankings and scores as the command line prints them, with every name checked."""

import numpy as np
import pandas as pd

from dashboard.catalogue import Catalogue
from dashboard.domain.assessment.names import class_name
from dashboard.domain.assessment.reasons import reason
from dashboard.domain.assessment.scores import LeftOut
from dashboard.domain.periods import Period
from dashboard.domain.status import Status
from dashboard.errors import UnknownNameError
from dashboard.i18n import N_
from dashboard.reports import choices
from dashboard.reports.indicator_ranking import indicator_ranking
from dashboard.reports.printing import PRINTED_COLUMNS, asked_period, asked_units, known_name
from dashboard.reports.ranking import EVERYBODY, score_ranges, score_ranking, units_of_level
from dashboard.reports.scoring import files_of, has_scores, scores
from dashboard.storage.store import Edition

SCORE = "score"
"""What is named in place of an indicator."""
_FALLBACK_LEVEL = "township"
_PERIOD_OF_SCORES = "births"
"""Indicator whose periods are those of scores."""


def printed_ranking(
    edition: Edition,
    catalogue: Catalogue,
    *,
    by: str,
    period: str,
    level: str,
    peers: str = EVERYBODY,
    scope: str = "all",
) -> pd.DataFrame:
    """Return a ranking asked for by names, the first rank first.

    Args:
        edition: Edition to read.
        catalogue: Measures and indicators.
        by: ``SCORE``, or the id or name of an indicator.
        period: Label of a period; empty for the latest.
        level: Level of the units; empty for the assessed one.
        peers: Id of a peer group; ``EVERYBODY`` for all.
        scope: Id of a scope, for an indicator.

    Returns:
        ``rank``, ``rank_best``, ``rank_worst``, ``unit_code``, ``unit_name``, ``period``, its
        dates, ``value``, ``rank_before``, ``missed``, ``beyond``, ``last``; of a score also
        ``class``, ``class_before``, ``to_next``, ``left_out``, ``reason``, of an indicator
        ``lower``, ``upper`` and ``status``.

    Raises:
        UnknownNameError: A name is not known, or there is no score for the period or level;
            carries the nearest valid ones.
        SettingsError: A score is asked for and there is no assessment.
    """
    rules = edition.assessment()
    wanted = level or (rules.rules.level if rules else _FALLBACK_LEVEL)
    known_name(wanted, edition.tree.levels, N_("There is no level “{name}” here."))
    if by == SCORE:
        shown = _scored_period(edition, catalogue, period, level=wanted)
        table = _by_score(edition, catalogue, shown, peers=peers)
    else:
        table, shown = _by_indicator(
            edition, catalogue, by=by, period=period, level=wanted, peers=peers, scope=scope
        )
    named = table.rename(columns={"best": "rank_best", "worst": "rank_worst"}).assign(
        unit_name=[edition.tree[code].label for code in table["unit_code"]],
        **_dates(edition, shown),
    )
    first = ["rank", "rank_best", "rank_worst", "unit_code", "unit_name"]
    first += ["period", "period_start", "period_end", "value"]
    return named[[*first, *(name for name in named if name not in first)]]


def printed_scores(
    edition: Edition, catalogue: Catalogue, *, period: str, level: str, unit: str
) -> pd.DataFrame:
    """Return scores in the columns of figures: ``PRINTED_COLUMNS``.

    ``value`` is the score, ``lower`` and ``upper`` the 95% range that chance explains;
    ``status`` is ``no_data`` for units of another level than the assessed one.

    Raises:
        UnknownNameError: As ``printing.printed_figures``.
        SettingsError: There is no assessment.
    """
    shown = _scored_period(edition, catalogue, period, level=files_of(edition).rules.level)
    codes = asked_units(edition, level, unit, shown)
    table = score_ranges(scores(edition, shown)).set_index("unit_code").reindex(codes)
    states = {
        LeftOut.NO: Status.OK,
        LeftOut.TOO_FEW: Status.TOO_FEW,
        LeftOut.NOT_REPORTED: Status.NOT_REPORTED,
    }
    status = [
        str(Status.NO_DATA if pd.isna(left) else states[LeftOut(left)])
        for left in table["left_out"]
    ]
    return table.reset_index().assign(
        unit_name=[edition.tree[code].label for code in codes],
        numerator=np.nan,
        denominator=np.nan,
        value=table["score"].to_numpy(),
        status=status,
        **_dates(edition, shown),
    )[list(PRINTED_COLUMNS)]


def _dates(edition: Edition, period: Period) -> dict[str, str]:
    return {
        "period": edition.settings.calendar.label(period),
        "period_start": period.first_day.isoformat(),
        "period_end": period.last_day.isoformat(),
    }


def _scored_period(edition: Edition, catalogue: Catalogue, label: str, *, level: str) -> Period:
    """Return the period of a label, the latest one for an empty label; scored, or refused."""
    rules = files_of(edition).rules
    entry = catalogue.indicator(_PERIOD_OF_SCORES)
    if label:
        period = asked_period(edition, entry, label, "all")
    else:
        period = choices.latest_period(edition, entry, scope="all")
    if rules.level != level:
        raise UnknownNameError(
            N_("The level “{name}” is not assessed."), name=level, known=[rules.level]
        )
    if not has_scores(edition, period=period, level=level):
        raise UnknownNameError(
            N_("Periods of the kind of “{name}” are not scored."), name=label, known=rules.grains
        )
    return period


def _by_score(
    edition: Edition, catalogue: Catalogue, period: Period, *, peers: str
) -> pd.DataFrame:
    found = score_ranking(edition, period=period, area=edition.tree.root.code, peers=peers)
    reasons = {
        code: reason(found.parts_of(code), found.assessment, catalogue.indicators)
        for code in found.table["unit_code"]
    }
    left_out = ["births", "judged", "score_before", "vetoed"]
    table = found.table.drop(columns=left_out).rename(columns={"score": "value"})
    return table.assign(
        **{name: [class_name(number) for number in table[name]]
           for name in ("class", "class_before")},
        reason=[reasons[code] for code in table["unit_code"]],
    )  # fmt: skip


def _by_indicator(
    edition: Edition,
    catalogue: Catalogue,
    *,
    by: str,
    period: str,
    level: str,
    peers: str,
    scope: str,
) -> tuple[pd.DataFrame, Period]:
    indicator = catalogue.indicator(by)
    known_name(scope, choices.scopes(edition), N_("There is no population “{name}” here."))
    shown = (
        asked_period(edition, indicator, period, scope)
        if period
        else choices.latest_period(edition, indicator, scope=scope)
    )
    root = edition.tree.root.code
    units = units_of_level(edition, period=shown, area=root, level=level, peers=peers)
    found = indicator_ranking(edition, indicator, period=shown, units=units, area=root, scope=scope)
    return found.table.drop(columns=["start", "numerator", "denominator", "n"]), shown
