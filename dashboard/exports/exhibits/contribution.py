"""The exhibit of the contribution beside the map: what units add to value or change."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.domain.units import Unit
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.inlined import inlined
from dashboard.exports.pictures.contribution import change_picture, makeup_picture
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import gettext as _
from dashboard.reports import contribution, map_place
from dashboard.reports.contribution_tables import change_table, makeup_table
from dashboard.reports.contribution_words import change_sentences, makeup_sentences
from dashboard.reports.selection import Selection


def contribution_exhibit(selection: Selection) -> Exhibit | None:
    """Return the contribution that is asked for, None where it cannot be told."""
    area, level = map_place.compared_units(selection)
    if map_place.parts(selection) == map_place.CHANGE:
        return _change(selection, area, level)
    return _makeup(selection, area, level)


def panel_exhibit(selection: Selection) -> Exhibit | None:
    """Return the contribution where it stands beside the map."""
    shown = map_place.panel(selection) == map_place.CONTRIBUTION
    return contribution_exhibit(selection) if shown else None


def _makeup(selection: Selection, area: Unit, level: str) -> Exhibit | None:
    found = contribution.makeup(
        selection.edition,
        selection.indicator,
        period=selection.period,
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    if found.units.empty:
        return None
    return _exhibit(
        replace(selection, unit=area),
        makeup_sentences(selection, found, area=area, level=level),
        makeup_picture(selection, found, area=area),
        makeup_table(selection, found),
    )


def _change(selection: Selection, area: Unit, level: str) -> Exhibit | None:
    found = contribution.change(
        selection.edition,
        selection.indicator,
        periods=(map_place.other_period(selection), selection.period),
        area=area.code,
        level=level,
        scope=selection.scope,
    )
    if found.units.empty:
        return None
    return _exhibit(
        replace(selection, unit=area),
        change_sentences(selection, found, area=area),
        change_picture(selection, found),
        change_table(selection, found),
    )


def _exhibit(
    seen: Selection, said: Sequence[str], picture: Picture, table: pd.DataFrame
) -> Exhibit:
    numbers = table.select_dtypes("number").columns
    return Exhibit(
        selection=seen,
        kind=_("contribution"),
        subject=seen.indicator.name,
        title=said[0],
        subtitle=_("What units add to {indicator} · {where}").format(
            indicator=seen.indicator.name, where=seen.title
        ),
        table=table,
        decimals=dict.fromkeys(map(str, numbers), seen.indicator.decimals + 1),
        chart=inlined(picture.specification),
        notes=tuple(said[1:]),
        key=picture.key,
    )
