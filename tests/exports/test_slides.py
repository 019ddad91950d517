"""Slides are opened again: charts that can be edited, whole tables, wording, nothing cut."""

from io import BytesIO
from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide

from dashboard.exports.exhibit import Exhibit
from dashboard.exports.section import Pack
from dashboard.exports.slide_charts import chart_parts, scale_of
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
