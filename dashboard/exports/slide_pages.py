"""One slide round its picture or table: step, finding, what is shown, remarks, footer."""

from copy import deepcopy
from dataclasses import dataclass

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Length, Pt

from dashboard.exports import cells
from dashboard.exports import slide_theme as look
from dashboard.exports.slide_theme import Room

_TITLE_SIZES = (look.TITLE_SIZE, Pt(24), Pt(20))
_STEP_SIZE = Pt(14)
_LIST_SIZES = (Pt(24), Pt(20), Pt(18))
_LINE = 1.3
"""Height of a line in em."""
_GAP = Pt(10)


@dataclass(frozen=True)
class Heads:
    """Texts of a slide round its body.

    Attributes:
        step: Heading of the agenda's step.
        title: The finding.
        subtitle: What is shown.
        remarks: Sentences below the body.
        footer: Period dates, source, map mark, edition.
    """

    step: str
    title: str
    subtitle: str
    remarks: tuple[str, ...]
    footer: str

    @property
    def title_size(self) -> Length:
        """The largest size at which the title stays within its room."""
        return fitting(self.title, _TITLE_SIZES, width=look.INNER, height=look.TITLE_HEIGHT)

    @property
    def room(self) -> Room:
        """Where the body goes."""
        top = self._subtitle_top + self._subtitle_height + _GAP
        return Room(
            look.MARGIN, Emu(round(top)), look.INNER, Emu(round(self._remarks_top - _GAP - top))
        )

    @property
    def _subtitle_top(self) -> float:
        lines = cells.lines_of(self.title, look.INNER / self.title_size)
        return float(look.TITLE_TOP + lines * self.title_size * _LINE + Pt(4))

    @property
    def _subtitle_height(self) -> float:
        lines = cells.lines_of(self.subtitle, look.INNER / look.SUBTITLE_SIZE)
        return float(look.SUBTITLE_SIZE * _LINE * (lines if self.subtitle else 0))

    @property
    def _remarks_top(self) -> float:
        wide = look.INNER / look.NOTE_SIZE
        lines = sum(cells.lines_of(remark, wide) for remark in self.remarks)
        return float(look.FOOTER_TOP - Pt(6) - lines * look.NOTE_SIZE * _LINE)

    def draw(self, deck: Deck) -> Slide:
        """Add a slide with these texts."""
        slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(look.PLAIN))
        title = slide.shapes.title.text_frame
        title.text = self.title
        dress(title, size=self.title_size)
        strip = Room(look.MARGIN, Pt(20), look.INNER, Pt(22))
        _write(slide, self.step, strip, size=_STEP_SIZE, colour=MSO_THEME_COLOR.ACCENT_1)
        if self.subtitle:
            high = Emu(round(self._subtitle_height))
            below = Room(look.MARGIN, Emu(round(self._subtitle_top)), look.INNER, high)
            _write(slide, self.subtitle, below, size=look.SUBTITLE_SIZE)
        if self.remarks:
            top = Emu(round(self._remarks_top))
            rest = Room(look.MARGIN, top, look.INNER, Emu(look.FOOTER_TOP - top))
            _write(slide, "\n".join(self.remarks), rest, size=look.NOTE_SIZE)
        draw_footer(slide, self.footer)
        return slide


def draw_list(slide: Slide, items: list[str], room: Room) -> None:
    """Draw sentences one below the other, as large as the room allows."""
    text = "\n".join(items)
    size = fitting(text, _LIST_SIZES, width=room.width, height=room.height, line=1.9)
    frame = _write(slide, text, room, size=size, colour=MSO_THEME_COLOR.TEXT_1)
    for paragraph in frame.paragraphs:
        paragraph.space_after = Emu(round(size * 0.6))


def fitting(
    text: str, sizes: tuple[Length, ...], *, width: Length, height: Length, line: float = _LINE
) -> Length:
    """Return the first size at which a text fits, the last where it fits at none."""
    for size in sizes:
        if cells.lines_of(text, width / size) * size * line <= height:
            return size
    return sizes[-1]


def draw_footer(slide: Slide, text: str) -> None:
    """Put the layout's footer and slide number on the slide, where editors expect them."""
    for place in slide.slide_layout.placeholders:
        kind = place.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            tree = slide.shapes._spTree  # noqa: SLF001  no public way
            element = deepcopy(place.element)
            element.nvSpPr.cNvPr.id = tree.max_shape_id + 1
            tree.append(element)
            if kind == PP_PLACEHOLDER.FOOTER:
                frame = slide.shapes[-1].text_frame
                frame.text = text
                frame.paragraphs[0].alignment = PP_ALIGN.LEFT
                dress(frame, size=look.FOOTER_SIZE, colour=MSO_THEME_COLOR.ACCENT_5)


def _write(
    slide: Slide,
    text: str,
    room: Room,
    *,
    size: Length,
    colour: MSO_THEME_COLOR = MSO_THEME_COLOR.ACCENT_5,
) -> TextFrame:
    frame = slide.shapes.add_textbox(room.left, room.top, room.width, room.height).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = text
    dress(frame, size=size, colour=colour)
    return frame


def dress(frame: TextFrame, *, size: Length, colour: MSO_THEME_COLOR | None = None) -> None:
    """Set size and colour of all texts of a frame.

    On the runs: PowerPoint passes over what a paragraph asks for.
    """
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = size
            if colour is not None:
                run.font.color.theme_color = colour
