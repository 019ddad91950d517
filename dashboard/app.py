"""The frame: page settings, language, the shared selection, navigation, one error handler."""

import logging

import streamlit as st

from dashboard import catalogue as catalogues
from dashboard import i18n
from dashboard.domain.agenda import MEETING, PAGES
from dashboard.errors import DashboardError
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.reports import asked_ranking
from dashboard.views import agendas, cached, frame, later, presenting, selection

_log = logging.getLogger(__name__)


def main() -> None:
    """Draw the frame and the page in it."""
    i18n.activate(selection.asked_language())
    st.set_page_config(page_title=_("Population analysis"), page_icon="📊", layout="wide")
    pages = {
        "overview": st.Page("app_pages/overview.py", title=_("Overview"), default=True),
        "map": st.Page("app_pages/map.py", title=_("Map"), url_path="map"),
        "trends": st.Page("app_pages/trends.py", title=_("Trends"), url_path="trends"),
        "ranking": st.Page("app_pages/ranking.py", title=_("Ranking"), url_path="ranking"),
        "targets": st.Page("app_pages/targets.py", title=_("Targets"), url_path="targets"),
        "area": st.Page("app_pages/area.py", title=_("Area"), url_path="area"),
        "meeting": st.Page("app_pages/meeting.py", title=_("Meeting"), url_path="meeting"),
    }
    presents = selection.is_presenting()
    page = st.navigation(list(pages.values()), position="hidden" if presents else "top")
    shown = next(name for name, listed in pages.items() if listed == page)
    if (wanted := presenting.left_for()) and wanted != shown:
        st.switch_page(pages[wanted])
    agendas.provide({name: listed.title for name, listed in pages.items() if name in PAGES})
    store, catalogue = cached.store(home_folder()), catalogues.load()
    if presents:
        presenting.draw(store, catalogue, page=shown)
        return
    later.begin()
    chosen = agendas.known(selection.resolve(store, catalogue))
    if shown != MEETING:
        agendas.remember(shown, chosen)
    counted = asked_ranking.counted(chosen, page=shown)
    controls = st.container()
    try:
        page.run()  # first: what the room looks at answers before the choices do
    finally:
        with controls:
            frame.draw_controls(counted, store, catalogue, page=shown)
    frame.draw_footer(counted)
    presenting.listen(chosen)
    later.finish()


def _guarded() -> None:
    """Show a plain sentence for whatever goes wrong; the details go to the log."""
    try:
        main()
    except DashboardError as error:
        st.error(str(error))
    except Exception:  # noqa: BLE001  no traceback may reach the screen
        _log.exception("The page could not be drawn")
        st.error(_("This page cannot be shown. The other pages still work."))


_guarded()
