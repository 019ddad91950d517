"""What can be downloaded of an exhibit: pictures in three formats, its data in two."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from dashboard.exports.archives import zipped
from dashboard.exports.drawing.frame import Sheet
from dashboard.exports.exhibit import Exhibit
from dashboard.exports.file_names import file_name
from dashboard.exports.snapshot import CHART, SLIDE, Form, sheet_count, snapshots
from dashboard.exports.tables import as_csv, as_workbook
from dashboard.i18n import gettext as _
from dashboard.i18n import using

_KINDS = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True)
class Download:
    """One file that an exhibit can become.

    Attributes:
        label: Words of its button.
        name: Name of the file.
        kind: Media type.
        content: Makes the file; costs nothing before.
    """

    label: str
    name: str
    kind: str
    content: Callable[[], bytes]


def downloads_of(exhibit: Exhibit) -> list[Download]:
    """Return the files that an exhibit can become, in its language."""
    with using(exhibit.selection.language):
        return [
            _picture(exhibit, _("PNG for a slide"), "png", SLIDE),
            _picture(exhibit, "PNG", "png", CHART),
            _picture(exhibit, "SVG", "svg", CHART),
            _picture(exhibit, "PDF", "pdf", CHART),
            _data(exhibit, "CSV", "csv", lambda: as_csv(exhibit)),
            _data(exhibit, "Excel", "xlsx", lambda: as_workbook(exhibit)),
        ]


def _data(exhibit: Exhibit, label: str, ending: str, make: Callable[[], bytes]) -> Download:
    name = file_name(exhibit, ending)
    return Download(label, name, _KINDS[ending], _in_its_language(exhibit, make))


def _picture(exhibit: Exhibit, label: str, form: Form, sheet: Sheet) -> Download:
    """Return a picture; several sheets of a long table come in one archive."""
    shown = exhibit
    if sheet is CHART and form == "png":  # beside the slide it has a name of its own
        shown = replace(exhibit, kind=_("{kind}_small").format(kind=exhibit.kind))
    name = file_name(shown, form)
    if sheet_count(exhibit, sheet) == 1:
        make = _in_its_language(exhibit, lambda: snapshots(exhibit, form, sheet=sheet)[0])
        return Download(label, name, _KINDS[form], make)
    make = _in_its_language(
        exhibit, lambda: _archive(exhibit, form, sheet, name.removesuffix(f".{form}"))
    )
    return Download(label, f"{name.removesuffix(form)}zip", _KINDS["zip"], make)


def _archive(exhibit: Exhibit, form: Form, sheet: Sheet, stem: str) -> bytes:
    pictures = snapshots(exhibit, form, sheet=sheet)
    return zipped({f"{stem}_{n}.{form}": picture for n, picture in enumerate(pictures, start=1)})


def _in_its_language(exhibit: Exhibit, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return the same in the language of the exhibit: it may be made in another thread."""

    def made() -> bytes:
        with using(exhibit.selection.language):
            return make()

    return made
