"""The pack of whole agendas: four files of the same figures, those of ``dashboard figures``."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import openpyxl
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from docx import Document
from pptx import Presentation

from dashboard import catalogue, i18n
from dashboard.domain import wording
from dashboard.domain.agenda import Agenda, Step
from dashboard.errors import SettingsError, UnknownNameError
from dashboard.exports.pack import Made, make_pack
from dashboard.reports.agendas import agenda_of
from dashboard.reports.printing import printed_figures
from dashboard.storage.store import Store
from tests.conftest import TERRITORIES
from tests.exports.made import pixel

Packed = Callable[..., list[Made]]
_MAP = Step(
    "分布", "map", {"indicator": "sex_ratio_at_birth", "period": "2026H1", "beside": "none"}
)


@pytest.fixture(scope="module")
def packed(demo_store: Store) -> Packed:
    """Return a function that makes the pack of a default agenda, each once."""
    done: dict[tuple[str, str], list[Made]] = {}

    def made(territory: str, lang: i18n.Language) -> list[Made]:
        if (territory, lang) not in done:
            with i18n.using(lang):
                agenda = agenda_of(
                    demo_store, catalogue.load(), territory=territory, name="default"
                )
            done[territory, lang] = list(
                make_pack(agenda, demo_store, territory=territory, language=lang, drawing=pixel)
            )
        return done[territory, lang]

    return made


def files_of(told: list[Made]) -> dict[str, bytes]:
    """Return the files by their endings."""
    found = [made.file for made in told if made.file]
    return {file.name.rsplit(".", 1)[-1]: file.content for file in found}


@pytest.mark.parametrize("territory", TERRITORIES)
def test_every_territory_has_its_four_files(packed: Packed, territory: str) -> None:
    told = packed(territory, "zh")
    assert list(files_of(told)) == ["pptx", "docx", "xlsx", "html"]
    names = [made.file.name for made in told if made.file]
    assert all("（演示）_2026H1_" in name for name in names)
    shares = [made.share for made in told]
    assert all(before <= after for before, after in pairwise(shares))
    assert shares[0] == 0
    assert shares[-1] == 1


def test_an_english_pack_has_no_chinese_word_of_ours(packed: Packed) -> None:
    files = files_of(packed("county", "en"))
    said = [made.file.name for made in packed("county", "en") if made.file]
    assert said[0] == "Yunling County (demo)_2026H1_slides.pptx"
    deck = Presentation(BytesIO(files["pptx"]))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert not any("一" <= sign <= "鿿" for title in titles for sign in title)


@pytest.fixture
def map_files(demo_store: Store) -> dict[str, bytes]:
    agenda = Agenda("one", "一张图", (_MAP,))
    return files_of(
        list(make_pack(agenda, demo_store, territory="county", language="zh", drawing=pixel))
    )


@pytest.fixture
def expected(demo_store: Store) -> pd.DataFrame:
    return printed_figures(
        demo_store.edition("county"),
        catalogue.load(),
        indicator="sex_ratio_at_birth",
        period="2026H1",
        level="township",
        unit="",
        scope="all",
    )


def test_numbers_are_those_of_dashboard_figures(
    map_files: dict[str, bytes], expected: pd.DataFrame
) -> None:
    book = openpyxl.load_workbook(BytesIO(map_files["xlsx"]))
    sheet = book[book.sheetnames[-2]]
    head, *rows = [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[1]]
    found = pd.DataFrame(rows, columns=head).set_index("单位代码").sort_index()
    wanted = expected.set_index("unit_code").sort_index()
    assert list(found.index) == list(wanted.index)
    for column, name in (("分子", "numerator"), ("分母", "denominator")):
        assert list(found[column]) == list(wanted[name])
    assert list(found["出生人口性别比"].astype(float)) == pytest.approx(
        list(wanted["value"]), nan_ok=True
    )


def test_slides_and_page_print_the_same_numbers(
    map_files: dict[str, bytes], expected: pd.DataFrame
) -> None:
    wanted = {
        row.unit_name: wording.number(row.value, 1) for row in expected.itertuples(index=False)
    }
    deck = Presentation(BytesIO(map_files["pptx"]))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    cells = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert {row[1]: row[2] for row in cells} == wanted
    page = BeautifulSoup(map_files["html"], "html.parser")
    rows = [[cell.text for cell in row.select("td")] for row in page.select("tbody tr")]
    assert {row[1]: row[2] for row in rows} == wanted
    assert len(json.loads(page.select_one("#charts").text)) == 1


def test_a_pinned_edition_stays(demo_store: Store) -> None:
    current = demo_store.current("county")
    agenda = Agenda("one", "一张图", (_MAP,), edition=current)
    files = files_of(
        list(make_pack(agenda, demo_store, territory="county", language="zh", drawing=pixel))
    )
    book = openpyxl.load_workbook(BytesIO(files["xlsx"]))
    said = [str(cell.value) for row in book[book.sheetnames[-1]].iter_rows() for cell in row]
    assert current in said


def test_a_step_shows_its_parts_only(demo_store: Store) -> None:
    step = replace(_MAP, page="targets", parameters={"period": "2026H1", "part": "matrix"})
    told = make_pack(
        Agenda("one", "任务", (step,)), demo_store, territory="county", language="zh", drawing=pixel
    )
    book = openpyxl.load_workbook(BytesIO(files_of(list(told))["xlsx"]))
    assert len(book.sheetnames) == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"unit": "123"}, "没有单位“123”"),
        ({"period": "2031H1"}, "没有统计期“2031H1”的数据"),
        ({"period": "nonsense"}, "没有统计期“nonsense”的数据"),
        ({"indicator": "nothing"}, "indicator“nothing”不存在"),
    ],
)
def test_a_step_that_names_what_there_is_not_is_refused(
    demo_store: Store, wrong: dict[str, str], said: str
) -> None:
    step = replace(_MAP, parameters={**_MAP.parameters, **wrong})
    agenda = Agenda("spring", "春季会", (_MAP, step))
    with pytest.raises(SettingsError) as told:
        list(make_pack(agenda, demo_store, territory="county", language="zh", drawing=pixel))
    with i18n.using("zh"):
        sentence = str(told.value)
    assert said in sentence
    assert "county/agendas/spring.toml，第2步“分布”" in sentence


def test_the_meeting_is_called_as_its_agenda(demo_store: Store) -> None:
    agenda = Agenda("spring", "春季调度会", (_MAP, replace(_MAP, heading="再看一遍")))
    files = files_of(
        list(make_pack(agenda, demo_store, territory="county", language="zh", drawing=pixel))
    )
    first, second, *_others = Presentation(BytesIO(files["pptx"])).slides
    assert first.shapes.title.text_frame.text == "春季调度会"
    said = "\n".join(shape.text for shape in first.shapes if shape.has_text_frame)
    assert "云岭县" in said
    assert "2026统计年度上半年" in said
    assert any("春季调度会" in shape.text for shape in second.shapes if shape.has_text_frame)
    page = BeautifulSoup(files["html"], "html.parser")
    assert page.select_one("h1").text == "春季调度会"


def test_a_step_with_nothing_to_show_says_so(demo_store: Store) -> None:
    empty = Step("需要关注的单位", "overview", {"unit": "990121101", "part": "units"})
    agenda = Agenda("one", "一", (_MAP, empty))
    files = files_of(
        list(make_pack(agenda, demo_store, territory="county", language="zh", drawing=pixel))
    )
    slide = Presentation(BytesIO(files["pptx"])).slides[-1]
    said = "\n".join(shape.text for shape in slide.shapes if shape.has_text_frame)
    assert "需要关注的单位" in said
    assert "沙阳镇" in said  # it has no units below


def test_every_ratio_of_the_slides_stands_in_its_interval_against_the_norm(packed: Packed) -> None:
    """Where a unit's or the county's sex ratio is drawn as a line of its own."""
    deck = Presentation(BytesIO(files_of(packed("county", "zh"))["pptx"]))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    lines = [chart for chart in charts if chart.plots[0]._element.tag.endswith("lineChart")]
    assert len(lines) == 3
    for chart in lines:
        drawn = {series.name: list(series.values) for series in chart.plots[0].series}
        assert set(drawn["正常值下限"]) == {103.0}
        assert set(drawn["正常值上限"]) == {107.0}
    bars = [list(chart._chartSpace.iter("{*}errBars")) for chart in lines]
    assert [len(found) for found in bars] == [1, 1, 0]  # years over each other have none on screen


def test_all_townships_are_on_slides_in_english(packed: Packed) -> None:
    deck = Presentation(BytesIO(files_of(packed("county", "en"))["pptx"]))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    codes = [row[0] for row in rows if row[0].startswith("990121")]
    assert len(codes) == 18


def test_the_briefing_says_each_count_of_targets_once(packed: Packed) -> None:
    document = Document(BytesIO(files_of(packed("county", "zh"))["docx"]))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for count in ("责任目标7项", "年度任务8项", "18个乡镇中有2个显著高于"):
        assert said.count(count) == 1
    assert "年度任务4项" not in said


def test_a_chapter_of_the_briefing_says_nothing_twice(packed: Packed) -> None:
    document = Document(BytesIO(files_of(packed("county", "zh"))["docx"]))
    chapter: list[str] = []
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            chapter = []
        texts = [text for text in paragraph.text.split("。") if len(text) > 12]
        for text in (text.split("（见")[0].lstrip("1234567890.") for text in texts):
            assert text not in chapter
            chapter.append(text)


def test_an_agenda_without_anything_to_show_is_refused(demo_store: Store) -> None:
    nothing = Agenda("none", "空", ())
    with pytest.raises(SettingsError, match="没有可展示的内容"):
        list(make_pack(nothing, demo_store, territory="county", language="zh", drawing=pixel))


def test_an_unknown_agenda_is_named(demo_store: Store) -> None:
    with pytest.raises(UnknownNameError, match="没有名为“spring”的议程"):
        agenda_of(demo_store, catalogue.load(), territory="county", name="spring")
