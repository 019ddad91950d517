"""The overview as slides: findings with the first cards, further cards, units that stand out."""

from collections.abc import Sequence

from dashboard import catalogue as catalogues
from dashboard.reports.comparisons import Headline
from dashboard.reports.page_findings import headline_sentences, none_stands_out
from dashboard.reports.selection import Selection
from dashboard.reports.targets import TargetLine
from dashboard.views import cached, cards, findings
from dashboard.views.slides.parting import parted
from dashboard.views.slides.slide import Slide, Told, told_slide

_CARDS, _UNITS = 3, 3
"""Most cards, and units that stand out, on a slide."""


def slides(selection: Selection) -> list[Slide]:
    """Return the slides of the overview."""
    edition, known = selection.edition, catalogues.load()
    period, unit, scope = selection.period, selection.unit.code, selection.scope
    headlines = cached.headlines(edition, known, period=period, unit=unit, scope=scope)
    standouts = cached.standouts(edition, known, period=period, unit=unit, scope=scope)
    lines = cached.unit_targets(edition, known, period=period, unit=unit, scope=scope)
    targets = [line for line in lines if line.target.scope == scope]
    said = headline_sentences(headlines)
    found = [told_slide("findings", lambda: Told(said))]
    found += [_cards(shown, targets) for shown in parted(headlines, _CARDS)]
    if not standouts:
        return [*found, told_slide("units", lambda: Told([none_stands_out(selection)]))]
    units = Slide("units", lambda: findings.draw_standouts(selection, standouts, most=_UNITS))
    return [*found, units]


def _cards(shown: Sequence[Headline], targets: Sequence[TargetLine]) -> Slide:
    return Slide("cards", lambda: cards.draw_cards(list(shown), targets))
