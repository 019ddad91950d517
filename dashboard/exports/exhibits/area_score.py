"""The exhibits of a unit's score: its parts with dated entries, what is proposed and decided."""

import pandas as pd

from dashboard.domain.assessment.scores import DECIMALS
from dashboard.exports.exhibit import Exhibit
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.reports.ranking_tables import unit_matters_table
from dashboard.reports.score_parts import unit_parts_table
from dashboard.reports.score_sentences import unit_score_sentences
from dashboard.reports.selection import Selection


def score_exhibit(selection: Selection) -> Exhibit | None:
    """Return the parts of the unit's score, None where it has none."""
    found = asked_ranking.scores_of_unit(selection)
    if found is None:
        return None
    said = unit_score_sentences(selection, found)
    shown = unit_parts_table(selection, found, selection.unit.code)
    points = (_("Points made"), _("Of"))
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("parts of the score"),
        title=_("{unit}: {finding}").format(unit=selection.unit.label, finding=said[0]),
        subtitle=_("Score and its parts · {where}").format(where=selection.title),
        table=shown.assign(
            **{name: pd.to_numeric(shown[name], errors="coerce") for name in points}
        ),
        decimals=dict.fromkeys(points, DECIMALS),
        shown=shown,
        notes=tuple(said[1:]),
    )


def matters_exhibit(selection: Selection) -> Exhibit | None:
    """Return what is proposed and decided for the unit, None where there is nothing."""
    found = asked_ranking.scores_of_unit(selection)
    if found is None:
        return None
    table = unit_matters_table(selection, found)
    if table.empty:
        return None
    measures = list(dict.fromkeys(table[_("Measure")]))
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("proposals"),
        title=_("{unit}: {measures}.").format(
            unit=selection.unit.label, measures=_(", ").join(measures)
        ),
        subtitle=_("Proposals of the rules, decisions of persons · {where}").format(
            where=selection.title
        ),
        table=table,
        notes=(_("The rules only propose; a person decides."),),
    )
