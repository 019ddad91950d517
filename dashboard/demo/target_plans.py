"""What the fictional territories ask of their units in a year."""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST, MOST = "不低于", "不高于"

Rate = tuple[str, str, float]
"""Indicator, kind and limit."""


@dataclass(frozen=True)
class Project:
    """Something to be built in a year by the units of a level together.

    Attributes:
        measure: What is counted.
        asked: Target of the year.
        built: Built in both half-years of the year before and the first half of this one.
        each: Whether every unit has its own equal share of the target.
    """

    measure: str
    asked: int
    built: tuple[int, int, int]
    each: bool = False


@dataclass(frozen=True)
class TargetPlan:
    """Targets of a territory, the same in two years.

    Attributes:
        contract: Held at every report, inherited by the units below.
        migrants: The same of migrants.
        tasks: To be met by the end of the year.
        projects: To be built by the end of the year.
        departments: Departments that sign a contract.
        unsigned: Of them, those that have not signed this year's.
    """

    contract: Sequence[Rate]
    tasks: Sequence[Rate]
    projects: Sequence[Project]
    departments: int
    migrants: Sequence[Rate] = ()
    unsigned: int = 0


DISTRICT_TARGETS = TargetPlan(
    contract=(
        ("符合政策生育率", LEAST, 99),
        ("出生人口性别比", MOST, 109),
        ("统计准确率", LEAST, 98),
        ("全员人口信息录入率", LEAST, 98),
        ("全员人口信息准确率", LEAST, 98),
        ("“三查”率", LEAST, 98),
        ("节育措施落实及时率", LEAST, 90),
        ("避孕药具应用率", LEAST, 98),
        ("奖励优待政策兑现率", LEAST, 100),
    ),
    migrants=(
        ("“三查”率", LEAST, 95),
        ("节育措施落实及时率", LEAST, 90),
        ("流动人口验证率", LEAST, 95),
    ),
    tasks=(
        ("当年生育妇女培训率", LEAST, 85),
        ("生殖健康检查率", LEAST, 95),
        ("检出疾病治疗率", LEAST, 90),
        ("电子档案建档率", LEAST, 90),
    ),
    projects=(
        Project("cultural_courtyards", 40, (17, 23, 22), each=True),
        Project("model_courtyards", 2, (1, 1, 1)),
        Project("libraries", 4, (2, 2, 1)),
    ),
    departments=26,
)
COUNTY_TARGETS = TargetPlan(
    contract=(
        ("符合政策生育率", LEAST, 97),
        ("出生人口性别比", MOST, 115),
        ("统计准确率", LEAST, 96),
        ("“三查”率", LEAST, 95),
        ("节育措施落实及时率", LEAST, 90),
        ("奖励优待政策兑现率", LEAST, 100),
        ("育儿补贴发放率", LEAST, 95),
    ),
    tasks=(
        ("出生率", MOST, 9),
        ("当年生育妇女培训率", LEAST, 85),
        ("生殖健康检查率", LEAST, 95),
        ("孕前优生健康检查覆盖率", LEAST, 90),
        ("每千人口托位数", LEAST, 4.5),
    ),
    projects=(
        Project("cultural_courtyards", 36, (14, 20, 15), each=True),
        Project("model_courtyards", 2, (0, 2, 1)),
        Project("libraries", 6, (2, 4, 3)),
    ),
    departments=24,
    unsigned=2,
)
CITY_TARGETS = TargetPlan(
    contract=(
        ("符合政策生育率", LEAST, 98.5),
        ("出生人口性别比", MOST, 109),
        ("统计准确率", LEAST, 98),
        ("全员人口信息录入率", LEAST, 98),
        ("“三查”率", LEAST, 98),
        ("节育措施落实及时率", LEAST, 90),
        ("奖励优待政策兑现率", LEAST, 99.5),
    ),
    tasks=(
        ("出生率", MOST, 9.5),
        ("当年生育妇女培训率", LEAST, 85),
        ("生殖健康检查率", LEAST, 95),
        ("孕前优生健康检查覆盖率", LEAST, 90),
        ("孕产妇系统管理率", LEAST, 95),
    ),
    projects=(
        Project("cultural_courtyards", 240, (98, 135, 126), each=True),
        Project("model_courtyards", 16, (7, 9, 7)),
        Project("libraries", 40, (16, 24, 21)),
    ),
    departments=30,
)

DEPARTMENTS = (
    "发展改革局", "教育局", "科技局", "公安局", "民政局", "司法局", "财政局",
    "人力资源社会保障局", "自然资源局", "生态环境局", "住房城乡建设局", "交通运输局", "水利局",
    "农业农村局", "商务局", "文化和旅游局", "卫生健康局", "应急管理局", "审计局", "市场监管局",
    "统计局", "医疗保障局", "信访局", "税务局", "总工会", "团委", "妇联", "残联", "红十字会",
    "融媒体中心",
)  # fmt: skip
"""Departments without the first sign of their names, 区, 县 or 市."""
