"""The pack on the meeting's page: one button, a progress bar, the files to take away."""

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.exports.archives import zipped
from dashboard.exports.file_names import safe
from dashboard.exports.pack import PackFile, make_pack
from dashboard.home import home_folder
from dashboard.i18n import gettext as _
from dashboard.reports.selection import Selection
from dashboard.storage.agendas import KeptAgenda
from dashboard.views import agendas, cached
from dashboard.views.markdown import escaped

_MADE = "pack_made"
_KINDS = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}


def draw(selection: Selection) -> None:
    """Draw the button that makes the pack, and the files of the pack made last."""
    kept = agendas.chosen(selection)
    key = (kept.agenda, selection.edition.territory, selection.edition.id, selection.language)
    st.subheader(_("Files of the meeting"), anchor=False)
    st.caption(
        _("Slides with charts that can be edited, a draft of the briefing, a workbook, and a page"
          " that opens without a server: the whole agenda.")
    )  # fmt: skip
    if st.button(_("Make the files"), key="make_pack"):
        st.session_state[_MADE] = (key, _made(selection, kept))
    made_of, files = st.session_state.get(_MADE, (None, []))
    if made_of == key and files:
        _draw_files(files)


def _made(selection: Selection, kept: KeptAgenda) -> list[PackFile]:
    """Make the files under a progress bar; none where that is refused, with a sentence."""
    bar = st.progress(0.0)
    files = []
    try:
        for made in make_pack(
            kept.agenda,
            cached.store(home_folder()),
            territory=selection.edition.territory,
            language=selection.language,
            known=cached,
        ):
            bar.progress(made.share, text=escaped(made.doing))
            if made.file:
                files.append(made.file)
    except DashboardError as error:
        st.warning(escaped(str(error)))
    bar.empty()
    return files


def _draw_files(files: list[PackFile]) -> None:
    with st.container(horizontal=True, gap="small"):
        for file in files:
            ending = file.name.rsplit(".", 1)[-1]
            st.download_button(
                file.name.split("_")[-1],
                file.content,
                file.name,
                mime=_KINDS[ending],
                key=f"pack_{ending}",
                on_click="ignore",
            )
        together = _("{name}, all files").format(name=files[0].name.rsplit("_", 1)[0])
        st.download_button(
            _("All files (zip)"),
            lambda: zipped({file.name: file.content for file in files}),
            f"{safe(together)}.zip",
            mime="application/zip",
            key="pack_zip",
            on_click="ignore",
        )
