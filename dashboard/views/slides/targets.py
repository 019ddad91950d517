"""The targets as slides: findings, gauges, rates, the matrix of units in parts."""

from collections.abc import Sequence

from dashboard import catalogue as catalogues
from dashboard.domain.units import Unit
from dashboard.exports.pictures.gauges import gauges_picture, grown
from dashboard.exports.pictures.target_matrix import MatrixRows, matrix_picture, matrix_rows
from dashboard.exports.pictures.target_rates import rate_lines
from dashboard.i18n import gettext as _
from dashboard.reports.page_findings import target_sentences
from dashboard.reports.selection import Selection
from dashboard.reports.targets import TargetLine, focus_of
from dashboard.views import cached, target_figures
from dashboard.views.slides.parting import parted
from dashboard.views.slides.slide import Slide, Told, draw_sentences, told_slide
from dashboard.views.targets import draw_year

_GAUGES, _RATES, _ROWS = 5, 12, 9
"""Most gauges, rates and rows of the matrix on a slide."""
_MATRIX_ROOM, _NARROW = 350, 12
"""Pixels for the matrix, and columns from which on their names get narrower lines."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of the targets, or the one that says that there are none."""
    focus = focus_of(selection)
    lines = cached.unit_targets(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        unit=focus.code,
        scope=selection.scope,
    )
    found = [Slide("findings", lambda: _draw_findings(selection, lines))]
    gauges = grown(lines)
    found += [_gauges(selection, shown) for shown in parted(gauges, _GAUGES)]
    found += [_rates(shown) for shown in parted(rate_lines(lines), _RATES)]
    units = matrix_rows(selection, focus).units
    return [*found, *(_matrix(selection, focus, shown) for shown in parted(units, _ROWS))]


def _draw_findings(selection: Selection, lines: Sequence[TargetLine]) -> None:
    so_far = cached.year_so_far(selection.edition, selection.period)
    contracts = cached.signed_contracts(selection.edition, so_far, unit=focus_of(selection).code)
    if not lines and not contracts.due:
        draw_sentences([_("No targets are given for this unit and year.")])
        return
    draw_sentences(target_sentences(selection, lines, so_far, contracts), alone=True)
    draw_year(so_far, contracts)


def _gauges(selection: Selection, shown: Sequence[TargetLine]) -> Slide:
    so_far = cached.year_so_far(selection.edition, selection.period)
    return told_slide("gauges", lambda: Told(picture=gauges_picture(shown, so_far)), chart=True)


def _rates(shown: Sequence[TargetLine]) -> Slide:
    return Slide("rates", lambda: target_figures.draw_rates(shown))


def _matrix(selection: Selection, focus: Unit, shown: Sequence[Unit]) -> Slide:
    return told_slide("matrix", lambda: _told_matrix(selection, focus, shown), rows=True)


def _told_matrix(selection: Selection, focus: Unit, shown: Sequence[Unit]) -> Told:
    rows = matrix_rows(selection, focus)
    matrix = cached.target_matrix(
        selection.edition,
        catalogues.load(),
        period=selection.period,
        units=rows.codes,
        scope=selection.scope,
    )
    return Told(
        picture=matrix_picture(
            matrix,
            MatrixRows(rows.above, list(shown)),
            focus=focus,
            so_far=cached.year_so_far(selection.edition, selection.period),
            room=_MATRIX_ROOM,
            letters=2 if len(matrix.keys) > _NARROW else 3,
        )
    )
