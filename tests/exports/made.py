"""Sections made by hand of the figures of a territory: a chart, a ranking, a map, a table."""

from typing import Any

import pandas as pd

from dashboard import catalogue as catalogues
from dashboard import i18n
from dashboard.exports.exhibit import Exhibit, NativeChart
from dashboard.exports.section import Pack, Section
from dashboard.reports.figures import figures, like_periods
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Store

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63"
    "f8cfc0f01f0005000201a5f645400000000049454e44ae426082"
)


def pixel(_exhibit: Exhibit, *, width: int, height: int) -> bytes:
    """Draw a picture of one pixel, whatever its room."""
    assert width > height > 0
    return PIXEL


def made_pack(store: Store, *, territory: str = "county", lang: i18n.Language = "zh") -> Pack:
    """Return a pack of two steps: the trend of births, and all townships in chart and table."""
    i18n.activate(lang)
    asked = {"territory": territory, "indicator": "sex_ratio_at_birth", "lang": lang}
    shown = resolve(asked, store, catalogues.load())
    zh = lang == "zh"
    heading = "一季度" if zh else "Results"
    findings = ("出生人口性别比144.8，高出正常值上限38个点。", "变化在随机波动范围内。")
    if not zh:
        findings = ("Sex ratio at birth 144.8, 38 points above the norm.", "It may be chance.")
    return Pack(
        (
            Section(heading, "trends", shown, findings, (trend(shown), ranking(shown))),
            Section("=风险", "map", shown, findings[:1], (map_of(shown), wide(shown))),
        )
    )


def trend(shown: Selection) -> Exhibit:
    """Return the history of the selected indicator as a line."""
    periods = like_periods(shown.period.start - 12 * 8, shown.period)
    rows = figures(shown.edition, shown.indicator, periods=periods, units=[shown.unit.code],
                   scope=shown.scope)  # fmt: skip
    years = [str(shown.edition.settings.calendar.year_of(int(start))) for start in rows["start"]]
    table = pd.DataFrame({"年份": years, "本县": rows["value"], "正常值上限": 107.0})
    table.loc[2, "本县"] = float("nan")
    return Exhibit(
        selection=shown,
        kind="趋势图",
        subject=shown.indicator.name,
        title=f"{shown.indicator.name}连续八年高于正常值上限，今年上半年为144.8",
        subtitle=f"{shown.unit.label}，历年上半年，女=100",
        table=table,
        decimals={"本县": 1, "正常值上限": 0},
        chart=_spec(table, "年份", "本县"),
        native=NativeChart("line", "年份", ("本县", "正常值上限")),
        notes=("出生1,028人；95%区间127.9–164.0。",),
    )


def ranking(shown: Selection) -> Exhibit:
    """Return the units of the map's level as bars."""
    table = _level(shown)
    return Exhibit(
        selection=shown,
        kind="排名图",
        subject=shown.indicator.name,
        title="18个乡镇中有2个乡镇超出正常值上限，且不能用随机波动解释",
        subtitle="各乡镇，2026年上半年",
        table=table,
        decimals={"数值": 1},
        chart=_spec(table, "乡镇", "数值"),
        native=NativeChart("bar", "乡镇", ("数值",)),
        notes=("出生不足10人的乡镇不作判断。",),
    )


def map_of(shown: Selection) -> Exhibit:
    """Return the same units as a picture."""
    table = _level(shown)
    return Exhibit(
        selection=shown,
        kind="地图",
        subject=shown.indicator.name,
        title="偏高乡镇集中在县域南部",
        subtitle="各乡镇，2026年上半年",
        table=table,
        decimals={"数值": 1},
        chart=_spec(table, "乡镇", "数值"),
    )


def wide(shown: Selection) -> Exhibit:
    """Return a long table with texts: no chart, one cell that looks like a formula."""
    table = _level(shown)
    table = table.assign(
        原因=["未完成责任目标，且超出随机波动范围，上期已列为重点管理单位"] * len(table),
        期限="2026-09-30",
        责任人="=HYPERLINK(1)",
    )
    return Exhibit(
        selection=shown,
        kind="表",
        subject="后进单位",
        title="后进单位及其原因",
        subtitle="各乡镇",
        table=table,
        decimals={"数值": 1},
    )


def _level(shown: Selection) -> pd.DataFrame:
    tree = shown.edition.tree
    units = [unit for unit in tree if unit.level == shown.level]
    rows = figures(shown.edition, shown.indicator, periods=[shown.period],
                   units=[unit.code for unit in units], scope=shown.scope)  # fmt: skip
    return pd.DataFrame(
        {
            "乡镇": [unit.label for unit in units],
            "出生": rows["numerator"] + rows["denominator"],
            "数值": rows["value"],
            "状态": rows["status"],
        }
    )


def _spec(table: pd.DataFrame, category: str, value: str) -> dict[str, Any]:
    return {
        "width": 700,
        "height": 300,
        "data": {"values": table.astype(object).where(table.notna(), None).to_dict("records")},
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "x": {"field": category, "type": "ordinal", "sort": None},
            "y": {"field": value, "type": "quantitative"},
        },
    }
