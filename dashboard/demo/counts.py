"""Whole numbers with given sums: shares rounded fairly, events thrown at random."""

from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]


def apportion(totals: Array, weights: Array) -> Array:
    """Split whole ``totals`` in proportion to weights, the largest remainders first (Hamilton).

    Args:
        totals: (t,) whole numbers.
        weights: (t, n) or (n,) non-negative, not all zero in a row.

    Returns:
        (t, n) whole numbers whose rows add up to ``totals``.
    """
    wide = np.broadcast_to(weights, (len(totals), np.shape(weights)[-1]))
    exact = totals[:, None] * wide / wide.sum(axis=1, keepdims=True)
    whole = np.floor(exact).astype(np.int64)
    rank = np.argsort(np.argsort(whole - exact, axis=1, kind="stable"), axis=1)
    split: Array = whole + (rank < (totals - whole.sum(axis=1))[:, None])
    return split


def scatter(rng: np.random.Generator, total: int, weights: Array) -> Array:
    """Throw ``total`` events on places of any shape by their weights."""
    thrown = rng.multinomial(total, weights.ravel() / weights.sum())
    return thrown.reshape(weights.shape)


def scatter_within(
    rng: np.random.Generator, total: int, weights: Array, *, at_most: Array
) -> Array:
    """Throw ``total`` events on places of which each takes ``at_most`` so many.

    Raises:
        ValueError: There is not enough room.
    """
    if total > at_most.sum():
        raise ValueError(f"{total} events do not fit into {at_most.sum()} places")
    found = np.zeros_like(at_most)
    while (left := total - int(found.sum())) > 0:
        room = np.where(found < at_most, weights + 1e-9, 0.0)
        found = np.minimum(found + scatter(rng, left, room), at_most)
    return found
