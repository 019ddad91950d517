"""The slides: the finding as title, charts that can be edited, the wording as notes."""

from dataclasses import replace
from io import BytesIO

from pptx.parts.image import Image
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from dashboard.exports import slide_theme as look
from dashboard.exports.archives import noon, steady
from dashboard.exports.drawing.chart_rows import chart_sheets
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.section import Drawing, Pack, Section
from dashboard.exports.slide_charts import chart_parts, draw_chart
from dashboard.exports.slide_pages import Heads, draw_footer, draw_list, dress, fitting
from dashboard.exports.slide_tables import draw_table, first_pieces, named_first, pieces_of
from dashboard.exports.slide_theme import Room
from dashboard.exports.table_layout import TablePart
from dashboard.exports.workbook import sheet_names
from dashboard.i18n import gettext as _
from dashboard.reports.provenance import provenance

_OPENING_SIZES = (Pt(44), Pt(40), Pt(36), Pt(30))
_PIXELS = 1100
"""Pixels that a picture over the whole width is laid out for; its small texts are 12 pt then."""
_MOST_PARTS, _CUT_PARTS = 5, 2
"""Slides of a whole table; of a longer one fewer: they say that the rest is in the workbook."""


def slides(pack: Pack, *, picture: Drawing) -> bytes:
    """Return the pack as .pptx; the same pack makes the same bytes.

    Args:
        pack: Steps of the meeting.
        picture: Draws what slides cannot draw themselves.
    """
    deck = look.blank_deck()
    properties = deck.core_properties
    properties.title = pack.title
    properties.author = properties.last_modified_by = pack.selection.edition.settings.source
    properties.comments = ""
    properties.created = properties.modified = noon(pack.as_of)
    _opening(deck, pack)
    sheets = iter(sheet_names(pack.exhibits))
    for section in pack.sections:
        if not section.exhibits:
            _findings(deck, section)
        for exhibit in section.exhibits:
            _exhibit(deck, section, exhibit, picture=picture, sheet=next(sheets))
    file = BytesIO()
    deck.save(file)
    return steady(file.getvalue(), day=pack.as_of)


def _opening(deck: Deck, pack: Pack) -> None:
    """Draw the meeting's name and, where there is more than one step, the agenda."""
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name(look.OPENING))
    title, below = (slide.placeholders[number] for number in (0, 1))
    title.text_frame.text = pack.title
    size = fitting(pack.title, _OPENING_SIZES, width=title.width, height=title.height)
    dress(title.text_frame, size=size)
    dates, *others = provenance(pack.selection)
    below.text_frame.text = "\n".join(filter(None, [pack.where, dates]))
    draw_footer(slide, " · ".join(others))
    headings = list(dict.fromkeys(section.heading for section in pack.sections))
    if len(headings) > 1:
        heads = Heads(pack.title, _("Agenda"), "", (), _footer(pack.sections[0]))
        numbered = [f"{number}.  {heading}" for number, heading in enumerate(headings, 1)]
        draw_list(heads.draw(deck), numbered, heads.room)


def _findings(deck: Deck, section: Section) -> None:
    """Draw a step that has nothing to look at: its sentences."""
    title, *others = section.findings or (section.heading,)
    heads = Heads(section.heading, _headline(title), section.selection.title, (), _footer(section))
    slide = heads.draw(deck)
    draw_list(slide, others, heads.room)
    _speak(slide, section.findings)


def _exhibit(
    deck: Deck, section: Section, exhibit: Exhibit, *, picture: Drawing, sheet: str
) -> None:
    """Draw an exhibit over as many slides as it takes; ``sheet`` of the workbook has it all."""
    if exhibit.native:
        if exhibit.native.interval:
            said = _("Upright lines: 95% interval.")
            exhibit = replace(exhibit, notes=(*exhibit.notes, said))
        charts = chart_parts(exhibit)
        for number, part in enumerate(charts, 1):
            slide, room = _page(deck, section, exhibit, number=number, of=len(charts))
            draw_chart(slide, part, exhibit, room=room)
    elif exhibit.chart:
        room = _heads(section, exhibit).room
        high = round(_PIXELS * room.height / room.width)
        sheets = chart_sheets(exhibit, width=_PIXELS, height=high)
        for number, drawn in enumerate(sheets, 1):
            slide, room = _page(deck, section, exhibit, number=number, of=len(sheets))
            _draw_picture(slide, picture(drawn, width=_PIXELS, height=high), room)
    else:
        told, parts = _table(section, exhibit, sheet)
        for number, table in enumerate(parts, 1):
            slide, room = _page(deck, section, told, number=number, of=len(parts))
            draw_table(slide, table, room=room)


def _table(section: Section, exhibit: Exhibit, sheet: str) -> tuple[Exhibit, list[TablePart]]:
    """Return a table in pieces; of one that takes too many slides what its headline names first.

    Returns:
        The exhibit with what has to be said below, and the pieces.
    """
    shown, room = exhibit.printed(), _heads(section, exhibit).room
    parts = pieces_of(shown, room=room)
    if len(parts) <= _MOST_PARTS:
        return exhibit, parts
    said = _cut_text(len(shown), of=len(shown), sheet=sheet)
    told = replace(exhibit, notes=(*exhibit.notes, said))
    rows, parts = first_pieces(
        named_first(shown, exhibit.title), room=_heads(section, told).room, most=_CUT_PARTS
    )
    said = _cut_text(rows, of=len(shown), sheet=sheet)
    return replace(exhibit, notes=(*exhibit.notes, said)), parts


def _cut_text(shown: int, *, of: int, sheet: str) -> str:
    """Return which rows of a table slides have, and where the others are."""
    return _(
        "{shown} of {rows} rows, those that the headline names first; the other {rest} are in the"
        " workbook, sheet “{sheet}”."
    ).format(shown=shown, rows=of, rest=of - shown, sheet=sheet)


def _heads(section: Section, exhibit: Exhibit, *, number: int = 1, of: int = 1) -> Heads:
    subtitle = exhibit.subtitle
    if of > 1:
        template = _("{subtitle} (part {number} of {of})")
        subtitle = template.format(subtitle=subtitle, number=number, of=of)
    footer = " · ".join(provenance(exhibit.selection))
    return Heads(section.heading, _headline(exhibit.title), subtitle, exhibit.notes, footer)


def _headline(sentence: str) -> str:
    """Return a sentence as a title has it: without the stop."""
    return sentence.removesuffix(_("."))


def _page(
    deck: Deck, section: Section, exhibit: Exhibit, *, number: int = 1, of: int = 1
) -> tuple[Slide, Room]:
    heads = _heads(section, exhibit, number=number, of=of)
    slide = heads.draw(deck)
    _speak(slide, (exhibit.title, *section.findings, *exhibit.notes))
    return slide, heads.room


def _speak(slide: Slide, sentences: tuple[str, ...]) -> None:
    """Put the wording into the speaker's notes, each sentence once."""
    slide.notes_slide.notes_text_frame.text = "\n".join(dict.fromkeys(sentences))


def _draw_picture(slide: Slide, png: bytes, room: Room) -> None:
    """Draw a picture as large as the room allows, in the middle."""
    wide, high = Image.from_blob(png).size
    scale = min(room.width / wide, room.height / high)
    width, height = Emu(round(wide * scale)), Emu(round(high * scale))
    left = Emu(room.left + (room.width - width) // 2)
    slide.shapes.add_picture(BytesIO(png), left, room.top, width, height)


def _footer(section: Section) -> str:
    return " · ".join(provenance(section.selection))
