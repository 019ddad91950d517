"""The waterfall of contributions: from the benchmark, or from before, to the area's value."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from dashboard.catalogue import Indicator
from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import VERDICT_LOOKS
from dashboard.charts.waterfall import WaterfallLook, waterfall_specification
from dashboard.domain import wording
from dashboard.domain.contribution import meaning, most_telling, rest_by_side
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.status import Verdict
from dashboard.domain.units import Unit
from dashboard.exports.pictures.picture import Picture
from dashboard.i18n import N_, active
from dashboard.i18n import gettext as _
from dashboard.reports.comparisons import YEAR
from dashboard.reports.contribution import Change, Makeup
from dashboard.reports.contribution_words import amount_decimals, changed_beyond_chance
from dashboard.reports.selection import Selection
from dashboard.reports.tooltips import figure_lines

_MOST_UNITS = 9
_ROW = 25
"""Pixels of a step."""
_FRAME = 44
_NAMES = {"zh": 102, "en": 138}
"""Pixels for the names of steps."""
_SIDES = {Verdict.WORSE: N_("to the worse"), Verdict.BETTER: N_("to the better")}
_UNJUDGED = VERDICT_LOOKS[Verdict.HIGHER].strong


class _Part(NamedTuple):
    code: str
    name: str
    amount: float
    tip: str


def makeup_picture(selection: Selection, found: Makeup, *, area: Unit) -> Picture:
    """Return what units add to the area's distance from the benchmark; there must be units."""
    indicator, units = selection.indicator, found.units
    rows = figures_of(units[list(FIGURE_COLUMNS)])
    tips = [
        _makeup_tip(row, indicator, area=area, left=left)
        for row, left in zip(rows, units["without"], strict=True)
    ]
    parts = _parts(selection, units["unit_code"], units["points"], tips)
    rest = [_Part("", _("Not told singly"), found.rest, "")] if found.rest else []
    return _picture(
        selection,
        parts,
        tail=rest,
        band=indicator.band,
        ends=((_benchmark_name(indicator, found.benchmark), found.benchmark),
              (area.label, found.area.value)),
        sure=found.sure,
    )  # fmt: skip


def change_picture(selection: Selection, found: Change) -> Picture:
    """Return what units' own values, and all weights, did to the area; there must be units."""
    indicator, units = selection.indicator, found.units
    columns = (units[name].tolist() for name in ("before", "now", "rate", "mix"))
    tips = [
        _change_tip(indicator, (before, now), (rate, mix))
        for before, now, rate, mix in zip(*columns, strict=True)
    ]
    parts = _parts(selection, units["unit_code"], units["rate"], tips)
    tail = [_Part("", _("Weights"), float(units["mix"].sum()), _("Units' weights changed"))]
    if found.rest:
        tail.append(_Part("", _("Not told singly"), found.rest, ""))
    calendar = selection.edition.settings.calendar
    earlier = selection.period.shifted(found.before.start - found.now.start)
    of_the_year = found.now.start - found.before.start == YEAR
    before = _("A year before") if of_the_year else wording.period_name(earlier, calendar)
    return _picture(
        selection,
        parts,
        tail=[part for part in tail if part.amount],
        band=None,  # far from a change it would leave no room for it
        ends=((before, found.before.value), (_("This period"), found.now.value)),
        sure=changed_beyond_chance(indicator, found) is not False,
    )


def _parts(
    selection: Selection, codes: Iterable[str], amounts: Iterable[float], tips: Iterable[str]
) -> list[_Part]:
    tree = selection.edition.tree
    return [
        _Part(code, tree[code].label, float(amount), tip)
        for code, amount, tip in zip(codes, amounts, tips, strict=True)
    ]


