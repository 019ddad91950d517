"""The assessment rules of the fictional territories, as an office writes them."""

from collections.abc import Sequence
from dataclasses import dataclass

_HEAD = """\
# {name}：规则、分值、界限均为演示，由 dashboard demo 生成；data/README.md 逐项说明。
# Fictional, written by "dashboard demo"; data/README.md explains every entry.
name_zh = "{name}目标管理责任制考核办法"
name_en = "Assessment of responsibility targets"
source = "参照公开的县级人口目标管理责任制考核办法拟定"
level = "township"
grains = ["half", "year"]
minimum_births = 10
missing = "rescale"
"""

_PEERS = """
[[peer_groups]]
id = "{id}"
name_zh = "{zh}"
name_en = "{en}"
units = [{units}]
"""

_CLASSES = """
[classes]
first = {first}
second = {second}
"""

_COMPLIANCE = """
[[rules]]  # 每低1个百分点扣2分
indicator = "policy_compliance"
weight = 25
kind = "steps"
target = 95
points = 2

"""
_ACCURACY = """\
[[rules]]  # 每低1个百分点扣4分，另每漏报1人扣1分
indicator = "statistical_accuracy"
weight = 20
kind = "steps"
target = 96
points = 4
points_a_case = 1

"""
_SERVICES = """\
[[rules]]  # 每低1个百分点扣1分
indicator = "three_check"
weight = 15
kind = "steps"
target = 95
points = 1

[[rules]]  # 每低1个百分点扣1分
indicator = "timely_measures"
weight = 15
kind = "steps"
target = 90
points = 1

[[rules]]  # 每低1个百分点扣1分
indicator = "benefits_honoured"
weight = 10
kind = "steps"
target = 100
points = 1

"""
_SEX_RATIO = """\
[[rules]]  # 三年合并计算，每高1个点扣0.5分
indicator = "sex_ratio_at_birth"
weight = {weight}
kind = "steps"
better = "lower"
target = {target}
points = 0.5
pooled_years = 3
"""

_MEASURES = """
[[veto]]  # 瞒报漏报严重
when = "value"
indicator = "unreported_rate"
limit = {veto}
minimum_n = 10
name_zh = "漏报严重"
name_en = "many unreported births"

[[yellow_card]]
when = "score"
limit = {yellow}
name_zh = "得分过低"
name_en = "low score"

[[yellow_card]]
when = "fall"
name_zh = "类别下降"
name_en = "fall into a lower class"

[[key_management]]
when = "last"
times = {last}
name_zh = "排名靠后"
name_en = "last places"

[[key_management]]
when = "repeated"
times = 2
name_zh = "同样问题屡次出现"
name_en = "same problem again"

[[key_management]]  # 连续两年出生人口性别比偏高，每年出生满100人、两年合并的95%区间高于107才判断
when = "years"
indicator = "sex_ratio_at_birth"
better = "lower"
limit = 107
times = 2
minimum_n = 100
name_zh = "出生人口性别比连续两年偏高"
name_en = "high sex ratio at birth two years running"
"""

_CITY_MEASURES = """
[[veto]]  # 瞒报漏报严重
when = "value"
indicator = "unreported_rate"
limit = 10
beyond_chance = false
minimum_n = 20
name_zh = "漏报严重"
name_en = "many unreported births"

[[yellow_card]]
when = "score"
limit = 65
name_zh = "得分过低"
name_en = "low score"

[[yellow_card]]
when = "repeated"
indicator = "statistical_accuracy"
times = 3
beyond_chance = false
name_zh = "同样问题屡次出现"
name_en = "same problem again"

[[key_management]]
when = "last"
times = 5
name_zh = "排名靠后"
name_en = "last places"

[[key_management]]  # 连续两年出生人口性别比偏高，每年出生满150人、两年合并的95%区间高于107才判断
when = "years"
indicator = "sex_ratio_at_birth"
better = "lower"
limit = 107
times = 2
minimum_n = 150
name_zh = "出生人口性别比连续两年偏高"
name_en = "high sex ratio at birth two years running"
"""

_CITY_RULES = """
[[rules]]  # 每低1个百分点扣2分
indicator = "policy_compliance"
weight = 20
kind = "steps"
target = 97
points = 2

[[rules]]  # 每低1个百分点扣4分，另每漏报1人扣1分，低于90%不得分
indicator = "statistical_accuracy"
weight = 20
kind = "steps"
target = 97
points = 4
points_a_case = 1
zero = 90

[[rules]]  # 达到98%得满分，否则不得分
indicator = "three_check"
weight = 10
kind = "met"
target = 98

[[rules]]  # 95%及以上得满分，85%以下不得分，其间按比例
indicator = "timely_measures"
weight = 15
kind = "threshold"
target = 95
zero = 85

[[rules]]  # 欠兑现2人以内不扣，此外每人扣0.5分
indicator = "benefits_honoured"
name_zh = "政策未兑现"
name_en = "Benefits not paid"
weight = 10
kind = "cases"
free = 2
points = 0.5

[[rules]]  # 三年合并计算，正常范围103—107，每偏离1个点扣0.5分
indicator = "sex_ratio_at_birth"
weight = 15
kind = "band"
band = [103, 107]
points = 0.5
pooled_years = 3

[[rules]]  # 水平、进步各占一半：每低1个百分点扣0.5分；同比提高3个百分点，进步分得满
indicator = "pre_pregnancy_examination"
weight = 10
kind = "progress"
target = 85
points = 0.5
improvement = 3
"""


@dataclass(frozen=True)
class Peers:
    """Units that are ranked among themselves.

    Attributes:
        id: Name in links.
        zh, en: What the group is called.
        units: Codes of its units, or of wider ones that stand for all below them.
    """

    id: str
    zh: str
    en: str
    units: Sequence[str]


def peer_groups(groups: Sequence[Peers]) -> str:
    """Return the peer groups as they stand at the end of the rules."""
    return "".join(
        _PEERS.format(
            id=group.id,
            zh=group.zh,
            en=group.en,
            units=", ".join(f'"{code}"' for code in group.units),
        )
        for group in groups
    )


def county_rules() -> str:
    """Return the county's rules, after published rules of counties."""
    return (
        _HEAD.format(name="云岭县（演示）")
        + _CLASSES.format(first=90, second=75)
        + _COMPLIANCE
        + _ACCURACY
        + _SERVICES
        + _SEX_RATIO.format(weight=15, target=107)
        + _MEASURES.format(veto=5, yellow=70, last=3)
    )


def district_rules() -> str:
    """Return the district's rules; the sex ratio's target is that of its contract."""
    return (
        _HEAD.format(name="江湾区（演示）")
        + _CLASSES.format(first=90, second=75)
        + _COMPLIANCE
        + _ACCURACY
        + _SERVICES
        + _SEX_RATIO.format(weight=15, target=109)
        + _MEASURES.format(veto=5, yellow=75, last=2)
    )


def city_rules() -> str:
    """Return the city's rules, which use every way to make points."""
    return (
        _HEAD.format(name="景川市（演示）")
        + _CLASSES.format(first=95, second=80)
        + _CITY_RULES
        + _CITY_MEASURES
    )


def sized_rules() -> str:
    """Return rules for what a territory of any size reports: births by sex and policy."""
    return (
        _HEAD.format(name="演示地区")
        + _CLASSES.format(first=90, second=75)
        + _COMPLIANCE.replace("weight = 25", "weight = 60")
        + _SEX_RATIO.format(weight=40, target=107)
    )
