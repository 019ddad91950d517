"""The briefing (.docx): a draft in the layout of official documents that a leader decides on."""

from collections.abc import Mapping
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from dashboard.domain import wording
from dashboard.exports import document_layout as layout
from dashboard.exports.archives import noon, steady
from dashboard.exports.briefing_draft import Chapter, Part, draft
from dashboard.exports.document_tables import add_table
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.numbering import Label, part_number
from dashboard.exports.section import Drawing, Pack, key_of
from dashboard.i18n import active
from dashboard.i18n import gettext as _
from dashboard.reports.provenance import provenance

_PIXELS, _PIXELS_HIGH, _MOST_HIGH, _ROOM_OF_KEY = 800, 500, 1000, 90
"""Pixels that a picture is laid out for: its width is that of the text."""
_LISTED = (Part.PROBLEMS, Part.TASKS)
"""Parts whose sentences are points: 1., 2., 3."""


def briefing(pack: Pack, *, picture: Drawing) -> bytes:
    """Return the draft as .docx; the same pack makes the same bytes.

    Args:
        pack: Steps of the meeting.
        picture: Draws charts and maps.
    """
    document = layout.official_document(active())
    properties = document.core_properties
    properties.title, properties.comments = _title(pack), ""
    properties.author = properties.last_modified_by = pack.selection.edition.settings.source
    properties.created = properties.modified = noon(pack.as_of)
    _Writer(document, pack, picture).write()
    file = BytesIO()
    document.save(file)
    return steady(file.getvalue(), day=pack.as_of)


def _title(pack: Pack) -> str:
    shown = pack.selection
    period = wording.period_name(shown.period, shown.edition.settings.calendar)
    return _("Report on the population of {unit}, {period}").format(
        unit=shown.edition.settings.name, period=period
    )


class _Writer:
    """Writes one briefing from top to bottom."""

    def __init__(self, document: Document, pack: Pack, picture: Drawing) -> None:
        self._document = document
        self._pack = pack
        self._picture = picture
        self._parts = draft(pack)
        self._labels = _labels(self._parts)
        self._shown: set[tuple[str, str, str]] = set()
        self._told: set[str] = set()

    def write(self) -> None:
        self._head()
        for number, (part, chapters) in enumerate(self._parts.items(), 1):
            heading = part_number(number, level=1) + _(part.value)
            self._document.add_paragraph(heading, style=layout.PART)
            if not chapters:
                self._document.add_paragraph(_("(To be added by the office in charge.)"))
            for place, chapter in enumerate(chapters, 1):
                self._chapter(part, chapter, f"{part_number(place, level=2, within=number)}")
        self._end()

    def _head(self) -> None:
        settings = self._pack.selection.edition.settings
        if not settings.review_number:
            mark = self._document.add_paragraph()
            mark.paragraph_format.first_line_indent = Pt(0)
            mark.add_run(_("For internal use"))
        self._document.add_paragraph(_title(self._pack), style=layout.TITLE)
        self._document.add_paragraph(_("(Draft)"), style=layout.MARK)
        self._document.add_paragraph("", style=layout.MARK)
        dates, *origin = provenance(self._pack.selection)
        self._document.add_paragraph(
            _(
                "The figures of {dates} are told below ({origin}). Causes and tasks are for the"
                " leaders to decide."
            ).format(dates=dates, origin=_("; ").join(origin))
        )

    def _chapter(self, part: Part, chapter: Chapter, number: str) -> None:
        self._document.add_paragraph(number + chapter.heading, style=layout.STEP)
        self._told = {sentence for sentence, _exhibits in chapter.sentences}
        listed = part in _LISTED and len(chapter.sentences) > 1
        paragraph = None
        for place, (sentence, exhibits) in enumerate(chapter.sentences, 1):
            if paragraph is None or listed:
                paragraph = self._document.add_paragraph()
            if listed:
                paragraph.add_run(part_number(place, level=3))
            self._say(paragraph, sentence, exhibits)
        for exhibit in chapter.exhibits:
            self._show(exhibit)

    def _say(self, paragraph: Paragraph, sentence: str, exhibits: tuple[Exhibit, ...]) -> None:
        """Add a sentence; one on exhibits refers to them by their numbers."""
        stop = _(".")
        gap = " " if paragraph.text and active() == "en" else ""
        paragraph.add_run(gap + sentence.removesuffix(stop))
        if exhibits:
            before, after = _(" (see {label})").split("{label}")
            paragraph.add_run(before)
            for number, exhibit in enumerate(exhibits):
                if number:
                    paragraph.add_run(_(", "))
                label = self._labels[key_of(exhibit)]
                layout.add_field(paragraph, f"REF {label.bookmark} \\h", shown=str(label))
            paragraph.add_run(after)
        paragraph.add_run(stop)

    def _show(self, exhibit: Exhibit) -> None:
        """Show an exhibit where it is met for the first time."""
        key = key_of(exhibit)
        if key in self._shown:
            return
        self._shown.add(key)
        if exhibit.chart is None:
            self._caption(exhibit, before=True)
            add_table(self._document, exhibit.printed())
            self._small(exhibit)
            return
        paragraph = self._document.add_paragraph(style=layout.CAPTION)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run().add_picture(BytesIO(self._drawn(exhibit)), width=layout.TEXT_WIDTH)
        self._caption(exhibit, before=False)
        self._small(exhibit)

    def _drawn(self, exhibit: Exhibit) -> bytes:
        """Return the picture of a chart, as high as the chart itself asks for."""
        asked = (exhibit.chart or {}).get("height")
        high = asked + _ROOM_OF_KEY if isinstance(asked, int | float) else _PIXELS_HIGH
        return self._picture(exhibit, width=_PIXELS, height=round(min(high, _MOST_HIGH)))

    def _caption(self, exhibit: Exhibit, *, before: bool) -> None:
        """Add number and subject, above a table and below a figure, as is the custom."""
        label = self._labels[key_of(exhibit)]
        paragraph = self._document.add_paragraph(style=layout.CAPTION)
        paragraph.paragraph_format.keep_with_next = before
        layout.add_bookmarked(paragraph, label)
        paragraph.add_run(
            f"\u3000{exhibit.subtitle}" if active() == "zh" else f" {exhibit.subtitle}"
        )

    def _small(self, exhibit: Exhibit) -> None:
        """Add remarks that the chapter has not told, and another origin than the head's."""
        origin = provenance(exhibit.selection)
        differs = origin != provenance(self._pack.selection)
        notes = [note for note in dict.fromkeys(exhibit.notes) if note not in self._told]
        self._told.update(notes)
        for text in (*notes, *([" · ".join(origin)] if differs else [])):
            self._document.add_paragraph(text, style=layout.SMALL)

    def _end(self) -> None:
        """Add who signs, left open, and the day that the figures are of."""
        day = self._pack.as_of
        signed = _("{year}-{month:02d}-{day:02d}").format(
            year=day.year, month=day.month, day=day.day
        )
        self._document.add_paragraph("")
        for text in (_("(Drafted from the figures; to be decided by the leaders.)"), signed):
            self._document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _labels(parts: Mapping[Part, list[Chapter]]) -> dict[tuple[str, str, str], Label]:
    """Return the labels of figures and tables in the order in which they are met."""
    labels: dict[tuple[str, str, str], Label] = {}
    for chapters in parts.values():
        for chapter in chapters:
            for exhibit in chapter.exhibits:
                table = exhibit.chart is None
                number = 1 + sum(label.table == table for label in labels.values())
                labels.setdefault(key_of(exhibit), Label(number, table))
    return labels
