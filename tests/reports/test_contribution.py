"""Contributions in the small county and in the demonstration: nothing is lost or told twice."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import catalogue as catalogues
from dashboard.charts import waterfall
from dashboard.exports.pictures.contribution import change_picture, makeup_picture
from dashboard.i18n import Language, using
from dashboard.reports import choices
from dashboard.reports.contribution import Change, Makeup, change, makeup
from dashboard.reports.contribution_tables import change_table, makeup_table
from dashboard.reports.contribution_words import change_sentences, makeup_sentences
from dashboard.reports.map_place import CHANGE, MAKEUP, parts
from dashboard.reports.selection import Selection, resolve
from dashboard.storage.store import Edition, Store
from tests.reports.territory import CALENDAR, COUNTY, EAST, NEW, OLD, SOUTH, WEST

CATALOGUE = catalogues.load()
BEFORE, NOW = CALENDAR.parse("2025H1"), CALENDAR.parse("2026H1")


def made_of(edition: Edition, name: str, *, area: str = COUNTY, level: str = "township") -> Makeup:
    entry = CATALOGUE.indicators[name]
    return makeup(edition, entry, period=NOW, area=area, level=level, scope="all")


def changed(edition: Edition, name: str, *, area: str = COUNTY, level: str = "township") -> Change:
    entry = CATALOGUE.indicators[name]
    periods = (BEFORE, NOW)
    return change(edition, entry, periods=periods, area=area, level=level, scope="all")


def test_the_sex_ratio_of_the_county_by_hand(county: Edition) -> None:
    found = made_of(county, "sex_ratio_at_birth")
    boys, girls = 44 + 27 + 300 + 12, 43 + 5 + 200 + 13
    assert found.area.value == pytest.approx(100 * boys / girls)
    assert found.benchmark == 107
    rows = found.units.set_index("unit_code")
    assert rows.index.tolist() == [EAST, WEST, SOUTH]
    assert found.unknown == (OLD, NEW)  # merged in the middle of the half-year
    assert rows.loc[SOUTH, "without"] == pytest.approx(100 * (boys - 300) / (girls - 200))
    assert rows.loc[WEST, "excess"] == pytest.approx(27 - 1.07 * 5)
    rest = 12 - 1.07 * 13
    assert found.rest == pytest.approx(100 * rest / girls)
    assert 107 + rows["points"].sum() + found.rest == pytest.approx(found.area.value)
    net = boys - 1.07 * girls
    assert found.sure
    assert found.excess == pytest.approx(net)
    assert rows["share"].sum() + rest / net == pytest.approx(1)
    assert rows.loc[EAST, "share"] == pytest.approx((44 - 1.07 * 43) / net)  # fewer: negative
    assert found.differ  # 27 boys to 5 girls, 44 to 43


@pytest.mark.parametrize("name", ["birth_rate", "births", "natural_increase", "policy_compliance"])
def test_parts_and_rest_make_the_value_and_its_change(county: Edition, name: str) -> None:
    found = made_of(county, name)
    total = found.benchmark + found.units["points"].sum() + found.rest
    assert total == pytest.approx(found.area.value)
    moved = changed(county, name)
    assert moved.units["unit_code"].tolist() == [EAST, WEST, SOUTH]
    assert moved.unknown == (OLD, NEW)
    total = moved.units[["rate", "mix"]].to_numpy().sum() + moved.rest
    assert total == pytest.approx(moved.now.value - moved.before.value)


def test_a_unit_that_did_not_exist_before_counts_by_its_weight(county: Edition) -> None:
    entry = CATALOGUE.indicators["birth_rate"]
    months = (CALENDAR.parse("2025-11"), CALENDAR.parse("2026-02"))
    found = change(county, entry, periods=months, area=COUNTY, level="township", scope="all")
    rows = found.units.set_index("unit_code")
    assert found.unknown == ()
    assert rows.loc[[OLD, NEW], "rate"].tolist() == [0, 0]
    total = rows[["rate", "mix"]].to_numpy().sum() + found.rest
    assert total == pytest.approx(found.now.value - found.before.value)


def test_villages_that_are_withheld_are_the_rest(county: Edition) -> None:
    found = made_of(county, "birth_rate", area=EAST, level="village")
    assert len(found.units) + len(found.unknown) == 3
    assert len(found.unknown) >= 2
    assert found.rest > 0
    assert found.units["points"].sum() + found.rest == pytest.approx(found.area.value)
    assert made_of(county, "sex_ratio_at_birth", area=EAST, level="village").units.empty


@pytest.mark.parametrize("name", ["total_fertility_rate", "three_check"])
def test_without_value_or_where_rates_are_summed_there_are_no_parts(
    county: Edition, name: str
) -> None:
    assert made_of(county, name).units.empty
    assert changed(county, name).units.empty


def selected(home: Path, lang: Language = "zh", **asked: str) -> Selection:
    return resolve({"lang": lang, **asked}, Store(home), CATALOGUE)


def test_the_words_of_the_demonstration(demo_home: Path) -> None:
    selection = selected(demo_home, territory="county", indicator="sex_ratio_at_birth")
    area = selection.edition.tree.root
    found = made_of(selection.edition, "sex_ratio_at_birth", area=area.code)
    (said,) = makeup_sentences(selection, found, area=area, level="township")
    assert said == (
        "出生性别比：按正常值上限107计算，云岭县净多出男婴159人（每100名女婴多37.8人，超出随机波动）；"
        "其中月塘镇、银林乡、高泉街道占36%（出生人数占24%）；18个乡镇之间的差异在随机波动范围内，"
        "不能只归因于个别单位；去掉银林乡，云岭县为141.6（现为144.8）。"
    )
    moved = changed(selection.edition, "sex_ratio_at_birth", area=area.code)
    (said,) = change_sentences(selection, moved, area=area)
    assert said.startswith("出生性别比：云岭县 144.8，同比上升10.6个点（变化在随机波动范围内）；")
    assert said.endswith("各单位自身水平变化+12.5，所占比重变化-1.9。")  # chance has no causes
    rate = changed(selection.edition, "birth_rate", area=area.code)
    assert (
        "影响最大"
        not in change_sentences(
            replace(selection, indicator=CATALOGUE.indicators["birth_rate"]), rate, area=area
        )[0]
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("birth_rate", "自身水平影响最大的是"),
        ("births", "影响最大的是"),
        ("population", "最大的是"),
    ],
)
def test_a_sentence_names_the_amounts_that_the_picture_draws(
    demo_home: Path, name: str, words: str
) -> None:
    selection = selected(demo_home, territory="city", indicator=name)
    area = selection.edition.tree.root
    moved = changed(selection.edition, name, area=area.code)
    (said,) = change_sentences(selection, moved, area=area)
    named = re.findall(r"[、是](\w+?)（([+-][\d.,]+)）", said[said.index(words) :])
    picture = change_picture(selection, moved)
    drawn = picture.specification["datasets"][waterfall.DATA]
    assert set(drawn.loc[~drawn["whole"], "colour"]) <= {item.colour for item in picture.key}
    amounts = drawn.set_index("name")["amount"]
    assert len(named) == 2
    assert [amounts[unit] for unit, _amount in named] == [amount for _unit, amount in named]


def test_the_rest_that_adds_and_the_rest_that_takes_away_are_drawn_apart(demo_home: Path) -> None:
    selection = selected(demo_home, territory="city", indicator="sex_ratio_at_birth")
    area = selection.edition.tree.root
    found = made_of(selection.edition, "sex_ratio_at_birth", area=area.code)
    picture = makeup_picture(selection, found, area=area)
    drawn = picture.specification["datasets"][waterfall.DATA]
    steps = drawn[~drawn["whole"]]
    more, fewer = (steps[steps["name"].str.fullmatch(f"其余\\d+个{sign}")] for sign in "↑↓")
    assert (len(more), len(fewer)) == (1, 1)
    assert (more["end"] > more["start"]).all()
    assert (fewer["end"] < fewer["start"]).all()
    # neither is hidden in the other: together they are what all the others add
    told = steps.loc[steps["code"] != "", "code"]
    others = found.units[~found.units["unit_code"].isin(told)]["points"]
    for rest, amounts in ((more, others[others > 0]), (fewer, others[others < 0])):
        assert (rest["end"] - rest["start"]).sum() == pytest.approx(amounts.sum())
        assert rest["name"].item().startswith(f"其余{len(amounts)}个")


@pytest.mark.parametrize(
    ("territory", "net", "also"),
    [("district", "19人", False), ("city", "103人", True)],
)
def test_where_the_net_excess_may_be_chance_nobody_is_named(
    demo_home: Path, territory: str, net: str, *, also: bool
) -> None:
    selection = selected(demo_home, territory=territory, indicator="sex_ratio_at_birth")
    area, level = selection.edition.tree.root, selection.level
    asked = {"period": selection.period, "area": area.code, "level": level, "scope": "all"}
    found = makeup(selection.edition, selection.indicator, **asked)
    (said,) = makeup_sentences(selection, found, area=area, level=level)
    assert f"{area.label}净多出男婴{net}" in said
    assert "可能属随机波动，不能归因于个别单位" in said
    assert ("个乡镇之间的差异超出随机波动" in said) == also
    units = selection.edition.tree.parts(area.code, level=level, periods=[selection.period])
    assert not [unit.label for unit in units if unit.label in said]
    assert found.units["share"].isna().all()


@pytest.mark.parametrize(
    ("territory", "lang"), [("county", "zh"), ("county", "en"), ("district", "zh"), ("city", "zh")]
)
def test_every_indicator_of_every_territory_is_told(
    demo_home: Path, territory: str, lang: Language
) -> None:
    with using(lang):
        selection = selected(demo_home, lang, territory=territory)
        area, level = selection.edition.tree.root, selection.level
        for name in choices.indicators(selection.edition, CATALOGUE, scope="all"):
            entry = CATALOGUE.indicators[name]
            one = replace(selection, indicator=entry)
            asked = {"area": area.code, "level": level, "scope": "all"}
            found = makeup(one.edition, entry, period=one.period, **asked)
            moved = change(
                one.edition, entry, periods=(one.period.shifted(-12), one.period), **asked
            )
            said = makeup_sentences(one, found, area=area, level=level)
            said += change_sentences(one, moved, area=area)
            assert not any(re.search(r"\bnan\b|[{}]", sentence) for sentence in said)
            assert len(makeup_table(one, found)) == len(found.units)
            assert len(change_table(one, moved)) == len(moved.units)


def test_the_change_is_told_first_where_size_alone_would_make_the_parts(demo_home: Path) -> None:
    asked = {"territory": "county"}
    for name, usual in (("sex_ratio_at_birth", MAKEUP), ("birth_rate", CHANGE)):
        assert parts(selected(demo_home, indicator=name, **asked)) == usual
        assert parts(selected(demo_home, indicator=name, parts=MAKEUP, **asked)) == MAKEUP
