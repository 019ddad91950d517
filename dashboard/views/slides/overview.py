"""The overview as slides: findings with the first cards, further cards, units that stand out."""

from dashboard import catalogue as catalogues
from dashboard.reports.page_findings import headline_sentences
from dashboard.reports.selection import Selection
from dashboard.views import cached, cards, findings
from dashboard.views.slides.slide import Slide, draw_sentences, parted

_CARDS, _UNITS = 3, 3
"""Most cards, and units that stand out, on a slide."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of the overview."""
    edition, known = selection.edition, catalogues.load()
    period, unit, scope = selection.period, selection.unit.code, selection.scope
    headlines = cached.headlines(edition, known, period=period, unit=unit, scope=scope)
    standouts = cached.standouts(edition, known, period=period, unit=unit, scope=scope)
    said = headline_sentences(headlines)
    found = [Slide("findings", lambda: draw_sentences(said, alone=True))]
    found += [
        Slide("cards", lambda shown=shown: cards.draw_cards(list(shown)))  # type: ignore[misc]
        for shown in parted(headlines, _CARDS)
    ]
    return [
        *found,
        Slide("units", lambda: findings.draw_standouts(selection, standouts, most=_UNITS)),
    ]
