"""What every page shares: breadcrumb, choices and the line below with dates and source."""

import streamlit as st

from dashboard.catalogue import Catalogue
from dashboard.domain import wording
from dashboard.domain.agenda import MEETING
from dashboard.domain.names import scope_name
from dashboard.domain.periods import Grain
from dashboard.domain.units import Unit
from dashboard.errors import StoreError
from dashboard.i18n import LANGUAGES, N_, Language, active
from dashboard.i18n import gettext as _
from dashboard.reports import drill, map_place
from dashboard.reports.provenance import provenance
from dashboard.reports.selection import Selection
from dashboard.storage.store import Store
from dashboard.views import agendas, cached, edition_panel
from dashboard.views.markdown import escaped
from dashboard.views.selection import move

_GRAIN_NAMES = {
    Grain.MONTH: N_("Month"),
    Grain.QUARTER: N_("Quarter"),
    Grain.HALF: N_("Half-year"),
    Grain.YEAR: N_("Year"),
}
_LANGUAGE_NAMES: dict[Language, str] = {"zh": "中", "en": "EN"}


def draw_controls(selection: Selection, store: Store, catalogue: Catalogue, *, page: str) -> None:
    """Draw the choices that all pages share, once, above the page."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="controls"):
        _territory(selection, store)
        _indicator(selection, catalogue)
        _grain(selection)
        _period(selection)
        _scope(selection)
        _breadcrumb(selection)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="corner"):
        if page != MEETING:
            _add_to_agenda(selection, page)
        _language(selection)
    if page != MEETING:
        agendas.draw_refusal()
    if selection.notices:
        st.info(escaped(" ".join(selection.notices)))
    edition_panel.draw_notice(selection, store)


def _chosen(parameter: str) -> None:
    move(**{parameter: st.session_state[f"choice_{parameter}"]})


def _select(
    parameter: str,
    label: str,
    options: list[str],
    *,
    chosen: str,
    names: dict[str, str],
    width: int,
) -> None:
    """Draw a choice that shows the selection and moves it; the address stays the truth."""
    key = f"choice_{parameter}"
    st.session_state[key] = chosen
    st.selectbox(
        label,
        options,
        format_func=lambda option: names.get(option, option),
        key=key,
        on_change=_chosen,
        args=(parameter,),
        label_visibility="collapsed",
        width=_wide(width),
    )


def _wide(pixels: int) -> int:
    """Return the width of a choice; English names are longer."""
    return pixels if active() == "zh" else round(pixels * 1.06)


def _territory(selection: Selection, store: Store) -> None:
    territories = store.territories()
    if len(territories) < 2:  # noqa: PLR2004  nothing to choose
        return
    names = {name: _territory_name(store, name) for name in territories}
    chosen = selection.edition.territory
    _select("territory", _("Territory"), territories, chosen=chosen, names=names, width=235)


def _territory_name(store: Store, territory: str) -> str:
    """Return the territory's name, its id where its edition is damaged."""
    try:
        return store.edition(territory).settings.name
    except StoreError:
        return territory


def _indicator(selection: Selection, catalogue: Catalogue) -> None:
    offered = cached.indicators(selection.edition, catalogue, scope=selection.scope)
    names = {name: catalogue.indicators[name].name for name in offered}
    _select(
        "indicator", _("Indicator"), offered, chosen=selection.indicator.id, names=names, width=260
    )


def _grain(selection: Selection) -> None:
    edition, indicator = selection.edition, selection.indicator
    offered = cached.grains(edition, indicator, scope=selection.scope)
    key = "choice_grain"
    st.session_state[key] = selection.period.grain.id

    def chosen() -> None:
        grain = Grain[st.session_state[key].upper()]
        known = cached.periods(edition, indicator, scope=selection.scope, grain=grain)
        earlier = [period for period in known if period.start < selection.period.end]
        period = (earlier or known)[0]
        move(period=edition.settings.calendar.label(period))

    st.selectbox(
        _("Kind of period"),
        [grain.id for grain in offered],
        format_func=lambda grain: _(_GRAIN_NAMES[Grain[grain.upper()]]),
        key=key,
        on_change=chosen,
        label_visibility="collapsed",
        width=_wide(135),
    )


def _period(selection: Selection) -> None:
    calendar = selection.edition.settings.calendar
    known = cached.periods(
        selection.edition,
        selection.indicator,
        scope=selection.scope,
        grain=selection.period.grain,
    )
    if selection.period not in known:
        known = sorted([*known, selection.period], reverse=True)
    names = {calendar.label(period): wording.period_name(period, calendar) for period in known}
    chosen = calendar.label(selection.period)
    _select("period", _("Period"), list(names), chosen=chosen, names=names, width=275)


def _scope(selection: Selection) -> None:
    offered = cached.scopes(selection.edition)
    if len(offered) < 2:  # noqa: PLR2004  nothing to choose
        return
    names = {scope: scope_name(scope) for scope in offered}
    _select("scope", _("Population"), offered, chosen=selection.scope, names=names, width=150)


def _language(selection: Selection) -> None:
    key = "choice_lang"
    st.session_state[key] = selection.language
    st.segmented_control(
        _("Language"),
        LANGUAGES,
        format_func=lambda language: _LANGUAGE_NAMES[language],
        key=key,
        on_change=_chosen,
        args=("lang",),
        required=True,
        label_visibility="collapsed",
        width="content",
    )


def _add_to_agenda(selection: Selection, page: str) -> None:
    """Draw the button that makes the view a step of the agenda in use."""
    st.button(
        _("+ Agenda"),
        key="add_to_agenda",
        help=_("Add this view to the agenda of the meeting"),
        on_click=agendas.add,
        args=(selection, agendas.step_of(page, selection)),
        type="tertiary",
    )


def _breadcrumb(selection: Selection) -> None:
    tree, unit = selection.edition.tree, selection.unit
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        gap="xsmall",
        width="content",
        key="breadcrumb",
    ):
        where = map_place.shown_place(selection)
        for above in tree.ancestors(unit.code):
            st.button(
                f"{above.label} ›",
                key=f"up_{above.code}",
                type="tertiary",
                on_click=move,
                kwargs=map_place.changes(drill.out_to(selection.edition, above.code, now=where)),
            )
        st.markdown(f"**{unit.label}**", width="content")
        _descend(selection)


def _descend(selection: Selection) -> None:
    """Draw the way down: the units below, or the neighbours where nothing lies below."""
    tree, unit = selection.edition.tree, selection.unit
    below = tree.children(unit.code, selection.period)
    offered: list[Unit] = below or tree.children(unit.parent or unit.code, selection.period)
    if not offered:
        return
    key = f"choice_below_{unit.code}"
    names = {below.code: below.label for below in offered}

    def chosen() -> None:
        if st.session_state[key]:
            move(unit=st.session_state[key])

    st.selectbox(
        _("Units below") if below else _("Neighbouring units"),
        list(names),
        index=None,
        format_func=lambda code: names[code],
        placeholder=_("Choose a unit below …") if below else _("Choose a neighbour …"),
        key=key,
        on_change=chosen,
        label_visibility="collapsed",
        width=_wide(215),
    )


def draw_footer(selection: Selection) -> None:
    """Draw period dates, population, source, map mark and edition below the page."""
    with st.container(key="footer"):
        st.caption(" · ".join(provenance(selection)))
