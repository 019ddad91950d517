"""The ranking by one indicator: value with its interval against target, norm or wider area."""

from collections.abc import Mapping
from math import isfinite, isnan
from typing import Any, Literal

import pandas as pd

from dashboard.catalogue import Indicator, Interval
from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.charts.palette import paler
from dashboard.charts.ranking_look import Column, Plot
from dashboard.domain import wording
from dashboard.domain.assessment import ranking_words as words
from dashboard.domain.assessment.kinds import Yardstick
from dashboard.domain.figure import FIGURE_COLUMNS, Figure, figures_of
from dashboard.domain.status import Status
from dashboard.exports.pictures.picture import Picture
from dashboard.exports.pictures.ranked_rows import (
    ROOM,
    RankedRows,
    change_ink,
    good_or_bad,
    rank_and_unit,
    ranking_picture,
)
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.indicator_ranking import IndicatorRanking
from dashboard.reports.selection import Selection
from dashboard.reports.yardstick import benchmark_text

_WIDTHS = {
    "zh": {"rank": 66, "own": 100, "interval": 150, "missed": 132, "beyond": 168, "range": 110,
           "change": 104, "counts": 230},
    "en": {"rank": 72, "own": 100, "interval": 150, "missed": 150, "beyond": 170, "range": 120,
           "change": 116, "counts": 230},
}  # fmt: skip
_FEW_WIDTH = 38
"""Pixels that the number of few events takes beside a value."""
_RATIO_TICKS = (25, 50, 75, 100, 150, 200, 300, 400, 600, 1000, 2000, 4000)
_FAR = 1e6
"""Stands for an open end, which no picture can draw."""
_INKS = dict.fromkeys(("own_ink", "missed_ink", "beyond_ink", "change_ink"), theme.INK)


def indicator_ranking_picture(
    selection: Selection, found: IndicatorRanking, *, room: int = ROOM
) -> Picture:
    """Return the ranking by an indicator as the page draws it."""
    ranked = _ranked(selection, found)
    return ranking_picture(
        selection,
        ranked,
        before=rank_and_unit(ranked.rows["unit"].tolist(), rank=_WIDTHS[active()]["rank"]),
        plot=_plot(found),
        after=_after(found),
        key=_key(found),
        room=room,
    )


def _after(found: IndicatorRanking) -> list[Column]:
    width, table = _WIDTHS[active()], found.table
    few = _FEW_WIDTH if (table["status"] == Status.CAUTIOUS).any() else 0
    after = [
        Column("own", _("Value"), width["own"] + few, align="right", ink="own_ink", bold=True),
        Column("change", _("Last rank"), width["change"], ink="change_ink", priority=4),
    ]
    if table["missed"].any():
        after += [
            Column(
                "missed",
                words.yardstick_name(found.benchmark.kind),
                width["missed"],
                ink="missed_ink",
                priority=1,
            ),
            Column("beyond", _("By chance?"), width["beyond"], ink="beyond_ink", priority=2),
        ]
    if table["lower"].notna().any():
        after += [
            Column("interval", _("95% interval"), width["interval"], align="right", priority=3),
            Column("range", _("Rank range"), width["range"], align="right", priority=5),
        ]
    counts = Column("counts", _("Counts"), width["counts"], align="right", priority=6)
    return [*after, counts]


def _ranked(selection: Selection, found: IndicatorRanking) -> RankedRows:
    table, tree = found.table, selection.edition.tree
    listed = figures_of(table[list(FIGURE_COLUMNS)])
    rows = [
        _row(tree[figure.unit_code].label, figure, place, found)
        for figure, place in zip(listed, table.to_dict("records"), strict=True)
    ]
    return RankedRows(
        pd.DataFrame(rows),
        order={
            "rank": table["rank"],
            "unit": table["unit_code"],
            "own": table["value"],
            "interval": table["upper"] - table["lower"],
            "missed": table["missed"],
            "beyond": table["beyond"],
            "range": table["worst"] - table["best"],
            "change": table["rank_before"] - table["rank"],
            "counts": table["n"],
        },
        downward=frozenset({"own", "missed", "beyond", "change", "counts"}),
    )


