"""Smooth random fields over the plane: ridges, valleys and the shape of a county."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]

_WAVES = 24


def smooth_field(rng: np.random.Generator, points: Array, *, octaves: tuple[float, ...]) -> Array:
    """Return a random field of mean about 0 and standard deviation about 1 at ``points``.

    A sum of plane waves of random direction and phase; each octave is half as strong as the
    one before.

    Args:
        rng: Source of chance.
        points: (n, 2) coordinates.
        octaves: Wave lengths, the longest first, in the unit of ``points``.
    """
    field = np.zeros(len(points))
    power = 0.0
    for step, length in enumerate(octaves):
        strength = 0.5**step
        angle = rng.uniform(0, 2 * np.pi, _WAVES)
        number = 2 * np.pi / length * rng.uniform(0.7, 1.4, _WAVES)
        waves = np.stack([np.cos(angle), np.sin(angle)]) * number
        phase = rng.uniform(0, 2 * np.pi, _WAVES)
        field += strength * np.cos(points @ waves + phase).sum(axis=1)
        power += strength**2 * _WAVES / 2
    scaled: Array = field / np.sqrt(power)
    return scaled
