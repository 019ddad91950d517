"""The layout of official documents (GB/T 9704): page, fonts, styles, page numbers.

Fonts are named and not shipped: every office machine has them, and their licences allow no
copy.
"""

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from dashboard.exports.numbering import Label
from dashboard.i18n import Language

TITLE, BODY, PART, STEP, POINT = "Title", "Normal", "Heading 1", "Heading 2", "Heading 3"
CAPTION, CELL, SMALL, MARK = "Caption", "Table Text", "Small Print", "Draft Mark"

_WIDTH, _HEIGHT = Mm(210), Mm(297)
_TOP, _BOTTOM, _LEFT, _RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)
TEXT_WIDTH = Length(_WIDTH - _LEFT - _RIGHT)
_LINE = Pt(28.95)
"""22 lines a page, as the standard asks for."""
_PITCH = "579"
"""The same in twentieths of a point, for the grid of the page."""
_TIGHTER = "-4"
"""What a character of 16 pt gives up so that 28 fit a line, in twentieths of a point."""
_LATIN = "Times New Roman"
_ERHAO, _SANHAO, _SIHAO, _XIAOSI, _WUHAO = Pt(22), Pt(16), Pt(14), Pt(12), Pt(10.5)
_SONG_TITLE, _FANGSONG, _HEI, _KAI, _SONG = (
    "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体",
)  # fmt: skip
_FONTS = {
    TITLE: (_SONG_TITLE, _ERHAO),
    BODY: (_FANGSONG, _SANHAO),
    PART: (_HEI, _SANHAO),
    STEP: (_KAI, _SANHAO),
    POINT: (_FANGSONG, _SANHAO),
    CAPTION: (_HEI, _XIAOSI),
    CELL: (_FANGSONG, _XIAOSI),
    SMALL: (_FANGSONG, _WUHAO),
    MARK: (_KAI, _SANHAO),
}
_OWN = (CELL, SMALL, MARK)
_CENTRED = (TITLE, CAPTION, MARK)
_INDENTED = (BODY, PART, STEP, POINT)
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def official_document(language: Language) -> DocumentType:
    """Return an empty document in the official layout; an English one has no character grid."""
    document = Document()
    for name in _OWN:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = None
    for name, (font, size) in _FONTS.items():
        _dress(document.styles[name], font=font, size=size)
    for name in _CENTRED:
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in _FONTS:
        _indent(document.styles[name], characters=2 if name in _INDENTED else 0)
    _space(document)
    _lay_out_page(document, grid=language == "zh")
    if language == "zh":
        _tighten(document.styles[BODY])
    _number_pages(document)
    return document


def _dress(style: ParagraphStyle, *, font: str, size: Length) -> None:
    """Name the Chinese and the Latin font of a style, black and upright."""
    style.font.name = _LATIN
    style.font.size = size
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.bold = style.font.italic = False
    fonts = style.element.rPr.rFonts
    for name in _THEME_FONTS:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:eastAsia"), font)


def _indent(style: ParagraphStyle, *, characters: int) -> None:
    """Indent the first line by so many characters, whatever their size."""
    style.paragraph_format.first_line_indent = Pt(characters * _SANHAO.pt)
    style.element.pPr.ind.set(qn("w:firstLineChars"), str(100 * characters))


def _tighten(style: ParagraphStyle) -> None:
    """Set the body so that 28 characters fit a line, as the standard asks for."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), _TIGHTER)
    style.element.rPr.sz.addprevious(spacing)


def _off_grid(style: ParagraphStyle) -> None:
    """Keep small texts and pictures from the lines of the page's grid."""
    off = OxmlElement("w:snapToGrid")
    off.set(qn("w:val"), "0")
    style.element.pPr.spacing.addprevious(off)


def _space(document: DocumentType) -> None:
    for name in _FONTS:
        form = document.styles[name].paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.widow_control = True
        if name in (CAPTION, CELL, SMALL):
            form.line_spacing_rule = WD_LINE_SPACING.SINGLE
            _off_grid(document.styles[name])
            continue
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = _LINE if name != TITLE else Pt(34)
        form.keep_with_next = name in (PART, STEP, POINT)
    document.styles[BODY].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    caption = document.styles[CAPTION].paragraph_format
    caption.space_before, caption.space_after = Pt(6), Pt(4)
    document.styles[SMALL].paragraph_format.space_after = Pt(4)
    frame = document.styles[TITLE].element.pPr.find(qn("w:pBdr"))
    if frame is not None:  # the line below a title of the library's own document
        frame.getparent().remove(frame)


def _lay_out_page(document: DocumentType, *, grid: bool) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = _WIDTH, _HEIGHT
    page.top_margin, page.bottom_margin = _TOP, _BOTTOM
    page.left_margin, page.right_margin = _LEFT, _RIGHT
    page.footer_distance = Mm(25)
    rule = page._sectPr.find(qn("w:docGrid"))  # noqa: SLF001  no public way
    if rule is not None and grid:
        rule.set(qn("w:type"), "lines")
        rule.set(qn("w:linePitch"), _PITCH)


def _number_pages(document: DocumentType) -> None:
    """Number pages ``— 1 —``: odd ones at the right, even ones at the left, a character in."""
    document.settings.odd_and_even_pages_header_footer = True
    page = document.sections[0]
    for footer, side in (
        (page.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (page.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = _SIHAO
        paragraph.paragraph_format.right_indent = _SIHAO
        paragraph.paragraph_format.first_line_indent = Pt(0)
        paragraph.add_run("— ")
        add_field(paragraph, "PAGE", shown="1")
        paragraph.add_run(" —")
        for run in paragraph.runs:
            run.font.name = _SONG
            run.font.size = _SIHAO
            run._element.rPr.rFonts.set(qn("w:eastAsia"), _SONG)  # noqa: SLF001  no public way


def add_field(paragraph: Paragraph, instruction: str, *, shown: str) -> None:
    """Add a field that the editor can bring up to date, and what it shows until then."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._element.append(mark)  # noqa: SLF001  no public way
        if kind == "begin":
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = f" {instruction} "
            paragraph.add_run()._element.append(told)  # noqa: SLF001  no public way
        elif kind == "separate":
            paragraph.add_run(shown)


def add_bookmarked(paragraph: Paragraph, label: Label) -> None:
    """Add a figure's or table's word and number, which editors count and texts refer to."""
    marks = [OxmlElement(f"w:bookmark{end}") for end in ("Start", "End")]
    for mark in marks:
        mark.set(qn("w:id"), str(2 * label.number + label.table))
    marks[0].set(qn("w:name"), label.bookmark)
    paragraph._element.append(marks[0])  # noqa: SLF001  no public way
    paragraph.add_run(label.word)
    add_field(paragraph, f"SEQ {label.sequence} \\* ARABIC", shown=str(label.number))
    paragraph._element.append(marks[1])  # noqa: SLF001  no public way
