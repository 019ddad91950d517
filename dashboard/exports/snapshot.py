"""Snapshots: an exhibit as a picture with its finding, key, notes and origin around it.

Charts are laid out by vl-convert with the shipped font. In PNG and SVG the letters are
outlines, so that a picture is the same on every machine; PDF keeps texts, its font within.
"""

from typing import Literal

import vl_convert

from dashboard.exports.drawing import tables
from dashboard.exports.drawing.canvas import Canvas
from dashboard.exports.drawing.chart_rows import chart_sheets
from dashboard.exports.drawing.charts import Room, draw_chart, register_font
from dashboard.exports.drawing.frame import MARGIN, Sheet, draw_foot, draw_head, foot_height
from dashboard.exports.drawing.outlines import outlined
from dashboard.exports.exhibit import Exhibit
from dashboard.i18n import gettext as _

Form = Literal["png", "svg", "pdf"]

SLIDE = Sheet(1280, 720, scale=3, title=30)
"""A full slide: 3840×2160 pixels."""
CHART = Sheet(840, 600, scale=2, title=24, grows=True)
"""A picture within a page: 1680 pixels wide, 1200 or more high."""

_HIGHEST = 1400
"""Pixels of a table on a sheet that grows; a longer one is split."""


def snapshot(exhibit: Exhibit, form: Form, *, sheet: Sheet = SLIDE) -> bytes:
    """Return an exhibit as a picture; of a long one the first sheet."""
    return snapshots(exhibit, form, sheet=sheet)[0]


def snapshots(exhibit: Exhibit, form: Form, *, sheet: Sheet = SLIDE) -> list[bytes]:
    """Return an exhibit as pictures: as many as it takes until its texts are readable.

    Args:
        exhibit: Made in the language in use.
        form: Format of the file.
        sheet: Size.
    """
    return [_converted(picture, form, sheet) for picture in sheets(exhibit, sheet)]


def sheets(exhibit: Exhibit, sheet: Sheet) -> list[str]:
    """Return an exhibit's sheets as SVG that still has its texts."""
    draw = _table_pictures if exhibit.chart is None else _chart_pictures
    return draw(exhibit, sheet)


def sheet_count(exhibit: Exhibit, sheet: Sheet) -> int:
    """Return how many pictures ``snapshots`` makes, without making them."""
    if exhibit.chart is not None:
        return len(_chart_parts(exhibit, sheet))
    return len(_table_parts(exhibit, sheet)[1])


def picture_alone(exhibit: Exhibit, *, width: int, height: int) -> bytes:
    """Return the PNG of a chart with its key only, for a page that has its own title.

    Args:
        exhibit: One with a chart.
        width: Pixels in which it is laid out; the picture has three for each of them.
        height: The same of the height.
    """
    sheet = Sheet(width, height, scale=SLIDE.scale, title=SLIDE.title)
    canvas = Canvas()
    draw_chart(canvas, exhibit, Room(0, 0, width, height), wide=sheet.is_wide)
    return _converted(_whole(canvas, exhibit, sheet, height), "png", sheet)


def _converted(picture: str, form: Form, sheet: Sheet) -> bytes:
    if form == "svg":
        return outlined(picture).encode()
    if form == "png":
        png: bytes = vl_convert.svg_to_png(outlined(picture), scale=sheet.scale)
        return png
    register_font()
    pdf: bytes = vl_convert.svg_to_pdf(picture)
    return pdf


def _whole(canvas: Canvas, exhibit: Exhibit, sheet: Sheet, height: float) -> str:
    return canvas.whole(sheet.width, height, title=exhibit.title, about=exhibit.subtitle)


def _chart_pictures(exhibit: Exhibit, sheet: Sheet) -> list[str]:
    """Return a chart's sheets, each with its number where there are several."""
    parts = _chart_parts(exhibit, sheet)
    return [
        _chart(part, sheet, subtitle=_numbered(exhibit.subtitle, number, len(parts)))
        for number, part in enumerate(parts, start=1)
    ]


def _chart_parts(exhibit: Exhibit, sheet: Sheet) -> list[Exhibit]:
    if sheet.grows:
        return [exhibit]
    return chart_sheets(exhibit, width=sheet.room, height=_room(exhibit, sheet))


def _chart(exhibit: Exhibit, sheet: Sheet, *, subtitle: str) -> str:
    canvas = Canvas()
    top = draw_head(canvas, exhibit, sheet, subtitle=subtitle)
    foot = foot_height(exhibit, sheet)
    room = Room(MARGIN, top, sheet.room, sheet.height - top - foot, sheet.grows)
    height = top + draw_chart(canvas, exhibit, room, wide=sheet.is_wide) + foot
    draw_foot(canvas, exhibit, sheet, height=height)
    return _whole(canvas, exhibit, sheet, height)


def _table_pictures(exhibit: Exhibit, sheet: Sheet) -> list[str]:
    """Return a table's sheets, each with its number where there are several."""
    layout, parts = _table_parts(exhibit, sheet)
    pictures = []
    for number, rows in enumerate(parts, start=1):
        canvas = Canvas()
        subtitle = _numbered(exhibit.subtitle, number, len(parts))
        top = draw_head(canvas, exhibit, sheet, subtitle=subtitle)
        end = tables.draw_table(canvas, layout, rows, x=MARGIN, y=top)
        height = end + foot_height(exhibit, sheet) if sheet.grows else sheet.height
        draw_foot(canvas, exhibit, sheet, height=height)
        pictures.append(_whole(canvas, exhibit, sheet, height))
    return pictures


def _table_parts(exhibit: Exhibit, sheet: Sheet) -> tuple[tables.Layout, list[range]]:
    """Return how a table lies, and which rows stand on which sheet."""
    room = _HIGHEST if sheet.grows else _room(exhibit, sheet)
    layout = tables.laid_out(exhibit.printed(), (sheet.room, room))
    return layout, tables.pages(layout, room)


def _room(exhibit: Exhibit, sheet: Sheet) -> float:
    """Return the pixels between head and foot."""
    top = draw_head(Canvas(), exhibit, sheet, subtitle=exhibit.subtitle)
    return sheet.height - top - foot_height(exhibit, sheet)


def _numbered(subtitle: str, number: int, of: int) -> str:
    if of == 1:
        return subtitle
    return _("{subtitle} (sheet {number} of {of})").format(subtitle=subtitle, number=number, of=of)
