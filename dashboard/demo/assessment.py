"""The assessment of a fictional territory as files: rules, dated entries, register."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.demo.assessment_rules import (
    Peers,
    city_rules,
    county_rules,
    district_rules,
    peer_groups,
    sized_rules,
)
from dashboard.demo.tree import Level
from dashboard.demo.writing import ENCODING

_ENTRY_COLUMNS = ("日期", "考核项目", "评分来源", "加减分", "事由")
_DECISION_COLUMNS = ("措施", "决定", "考核期", "决定日期", "决定单位", "理由")
Row = tuple[str, ...]


@dataclass(frozen=True)
class _Tables:
    """Rows of both tables, each after the position of its unit."""

    entries: Sequence[tuple[int, Row]]
    register: Sequence[tuple[int, Row]]


_COUNTY_OFFICE = "县考核工作领导小组办公室"
_COUNTY = _Tables(
    entries=(
        (8, ("2025-12-11", "“三查”率", "暗访", "-0.5", "暗访发现2名对象“三查”记录不实")),
        (9, ("2026-01-15", "统计准确率", "抽样调查", "-1", "抽样调查发现漏报出生1人，已补报")),
        (1, ("2026-02-06", "", "信访举报", "-1", "群众举报经查属实，已限期整改")),
        (7, ("2026-03-10", "", "问卷调查", "+0.5", "群众满意度居全县第一")),
        (13, ("2026-03-18", "奖励优待政策兑现率", "报表", "-1", "兑现资金报表迟报")),
    ),
    register=(
        (4, ("重点管理", "确认", "2025H1", "2025-04-22", _COUNTY_OFFICE, "考核排名末位")),
        (4, ("重点管理", "解除", "2025H2", "2025-10-20", _COUNTY_OFFICE, "整改到位，名次回升")),
        (
            13,
            (
                "重点管理",
                "确认",
                "2025H2",
                "2025-10-20",
                _COUNTY_OFFICE,
                "考核排名末位，限期整改",
            ),
        ),
        (8, ("黄牌警告", "不予认定", "2025H2", "2025-10-20", _COUNTY_OFFICE, "人数少，属偶然波动")),
        (
            14,
            ("黄牌警告", "确认", "2026H1", "2026-04-16", _COUNTY_OFFICE, "得分过低，类别下降"),
        ),
    ),
)
_DISTRICT_OFFICE = "区考核工作领导小组办公室"
_DISTRICT = _Tables(
    entries=(
        (9, ("2026-03-20", "统计准确率", "抽样调查", "-1", "抽样调查发现漏报出生1人，已补报")),
        (7, ("2026-05-12", "节育措施落实及时率", "暗访", "-1", "暗访发现3例登记时间不实")),
        *(
            (
                street,
                (
                    "2026-06-10",
                    "节育措施落实及时率",
                    "抽样调查",
                    f"-{0.5 * found:g}",
                    f"抽样调查3个样本点，{found}个措施及时率不到50%，已限期整改",
                ),
            )
            for street, found in ((1, 1), (7, 2), (8, 1))
        ),
        (5, ("2026-06-18", "", "问卷调查", "+0.5", "群众满意度居全区第一")),
    ),
    register=(
        (7, ("重点管理", "确认", "2025H2", "2026-01-16", _DISTRICT_OFFICE, "措施及时率连续偏低")),
        (9, ("黄牌警告", "确认", "2026H1", "2026-07-10", _DISTRICT_OFFICE, "类别下降")),
    ),
)
_CITY_OFFICE = "市考核工作领导小组办公室"
_CITY = _Tables(
    entries=(
        (42, ("2025-11-19", "统计准确率", "抽样调查", "-2", "抽样调查发现漏报出生2人，已补报")),
        (23, ("2025-12-09", "“三查”率", "暗访", "-1", "暗访发现4名对象“三查”记录不实")),
        (64, ("2026-01-22", "", "信访举报", "-1", "群众举报经查属实，已限期整改")),
        (5, ("2026-02-11", "奖励优待政策兑现率", "报表", "-0.5", "兑现资金报表迟报")),
        (100, ("2026-03-05", "", "问卷调查", "-0.5", "群众满意度低于全市平均水平")),
        (78, ("2026-03-12", "", "问卷调查", "+0.5", "群众满意度居全市前列")),
        (8, ("2026-03-24", "统计准确率", "抽样调查", "-1", "抽样调查发现漏报出生1人，已补报")),
    ),
    register=(
        (42, ("重点管理", "确认", "2025H2", "2025-11-06", _CITY_OFFICE, "考核排名末位")),
        (8, ("黄牌警告", "确认", "2025H2", "2025-11-06", _CITY_OFFICE, "统计准确率连续偏低")),
        (67, ("一票否决", "确认", "2026H1", "2026-04-21", _CITY_OFFICE, "突击检查查实瞒报出生")),
        (
            42,
            (
                "黄牌警告",
                "确认",
                "2026H1",
                "2026-04-21",
                _CITY_OFFICE,
                "得分过低，问题屡次出现",
            ),
        ),
    ),
)


def write_county_assessment(folder: Path, townships: Level) -> None:
    """Write the county's rules, entries and register below ``folder``."""
    groups = [
        _of_kind(townships, "towns", "街道和镇组", "Subdistricts and towns", endings="道镇"),
        _of_kind(townships, "townships", "乡组", "Townships", endings="乡"),
    ]
    _write(folder, county_rules() + peer_groups(groups), townships, _COUNTY)


def write_district_assessment(folder: Path, streets: Level) -> None:
    """Write the district's rules, entries and register below ``folder``."""
    _write(folder, district_rules(), streets, _DISTRICT)


def write_city_assessment(folder: Path, counties: Level, townships: Level) -> None:
    """Write the city's rules, entries and register below ``folder``."""
    groups = [
        _of_kind(counties, "urban", "城区组", "Urban districts", endings="区"),
        _of_kind(counties, "rural", "县域组", "Counties", endings="县"),
    ]
    _write(folder, city_rules() + peer_groups(groups), townships, _CITY)


def write_sized_assessment(folder: Path) -> None:
    """Write rules for a territory of any size below ``folder``; nothing is entered there."""
    _write_rules(folder, sized_rules())


def _of_kind(level: Level, name: str, zh: str, en: str, *, endings: str) -> Peers:
    named = zip(level.codes, level.names, strict=True)
    return Peers(name, zh, en, [code for code, unit in named if unit.zh[-1] in endings])


def _write(folder: Path, rules: str, level: Level, tables: _Tables) -> None:
    _write_rules(folder, rules)
    listed = {
        "scores": (_ENTRY_COLUMNS, tables.entries),
        "register": (_DECISION_COLUMNS, tables.register),
    }
    for name, (columns, rows) in listed.items():
        table = pd.DataFrame([row for _unit, row in rows], columns=list(columns))
        table.insert(0, "单位代码", [level.codes[unit] for unit, _row in rows])
        table.insert(1, "单位名称", [level.names[unit].zh for unit, _row in rows])
        table.to_csv(folder / f"{name}.csv", index=False, encoding=ENCODING, lineterminator="\n")


def _write_rules(folder: Path, rules: str) -> None:
    (folder / "assessment.toml").write_text(rules, encoding="utf-8", newline="\n")
