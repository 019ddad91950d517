"""The tables of the ranking page: proposals, problems that came again, dated entries."""

from dashboard.exports.exhibit import Exhibit
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking, ranking_tables
from dashboard.reports.selection import Selection


def proposals_exhibit(selection: Selection) -> Exhibit | None:
    """Return what the rules propose and persons decided, None where there is nothing."""
    if not asked_ranking.by_score(selection):
        return None
    found = asked_ranking.asked_scores(selection)
    matters = ranking_tables.shown_matters(found, asked_ranking.whole_scores(selection))
    if not matters:
        return None
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("proposals"),
        title=ranking_tables.matters_title(matters),
        subtitle=_("Proposals of the rules, decisions of persons · {where}").format(
            where=selection.title
        ),
        table=ranking_tables.matters_table(selection.edition, found, matters),
        notes=(_("The rules only propose; a person decides."),),
    )


def repeated_exhibit(selection: Selection) -> Exhibit | None:
    """Return the targets missed in periods running, None where there are none."""
    if not asked_ranking.by_score(selection):
        return None
    found = asked_ranking.asked_scores(selection)
    table = ranking_tables.repeated_table(selection.edition, found)
    if table.empty:
        return None
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("repeated problems"),
        title=ranking_tables.repeated_sentence(selection.edition, found),
        subtitle=_("Same target missed in two or more periods · {where}").format(
            where=selection.title
        ),
        table=table,
        decimals={_("Periods running"): 0},
    )


def entries_exhibit(selection: Selection) -> Exhibit | None:
    """Return the dated entries of the year, None where nothing was entered."""
    if not asked_ranking.by_score(selection):
        return None
    units = asked_ranking.asked_scores(selection).table["unit_code"].tolist()
    table = ranking_tables.entries_table(selection, units)
    if table.empty:
        return None
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("dated entries"),
        title=ranking_tables.entries_title(selection, units),
        subtitle=_("Dated entries of the year · {where}").format(where=selection.title),
        table=table,
    )
