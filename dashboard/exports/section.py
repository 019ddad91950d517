"""What the pack is made of: the steps of an agenda with their findings and exhibits."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dashboard.domain import wording
from dashboard.exports.exhibit import Exhibit
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection


class Drawing(Protocol):
    """Draws the chart of an exhibit with its key as PNG."""

    def __call__(self, exhibit: Exhibit, *, width: int, height: int) -> bytes:
        """Return a picture laid out for so many pixels; it has several for each of these."""


@dataclass(frozen=True)
class Section:
    """One step of an agenda, in the language in use when it was made.

    Attributes:
        heading: What the agenda calls it.
        page: Id of the page: ``overview``, ``map``.
        selection: What the page shows.
        findings: The page's sentences, the first one first.
        exhibits: Its pictures and tables, in reading order.
    """

    heading: str
    page: str
    selection: Selection
    findings: tuple[str, ...]
    exhibits: tuple[Exhibit, ...] = ()


@dataclass(frozen=True)
class Pack:
    """All steps of a meeting, the first one sets unit and period of the title.

    Attributes:
        sections: One or more steps.
        own_title: What the meeting is called; empty for the usual name.
    """

    sections: tuple[Section, ...]
    own_title: str = ""

    @property
    def selection(self) -> Selection:
        """The selection of the first step."""
        return self.sections[0].selection

    @property
    def title(self) -> str:
        """Name of the meeting."""
        if self.own_title:
            return self.own_title
        shown = self.selection
        period = wording.period_name(shown.period, shown.edition.settings.calendar)
        return _("{unit}: population analysis meeting, {period}").format(
            unit=shown.edition.settings.name, period=period
        )

    @property
    def where(self) -> str:
        """Territory and period, which an own title need not say; empty below the usual one."""
        settings = self.selection.edition.settings
        period = wording.period_name(self.selection.period, settings.calendar)
        return f"{settings.name} · {period}" if self.own_title else ""

    @property
    def as_of(self) -> date:
        """Day that files carry: the territory's, else the period's last; never the clock's."""
        return self.selection.edition.settings.as_of or self.selection.period.last_day

    @property
    def exhibits(self) -> list[Exhibit]:
        """All exhibits in the order of the steps."""
        return [exhibit for section in self.sections for exhibit in section.exhibits]


def key_of(exhibit: Exhibit) -> tuple[str, str, str]:
    """Return what tells exhibits apart: two steps may show the same."""
    return exhibit.kind, exhibit.subtitle, exhibit.title
