"""Tables of slides: the slide's own, in the colours of its theme."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Pt

from dashboard.exports.slide_theme import Room
from dashboard.exports.table_layout import PADDING, TablePart

SIZES = (16, 14, 13)
"""Of texts in points, the largest first."""
_UPRIGHT_PADDING = 0.15
"""Room above and below the texts of a cell in em."""


def draw_table(slide: Slide, part: TablePart, *, room: Room) -> None:
    """Draw a piece of a table over the whole width."""
    rows, columns = part.rows.shape
    frame = slide.shapes.add_table(rows + 1, columns, room.left, room.top, room.width, Emu(1))
    unit = room.width / sum(part.widths)
    for column, share in zip(frame.table.columns, part.widths, strict=True):
        column.width = Emu(round(share * unit))
    for row, height in zip(frame.table.rows, part.heights, strict=True):
        row.height = Pt(height * part.size)
    for place, name in enumerate(part.rows.columns):
        align = PP_ALIGN.RIGHT if name in part.right else PP_ALIGN.LEFT
        for number, text in enumerate([name, *part.rows[name]]):
            _fill(frame.table.cell(number, place), text, size=part.size, align=align)


def _fill(cell: _Cell, text: str, *, size: float, align: PP_ALIGN) -> None:
    cell.text = text
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Pt(size * PADDING / 2)
    cell.margin_top = cell.margin_bottom = Pt(size * _UPRIGHT_PADDING)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = align
        for run in paragraph.runs:
            run.font.size = Pt(size)
        if not text:  # an empty cell is as high as its end asks for
            paragraph._p.get_or_add_endParaRPr().sz = Pt(size).centipoints  # noqa: SLF001
