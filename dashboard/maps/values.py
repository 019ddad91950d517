"""The values of a map: one character a unit, the looks of the characters, the selection."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import folium
from jinja2 import Template


@dataclass(frozen=True)
class Look:
    """How the units of one code are painted.

    Attributes:
        fill: Colour, ``#rrggbb``.
        pattern: ``dots``, ``hatch``, ``cross`` or empty; on a canvas, which has no
            patterns, the dashed outline remains as a sign besides colour.
        mark: Whether a strong outline says that the unit lies beyond the norm.
    """

    fill: str
    pattern: str = ""
    mark: bool = False


class ValueLayer(folium.FeatureGroup):
    """A feature group that draws nothing and tells the choropleth what to show.

    streamlit-folium evaluates its script whenever the text changes, without touching the
    base map. The text is a few characters a unit, whatever the geometry weighs.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "window.choropleth.show({{ this.state }});"
        "{% endmacro %}"
    )

    def __init__(
        self, codes: str, *, looks: Mapping[str, Look], selected: str, tooltip_url: str
    ) -> None:
        super().__init__()
        styles = {code: asdict(look) for code, look in looks.items()}
        palette = json.dumps(styles, sort_keys=True)
        state = {
            "codes": codes,
            "styles": {code: look for code, look in styles.items() if code in codes},
            "palette": hashlib.sha256(palette.encode()).hexdigest()[:8],
            "selected": selected,
            "tooltipUrl": tooltip_url,
            "key": hashlib.sha256((codes + palette + selected).encode()).hexdigest()[:12],
        }
        self.state = json.dumps(state, ensure_ascii=True).replace("</", "<\\/")
