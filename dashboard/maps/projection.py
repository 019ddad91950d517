"""Mercator, as on the screen, fitted to a picture so that names can be placed on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

WIDTH, HEIGHT = 800, 500
"""Pixels of the picture, for which names are placed."""

_MARGIN = 12
_EARTH_RADIUS = 6_371_000
"""Metres; that of the screen's scale bar."""


@dataclass(frozen=True)
class Projection:
    """Mercator, fitted to what is looked at.

    Attributes:
        scale: Pixels a radian.
        left, top: Pixels of longitude 0 and of the equator.
    """

    scale: float
    left: float
    top: float

    @classmethod
    def fitted(cls, shapes: Sequence[shapely.Geometry]) -> "Projection":
        """Return the projection that fills the picture with ``shapes``."""
        west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object))
        x0, x1 = np.radians([west, east])
        y0, y1 = _stretched(np.array([south, north]))
        scale = min(
            (WIDTH - 2 * _MARGIN) / max(x1 - x0, 1e-9), (HEIGHT - 2 * _MARGIN) / max(y1 - y0, 1e-9)
        )
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        return cls(
            float(scale),
            float(WIDTH / 2 - scale * middle[0]),
            float(HEIGHT / 2 + scale * middle[1]),
        )

    def pixels(self, places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return (n, 2) pixels of (n, 2) degrees."""
        across = self.left + self.scale * np.radians(places[:, 0])
        down = self.top - self.scale * _stretched(places[:, 1])
        return np.column_stack([across, down])

    def degrees(self, places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return (n, 2) degrees of (n, 2) pixels, the inverse of ``pixels``."""
        longitude = np.degrees((places[:, 0] - self.left) / self.scale)
        stretched = (self.top - places[:, 1]) / self.scale
        latitude = np.degrees(2 * np.arctan(np.exp(stretched)) - np.pi / 2)
        return np.column_stack([longitude, latitude])

    @property
    def metres_per_pixel(self) -> float:
        """Length of a pixel on the ground, along the latitude of the picture's middle."""
        middle = np.array([[WIDTH / 2, HEIGHT / 2]])
        latitude = np.radians(self.degrees(middle)[0, 1])
        return float(_EARTH_RADIUS * np.cos(latitude) / self.scale)

    @property
    def specification(self) -> dict[str, Any]:
        """The same for Vega-Lite."""
        return {"type": "mercator", "scale": self.scale, "translate": [self.left, self.top]}


def _stretched(latitudes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    stretched: npt.NDArray[np.float64] = np.log(np.tan(np.pi / 4 + np.radians(latitudes) / 2))
    return stretched
