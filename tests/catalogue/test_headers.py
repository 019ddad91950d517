"""Which measure a column header means."""

import pytest

from dashboard.catalogue import Measure, load


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("births", "births"),
        ("Births", "births"),
        ("出生人数", "births"),
        ("出生人口", "births"),
        (" 出生 人数（人）", "births"),
        ("出生人数[人]", "births"),
        ("出生人数\n(人)", "births"),
        ("出生男婴", "boys"),
        ("男孩", "boys"),
        ("女孩", "girls"),
        ("一孩男", "boys_parity_1"),
        ("二孩女婴数", "girls_parity_2"),
        ("多孩", "births_parity_3"),
        ("计划内出生", "compliant_births"),
        ("１５～１９岁妇女人数", "women_age_15_19"),
        ("15-19岁妇女人数（人）", "women_age_15_19"),
        ("45－49岁生育人数", "births_age_45_49"),
        ("应三查人数", "three_check_due"),
        ("期末总人口", "population"),
        ("Ｐｏｐｕｌａｔｉｏｎ", "population"),
    ],
)
def test_a_header_means_a_measure(header: str, measure: str) -> None:
    found = load().measure_named(header)
    assert found is not None
    assert found.id == measure


@pytest.mark.parametrize("header", ["", "（人）", "备注", "出生率", "男", "常住人口"])
def test_a_header_that_nobody_knows_means_nothing(header: str) -> None:
    assert load().measure_named(header) is None


def test_the_nearest_measures_are_said_each_once() -> None:
    assert load().nearest_measures("出生人数汇总")[0].id == "births"
    assert load().nearest_measures("birthz")[0].id == "births"
    assert load().nearest_measures("备注") == []
    found = load().nearest_measures("一孩出生")
    assert len(found) == len({measure.id for measure in found}) > 1


@pytest.mark.parametrize("measure", load().measures.values(), ids=lambda measure: measure.id)
def test_every_header_leads_back_to_its_measure(measure: Measure) -> None:
    assert all(load().measure_named(header) is measure for _, header in measure.headers)
