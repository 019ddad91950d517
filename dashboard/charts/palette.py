"""Colours of map classes: safe for colour-blind people and never the only sign."""

from dataclasses import dataclass

from dashboard.domain.assessment.kinds import Class, Movement
from dashboard.domain.attainment import TargetState
from dashboard.domain.hotspots import Spot
from dashboard.domain.status import Status, Verdict

_BLUES = ("#dbe8f5", "#b3d0ea", "#7fb2dd", "#4d8fcb", "#1f5a9e", "#0a3672")
_BELOW = ("#6aaed6", "#2f75b5")
_NORMAL = "#d9ead3"
_ABOVE = ("#fdc05f", "#f28e1c", "#bd5208", "#8a3503", "#5a1e02")
_INKS = "#111827", "#ffffff"


FAINT = "#f3f4f6"
"""Units without class, where only what lies beyond chance has one."""


@dataclass(frozen=True)
class StateLook:
    """How units without value are painted.

    Attributes:
        fill: Colour, ``#rrggbb``.
        pattern: ``dots``, ``hatch``, ``cross`` or empty; on a canvas, which has no patterns,
            a dashed outline remains as a sign besides colour.
        css: The same as the background of a legend's sign.
    """

    fill: str
    pattern: str
    css: str


STATE_LOOKS = {
    Status.TOO_FEW: StateLook(
        "#ffffff", "dots", "radial-gradient(#5b6675 22%, #fff 26%) 0 0 / 7px 7px"
    ),
    Status.UNDEFINED: StateLook(
        "#ffffff", "cross", "repeating-linear-gradient(45deg, #fff 0 4px, #7a8492 4px 5px)"
    ),
    Status.SUPPRESSED: StateLook(
        "#e3e6ea", "hatch", "repeating-linear-gradient(135deg, #e3e6ea 0 4px, #7a8492 4px 5px)"
    ),
    Status.NOT_REPORTED: StateLook("#ffffff", "", "#fff"),
    Status.NO_DATA: StateLook("#c9ced6", "", "#c9ced6"),
}


@dataclass(frozen=True)
class SignedLook:
    """How a judgement is shown: a sign and, beside it, a colour.

    Attributes:
        sign: Character of fonts that have no pictures.
        fill: Background, ``#rrggbb``.
        ink: The sign on it.
        strong: Colour of marks on white.
    """

    sign: str
    fill: str
    ink: str
    strong: str


TARGET_LOOKS = {
    TargetState.ATTAINED: SignedLook("✓", "#c6dbef", "#0b3d6b", "#1f5f99"),
    TargetState.ON_SCHEDULE: SignedLook("▲", "#eaf1f8", "#1f5f99", "#3a75ab"),
    TargetState.BEHIND: SignedLook("▼", "#fde0b3", "#7f3b08", "#a8620f"),
    TargetState.MISSED: SignedLook("×", "#b35806", "#ffffff", "#b35806"),
    TargetState.TOO_FEW: SignedLook("◦", "#ffffff", "#4b5563", "#5b6675"),
    TargetState.NOT_REPORTED: SignedLook("?", "#ffffff", "#4b5563", "#5b6675"),
    TargetState.NO_TARGET: SignedLook("", "#f3f4f6", "#4b5563", "#5b6675"),
}
MISSED_BY_CHANCE = SignedLook("×", "#fdebd0", "#7f3b08", "#b35806")
"""Missed, though by no more than chance explains: paler than ``MISSED``, with its sign."""

VERDICT_LOOKS = {
    Verdict.BETTER: SignedLook("▲", "#c6dbef", "#0b3d6b", "#1f5f99"),
    Verdict.WORSE: SignedLook("▼", "#fde0b3", "#7f3b08", "#b35806"),
    Verdict.SIMILAR: SignedLook("＝", "#eef0f3", "#374151", "#5b6675"),
    Verdict.HIGHER: SignedLook("↑", "#efe6f5", "#5b3a7a", "#7a52a0"),
    Verdict.LOWER: SignedLook("↓", "#efe6f5", "#5b3a7a", "#7a52a0"),
    Verdict.UNKNOWN: SignedLook("·", "#ffffff", "#4b5563", "#5b6675"),
}

CLASS_LOOKS = {
    Class.FIRST: SignedLook("Ⅰ", "#c6dbef", "#0b3d6b", "#1f5f99"),
    Class.SECOND: SignedLook("Ⅱ", "#eef0f3", "#374151", "#5b6675"),
    Class.THIRD: SignedLook("Ⅲ", "#fde0b3", "#7f3b08", "#b35806"),
    Class.NONE: SignedLook("—", "#ffffff", "#4b5563", "#5b6675"),
}
MOVEMENT_LOOKS = {
    Movement.UP: VERDICT_LOOKS[Verdict.BETTER],
    Movement.LEVEL: VERDICT_LOOKS[Verdict.SIMILAR],
    Movement.DOWN: VERDICT_LOOKS[Verdict.WORSE],
    Movement.UNKNOWN: VERDICT_LOOKS[Verdict.UNKNOWN],
}


@dataclass(frozen=True)
class SpotLook:
    """How a unit that stands out among its neighbours is marked, over whatever colour it has.

    Attributes:
        sign: Character beside its name, solid for a cluster, hollow for an outlier.
        colour: The outline, ``#rrggbb``: none of the colours of classes.
        dash: Dashes of the outline; empty for none.
    """

    sign: str
    colour: str
    dash: str


SPOT_LOOKS = {
    Spot.HIGH_HIGH: SpotLook("▲", "#8e0f6b", ""),
    Spot.LOW_LOW: SpotLook("▼", "#00695c", ""),
    Spot.HIGH_LOW: SpotLook("△", "#8e0f6b", "7 5"),
    Spot.LOW_HIGH: SpotLook("▽", "#00695c", "7 5"),
}


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
    """Return ``colour`` (``#rrggbb``) mixed with white by ``share``, for what may be chance."""
    parts = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (255 - part) * share):02x}" for part in parts)


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours (``#rrggbb``) of WCAG 2, from 1 to 21."""
    dark, light = sorted(_luminance(one) for one in (colour, other))
    return (light + 0.05) / (dark + 0.05)


def is_dark(colour: str) -> bool:
    """Return whether white reads better on ``colour`` (``#rrggbb``) than the ink of texts."""
    ink, white = (contrast(colour, one) for one in _INKS)
    return white > ink


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2, 0 for black and 1 for white."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
