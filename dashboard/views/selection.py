"""The one selection: territory, unit, period, indicator, scope, level and language.

The page's address is its home, so that a link reopens the same view. Widgets write to the
address in their callbacks and every run reads it; only this module touches either.
Streamlit drops the parameters when a page is changed, so the session remembers them.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.catalogue import Catalogue, Indicator
from dashboard.domain import wording
from dashboard.domain.names import scope_name
from dashboard.domain.periods import Period
from dashboard.domain.units import Unit
from dashboard.errors import DashboardError, StoreError
from dashboard.i18n import LANGUAGES, N_, Language
from dashboard.i18n import gettext as _
from dashboard.storage.store import Edition, Store
from dashboard.views import cached
from dashboard.views.markdown import escaped

PARAMETERS = ("territory", "unit", "period", "indicator", "scope", "level", "lang")
OPTIONS: tuple[str, ...] = ("within", "beside", "other", "switches", "panel")
"""What single pages let one choose besides; in the address only where it was chosen."""
ALL = "all"
"""The reporting population."""

_MEMORY = "selection_parameters"
_RESOLVED = "selection"
_ELSEWHERE = "territory_was_changed"
_LONGEST_ECHO = 30


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
    notices: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)

    def option(self, name: str, known: Container[str], *, usual: str) -> str:
        """Return a page's own choice: ``usual`` where nothing or nothing known is asked for."""
        wanted = self.options.get(name, "")
        return wanted if wanted in known else usual

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
            **self.options,
        }


def current() -> Selection:
    """Return the selection of this run."""
    selection: Selection = st.session_state[_RESOLVED]
    return selection


def move(**changes: str) -> None:
    """Change parts of the selection; meant for widget callbacks, which run before the page.

    An option that is given as empty leaves the address.
    """
    parameters = {**_asked(), **changes}
    parameters = {name: value for name, value in parameters.items() if value or name in PARAMETERS}
    if "territory" in changes:  # its units are its own; the rest is kept where it fits
        parameters.pop("unit", None)
        parameters.pop("within", None)
        st.session_state[_ELSEWHERE] = True
    st.session_state[_MEMORY] = parameters
    st.query_params.from_dict(parameters)


def asked_language() -> Language:
    """Return the language asked for, Chinese where none or an unknown one is."""
    wanted = _asked().get("lang", "")
    return next((language for language in LANGUAGES if language == wanted), "zh")


def resolve(store: Store, catalogue: Catalogue) -> Selection:
    """Read the address, fill what is missing, remember the result and write it back.

    What names nothing known is replaced by its default and named in ``notices``.
    """
    selection = _Resolver(store, catalogue, _asked()).selection()
    if st.session_state.pop(_ELSEWHERE, False):
        selection = replace(selection, notices=())
    parameters = selection.parameters()
    if dict(st.query_params) != parameters:
        st.query_params.from_dict(parameters)
    st.session_state[_MEMORY] = parameters
    st.session_state[_RESOLVED] = selection
    return selection


def _asked() -> dict[str, str]:
    known = [*PARAMETERS, *OPTIONS]
    in_address = {key: st.query_params[key] for key in known if key in st.query_params}
    return {**st.session_state.get(_MEMORY, {}), **in_address}


class _Resolver:
    """Turns parameters into a selection, one part after the other."""

    def __init__(self, store: Store, catalogue: Catalogue, asked: Mapping[str, str]) -> None:
        self._store = store
        self._catalogue = catalogue
        self._asked = asked
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
        edition = self._store.edition(self._pick("territory", territories))
        scope = self._pick("scope", cached.scopes(edition), preferred="all")
        indicator = self._catalogue.indicator(
            self._pick(
                "indicator",
                cached.indicators(edition, self._catalogue, scope=scope),
                preferred="sex_ratio_at_birth",
            )
        )
        unit = edition.tree[
            self._pick("unit", edition.tree.units, preferred=edition.tree.root.code)
        ]
        levels = cached.map_levels(edition)
        return Selection(
            edition=edition,
            unit=unit,
            period=self._period(edition, indicator, scope),
            indicator=indicator,
            scope=scope,
            level=self._pick("level", levels, preferred="township"),
            language=asked_language(),
            notices=tuple(self._notices),
            options={name: self._asked[name] for name in OPTIONS if self._asked.get(name)},
        )

    def _pick(
        self, parameter: str, known: Mapping[str, object] | list[str], *, preferred: str = ""
    ) -> str:
        wanted = self._asked.get(parameter, "")
        if wanted in known:
            return wanted
        if wanted:
            self._notices.append(
                _("“{name}” is not known here; the usual choice is shown.").format(
                    name=escaped(wanted[:_LONGEST_ECHO])
                )
            )
        return preferred if preferred in known else next(iter(known))

    def _period(self, edition: Edition, indicator: Indicator, scope: str) -> Period:
        calendar = edition.settings.calendar
        wanted = self._asked.get("period", "")[:_LONGEST_ECHO]
        latest = cached.latest_period(edition, indicator, scope=scope)
        if not wanted:
            return latest
        try:
            period = calendar.parse(wanted)
        except DashboardError as error:
            self._notices.append(escaped(str(error)))
            return latest
        first, end = cached.span(edition, indicator, scope=scope)
        in_time = period.start < end and period.end > first
        if in_time and period.grain in cached.grains(edition, indicator, scope=scope):
            return period
        self._notices.append(
            _("“{indicator}” is not given for {period}; {latest} is shown.").format(
                indicator=indicator.name, period=wanted, latest=calendar.label(latest)
            )
        )
        return latest
