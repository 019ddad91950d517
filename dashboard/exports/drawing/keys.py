"""The key of a chart on a sheet: in lines above it, or in a column beside it."""

from collections.abc import Sequence

from dashboard.charts import theme
from dashboard.charts.key import KeyItem
from dashboard.exports.drawing import typeface
from dashboard.exports.drawing.canvas import Canvas

SIZE = 16
"""Pixels of a letter."""
LINE = 25
"""Pixels from one line to the next."""

_SIGN, _GAP, _BETWEEN, _BELOW = 24, 7, 22, 8
_BOX = 14
_COUNT = 34
_PATTERNS = {
    "few": ("M4 4h0M12 4h0M20 4h0M8 10h0M16 10h0", "", 2.6),
    "dots": ("M3 4h0M9 4h0M15 4h0M21 4h0M6 10h0M12 10h0M18 10h0", "#5b6675", 2.6),
    "hatch": ("M2 14L14 0M9 14L21 0M16 14L23 6M0 8L7 0", "#7a8492", 1.2),
    "cross": (
        "M2 14L14 0M9 14L21 0M16 14L23 6M0 8L7 0M2 0L14 14M9 0L21 14M16 0L23 8M0 6L7 14",
        "#7a8492",
        1.0,
    ),
}


def key_lines(items: Sequence[KeyItem], room: float) -> list[list[KeyItem]]:
    """Return a key in lines of at most ``room`` pixels."""
    lines: list[list[KeyItem]] = []
    left = 0.0
    for item in items:
        needed = _width(item)
        if not lines or left < needed:
            lines.append([])
            left = room
        lines[-1].append(item)
        left -= needed + _BETWEEN
    return lines


def rows_height(items: Sequence[KeyItem], room: float) -> float:
    """Return how high a key stands above a chart in lines of at most ``room`` pixels."""
    lines = len(key_lines(items, room))
    return lines * LINE + _BELOW if lines else 0


def draw_row(canvas: Canvas, items: Sequence[KeyItem], x: float, y: float) -> None:
    """Draw a line of a key; ``y`` is its base line."""
    for item in items:
        _draw(canvas, item, x, y)
        x += _width(item) + _BETWEEN


def draw_column(
    canvas: Canvas, items: Sequence[KeyItem], *, x: float, y: float, room: float
) -> None:
    """Draw a key in a column, one item a line, long words in several."""
    for item in items:
        start = 0 if item.form == "words" else _SIGN + _GAP
        _sign(canvas, item, x, y)
        for line in typeface.wrapped(item.words, SIZE, room - start - _COUNT):
            canvas.text(x + start, y, line, size=SIZE, colour=_ink(item))
            y += LINE
        if item.count is not None:
            canvas.text(x + room, y - LINE, str(item.count), size=SIZE, anchor="end", bold=True)
        y += 3


def _draw(canvas: Canvas, item: KeyItem, x: float, y: float) -> None:
    _sign(canvas, item, x, y)
    start = 0 if item.form == "words" else _SIGN + _GAP
    canvas.text(x + start, y, _words(item), size=SIZE, colour=_ink(item))


def _words(item: KeyItem) -> str:
    return item.words if item.count is None else f"{item.words}  {item.count}"


def _ink(item: KeyItem) -> str:
    return theme.MUTED if item.form == "words" else theme.INK


def _width(item: KeyItem) -> float:
    sign = 0 if item.form == "words" else _SIGN + _GAP
    return sign + typeface.width(_words(item), SIZE)


def _sign(canvas: Canvas, item: KeyItem, x: float, y: float) -> None:
    top, middle = y - _BOX + 2, y - _BOX / 2 + 2
    match item.form:
        case "words":
            return
        case "line" | "dashed":
            canvas.rule(x, middle, _SIGN, colour=item.colour, line=3, dashed=item.form == "dashed")
        case "dot":
            canvas.text(x, y, f"●{item.sign}", size=SIZE - 2, colour=item.colour, bold=True)
        case "sign":
            canvas.box(x, y - 17, _SIGN, 22, fill=item.colour, stroke=theme.RULE)
            place = x + _SIGN / 2
            canvas.text(place, y, item.sign, size=SIZE, colour=item.ink, anchor="middle", bold=True)
        case "outline" | "dashed_outline":
            _outline(canvas, item, x, y)
        case "pale":
            canvas.box(x, top, _SIGN, _BOX, fill=item.colour, stroke="#6b7280")
            half = f"M{x + _SIGN:.1f} {top:.1f}v{_BOX}h{-_SIGN}z"
            canvas.add(f'<path d="{half}" fill="{item.ink}"/>')
        case _:
            canvas.box(x, top, _SIGN, _BOX, fill=item.colour, stroke="#6b7280")
            _pattern(canvas, item, x, top)


def _outline(canvas: Canvas, item: KeyItem, x: float, y: float) -> None:
    """Draw an empty box with a strong border, higher where a character stands in it."""
    above, height = (3, _BOX + 6) if item.sign else (0, _BOX)
    top, dashed = y - _BOX + 2 - above, item.form == "dashed_outline"
    canvas.box(x + 1.5, top, _SIGN - 3, height, fill="#ffffff", stroke=item.colour, line=3,
               dashed=dashed)  # fmt: skip
    if item.sign:
        canvas.text(x + _SIGN / 2, y, item.sign, size=SIZE - 2, colour=item.ink, anchor="middle")


def _pattern(canvas: Canvas, item: KeyItem, x: float, y: float) -> None:
    if item.form in _PATTERNS:
        path, colour, width = _PATTERNS[item.form]
        colour = item.ink if item.form == "few" else colour
        canvas.add(
            f'<path transform="translate({x:.1f},{y:.1f})" d="{path}" stroke="{colour}" '
            f'stroke-width="{width}" stroke-linecap="round" fill="none"/>'
        )
