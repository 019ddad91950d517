"""The frame around a picture: finding and subtitle above it, notes and origin below."""

from dataclasses import dataclass

from dashboard.charts import theme
from dashboard.exports.drawing import typeface
from dashboard.exports.drawing.canvas import Canvas
from dashboard.exports.exhibit import Exhibit
from dashboard.reports.provenance import provenance

MARGIN = 40

_SMALL, _SUBTITLE, _FOOTER = 15, 18, 14
_TITLE_LINES = 2
_LEADING = 1.4


@dataclass(frozen=True)
class Sheet:
    """The size of a picture.

    Attributes:
        width, height: Pixels in which it is laid out.
        scale: Pixels of a PNG to one of these.
        title: Pixels of a letter of the title.
        grows: Whether it becomes higher where there is more to show.
    """

    width: int
    height: int
    scale: float
    title: int
    grows: bool = False

    @property
    def room(self) -> float:
        """Width between the margins."""
        return self.width - 2 * MARGIN

    @property
    def is_wide(self) -> bool:
        """Whether there is room for a key beside a chart."""
        return self.width > 1.6 * self.height


def draw_head(canvas: Canvas, exhibit: Exhibit, sheet: Sheet, *, subtitle: str) -> float:
    """Draw finding and subtitle; returns where the picture begins."""
    size, lines = _title(exhibit.title, sheet)
    y = MARGIN * 0.6
    for line in lines:
        y += size * 1.28
        canvas.text(MARGIN, y, line, size=size, bold=True)
    y += 6
    for line in typeface.wrapped(subtitle, _SUBTITLE, sheet.room):
        y += _SUBTITLE * 1.35
        canvas.text(MARGIN, y, line, size=_SUBTITLE, colour=theme.MUTED)
    return y + 14


def _title(title: str, sheet: Sheet) -> tuple[float, list[str]]:
    """Return the title in two lines, in smaller letters where it is long."""
    size: float = sheet.title
    lines = typeface.wrapped(title, size, sheet.room)
    while len(lines) > _TITLE_LINES and size > _SUBTITLE + 2:
        size -= 1
        lines = typeface.wrapped(title, size, sheet.room)
    return size, lines


def foot_height(exhibit: Exhibit, sheet: Sheet) -> float:
    """Return how high notes and origin are, from the picture to the edge."""
    notes, origin = _notes(exhibit, sheet), _origin(exhibit, sheet)
    return 16 + _LEADING * (len(notes) * _SMALL + len(origin) * _FOOTER) + MARGIN * 0.55


def draw_foot(canvas: Canvas, exhibit: Exhibit, sheet: Sheet, *, height: float) -> None:
    """Draw notes above a rule and the origin below it, on a sheet of this height."""
    y = height - foot_height(exhibit, sheet) + 10
    for line in _notes(exhibit, sheet):
        y += _SMALL * _LEADING
        canvas.text(MARGIN, y - 3, line, size=_SMALL, colour=theme.MUTED)
    y += 6
    canvas.rule(MARGIN, y, sheet.room)
    for line in _origin(exhibit, sheet):
        y += _FOOTER * _LEADING
        canvas.text(MARGIN, y - 1, line, size=_FOOTER, colour=theme.MUTED)


def _notes(exhibit: Exhibit, sheet: Sheet) -> list[str]:
    return [line for note in exhibit.notes for line in typeface.wrapped(note, _SMALL, sheet.room)]


def _origin(exhibit: Exhibit, sheet: Sheet) -> list[str]:
    return typeface.wrapped(" · ".join(provenance(exhibit.selection)), _FOOTER, sheet.room)
