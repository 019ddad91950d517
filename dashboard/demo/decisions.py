"""What earlier meetings of a fictional territory decided, as a file."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.demo.tree import Level
from dashboard.demo.writing import ENCODING

_WHOLE = -1
"""Position of the territory itself, where others are those of its units."""
_COLUMNS = ("决定日期", "决定事项", "指标", "责任单位", "办理时限", "办理状态", "办结日期", "备注")
_OPEN, _DONE, _DROPPED = "在办", "办结", "撤销"
_Row = tuple[int, tuple[str, ...]]

_COUNTY: Sequence[_Row] = (
    (
        _WHOLE,
        (
            "2025-10-20",
            "将出生登记与住院分娩记录逐乡镇比对，报送核查报告",
            "出生人口性别比",
            "县卫生健康局",
            "2026-02-28",
            _OPEN,
            "",
            "已比对11个乡镇",
        ),
    ),
    (
        9,
        (
            "2025-10-20",
            "逐例核查二孩出生登记，核查结果报县领导小组",
            "二孩出生人口性别比",
            "明溪镇人民政府",
            "2026-03-15",
            _OPEN,
            "",
            "",
        ),
    ),
    (
        13,
        (
            "2025-10-20",
            "制定重点管理整改方案并组织实施",
            "",
            "云峰乡人民政府",
            "2025-12-31",
            _DONE,
            "2025-12-18",
            "方案已报县考核办",
        ),
    ),
    (
        13,
        (
            "2026-01-15",
            "逐例核查二孩出生登记，核查结果报县领导小组",
            "二孩出生人口性别比",
            "云峰乡人民政府",
            "2026-04-30",
            _OPEN,
            "",
            "",
        ),
    ),
    (
        _WHOLE,
        (
            "2026-01-15",
            "奖励扶助资金下半年全部兑现到位",
            "奖励优待政策兑现率",
            "县财政局",
            "2026-09-30",
            _OPEN,
            "",
            "",
        ),
    ),
    (
        8,
        (
            "2025-10-20",
            "核查“三查”率波动原因",
            "“三查”率",
            "月塘镇人民政府",
            "2026-01-31",
            _DROPPED,
            "2025-11-03",
            "经核实属人数少的偶然波动，不再办理",
        ),
    ),
)
_DISTRICT: Sequence[_Row] = (
    (
        7,
        (
            "2026-01-16",
            "抽样点及时率偏低的社区逐一整改",
            "节育措施落实及时率",
            "云川街道办事处",
            "2026-05-31",
            _OPEN,
            "",
            "",
        ),
    ),
    (
        _WHOLE,
        (
            "2026-01-16",
            "补录并上传积存的出生个案信息",
            "出生个案信息上传率",
            "区卫生健康局",
            "2026-06-15",
            _OPEN,
            "",
            "已上传四万余条",
        ),
    ),
    (
        9,
        (
            "2026-01-16",
            "开展出生漏报自查",
            "统计准确率",
            "梅峰街道办事处",
            "2026-03-31",
            _DONE,
            "2026-03-27",
            "查出的漏报已补报",
        ),
    ),
    (
        _WHOLE,
        (
            "2026-04-10",
            "新建文化大院和书屋全部开工",
            "新建成生育文化大院数",
            "区计生协会",
            "2026-08-31",
            _OPEN,
            "",
            "",
        ),
    ),
)
_CITY: Sequence[_Row] = (
    (
        _WHOLE,
        (
            "2025-11-06",
            "建立部门出生信息月度比对制度",
            "统计准确率",
            "市统计局",
            "2026-01-31",
            _OPEN,
            "",
            "",
        ),
    ),
    (
        5,
        (
            "2025-11-06",
            "制定三类乡镇升级方案",
            "",
            "银岭县人民政府",
            "2025-12-31",
            _DONE,
            "2025-12-26",
            "",
        ),
    ),
    (
        0,
        (
            "2025-11-06",
            "新增社区托位，列入年度民生实事",
            "每千人口托位数",
            "白坡区人民政府",
            "2026-06-30",
            _OPEN,
            "",
            "",
        ),
    ),
)


def write_county_decisions(folder: Path, levels: Sequence[Level]) -> None:
    """Write what the county's meetings decided below ``folder``."""
    _write(folder, levels, _COUNTY)


def write_district_decisions(folder: Path, levels: Sequence[Level]) -> None:
    """Write what the district's meetings decided below ``folder``."""
    _write(folder, levels, _DISTRICT)


def write_city_decisions(folder: Path, levels: Sequence[Level]) -> None:
    """Write what the city's meetings decided below ``folder``."""
    _write(folder, levels, _CITY)


def _write(folder: Path, levels: Sequence[Level], rows: Sequence[_Row]) -> None:
    root, below = levels[:2]
    units = [(root, 0) if place == _WHOLE else (below, place) for place, _row in rows]
    table = pd.DataFrame([row for _place, row in rows], columns=list(_COLUMNS))
    years = table["决定日期"].str[:4]
    numbers = table.groupby(years).cumcount() + 1
    ids = [f"{year}-{number:03d}" for year, number in zip(years, numbers, strict=True)]
    table.insert(0, "编号", ids)
    table.insert(3, "单位代码", [level.codes[place] for level, place in units])
    table.insert(4, "单位名称", [level.names[place].zh for level, place in units])
    path = folder / "decisions.csv"
    table.to_csv(path, index=False, encoding=ENCODING, lineterminator="\n")
