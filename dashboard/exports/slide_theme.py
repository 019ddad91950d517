"""The look of the slides: 16:9, the dashboard's colours and fonts named in the theme.

An editor who changes a colour or font of the theme changes all charts, tables and texts.
"""

from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Emu, Inches, Length, Pt

from dashboard.charts import theme

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
MARGIN = Inches(0.55)
INNER = Emu(WIDTH - 2 * MARGIN)
TITLE_TOP, TITLE_HEIGHT = Inches(0.62), Inches(1.05)
BODY_TOP, BODY_BOTTOM = Inches(2.08), Inches(6.5)
FOOTER_TOP, FOOTER_HEIGHT = Inches(7.02), Inches(0.32)
NUMBER_WIDTH = Inches(0.8)
TITLE_SIZE, SUBTITLE_SIZE, NOTE_SIZE, FOOTER_SIZE = Pt(28), Pt(16), Pt(13), Pt(11)

SERIES = (theme.ACCENT, theme.REFERENCE, "#7a52a0", "#3f7fb0", "#5b6675", "#b35806")
"""Colours of series in the order of the theme's accents."""
_LATIN, _CHINESE = "Microsoft YaHei", "微软雅黑"
NAMESPACE = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_COLOURS = {"dk1": theme.INK, "lt1": "#ffffff", "dk2": theme.ACCENT, "lt2": "#eef2f7",
            **{f"accent{number}": colour for number, colour in enumerate(SERIES, 1)},
            "hlink": theme.ACCENT, "folHlink": theme.MUTED}  # fmt: skip
_ACCENT_FILL = f'<a:solidFill xmlns:a="{NAMESPACE["a"]}"><a:schemeClr val="accent1"/></a:solidFill>'
OPENING, PLAIN = "Title Slide", "Title Only"


@dataclass(frozen=True)
class Room:
    """A rectangle of a slide."""

    left: Length
    top: Length
    width: Length
    height: Length


def blank_deck() -> Deck:
    """Return a presentation without slides in the dashboard's look."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _drop_thumbnail(deck)
    _paint(deck)
    for layout in list(deck.slide_layouts):
        if layout.name not in (OPENING, PLAIN):
            deck.slide_layouts.remove(layout)
    for page in (deck.slide_master, *deck.slide_layouts):
        _without_date(page)
    _place_master(deck.slide_master)
    _draw_strip(deck.slide_master)
    _place_opening(deck.slide_layouts.get_by_name(OPENING))
    return deck


def _drop_thumbnail(deck: Deck) -> None:
    """Take out the picture of the library's own empty presentation."""
    package = deck.part.package
    for key, relation in list(package._rels.items()):  # noqa: SLF001  no public way
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)  # noqa: SLF001


def _paint(deck: Deck) -> None:
    """Put colours and fonts into the theme."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(part.blob)
    for name, colour in _COLOURS.items():
        place = root.find(f".//a:clrScheme/a:{name}", NAMESPACE)
        place.clear()
        etree.SubElement(place, f"{{{NAMESPACE['a']}}}srgbClr", val=colour[1:].upper())
    for font in root.iterfind(".//a:fontScheme/*", NAMESPACE):
        font.find("a:latin", NAMESPACE).set("typeface", _LATIN)
        font.find("a:ea", NAMESPACE).set("typeface", _CHINESE)
        font.find("a:font[@script='Hans']", NAMESPACE).set("typeface", _CHINESE)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _without_date(page: SlideMaster | SlideLayout) -> None:
    """Take out the clock: the footer names the days that the figures are of."""
    for place in list(page.placeholders):
        if place.placeholder_format.type == PP_PLACEHOLDER.DATE:
            place.element.getparent().remove(place.element)


def _place_master(master: SlideMaster) -> None:
    """Lay out title, text, footer and number, left-aligned as a sentence reads."""
    places = {
        PP_PLACEHOLDER.TITLE: (MARGIN, TITLE_TOP, INNER, TITLE_HEIGHT),
        PP_PLACEHOLDER.BODY: (MARGIN, BODY_TOP, INNER, Emu(BODY_BOTTOM - BODY_TOP)),
        PP_PLACEHOLDER.FOOTER: (MARGIN, FOOTER_TOP, Emu(INNER - NUMBER_WIDTH), FOOTER_HEIGHT),
        PP_PLACEHOLDER.SLIDE_NUMBER: (
            Emu(MARGIN + INNER - NUMBER_WIDTH), FOOTER_TOP, NUMBER_WIDTH, FOOTER_HEIGHT,
        ),
    }  # fmt: skip
    for shape in master.placeholders:
        kind = shape.placeholder_format.type
        shape.left, shape.top, shape.width, shape.height = places[kind]
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = 0
        if kind == PP_PLACEHOLDER.TITLE:
            frame.vertical_anchor = MSO_ANCHOR.TOP
        small = shape.element.find(".//a:lstStyle/a:lvl1pPr", NAMESPACE)
        if kind == PP_PLACEHOLDER.FOOTER:
            small.set("algn", "l")
        if small is not None:
            small.find("a:defRPr", NAMESPACE).set("sz", str(FOOTER_SIZE.centipoints))
    look = master.element.find(".//p:titleStyle/a:lvl1pPr", NAMESPACE)
    look.set("algn", "l")
    look.find("a:defRPr", NAMESPACE).set("sz", str(TITLE_SIZE.centipoints))
    look.find("a:defRPr", NAMESPACE).set("b", "1")


def _draw_strip(master: SlideMaster) -> None:
    """Draw a strip of the first accent along the upper edge of every slide."""
    tree = master.shapes._spTree  # noqa: SLF001  a master has no way to add a shape
    strip = tree.add_autoshape(tree.max_shape_id + 1, "Strip", "rect", 0, 0, WIDTH, Pt(7))
    strip.spPr.append(parse_xml(_ACCENT_FILL))
    tree.remove(strip)
    tree.insert(2, strip)  # behind all others


def _place_opening(layout: SlideLayout) -> None:
    """Lay out the first slide."""
    title, below = (layout.placeholders[number] for number in (0, 1))
    title.left, title.top, title.width, title.height = MARGIN, Inches(2.2), INNER, Inches(1.7)
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    below.left, below.top, below.width, below.height = MARGIN, Inches(4.15), INNER, Inches(1.4)
    for level in layout.element.iterfind(".//a:lstStyle/a:lvl1pPr", NAMESPACE):
        level.set("algn", "l")
