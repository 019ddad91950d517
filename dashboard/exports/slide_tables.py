"""Tables of slides: the slide's own, in the colours of its theme."""

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Pt

from dashboard.exports import cells
from dashboard.exports.slide_theme import Room
from dashboard.exports.table_layout import PADDING, TablePart, table_parts

_SIZES = (18, 16, 14, 13)
"""Of texts in points, the largest first."""
_UPRIGHT_PADDING = 0.15
"""Room above and below the texts of a cell in em."""
_HEIGHT = 0.92
"""Part of the height that is counted on: programs set space between Chinese and other letters."""


def pieces_of(shown: pd.DataFrame, *, room: Room) -> list[TablePart]:
    """Return a table in pieces that slides hold."""
    return table_parts(shown, width=room.width.pt, height=room.height.pt * _HEIGHT, sizes=_SIZES)


def first_pieces(shown: pd.DataFrame, *, room: Room, most: int) -> tuple[int, list[TablePart]]:
    """Return the first rows of a table in at most ``most`` pieces, and how many rows they are."""
    rows = len(shown)
    parts = pieces_of(shown, room=room)
    while len(parts) > most and rows > 1:
        rows = max(1, min(rows - 1, rows * most // len(parts)))
        parts = pieces_of(shown.head(rows), room=room)
    return rows, parts


def named_first(shown: pd.DataFrame, title: str) -> pd.DataFrame:
    """Return a table with the rows of what a title names on top, in the order of the title."""
    names = shown[[name for name in shown if not cells.are_numbers(shown[name])]]
    places = [
        min((title.find(text) for text in row if text and text in title), default=len(title))
        for row in names.to_numpy(dtype=str)
    ]
    order = pd.Series(places, dtype=int).sort_values(kind="stable").index
    return shown.iloc[order]


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
