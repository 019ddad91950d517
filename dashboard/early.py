"""What pages fetch before they know that they need it: links for their head."""

from importlib.util import find_spec
from pathlib import Path

from dashboard import assets

_CLIENT = ("ComponentInstance", "IFrameUtil", "urls", "withCalculatedWidth")
"""Parts of Streamlit's client that hold a map. It asks for them only when it meets one, behind
all that the page asks for meanwhile."""


def links(home: Path) -> str:
    """Return what the page needs at once: style, script, font; and what its map needs soon.

    Args:
        home: Folder with ``store/``.
    """
    known = {name: assets.address(name, home) for name in assets.names()}
    first = (
        f'<link rel="preload" as="font" crossorigin href="{known.pop("font")}">',
        f'<link rel="stylesheet" href="{known.pop("page.css")}">',
        f'<script defer src="{known.pop("presenting.js")}"></script>',
    )
    parts = (f'<link rel="modulepreload" href="{address}">' for address in _client_parts())
    later = (
        f'<link rel="prefetch" href="{address}">'
        for address in [*known.values(), frame_script()[0]]
    )
    return "".join([*first, *parts, *later])


def _client_parts() -> list[str]:
    scripts = _folder("streamlit") / "static" / "static" / "js"
    found = (sorted(scripts.glob(f"{name}.*.js")) for name in _CLIENT)
    return [f"/static/js/{script.name}" for scripts in found for script in scripts]


def frame_script() -> tuple[str, Path]:
    """Return address and file of the script of the frame that streamlit-folium draws a map in."""
    build = "static/js"
    [script] = (_folder("streamlit_folium") / "frontend" / "build" / build).glob("main.*.js")
    return f"/component/streamlit_folium.st_folium/{build}/{script.name}", script


def _folder(package: str) -> Path:
    """Return where a package lies, without importing it."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    return Path(found.origin).parent
