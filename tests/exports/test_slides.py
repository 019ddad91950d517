"""Slides are opened again: charts that can be edited, whole tables, wording, nothing cut."""

from dataclasses import replace
from io import BytesIO
from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from dashboard.exports.exhibit import Exhibit, NativeChart
from dashboard.exports.section import Pack
from dashboard.exports.slide_charts import chart_parts, scale_of
from dashboard.exports.slide_tables import named_first
from dashboard.exports.slides import slides
from dashboard.i18n import using
from tests.exports.made import pixel, ranking


@pytest.fixture(scope="module")
def files(packs: dict[str, Pack]) -> dict[str, bytes]:
    """Return the slides by language."""
    return {lang: _slides(pack) for lang, pack in packs.items()}


def _slides(pack: Pack) -> bytes:
    with using(pack.selection.language):
        return slides(pack, picture=pixel)


@pytest.fixture
def deck(pack: Pack, files: dict[str, bytes]) -> Deck:
    return Presentation(BytesIO(files[pack.selection.language]))


def of_exhibit(deck: Deck, exhibit: Exhibit) -> list[Slide]:
    """Return the slides whose title is the exhibit's finding."""
    return [
        slide
        for slide in deck.slides
        if slide.shapes.title.text_frame.text == exhibit.title
        and any(shape.has_text_frame and exhibit.subtitle in shape.text for shape in slide.shapes)
    ]


def points_of(series: object) -> list[float | None]:
    """Return the values that a series draws."""
    return list(getattr(series, "values"))  # noqa: B009  no data frame


