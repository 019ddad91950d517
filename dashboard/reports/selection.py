"""The one selection: territory, unit, period, indicator, scope, level and language.

A page, a link, a step of an agenda and a file of the pack are all told by it.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain import wording
from dashboard.domain.names import scope_name
from dashboard.domain.periods import Grain, Period
from dashboard.domain.units import Unit
from dashboard.errors import DashboardError, StoreError, UnknownNameError
from dashboard.i18n import LANGUAGES, N_, Language
from dashboard.i18n import gettext as _
from dashboard.reports import choices
from dashboard.storage.store import Edition, Store

PARAMETERS = ("territory", "unit", "period", "indicator", "scope", "level", "lang")
PIN = "edition"
"""Names the edition whose figures are to stay; in the address only where one is pinned."""
OPTIONS: tuple[str, ...] = (
    "within", "beside", "other", "switches", "panel", "parts",
    "by", "peers", "sort", "aspect", "rows",
    "picture", "siblings",
)  # fmt: skip
"""What single pages let one choose besides; in the address only where it was chosen."""
MEETING = ("agenda", "step", "present", "aside")
"""Where the meeting stands; in the address, and no part of what a step of an agenda shows."""
ALL = "all"
"""The reporting population."""

_LONGEST_ECHO = 30
_MOST_NAMED = 4


class Choices(Protocol):
    """What there is to choose from: ``reports.choices``, or the same kept between reruns."""

    @property
    def scopes(self) -> Callable[[Edition], list[str]]:
        """Populations in which there is an indicator to show."""

    @property
    def indicators(self) -> Callable[..., list[str]]:
        """Indicators that a territory can show in a scope."""

    @property
    def grains(self) -> Callable[..., list[Grain]]:
        """Kinds of period in which an indicator can be shown."""

    @property
    def span(self) -> Callable[..., tuple[int, int]]:
        """First month of an indicator's figures, and the month after the last."""

    @property
    def latest_period(self) -> Callable[..., Period]:
        """Latest period of an indicator."""

    @property
    def map_levels(self) -> Callable[[Edition], list[str]]:
        """Levels that have polygons."""


@dataclass(frozen=True)
class Selection:
    """What everybody in the room is looking at.

    Attributes:
        edition: Edition whose figures are shown.
        unit: Unit in focus; the territory's root for the whole.
        period: Period shown.
        indicator: Indicator of map and trend.
        scope: Population that is counted.
        level: Level that the map draws.
        language: Language of the screen.
        pinned: Whether the edition was asked for by its id, so that a newer one changes nothing.
        current: Id of the territory's current edition.
        notices: Sentences on parameters that named nothing known.
        options: Choices of single pages, by their names in ``OPTIONS``.
    """

    edition: Edition
    unit: Unit
    period: Period
    indicator: Indicator
    scope: str
    level: str
    language: Language
    pinned: bool = False
    current: str = ""
    notices: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def option(self, name: str, known: Container[str], *, usual: str) -> str:
        """Return a page's own choice: ``usual`` where nothing or nothing known is asked for."""
        wanted = self.options.get(name, "")
        return wanted if wanted in known else usual

    @property
    def outdated(self) -> bool:
        """Whether the edition is pinned and another one has become current since."""
        return self.pinned and self.current != self.edition.id

    @property
    def title(self) -> str:
        """Unit and period, and the population where it is not the reporting one."""
        period = wording.period_name(self.period, self.edition.settings.calendar)
        if self.scope == ALL:
            return _("{unit} · {period}").format(unit=self.unit.label, period=period)
        return _("{unit} · {scope} · {period}").format(
            unit=self.unit.label, scope=scope_name(self.scope), period=period
        )

    def parameters(self) -> dict[str, str]:
        """Return the selection as the parameters of a link."""
        return {
            "territory": self.edition.territory,
            "unit": self.unit.code,
            "period": self.edition.settings.calendar.label(self.period),
            "indicator": self.indicator.id,
            "scope": self.scope,
            "level": self.level,
            "lang": self.language,
            **({PIN: self.edition.id} if self.pinned else {}),
            **self.options,
        }

    def view(self) -> dict[str, str]:
        """Return what a step of an agenda keeps: all but territory, edition, language, meeting."""
        left_out = ("territory", "lang", PIN, *MEETING)
        return {name: text for name, text in self.parameters().items() if name not in left_out}


def language_of(asked: Mapping[str, str]) -> Language:
    """Return the language asked for, Chinese where none or an unknown one is."""
    wanted = asked.get("lang", "")
    return next((language for language in LANGUAGES if language == wanted), "zh")


