"""Leaflet, the Chinese font and our own map files: where they lie.

Third-party code and fonts are dependencies, found in their installed packages and never
copied into the repository.
"""

import hashlib
from functools import cache
from importlib.metadata import files
from pathlib import Path

from xstatic.pkg import leaflet

FONT_FAMILY = "Noto Sans SC"
_FONT_PACKAGE = "pylopdf-fonts-zh-cn"
_FONT_NAME = "NotoSansSC-Regular.otf"
_MAPS = Path(__file__).parent / "maps"


@cache
def font_file() -> Path:
    """Return the path of the Chinese font (OpenType, 8 MB, all characters of place names)."""
    listed = files(_FONT_PACKAGE) or []
    return Path(str(next(file for file in listed if file.name == _FONT_NAME).locate()))


@cache
def served_files() -> dict[str, Path]:
    """Return the files that pages load, by name."""
    leaflet_folder = Path(leaflet.BASE_DIR)
    return {
        "leaflet.js": leaflet_folder / "leaflet.js",
        "leaflet.css": leaflet_folder / "leaflet.css",
        "choropleth.js": _MAPS / "choropleth.js",
        "choropleth.css": _MAPS / "choropleth.css",
        "font.otf": font_file(),
    }


@cache
def address(name: str) -> str:
    """Return the address of a served file; it carries the content's hash and never changes."""
    digest = hashlib.sha256(served_files()[name].read_bytes()).hexdigest()[:12]
    return f"/assets/{digest}/{name}"
