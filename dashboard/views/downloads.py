"""The menu “Download” beside a chart, a map or a table; nothing is made before it is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard.exports.downloads import downloads_of
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.exhibits import exhibits_of
from dashboard.i18n import gettext as _
from dashboard.i18n import using
from dashboard.reports.selection import Selection
from dashboard.views.selection import is_presenting


@contextmanager
def beside_downloads(selection: Selection, page: str, *parts: str) -> Iterator[None]:
    """Draw what is written inside, the menu of these parts of a page at its right upper corner.

    Slides have no menu: the room looks at them.
    """
    if is_presenting():
        yield
        return
    with st.container(key=f"with_{_key(page, parts)}"):
        yield
        _menu(selection, page, parts)


def _key(page: str, parts: tuple[str, ...]) -> str:
    return f"download_{page}_{'_'.join(parts)}"


@st.fragment
def _menu(selection: Selection, page: str, parts: tuple[str, ...]) -> None:
    key = _key(page, parts)
    with using(selection.language), st.container(key=key):
        menu = st.popover(_("Download"), type="tertiary", key=f"{key}_menu", on_change="rerun")
        if menu.open:
            with menu:
                for number, exhibit in enumerate(exhibits_of(page, selection, parts=parts)):
                    _draw(exhibit, f"{key}_{number}")


def _draw(exhibit: Exhibit, key: str) -> None:
    st.markdown(f"**{exhibit.subject} · {exhibit.kind}**")
    with st.container(horizontal=True, gap="xsmall"):
        for number, download in enumerate(downloads_of(exhibit)):
            st.download_button(
                download.label,
                download.content,
                file_name=download.name,
                mime=download.kind,
                key=f"{key}_{number}",
                on_click="ignore",
            )