def test_charts_are_native_and_hold_the_values_of_the_table(deck: Deck, pack: Pack) -> None:
    for exhibit in pack.exhibits[:2]:
        (slide,) = of_exhibit(deck, exhibit)
        (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
        native = exhibit.native
        assert list(chart.plots[0].categories) == list(exhibit.table[native.category])
        for name, series in zip(native.series, chart.plots[0].series, strict=True):
            drawn = [float("nan") if value is None else value for value in points_of(series)]
            assert drawn == pytest.approx(list(exhibit.table[name]), nan_ok=True)
        assert chart.value_axis.tick_labels.number_format == "#,##0.0"
        assert chart.category_axis.axis_title.text_frame.text == native.category


def test_a_missing_value_leaves_a_gap(deck: Deck, pack: Pack) -> None:
    (slide,) = of_exhibit(deck, pack.exhibits[0])
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert points_of(chart.plots[0].series[0])[2] is None
    assert 'dispBlanksAs val="gap"' in chart._chartSpace.xml


def test_charts_and_texts_take_colours_and_fonts_from_the_theme(deck: Deck) -> None:
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    assert '<a:ea typeface="微软雅黑"/>' in part.blob.decode()
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    for chart in charts:
        xml = chart._chartSpace.xml
        assert "a:schemeClr" in xml
        assert "a:srgbClr" not in xml


def test_tables_keep_every_row_over_several_slides(deck: Deck, pack: Pack) -> None:
    exhibit = pack.exhibits[3]
    parts = of_exhibit(deck, exhibit)
    assert len(parts) > 1
    tables = [shape.table for slide in parts for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert rows == exhibit.printed().to_numpy().tolist()


def test_a_map_is_a_picture(deck: Deck, pack: Pack) -> None:
    (slide,) = of_exhibit(deck, pack.exhibits[2])
    assert len([shape for shape in slide.shapes if hasattr(shape, "image")]) == 1


def test_notes_hold_all_findings_of_the_page(deck: Deck, pack: Pack) -> None:
    for section in pack.sections:
        for exhibit in section.exhibits:
            for slide in of_exhibit(deck, exhibit):
                notes = slide.notes_slide.notes_text_frame.text
                assert all(finding in notes for finding in (*section.findings, exhibit.title))


def test_every_slide_carries_dates_source_mark_and_edition(deck: Deck, pack: Pack) -> None:
    edition = pack.selection.edition
    for slide in list(deck.slides)[1:]:
        said = "\n".join(shape.text for shape in slide.shapes if shape.has_text_frame)
        assert "2025-10-01" in said
        assert edition.id[:8] in said
        assert edition.settings.source in said


def test_nothing_lies_outside_and_no_id_twice(deck: Deck) -> None:
    for slide in deck.slides:
        ids = [shape.shape_id for shape in slide.shapes]
        assert len(ids) == len(set(ids))
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            height = shape.height
            if shape.has_table:
                height = sum(row.height for row in shape.table.rows)
            assert shape.top + height <= deck.slide_height


def test_no_text_is_too_small_to_read(deck: Deck) -> None:
    for slide in deck.slides:
        for element in slide.shapes._spTree.iter("{*}rPr", "{*}defRPr", "{*}endParaRPr"):
            assert int(element.get("sz", 1800)) >= 1100


def test_the_same_pack_makes_the_same_bytes(pack: Pack, files: dict[str, bytes]) -> None:
    made = slides(pack, picture=pixel)
    assert made == files[pack.selection.language]
    properties = Presentation(BytesIO(made)).core_properties
    assert properties.created.date() == pack.as_of == properties.modified.date()


def test_many_bars_go_on_several_slides_with_one_scale(pack: Pack) -> None:
    many = ranking(pack.selection)
    parts = chart_parts(many)
    assert len(parts) == 1
    longer = pd.concat([many.table] * 5, ignore_index=True)
    parts = chart_parts(type(many)(**{**vars(many), "table": longer}))
    assert pd.concat([part.table for part in parts]).equals(longer)
    assert max(len(part.table) for part in parts) <= 18


def deck_of(pack: Pack, exhibit: Exhibit) -> Deck:
    """Return the slides of a pack of one exhibit."""
    section = replace(pack.sections[0], exhibits=(exhibit,))
    return Presentation(BytesIO(slides(replace(pack, sections=(section,)), picture=pixel)))


def chart_of(pack: Pack, exhibit: Exhibit) -> Chart:
    """Return the one chart of the slides of an exhibit."""
    shapes = [shape for slide in deck_of(pack, exhibit).slides for shape in slide.shapes]
    (chart,) = (shape.chart for shape in shapes if shape.has_chart)
    return chart


@pytest.fixture
def line(pack: Pack) -> Exhibit:
    """Return a line with interval, norm and many long names of periods."""
    names = [f"{year}统计年度{half}半年" for year in range(2016, 2026) for half in "上下"]
    table = pd.DataFrame(
        {"统计期": [*names, "2026统计年度上半年"], "值": [120.0 + n for n in range(21)],
         "低": [90.0] * 20 + [float("nan")],
         "高": [150.0 + n for n in range(19)] + [float("nan")] * 2,
         "正常值下限": 103.0, "正常值上限": 107.0, "目标": [float("nan")] * 11 + [115.0] * 10}
    )  # fmt: skip
    levels = {"正常值下限": "norm", "正常值上限": "norm", "目标": "target"}
    native = NativeChart("line", "统计期", ("值",), interval=("低", "高"), levels=levels)
    return replace(pack.exhibits[0], table=table, native=native, decimals={"值": 1})


def test_values_stand_in_their_interval(pack: Pack, line: Exhibit) -> None:
    chart = chart_of(pack, line)
    series = chart.plots[0].series[0]
    (bar,) = series._element.iter("{*}errBars")
    lengths = {
        side: [float(value.text) for value in bar.find(f"{{*}}{side}").iter("{*}v")]
        for side in ("plus", "minus")
    }
    top = chart.value_axis.maximum_scale
    assert lengths["minus"][:20] == [30.0 + n for n in range(20)]
    assert lengths["plus"][:20] == [30.0] * 19 + [top - 139]  # open: to the end of the axis
    assert lengths["plus"][20] == lengths["minus"][20] == 0  # not known
    said = [shape.text for slide in deck_of(pack, line).slides for shape in slide.shapes
            if shape.has_text_frame]  # fmt: skip
    assert any("95%" in text and ("竖线" in text or "Upright" in text) for text in said)


def test_norm_and_target_are_series_that_do_not_look_alike(pack: Pack, line: Exhibit) -> None:
    values, *held = chart_of(pack, line).plots[0].series
    assert [series.name for series in held] == ["正常值下限", "正常值上限", "目标"]
    assert set(points_of(held[1])) == {107.0}
    assert points_of(held[2])[:12] == [None] * 11 + [115.0]
    dashes = [series.format.line.dash_style for series in (values, *held)]
    assert len(set(dashes)) == 3


def test_names_of_periods_stand_level_and_have_room(pack: Pack, line: Exhibit) -> None:
    chart = chart_of(pack, line)
    axis = chart.category_axis._element
    assert axis.find("{*}txPr/{*}bodyPr").get("rot") == "0"
    every = int(axis.find("{*}tickLblSkip").get("val"))
    assert 20 % every == 0  # the last one has its name
    assert 21 / every * 10 * 13 < 13.3 * 72  # ten letters of 13 points


def test_columns_are_coloured_by_state_across_the_schedule(pack: Pack) -> None:
    table = pd.DataFrame(
        {"指标": ["甲", "乙", "丙"], "完成": [60.0, 41.7, 55.0], "序时": 50.0,
         "状态": ["进度正常", "落后", "进度正常"]}
    )  # fmt: skip
    native = NativeChart("column", "指标", ("完成",), levels={"序时": "schedule"}, states="状态",
                         tones={"进度正常": "good", "落后": "bad"})  # fmt: skip
    exhibit = replace(pack.exhibits[0], table=table, native=native, decimals={"完成": 1})
    columns, lines = chart_of(pack, exhibit).plots
    assert [(series.name, points_of(series)) for series in columns.series] == [
        ("进度正常", [60.0, None, 55.0]),
        ("落后", [None, 41.7, None]),
    ]
    colours = [series.format.fill.fore_color.theme_color for series in columns.series]
    assert len(set(colours)) == 2
    assert [(series.name, points_of(series)) for series in lines.series] == [("序时", [50.0] * 3)]


def test_a_cut_table_begins_with_what_the_headline_names(pack: Pack) -> None:
    rows = [[f"单位{number:03}", "说明" * 30] for number in range(120)]
    table = pd.DataFrame(rows, columns=["单位", "说明"])
    told = replace(pack.exhibits[3], title="其中单位117、单位003偏高", table=table, decimals={})
    parts = [slide for slide in deck_of(pack, told).slides for s in slide.shapes if s.has_table]
    tables = [shape.table for slide in parts for shape in slide.shapes if shape.has_table]
    shown = [row.cells[0].text for table in tables for row in list(table.rows)[1:]]
    assert shown[:3] == ["单位117", "单位003", "单位000"]
    assert len(parts) == 2
    for slide in parts:
        said = "\n".join(shape.text for shape in slide.shapes if shape.has_text_frame)
        assert str(len(shown)) in said
        assert str(120 - len(shown)) in said
        assert "01 后进单位 表" in said


def test_rows_that_a_title_does_not_name_keep_their_order() -> None:
    table = pd.DataFrame({"单位": ["甲乡", "乙乡", "丙镇"], "值": ["1", "2", "3"]})
    assert named_first(table, "2个偏高：丙镇")["单位"].tolist() == ["丙镇", "甲乡", "乙乡"]
    assert named_first(table, "无")["单位"].tolist() == ["甲乡", "乙乡", "丙镇"]


def test_a_long_subtitle_ends_above_the_table(pack: Pack) -> None:
    told = replace(pack.exhibits[3], subtitle="各乡镇、街道，" * 20)
    for slide in of_exhibit(deck_of(pack, told), told):
        (below,) = (s for s in slide.shapes if s.has_text_frame and told.subtitle in s.text)
        (table,) = (shape for shape in slide.shapes if shape.has_table)
        assert below.height > 2 * 16 * 12700
        assert below.top + below.height <= table.top


@given(
    values=st.lists(
        st.one_of(st.floats(-1e6, 1e6), st.just(float("nan"))), min_size=1, max_size=20
    ),
    zero=st.booleans(),
)
def test_the_axis_holds_all_values(values: list[float], *, zero: bool) -> None:
    low, high, step = scale_of(pd.DataFrame({"value": values}), zero=zero)
    known = [value for value in values if not isnan(value)]
    assert low < high
    assert step > 0
    assert all(low - step * 1e-6 <= value <= high + step * 1e-6 for value in known)
    assert not zero or low <= 0 <= high
