"""Colours of map classes: safe for colour-blind people and never the only sign."""

_BLUES = ("#eaf1f8", "#c6dbef", "#9ecae1", "#6baed6", "#3182bd", "#08519c")
_BELOW = ("#7fb3d5", "#3f7fb0")
_NORMAL = "#eef3ea"
_ABOVE = ("#fde0b3", "#fdb863", "#e08214", "#b35806", "#7f3b08")

STATE_FILLS = {
    "f": "#ffffff",
    "u": "#ffffff",
    "s": "#e3e6ea",
    "r": "#ffffff",
    "n": "#c9ced6",
}
"""Fills of the states without value, by their code; patterns tell them apart as well."""


def class_colours(count: int, *, middle: int | None = None) -> list[str]:
    """Return one colour a class, light to dark.

    Args:
        count: Number of classes.
        middle: Number of the class that is normal: blues below it, oranges above.
            None for a sequence of blues.
    """
    if middle is None:
        last = len(_BLUES) - 1
        return [_BLUES[round(number * last / max(count - 1, 1))] for number in range(count)]
    below = list(reversed(_BELOW[:middle]))
    return [*below, _NORMAL, *_ABOVE[: count - middle - 1]]


def paler(colour: str, share: float = 0.6) -> str:
    """Return ``colour`` (``#rrggbb``) mixed with white by ``share``, for few events."""
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)
