"""What the map's frame is to show: addresses of geometry and series, and the selection."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import folium
from jinja2 import Template


@dataclass(frozen=True)
class Source:
    """Addresses of the units of one level within one area.

    Attributes:
        geometry: GeoJSON of the polygons.
        series: Classes, values and words of all periods.
        tooltips: Texts of the pointer, with ``{period}`` in the place of the period.
        hotspots: Which units stand together beyond chance, likewise; empty for none.
        ends: Whether the indicator is never shown of the units below these.
    """

    geometry: str
    series: str
    tooltips: str
    hotspots: str = ""
    ends: bool = False


@dataclass(frozen=True)
class PaneState:
    """One of the maps.

    Attributes:
        focus: The units that are looked at.
        around: Their neighbours, drawn dimmed; None for none.
        borders: Address of wider borders drawn over them; empty for none.
        apart: Periods by which it lies apart from the period shown; earlier ones negative.
        named: Codes of the units that the finding names: their labels come first.
    """

    focus: Source
    around: Source | None = None
    borders: str = ""
    apart: int = 0
    named: Sequence[str] = ()


@dataclass(frozen=True)
class SceneState:
    """Everything that the frame shows.

    Attributes:
        panes: One or two maps, side by side.
        period: Label of the period.
        selected: Code of the unit in focus.
        within: Code of the area whose units are looked at.
        up: Whether there is anything above what is shown.
        significant: Whether units that may differ by chance only stand back.
        mark: Map review number, or that the map is for internal use.
        units: Address of the names of all units, to search in.
    """

    panes: Sequence[PaneState]
    period: str
    selected: str
    within: str
    up: bool = False
    significant: bool = False
    mark: str = ""
    units: str = ""


class SceneLayer(folium.FeatureGroup):
    """A feature group that draws nothing and tells the frame what to show.

    streamlit-folium evaluates its script whenever the text changes, without touching the
    base map. The text is the same few lines whatever the geometry weighs.

    Args:
        state: What to show.
        seen: Address that the frame tells once all that is seen.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "window.scene.show({{ this.state }}, {{ this.seen }});"
        "{% endmacro %}"
    )

    def __init__(self, state: SceneState, *, seen: str) -> None:
        super().__init__()
        self.seen = json.dumps(seen)
        content = json.dumps(_said(state), sort_keys=True, separators=(",", ":"))
        key = hashlib.sha256(content.encode()).hexdigest()[:12]
        shown = {**json.loads(content), "key": key}
        self.state = json.dumps(shown, separators=(",", ":")).replace("</", "<\\/")


def _said(state: SceneState) -> dict[str, Any]:
    """Return what a state says, by name; what is empty, nought or false is left unsaid."""
    return asdict(state, dict_factory=lambda pairs: {name: said for name, said in pairs if said})