def resolve(
    asked: Mapping[str, str],
    store: Store,
    catalogue: Catalogue,
    *,
    known: Choices = choices,
    options: Mapping[str, Container[str]] | None = None,
) -> Selection:
    """Return the selection that parameters ask for.

    Args:
        asked: Parameters of a link; what is missing takes its usual value.
        store: Editions of all territories.
        catalogue: Measures and indicators.
        known: What there is to choose from.
        options: What single pages let one choose, by the name of the option; several joined
            by hyphens. Options that are not in it are taken as they are.

    Returns:
        The selection; what names nothing known is replaced by its usual value and named in
        ``notices``.

    Raises:
        StoreError: There are no data yet.
    """
    return _Resolver(store, catalogue, asked, known, options or {}).selection()


class _Resolver:
    """Turns parameters into a selection, one part after the other."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        asked: Mapping[str, str],
        known: Choices,
        options: Mapping[str, Container[str]],
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._choices = known
        self._asked = asked
        self._options = options
        self._unknown: list[str] = []
        self._notices: list[str] = []

    def selection(self) -> Selection:
        territories = self._store.territories()
        if not territories:
            raise StoreError(
                N_(
                    "There are no data yet. Import a territory's tables first: "
                    "dashboard import data/NAME --territory NAME"
                )
            )
        territory = self._pick("territory", territories)
        current = self._store.current(territory)
        edition, pinned = self._edition(territory, current)
        scope = self._pick("scope", self._choices.scopes(edition), preferred="all")
        indicator = self._catalogue.indicator(
            self._pick(
                "indicator",
                self._choices.indicators(edition, self._catalogue, scope=scope),
                preferred="sex_ratio_at_birth",
            )
        )
        unit = edition.tree[
            self._pick("unit", edition.tree.units, preferred=edition.tree.root.code)
        ]
        levels = self._choices.map_levels(edition)
        level = self._pick("level", levels, preferred="township")
        period, options = self._period(edition, indicator, scope), self._known_options(edition)
        return Selection(
            edition=edition,
            unit=unit,
            period=period,
            indicator=indicator,
            scope=scope,
            level=level,
            language=language_of(self._asked),
            pinned=pinned,
            current=current,
            notices=(*self._unknown_notice(), *self._notices),
            options=options,
        )

    def _known_options(self, edition: Edition) -> dict[str, str]:
        """Return the pages' own choices, without those that name nothing known."""
        known = {"within": edition.tree.units, **self._options}
        asked = {name: self._asked[name] for name in (*OPTIONS, *MEETING) if self._asked.get(name)}
        for name, values in known.items():
            if name in asked and not all(part in values for part in asked[name].split("-")):
                self._unknown.append(asked.pop(name))
        return asked

    def _unknown_notice(self) -> list[str]:
        """Return the sentence on all that names nothing known, if there is any."""
        if not self._unknown:
            return []
        names = [_("“{name}”").format(name=wanted[:_LONGEST_ECHO]) for wanted in self._unknown]
        told = _("Not known here, so the usual choice is shown: {names}")
        more = len(names) - _MOST_NAMED
        rest = _(" and {count} more").format(count=more) if more > 0 else ""
        return [told.format(names=_(", ").join(names[:_MOST_NAMED]) + rest) + _(".")]

    def _edition(self, territory: str, current: str) -> tuple[Edition, bool]:
        """Return the edition asked for, or the current one; and whether it was asked for."""
        wanted = self._asked.get(PIN, "")
        if wanted:
            try:
                whole = self._store.edition_id(territory, wanted)  # its printed part will do
                return self._store.edition(territory, whole), True
            except (StoreError, UnknownNameError):
                self._notices.append(
                    _(
                        "Edition “{edition}”, to which the figures were pinned, cannot be "
                        "read; those of the current edition are shown."
                    ).format(edition=wanted[:_LONGEST_ECHO])
                )
        return self._store.edition(territory, current), False

    def _pick(
        self, parameter: str, known: Mapping[str, object] | list[str], *, preferred: str = ""
    ) -> str:
        wanted = self._asked.get(parameter, "")
        if wanted in known:
            return wanted
        if wanted:
            self._unknown.append(wanted)
        return preferred if preferred in known else next(iter(known))

    def _period(self, edition: Edition, indicator: Indicator, scope: str) -> Period:
        calendar = edition.settings.calendar
        wanted = self._asked.get("period", "")[:_LONGEST_ECHO]
        latest = self._choices.latest_period(edition, indicator, scope=scope)
        if not wanted:
            return latest
        try:
            period = calendar.parse(wanted)
        except DashboardError:
            self._unknown.append(wanted)
            return latest
        first, end = self._choices.span(edition, indicator, scope=scope)
        in_time = period.start < end and period.end > first
        if in_time and period.grain in self._choices.grains(edition, indicator, scope=scope):
            return period
        self._notices.append(
            _("“{indicator}” is not given for {period}; {latest} is shown.").format(
                indicator=indicator.name, period=wanted, latest=calendar.label(latest)
            )
        )
        return latest
