"""Every page's exhibits: words of one language, the report's numbers, nothing withheld."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard import catalogue
from dashboard.domain.disclosure import LEVEL as VILLAGE
from dashboard.domain.status import Status
from dashboard.domain.wording import status_name
from dashboard.exports.drawing import typeface
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import PARTS, exhibits_of, findings_of
from dashboard.exports.exhibits.trend import trend_exhibit
from dashboard.i18n import using
from dashboard.reports.asked_ranking import asked_scores
from dashboard.reports.figures import figures
from dashboard.reports.selection import resolve
from dashboard.reports.targets import unit_targets
from dashboard.storage.decisions import FILE_NAME
from dashboard.storage.store import Store
from tests.conftest import REPOSITORY, TERRITORIES
from tests.exports.conftest import Selected

PAGES = tuple(page for page in PARTS if page != "meeting")  # what it shows persons wrote
BY_PERSONS = ("Decision", "决定")
"""Columns of what persons wrote, in the language in which they did."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,}")


def words_of(exhibit: Exhibit) -> list[str]:
    """Return all texts of an exhibit but its tables."""
    key = [item.words + item.sign for item in exhibit.key]
    return [exhibit.kind, exhibit.subject, exhibit.title, exhibit.subtitle, *exhibit.notes, *key]


def cells_of(table: pd.DataFrame) -> list[str]:
    """Return column names and texts of a table."""
    written = [name for name in table if name not in BY_PERSONS]
    texts = [cell for name in written for cell in table[name] if isinstance(cell, str)]
    return [*map(str, table.columns), *texts]


@pytest.mark.parametrize("territory", TERRITORIES)
@pytest.mark.parametrize("page", PAGES)
def test_exhibits_speak_one_language(selected: Selected, territory: str, page: str) -> None:
    for language, foreign in (("zh", ENGLISH), ("en", CHINESE)):
        selection = selected(territory=territory, lang=language)
        shown = exhibits_of(page, selection)
        assert shown
        said = findings_of(page, selection)
        for exhibit in shown:
            said += words_of(exhibit) + cells_of(exhibit.table) + cells_of(exhibit.printed())
        assert not [text for text in said if foreign.search(text)]
        assert all(typeface.has(sign) for sign in set("".join(said)))
        assert all(exhibit.title and exhibit.subtitle and exhibit.kind for exhibit in shown)


def test_charts_are_plain_json_with_their_data_within(selected: Selected) -> None:
    for page in PAGES:
        for exhibit in exhibits_of(page, selected()):
            if exhibit.chart is not None:
                assert '"url"' not in json.dumps(exhibit.chart, allow_nan=False)


def test_a_map_holds_the_figures_of_its_units(selected: Selected) -> None:
    selection = selected(level="township", indicator="sex_ratio_at_birth")
    exhibit = exhibits_of("map", selection)[0]
    known = figures(
        selection.edition,
        selection.indicator,
        periods=[selection.period],
        units=exhibit.table["单位代码"].tolist(),
        scope=selection.scope,
    )
    for column, name in (
        ("出生人口性别比", "value"),
        ("95%区间下限", "lower"),
        ("分子", "numerator"),
    ):
        expected = known[name].replace(float("inf"), float("nan")).astype(float)
        pd.testing.assert_series_equal(
            exhibit.table[column].astype(float), expected, check_names=False
        )


def test_a_map_has_the_colours_of_the_screen(selected: Selected) -> None:
    """Classes, states and their counts are those that the frame's legend shows."""
    exhibit = exhibits_of("map", selected(territory="city"))[0]
    assert exhibit.chart is not None
    drawn = [feature["fill"] for feature in exhibit.chart["datasets"]["units"]]
    classes = [item for item in exhibit.key if item.form == "pale"]
    shown = [drawn.count(item.colour) + drawn.count(item.ink) for item in classes]
    assert [item.count for item in classes] == shown
    assert sum(shown) == len(drawn) == 120
    counts = {item.form: item.count for item in exhibit.key}
    assert counts["outline"] == len(exhibit.chart["datasets"]["strong"]) == 7
    assert counts["area"] == sum(drawn.count(item.ink) for item in classes)
    assert any(name.startswith("few") for name in exhibit.chart["datasets"])


def test_a_count_is_drawn_alone_and_a_rate_over_the_wider_area(selected: Selected) -> None:
    """On an axis with the county's births those of a township would be a flat line."""
    for indicator, beside in (("births", []), ("birth_rate", ["云岭县"])):
        selection = selected(unit="990121108", indicator=indicator)
        found = trend_exhibit(selection)
        assert found is not None
        assert found.chart is not None
        (rows,) = [rows for rows in found.chart["datasets"].values() if rows and "area" in rows[0]]
        points = sum(row["area"] is not None for row in rows)
        assert [name for name in ("云岭县",) if points > 1] == beside  # one point is no line
        assert [item.words for item in found.key if item.form == "dashed"] == beside
        assert found.native is not None
        assert list(found.native.series) == ["明溪镇", *beside]


def test_a_smoothed_map_says_so(selected: Selected) -> None:
    exhibit = exhibits_of("map", selected(switches="smoothed"))[0]
    assert exhibit.title.startswith("按上报值，")
    assert "出生人口性别比（平滑值）" in exhibit.table
    assert exhibit.table.iloc[:, 3].std() < exhibit.table.iloc[:, 2].std()
    assert any(item.words.startswith("≈") for item in exhibit.key)


