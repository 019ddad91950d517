"""Leaflet and our own map files: where they lie.

Third-party code is a dependency, found in its installed package and never copied into the
repository.
"""

import hashlib
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

from dashboard.fonts import browser_font

_PACKAGE = Path(__file__).parent
_MAPS = _PACKAGE / "maps"


@cache
def served_files(home: Path) -> dict[str, Path]:
    """Return the files that pages load, by name; the font is the one made for ``home``."""
    leaflet_folder = Path(leaflet.BASE_DIR)
    return {
        "leaflet.js": leaflet_folder / "leaflet.js",
        "leaflet.css": leaflet_folder / "leaflet.css",
        "choropleth.js": _MAPS / "choropleth.js",
        "choropleth.css": _MAPS / "choropleth.css",
        "page.css": _PACKAGE / "views" / "page.css",
        "font": browser_font(home),
    }


@cache
def address(name: str, home: Path) -> str:
    """Return the address of a served file; it carries the content's hash and never changes."""
    digest = hashlib.sha256(served_files(home)[name].read_bytes()).hexdigest()[:12]
    return f"/assets/{digest}/{name}"
