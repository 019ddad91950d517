"""The briefing is opened again: layout of official documents, order, numbers, references."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dashboard.exports.briefing import briefing
from dashboard.exports.briefing_draft import Part, draft, part_of
from dashboard.exports.numbering import chinese_number
from dashboard.exports.section import Pack, Section
from dashboard.i18n import active, using
from tests.exports.made import pixel


@pytest.fixture(scope="module")
def files(packs: dict[str, Pack]) -> dict[str, bytes]:
    """Return the briefings by language."""
    return {lang: _briefing(pack) for lang, pack in packs.items()}


def _briefing(pack: Pack) -> bytes:
    with using(pack.selection.language):
        return briefing(pack, picture=pixel)


@pytest.fixture
def document(pack: Pack, files: dict[str, bytes]) -> DocumentType:
    return Document(BytesIO(files[pack.selection.language]))


@pytest.fixture
def chinese(files: dict[str, bytes]) -> DocumentType:
    return Document(BytesIO(files["zh"]))


def test_page_and_margins_are_those_of_official_documents(document: DocumentType) -> None:
    page = document.sections[0]
    size = (page.page_width, page.page_height)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert size == pytest.approx((Mm(210), Mm(297)), abs=Pt(0.1))
    assert margins == pytest.approx((Mm(37), Mm(35), Mm(28), Mm(26)), abs=Pt(0.1))


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Normal", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ],
)
def test_fonts_are_named(chinese: DocumentType, style: str, font: str, points: float) -> None:
    look = chinese.styles[style]
    assert look.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert not [name for name in look.element.rPr.rFonts.attrib if "Theme" in name]
    assert look.font.size == Pt(points)


def test_first_lines_are_two_characters_in(chinese: DocumentType) -> None:
    assert chinese.styles["Normal"].element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    assert chinese.styles["Title"].element.pPr.ind.get(qn("w:firstLineChars")) == "0"


def test_results_problems_causes_tasks_in_this_order(document: DocumentType) -> None:
    parts = [text.text for text in document.paragraphs if text.style.name == "Heading 1"]
    first = "一、主要指标完成情况" if active() == "zh" else "1. Results"
    assert parts[0] == first
    assert len(parts) == len(Part)


def test_chapters_are_numbered_anew_in_every_part(chinese: DocumentType) -> None:
    chapters = [text.text for text in chinese.paragraphs if text.style.name == "Heading 2"]
    assert [chapter[:3] for chapter in chapters] == ["（一）", "（一）", "（二）", "（一）"]


def test_it_is_marked_as_a_draft_to_be_decided_on(document: DocumentType) -> None:
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert {"zh": "代拟稿", "en": "Draft"}[active()] in said
    assert {"zh": "领导", "en": "leaders"}[active()] in said


def test_units_with_problems_are_named(chinese: DocumentType) -> None:
    said = "\n".join(paragraph.text for paragraph in chinese.paragraphs)
    assert "明溪镇：二孩出生人口性别比540.0（男27人、女5人；95%区间214.9–1,356.8）" in said
    assert "云峰乡" in said


def test_figures_and_tables_are_numbered_and_referred_to(chinese: DocumentType) -> None:
    captions = [text.text for text in chinese.paragraphs if text.style.name == "Caption"]
    labels = [found.group() for text in captions if (found := re.match("[图表][0-9]+", text))]
    assert labels == ["图1", "图2", "图3", "表1"]
    said = "\n".join(paragraph.text for paragraph in chinese.paragraphs)
    assert all(f"（见{label}）" in said for label in labels)
    body = chinese.element.body.xml
    marks = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body))
    assert set(re.findall(r"REF (\S+) ", body)) <= marks


def test_tables_hold_the_printed_cells(chinese: DocumentType, packs: dict[str, Pack]) -> None:
    exhibit = packs["zh"].exhibits[3]
    (table,) = chinese.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1:] == exhibit.printed().to_numpy().tolist()
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_pages_are_numbered_on_both_sides(document: DocumentType) -> None:
    page = document.sections[0]
    for footer in (page.footer, page.even_page_footer):
        assert "PAGE" in footer.paragraphs[0]._p.xml
        assert footer.paragraphs[0].text == "— 1 —"


@pytest.mark.parametrize(
    ("heading", "page", "part", "rest"),
    [
        ("问题：谁落后", "overview", Part.PROBLEMS, "谁落后"),
        ("Tasks: what is left", "targets", Part.TASKS, "What is left"),
        ("各乡镇排名", "ranking", Part.PROBLEMS, "各乡镇排名"),
        ("年度：总览", "overview", Part.RESULTS, "年度：总览"),
    ],
)
def test_headings_tell_the_part(pack: Pack, heading: str, page: str, part: Part, rest: str) -> None:
    assert part_of(Section(heading, page, pack.selection, ())) == (part, rest)


def test_nothing_is_said_twice(pack: Pack) -> None:
    chapters = [chapter for listed in draft(pack).values() for chapter in listed]
    for chapter in chapters:
        said = [sentence for sentence, _exhibits in chapter.sentences]
        assert len(said) == len(set(said))


def test_a_sentence_that_holds_a_title_refers_to_its_exhibits(pack: Pack) -> None:
    first, *_others = pack.exhibits
    longer = f"今年上半年{first.title}。"
    section = replace(pack.sections[0], findings=(longer,), exhibits=(first,))
    chapters = [one for listed in draft(Pack((section,))).values() for one in listed]
    assert (longer, (first,)) in chapters[0].sentences
    assert [sentence for sentence, _refs in chapters[0].sentences] == [longer]


@pytest.mark.parametrize(
    ("number", "spelt"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")],
)
def test_chinese_numbers(number: int, spelt: str) -> None:
    assert chinese_number(number) == spelt


def test_the_same_pack_makes_the_same_bytes(pack: Pack, files: dict[str, bytes]) -> None:
    assert briefing(pack, picture=pixel) == files[pack.selection.language]
