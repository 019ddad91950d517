"""The map's base: geometry by address, no tiles, nothing from outside.

The script stays the same for the same geometry, so that streamlit-folium never rebuilds
the map: zoom is kept and nothing blinks. Values come by ``maps.values``.
"""

import json
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from jinja2 import Template

_CANVAS_FROM = 1500
_MOST_LABELS = 400


@dataclass(frozen=True)
class MapAssets:
    """Addresses of what the map's frame loads, all on our own server.

    Attributes:
        leaflet_js, leaflet_css: Leaflet.
        script: The choropleth's own script.
        style: Style sheet of labels and tooltips.
        font: The font of all texts.
    """

    leaflet_js: str
    leaflet_css: str
    script: str
    style: str
    font: str


@dataclass(frozen=True)
class MapTexts:
    """Words of the map in the language in use."""

    title: str
    zoom_in: str
    zoom_out: str
    language: str


class _Start(MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "startChoropleth({{ this._parent.get_name() }}, {{ this.options }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ChoroplethStart"
        self.options = json.dumps(options, ensure_ascii=True).replace("</", "<\\/")


class OfflineMap(folium.Map):
    """A folium map that asks only our own server for anything."""

    def __init__(self, assets: MapAssets) -> None:
        # folium's own lists point at CDNs; an instance's lists hide the class's.
        self.default_js = [("leaflet", assets.leaflet_js), ("choropleth", assets.script)]
        self.default_css = [("leaflet_css", assets.leaflet_css), ("map_css", assets.style)]
        super().__init__(
            tiles=None,
            zoom_control=False,
            attributionControl=False,
            zoom_snap=0.25,
            zoom_delta=0.5,
            wheel_px_per_zoom_level=120,
            prefer_canvas=False,
            keyboard=True,
        )


def base_map(
    *,
    geometry_url: str,
    bounds: tuple[float, float, float, float],
    polygons: int,
    assets: MapAssets,
    texts: MapTexts,
) -> folium.Map:
    """Return the map without values.

    Args:
        geometry_url: Address of the polygons (GeoJSON with ``code``, ``name``, ``name_en``).
        bounds: West, south, east, north in degrees.
        polygons: Their number; from 1,500 on they are drawn on a canvas.
        assets: Addresses of Leaflet and of our script and style.
        texts: Words in the language in use.
    """
    west, south, east, north = bounds
    options = {
        "geometryUrl": geometry_url,
        "fontUrl": assets.font,
        "bounds": [[south, west], [north, east]],
        "canvas": polygons >= _CANVAS_FROM,
        "mostLabels": _MOST_LABELS,
        "labelSize": 16,
        "line": "#8a94a3",
        "weight": 1 if polygons < _MOST_LABELS else 0.5,
        "title": texts.title,
        "zoomIn": texts.zoom_in,
        "zoomOut": texts.zoom_out,
        "language": texts.language,
    }
    picture = OfflineMap(assets)
    picture.add_child(_Start(options))
    return picture