def _row(
    name: str, figure: Figure, place: Mapping[Any, Any], found: IndicatorRanking
) -> dict[str, object]:
    """Return one unit's words, places and colours."""
    indicator, rank, missed = found.indicator, place["rank"], bool(place["missed"])
    few, colour = figure.status is Status.CAUTIOUS, good_or_bad(not missed)
    status = wording.status_name(figure.status)
    row = {
        "unit_code": figure.unit_code,
        "value": figure.value,
        "lower": figure.lower,
        "upper": min(figure.upper, _FAR),
        "colour": paler(colour) if few else colour,
        "pale": few,
        "unit": name,
        "interval": wording.interval_text(figure.lower, figure.upper, indicator),
        "tip": f"{name} · {status}",
    }
    if isnan(rank):
        blank = dict.fromkeys(("rank", "own", "missed", "beyond", "range", "change"), "")
        return {**row, **blank, **_INKS, "rank": "—", "counts": status}
    shown = {
        "rank": f"{rank:.0f}",
        "own": _value(figure, indicator),
        "own_ink": theme.MUTED if few else theme.INK,
        "missed": words.benchmark_verdict(missed, held=found.benchmark.kind),
        "missed_ink": good_or_bad(not missed),
        "beyond": words.chance_verdict(missed, beyond=bool(place["beyond"])),
        "beyond_ink": good_or_bad(False) if place["beyond"] else theme.MUTED,
        "range": words.range_text(place["best"], place["worst"]),
        "change": words.change_of_rank_text(rank, place["rank_before"]),
        "change_ink": change_ink(rank, place["rank_before"]),
        "counts": wording.events_text(figure, indicator),
    }
    told = ("own", "interval", "counts", "missed", "beyond")
    listed = [name, _("rank {rank}").format(rank=shown["rank"])]
    listed += [str({**row, **shown}[field]) for field in told]
    return {**row, **shown, "tip": " · ".join(part for part in listed if part not in ("", "—"))}


def _value(figure: Figure, indicator: Indicator) -> str:
    """Return a value, that of few events with their number."""
    value = wording.cell_text(figure.value, indicator)
    if figure.status is not Status.CAUTIOUS:
        return value
    return _("{value} (n = {n})").format(value=value, n=wording.number(figure.n))


def _plot(found: IndicatorRanking) -> Plot:
    """Return the axis around values and benchmark; very wide intervals are cut off."""
    table = found.table
    ratio = found.indicator.interval is Interval.SEX_RATIO
    held = _drawn_limits(found)
    values = [*table["value"].dropna(), *held] or [0.0, 1.0]
    low, high = min(values), max(values)
    ticks: tuple[float, ...] = ()
    if ratio:
        low, high = low / 1.4, high * 1.4
        ticks = tuple(tick for tick in _RATIO_TICKS if low < tick < high)
    else:
        reach = max((high - low) * 0.35, abs(high) * 0.01, 1e-6)
        ends = table["lower"].min(), table["upper"].max()
        low = low - reach if isnan(ends[0]) else max(min(ends[0], low), low - reach)
        high = high + reach if isnan(ends[1]) else min(max(ends[1], high), high + reach)
    return Plot(
        head=_("Value and its 95% interval") if table["lower"].notna().any() else _("Value"),
        domain=(float(low), float(high)),
        ticks=ticks,
        ratio=ratio,
        reference=(held[0], held[-1]) if held else None,
    )


def _drawn_limits(found: IndicatorRanking) -> list[float]:
    """Return the limits that are drawn: both of a range, one, or none."""
    return sorted({limit for limit in found.benchmark.drawn if isfinite(limit)})


def _key(found: IndicatorRanking) -> list[KeyItem]:
    held, items = _drawn_limits(found), []
    named = benchmark_text(found.benchmark, found.indicator, found.area)
    if held:
        form: Literal["dashed", "area"] = "dashed" if len(held) == 1 else "area"
        colour = theme.REFERENCE if form == "dashed" else theme.NORM
        items.append(KeyItem(form, colour, named))
    elif found.benchmark.kind is Yardstick.TARGET:
        items.append(KeyItem("words", theme.MUTED, named))
    if found.table["lower"].notna().any():
        items.append(KeyItem("area", theme.BAND, _("95% interval")))
    few = int((found.table["status"] == Status.CAUTIOUS).sum())
    if few:
        words_of_few = _("pale: {words}").format(words=wording.status_name(Status.CAUTIOUS))
        items.append(KeyItem("pale", good_or_bad(True), words_of_few, count=few))
    return items


def indicator_ranking_table(selection: Selection, found: IndicatorRanking) -> pd.DataFrame:
    """Return the ranking by an indicator as files have it: numbers as numbers."""
    tree, table = selection.edition.tree, found.table
    return pd.DataFrame(
        {
            _("Rank"): table["rank"].astype("Int64"),
            _("Unit code"): table["unit_code"],
            _("Unit"): [tree[code].label for code in table["unit_code"]],
            found.indicator.name: table["value"],
            _("Lower end"): table["lower"],
            _("Upper end"): table["upper"],
            _("Rank at best"): table["best"].astype("Int64"),
            _("Rank at worst"): table["worst"].astype("Int64"),
            _("Rank before"): table["rank_before"].astype("Int64"),
            _("Misses the target"): table["missed"],
            _("Beyond chance"): table["beyond"],
            _("State"): [wording.status_name(status) for status in table["status"]],
        }
    )
