"""The exhibits of an area profile: the spine chart and the table of all indicators."""

from collections.abc import Sequence

from dashboard import catalogue as catalogues
from dashboard.domain import target_wording, wording
from dashboard.domain.status import Status, Verdict
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits.columns import indicators_table
from dashboard.exports.exhibits.trend import unit_sentence
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.area_tables import (
    profile_notes,
    profile_table,
)
from dashboard.exports.pictures.spine import spine_picture
from dashboard.i18n import gettext as _
from dashboard.reports import area, spine
from dashboard.reports.selection import Selection

_MOST_NAMED = 5


def sentences(selection: Selection) -> list[str]:
    """Return the finding of the unit in focus."""
    return [unit_sentence(selection)]


def spine_exhibit(selection: Selection) -> Exhibit | None:
    """Return the spine chart; None where the unit has no siblings to stand among."""
    lines = spine.spine(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    if not lines:
        return None
    area_name = area.benchmark(selection).label
    columns = indicators_table(
        [line.indicator for line in lines],
        [line.unit for line in lines],
        {
            area_name: [line.area.value for line in lines],
            _("Against the wider area"): [wording.verdict_name(line.verdict) for line in lines],
        },
    )
    picture = spine_picture(selection, lines)
    judged = {
        verdict: [line.indicator.short_name for line in lines if line.verdict is verdict]
        for verdict in (Verdict.WORSE, Verdict.BETTER)
    }
    return Exhibit(
        selection=selection,
        kind=_("spine chart"),
        subject=_("indicators"),
        title=_compared(selection.unit.label, area_name, judged, total=len(lines)),
        subtitle=_("Every indicator against {area} · {where}").format(
            area=area_name, where=selection.title
        ),
        table=columns.table,
        decimals=columns.decimals,
        chart=inlined(picture.specification),
        rows=picture.rows,
        key=picture.key,
    )


def _compared(unit: str, area_name: str, judged: dict[Verdict, list[str]], *, total: int) -> str:
    """Return how many indicators are worse or better than the wider area's, and which."""
    worse, better = judged[Verdict.WORSE], judged[Verdict.BETTER]
    named = ""
    if worse:
        names = target_wording.names_text(worse, most=_MOST_NAMED)
        more = len(worse) - _MOST_NAMED
        names += _(" and {count} more").format(count=more) if more > 0 else ""
        named = _(" ({names})").format(names=names)
    return _(
        "{unit} against {area}, of {total} indicators: worse beyond chance {worse}{named}, "
        "better {better}."
    ).format(
        unit=unit,
        area=area_name,
        total=total,
        worse=len(worse),
        better=len(better),
        named=named,
    )


def profile_exhibit(selection: Selection) -> Exhibit | None:
    """Return the table of all indicators; None where nothing is reported."""
    wider = area.benchmark(selection)
    every = area.profile(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=selection.unit.code,
        area=wider.code,
        scope=selection.scope,
    )
    lines = [line for line in every if line.now.status is not Status.NO_DATA]
    if not lines:
        return None
    area_name = "" if wider == selection.unit else wider.label
    further: dict[str, Sequence[object]] = {
        _("A year before"): [line.before.value for line in lines]
    }
    if area_name:
        further[area_name] = [line.area.value for line in lines]
        further[_("Against the wider area")] = [
            wording.verdict_name(line.verdict) for line in lines
        ]
    columns = indicators_table(
        [line.indicator for line in lines], [line.now for line in lines], further
    )
    given = sum(line.now.given for line in lines)
    return Exhibit(
        selection=selection,
        kind=_("table"),
        subject=_("indicators"),
        title=_("{unit}: figures of {given} of {total} indicators in this period.").format(
            unit=selection.unit.label, given=given, total=len(lines)
        ),
        subtitle=_("All indicators · {where}").format(where=selection.title),
        table=columns.table,
        decimals=columns.decimals,
        shown=profile_table(lines, area_name),
        notes=tuple(profile_notes(lines)),
    )
