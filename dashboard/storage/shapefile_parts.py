"""The files of a shapefile: all of them there, none of them cut off.

GDAL reads a shapefile that was cut off without a word and takes its lost shapes for empty
ones. Each part says in its header how long it is: .shp and .shx by the ESRI Shapefile
Technical Description of 1998, .dbf by the layout of dBASE III.
"""

from pathlib import Path

from dashboard.errors import BoundaryError
from dashboard.i18n import N_

_PARTS = (".shp", ".shx", ".dbf")
_SHAPE_HEADER, _TABLE_HEADER = 100, 32


def part(path: Path, suffix: str) -> Path | None:
    """Return the file beside ``path`` with ``suffix`` in either case, None without one."""
    spellings = (path.with_suffix(suffix), path.with_suffix(suffix.upper()))
    return next((spelled for spelled in spellings if spelled.is_file()), None)


def refuse_incomplete(path: Path, *, file: str) -> None:
    """Refuse a shapefile of which a part is missing or cut off; other files pass.

    Args:
        path: The vector file.
        file: Its name in sentences.

    Raises:
        BoundaryError: A part is missing, or shorter than its header says.
    """
    if path.suffix.lower() != ".shp":
        return
    parts = {suffix: part(path, suffix) for suffix in _PARTS[1:]}
    missing = [suffix for suffix, found in parts.items() if found is None]
    if missing:
        raise BoundaryError(
            N_("{file} lacks {missing}; a shapefile needs its .shp, .shx and .dbf together."),
            file=file,
            missing="、".join(missing),
        )
    for found in filter(None, (path, *parts.values())):
        size, expected = found.stat().st_size, _declared_size(found)
        if size < expected:
            raise BoundaryError(
                N_("{file} is damaged: it has {size} of {expected} bytes; copy it again."),
                file=Path(file).with_name(found.name).as_posix(),
                size=size,
                expected=expected,
            )


def _declared_size(path: Path) -> int:
    """Return how many bytes the header of ``path`` says it has, itself at least."""
    with path.open("rb") as opened:
        header = opened.read(_SHAPE_HEADER)
    if path.suffix.lower() != ".dbf":
        return max(_SHAPE_HEADER, 2 * int.from_bytes(header[24:28], "big"))
    rows, begin, width = (
        int.from_bytes(header[start:end], "little") for start, end in ((4, 8), (8, 10), (10, 12))
    )
    return max(_TABLE_HEADER, begin + rows * width)