def _picture(
    selection: Selection,
    parts: Sequence[_Part],
    *,
    tail: Sequence[_Part],
    band: tuple[float, float] | None,
    ends: tuple[tuple[str, float], tuple[str, float]],
    sure: bool,
) -> Picture:
    """Return the waterfall; where it may all be chance, its steps are judged neither way."""
    indicator, focus = selection.indicator, selection.unit.code
    amounts = np.array([part.amount for part in parts])
    side = ends[1][1] - ends[0][1]
    told = most_telling(
        amounts,
        number=_MOST_UNITS,
        always=np.array([part.code == focus for part in parts]),
        side=side,
    )
    rest = rest_by_side(amounts, told, side=side)
    steps = [parts[place] for place in told]
    steps += [_together([parts[place] for place in places]) for places in rest]
    drawn = _steps(indicator, [*steps, *tail], ends=ends, focus=focus, sure=sure)
    look = WaterfallLook(rows=len(drawn), names=_NAMES[active()], band=band)
    return Picture(
        waterfall_specification(drawn, look=look),
        key=_key(drawn, band=band is not None, sure=sure),
        height=_ROW * len(drawn) + _FRAME,
    )


def _together(parts: Sequence[_Part]) -> _Part:
    """Return parts of one sign as one, a single one as it is."""
    if len(parts) == 1:
        return parts[0]
    amount = sum(part.amount for part in parts)
    name = _("Other {count} up") if amount > 0 else _("Other {count} down")
    return _Part("", name.format(count=len(parts)), amount, "")


def _steps(
    indicator: Indicator,
    parts: Sequence[_Part],
    *,
    ends: tuple[tuple[str, float], tuple[str, float]],
    focus: str,
    sure: bool,
) -> pd.DataFrame:
    """Return the rows that the chart draws: the first value, parts that lead on, the last."""
    (first, start), (last, end) = ends
    amounts = [part.amount for part in parts]
    decimals = amount_decimals(indicator, [part.amount for part in parts if part.code])
    places = start + np.cumsum([0.0, *amounts])
    looks = [VERDICT_LOOKS[meaning(indicator, one, value=end, sure=sure)] for one in amounts]
    signed = [wording.signed_text(amount, decimals) for amount in amounts]
    names, tips = [part.name for part in parts], [part.tip for part in parts]
    values = [wording.cell_text(value, indicator) for value in (start, end)]
    told = [
        f"{name} {amount}" + (f" · {tip}" if tip else "")
        for name, amount, tip in zip(names, signed, tips, strict=True)
    ]
    return pd.DataFrame(
        {
            "code": ["", *(part.code for part in parts), ""],
            "name": [first, *names, last],
            "start": [start, *places[:-1], end],
            "end": [start, *places[1:], end],
            "amount": [values[0], *signed, values[1]],
            "colour": [theme.INK, *(look.strong for look in looks), theme.INK],
            "whole": [True, *([False] * len(parts)), True],
            "focus": [False, *(part.code == focus for part in parts), False],
            "tip": [f"{first} {values[0]}", *told, f"{last} {values[1]}"],
        }
    )


def _benchmark_name(indicator: Indicator, benchmark: float) -> str:
    if indicator.band:
        return _("Norm {limit:g}").format(limit=benchmark)
    return _("All") if benchmark else _("From zero")


def _makeup_tip(row: Figure, indicator: Indicator, *, area: Unit, left: float) -> str:
    lines = figure_lines(row, indicator)
    if not np.isnan(left):
        value = wording.value_text(left, indicator)
        lines.append(_("{area} without it {value}").format(area=area.label, value=value))
    return " · ".join(lines)


def _change_tip(
    indicator: Indicator, values: tuple[float, float], effects: tuple[float, float]
) -> str:
    decimals = amount_decimals(indicator, effects)
    rate, mix = (wording.signed_text(amount, decimals) for amount in effects)
    before, now = (
        _("cannot be calculated") if np.isnan(value) else wording.value_text(value, indicator)
        for value in values
    )
    parts = _("own value {rate}, weight {mix}").format(rate=rate, mix=mix)
    return f"{before} → {now} · {parts}"


def _key(steps: pd.DataFrame, *, band: bool, sure: bool) -> tuple[KeyItem, ...]:
    colours = set(steps["colour"])
    items = [
        KeyItem("area", VERDICT_LOOKS[side].strong, _(words))
        for side, words in _SIDES.items()
        if VERDICT_LOOKS[side].strong in colours
    ]
    if _UNJUDGED in colours:
        words = _("neither better nor worse") if sure else _("may be chance, so not judged")
        items.append(KeyItem("area", _UNJUDGED, words))
    if band:
        items.append(KeyItem("area", theme.NORM, _("normal range")))
    return tuple(items)
