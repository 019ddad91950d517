"""Invented place names in Chinese with their pinyin, in the fashion of real ones."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import numpy as np

_FIRST = (
    "青qing 白bai 金jin 银yin 柳liu 松song 桃tao 梅mei 竹zhu 兰lan 沙sha 清qing 明ming 永yong "
    "新xin 安an 和he 长chang 高gao 石shi 龙long 凤feng 鹤he 云yun 月yue 枫feng 杏xing 芦lu"
)
_SECOND = (
    "河he 溪xi 泉quan 山shan 岭ling 川chuan 原yuan 桥qiao 店dian 集ji 坪ping 湾wan 塘tang 林lin "
    "坡po 沟gou 岩yan 峰feng 阳yang 坝ba"
)
_FAMILIES = (
    "张zhang 王wang 李li 赵zhao 刘liu 陈chen 杨yang 黄huang 周zhou 吴wu 徐xu 孙sun 马ma 朱zhu "
    "胡hu 郭guo 何he 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang"
)
_PLACES = (
    "家湾jiawan 家沟jiagou 家坪jiaping 家庄jiazhuang 家岭jialing 家坡jiapo 家河jiahe 家寨jiazhai"
)
_KINDS = {
    "市": "City", "县": "County", "区": "District", "镇": "Town", "乡": "Township",
    "街道": "Subdistrict", "村": "Village", "社区": "Community",
}  # fmt: skip


class Name(NamedTuple):
    """A place name in both languages."""

    zh: str
    en: str


def full_name(stem: Name, kind: str) -> Name:
    """Return a stem with its kind: 青溪 and 镇 make 青溪镇, Qingxi Town."""
    return Name(stem.zh + kind, f"{stem.en} {_KINDS[kind]}")


def landscape_stems(rng: np.random.Generator) -> Iterator[Name]:
    """Yield stems such as 青溪 in random order without end; repeated after all have come."""
    return _shuffled(rng, _FIRST, _SECOND)


def family_stems(rng: np.random.Generator) -> Iterator[Name]:
    """Yield stems such as 张家湾 in random order without end; repeated after all have come."""
    return _shuffled(rng, _FAMILIES, _PLACES)


def _shuffled(rng: np.random.Generator, first: str, second: str) -> Iterator[Name]:
    pairs = list(product(_parsed(first), _parsed(second)))
    while True:
        for number in rng.permutation(len(pairs)):
            one, other = pairs[number]
            yield Name(one.zh + other.zh, (one.en + other.en).capitalize())


def _parsed(text: str) -> list[Name]:
    words = text.split()
    return [
        Name("".join(c for c in word if not c.isascii()), "".join(c for c in word if c.isascii()))
        for word in words
    ]
