"""Texts, boxes and lines on a sheet, as SVG."""

from xml.sax.saxutils import escape, quoteattr

from dashboard.charts import theme

_BOLD = 0.035
"""Width of the stroke that makes letters bold, of their size: the shipped font has one weight."""


class Canvas:
    """Collects SVG elements from back to front."""

    def __init__(self) -> None:
        self.elements: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float,
        colour: str = theme.INK,
        anchor: str = "start",
        bold: bool = False,
    ) -> None:
        """Write a line of text; ``y`` is its base line."""
        heavy = f' font-weight="bold" stroke="{colour}" stroke-width="{size * _BOLD:.2f}"'
        self.elements.append(
            f'<text transform="translate({x:.1f},{y:.1f})" text-anchor="{anchor}" '
            f'font-family="{theme.FONT}" font-size="{size:g}px" fill="{colour}"'
            f"{heavy if bold else ''}>{escape(words)}</text>"
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "none",
        stroke: str = "none",
        line: float = 1.0,
        dashed: bool = False,
    ) -> None:
        """Draw a rectangle."""
        dashes = ' stroke-dasharray="6 4"' if dashed else ""
        self.elements.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f"fill={quoteattr(fill)} stroke={quoteattr(stroke)} "
            f'stroke-width="{line:g}"{dashes}/>'
        )

    def rule(
        self,
        x: float,
        y: float,
        width: float,
        *,
        colour: str = theme.RULE,
        line: float = 1.0,
        dashed: bool = False,
    ) -> None:
        """Draw a level line."""
        dashes = ' stroke-dasharray="6 4"' if dashed else ""
        self.elements.append(
            f'<path d="M{x:.1f} {y:.1f}h{width:.1f}" stroke="{colour}" '
            f'stroke-width="{line:g}" fill="none"{dashes}/>'
        )

    def add(self, element: str) -> None:
        """Add an element that is SVG already."""
        self.elements.append(element)

    def whole(self, width: float, height: float, *, title: str, about: str) -> str:
        """Return the SVG of a sheet of this size; ``title`` and ``about`` are read aloud."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" '
            f'xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" role="img">'
            f"<title>{escape(title)}</title><desc>{escape(about)}</desc>"
            f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>'
            f"{''.join(self.elements)}</svg>"
        )
