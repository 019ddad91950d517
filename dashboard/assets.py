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
_LEAFLET = Path(leaflet.BASE_DIR)
_SCENE = _PACKAGE / "maps" / "frame"
_SCENE_PARTS = (
    "looks", "elements", "shapes", "canvas", "units", "spots", "room", "labels", "legend", "pane",
    "player", "search", "page", "scene",
)  # fmt: skip
_FONT = "font"
_FILES: dict[str, tuple[Path, ...]] = {
    "leaflet.js": (_LEAFLET / "leaflet.js",),
    "leaflet.css": (_LEAFLET / "leaflet.css",),
    "scene.js": tuple(_SCENE / f"{name}.js" for name in _SCENE_PARTS),
    "scene.css": (_SCENE / "scene.css",),
    "page.css": tuple(_PACKAGE / "views" / f"{name}.css" for name in ("page", "presenting")),
    "presenting.js": (_PACKAGE / "views" / "presenting.js",),
}
"""Files by the name under which pages load them; several are read one after the other."""


def names() -> list[str]:
    """Return the names under which pages load files."""
    return [*_FILES, _FONT]


@cache
def content(name: str, home: Path) -> bytes:
    """Return a file that pages load, by name; the font is the one made for ``home``."""
    files = (browser_font(home),) if name == _FONT else _FILES[name]
    return b"\n".join(file.read_bytes() for file in files)


@cache
def address(name: str, home: Path) -> str:
    """Return the address of a served file; it carries the content's hash and never changes.

    A name that pages do not load has none: the empty text.
    """
    if name not in names():
        return ""
    return f"/assets/{hashlib.sha256(content(name, home)).hexdigest()[:12]}/{name}"
