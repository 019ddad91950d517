"""What pages say in sentences: which units are meant, and who is named first."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from dashboard import catalogue as catalogues
from dashboard.reports.map_place import level_map
from dashboard.reports.page_findings import map_sentence, named_units, none_stands_out
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Store


@pytest.mark.parametrize(
    ("territory", "said"),
    [
        ("city", "8个县区与正常值、与景川市水平的差异均在随机波动范围内。"),
        ("district", "10个街道与正常值、与江湾区水平的差异均在随机波动范围内。"),
    ],
)
def test_that_nobody_stands_out_is_said_of_units_of_one_level(
    demo_home: Path, territory: str, said: str
) -> None:
    selection = resolve({"territory": territory}, Store(demo_home), catalogues.load())
    assert none_stands_out(selection) == said


def test_below_a_village_there_is_nobody(demo_home: Path) -> None:
    asked = {"territory": "county"}
    tree = resolve(asked, Store(demo_home), catalogues.load()).edition.tree
    village = tree.covering("village")[0]
    selection = resolve({**asked, "unit": village.code}, Store(demo_home), catalogues.load())
    assert none_stands_out(selection) == f"{village.label}没有下级单位。"


@pytest.mark.parametrize("territory", ["county", "city"])
@pytest.mark.parametrize("indicator", ["sex_ratio_at_birth", "birth_rate", "births"])
def test_the_units_that_the_map_labels_first_are_those_that_its_sentence_names(
    demo_home: Path, territory: str, indicator: str
) -> None:
    asked = {"territory": territory, "indicator": indicator}
    selection = resolve(asked, Store(demo_home), catalogues.load())
    summary = level_map(selection).summary
    said, tree = map_sentence(selection, summary), selection.edition.tree
    named = named_units(selection, summary)
    assert named
    assert [code for code in named if tree[code].label not in said] == []
    others = {*summary.above, *summary.below} - set(named)
    assert [code for code in others if tree[code].label in said] == []
    values = _values(selection, summary.above)
    assert values == sorted(values, reverse=True)


def _values(selection: Selection, codes: Sequence[str]) -> list[float]:
    shown = level_map(selection)
    values = dict(zip(shown.units, shown.values.tolist(), strict=True))
    return [values[code] for code in codes]
