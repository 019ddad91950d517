"""The empty map that carries the scene: nothing in it comes from outside.

Its script stays the same whatever is shown, so that streamlit-folium never rebuilds the
frame: zoom is kept and nothing blinks. What is shown comes by ``maps.scene``. The maps that
are seen are our own Leaflet maps inside the frame: streamlit-folium looks at every polygon
of its map on every change, and this one has none.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template


@dataclass(frozen=True)
class SceneAssets:
    """Addresses of what the map's frame loads, all on our own server.

    Attributes:
        leaflet_js, leaflet_css: Leaflet.
        script: The scene's own script.
        style: Style sheet of labels and tooltips.
        font: The font of all texts.
    """

    leaflet_js: str
    leaflet_css: str
    script: str
    style: str
    font: str


@dataclass(frozen=True)
class SceneTexts:
    """Words of the frame in the language in use, named as its script names them."""

    language: str
    zoomIn: str  # noqa: N815  the script's spelling
    zoomOut: str  # noqa: N815
    north: str
    kilometres: str
    metres: str
    below: str
    belowBeside: str  # noqa: N815
    through: str
    nothingBelow: str  # noqa: N815
    ends: str
    awaited: str
    period: str
    play: str
    pause: str
    search: str
    notFound: str  # noqa: N815


class _Start(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}startScene({{ this.options }});{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "SceneStart"
        text = json.dumps(options, ensure_ascii=False, separators=(",", ":"))
        self.options = text.replace("</", "<\\/")


class OfflineMap(folium.Map):
    """A folium map that asks only our own server for anything."""

    def __init__(self, assets: SceneAssets) -> None:
        # folium's own lists point at CDNs; an instance's lists hide the class's.
        self.default_js = [("leaflet", assets.leaflet_js), ("scene", assets.script)]
        self.default_css = [("leaflet_css", assets.leaflet_css), ("scene_css", assets.style)]
        super().__init__(tiles=None, zoom_control=False, attributionControl=False)


def base_map(*, assets: SceneAssets, texts: SceneTexts) -> folium.Map:
    """Return the map without anything in it.

    Args:
        assets: Addresses of Leaflet and of our script and style.
        texts: Words in the language in use.
    """
    options = {"fontUrl": assets.font, "texts": asdict(texts)}
    picture = OfflineMap(assets)
    picture.add_child(_Start(options))
    return picture