def test_village_maps_show_published_cells_only(selected: Selected) -> None:
    """Cells of the store that are withheld have neither number nor colour in an exhibit."""
    whole = selected()
    township = whole.edition.tree.children(whole.unit.code)[0]
    selection = selected(unit=township.code, level=VILLAGE, indicator="birth_rate")
    exhibit = exhibits_of("map", selection)[0]
    withheld = exhibit.table[exhibit.table["状态"] == status_name(Status.SUPPRESSED)]
    numbers = exhibit.table.select_dtypes("number").columns
    published = selection.edition.counts(
        measures=selection.indicator.measures,
        scope=selection.scope,
        months=selection.period.months,
        starts=[selection.period.start],
        units=exhibit.table["单位代码"].tolist(),
    )
    suppressed = set(published.loc[published["suppressed"], "unit_code"])
    assert suppressed
    assert suppressed <= set(withheld["单位代码"])
    assert withheld[numbers].isna().all(axis=None)


def test_targets_hold_the_values_of_the_report(selected: Selected) -> None:
    selection = selected()
    lines = unit_targets(
        selection.edition,
        catalogue.load(),
        period=selection.period,
        unit=selection.unit.code,
        scope=selection.scope,
    )
    tables = [e.table for e in exhibits_of("targets", selection) if "数值" in e.table]
    values = sorted(value for table in tables for value in table["数值"].dropna())
    assert values == sorted(line.figure.value for line in lines if line.figure.given)


def test_printed_numbers_have_their_decimals(selected: Selected) -> None:
    exhibit = exhibits_of("map", selected(indicator="birth_rate"))[0]
    shown = exhibit.printed()["出生率（‰）"]
    assert all(re.fullmatch(r"\d+\.\d\d|—", text) for text in shown)


def test_an_unknown_page_has_no_exhibits(selected: Selected) -> None:
    assert exhibits_of("nowhere", selected()) == []
    assert findings_of("nowhere", selected()) == []


def test_findings_are_said_in_the_language_of_the_selection(selected: Selected) -> None:
    selection = selected(lang="en")
    with using("zh"):
        assert not any(CHINESE.search(text) for text in findings_of("overview", selection))


def test_the_parts_of_scores_are_those_of_the_ranking(selected: Selected) -> None:
    selection = selected()
    found = asked_scores(selection)
    (exhibit,) = exhibits_of("ranking", selection, parts=["parts"])
    assert exhibit.title.startswith("失分最多的项目")
    assert exhibit.table["得分"].tolist() == found.table["score"].tolist()
    made = found.scores.parts["statistical_accuracy"].set_index("unit_code")["points"]
    assert exhibit.table["统计准确率"].tolist() == made[exhibit.table["单位代码"]].tolist()


def test_the_score_of_a_unit_has_its_points_as_numbers(selected: Selected) -> None:
    selection = selected(unit="990121103")
    score, matters = exhibits_of("area", selection, parts=["score", "matters"])
    assert score.title.startswith("和河镇：得分86.5，第9名／18")
    assert score.table["满分"].sum() == 100
    assert score.table["得分"].dtype == float
    assert "政策兑现率连续6期未达到目标" in matters.table["提议依据"][0]
    assert exhibits_of("area", selected(), parts=["score", "matters"]) == []


def test_problems_and_entries_are_tables_of_their_own(selected: Selected) -> None:
    repeated, entries = exhibits_of("ranking", selected(), parts=["repeated", "entries"])
    assert repeated.table["连续期数"].tolist() == [6, 5, 2]
    assert entries.title == "本年度加减分记录：扣分4条，加分1条。"
    assert exhibits_of("ranking", selected(by="indicator"), parts=["repeated", "entries"]) == []


def test_methods_and_like_periods_of_a_trend_have_their_numbers(selected: Selected) -> None:
    selection = selected(indicator="birth_rate")
    methods, years = exhibits_of("trends", selection, parts=["methods", "like_periods"])
    assert methods.table["采用"].tolist().count("是") == 1
    best = methods.table.loc[methods.table["采用"] == "是", "预测值"].iloc[0]
    assert f"将达到{best:.1f}‰左右" in methods.title
    assert years.table["数值"].iloc[0] == pytest.approx(3.39, abs=0.005)
    assert years.printed()["数值"].iloc[0] == "3.39‰"


def test_decisions_are_told_for_all_and_for_one_unit(demo_home: Path, tmp_path: Path) -> None:
    (tmp_path / "store").symlink_to(demo_home / "store")
    folder = tmp_path / "data" / "county"
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "data" / "county" / FILE_NAME, folder)
    asked = {"territory": "county", "lang": "zh", "unit": "990121202"}
    selection = resolve(asked, Store(tmp_path), catalogue.load())
    (whole,) = exhibits_of("meeting", selection)
    (unit,) = exhibits_of("area", selection, parts=["decisions"])
    assert whole.table["编号"].tolist() == ["2025-001", "2025-002", "2026-001", "2026-002"]
    assert unit.table["编号"].tolist() == ["2026-001"]
